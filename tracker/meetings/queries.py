"""Reading conferences: what an actor sees, lists in pages, a document with its passages, coverage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, func, literal, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.core.labels import Findable
from tracker.meetings import policy
from tracker.meetings.models import Document, Meeting, MeetingStamp, Passage
from tracker.meetings.rules import DocumentState, Outcome
from tracker.org.queries import in_scope, unit_ids_below, units_stamp
from tracker.storage import index
from tracker.storage.database import db
from tracker.storage.once import once, read_along
from tracker.web.paging import Page, paged

#: Any document of a conference, not the one that a query may be about.
_PAPER = aliased(Document)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Conferences that the actor may read, as SQL; the twin of `policy.may(actor, MEETING_VIEW, meeting)`."""
    if reach(actor, Permission.MEETING_VIEW) is not Reach.ABOVE:
        return literal(False)
    above = {*map(int, actor.post.unit_path.strip("/").split("/")), *actor.post.once_below}
    # Asked of each conference in turn, until the page is full: as a set it would be read whole each time.
    issued = select(_PAPER.id).where(_PAPER.meeting_id == Meeting.id, _PAPER.state == DocumentState.ISSUED)
    return or_(
        in_scope(Meeting.body_id, actor.post),
        and_(Meeting.body_id.in_(above), issued.limit(1).correlate(Meeting).scalar_subquery().is_not(None)),
    )


def meeting_page(actor: Actor, text: str, *, number: int, size: int) -> Page[Meeting]:
    """One page of the conferences, newest first; `text` is searched without tones."""
    query = (
        select(Meeting)
        .where(visible_to(actor))
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
        .options(joinedload(Meeting.body), selectinload(Meeting.documents))
    )
    if text:
        query = query.where(Meeting.id.in_(index.subjects(Findable.MEETING, text)))
    return paged(query, number=number, size=size)


_STAMP = "meetings.stamp"
_OF_STAMP = select(MeetingStamp.stamp)
read_along(_STAMP, _OF_STAMP.scalar_subquery())
#: So many conferences stand in a filter; older ones have the link on their own page.
MOST_CHOICES = 50


@dataclass(frozen=True, slots=True)
class Choice:
    """A conference as a filter offers it."""

    id: int
    held_on: date
    name: str
    place: str


def choices(actor: Actor, *chosen: str) -> Sequence[Choice]:
    """The newest conferences that the actor may read, for filters; the `chosen` ones (numbers) though they are older.

    The newest are read when a conference has changed since, and kept; of older ones there is one statement.
    """
    stamp = once(_STAMP, lambda: db.session.scalar(_OF_STAMP))
    # A reader is told apart by all that the rule on conferences asks of them, units by number or by their place.
    newest = _newest(actor, stamp, units_stamp(), db.engine.dialect.name) if stamp else ()
    older = {int(each) for each in chosen if each.isdecimal() and len(each) < 10} - {each.id for each in newest}
    if not older:
        return newest
    query = _choices(actor, db.engine.dialect.name).where(Meeting.id.in_(older))
    return (*newest, *(Choice(*row) for row in db.session.execute(query, {"most": len(older)})))


@lru_cache(maxsize=256)
def _newest(actor: Actor, stamp: str, units: str | None, dialect: str) -> tuple[Choice, ...]:
    """The newest conferences as of a stamp. A stamp never comes back, so nothing that is kept here can be wrong."""
    query = _choices(actor, dialect)
    return tuple(Choice(*row) for row in db.session.execute(query, {"most": MOST_CHOICES}))


@lru_cache(maxsize=256)
def _choices(actor: Actor, dialect: str) -> Select[*tuple[Any, ...]]:
    """The newest `:most` conferences, put together once for each reader."""
    columns: tuple[Any, ...] = (Meeting.id, Meeting.held_on, Meeting.name, Meeting.place)
    newest = select(*columns).where(visible_to(actor)).order_by(Meeting.held_on.desc(), Meeting.id.desc())
    return newest.limit(bindparam("most", type_=Integer, literal_execute=True))


def meeting_or_404(actor: Actor, meeting_id: int) -> Meeting:
    """The conference with its documents, or 404 when there is none that the actor may read."""
    query = (
        select(Meeting)
        .where(Meeting.id == meeting_id, visible_to(actor))
        .options(joinedload(Meeting.body), selectinload(Meeting.documents).joinedload(Document.issued_by))
    )
    return db.session.scalar(query) or abort(404)


def document_or_404(actor: Actor, document_id: int) -> Document:
    """The document with its passages, or 404 when there is none that the actor may read."""
    query = (
        select(Document)
        .where(Document.id == document_id)
        .options(
            joinedload(Document.issued_by),
            joinedload(Document.meeting).options(joinedload(Meeting.body), selectinload(Meeting.documents)),
            selectinload(Document.passages),
        )
    )
    found = db.session.scalar(query)
    if found is None or not policy.may_document(actor, Permission.MEETING_VIEW, found):
        abort(404)
    return found


def may_see_document(actor: Actor, document: Document) -> bool:
    """True when the actor may read the whole document, not only the passage of a task."""
    return policy.may_document(actor, Permission.MEETING_VIEW, document)


@dataclass(frozen=True)
class Coverage:
    """How much of a document is accounted for: passages with an outcome, and all of them."""

    decided: int
    total: int

    @property
    def complete(self) -> bool:
        """True when nothing is pending; a document without passages is not complete."""
        return 0 < self.total == self.decided


def coverage(document_ids: Iterable[int]) -> dict[int, Coverage]:
    """The coverage of each document, in one statement."""
    ids = list(document_ids)
    decided = func.count(Passage.id).filter(Passage.outcome != Outcome.PENDING)
    query = (
        select(Passage.document_id, decided, func.count(Passage.id))
        .where(Passage.document_id.in_(ids))
        .group_by(Passage.document_id)
    )
    found = {key: Coverage(done, total) for key, done, total in db.session.execute(query)}
    return {key: found.get(key, Coverage(0, 0)) for key in ids}


def in_review(actor: Actor) -> list[Document]:
    """Documents that wait for the secretary's review, oldest first."""
    if reach(actor, Permission.INTAKE_REVIEW) is not Reach.SCOPE:
        return []
    query = (
        select(Document)
        .join(Document.meeting)
        .where(
            Document.state == DocumentState.IN_REVIEW,
            Meeting.body_id.in_(unit_ids_below(actor.post.unit_path)),
        )
        .options(joinedload(Document.meeting))
        .order_by(Document.id)
    )
    return list(db.session.scalars(query))
