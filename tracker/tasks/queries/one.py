"""One task: with its units, its timeline, and its passage in context."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from flask import abort, request
from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import aliased, joinedload
from sqlalchemy.sql.base import ExecutableOption

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.meetings.models import Passage
from tracker.org.models import Person, Unit
from tracker.org.queries import any_reader
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import Move, PlainTask, Task, TaskSpan, TaskUnit
from tracker.tasks.queries.confidence import hidden_passages
from tracker.tasks.queries.light import TaskRow
from tracker.tasks.queries.present import FLAGS, note
from tracker.tasks.queries.scope import Standing, visible_to
from tracker.tasks.rules import HANDED_IN, MANY_STEPS, STEPS, State, Step

#: What is read of a unit where its present name and its place in the tree will do: former names are read as JSON.
UNIT = (Unit.code, Unit.kind, Unit.name, Unit.path, Unit.valid_from, Unit.valid_to)
#: What the page of a task shows of it, loaded along.
WHOLE = (
    joinedload(Task.lead).load_only(*UNIT),
    joinedload(Task.assigner).load_only(*UNIT),
    joinedload(Task.blocker_unit).load_only(*UNIT),
    joinedload(Task.official).load_only(Person.full_name),
    joinedload(Task.supervisor).load_only(Person.full_name),
    joinedload(Task.fan_out),
    joinedload(Task.measure),
    joinedload(Task.meeting),
    joinedload(Task.passage).joinedload(Passage.document),
    joinedload(Task.units).joinedload(TaskUnit.unit).load_only(*UNIT),
)


#: What the rights and rules of a step ask of it; a refused one reads the rest for the page.
FOR_STEP = (
    joinedload(Task.lead).load_only(*UNIT),
    joinedload(Task.assigner).load_only(*UNIT),
    joinedload(Task.measure),
    joinedload(Task.units).joinedload(TaskUnit.unit).load_only(*UNIT),
)


def task_or_404(actor: Actor, task_id: int, *, along: tuple[ExecutableOption, ...] = WHOLE) -> Task:
    """The task with its units, or 404 when there is none that the actor may see; `along` is loaded with it."""
    reader, said = any_reader(actor)
    found = db.session.execute(_one(reader, db.engine.dialect.name, along), {"task": task_id, **said})
    row: Any = found.unique().one_or_none() or abort(404)
    task: Task = row[0]
    note(task.id, row[1:])
    return task


@lru_cache(maxsize=512)
def _one(reader: Actor, dialect: str, along: tuple[ExecutableOption, ...]) -> Select[*tuple[Any, ...]]:
    """The task `:task`, with which kinds of things it has: put together once for `any_reader`."""
    task = bindparam("task", type_=Integer)
    return select(Task, *FLAGS).where(Task.id == task, visible_to(reader)).options(*along)


@dataclass(frozen=True)
class Block:
    """What blocks a task: since when, for how many days, and the words it was told in."""

    since: date
    days: int
    words: str


def blocks_of(tasks: Iterable[Task | TaskSpan | TaskRow | PlainTask], on: date | None = None) -> dict[int, Block]:
    """What blocks each of `tasks` that is blocked on a day (default today).

    Plain rows say so themselves; for others one statement, none when none is.
    """
    blocked, day = [task for task in tasks if task.state is State.BLOCKED], on or clock.today()
    told = [(row.id, row.blocked_since, row.blocked_words) for row in blocked if isinstance(row, TaskRow)]
    others = [task.id for task in blocked if not isinstance(task, TaskRow)]
    if others:
        newest = select(func.max(Move.id)).where(Move.task_id.in_(others), *_into_block(Move, day))
        moves = select(Move.task_id, Move.day, Move.note).where(Move.id.in_(newest.group_by(Move.task_id)))
        told += db.session.execute(moves).all()
    return {task_id: Block(since, (day - since).days, words or "") for task_id, since, words in told if since}


def blocked_by_move(at: Standing, day: date) -> ColumnElement[int | None]:
    """The move by which a task was blocked the last time up to `day`, for a statement that reads tasks."""
    move = aliased(Move)
    newest = select(func.max(move.id)).where(move.task_id == at.id, *_into_block(move, day))
    return newest.correlate(at).scalar_subquery()


def _into_block(move: type[Move], day: date) -> tuple[ColumnElement[bool], ...]:
    # Whichever step led there: the unit's word, or the sheet that the task was kept in before.
    before = or_(move.from_state.is_(None), move.from_state != State.BLOCKED)
    return move.to_state == State.BLOCKED, before, move.day <= day


def latest_move(task: Task) -> Move | None:
    """The newest move of the task."""
    return db.session.scalar(select(Move).where(Move.task_id == task.id).order_by(Move.id.desc()).limit(1))


def last_reported_percent(task: Task) -> int:
    """The percentage of the last progress report, in the program or in the sheet the task was kept in before.

    0 without one: where a task stands when sent back.
    """
    from_sheet = and_(Move.step.in_((Step.ENTER, Step.REENTER)), Move.to_state.not_in(HANDED_IN))
    query = (
        select(Move.percent)
        .where(Move.task_id == task.id, or_(Move.step == Step.REPORT, from_sheet))
        .order_by(Move.id.desc())
        .limit(1)
    )
    return db.session.scalar(query) or 0


@dataclass(frozen=True)
class Context:
    """A passage with the words around it."""

    before: str
    words: str
    after: str


#: What stands for a character of a passage that the reader must not know: as long as the passage, whatever it says.
VEIL = "▒"


def in_context(actor: Actor, passage: Passage) -> Context:
    """The passage as it stands in its document."""
    return around(actor, passage.document_id, passage.document.text, passage.start, passage.end)


def around(
    actor: Actor, document_id: int, text: str, start: int, end: int, *, width: int = 400, secrets: bool = True
) -> Context:
    """The passage [start, end) of the text of a document, with up to `width` characters on both sides, cut at words.

    Confidential passages that the actor does not know of are left out, the passage itself included. Without `secrets`
    the document is known to hold none.
    """
    veiled = hidden_passages(actor, [document_id]) if secrets else {}
    for hidden in veiled.get(document_id, ()):
        text = text[: hidden.start] + VEIL * (hidden.end - hidden.start) + text[hidden.end :]
    before = _unveiled(text[max(0, start - width) : start])
    after = _unveiled(text[end : end + width])
    if start > width and " " in before:
        before = "…" + before[before.index(" ") :]
    if end + width < len(text) and " " in after:
        after = after[: after.rindex(" ")] + " …"
    return Context(before, _unveiled(text[start:end]), after)


def _unveiled(text: str) -> str:
    return re.sub(f"{VEIL}+", "[…]", text) if VEIL in text else text


def task_for_step_or_404(actor: Actor, task_id: int, step_name: str) -> tuple[Task, Step]:
    """The task and the step named in the address; 404 for a step that does not exist."""
    if step_name not in {step.value for step in STEPS}:
        abort(404)
    along = FOR_STEP if request.method == "POST" else WHOLE
    return task_or_404(actor, task_id, along=along), Step(step_name)


def may_for_step(actor: Actor, permission: Permission, subject: tuple[Task, Step]) -> bool:
    """True when the actor holds the right that the step itself asks for."""
    task, step = subject
    return policy.may(actor, STEPS[step].permission, task)


#: As many as one act takes: a directive reaches every ward of a province, a list shows a page.
MOST_AT_ONCE = 500


def chosen_or_404(actor: Actor) -> list[Task]:
    """The tasks named in the address or the form ("task", repeated), in its order, each once.

    404 for none, for too many, and when the actor may not see one of them.
    """
    ids = {int(value): None for value in request.values.getlist("task") if value.isdecimal() and len(value) < 10}
    if not 0 < len(ids) <= MOST_AT_ONCE:
        abort(404)
    query = select(Task).where(Task.id.in_(ids), visible_to(actor)).options(*WHOLE)
    found = {task.id: task for task in db.session.scalars(query).unique()}
    if len(found) != len(ids):
        abort(404)
    return [found[task_id] for task_id in ids]


def many_or_404(actor: Actor, step_name: str) -> tuple[list[Task], Step]:
    """The tasks chosen and the step named in the address; 404 for a step that is made with one task at a time."""
    if step_name not in {step.value for step in MANY_STEPS}:
        abort(404)
    return chosen_or_404(actor), Step(step_name)


def may_many_step(actor: Actor, permission: Permission, subject: tuple[list[Task], Step]) -> bool:
    """True when the actor holds the right that the step asks for, for every one of the tasks."""
    tasks, step = subject
    return policy.may_many(actor, STEPS[step].permission, tasks)
