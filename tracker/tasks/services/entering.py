"""Work that ran in a spreadsheet before enters the program, is brought up to date from the sheet, or taken back.

No unit made these steps here: they are the secretary's, and the history says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.meetings.models import Meeting, Passage
from tracker.org.models import Person, Unit
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import Part, Task, TaskUnit
from tracker.tasks.rules import CLOSED, ENTRIES, HANDED_IN, OPEN, Course, State, Step, check_course
from tracker.tasks.services.giving import Order, made, places_of
from tracker.tasks.services.passing import wake
from tracker.tasks.services.record import check_right, check_version, folded, note


@dataclass(frozen=True)
class Ongoing:
    """A task that runs already: the order it came from, how far it has come, who is in charge, who must clear the way.

    `origin` says in a few words where it was written down ("bieu.xlsx, dòng 12").
    """

    order: Order
    course: Course
    official: Person | None
    blocker: Unit | None
    origin: str


def enter(given: Sequence[tuple[Ongoing, Passage]], meeting: Meeting, *, by: Actor) -> list[Task]:
    """Take tasks in, each from its passage and in the state that it has reached.

    They were given on the days that the sheet names, and count in the figures from today on. Raises Invalid where a
    state asks for more. Statements are made for all tasks together.
    """
    today = clock.today()
    with db.session.no_autoflush:  # names are loaded for the search while a task is not whole yet
        tasks = [_entered(ongoing, passage, meeting, today, by) for ongoing, passage in given]
    db.session.flush()
    for task, (ongoing, _) in zip(tasks, given, strict=True):
        check_right(policy.may(by, Permission.TASK_IMPORT, task))
        detail = {"title": task.title, "lead": task.lead.code, "state": task.state.value, "origin": ongoing.origin}
        audit.record(Fact(ENTRIES[task.state].fact, "task", task.id, detail), by=by)
    return tasks


def _entered(ongoing: Ongoing, passage: Passage, meeting: Meeting, today: date, by: Actor) -> Task:
    course = check_course(ongoing.course, today=today)
    if len(ongoing.order.leads) != 1:
        raise Invalid(N_("Mỗi dòng một đơn vị chủ trì."), field="lead")
    task = made(ongoing.order, ongoing.order.leads[0], passage, meeting, None)
    _follow(task, course, ongoing)
    task.assigned_on = course.assigned_on
    task.original_due_on = course.original_due_on
    _note(task, Step.ENTER, None, ongoing, course, by)
    return task


@dataclass(frozen=True)
class Newer:
    """A task with what a later sheet says of it; `version` is the one that the last sheet made."""

    task: Task
    ongoing: Ongoing
    version: int


def reenter(given: Sequence[Newer], *, by: Actor, undo: bool = False) -> None:
    """Bring tasks up to date with a later sheet, or back to what the sheet before it said.

    What was ordered, by whom, when and to whom stays. Raises Changed when anybody touched one of the tasks since: the
    word of those who work in the program counts more than a sheet.
    """
    today, facts = clock.today(), []
    with db.session.no_autoflush:
        for each in given:
            facts.append(_reentered(each, today, by, Step.TAKE_BACK if undo else Step.REENTER))
    db.session.flush()
    for fact in facts:
        audit.record(fact, by=by)


def _reentered(newer: Newer, today: date, by: Actor, step: Step) -> Fact:
    task, ongoing = newer.task, newer.ongoing
    check_right(policy.may(by, Permission.TASK_IMPORT, task))
    check_version(task, newer.version)
    course = check_course(ongoing.course, today=today)
    source, before = task.state, _told(task)
    _follow(task, course, ongoing)
    if source in CLOSED and task.state in OPEN:
        wake(task, by=by)
    _place(task, ongoing.order)
    _note(task, step, source, ongoing, course, by)
    detail = {"before": before, "after": _told(task), "origin": ongoing.origin}
    return Fact("task.reentered", "task", task.id, detail)


def _told(task: Task) -> dict[str, Any]:
    """What the audit record says of a task before and after."""
    due = task.due_on.isoformat() if task.due_on else None
    return {"state": task.state.value, "percent": task.percent, "due_on": due}


def take_back(given: Sequence[tuple[Task, int]], *, by: Actor, words: str) -> None:
    """Undo `enter`: the tasks are withdrawn and count nowhere any more; their history stays.

    Each comes with the version that the sheet made. Raises Changed when anybody touched one since.
    """
    facts = []
    with db.session.no_autoflush:
        for task, version in given:
            check_right(policy.may(by, Permission.TASK_IMPORT, task))
            check_version(task, version)
            source = task.state
            task.state = State.CANCELLED
            task.blocker_unit = None
            task.submitted_on = task.finished_on = None
            note(task, Step.TAKE_BACK, source, by, words=words)
            facts.append(Fact("task.taken_back", "task", task.id, {"from": source.value}))
    db.session.flush()
    for fact in facts:
        audit.record(fact, by=by)


def _follow(task: Task, course: Course, ongoing: Ongoing) -> None:
    """State and what hangs on it change together: the database holds them to each other."""
    task.state = course.state
    task.percent = course.percent or 0
    task.topic = ongoing.order.topic
    task.recurrence = ongoing.order.recurrence
    task.due_on = course.due_on
    task.official = ongoing.official
    task.blocker_unit = ongoing.blocker
    task.reported_on = course.reported_on
    task.finished_on = course.finished_on
    task.submitted_on = course.finished_on if course.state in HANDED_IN else None


def _place(task: Task, order: Order) -> None:
    """The units that help and the wards it lies in, as the sheet says now; those that stay keep their rows."""
    wanted: Mapping[tuple[Part, int], Unit] = {
        **{(Part.COORDINATING, unit.id): unit for unit in order.coordinating if unit.id != task.lead_id},
        **{(Part.PLACE, unit.id): unit for unit in places_of(order, task.lead)},
    }
    kept = [row for row in task.units if (row.part, row.unit_id) in wanted]
    there = {(row.part, row.unit_id) for row in kept}
    fresh = [TaskUnit(unit=unit, part=part) for (part, unit_id), unit in wanted.items() if (part, unit_id) not in there]
    task.units = [*kept, *fresh]
    task.folded = folded(task)


def _note(task: Task, step: Step, source: State | None, ongoing: Ongoing, course: Course, by: Actor) -> None:
    """The entry of the history. Silence counts from the last report that the sheet knows of, else from today."""
    said = [f"Theo {ongoing.origin}."]
    if course.words:
        day = f" ngày {course.reported_on:%d/%m/%Y}" if course.reported_on else ""
        said.append(f"Báo cáo gần nhất{day}: {course.words}")
    unit = ongoing.blocker or (task.lead if step is Step.ENTER else None)
    note(task, step, source, by, words="\n".join(said), finished_on=course.finished_on, unit=unit)
    task.quiet_since = course.reported_on or clock.today()
