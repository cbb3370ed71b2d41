"""Directives to many units, and what became of the conclusions of a conference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort
from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass, Horizon
from tracker.meetings.models import Document, Meeting, Passage
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import FanOut, Move, Task, TaskUnit
from tracker.tasks.queries.scope import class_of, deadline_class, visible_to
from tracker.tasks.queries.series import newest_of_each
from tracker.tasks.rules import CLOSED, OPEN, Share, State, shared_progress
from tracker.web.paging import Page


def fan_out_or_404(actor: Actor, fan_out_id: int) -> FanOut:
    """The directive to many units with its tasks, or 404 when the actor sees none of them."""
    query = (
        select(FanOut)
        .where(FanOut.id == fan_out_id)
        .options(
            joinedload(FanOut.meeting),
            joinedload(FanOut.passage).joinedload(Passage.document),
            selectinload(FanOut.tasks).options(
                joinedload(Task.lead),
                joinedload(Task.assigner),
                joinedload(Task.blocker_unit),
                joinedload(Task.measure),
                selectinload(Task.units).joinedload(TaskUnit.unit),
            ),
        )
    )
    found = db.session.scalar(query)
    if found is None or not policy.may_fan_out(actor, Permission.TASK_VIEW, found):
        abort(404)
    return found


@dataclass(frozen=True)
class Directive:
    """A directive to many units as a list shows it: what the actor sees of it, counted in SQL."""

    fan_out: FanOut
    units: int
    closed: int
    overdue: int
    progress: int
    confidential: bool = False


def directives(actor: Actor, horizon: Horizon, *, number: int, size: int) -> Page[Directive]:
    """The directives of which the actor sees a task, newest first; three statements."""
    counts = Task.state != State.CANCELLED
    weight = func.sum(case((counts, Task.weight), else_=0))
    figures = (
        select(
            Task.fan_out_id.label("id"),
            func.count().label("units"),
            func.sum(case((Task.state.in_(CLOSED), 1), else_=0)).label("closed"),
            func.sum(case((deadline_class(horizon) == DeadlineClass.OVERDUE, 1), else_=0)).label("overdue"),
            func.sum(case((counts, Task.percent * Task.weight), else_=0)).label("done"),
            weight.label("weight"),
            func.max(case((Task.confidential, 1), else_=0)).label("secret"),
        )
        .where(visible_to(actor), Task.fan_out_id.is_not(None))
        .group_by(Task.fan_out_id)
        .subquery()
    )
    total = db.session.scalar(select(func.count()).select_from(figures)) or 0
    number = min(number, max(1, -(-total // size)))
    query = (
        select(FanOut, figures)
        .join(figures, figures.c.id == FanOut.id)
        .options(joinedload(FanOut.meeting))
        .order_by(FanOut.id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    rows = [
        Directive(
            row[0], row.units, row.closed, row.overdue, row.done // row.weight if row.weight else 0, bool(row.secret)
        )
        for row in db.session.execute(query)
    ]
    return Page(rows, number, size, total)


def last_words(task_ids: list[int], *, on: date | None = None) -> dict[int, Move]:
    """The newest move with words for each task, up to the day `on` (default today)."""
    query = select(Move).where(Move.id.in_(_newest_words(task_ids, on))).options(joinedload(Move.person))
    return {move.task_id: move for move in db.session.scalars(query)}


def last_notes(task_ids: list[int], *, on: date | None = None) -> dict[int, str]:
    """The words of `last_words` alone."""
    query = select(Move.task_id, Move.note).where(Move.id.in_(_newest_words(task_ids, on)))
    return {row.task_id: row.note for row in db.session.execute(query)}


def _newest_words(task_ids: list[int], on: date | None) -> Select[Any]:
    newest = select(func.max(Move.id)).where(Move.task_id.in_(task_ids), Move.note != "").group_by(Move.task_id)
    return newest if on is None else newest.where(Move.day <= on)


def laggards_first(tasks: list[Task], horizon: Horizon) -> list[Task]:
    """Overdue tasks first, then the others by deadline and progress; closed ones last."""
    order = (DeadlineClass.OVERDUE, DeadlineClass.DUE_SOON, DeadlineClass.IN_TIME, DeadlineClass.NONE)

    def rank(task: Task) -> tuple[int, date, int]:
        kind = class_of(task, horizon)
        place = order.index(kind) if kind in order and task.state in OPEN else len(order)
        return place, task.due_on or date.max, task.percent

    return sorted(tasks, key=rank)


def tasks_by_passage(actor: Actor, document: Document) -> dict[int, list[Task]]:
    """The tasks that the actor sees from each passage of `document`."""
    query = (
        select(Task)
        .where(
            visible_to(actor),
            newest_of_each(),
            Task.passage_id.in_(select(Passage.id).where(Passage.document_id == document.id)),
        )
        .options(joinedload(Task.lead))
        .order_by(Task.id)
    )
    found: dict[int, list[Task]] = {}
    for task in db.session.scalars(query):
        found.setdefault(task.passage_id, []).append(task)
    return found


@dataclass(frozen=True)
class Conclusion:
    """One conclusion of a conference with the tasks that the actor sees of it."""

    passage: Passage
    tasks: list[Task]

    @property
    def progress(self) -> int:
        """The progress over all its tasks."""
        return shared_progress(Share(task.state, task.percent, task.weight) for task in self.tasks)

    @property
    def fan_out_id(self) -> int | None:
        """The directive to many units that it is, if it is one."""
        return self.tasks[0].fan_out_id


def conclusions(actor: Actor, meeting: Meeting) -> list[Conclusion]:
    """The conclusions of `meeting` that gave tasks the actor sees, in reading order; two statements.

    A recurring duty shows the tasks of its newest period.
    """
    query = (
        select(Task)
        .where(Task.meeting_id == meeting.id, visible_to(actor), newest_of_each())
        .join(Task.passage)
        .options(joinedload(Task.lead), contains_eager(Task.passage).joinedload(Passage.document))
        .order_by(Passage.document_id, Passage.start, Task.id)
    )
    grouped: dict[int, list[Task]] = {}
    for task in db.session.scalars(query):
        grouped.setdefault(task.passage_id, []).append(task)
    return [Conclusion(tasks[0].passage, tasks) for tasks in grouped.values()]
