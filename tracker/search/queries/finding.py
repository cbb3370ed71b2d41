"""Looking through the index: what an actor may find, how much of each kind, one page of results, suggestions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Select, and_, bindparam, select

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import Findable, Topic
from tracker.core.terms import LONGEST, Terms, read_terms
from tracker.meetings.models import Document, Meeting, Passage
from tracker.org.queries import known_unit, tree, unit_ids_at
from tracker.org.rules.tree import KnownUnit
from tracker.search.queries.newest import NAMES, newest
from tracker.search.rules import AT_ONCE, MOST, Span, days_of
from tracker.storage import index, plain
from tracker.storage.database import db
from tracker.storage.index import FTS, SearchEntry
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import State
from tracker.web.paging import Page

#: More units than these are no list to choose from; so many of those found are.
MANY_UNITS, MOST_UNITS = 200, 50


@dataclass(frozen=True)
class Wanted:
    """What is looked for; every field stands in the address. `unit` is a unit code and means all below it too."""

    q: str = ""
    kind: str = ""
    unit: str = ""
    topic: str = ""
    meeting: str = ""
    span: str = ""

    @classmethod
    def of(cls, values: Any) -> Wanted:
        """Read from the address; values that mean nothing are left out."""
        given = {each.name: (values.get(each.name) or "").strip()[:LONGEST] for each in fields(cls)}
        for name, kind in (("kind", Findable), ("topic", Topic), ("span", Span)):
            if given[name] not in {member.value for member in kind}:
                given[name] = ""
        if not (given["meeting"].isdecimal() and len(given["meeting"]) < 10):
            given["meeting"] = ""
        return cls(**given)

    def args(self) -> dict[str, str]:
        """What the address says: the fields that are set."""
        return {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name)}

    def without(self, *names: str) -> Wanted:
        """The same with the named fields cleared."""
        return replace(self, **dict.fromkeys(names, ""))

    @cached_property
    def terms(self) -> Terms:
        """The query as it is understood."""
        return read_terms(self.q)


def _wanted(wanted: Wanted) -> Select[*tuple[Any, ...]]:
    """What decides on who may read an entry and on its place, of those that the filters want; words are asked later."""
    of = SearchEntry
    query = select(*(getattr(of, name) for name in NAMES))
    # On SQLite the words lead: their table is read in its own order.
    query = query.select_from(FTS).join(of, of.id == FTS.c.rowid) if index.on_sqlite() else query.select_from(of)
    if wanted.unit:
        query = query.where(of.unit_id.in_(unit_ids_at(wanted.unit, clock.today())))
    if wanted.topic:
        query = query.where(of.topic == Topic(wanted.topic))
    if wanted.meeting:
        query = query.where(of.meeting_id == int(wanted.meeting))
    if wanted.span:
        query = query.where(of.day.between(*days_of(Span(wanted.span), clock.today())))
    return query


@dataclass(frozen=True)
class Found:
    """What is found: entries and their kinds, the best first, and whether there are more than these.

    `kinds` says how many there are of each kind, whichever kind is wanted, and `everything` of all of them. Where
    there are more, none of these numbers is the last word. `units` counts those that entries belong to, by their id.
    """

    entries: Sequence[tuple[int, Findable]] = ()
    kinds: Mapping[Findable, int] = field(default_factory=dict)
    everything: int = 0
    more: bool = False
    units: Counter[int] = field(default_factory=Counter)


def find(actor: Actor, wanted: Wanted, most: int = MOST) -> Found:
    """Look for what is wanted among everything that the actor may read; at most the newest `most` are ranked.

    What holds the tones that were typed stands before what only agrees without them, a match in the title before one
    in the text; then what matches better, and of equals the newer. The newest with the tones go before the newest of
    the others where there is no room for all.
    """
    if not wanted.terms:
        return Found()
    entries, more, units = _ranked(actor, wanted.without("kind"), most)
    kinds = Counter(kind for _, kind in entries)
    everything = len(entries)
    if wanted.kind:
        kind = Findable(wanted.kind)
        if more:
            # Among the newest of all kinds this one may hardly stand.
            entries, more, units = _ranked(actor, wanted, most)
            kinds[kind] = len(entries)
        entries = [each for each in entries if each[1] is kind]
    return Found(entries, {kind: kinds[kind] for kind in Findable if kinds[kind]}, everything, more, units)


def _ranked(actor: Actor, wanted: Wanted, most: int) -> tuple[list[tuple[int, Findable]], bool, Counter[int]]:
    """Ids and kinds of the newest `most`, the best first; whether there are more; how often which unit stands there."""
    terms, query = wanted.terms, _wanted(wanted)
    kinds = [Findable(wanted.kind)] if wanted.kind else []
    found: dict[int, tuple[tuple[Any, ...], Findable, int | None]] = {}
    for toned in (True, False) if terms.toned else (False,):
        if len(found) <= most:
            for row in newest(actor, query, terms, toned=toned, most=most + 1, kinds=kinds):
                if len(found) > most:
                    break
                number, kind, *_, unit_id, day, in_title, weight = row
                if number not in found:
                    found[number] = ((toned, bool(in_title), weight, day or date.min, number), kind, unit_id)
    more = len(found) > most
    if more:
        found.popitem()
    ranked = sorted(found.items(), key=lambda each: each[1][0], reverse=True)
    units = Counter(unit for _, _, unit in found.values() if unit is not None)
    return [(number, kind) for number, (_, kind, _) in ranked], more, units


@dataclass(frozen=True)
class Result:
    """One thing found, with what a page says of where it belongs; None where that does not apply.

    `entry` is a row with what a page shows of the entry (`_ENTRY`).
    """

    entry: Any
    unit: KnownUnit | None
    task_title: str | None
    task_state: State | None
    meeting_name: str | None
    document_title: str | None
    task_secret: bool | None
    passage_secret: bool | None

    @property
    def confidential(self) -> bool:
        """True for what is known to few: pages say so beside it."""
        return bool(self.task_secret or self.passage_secret)

    @property
    def title(self) -> str:
        """What names it: its own title, else that of what it belongs to."""
        return self.entry.title or self.task_title or self.document_title or ""


def results(found: Found, *, number: int, size: int) -> Page[Result]:
    """One page of what was found; one statement. Past the end stands the last page."""
    total = len(found.entries)
    number = min(number, max(1, -(-total // size)))
    return Page(_shown(found.entries[(number - 1) * size : number * size]), number, size, total)


def suggestions(actor: Actor, wanted: Wanted, *, size: int = 7) -> Sequence[Result]:
    """The best few while somebody types, of not quite so many that are ranked."""
    return _shown(find(actor, wanted, AT_ONCE).entries[:size])


def _shown(entries: Sequence[tuple[int, Findable]]) -> list[Result]:
    """What a page shows of these entries, in their order: those of which `find` has just asked who may read them."""
    if not entries:
        return []
    numbers = [number for number, _ in entries]
    many, units = len(_ENTRY), tree().by_id
    read = plain.read(_SHOWN, {"numbers": numbers})
    rows = {row.id: Result(row, units.get(row.unit_id), *row[many:]) for row in read}
    return [rows[number] for number in numbers if number in rows]


#: What a page shows of an entry.
_ENTRY = (
    *("id", "kind", "subject_id", "task_id", "meeting_id", "document_id", "proposal_id"),
    *("unit_id", "day", "title", "text"),
)
_SHOWN = (
    select(*(getattr(SearchEntry, name) for name in _ENTRY))
    .where(SearchEntry.id.in_(bindparam("numbers", expanding=True)))
    .outerjoin(Task, Task.id == SearchEntry.task_id)
    .outerjoin(Meeting, Meeting.id == SearchEntry.meeting_id)
    .outerjoin(Document, Document.id == SearchEntry.document_id)
    .outerjoin(Passage, and_(SearchEntry.kind == Findable.CONCLUSION, Passage.id == SearchEntry.subject_id))
    .add_columns(Task.title.label("task_title"), Task.state, Meeting.name, Document.title.label("document_title"))
    .add_columns(Task.confidential, Passage.confidential)
)


def task_by_number(actor: Actor, number: int) -> tuple[int, str] | None:
    """Id and title of the task with this number, when the actor may see it."""
    query = select(Task.id, Task.title).where(Task.id == number, tasks.visible_to(actor))
    row = db.session.execute(query).one_or_none()
    return (row[0], row[1]) if row else None


def unit_choices(actor: Actor, found: Found, wanted: Wanted) -> Sequence[tuple[str, str]]:
    """Code and name of units for the filter: those in the actor's scope today, where they are not too many.

    Of thousands, which nobody scrolls through, those that were found most, and the one that is wanted. No statement.
    """
    known, today, post = tree(), clock.today(), actor.post
    units = [unit for unit in known.below(post.unit_path) if unit.valid_on(today)] if post.inside is not None else []
    if not 0 < len(units) <= MANY_UNITS:
        most = {number for number, _ in found.units.most_common(MOST_UNITS)}
        chosen = known_unit(wanted.unit, today) if wanted.unit else None
        units = [known.by_id[each] for each in sorted(most | ({chosen.id} if chosen else set())) if each in known.by_id]
    return [(unit.code, unit.name) for unit in units]
