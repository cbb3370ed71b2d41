"""Lists in pages, cut in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import request
from sqlalchemy import Select, func

from tracker.storage.database import db

T = TypeVar("T")
#: No list is walked further than this page by hand; filters lead there faster.
LAST_PAGE = 10_000


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list: the rows, which page it is (from 1), and how many rows there are in all."""

    rows: Sequence[T]
    number: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        """Number of the first row shown, from 1; 0 for an empty list."""
        return (self.number - 1) * self.size + 1 if self.total else 0

    @property
    def last(self) -> int:
        """Number of the last row shown."""
        return min(self.number * self.size, self.total)


def page_number() -> int:
    """The page asked for in the address; anything unreadable is the first."""
    asked = request.args.get("page", "1")
    return min(max(int(asked), 1), LAST_PAGE) if asked.isdecimal() and len(asked) < 9 else 1


def paged(query: Select[*tuple[Any, ...]], *, number: int, size: int, total: int | None = None) -> Page[Any]:
    """Run `query` for one page; past the end answers the last page.

    Two statements; one when `total` is known, or when the first page holds all there is.
    """
    if total is None and number == 1:
        rows = db.session.scalars(query.limit(size)).unique().all()
        return Page(rows, 1, size, len(rows) if len(rows) < size else count(query))
    if total is None:
        total = count(query)
    number = min(number, max(1, -(-total // size)))
    rows = db.session.scalars(query.limit(size).offset((number - 1) * size)).unique().all() if total else []
    return Page(rows, number, size, total)


def count(query: Select[*tuple[Any, ...]]) -> int:
    """How many rows `query` has, which neither groups nor leaves out doubles."""
    return db.session.scalar(counting(query)) or 0


def counting(query: Select[*tuple[Any, ...]]) -> Select[int]:
    """The statement of `count`."""
    return query.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
