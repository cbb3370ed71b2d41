"""One task for its page: everything that is shown of the task itself in one statement, as plain values."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import Any

from flask import abort
from sqlalchemy import Integer, Select, bindparam, select
from sqlalchemy.orm import aliased, joinedload

from tracker.core.actor import Actor
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import DocumentState
from tracker.org.models import Person
from tracker.org.queries import any_reader, tree
from tracker.storage import plain
from tracker.storage.database import db
from tracker.tasks.models import AnyTask, FanOut, Measure, Named, Part, PlainTask, Source, Task
from tracker.tasks.queries.one import Context, around
from tracker.tasks.queries.present import FLAGS, Has, has, note
from tracker.tasks.queries.rows import named, units_named
from tracker.tasks.queries.scope import visible_to

_OFFICIAL, _SUPERVISOR = aliased(Person), aliased(Person)
_SOURCE = (
    Passage.document_id,
    Document.state,
    Document.text,
    Passage.start,
    Passage.end,
    Meeting.name,
    Meeting.held_on,
    Meeting.body_id,
    FanOut.addressee,
)
_OWN = tuple(getattr(Task, each.name) for each in fields(PlainTask) if each.name in Task.__table__.columns)
_FROM_OWN = 5 + len(FLAGS) + len(_SOURCE)


def plain_task_or_404(actor: Actor, task_id: int) -> PlainTask:
    """The task with its units, or 404 when there is none that the actor may see. One statement, two when measured."""
    reader, said = any_reader(actor)
    found = plain.read(_page(reader, db.engine.dialect.name), {"task": task_id, **said})
    row: Any = found.one_or_none() or abort(404)
    note(task_id, row[5 : 5 + len(FLAGS)])
    coordinating, places, official, supervisor, measured = row[:5]
    units = tree().by_id
    own = row[_FROM_OWN:]
    lead_id, assigner_id, blocker_id = (own[each] for each in _UNITS)
    return PlainTask(
        units[lead_id],
        units[assigner_id],
        units[blocker_id] if blocker_id else None,
        named(coordinating, units),
        named(places, units),
        Named(official) if official else None,
        Named(supervisor) if supervisor else None,
        db.session.get(Measure, measured, options=[joinedload(Measure.values)]) if measured else None,
        _source(*row[5 + len(FLAGS) : _FROM_OWN]),
        *own,
    )


_UNITS = tuple(_OWN.index(each) for each in (Task.lead_id, Task.assigner_id, Task.blocker_unit_id))


@lru_cache(maxsize=512)
def _page(reader: Actor, dialect: str) -> Select[*tuple[Any, ...]]:
    """The task `:task`, with which kinds of things it has: put together once for `any_reader`."""
    return (
        select(
            units_named(Task, Part.COORDINATING),
            units_named(Task, Part.PLACE),
            _OFFICIAL.full_name,
            _SUPERVISOR.full_name,
            Measure.id,
            *FLAGS,
            *_SOURCE,
            *_OWN,
        )
        .select_from(Task)
        .join(Task.passage)
        .join(Passage.document)
        .join(Task.meeting)
        .outerjoin(Task.fan_out)
        .outerjoin(Task.measure)
        .outerjoin(_OFFICIAL, _OFFICIAL.id == Task.official_id)
        .outerjoin(_SUPERVISOR, _SUPERVISOR.id == Task.supervisor_id)
        .where(Task.id == bindparam("task", type_=Integer), visible_to(reader))
    )


def _source(document_id: int, state: DocumentState, *rest: Any) -> Source:
    *where, body_id, addressee = rest
    told: list[Any] = [document_id, state is DocumentState.ISSUED, *where, tree().by_id[body_id], addressee]
    return Source(*told)


def source_of(task: AnyTask) -> Source:
    """Where the order of the task stands."""
    if isinstance(task, PlainTask):
        return task.source
    passage, document = task.passage, task.passage.document
    where = (document.id, document.state, document.text, passage.start, passage.end)
    of = (task.meeting.name, task.meeting.held_on, task.meeting.body_id)
    return _source(*where, *of, task.fan_out.addressee if task.fan_out else None)


def context_of(actor: Actor, task: AnyTask) -> Context:
    """The passage of the task in its context; secrets are looked for only where the document has some."""
    of = source_of(task)
    return around(actor, of.document_id, of.text, of.start, of.end, secrets=has(task, Has.SECRETS))
