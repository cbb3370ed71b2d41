"""Everything that is kept about one person, read table by table as `rules.privacy` names it."""

from __future__ import annotations

from datetime import date
from enum import Enum as PlainEnum
from typing import Any

from flask import abort, current_app
from sqlalchemy import Column, ColumnElement, Date, Enum, Integer, Table, false, select

from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.models import Person
from tracker.people.queries.one import account_of, or_404
from tracker.people.rules.privacy import HELD, Fate, Held, Via, may_go_from
from tracker.storage.database import Base, UTCDateTime, db


def table_of(held: Held) -> Table:
    """The table of an entry."""
    return Base.metadata.tables[held.table]


def rows_of(held: Held, person: Person, account: Account | None) -> ColumnElement[bool]:
    """Which rows of the table are the person's."""
    column = table_of(held).c[held.owner]
    if held.via is Via.ACCOUNT:
        return column == (account.id if account else None)
    if held.via is Via.USERNAME:
        return column == (account.username if account else None)
    if held.via is Via.NAME:
        return false()
    if held.via is Via.SUBSCRIPTION:
        subscriptions = Base.metadata.tables["report_subscriptions"]
        return column.in_(select(subscriptions.c.id).where(subscriptions.c.person_id == person.id))
    return column == person.id


def _shown(held: Held) -> list[Column[Any]]:
    """What of a table its owner takes along.

    What was done for the office is listed by number, kind and day: its words may tell of orders that are confidential.
    """
    columns = [column for column in table_of(held).columns if column.name not in held.hidden]
    if held.fate is Fate.ERASED or held.table == "posts":
        return columns
    if held.table == "audit_entries":
        return [column for column in columns if column.name in ("id", "at", "action", "subject", "subject_id")]
    return [column for column in columns if isinstance(column.type, (Integer, Date, UTCDateTime, Enum))]


def everything(person: Person) -> dict[str, Any]:
    """All that is kept about the person, as plain values by the names of tables and columns."""
    account = account_of(person.id)
    tables: dict[str, list[dict[str, Any]]] = {}
    for held in HELD:
        shown = _shown(held)
        query = select(*shown).where(rows_of(held, person, account)).order_by(*table_of(held).primary_key)
        rows = db.session.execute(query).mappings()
        tables[held.table] = [{name: _plain(value) for name, value in row.items()} for row in rows]
    return {
        "made_at": clock.now().isoformat(),
        "person": {"id": person.id, "full_name": person.full_name, "email": person.email},
        "tables": tables,
    }


def _plain(value: Any) -> Any:
    if isinstance(value, PlainEnum):
        return value.value
    return value.isoformat() if hasattr(value, "isoformat") else value


def erasable_from(person: Person) -> date | None:
    """The day from which the person can be erased; None while a post has no end, or there never was one."""
    if not person.posts or any(post.valid_to is None for post in person.posts):
        return None
    last = max(post.valid_to for post in person.posts if post.valid_to is not None)
    return may_go_from(last, current_app.config["ERASE_AFTER_DAYS"])


def left_or_404(actor: Actor, person_id: int) -> Person:
    """A person who has not been erased, whom the actor may see, or 404."""
    found = or_404(actor, person_id)
    return found if found.erased_at is None else abort(404)
