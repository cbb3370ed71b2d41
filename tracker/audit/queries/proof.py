"""Walking the chain of the audit record, and asking whether the database still guards it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import select, text

from tracker.audit.models import AuditEntry, AuditHead
from tracker.audit.rules import GENESIS, Broken, Fault, Head, Walk
from tracker.storage import reading
from tracker.storage.database import db

#: So many entries are in memory at a time while the record is walked.
PART = 1_000
#: The triggers that must stand, by database (migration 0024).
GUARDS = {
    "sqlite": (
        "audit_entries_no_delete",
        "audit_entries_no_replace",
        "audit_entries_no_update",
        "audit_head_no_delete",
        "audit_head_no_return",
    ),
    "postgresql": (
        "audit_entries_no_change",
        "audit_entries_no_truncate",
        "audit_head_no_delete",
        "audit_head_no_return",
        "audit_head_no_truncate",
    ),
}
_STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
}


def head() -> Head | None:
    """Where the record ends; None when the row that says so is gone."""
    row = db.session.execute(select(AuditHead.entries, AuditHead.hash)).one_or_none()
    return Head(row.entries, row.hash) if row else None


def missing_guards() -> list[str]:
    """The triggers that should refuse changes and are not there, or are switched off."""
    dialect = db.engine.dialect.name
    standing = set(db.session.scalars(text(_STANDING[dialect])))
    return [name for name in GUARDS[dialect] if name not in standing]


@dataclass(frozen=True)
class Proof:
    """What a walk along the record has shown: how many entries it proved, where they end, the first broken one (None:
    the record is whole), and whether the fingerprint that was expected has been met.
    """

    checked: int
    end: Head
    broken: Broken | None
    met: bool


def prove(first: int = 1, *, expect: str = "") -> Proof:
    """Walk the record from entry `first`, whose predecessor is taken on trust, to its end or the first broken entry.

    `expect` is the beginning of a fingerprint that was noted earlier: unless it is met, the record is another one.
    Entries and head are read by one statement, so that acts that happen meanwhile do not disturb.
    """
    reading.begin(db.session())  # PostgreSQL hands out rows in portions only within a transaction
    before = db.session.execute(select(AuditEntry.hash).where(AuditEntry.id == first - 1)).scalar_one_or_none()
    entries = AuditEntry.__table__
    query = (
        select(*entries.c, AuditHead.entries.label("_entries"), AuditHead.hash.label("_hash"))
        .select_from(AuditHead)
        .outerjoin(AuditEntry, AuditEntry.id >= first)
        .order_by(AuditEntry.id)
        .execution_options(yield_per=PART)
    )
    with db.session.execute(query) as result:
        rows = result.mappings()
        opening = next(rows, None)
        if opening is None:
            return Proof(0, Head(), Broken(0, Fault.HEADLESS), not expect)
        ends = Head(opening["_entries"], opening["_hash"])
        if first > 1 and before is None:
            return Proof(0, Head(), Broken(first - 1, Fault.MISSING), not expect)
        walk = Walk(Head(first - 1, before or GENESIS))
        met = not expect or walk.at.hash.startswith(expect)

        def seen() -> Iterator[Any]:
            nonlocal met
            # Without entries the head comes alone.
            for row in map(dict, chain((opening,), rows) if opening["id"] is not None else ()):
                met = met or row["hash"].startswith(expect)
                yield row

        broken = walk.broken(seen(), ends)
    return Proof(walk.checked, walk.at, broken, met)
