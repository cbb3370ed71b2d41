"""Erasing what is kept about somebody who has left, and forgetting what has had its time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from flask import current_app
from sqlalchemy import CursorResult, delete

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.auth.models import AccountLink
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.core.text import normalise
from tracker.org.models import Person
from tracker.people import policy, queries
from tracker.people.models import PeopleImport
from tracker.people.rules.privacy import HELD, LINKS_KEPT, LISTS_KEPT, Fate
from tracker.people.services.acts import check
from tracker.storage.database import Base, db


def erase(person: Person, typed: str, *, by: Actor) -> int:
    """Erase what is kept about a person beside the office's record; how many rows. It cannot be undone.

    The official name stays with what was done, as do posts and the audit record: history must stay true. Raises
    Forbidden, Conflict before the time has come, Invalid (field "name") when the name was not typed as it is.
    """
    check(policy.may_erase(by, Permission.PEOPLE_ADMIN, person))
    account, day = queries.account_of(person.id), queries.erasable_from(person)
    if person.erased_at is not None:
        raise Conflict(N_("Dữ liệu cá nhân của người này đã được xóa."))
    if day is None or (account is not None and account.active):
        raise Conflict(N_("Chỉ xóa được khi người này đã thôi mọi chức danh và tài khoản đã đóng."))
    if day > clock.today():
        raise Conflict(N_("Chưa đến hạn: xóa được từ ngày %(day)s."), day=f"{day:%d/%m/%Y}")
    if normalise(typed).split() != normalise(person.full_name).split():
        raise Invalid(N_("Gõ đúng họ tên của người này."), field="name")
    gone = {}
    for held in HELD:
        if held.fate is Fate.ERASED:
            table = queries.table_of(held)
            rows = delete(table).where(queries.rows_of(held, person, account))
            if held.unless:
                rows = rows.where(table.c[held.unless].is_(None))
            gone[held.table] = cast("CursorResult[Any]", db.session.execute(rows)).rowcount
    if account is not None:
        db.session.expunge(account)
    person.email, person.erased_at = None, clock.now()
    counts = {name: many for name, many in gone.items() if many}
    audit.record(Fact("people.erased", "person", person.id, counts), by=by)
    return sum(gone.values())


def sweep() -> int:
    """Forget notices, used links and lists of people that are past their time, in the running transaction; how many."""
    now = clock.now()
    notices = Base.metadata.tables["notices"]
    kept = timedelta(days=current_app.config["KEEP_NOTICES_DAYS"])
    old = (
        delete(notices).where(notices.c.at < now - kept),
        delete(AccountLink).where(AccountLink.expires_at < now - LINKS_KEPT),
        delete(PeopleImport).where(PeopleImport.created_at < now - LISTS_KEPT),
    )
    return sum(cast("CursorResult[Any]", db.session.execute(each)).rowcount for each in old)
