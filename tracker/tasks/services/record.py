"""What every writing of a task shares: the entry of its history, and what the search looks through."""

from __future__ import annotations

from datetime import date

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.text import fold
from tracker.org.models import Unit
from tracker.storage.database import db
from tracker.tasks.models import Move, Task
from tracker.tasks.rules import State, Step


def folded(task: Task) -> str:
    """What the toneless search looks through: title, source words, lead unit, places."""
    names = [task.lead.name, *(unit.name for unit in task.places)]
    return fold(" ".join([task.title, task.passage.text, *names]))


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

    Every step is a word of the unit or hands the task back to it: silence is counted anew.
    """
    task.quiet_since = clock.today()
    entry = Move(
        task=task,
        step=step,
        from_state=source,
        to_state=task.state,
        at=clock.now(),
        day=clock.today(),
        percent=task.percent,
        note=words,
        finished_on=finished_on,
        unit=unit,
        person_id=by.person_id,
        post_title=f"{by.post.title} · {by.post.unit_name}",
    )
    db.session.add(entry)
    return entry
