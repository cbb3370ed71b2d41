"""Acts on posts: appoint, transfer, let somebody deputise."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.auth.forms import DeputyForm
from tracker.auth.queries import deputy_choices
from tracker.org.models import Deputyship, Person, Post
from tracker.org.queries import acting_post, person_of
from tracker.people import policy, services
from tracker.people.forms import SeatForm, seat_of
from tracker.people.views.leaving import what_follows
from tracker.people.views.room import DEPUTISED, DEPUTYSHIP, PERSON, POST, Sheet, bp, roster, send
from tracker.storage.database import transaction
from tracker.web.guards import current_actor, requires


@bp.route("/people/<int:person_id>/appoint", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE, PERSON)
def appoint(person: Person) -> ResponseReturnValue:
    """Give the person another post beside those they hold."""
    actor, units = current_actor(), roster(current_actor())
    form = SeatForm()
    form.offer(units, policy.roles_given(actor))
    return send(
        form,
        lambda: Sheet(
            gettext("Bổ nhiệm"),
            gettext("Bổ nhiệm"),
            person,
            gettext("Chức danh mới thêm vào các chức danh đang giữ; người này chọn chức danh khi làm việc."),
            roster=units,
        ),
        lambda: services.appoint(person, form.seat(), by=actor),
        gettext("Đã bổ nhiệm."),
        url_for(".person", person_id=person.id),
    )


@bp.route("/posts/<int:post_id>/transfer", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE, POST)
def transfer(post: Post) -> ResponseReturnValue:
    """End the post and open another from a day on."""
    actor, units, person = current_actor(), roster(current_actor()), post.person
    form = SeatForm(data=seat_of(post))
    form.offer(units, policy.roles_given(actor))
    return send(
        form,
        lambda: Sheet(
            gettext("Điều chuyển"),
            gettext("Điều chuyển"),
            person,
            gettext(
                "Thôi “%(title)s, %(unit)s” từ ngày trước đó, giữ chức danh mới từ ngày ghi dưới đây.",
                title=post.title,
                unit=post.unit.name,
            ),
            follows=what_follows(actor, person, post),
            roster=units,
        ),
        lambda: services.transfer(post, form.seat(), by=actor),
        gettext("Đã điều chuyển."),
        url_for(".person", person_id=person.id),
    )


@bp.route("/posts/<int:post_id>/deputy", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE, DEPUTISED)
def deputise(post: Post) -> ResponseReturnValue:
    """Let somebody of the unit act in the post for some days."""
    actor, person = current_actor(), post.person
    candidates = [each for each in deputy_choices(acting_post(post), person.id) if each.person_id != actor.person_id]
    form = DeputyForm.of(candidates)
    chosen = person_of(candidates, form.person.data)
    return send(
        form,
        lambda: Sheet(
            gettext("Ủy quyền"),
            gettext("Ủy quyền"),
            person,
            gettext(
                "Người được ủy quyền làm mọi việc của chức danh “%(title)s, %(unit)s” trong thời gian đó; lịch sử ghi "
                "tên cả hai người.",
                title=post.title,
                unit=post.unit.name,
            ),
        ),
        lambda: services.deputise(post, chosen, form.valid_from.data, form.valid_to.data, by=actor),
        gettext("Đã ủy quyền."),
        url_for(".person", person_id=person.id),
    )


@bp.post("/deputyships/<int:deputyship_id>/end")
@requires(Permission.PEOPLE_MANAGE, DEPUTYSHIP)
def end_deputyship(deputyship: Deputyship) -> ResponseReturnValue:
    """End it at once."""
    person_id = deputyship.post.person_id
    with transaction():
        services.end_deputyship(deputyship, by=current_actor())
    flash(gettext("Đã kết thúc ủy quyền."), "success")
    return redirect(url_for(".person", person_id=person_id))
