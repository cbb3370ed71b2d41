"""Many rows at once: their numbers are reserved together, so that no insert has to answer with them row by row.

An insert that answers with numbers is one long statement with a value for each column of each row, which takes the
program far longer to write down than the database to carry out; with the numbers known, one short statement is sent
with all rows, and PostgreSQL is given them as one stream (COPY). Nothing else changes: whoever writes rows goes on as
with one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from json import dumps
from typing import Any, cast

from sqlalchemy import JSON, ColumnElement, Table, Text, event, func, inspect, literal, literal_column, select, update
from sqlalchemy import cast as sql_cast
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine, ExecutionContext
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.orm import Session, UOWTransaction

from tracker.storage.database import Base

#: From so many new rows of one table on, numbers are reserved.
MANY = 20
#: An insert that does nothing but put rows into a table: each column gets the value of its name.
_INSERT = re.compile(r"INSERT INTO (\w+) \(([\w\", ]+)\) VALUES \(([^;]+)\)")
_VALUE = re.compile(r"%\((\w+)\)s(?:::[A-Z ]+(?:\(\d+\))?)?")


def reserve(session: Session, table: Table, many: int) -> list[int]:
    """The next `many` numbers of `table`, smallest first: nobody else gets them."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        numbers = select(func.nextval(f"{table.name}_id_seq")).select_from(func.generate_series(1, many))
        return sorted(connection.scalars(numbers))
    # SQLite counts on from the highest number itself; only who is about to write may, so the lock is taken first.
    connection.execute(update(table).values(id=table.c.id).where(table.c.id.is_(None)))
    last = connection.scalar(select(func.max(table.c.id))) or 0
    return list(range(last + 1, last + many + 1))


def insert_numbered(session: Session, model: type[Base], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert `rows`, which all name the same columns and no number; their numbers, in the same order."""
    if not rows:
        return []
    table, values = _table(model), [dict(row) for row in rows]
    if session.connection().dialect.name == "sqlite":
        session.execute(table.insert(), values)
        last = session.scalar(select(func.max(table.c.id))) or 0
        return list(range(last - len(rows) + 1, last + 1))
    if len(rows) < MANY:
        return list(session.scalars(table.insert().returning(table.c.id, sort_by_parameter_order=True), values))
    numbers = reserve(session, table, len(rows))
    session.execute(table.insert(), [{**row, "id": number} for row, number in zip(values, numbers, strict=True)])
    return numbers


def merge(
    session: Session,
    table: Table,
    key: tuple[str, ...],
    rows: Sequence[Mapping[str, Any]],
    *,
    replaced: tuple[str, ...] = (),
    added: tuple[str, ...] = (),
) -> None:
    """Insert `rows`; one whose `key` is there changes that row instead: its values are `replaced`, or `added` to.

    All rows name the same columns, and no two the same key. Many go to PostgreSQL as one value of one statement, in
    their order: an insert for each is parsed and answered for each, and lets the triggers of a statement run for each.
    """
    if not rows:
        return
    dialect = session.connection().dialect.name
    if dialect == "sqlite" or len(rows) < MANY:
        session.execute(_merged(table, key, replaced, added, dialect), [dict(row) for row in rows])
        return
    names = list(rows[0])
    value = sql_cast(
        literal(dumps([dict(row) for row in rows], default=date.isoformat, ensure_ascii=False), Text), JSON
    )
    like: ColumnElement[Any] = literal_column(f"NULL::{table.name}")
    sent = func.json_populate_recordset(like, value).table_valued(*names, name="sent")
    insert = postgresql.insert(table).from_select(names, select(*(sent.c[name] for name in names)))
    session.execute(_or_change(insert, table, key, replaced, added))


@lru_cache(maxsize=64)
def _merged(table: Table, key: tuple[str, ...], replaced: tuple[str, ...], added: tuple[str, ...], dialect: str) -> Any:
    """The statement for a few rows: each act writes some, so it is put together once."""
    insert = (sqlite if dialect == "sqlite" else postgresql).insert(table)
    return _or_change(insert, table, key, replaced, added)


def _or_change(
    insert: Any, table: Table, key: tuple[str, ...], replaced: tuple[str, ...], added: tuple[str, ...]
) -> Any:
    sent = insert.excluded
    changes = {name: sent[name] for name in replaced} | {name: table.c[name] + sent[name] for name in added}
    return insert.on_conflict_do_update(index_elements=list(key), set_=changes)


def _table(model: type[Any]) -> Table:
    return cast(Table, inspect(model).local_table)


@event.listens_for(Session, "before_flush")
def _number(session: Session, context: UOWTransaction, instances: object) -> None:
    """Give new rows their numbers before they are written, in the order in which they were added."""
    if len(session.new) < MANY:
        return
    by_model: dict[type[Any], list[Any]] = {}
    for row in session.new:
        by_model.setdefault(type(row), []).append(row)
    for model, rows in by_model.items():
        table = _table(model)
        if len(rows) < MANY or table.autoincrement_column is not table.c.get("id"):
            continue
        if any(row.id is not None for row in rows):  # whoever numbers some of them knows the others
            continue
        for row, number in zip(rows, reserve(session, table, len(rows)), strict=True):
            row.id = number


@event.listens_for(Engine, "do_executemany")
def _stream(
    cursor: DBAPICursor, statement: str, rows: Sequence[Mapping[str, Any]], context: ExecutionContext
) -> bool | None:
    """Give PostgreSQL the rows of a plain insert as one stream; True when that is done.

    An insert for each row would be parsed, bound and answered for each row. The values are written by the driver as in
    a statement; triggers and constraints are the same.
    """
    if len(rows) < MANY or context.dialect.name != "postgresql":
        return None
    target = _plain(statement)
    if target is None:
        return None
    copy, names = target
    with cast(Any, cursor).copy(copy) as stream:
        for row in rows:
            stream.write_row([row[name] for name in names])
    return True


@lru_cache(maxsize=200)
def _plain(statement: str) -> tuple[str, tuple[str, ...]] | None:
    """What streams the rows of `statement`, and the names of their values in order; None for more than an insert."""
    found = _INSERT.fullmatch(statement)
    if found is None:
        return None
    table, columns, values = found.groups()
    names = tuple(columns.replace('"', "").split(", "))
    if tuple(name[1] if (name := _VALUE.fullmatch(value)) else "" for value in values.split(", ")) != names:
        return None
    return f"COPY {table} ({columns}) FROM STDIN", names
