"""The calendar feed: deadlines as a calendar program reads them, behind a secret address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from flask import Response, abort, current_app, request

from tracker.core import clock
from tracker.core.later import later
from tracker.core.text import fingerprint
from tracker.notifications import queries, services
from tracker.notifications.services.mailing import named
from tracker.notifications.views.room import bp
from tracker.storage.database import transaction
from tracker.tasks.models import Task
from tracker.web.addresses import address_of
from tracker.web.guards import public
from tracker.web.security import limiter

if TYPE_CHECKING:
    import icalendar
else:
    icalendar = later("icalendar")


@bp.get("/calendar/<secret>.ics")
@public
@limiter.limit("60/minute")
def feed(secret: str) -> Response:
    """The open deadlines that concern whoever owns the secret. Nobody signs in: a calendar program cannot."""
    found = queries.feed_by_secret(secret)
    if found is None:
        abort(404)
    written = write(queries.deadlines_of(found.person_id, found.person.full_name))
    content = fingerprint(written)
    if content != found.content:
        with transaction():
            services.note_content(found, content)
    answer = Response(written, mimetype="text/calendar")
    answer.set_etag(content)
    answer.last_modified = found.changed_at
    answer.headers["Content-Disposition"] = 'inline; filename="ketluan.ics"'
    answer.headers["Cache-Control"] = "private, max-age=900"
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.make_conditional(request)
    return answer


def write(tasks: Sequence[Task]) -> bytes:
    """The calendar: each deadline as a whole day, under a name that stays the same as long as the task lives.

    Nothing in it depends on when it is written, so that equal deadlines are equal bytes.
    """
    site = urlsplit(current_app.config["URL"]).hostname or "ketluan"
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Ket Luan//Deadlines//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", "Hạn nhiệm vụ – Kết Luận")
    calendar.add("x-published-ttl", icalendar.vDuration(timedelta(hours=1)))
    for task in tasks:
        if task.due_on is not None:
            calendar.add_component(_event(task, site))
    return bytes(calendar.to_ical())


def _event(task: Task, site: str) -> icalendar.Event:
    event = icalendar.Event()
    event.add("uid", f"task-{task.id}@{site}")
    event.add("dtstamp", clock.at_office(task.assigned_on, 0).astimezone(UTC))
    event.add("sequence", task.version)
    event.add("dtstart", task.due_on)
    event.add("dtend", task.due_on + timedelta(days=1) if task.due_on else None)
    event.add("summary", f"Hạn: {named(task)}")
    address = address_of("tasks.detail", task_id=task.id)
    # Calendars leave the house: of a confidential task they say its number and its day.
    lead = "" if task.confidential else f"Đơn vị chủ trì: {task.lead.name}\n"
    event.add("description", lead + address)
    event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event
