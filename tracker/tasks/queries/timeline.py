"""Everything that happened to a task, newest first, from whichever table keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from flask_babel import gettext
from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased, joinedload

from tracker.org.models import Person
from tracker.org.queries import tree
from tracker.storage import plain
from tracker.storage.database import db
from tracker.tasks.models import Act, ActKind, AnyTask, Move
from tracker.tasks.queries.duty_entries import entries_of
from tracker.tasks.queries.entries import Entry
from tracker.tasks.queries.files import files_by_move
from tracker.tasks.queries.light import MoveRow
from tracker.tasks.queries.measures import acts_of_measure, values_of_moves
from tracker.tasks.queries.plan import plan_entries
from tracker.tasks.queries.present import Has, has
from tracker.tasks.queries.talk import remarks_told
from tracker.tasks.queries.urgings import urgings_told

_BEHALF = aliased(Person)
_OF_MOVE = [getattr(Move, each.name) for each in fields(MoveRow) if each.name not in ("person", "on_behalf_of")]
_MOVES = (
    select(*_OF_MOVE, Person.full_name, _BEHALF.full_name)
    .join(Person, Person.id == Move.person_id)
    .outerjoin(_BEHALF, _BEHALF.id == Move.on_behalf_of_id)
    .where(Move.task_id == bindparam("task"))
    .order_by(Move.id.desc())
)


def _moves(task: AnyTask) -> Iterable[Entry]:
    measured = values_of_moves(task)
    files = files_by_move(task)
    rows: Iterable[Any] = plain.read(_MOVES, {"task": task.id})
    for move in (MoveRow(*row) for row in rows):
        about: list[tuple[str, object]] = []
        if move.id in measured:
            about.append(("words", measured[move.id]))
        if move.step.value in ("report", "submit"):
            about.append(("percent", move.percent))
        if move.finished_on:
            about.append(("finished_on", move.finished_on))
        if move.unit_id:
            about.append(("words", tree().by_id[move.unit_id].called(move.day)))
        yield Entry(
            move.at,
            move.step,
            tuple(about),
            move.note,
            move.person,
            move.post_title,
            move.on_behalf_of,
            move,
            tuple(files.get(move.id, ())),
        )


def _acts(task: AnyTask) -> Iterable[Entry]:
    if not has(task, Has.ACTS):
        return
    query = (
        select(Act)
        .where(Act.task_id == task.id)
        .options(*(joinedload(each) for each in (Act.person, Act.on_behalf_of, Act.subject, Act.extension)))
        .order_by(Act.id.desc())
    )
    for act in db.session.scalars(query):
        about: list[tuple[str, object]] = []
        if act.subject and act.kind is not ActKind.OFFICIAL_TOOK:
            about.append(("words", act.subject.full_name))
        if act.due_on:
            about.append(("due_on", act.due_on))
        if act.extension and act.kind is ActKind.EXTENSION_ASKED and act.extension.late:
            about.append(("words", gettext("xin sau khi đã quá hạn")))
        yield Entry(
            act.at,
            act.kind,
            tuple(about),
            act.note,
            act.person.full_name,
            act.post_title,
            act.on_behalf_of.full_name if act.on_behalf_of else None,
            act,
        )


#: Who tells of a task's life; each answers its own entries, newest first.
SOURCES: list[Callable[[AnyTask], Iterable[Entry]]] = [
    _moves,
    _acts,
    plan_entries,
    acts_of_measure,
    entries_of,
    remarks_told,
    urgings_told,
]


def timeline(task: AnyTask) -> list[Entry]:
    """Everything that happened to the task, newest first."""
    entries = [entry for source in SOURCES for entry in source(task)]
    return sorted(entries, key=lambda entry: (entry.at, _version(entry) or 0), reverse=True)


def _version(entry: Entry) -> int | None:
    """The version of the task that the entry made; None where its table keeps none."""
    return entry.row.version if isinstance(entry.row, MoveRow | Act) else None


def since(task: AnyTask, version: int | None) -> list[Entry]:
    """What happened after the version of the task that somebody saw, newest first; nothing when it is not known.

    Entries without a version count as new when they came after everything that was seen.
    """
    if version is None:
        return []
    entries = timeline(task)
    seen_at = max((entry.at for entry in entries if (_version(entry) or version + 1) <= version), default=None)

    def is_new(entry: Entry) -> bool:
        made = _version(entry)
        return made > version if made is not None else seen_at is not None and entry.at > seen_at

    return [entry for entry in entries if is_new(entry)]
