"""Ending a post, and leaving for good: what follows is said before it is done."""

from __future__ import annotations

from flask import url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.models import Person, Post
from tracker.people import queries, services
from tracker.people.forms import LastDayForm
from tracker.people.views.room import MANAGED, POST, Sheet, bp, send
from tracker.web.guards import current_actor, requires


def what_follows(actor: Actor, person: Person, post: Post | None = None) -> list[str]:
    """What hangs on the post, or on everything the person does: open tasks by unit, deputies."""
    said = []
    for left in queries.of_person(actor, person):
        if post is not None and left.unit.id != post.unit_id:
            continue
        if left.official:
            said.append(
                gettext(
                    "%(many)d nhiệm vụ chưa xong của %(unit)s do người này phụ trách; lãnh đạo đơn vị cần bàn giao.",
                    many=left.official,
                    unit=left.unit.name,
                )
            )
        if left.supervisor and post is None:
            said.append(
                gettext(
                    "%(many)d nhiệm vụ chưa xong của %(unit)s do người này chỉ đạo; thư ký cần phân công lại.",
                    many=left.supervisor,
                    unit=left.unit.name,
                )
            )
    for each in queries.deputies_of(person, clock.today()):
        if post is not None and each.post_id != post.id:
            continue
        days = {"first": f"{each.valid_from:%d/%m/%Y}", "last": f"{each.valid_to:%d/%m/%Y}"}
        if each.person_id == person.id:
            words = gettext(
                "Ủy quyền thay %(name)s từ %(first)s đến %(last)s kết thúc.", name=each.post.person.full_name, **days
            )
        else:
            words = gettext(
                "Ủy quyền cho %(name)s từ %(first)s đến %(last)s kết thúc.", name=each.person.full_name, **days
            )
        said.append(words)
    if reach(actor, Permission.TASK_VIEW) is None:
        said.append(gettext("Số nhiệm vụ chưa kể nhiệm vụ mật, nếu có."))
    return said


def _onward(actor: Actor, person: Person) -> str:
    """Where to go afterwards: to hand over, where the actor does that and something is left."""
    hands = reach(actor, Permission.TASK_STAFF) is not None
    return url_for(
        "people.hand_over" if hands and queries.of_person(actor, person) else "people.person", person_id=person.id
    )


@bp.route("/posts/<int:post_id>/end", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE, POST)
def end(post: Post) -> ResponseReturnValue:
    """Let the post end with a day; one that has not begun is taken back."""
    actor, person, today = current_actor(), post.person, clock.today()
    coming = post.valid_from is not None and post.valid_from > today
    form = LastDayForm(data={"last_day": today})
    title = gettext("Hủy bổ nhiệm") if coming else gettext("Thôi giữ chức danh")
    names = {"title": post.title, "unit": post.unit.name}
    intro = (
        gettext("“%(title)s, %(unit)s” chưa bắt đầu; ngày cuối trước ngày bắt đầu thì coi như chưa bổ nhiệm.", **names)
        if coming
        else gettext("“%(title)s, %(unit)s”: hết ngày cuối thì không còn quyền của chức danh này.", **names)
    )
    return send(
        form,
        lambda: Sheet(title, title, person, intro, follows=what_follows(actor, person, post)),
        lambda: services.end(post, form.last_day.data, by=actor),
        gettext("Đã ghi ngày thôi giữ chức danh."),
        _onward(actor, person),
    )


@bp.route("/people/<int:person_id>/leave", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE, MANAGED)
def leave(person: Person) -> ResponseReturnValue:
    """Leave for good: every post ends with the day, the account is closed at once when the day is today or before."""
    actor = current_actor()
    form = LastDayForm(data={"last_day": clock.today()})
    follows = [
        gettext("Thôi “%(title)s, %(unit)s”.", title=post.title, unit=post.unit.name)
        for post in queries.running(person)
    ]
    return send(
        form,
        lambda: Sheet(
            gettext("Rời cơ quan"),
            gettext("Xác nhận rời cơ quan"),
            person,
            gettext(
                "Ngày cuối là hôm nay hoặc đã qua: tài khoản đóng ngay, các phiên đăng nhập kết thúc. Ngày sau này: "
                "hết ngày đó thì không vào được nữa."
            ),
            follows=follows + what_follows(actor, person),
        ),
        lambda: services.leave(person, form.last_day.data, by=actor),
        gettext("Đã ghi %(name)s rời cơ quan.", name=person.full_name),
        _onward(actor, person),
    )
