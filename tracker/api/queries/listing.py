"""Lists in parts: each goes on behind the last row given, by keys, so that no row is missed or given twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Date, Select, literal, tuple_
from sqlalchemy.orm import InstrumentedAttribute

from tracker.api.rules.cursors import BadCursor, seal, unseal
from tracker.api.rules.problems import Problem, Told
from tracker.storage.database import db


@dataclass(frozen=True)
class Key:
    """What a list is ordered by: the column, and how its value is read off a row."""

    column: ColumnElement[Any] | InstrumentedAttribute[Any]
    of: Any  # a function of the row

    def plain(self, row: Any) -> Any:
        """The value as a cursor keeps it."""
        value = self.of(row)
        return value.isoformat() if isinstance(value, date) else value

    def bound(self, plain: Any) -> ColumnElement[Any]:
        """The value of a cursor, as the database compares it. Raises BadCursor."""
        if isinstance(self.column.type, Date):
            try:
                return literal(date.fromisoformat(plain), Date)
            except (TypeError, ValueError) as error:
                raise BadCursor from error
        if not isinstance(plain, int):
            raise BadCursor
        return literal(plain)


@dataclass(frozen=True)
class Part:
    """Rows of a list, and the cursor that leads on; None at the end."""

    rows: Sequence[Any]
    following: str | None


def part(query: Select[Any], keys: Sequence[Key], listing: str, cursor: str | None, limit: int) -> Part:
    """Up to `limit` rows of `query` behind `cursor`; `listing` names the list with its filters.

    Raises Told for a cursor that is not of this list.
    """
    secret = current_app.config["SECRET_KEY"]
    columns = [key.column for key in keys]
    if cursor:
        try:
            last = unseal(secret, listing, cursor, len(keys))
            bounds = [key.bound(plain) for key, plain in zip(keys, last, strict=True)]
        except BadCursor:
            raise Told(Problem.BAD_CURSOR) from None
        query = query.where(tuple_(*columns) > tuple_(*bounds))
    rows = list(db.session.scalars(query.order_by(*columns).limit(limit + 1)).unique())
    more, rows = len(rows) > limit, rows[:limit]
    following = seal(secret, listing, [key.plain(rows[-1]) for key in keys]) if more else None
    return Part(rows, following)
