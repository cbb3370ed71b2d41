"""Tasks and their moves as rows of a table: plain values, nothing that the database session keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tracker.core.labels import Recurrence, Topic
from tracker.org.rules.tree import KnownUnit
from tracker.tasks.models import Named
from tracker.tasks.rules import State, Step


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A step in the life of a task; its attributes are called as those of `Move`, people by their names alone."""

    id: int
    task_id: int
    step: Step
    from_state: State | None
    to_state: State
    at: datetime
    day: date
    percent: int
    note: str
    finished_on: date | None
    unit_id: int | None
    post_title: str
    version: int | None
    person: str
    on_behalf_of: str | None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """How a task stood on a day; its attributes are called as those of `Task` and `TaskSpan`.

    `lead_now_id` is the unit that leads it today, `lead_id` the one that led it on the day. Of a task that is blocked
    it says since when, and the words it was told in.
    """

    places: tuple[KnownUnit, ...]
    coordinating: tuple[KnownUnit, ...]
    official: Named | None
    blocker_unit: KnownUnit | None
    id: int
    title: str
    topic: Topic
    assigned_on: date
    original_due_on: date | None
    lead_now_id: int
    lead_id: int
    state: State
    percent: int
    due_on: date | None
    submitted_on: date | None
    reported_on: date | None
    extended: int
    confidential: bool
    quiet_since: date
    recurrence: Recurrence | None
    report_days: int | None
    blocked_since: date | None
    blocked_words: str | None
