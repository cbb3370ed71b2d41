"""Many rows at once: their numbers are reserved together, so that no insert has to answer with them row by row.

An insert that answers with numbers is one long statement with a value for each column of each row, which takes the
program far longer to write down than the database to carry out; with the numbers known, one short statement is sent
with all rows. Nothing else changes: whoever writes rows goes on as with one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, event, func, inspect, select, update
from sqlalchemy.orm import Session, UOWTransaction

from tracker.storage.database import Base

#: From so many new rows of one table on, numbers are reserved.
MANY = 20


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
