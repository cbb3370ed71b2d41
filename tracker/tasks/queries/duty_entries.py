"""What people did to duties, as the timeline of a task and the page of a duty tell it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from tracker.core import clock
from tracker.storage.database import db
from tracker.tasks.models import AnyTask, DutyEntry, Period, Series
from tracker.tasks.queries.entries import Entry
from tracker.tasks.queries.present import Has, has


def told(entry: DutyEntry) -> Entry:
    """The entry of a duty as a timeline shows it."""
    about: tuple[tuple[str, object], ...] = ()
    if entry.detail:
        about = (("duty", entry),)
    return Entry(
        entry.at,
        entry.step,
        about,
        entry.words,
        entry.person.full_name,
        entry.post_title,
        entry.on_behalf_of.full_name if entry.on_behalf_of else None,
        entry,
    )


def duty_entries(series: Series) -> list[Entry]:
    """What people did to the duty, newest first."""
    return _told(DutyEntry.series_id == series.id)


def entries_of(task: AnyTask) -> Iterable[Entry]:
    """What people did to the rhythm of the task's reports, or to its duty since the task was given."""
    if task.period_id is None and not has(task, Has.DUTY_ENTRIES):
        return []
    about: ColumnElement[bool] = DutyEntry.task_id == task.id
    if task.period_id is not None:
        duty = select(Period.series_id).where(Period.id == task.period_id).scalar_subquery()
        since = clock.at_office(task.assigned_on, 0)
        about = or_(about, and_(DutyEntry.series_id == duty, DutyEntry.at >= since))
    return _told(about)


def _told(which: ColumnElement[bool]) -> list[Entry]:
    query = (
        select(DutyEntry)
        .where(which)
        .options(joinedload(DutyEntry.person), joinedload(DutyEntry.on_behalf_of))
        .order_by(DutyEntry.id.desc())
    )
    return [told(entry) for entry in db.session.scalars(query)]
