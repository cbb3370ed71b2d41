"""A task as its page shows it: plain values, nothing that the database session keeps or has to set itself up for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.labels import Recurrence, Topic
from tracker.org.rules.tree import KnownUnit
from tracker.tasks.models.measures import Measure
from tracker.tasks.models.task import Task
from tracker.tasks.rules import State


@dataclass(frozen=True, slots=True)
class Named:
    """A person of whom only the name is needed."""

    full_name: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where an order stands: [start, end) of the words of a document, the conference that gave it, and its body.

    `addressee` is whom a directive to many units was given to, when the task is part of one.
    """

    document_id: int
    issued: bool
    text: str
    start: int
    end: int
    meeting: str
    held_on: date
    body: KnownUnit
    addressee: str | None


@dataclass(frozen=True, slots=True)
class PlainTask:
    """A task for reading; its attributes are called as those of `Task`, units and people are plain values too."""

    lead: KnownUnit
    assigner: KnownUnit
    blocker_unit: KnownUnit | None
    coordinating: tuple[KnownUnit, ...]
    places: tuple[KnownUnit, ...]
    official: Named | None
    supervisor: Named | None
    measure: Measure | None
    source: Source
    id: int
    title: str
    topic: Topic
    state: State
    percent: int
    by_plan: bool
    lead_id: int
    assigner_id: int
    assigned_on: date
    due_on: date | None
    original_due_on: date | None
    extended: int
    recurrence: Recurrence | None
    submitted_on: date | None
    finished_on: date | None
    reported_on: date | None
    blocker_unit_id: int | None
    official_id: int | None
    supervisor_id: int | None
    passage_id: int
    fan_out_id: int | None
    period_id: int | None
    report_days: int | None
    quiet_since: date
    confidential: bool
    version: int


#: A task that is read, or one that may be written too.
AnyTask = Task | PlainTask
