"""The entries that may be shown, newest first: those that tell of nothing confidential, as it stands today."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Self

from sqlalchemy import ColumnElement, Select, and_, or_, select

from tracker.audit.models import AuditEntry
from tracker.audit.rules import ACTS, SUBJECTS
from tracker.core import clock
from tracker.core.days import day_typed
from tracker.storage.database import db

#: For each subject that can tell of a confidential order: the ids of those that do not. The rooms above name theirs.
#: What is not among these is left out, so that an entry tells nothing once its order has been marked, or is gone.
OPEN_SUBJECTS: dict[str, Callable[[], Select[int]]] = {}
#: So many rows are in memory at a time while the record is exported.
BATCH = 1_000


def _open() -> ColumnElement[bool]:
    told = [and_(AuditEntry.subject == name, AuditEntry.subject_id.in_(ids())) for name, ids in OPEN_SUBJECTS.items()]
    return or_(AuditEntry.subject.not_in(OPEN_SUBJECTS), AuditEntry.subject_id.is_(None), *told)


@dataclass(frozen=True)
class Asked:
    """What of the record is asked for; everything that cannot be read is left aside.

    `who` is a part of a name, `person` a person's id, `act` and `subject` are codes of the tables, `number` the
    subject's id, `since` and `until` days at the office, both included.
    """

    who: str = ""
    person: int | None = None
    act: str = ""
    subject: str = ""
    number: int | None = None
    since: date | None = None
    until: date | None = None

    @classmethod
    def of(cls, args: Mapping[str, str]) -> Self:
        """What an address asks for."""
        act, subject = args.get("act", ""), args.get("subject", "")
        return cls(
            who=args.get("who", "").strip()[:100],
            person=_number(args.get("person")),
            act=act if act in ACTS else "",
            subject=subject if subject in SUBJECTS else "",
            number=_number(args.get("number")),
            since=day_typed(args.get("since")),
            until=day_typed(args.get("until")),
        )

    def args(self) -> dict[str, str]:
        """The same as it stands in an address, without what is not asked for."""
        said = {
            "who": self.who,
            "person": self.person,
            "act": self.act,
            "subject": self.subject,
            "number": self.number,
            "since": self.since and self.since.strftime("%d/%m/%Y"),
            "until": self.until and self.until.strftime("%d/%m/%Y"),
        }
        return {name: str(value) for name, value in said.items() if value}

    def without(self, *names: str) -> Self:
        """The same without some of what is asked for."""
        empty = type(self)()
        return replace(self, **{name: getattr(empty, name) for name in names})

    def clauses(self) -> Iterator[ColumnElement[bool]]:
        """What is asked for as SQL; nobody is asked for things that may not be shown."""
        yield _open()
        if self.who:
            yield or_(
                AuditEntry.person_name.icontains(self.who, autoescape=True),
                AuditEntry.on_behalf_of.icontains(self.who, autoescape=True),
            )
        if self.person is not None:
            yield AuditEntry.person_id == self.person
        if self.act:
            yield AuditEntry.action == self.act
        if self.subject:
            yield AuditEntry.subject == self.subject
        if self.number is not None:
            yield AuditEntry.subject_id == self.number
        if self.since:
            yield AuditEntry.at >= clock.at_office(self.since, 0)
        if self.until:
            yield AuditEntry.at < clock.at_office(self.until + timedelta(days=1), 0)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


@dataclass(frozen=True)
class Part:
    """Some entries, newest first; `older` and `newer` are the numbers to go on from, None at the ends."""

    rows: Sequence[AuditEntry]
    older: int | None
    newer: int | None


def part(asked: Asked, *, before: int | None = None, after: int | None = None, size: int) -> Part:
    """The entries below number `before`, or those above `after`, or the newest: read by number, however far back."""
    return _cut(select(AuditEntry).where(*asked.clauses()), before, after, size)


def _cut(query: Select[AuditEntry], before: int | None, after: int | None, size: int) -> Part:
    if after is not None:
        up = query.where(AuditEntry.id > after).order_by(AuditEntry.id).limit(size + 1)
        found = list(db.session.scalars(up))
        rows = found[:size][::-1]
        if len(rows) < size:
            # Too few above for a page: the newest page says more.
            return _cut(query, None, None, size)
        return Part(rows, rows[-1].id, rows[0].id if len(found) > size else None)
    if before is not None:
        query = query.where(AuditEntry.id < before)
    found = list(db.session.scalars(query.order_by(AuditEntry.id.desc()).limit(size + 1)))
    rows = found[:size]
    return Part(rows, rows[-1].id if len(found) > size else None, rows[0].id if rows and before is not None else None)


def everything(asked: Asked, *, most: int | None = None) -> Iterator[AuditEntry]:
    """All entries asked for, newest first, read in batches by number, so that no statement stays open for long."""
    last: int | None = None
    left = most
    while left is None or left > 0:
        found = part(asked, before=last, size=min(BATCH, left or BATCH))
        yield from found.rows
        for row in found.rows:
            db.session.expunge(row)
        left = None if left is None else left - len(found.rows)
        if found.older is None:
            return
        last = found.older


def history(*subjects: tuple[str, Sequence[int]], before: int | None = None, size: int) -> Part:
    """The history of one object: entries of each of `subjects`, a kind with its ids."""
    told = [and_(AuditEntry.subject == kind, AuditEntry.subject_id.in_(ids)) for kind, ids in subjects]
    return _cut(select(AuditEntry).where(or_(*told), _open()), before, None, size)
