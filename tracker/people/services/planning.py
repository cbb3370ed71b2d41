"""What taking in a list of people would do, row by row: reckoned from what stands now, written by nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import N_
from tracker.core.text import fold
from tracker.org.models import Person, Post, Unit
from tracker.org.queries import units_on
from tracker.org.rules import overlaps
from tracker.people import policy
from tracker.people.rules import Outcome, Row, suggested
from tracker.storage.database import db


@dataclass
class Planned:
    """A row with whom it means, what taking it in does, and why it cannot be; `username` as it will be.

    `first` is the row that enters the person, for further rows of somebody new.
    """

    row: Row
    outcome: Outcome
    unit: Unit | None = None
    person: Person | None = None
    account: Account | None = None
    post: Post | None = None
    username: str = ""
    first: Planned | None = None
    wrong: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def place(self) -> Unit:
        """The unit; only for rows in which it was recognised."""
        if self.unit is None:
            raise LookupError(self.row.unit)
        return self.unit

    @property
    def somebody(self) -> Person:
        """The person; only for rows that mean somebody who is there."""
        if self.person is None:
            raise LookupError(self.row.name)
        return self.person

    @property
    def role(self) -> Role:
        """The role of the row; only for rows without faults."""
        return Role(self.row.role)


class _Known:
    """People, accounts and units as they stand, by what a row can name them with. Few statements, however many rows."""

    def __init__(self, rows: Sequence[Row]) -> None:
        accounts = list(db.session.scalars(select(Account)))
        self.by_username = {account.username: account for account in accounts}
        self.by_person = {account.person_id: account for account in accounts}
        mails = {row.email.casefold() for row in rows if row.email}
        wanted = {self.by_username[row.username].person_id for row in rows if row.username in self.by_username}
        query = select(Person).options(selectinload(Person.posts).joinedload(Post.unit))
        where = Person.id.in_(wanted) | func.lower(Person.email).in_(mails)
        people = list(db.session.scalars(query.where(where)))
        self.people = {person.id: person for person in people}
        self.by_mail: dict[str, list[Person]] = {}
        for person in people:
            if person.email and person.email.casefold() in mails:
                self.by_mail.setdefault(person.email.casefold(), []).append(person)
        self.units: dict[str, set[int]] = {}
        self.unit_by_id = {}
        for unit in units_on(clock.today()):
            self.unit_by_id[unit.id] = unit
            for name in (unit.code, unit.name, *(alias.name for alias in unit.aliases)):
                self.units.setdefault(fold(name), set()).add(unit.id)

    def unit(self, said: str) -> list[Unit]:
        """The units that `said` can mean."""
        return [self.unit_by_id[each] for each in self.units.get(fold(said), ())]


def plan(rows: Sequence[Row], *, by: Actor) -> list[Planned]:
    """What becomes of each row. Rows that name the same account or mail address are the same person."""
    known = _Known(rows)
    taken = set(known.by_username) | {row.username for row in rows if row.username}
    new: dict[tuple[str, str], Planned] = {}
    seen: set[tuple[Any, ...]] = set()
    return [_planned(row, known, taken, new, seen, by) for row in rows]


def _planned(
    row: Row,
    known: _Known,
    taken: set[str],
    new: dict[tuple[str, str], Planned],
    seen: set[tuple[Any, ...]],
    by: Actor,
) -> Planned:
    planned = Planned(row, Outcome.WRONG, wrong=[(sentence, values) for sentence, values in row.wrong])
    _find_unit(planned, known)
    _find_person(planned, known)
    if planned.wrong:
        return planned
    if planned.person is None:
        return _newcomer(planned, taken, new, seen)
    planned.username = planned.account.username if planned.account else row.username
    if not planned.username:
        planned.username = suggested(row.name, taken)
        taken.add(planned.username)
    _against(planned)
    if planned.outcome is not Outcome.SAME and not policy.may_appoint(by, planned.person, planned.place, planned.role):
        planned.outcome = Outcome.WRONG
        planned.wrong.append((N_("Không tự đổi chức danh, tài khoản của chính mình."), {}))
        return planned
    return _once(planned, ("old", planned.person.id), seen)


def _find_unit(planned: Planned, known: _Known) -> None:
    said = planned.row.unit
    found = known.unit(said) if said else []
    if len(found) == 1:
        planned.unit = found[0]
    elif said and not found:
        planned.wrong.append((N_("Không nhận ra đơn vị “%(name)s”."), {"name": said[:60]}))
    elif said:
        planned.wrong.append((N_("“%(name)s” có thể là nhiều đơn vị; ghi đủ tên."), {"name": said[:60]}))


def _find_person(planned: Planned, known: _Known) -> None:
    row = planned.row
    by_name = known.by_username.get(row.username) if row.username else None
    by_mail = known.by_mail.get(row.email.casefold(), []) if row.email else []
    if by_name is not None:
        planned.person, planned.account = known.people.get(by_name.person_id), by_name
        if any(other.id != by_name.person_id for other in by_mail):
            planned.wrong.append((N_("Địa chỉ thư này là của người khác: %(name)s."), {"name": by_mail[0].full_name}))
    elif len(by_mail) > 1:
        planned.wrong.append((N_("Nhiều người dùng chung địa chỉ thư này; ghi tên đăng nhập."), {}))
    elif by_mail:
        planned.person = by_mail[0]
        planned.account = known.by_person.get(by_mail[0].id)
        if planned.account is not None and row.username and row.username != planned.account.username:
            said = {"name": planned.person.full_name, "username": planned.account.username}
            planned.wrong.append(
                (N_("%(name)s đã có tên đăng nhập %(username)s; sửa cột Tên đăng nhập hoặc cột Thư điện tử."), said)
            )
    if planned.person is not None and _other_name(planned.person.full_name, row.name):
        planned.notes.append(f"{planned.person.full_name} → {row.name}")


def _other_name(before: str, after: str) -> bool:
    return bool(after) and before != after


def _newcomer(
    planned: Planned, taken: set[str], new: dict[tuple[str, str], Planned], seen: set[tuple[Any, ...]]
) -> Planned:
    row = planned.row
    keys = [(kind, said) for kind, said in (("u", row.username), ("m", row.email.casefold())) if said]
    first = next((new[key] for key in keys if key in new), None)
    if first is None:
        planned.outcome, planned.username = Outcome.NEW, row.username or suggested(row.name, taken)
        taken.add(planned.username)
        new.update(dict.fromkeys(keys, planned))
        return _once(planned, ("new", id(planned)), seen)
    if fold(first.row.name) != fold(row.name):
        planned.wrong.append(
            (N_("Trùng tên đăng nhập hoặc thư với dòng %(line)s nhưng khác họ tên."), {"line": first.row.number})
        )
        return planned
    planned.outcome, planned.first, planned.username = Outcome.POST, first, first.username
    return _once(planned, ("new", id(first)), seen)


def _once(planned: Planned, who: tuple[Any, ...], seen: set[tuple[Any, ...]]) -> Planned:
    key = (*who, planned.place.id, planned.row.role)
    if key in seen:
        planned.outcome = Outcome.WRONG
        planned.wrong.append((N_("Trùng với một dòng ở trên: cùng người, đơn vị và vai trò."), {}))
    seen.add(key)
    return planned


def _against(planned: Planned) -> None:
    """Compare the row with the posts that the person has: the same one is brought up to date, never given twice."""
    person, row, unit = planned.somebody, planned.row, planned.place
    first, last = row.days
    same = [post for post in person.posts if post.unit_id == unit.id and post.role == row.role]
    post = next((each for each in same if overlaps(each.valid_from, each.valid_to, first, last)), None)
    changed = _other_name(person.full_name, row.name) or (row.email and row.email != person.email)
    changed = bool(changed) or planned.account is None
    if post is None:
        planned.outcome = Outcome.POST
        return
    planned.post = post
    if row.title and row.title != post.title:
        planned.notes.append(f"{post.title} → {row.title}")
        changed = True
    if (first is not None and first != post.valid_from) or (last is not None and last != post.valid_to):
        changed = True
    planned.outcome = Outcome.CHANGED if changed else Outcome.SAME
