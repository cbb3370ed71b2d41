"""The inbox, and the way from a notice to the screen where it is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any

from flask import current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug import Response

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import ActingPost, Actor
from tracker.notifications import queries, services
from tracker.notifications.models import Matter, Notice
from tracker.notifications.queries import Wanted
from tracker.notifications.rules import Kind
from tracker.notifications.views.room import NOTICE, bp
from tracker.notifications.views.screens import address_of
from tracker.org.models import Unit
from tracker.storage.database import transaction
from tracker.tasks.models import Task
from tracker.web.guards import current_actor, requires
from tracker.web.i18n import weekday
from tracker.web.paging import Page, page_number


@dataclass(frozen=True)
class Row:
    """A notice as the inbox shows it; `matter` is None once the reader may no longer see it.

    `sign` names the shape and the colour before its words, as for states and deadlines.
    """

    notice: Notice
    words: str
    sign: str
    unit: str
    matter: Matter | None

    @property
    def secret(self) -> bool:
        """True for a confidential task."""
        return isinstance(self.matter, Task) and self.matter.confidential

    @property
    def title(self) -> str:
        """What it is about: the title of a task or request, the name of a unit."""
        found = self.notice.matter
        return found.name if isinstance(found, Unit) else found.title

    @property
    def due_on(self) -> date | None:
        """The deadline of a task."""
        return self.matter.due_on if isinstance(self.matter, Task) else None


#: What waits looks like work that waits, a reminder like the deadline that it calls to mind.
_SIGNS = {Kind.WAITS: "submitted", Kind.REMINDER: "due_soon", Kind.INFORMATION: "none"}
_LATE = ("reminder.late", "reminder.leader")


@bp.get("/notices")
@requires(Permission.ACCOUNT_OWN)
def index() -> ResponseReturnValue:
    """One's own notices by day, in all posts."""
    actor = current_actor()
    wanted = Wanted.of(request.args)
    page = queries.inbox(actor, wanted, number=page_number(), size=current_app.config["PAGE_SIZE"])
    undone = _moment(request.args.get("marked", ""))
    return render_template(
        "notifications/index.html",
        page=page,
        days=_by_day(page, queries.still_visible(actor, page.rows)),
        wanted=wanted,
        kinds=list(Kind),
        unread=queries.unread_count(actor),
        newest=_written(page.rows[0].at if page.rows and page.number == 1 and not wanted.args() else clock.now()),
        marked=queries.marked_at(actor.person_id, undone) if undone else 0,
        marked_at=request.args.get("marked", ""),
    )


def _by_day(page: Page[Notice], visible: set[int]) -> Iterator[tuple[str, list[Row]]]:
    def day_of(notice: Notice) -> date:
        return clock.local(notice.at).date()

    for day, notices in groupby(page.rows, key=day_of):
        yield _day_words(day), [_row(notice, visible) for notice in notices]


def _row(notice: Notice, visible: set[int]) -> Row:
    sentence, values = queries.said(notice)
    sign = "overdue" if notice.action in _LATE else _SIGNS[notice.kind]
    matter = notice.matter if notice.id in visible else None
    return Row(notice, str(gettext(sentence, **values)), sign, queries.unit_of(notice.matter), matter)


def _day_words(day: date) -> str:
    today = clock.today()
    if day == today:
        return str(gettext("Hôm nay"))
    if day == today - timedelta(days=1):
        return str(gettext("Hôm qua"))
    return f"{weekday(day)}, {day:%d/%m/%Y}"


@bp.get("/notices/<int:notice_id>/open")
@requires(Permission.ACCOUNT_OWN, NOTICE)
def open_notice(notice: Notice) -> ResponseReturnValue:
    """Mark the notice as read and go to where it is answered, in the post in which the person was told."""
    actor = current_actor()
    post = _post_for(actor, notice)
    with transaction():
        services.mark_read(notice, by=actor)
    if post is None:
        flash(gettext("Nội dung này không còn thuộc phạm vi của bạn."), "warning")
        return redirect(url_for(".index"))
    if post.id != actor.post.id:
        session["post"] = post.id
        flash(gettext("Đã chuyển sang chức danh %(title)s, %(unit)s.", title=post.title, unit=post.unit_name), "info")
    return redirect(address_of(notice, replace(actor, post=post)))


def _post_for(actor: Actor, notice: Notice) -> ActingPost | None:
    """The post in which the matter can be seen: the one told in, else the present one, else any."""
    posts = sorted(actor.posts or (actor.post,), key=lambda post: (post.id != notice.post_id, post.id != actor.post.id))
    may_see = (post for post in posts if queries.may_see(replace(actor, post=post), notice.matter))
    return next(may_see, None)


@bp.post("/notices/<int:notice_id>/read")
@requires(Permission.ACCOUNT_OWN, NOTICE)
def mark(notice: Notice) -> ResponseReturnValue:
    """Mark one notice as read, or as unread again."""
    actor = current_actor()
    with transaction():
        if request.form.get("to") == "unread":
            services.mark_unread(notice, by=actor)
        else:
            services.mark_read(notice, by=actor)
    return _back()


@bp.post("/notices/read")
@requires(Permission.ACCOUNT_OWN)
def mark_all() -> ResponseReturnValue:
    """Mark everything as read, up to the newest that the page showed."""
    seen = _moment(request.form.get("newest", "")) or clock.now()
    with transaction():
        moment = services.mark_all_read(seen, by=current_actor())
    return _back(marked=_written(moment))


@bp.post("/notices/unread")
@requires(Permission.ACCOUNT_OWN)
def undo() -> ResponseReturnValue:
    """Take back what was marked together."""
    moment = _moment(request.form.get("marked", ""))
    if moment is not None:
        with transaction():
            services.take_back(moment, by=current_actor())
    return _back()


_FORM = "%Y%m%dT%H%M%S.%f"


def _written(moment: datetime) -> str:
    """A moment as an address names it."""
    return moment.astimezone(UTC).strftime(_FORM)


def _moment(text: str) -> datetime | None:
    """The moment that an address names; None for anything else."""
    try:
        return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def _back(*, marked: str = "") -> Response:
    """To the page of the inbox that the form stood on; `marked` offers to take back what was marked together."""
    args: dict[str, Any] = dict(Wanted.of(request.form).args())
    page = request.form.get("page", "")
    if page.isdecimal() and page != "1" and len(page) < 6:
        args["page"] = page
    if marked:
        args["marked"] = marked
    return redirect(url_for(".index", **args))
