"""The newest entries that hold the words of a query and that the actor may read: what the search ranks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, func, select
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
from tracker.storage import index, plain
from tracker.storage.database import db
from tracker.storage.index import FTS, SearchEntry, among, among_sent, sent
from tracker.storage.once import once
from tracker.storage.reading import PLANNED_ANEW
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task

#: What hangs on a task, and is seen by whoever sees the task.
OF_TASKS = (Findable.TASK, Findable.REPORT, Findable.REMARK)
#: What is asked of an entry to say who may read it, and to order it.
NAMES = ("id", "kind", "subject_id", "task_id", "meeting_id", "proposal_id", "unit_id", "day")
_KIND = NAMES.index("kind")
OTHERS = tuple(kind for kind in Findable if kind not in OF_TASKS)
#: Fewer than these found in a stretch of the index say nothing of how long the next must be.
FEW = 4
#: The newest entry there is.
_TOP = select(func.max(SearchEntry.id))

Found = Row[*tuple[Any, ...]]


def town_of(actor: Actor) -> str:
    """The path of the first body above the actor's unit."""
    return "/" + actor.post.unit_path.split("/")[1] + "/"


@dataclass(frozen=True, eq=False)
class _Rule:
    """Who may read entries of some kinds: which of their columns is the key of what decides, and what does."""

    kinds: tuple[Findable, ...]
    name: str
    key: InstrumentedAttribute[int]
    asked: Select[int]
    may: Callable[[Actor], ColumnElement[bool]]


def _of_passages(actor: Actor) -> ColumnElement[bool]:
    return and_(meetings.visible_to(actor), tasks.readable(actor))


def _of_units(actor: Actor) -> ColumnElement[bool]:
    return below(Unit.path, town_of(actor))


_WORDS = select(Passage.id).join(Document, Document.id == Passage.document_id)
_WORDS = _WORDS.join(Meeting, Meeting.id == Document.meeting_id)
#: Each kind by the rule of the page that it leads to: what hangs on a task is seen by whoever sees the task, and so on.
_RULES = (
    _Rule(OF_TASKS, "task_id", Task.id, select(Task.id), tasks.visible_to),
    _Rule((Findable.MEETING, Findable.DOCUMENT), "meeting_id", Meeting.id, select(Meeting.id), meetings.visible_to),
    _Rule((Findable.CONCLUSION,), "subject_id", Passage.id, _WORDS, _of_passages),
    _Rule((Findable.PROPOSAL,), "proposal_id", Proposal.id, select(Proposal.id), proposals.visible_to),
    _Rule((Findable.UNIT,), "unit_id", Unit.id, select(Unit.id), _of_units),
)


def _readable(actor: Actor, rows: Sequence[Found]) -> Iterator[Found]:
    """Those of the rows that the actor may read, asked of the tables one by one.

    All of them together take a planner longer than it takes to look, and make it join what nothing belongs to.
    """
    by_kind: dict[Findable, list[Found]] = {}
    for row in rows:
        by_kind.setdefault(row[_KIND], []).append(row)
    seen: dict[Findable, tuple[int, set[int]]] = {}
    for rule in _RULES:
        at = NAMES.index(rule.name)
        ids = {row[at] for kind in rule.kinds for row in by_kind.get(kind, ())}
        if ids:
            found = set(plain.read(_asked(rule, actor, db.engine.dialect.name), {"ids": sent(ids)}).scalars())
            seen.update((kind, (at, found)) for kind in rule.kinds)
    for row in rows:
        at, found = seen[row[_KIND]]
        if row[at] in found:
            yield row


@lru_cache(maxsize=256)
def _asked(rule: _Rule, actor: Actor, dialect: str) -> Select[int]:
    """Which of the `:ids` the actor may read: put together once for each reader."""
    return rule.asked.where(among_sent(rule.key, "ids"), rule.may(actor))


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
        rows += plain.read(_ranked(helped.where(index.found_by(terms, toned=toned)), terms))
    if rest := [kind for kind in kinds or OTHERS if kind in OTHERS]:
        rows += _by_words(actor, query, terms, toned, most, rest)
    yield from sorted(rows, key=lambda row: -row.id)


def _ranked(query: Select[*tuple[Any, ...]], terms: Terms) -> Select[*tuple[Any, ...]]:
    """Those rows with what they are ordered by, which costs more than to find them: of no others it is asked."""
    in_title, weight = index.in_title(terms).label("in_title"), index.weight(terms).label("weight")
    if index.on_sqlite():  # there the weight is known only where the words were found
        return query.add_columns(in_title, weight)
    found = query.add_columns(*index.ranked_by()).subquery(SearchEntry.__tablename__)
    ranked = select(*(each for each in found.c if each.name in NAMES), in_title, weight).select_from(found)
    return ranked.execution_options(**query.get_execution_options())


def _by_words(
    actor: Actor, query: Select[*tuple[Any, ...]], terms: Terms, toned: bool, most: int, kinds: Sequence[Findable]
) -> Iterator[Found]:
    query = query.where(index.found_by(terms, toned=toned))
    if kinds:
        query = query.where(index.of_kinds(kinds))
    # FTS5 reads its lists from the newest entry on, and only as far as needed. The index of PostgreSQL cannot stop
    # early: it is asked for a stretch of ids at a time. What was found so far says how long the next one is, but never
    # many times as long as what it is reckoned from: words are not spread evenly. The order there is
    # an expression, so that the planner does not walk from the newest entry down and look at the words of each.
    on_sqlite, wide = index.on_sqlite(), 2 * index.PLACE
    number = FTS.c.rowid if on_sqlite else SearchEntry.id
    query = query.where(number <= bindparam("high")).order_by((number if on_sqlite else number + 0).desc())
    query = query.limit(bindparam("room")).execution_options(**PLANNED_ANEW)
    rest, near = _ranked(query, terms), None if on_sqlite else _ranked(query.where(index.in_stretch()), terms)
    top = high = 2**62 if on_sqlite else once("search.top", lambda: plain.read(_TOP).scalar() or 0)
    # Rows are asked for until there are enough of them, and only then who may read them: where some may not be read,
    # there is another round, of twice as many.
    rows: list[Found] = []
    found, held, room = 0, 0, most
    while high > 0 and found < most:
        low, places = (0, []) if on_sqlite else index.stretch(high, wide)
        asked = {"high": high, "room": room - len(rows)}
        if places and near is not None:
            more = plain.read(near, {**asked, "places": places}).all()
        else:
            more = plain.read(rest, asked).all()
        rows += more
        held += len(more)
        full = len(rows) == room
        high = more[-1].id - 1 if full else low - 1
        done = top - high
        needed = 3 * done * (room - len(rows)) // (2 * held) if held >= FEW else top
        wide = 2 * index.PLACE + min((8 if held >= FEW else 32) * done, needed)
        if full or high <= 0:
            seen = list(_readable(actor, rows))
            yield from seen
            found += len(seen)
            rows, room = [], 2 * room
