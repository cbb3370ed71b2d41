"""Which reminders have fallen due: a few days are asked for, not a hundred thousand tasks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, exists, or_, select

from tracker.core.calendar import WorkingCalendar
from tracker.notifications.models import Reminder
from tracker.notifications.rules import REMINDED, Plan, Stage, plan
from tracker.storage.database import db
from tracker.tasks.models import Task


@dataclass(frozen=True)
class Due:
    """A reminder that has fallen due for one task."""

    task_id: int
    due_on: date
    stage: Stage


def reminders_due(today: date, calendar: WorkingCalendar, steps: Plan) -> list[Due]:
    """The reminders of `today` that are not written yet, by deadline.

    First the days that are somebody's deadline, then for each stage the tasks with those deadlines that have no
    reminder of this stage or a later one: statements grow with the stages, rows with what is really due.
    """
    last = calendar.add(today, steps.reach)
    while not calendar.is_working(last + timedelta(days=1)):
        last += timedelta(days=1)  # a deadline on a day off counts as the working day before it
    days = db.session.scalars(
        select(Task.due_on).where(Task.state.in_(REMINDED), Task.due_on <= last).distinct().order_by(Task.due_on)
    ).all()
    stages: dict[tuple[str, int], list[tuple[date, Stage]]] = {}
    for day in days:
        if day is not None:
            for stage in plan(day, today, calendar, steps):
                stages.setdefault((stage.series.value, stage.number), []).append((day, stage))
    return [due for of_stage in stages.values() for due in _tasks_at(of_stage)]


def _tasks_at(days: list[tuple[date, Stage]]) -> Iterable[Due]:
    stage_on = dict(days)
    stage = days[0][1]
    reminded = exists().where(
        Reminder.task_id == Task.id,
        Reminder.due_on == Task.due_on,
        Reminder.series == stage.series,
        Reminder.stage >= stage.number,
    )
    query = (
        select(Task.id, Task.due_on)
        .where(Task.state.in_(REMINDED), or_(*_on(days)), ~reminded)
        .order_by(Task.due_on, Task.id)
    )
    for task_id, due_on in db.session.execute(query):
        if due_on is not None:
            yield Due(task_id, due_on, stage_on[due_on])


def _on(days: list[tuple[date, Stage]]) -> Iterable[ColumnElement[bool]]:
    """Tasks with these deadlines; before a deadline only those that were given before the stage fell due."""
    free = [day for day, stage in days if stage.since is None]
    if free:
        yield Task.due_on.in_(free)
    for day, stage in days:
        if stage.since is not None:
            yield and_(Task.due_on == day, Task.assigned_on < stage.since)
