"""Taking in a list of people: handed in and shown, then written whole or not at all."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.auth import services as auth
from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid, TooLarge
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.extraction.files.tables import read_table
from tracker.org import services as org
from tracker.org.models import Person
from tracker.people import policy
from tracker.people.models import PeopleImport
from tracker.people.rules import MOST_PEOPLE, Outcome, Row, read_rows
from tracker.people.rules.rows import HEADINGS, REQUIRED
from tracker.people.services.accounts import send_link
from tracker.people.services.acts import check, describe
from tracker.people.services.planning import Planned, plan
from tracker.storage.database import db


def rows_of(handed_in: PeopleImport) -> list[Row]:
    """The rows of a list as they were read."""
    return [Row(**row) for row in handed_in.rows]


def hand_in(data: bytes, filename: str, *, by: Actor) -> PeopleImport:
    """Read a list (.xlsx or .csv) and keep its rows; nothing else is written. Raises Invalid, TooLarge."""
    lines = read_table(data, HEADINGS, required=REQUIRED).lines
    if not lines:
        raise Invalid(N_("Bảng chưa có dòng nào dưới dòng tiêu đề."), field="file")
    if len(lines) > MOST_PEOPLE:
        raise TooLarge(N_("Bảng có hơn %(most)s dòng. Chia thành nhiều tệp."), field="file", most=MOST_PEOPLE)
    made = PeopleImport(
        filename=filename[-200:],
        rows=[asdict(row) for row in read_rows(lines)],
        created_at=clock.now(),
        person_id=by.person_id,
        result={},
    )
    db.session.add(made)
    db.session.flush()
    audit.record(Fact("people.list_handed_in", "people_import", made.id, {"rows": len(made.rows)}), by=by)
    return made


def take_in(handed_in: PeopleImport, *, by: Actor, version: int | None = None, mail: bool = True) -> Counter[Outcome]:
    """Write every row: people, posts, accounts that wait for their owners, links by mail to those who have an address.

    All rows or none. Raises Conflict when the list was taken in or read again meanwhile, Invalid while a row is wrong.
    """
    check(policy.may_import(by, Permission.PEOPLE_ADMIN, handed_in))
    if handed_in.taken_at is not None or (version is not None and version != handed_in.version):
        raise Conflict(N_("Danh sách này đã được nhập."))
    planned = plan(rows_of(handed_in), by=by)
    wrong = sum(each.outcome is Outcome.WRONG for each in planned)
    if wrong:
        raise Invalid(N_("Còn %(many)s dòng có lỗi. Sửa trong tệp rồi gửi lại; chưa dòng nào được ghi."), many=wrong)
    opened: list[Account] = []
    people: dict[int, Person] = {}
    for each in planned:
        _write(each, people, opened, by)
    told = 0
    for account in opened:
        if mail and account.person.email:
            send_link(account, by=by)
            told += 1
    counts = Counter(each.outcome for each in planned)
    handed_in.taken_at = clock.now()
    handed_in.result = {
        "counts": {outcome.value: many for outcome, many in counts.items()},
        "accounts": [account.id for account in opened],
        "told": told,
    }
    detail = {**handed_in.result["counts"], "accounts": len(opened)}
    audit.record(Fact("people.list_taken_in", "people_import", handed_in.id, detail), by=by)
    db.session.flush()
    return counts


def _write(each: Planned, people: dict[int, Person], opened: list[Account], by: Actor) -> None:
    row = each.row
    person = each.person or (people[each.first.row.number] if each.first else None)
    new = person is None
    if person is None:
        person = org.add_person(row.name, email=row.email or None, by=by)
    elif each.first is None:
        describe(person, row.name or person.full_name, row.email or person.email, by=by)
    people[row.number] = person
    if (new or each.account is None) and each.first is None and not any(o.person_id == person.id for o in opened):
        opened.append(auth.invite(person, each.username, by=by))
    if each.post is None:
        first, last = row.days
        org.appoint(person, each.place, each.role, row.title or each.role.label, by=by, valid_from=first, valid_to=last)
    elif each.outcome is Outcome.CHANGED:
        org.describe_post(each.post, row.title or each.post.title, *row.days, by=by)
