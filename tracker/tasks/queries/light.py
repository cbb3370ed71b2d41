"""A task as a row of a long table: plain values, nothing that the database session keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.labels import Topic
from tracker.tasks.rules import State


@dataclass(frozen=True, slots=True)
class Named:
    """A unit or a person of whom only the name is needed."""

    name: str

    @property
    def full_name(self) -> str:
        """The name of a person."""
        return self.name


@dataclass(slots=True)
class TaskRow:
    """How a task stood on a day; its attributes are called as those of `Task` and `TaskSpan`.

    `lead_now_id` is the unit that leads it today, `lead_id` the one that led it on the day.
    """

    official: Named | None
    blocker_unit: Named | None
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
    coordinating: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
