"""Looking through the index: what an actor may find, how much of each kind, one page of results, suggestions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import Findable, Topic
from tracker.core.terms import LONGEST, Terms, read_terms
from tracker.meetings import queries as meetings
from tracker.meetings.models import Document, Meeting, Passage
from tracker.org.models import Unit
from tracker.org.queries import below, unit_ids_at
from tracker.org.queries import valid_on as units_valid_on
from tracker.proposals import queries as proposals
from tracker.proposals.models import Proposal
from tracker.search.rules import MOST, Span, days_of
from tracker.storage import index
from tracker.storage.database import db
from tracker.storage.index import FTS, SearchEntry
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import State
from tracker.web.paging import Page


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

    @property
    def terms(self) -> Terms:
        """The query as it is understood."""
        return read_terms(self.q)


def readable(actor: Actor) -> ColumnElement[bool]:
    """Entries that the actor may read: each by the rule of the page that it leads to.

    Stands on the outer joins of `_joined`: what hangs on a task is seen by whoever sees the task, and so on.
    """
    town = "/" + actor.post.unit_path.split("/")[1] + "/"
    return or_(
        and_(SearchEntry.task_id.is_not(None), Task.id.is_not(None), tasks.visible_to(actor)),
        and_(
            SearchEntry.kind.in_((Findable.MEETING, Findable.DOCUMENT)),
            Meeting.id.is_not(None),
            meetings.visible_to(actor),
        ),
        and_(Passage.id.is_not(None), meetings.visible_to(actor), tasks.readable(actor)),
        and_(SearchEntry.kind == Findable.PROPOSAL, Proposal.id.is_not(None), proposals.visible_to(actor)),
        and_(SearchEntry.kind == Findable.UNIT, Unit.id.is_not(None), below(Unit.path, town)),
    )


def _joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        query.outerjoin(Task, Task.id == SearchEntry.task_id)
        .outerjoin(Meeting, Meeting.id == SearchEntry.meeting_id)
        .outerjoin(Passage, and_(SearchEntry.kind == Findable.CONCLUSION, Passage.id == SearchEntry.subject_id))
        .outerjoin(Proposal, Proposal.id == SearchEntry.proposal_id)
        .outerjoin(Unit, Unit.id == SearchEntry.unit_id)
    )


def _found(actor: Actor, wanted: Wanted, *columns: Any) -> Select[*tuple[Any, ...]]:
    """`columns` of the newest entries that are wanted and may be read, `MOST` of them."""
    query = select(*columns)
    newest: ColumnElement[int] = SearchEntry.id.expression
    if db.engine.dialect.name == "sqlite":
        # The words lead: their table is read in its own order and only as far as needed.
        query = query.select_from(FTS).join(SearchEntry, SearchEntry.id == FTS.c.rowid)
        query = query.where(FTS.c.search_fts.op("MATCH")(index.fts_query(wanted.terms)))
        newest = FTS.c.rowid
    else:
        query = query.select_from(SearchEntry).where(index.matches(wanted.terms))
    query = _joined(query).where(readable(actor))
    if wanted.kind:
        query = query.where(SearchEntry.kind == Findable(wanted.kind))
    if wanted.unit:
        query = query.where(SearchEntry.unit_id.in_(unit_ids_at(wanted.unit, clock.today())))
    if wanted.topic:
        query = query.where(SearchEntry.topic == Topic(wanted.topic))
    if wanted.meeting:
        query = query.where(SearchEntry.meeting_id == int(wanted.meeting))
    if wanted.span:
        query = query.where(SearchEntry.day.between(*days_of(Span(wanted.span), clock.today())))
    return query.order_by(newest.desc()).limit(MOST)


def count_kinds(actor: Actor, wanted: Wanted) -> Mapping[Findable, int]:
    """How many entries of each kind are found, whichever kind is wanted; together at most `MOST`. One statement."""
    if not wanted.terms:
        return {}
    found = _found(actor, wanted.without("kind"), SearchEntry.kind).subquery()
    rows = db.session.execute(select(found.c.kind, func.count()).group_by(found.c.kind)).all()
    counted = {row[0]: row[1] for row in rows}
    return {kind: counted[kind] for kind in Findable if kind in counted}


@dataclass(frozen=True)
class Result:
    """One thing found, with what a page says of where it belongs; None where that does not apply."""

    entry: SearchEntry
    task_title: str | None
    task_state: State | None
    meeting_name: str | None
    document_title: str | None
    unit_name: str | None
    unit_code: str | None
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


def results(actor: Actor, wanted: Wanted, *, number: int, size: int, total: int) -> Page[Result]:
    """One page of what is found, the best first, of `total`; one statement.

    What holds the tones that were typed stands before what only agrees without them, a match in the title before one
    in the text; then what matches better, and of equals the newer.
    """
    number = min(number, max(1, -(-total // size)))
    rows = _best(actor, wanted, size, (number - 1) * size) if total else []
    return Page(rows, number, size, total)


def suggestions(actor: Actor, wanted: Wanted, *, size: int = 7) -> Sequence[Result]:
    """The best few while somebody types; one statement."""
    return _best(actor, wanted, size, 0) if wanted.terms else []


def _best(actor: Actor, wanted: Wanted, size: int, offset: int) -> list[Result]:
    terms = wanted.terms
    columns = (SearchEntry.id, SearchEntry.day, index.weight(terms).label("weight"))
    found = _found(actor, wanted, *columns).subquery()
    query = (
        _joined(select(SearchEntry).join(found, found.c.id == SearchEntry.id))
        .outerjoin(Document, Document.id == SearchEntry.document_id)
        .add_columns(Task.title, Task.state, Meeting.name, Document.title, Unit.name, Unit.code)
        .add_columns(Task.confidential, Passage.confidential)
        .order_by(
            index.as_written(terms).desc(),
            index.in_title(terms).desc(),
            found.c.weight.desc(),
            found.c.day.desc().nulls_last(),
            SearchEntry.id.desc(),
        )
        .limit(size)
        .offset(offset)
    )
    return [Result(*row) for row in db.session.execute(query)]


def task_by_number(actor: Actor, number: int) -> tuple[int, str] | None:
    """Id and title of the task with this number, when the actor may see it."""
    query = select(Task.id, Task.title).where(Task.id == number, tasks.visible_to(actor))
    row = db.session.execute(query).one_or_none()
    return (row[0], row[1]) if row else None


def unit_choices(actor: Actor) -> Sequence[tuple[str, str]]:
    """Code and name of the units in the actor's scope today, for the filter."""
    query = (
        select(Unit.code, Unit.name)
        .where(below(Unit.path, actor.post.unit_path), units_valid_on(clock.today()))
        .order_by(Unit.id)
    )
    return [(code, name) for code, name in db.session.execute(query)]
