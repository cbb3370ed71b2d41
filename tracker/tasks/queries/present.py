"""Which kinds of things a task has at all: read with the task, so that its page asks only for those it has.

A task may have requests for extensions, a plan, remarks, urgings, files and more; most have few of these. A look into
an index for each, in the statement that reads the task anyway, costs a fraction of a statement for each.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, or_, select
from sqlalchemy.orm import aliased

from tracker.meetings.models import Passage
from tracker.storage import plain
from tracker.storage.once import give, once
from tracker.tasks.models import Act, AnyTask, DutyEntry, Extension, Move, MoveFile, PlanStep, Remark, Task, UrgedTask


class Has(StrEnum):
    """A kind of thing that a task may have."""

    EXTENSIONS = "extensions"
    PLAN = "plan"
    REMARKS = "remarks"
    URGINGS = "urgings"
    FILES = "files"
    ACTS = "acts"
    DUTY_ENTRIES = "duty_entries"
    SECRETS = "secrets"  # a confidential passage in the document that gave it


def _secrets() -> Select[int]:
    """Confidential passages of the task's document, as `confidence.readable` tells them whoever reads."""
    own, other, claim = aliased(Passage), aliased(Passage), aliased(Task)
    claimed = select(claim.id).where(claim.passage_id == other.id, claim.confidential.is_(True)).exists()
    return (
        select(other.id)
        .join(own, own.document_id == other.document_id)
        .where(own.id == Task.passage_id, or_(other.confidential.is_(True), claimed))
    )


_OF: dict[Has, Select[int]] = {
    Has.EXTENSIONS: select(Extension.id).where(Extension.task_id == Task.id),
    Has.PLAN: select(PlanStep.id).where(PlanStep.task_id == Task.id),
    Has.REMARKS: select(Remark.id).where(Remark.task_id == Task.id),
    Has.URGINGS: select(UrgedTask.id).where(UrgedTask.task_id == Task.id),
    Has.FILES: select(MoveFile.id).join(MoveFile.move).where(Move.task_id == Task.id),
    Has.ACTS: select(Act.id).where(Act.task_id == Task.id),
    Has.DUTY_ENTRIES: select(DutyEntry.id).where(DutyEntry.task_id == Task.id),
    Has.SECRETS: _secrets(),
}
#: Columns for a statement that reads tasks; `note` takes their values.
FLAGS: tuple[ColumnElement[bool], ...] = tuple(each.correlate(Task).exists().label(kind) for kind, each in _OF.items())


def note(task_id: int, flags: Sequence[Any]) -> None:
    """Keep what the statement that read the task found, until something is written."""
    give({("has", kind, task_id): bool(flag) for kind, flag in zip(_OF, flags, strict=True)})


def has(task: AnyTask, kind: Has) -> bool:
    """Whether the task has anything of the kind; asked by itself where nobody has noted it."""

    return once(("has", kind, task.id), lambda: bool(plain.read(_asked(kind), {"task": task.id}).scalar()))


@cache
def _asked(kind: Has) -> Select[bool]:
    return select(_OF[kind].correlate(Task).exists()).select_from(Task).where(Task.id == bindparam("task"))
