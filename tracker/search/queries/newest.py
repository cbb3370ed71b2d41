"""The newest entries that hold the words of a query and that the actor may read: what the search ranks."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from tracker.core.actor import Actor
from tracker.core.labels import Findable
from tracker.core.terms import Terms
from tracker.meetings import queries as meetings
from tracker.meetings.models import Document, Meeting, Passage
from tracker.org.models import Unit
from tracker.org.queries import below
from tracker.proposals import queries as proposals
from tracker.proposals.models import Proposal
from tracker.storage import index
from tracker.storage.database import db
from tracker.storage.index import FTS, SearchEntry, among
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task

#: What hangs on a task, and is seen by whoever sees the task.
OF_TASKS = (Findable.TASK, Findable.REPORT, Findable.REMARK)
#: What is asked of an entry to say who may read it, and to order it.
NAMES = ("id", "kind", "subject_id", "task_id", "meeting_id", "proposal_id", "unit_id", "day")
OTHERS = tuple(kind for kind in Findable if kind not in OF_TASKS)
#: Where so few are found in a stretch of the index, little is left to be found.
FEW = 4

Found = Row[*tuple[Any, ...]]


def town_of(actor: Actor) -> str:
    """The path of the first body above the actor's unit."""
    return "/" + actor.post.unit_path.split("/")[1] + "/"


def readable(actor: Actor, kinds: Collection[Findable] = tuple(Findable)) -> ColumnElement[bool]:
    """Entries of these kinds that the actor may read: each by the rule of the page that it leads to.

    Stands on the outer joins of `joined`: what hangs on a task is seen by whoever sees the task, and so on.
    """
    found = []
    for rule in _rules(actor):
        mine = [kind for kind in rule.kinds if kind in kinds]
        if mine:
            found.append(and_(SearchEntry.kind.in_(mine), rule.key.is_not(None), rule.may))
    return or_(False, *found)


@dataclass(frozen=True)
class _Rule:
    """Who may read entries of some kinds: which of their columns is the key of what decides, and what does."""

    kinds: tuple[Findable, ...]
    name: str
    key: InstrumentedAttribute[int]
    asked: Select[int]
    may: ColumnElement[bool]


def _rules(actor: Actor) -> tuple[_Rule, ...]:
    read = meetings.visible_to(actor)
    words = select(Passage.id).join(Document, Document.id == Passage.document_id)
    words = words.join(Meeting, Meeting.id == Document.meeting_id)
    return (
        _Rule(OF_TASKS, "task_id", Task.id, select(Task.id), tasks.visible_to(actor)),
        _Rule((Findable.MEETING, Findable.DOCUMENT), "meeting_id", Meeting.id, select(Meeting.id), read),
        _Rule((Findable.CONCLUSION,), "subject_id", Passage.id, words, and_(read, tasks.readable(actor))),
        _Rule((Findable.PROPOSAL,), "proposal_id", Proposal.id, select(Proposal.id), proposals.visible_to(actor)),
        _Rule((Findable.UNIT,), "unit_id", Unit.id, select(Unit.id), below(Unit.path, town_of(actor))),
    )


def joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """Entries with what they belong to."""
    return (
        query.outerjoin(Task, Task.id == SearchEntry.task_id)
        .outerjoin(Meeting, Meeting.id == SearchEntry.meeting_id)
        .outerjoin(Passage, and_(SearchEntry.kind == Findable.CONCLUSION, Passage.id == SearchEntry.subject_id))
        .outerjoin(Proposal, Proposal.id == SearchEntry.proposal_id)
        .outerjoin(Unit, Unit.id == SearchEntry.unit_id)
    )


def _readable(rules: Sequence[_Rule], rows: Sequence[Found]) -> Iterator[Found]:
    """Those of the rows that the actor of the rules may read, asked of the tables one by one.

    All of them together take a planner longer than it takes to look, and make it join what nothing belongs to.
    """
    seen: dict[Findable, tuple[str, set[int]]] = {}
    for rule in rules:
        ids = {getattr(row, rule.name) for row in rows if row.kind in rule.kinds}
        found = set(db.session.scalars(rule.asked.where(among(rule.key, ids), rule.may))) if ids else set()
        seen.update((kind, (rule.name, found)) for kind in rule.kinds)
    for row in rows:
        name, found = seen[row.kind]
        if getattr(row, name) in found:
            yield row


def newest(
    actor: Actor,
    query: Select[*tuple[Any, ...]],
    terms: Terms,
    *,
    toned: bool,
    most: int,
    kinds: Sequence[Findable],
) -> Iterator[Found]:
    """The newest of `query` with the words and of one of these kinds (none: of any) that the actor may read.

    `most` of them at least, where there are so many; with `toned`, those alone that hold the tones that were typed.
    """
    post = actor.post
    narrow = bool(post.inside) and post.outside != () and bool(set(kinds or OF_TASKS) & set(OF_TASKS))
    others = tasks.led_by_others(actor) if narrow else None
    if others is None:
        yield from _by_words(actor, query, terms, toned, most, kinds)
        return
    # Whoever sees few tasks finds little among many: the index is asked for what the own units lead.
    mine = [kind for kind in kinds or OF_TASKS if kind in OF_TASKS]
    rows = list(_by_words(actor, query.where(index.of_units(post.inside or ())), terms, toned, most, mine))
    if others:
        helped = query.where(among(SearchEntry.task_id, others), SearchEntry.kind.in_(mine))
        rows += db.session.execute(_ranked(helped.where(index.found_by(terms, toned=toned)), terms))
    if rest := [kind for kind in kinds or OTHERS if kind in OTHERS]:
        rows += _by_words(actor, query, terms, toned, most, rest)
    yield from sorted(rows, key=lambda row: -row.id)


def _ranked(query: Select[*tuple[Any, ...]], terms: Terms) -> Select[*tuple[Any, ...]]:
    """Those rows with what they are ordered by, which costs more than to find them: of no others it is asked."""
    in_title, weight = index.in_title(terms).label("in_title"), index.weight(terms).label("weight")
    if index.on_sqlite():  # there the weight is known only where the words were found
        return query.add_columns(in_title, weight)
    found = query.add_columns(*index.ranked_by()).subquery(SearchEntry.__tablename__)
    return select(*(each for each in found.c if each.name in NAMES), in_title, weight).select_from(found)


def _by_words(
    actor: Actor, query: Select[*tuple[Any, ...]], terms: Terms, toned: bool, most: int, kinds: Sequence[Findable]
) -> Iterator[Found]:
    words = index.found_by(terms, toned=toned)
    rules, query = _rules(actor), query.where(words)
    if kinds:
        query = query.where(index.of_kinds(kinds))
    # FTS5 reads its lists from the newest entry on, and only as far as needed. The index of PostgreSQL cannot stop
    # early: it is asked for a stretch of ids at a time. What was found so far says how long the next one is; where that
    # is little, it is all that is left. The order there is an expression, so that the planner does not walk from the
    # newest entry down and look at the words of each.
    on_sqlite, wide = index.on_sqlite(), 2 * index.PLACE
    query = query.order_by(FTS.c.rowid.desc() if on_sqlite else (SearchEntry.id + 0).desc())
    top = high = 2**62 if on_sqlite else db.session.scalar(select(func.max(SearchEntry.id))) or 0
    # Rows are asked for until there are enough of them, and only then who may read them: where some may not be read,
    # there is another round, of twice as many.
    rows: list[Found] = []
    found, held, room = 0, 0, most
    while high > 0 and found < most:
        low, here = (0, FTS.c.rowid <= high) if on_sqlite else index.stretch(high, wide)
        more = db.session.execute(_ranked(query.where(here).limit(room - len(rows)), terms)).all()
        rows += more
        held += len(more)
        full = len(rows) == room
        high = more[-1].id - 1 if full else low - 1
        done = top - high
        wide = top if held < FEW else max(2 * wide, 2 * done * (room - len(rows)) // held)
        if full or high <= 0:
            seen = list(_readable(rules, rows))
            yield from seen
            found += len(seen)
            rows, room = [], 2 * room
