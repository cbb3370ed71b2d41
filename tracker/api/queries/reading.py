"""Reading the subjects of the interface: each list stands on what its room lets the actor see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, Date, Select, and_, func, literal, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.access.permissions import Permission
from tracker.api.queries.listing import Key, Part, part
from tracker.api.rules.cursors import Order
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import Findable
from tracker.meetings import policy as meeting_policy
from tracker.meetings import queries as meetings
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import DocumentState, Outcome
from tracker.org.models import Unit
from tracker.org.queries import unit_ids_below, valid_on
from tracker.storage import index
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.tasks.models import Move, Task, TaskUnit
from tracker.tasks.rules import Step

Wanted = Mapping[str, Any]
#: Stands for a deadline where there is none: such tasks come last.
NEVER = date(9999, 12, 31)


def _listing(name: str, wanted: Wanted) -> str:
    """A list with its filters, so that a cursor of one is none of another."""
    filters = sorted((key, str(value)) for key, value in wanted.items() if key not in ("cursor", "limit"))
    return f"{name}:{filters}"


def _part(query: Select[Any], name: str, wanted: Wanted, *keys: Key) -> Part:
    return part(query, keys, _listing(name, wanted), wanted.get("cursor"), wanted["limit"])


UNIT_KEYS = (Key(Unit.id, lambda unit: unit.id),)
MEETING_KEYS = (Key(Meeting.id, lambda meeting: meeting.id),)
DOCUMENT_KEYS = (Key(Document.id, lambda document: document.id),)
PASSAGE_KEYS = (Key(Passage.id, lambda passage: passage.id),)
MOVE_KEYS = (Key(Move.id, lambda move: move.id),)
_ID = Key(Task.id, lambda task: task.id)
TASK_KEYS: Mapping[str, tuple[Key, ...]] = {
    Order.ID: (_ID,),
    Order.DUE: (
        Key(func.coalesce(Task.due_on, literal(NEVER, Date), type_=Date), lambda task: task.due_on or NEVER),
        _ID,
    ),
}


def units(wanted: Wanted) -> Part:
    """Units of a day: names of public offices, which every reader of a task meets."""
    query = select(Unit).where(valid_on(wanted.get("on") or clock.today())).options(selectinload(Unit.aliases))
    if wanted.get("kind"):
        query = query.where(Unit.kind == wanted["kind"])
    return _part(query, "units", wanted, *UNIT_KEYS)


def unit_or_404(actor: Actor, unit_id: int) -> Unit:
    """A unit of any time, or 404."""
    return db.session.get(Unit, unit_id, options=[selectinload(Unit.aliases)]) or abort(404)


def may_unit(actor: Actor, permission: Permission, unit: Unit) -> bool:
    """Names of offices are public: whoever is signed in reads them."""
    return True


def meeting_part(actor: Actor, wanted: Wanted) -> Part:
    """Conferences that the actor may read."""
    query = select(Meeting).where(meetings.visible_to(actor)).options(joinedload(Meeting.body))
    if wanted.get("q"):
        query = query.where(Meeting.id.in_(index.subjects(Findable.MEETING, wanted["q"])))
    return _part(query, "meetings", wanted, *MEETING_KEYS)


def documents_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Documents that the actor may read, with their meeting joined, as SQL; the twin of `may_document`."""
    inside = Meeting.body_id.in_(unit_ids_below(actor.post.unit_path))
    return and_(meetings.visible_to(actor), or_(inside, Document.state == DocumentState.ISSUED))


def document_part(actor: Actor, wanted: Wanted) -> Part:
    """Documents that the actor may read."""
    query = select(Document).join(Document.meeting).where(documents_visible_to(actor))
    if wanted.get("meeting"):
        query = query.where(Document.meeting_id == wanted["meeting"])
    if wanted.get("state"):
        query = query.where(Document.state == wanted["state"])
    return _part(query, "documents", wanted, *DOCUMENT_KEYS)


def words_of(actor: Actor, document: Document) -> str:
    """The text of a document without what the actor must not know."""
    text = document.text
    hidden = tasks.hidden_passages(actor, [document.id]).get(document.id, [])
    for passage in sorted(hidden, key=lambda each: -each.start):
        text = f"{text[: passage.start]}[…]{text[passage.end :]}"
    return text


def _conclusions(actor: Actor) -> Select[Any]:
    return (
        select(Passage)
        .join(Passage.document)
        .join(Document.meeting)
        .where(
            documents_visible_to(actor),
            Document.state == DocumentState.ISSUED,
            Passage.outcome.in_((Outcome.TASK, Outcome.PROPOSAL)),
            tasks.readable(actor),
        )
        .options(contains_eager(Passage.document))
    )


def conclusion_part(actor: Actor, wanted: Wanted) -> Part:
    """What issued documents concluded: passages that gave work or answered a proposal."""
    query = _conclusions(actor)
    if wanted.get("meeting"):
        query = query.where(Document.meeting_id == wanted["meeting"])
    if wanted.get("document"):
        query = query.where(Passage.document_id == wanted["document"])
    if wanted.get("outcome"):
        query = query.where(Passage.outcome == wanted["outcome"])
    return _part(query, "conclusions", wanted, *PASSAGE_KEYS)


def conclusion_or_404(actor: Actor, conclusion_id: int) -> Passage:
    """A conclusion, or 404 when there is none that the actor may read."""
    found: Passage | None = db.session.scalar(_conclusions(actor).where(Passage.id == conclusion_id))
    return found or abort(404)


def may_conclusion(actor: Actor, permission: Permission, passage: Passage) -> bool:
    """True when the actor may read the document; that the words are no secret was asked when it was loaded."""
    return meeting_policy.may_document(actor, permission, passage.document)


def task_ids(actor: Actor, passages: list[Passage]) -> dict[int, list[int]]:
    """The tasks of each passage that the actor sees; one statement."""
    query = select(Task.passage_id, Task.id).where(
        Task.passage_id.in_([passage.id for passage in passages]), tasks.visible_to(actor)
    )
    found: dict[int, list[int]] = {passage.id: [] for passage in passages}
    for passage_id, task_id in db.session.execute(query.order_by(Task.id)):
        found[passage_id].append(task_id)
    return found


def task_part(actor: Actor, wanted: Wanted) -> Part:
    """Tasks that the actor sees, by the filters of the list on the pages."""
    filters = tasks.Filter.of({key: str(value) for key, value in wanted.items() if value is not None})
    query = tasks.matching(actor, filters, tasks.horizon()).options(
        *(joinedload(each) for each in (Task.lead, Task.assigner, Task.blocker_unit, Task.official, Task.supervisor)),
        selectinload(Task.units).joinedload(TaskUnit.unit),
    )
    return _part(query, "tasks", wanted, *TASK_KEYS[wanted["order"]])


def report_part(task: Task, wanted: Wanted) -> Part:
    """The progress reports of a task, as they came."""
    query = (
        select(Move)
        .where(Move.task_id == task.id, Move.step == Step.REPORT)
        .options(joinedload(Move.person), joinedload(Move.on_behalf_of))
    )
    return _part(query, f"reports:{task.id}", wanted, *MOVE_KEYS)


def code_of(unit_id: int) -> str:
    """The code of a unit."""
    return db.session.scalar(select(Unit.code).where(Unit.id == unit_id)) or ""
