"""Reading conferences: what an actor sees, lists in pages, a document with its passages, coverage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.core.labels import Findable
from tracker.meetings import policy
from tracker.meetings.models import Document, Meeting, MeetingStamp, Passage
from tracker.meetings.rules import DocumentState, Outcome
from tracker.org.queries import in_scope, tree, unit_ids_below
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
        .order_by(*NEWEST)
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
#: So many of all are kept to choose from.
RECENT = 2000
_CHOICE = (Meeting.id, Meeting.held_on, Meeting.name, Meeting.place)
#: The order of conferences.
NEWEST = (Meeting.held_on.desc(), Meeting.id.desc())


@dataclass(frozen=True, slots=True)
class Choice:
    """A conference as a filter offers it."""

    id: int
    held_on: date
    name: str
    place: str


def choices(actor: Actor, *chosen: str) -> Sequence[Choice]:
    """The newest conferences that the actor may read, for filters; the `chosen` ones (numbers) though they are older.

    The newest of all are read when a conference has changed since, and kept for everybody (`policy.may_read` tells who
    may read which); of older ones there is one statement.
    """
    stamp = once(_STAMP, lambda: db.session.scalar(_OF_STAMP))
    newest = _newest(actor, stamp) if stamp else []
    older = {int(each) for each in chosen if each.isdecimal() and len(each) < 10} - {each.id for each in newest}
    return (*newest, *_read(_choices(actor).where(Meeting.id.in_(older)))) if older else newest


def _newest(actor: Actor, stamp: str) -> Sequence[Choice]:
    """The newest `MOST_CHOICES` as of a stamp; a statement only where the actor may read few of the `RECENT` ones."""
    units, recent = tree().by_id, _recent(stamp)
    readable = (
        choice
        for choice, body_id, issued in recent
        # One that met a moment ago may be of a body that is newer than the units at hand: the next page shows it.
        if (body := units.get(body_id)) and policy.may_read(actor, body_id, body.path, issued)
    )
    found = list(islice(readable, MOST_CHOICES))
    if len(found) == MOST_CHOICES or len(recent) < RECENT:
        return found
    return _read(_choices(actor).limit(MOST_CHOICES))


@lru_cache(maxsize=2)
def _recent(stamp: str) -> Sequence[tuple[Choice, int, bool]]:
    """The newest conferences as of a stamp, each with its body and whether a document of it is issued.

    A stamp never comes back, so nothing that is kept here can be wrong.
    """
    issued = select(_PAPER.id).where(_PAPER.meeting_id == Meeting.id, _PAPER.state == DocumentState.ISSUED).exists()
    query = select(*_CHOICE, Meeting.body_id, issued).order_by(*NEWEST).limit(RECENT)
    return [(Choice(*row[:-2]), row[-2], row[-1]) for row in db.session.execute(query)]


def _choices(actor: Actor) -> Select[*tuple[Any, ...]]:
    return select(*_CHOICE).where(visible_to(actor)).order_by(*NEWEST)


def _read(query: Select[*tuple[Any, ...]]) -> Sequence[Choice]:
    return [Choice(*row) for row in db.session.execute(query)]


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
