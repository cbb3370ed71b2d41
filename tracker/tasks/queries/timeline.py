"""Everything that happened to a task, newest first, from whichever table keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.storage.database import db
from tracker.tasks.models import Move, Task
from tracker.tasks.queries.duty_entries import entries_of
from tracker.tasks.queries.entries import Entry
from tracker.tasks.queries.plan import plan_entries


def _moves(task: Task) -> Iterable[Entry]:
    query = (
        select(Move)
        .where(Move.task_id == task.id)
        .options(joinedload(Move.person), joinedload(Move.on_behalf_of), joinedload(Move.unit))
        .order_by(Move.id.desc())
    )
    for move in db.session.scalars(query):
        about: list[tuple[str, object]] = []
        if move.step.value in ("report", "submit"):
            about.append(("percent", move.percent))
        if move.finished_on:
            about.append(("finished_on", move.finished_on))
        if move.unit:
            about.append(("unit", move.unit))
        yield Entry(
            move.at,
            move.step,
            tuple(about),
            move.note,
            move.person.full_name,
            move.post_title,
            move.on_behalf_of.full_name if move.on_behalf_of else None,
            move,
        )


#: Who tells of a task's life; each answers its own entries, newest first.
SOURCES: list[Callable[[Task], Iterable[Entry]]] = [_moves, plan_entries, entries_of]


def timeline(task: Task) -> list[Entry]:
    """Everything that happened to the task, newest first."""
    entries = [entry for source in SOURCES for entry in source(task)]
    return sorted(entries, key=lambda entry: entry.at, reverse=True)
