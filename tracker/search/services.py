"""Keeping the index true: what a transaction wrote is brought into it before the same transaction commits.

The listeners only note what was touched. The entries are then read from the rows as they stand (`queries.sources`) and
compared with those that are there, so that a note too many costs a reading and nothing else. An index row holds no
fact: it has no audit entry of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, event, func, inspect, select
from sqlalchemy.orm import Session, UOWTransaction

from tracker.meetings.models import Document, Meeting
from tracker.org.models import Unit, UnitAlias
from tracker.proposals.models import Proposal, ProposalAct
from tracker.search.queries.sources import PARTS, READINGS, TOLD_OF_TASKS, Row, Source, named_after
from tracker.storage.bulk import merge
from tracker.storage.database import db
from tracker.storage.index import SearchEntry, among
from tracker.tasks.models import Move, Remark, Task, TaskUnit

#: What was touched: a source, its id, and the task that it is a part of.
Touched = tuple[Source, int, int | None]

#: So many tasks (or others) are read at a time.
BATCH = 500
#: What an entry is found by.
_KEY = ("kind", "subject_id")

TOUCHES: dict[type[Any], Callable[[Any], Touched]] = {
    Task: lambda row: (Source.TASK, row.id, None),
    TaskUnit: lambda row: (Source.TASK, row.task_id, None),
    Move: lambda row: (Source.REPORT, row.id, row.task_id),
    Remark: lambda row: (Source.REMARK, row.id, row.task_id),
    Meeting: lambda row: (Source.MEETING, row.id, None),
    # Passages follow their document: they are indexed when it is issued, and frozen from then on.
    Document: lambda row: (Source.MEETING, row.meeting_id, None),
    Proposal: lambda row: (Source.PROPOSAL, row.id, None),
    ProposalAct: lambda row: (Source.PROPOSAL, row.proposal_id, None),
    Unit: lambda row: (Source.UNIT, row.id, None),
    UnitAlias: lambda row: (Source.UNIT, row.unit_id, None),
}


def _note(session: Session, context: UOWTransaction) -> None:
    touched: set[Touched] = session.info.setdefault("touched", set())
    renamed: set[int] = session.info.setdefault("renamed", set())
    fresh: set[Touched] = session.info.setdefault("fresh", set())
    # The session puts together what is new each time it is asked: once, not for each of thousands.
    for rows, told in ((session.new, (touched, fresh)), (session.deleted, (touched,))):
        for row in rows:
            if touches := TOUCHES.get(type(row)):
                for each in told:
                    each.add(touches(row))
    for row in session.dirty:
        touches = TOUCHES.get(type(row))
        # Most acts on a task change nothing of what its entries say.
        if touches and not (isinstance(row, Task) and not _changed(row, TOLD_OF_TASKS)):
            touched.add(touches(row))
        if isinstance(row, Unit) and _changed(row, ("name",)):
            renamed.add(row.id)


def _changed(row: object, names: Iterable[str]) -> bool:
    attributes = inspect(row).attrs
    return any(attributes[name].history.has_changes() for name in names)


def _keep(session: Session) -> None:
    session.flush()
    renamed: set[int] = session.info.pop("renamed", set())
    touched: set[Touched] = session.info.pop("touched", set())
    # Of what this transaction made, nothing can be in the index yet.
    fresh = {(source, number) for source, number, _ in session.info.pop("fresh", set()) if source in PARTS}
    if renamed:
        touched.update((source, number, None) for source, number in named_after(renamed))
    whole = {number for source, number, _ in touched if source is Source.TASK}
    for source in Source:
        # A row whose parent was taken from it has no owner any more; the parent was touched as well. What is part of a
        # task that is read whole comes with it.
        parts = {number for whose, number, task in touched if whose is source and task not in whole}
        if ids := parts - {None}:
            bring_in(source, ids, new=all((source, number) in fresh for number in ids))


def _forget(session: Session, previous: object) -> None:
    for name in ("touched", "renamed", "fresh"):
        session.info.pop(name, None)


LISTENERS = (("after_flush", _note), ("before_commit", _keep), ("after_soft_rollback", _forget))


def init_app() -> None:
    """Keep the index from now on, in whatever session writes."""
    for name, listener in LISTENERS:
        if not event.contains(Session, name, listener):
            # The index is kept before the audit record takes its lock, the last of a transaction.
            event.listen(Session, name, listener, insert=True)


@dataclass
class Difference:
    """What stands in the index and should not, or the other way round: how many rows are missing, wrong, left over."""

    missing: int = 0
    wrong: int = 0
    stale: int = 0

    def __bool__(self) -> bool:
        """True when the index is not true."""
        return bool(self.missing or self.wrong or self.stale)

    def add(self, other: Difference) -> None:
        """Count `other` in."""
        self.missing += other.missing
        self.wrong += other.wrong
        self.stale += other.stale


def bring_in(source: Source, ids: Iterable[int], *, write: bool = True, new: bool = False) -> Difference:
    """Make the entries of these sources what they should be (or, without `write`, only count what is not).

    Of `new` ones none are looked for.
    """
    found = Difference()
    for batch in _batches(sorted(set(ids))):
        found.add(_bring_in(source, batch, write, new))
    return found


def _bring_in(source: Source, ids: list[int], write: bool, new: bool) -> Difference:
    reading = READINGS.get(source) or PARTS[source]
    columns = SearchEntry.__table__.columns
    # Those that are there are read first: what another transaction adds in between is then written a second time at
    # worst, never taken out.
    known = select(*columns).where(among(reading.owner, ids), SearchEntry.kind.in_(reading.kinds))
    there = {} if new else {(row.kind, row.subject_id): row for row in db.session.execute(known)}
    missing, wrong = [], []
    for row in reading.read(ids):
        old = there.pop((row["kind"], row["subject_id"]), None)
        if old is None:
            missing.append(row)
        elif any(getattr(old, name) != value for name, value in row.items()):
            wrong.append(row)
    if write:
        _put([*missing, *wrong])
        if there:
            db.session.execute(
                delete(SearchEntry).where(SearchEntry.id.in_([row.id for row in there.values()])),
                execution_options={"synchronize_session": False},
            )
    return Difference(len(missing), len(wrong), len(there))


def _put(rows: list[Row]) -> None:
    names = tuple(name for name in rows[0] if name not in _KEY) if rows else ()
    table = SearchEntry.metadata.tables[SearchEntry.__tablename__]
    merge(db.session(), table, _KEY, rows, replaced=names)


def _batches(ids: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(ids), BATCH):
        yield ids[at : at + BATCH]


def rebuild() -> int:
    """Build the index anew from everything that is there; how many entries it has is answered. Safe to repeat."""
    db.session.execute(delete(SearchEntry), execution_options={"synchronize_session": False})
    for source, reading in READINGS.items():
        bring_in(source, db.session.scalars(select(reading.model)))
    return db.session.scalar(select(func.count(SearchEntry.id))) or 0


def fill() -> int:
    """Build the index where there is none yet (a database from before it); 0 when there was nothing to do."""
    empty = db.session.scalar(select(SearchEntry.id).limit(1)) is None
    return rebuild() if empty and db.session.scalar(select(Unit.id).limit(1)) is not None else 0


def verify() -> Difference:
    """Compare the whole index with the rows it stands for; changes nothing."""
    found = Difference()
    for source, reading in READINGS.items():
        found.add(bring_in(source, db.session.scalars(select(reading.model)), write=False))
    return found
