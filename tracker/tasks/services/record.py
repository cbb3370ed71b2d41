"""What every writing of a task shares: the entry of its history, and what the search looks through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm.attributes import flag_modified, set_committed_value

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden
from tracker.core.labels import N_
from tracker.core.text import fold
from tracker.org.models import Person, Unit
from tracker.storage.bulk import insert_numbered
from tracker.storage.database import Base, db
from tracker.tasks.models import Act, ActKind, Extension, Move, Task
from tracker.tasks.rules import State, Step


class Changed(Conflict):
    """The task was changed by somebody else after the person opened it."""


def check_version(task: Task, version: int | None) -> None:
    """Raise Changed when `version`, the one that the person saw, is no longer the task's; None asks nothing."""
    if version is not None and version != task.version:
        raise Changed(N_("Nhiệm vụ vừa có cập nhật mới. Xem thay đổi bên dưới rồi gửi lại."))


def check_right(may: bool) -> None:
    """Raise Forbidden when the actor may not."""
    if not may:
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))


def folded(task: Task) -> str:
    """What the toneless search looks through: title, source words, lead unit, places."""
    names = [task.lead.name, *(unit.name for unit in task.places)]
    # Each text by itself, which comes to the same: those that thousands of tasks share are folded once.
    return " ".join(filter(None, map(_fold, [task.title, task.passage.text, *names])))


_fold = lru_cache(maxsize=256)(fold)


def refer(row: Base, **to: Base) -> None:
    """Let the new `row` refer to others, by the names of its relationships.

    Those that stand in the database are known by their number: the flush then need not look through the relationships
    of thousands of rows, nor keep the other side of them, which is for whoever calls this.
    """
    for name, other in to.items():
        if inspect(other).persistent:
            setattr(row, f"{name}_id", other.id)  # type: ignore[attr-defined]
            set_committed_value(row, name, other)
        else:
            setattr(row, name, other)


def recorded(task: Task) -> str:
    """The title as the audit record keeps it: not at all for a confidential task, which few may know of."""
    return "" if task.confidential else task.title


def note(
    task: Task,
    step: Step,
    source: State | None,
    by: Actor,
    *,
    words: str,
    finished_on: date | None = None,
    unit: Unit | None = None,
) -> Move:
    """Write the entry of the history for `step`, which has led from `source` to the task's present state.

    It makes a new version of the task even when nothing else does: a second report of the same percentage is news.
    Every step is a word of the unit or hands the task back to it: silence is counted anew.
    """
    flag_modified(task, "folded")
    task.quiet_since = clock.today()
    entry = Move(task=task, unit=unit, **_said(task, step, source, by, words, finished_on))
    db.session.add(entry)
    return entry


def note_all(tasks: Sequence[Task], step: Step, by: Actor) -> None:
    """Write the first entry of the history of new tasks, which are written already: rows, however many."""
    rows = [
        {"task_id": task.id, "unit_id": task.lead_id, "version": task.version, **_said(task, step, None, by, "", None)}
        for task in tasks
    ]
    insert_numbered(db.session(), Move, rows)


def _said(
    task: Task, step: Step, source: State | None, by: Actor, words: str, finished_on: date | None
) -> dict[str, Any]:
    """What the entry of a step says, whom it is of and what it led to."""
    return {
        "step": step,
        "from_state": source,
        "to_state": task.state,
        "at": clock.now(),
        "day": clock.today(),
        "percent": task.percent,
        "note": words,
        "finished_on": finished_on,
        "person_id": by.person_id,
        "post_title": f"{by.post.title} · {by.post.unit_name}",
        "on_behalf_of_id": by.on_behalf_of_id,
    }


def note_act(
    task: Task,
    kind: ActKind,
    by: Actor,
    *,
    words: str = "",
    due_on: date | None = None,
    subject: Person | None = None,
    extension: Extension | None = None,
) -> Act:
    """Write the entry of the history for an act that is no move; it makes a new version of the task as well."""
    flag_modified(task, "folded")
    entry = Act(
        task=task,
        kind=kind,
        at=clock.now(),
        note=words,
        due_on=due_on,
        subject=subject,
        extension=extension,
        person_id=by.person_id,
        post_title=f"{by.post.title} · {by.post.unit_name}",
        on_behalf_of_id=by.on_behalf_of_id,
    )
    db.session.add(entry)
    return entry
