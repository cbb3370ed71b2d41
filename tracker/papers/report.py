"""What a report is, whatever it is shown on: its sections, figures and tables as typed values, without any look.

A report knows no database. Whoever counts fills one; screen, print, .xlsx, .docx and .pdf are drawn from it, and it
is kept as JSON with a digest (`tracker.papers.kept`). Addresses are paths of the product ("/tasks/12"), never hosts.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum, StrEnum

from tracker.core.labels import N_

#: What stands in a cell or is a figure. A rate is a share 0 … 1, a percentage a number 0 … 100 (`Kind`).
Value = str | int | float | Decimal | date | None

#: Signs of state and deadline: a shape that is told apart without colour (the same as on the pages).
SHAPES = {
    "assigned": "◇", "declined": "↩", "in_progress": "○", "blocked": "■", "submitted": "◇", "done": "●",
    "paused": "⏸", "cancelled": "✕",
    "none": "–", "in_time": "○", "due_soon": "◔", "overdue": "▲", "done_on_time": "●", "done_late": "●",
}  # fmt: skip

#: What no paper can hold: control characters (XML 1.0 refuses them) and halves of a pair.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` as a report keeps it: NFC, line ends as "\\n", without signs that a paper cannot hold."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _UNPRINTABLE.sub("", text)
    # Most text is so already, which is known sooner than made.
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


class Kind(StrEnum):
    """How the values of a column, or a figure, are written and on which side they stand."""

    TEXT = "text"
    #: A running number (TT): centred, never summed.
    ORDINAL = "ordinal"
    INTEGER = "integer"
    #: A number with `digits` places behind the comma.
    DECIMAL = "decimal"
    #: A share 0 … 1, written as 64,9 %.
    RATE = "rate"
    #: A number 0 … 100, written as 64 %.
    PERCENT = "percent"
    DAY = "day"
    #: Words with a sign: state or deadline class.
    STATE = "state"


class _Part:
    """What all pieces share: text is cleaned and lists become tuples as the piece is made, so that equal is equal."""

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            object.__setattr__(self, field.name, _settled(getattr(self, field.name)))


def _settled(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        return clean(str(value))
    if isinstance(value, list | tuple):
        return tuple(map(_settled, value))
    return value


def _checked(value: Value) -> Value:
    if isinstance(value, bool | datetime | Enum) or not isinstance(value, Value):
        raise TypeError(f"a cell holds no {type(value).__name__}: give its words, or its day")
    if isinstance(value, float | Decimal) and not math.isfinite(value):
        raise ValueError("a cell holds no infinite number")
    return value


@dataclass(frozen=True)
class Cell(_Part):
    """One value, where it leads (a path of the product), and the sign before it (a key of SHAPES).

    `kind` says how it is written where that differs from its column: a rate among counts.
    """

    value: Value = None
    address: str = ""
    sign: str = ""
    kind: Kind | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        _checked(self.value)
        if self.sign and self.sign not in SHAPES:
            raise ValueError(f"no such sign: {self.sign}")


@dataclass(frozen=True)
class Row(_Part):
    """A line of a table: as many cells as the table has columns; or, with `heading`, a line over a group of rows.

    `depth` sets the first column of words in, one step for each: 0 for a parent, 1 for its children.
    """

    cells: tuple[Cell, ...] = ()
    address: str = ""
    heading: str = ""
    depth: int = 0


def row(*values: Value | Cell, address: str = "", depth: int = 0) -> Row:
    """A row of plain values; cells with an address or a sign of their own may stand among them."""
    return Row(tuple(each if isinstance(each, Cell) else Cell(each) for each in values), address, "", depth)


@dataclass(frozen=True)
class Column(_Part):
    """A column. `weight` is its share of the width (compared with the others'), `digits` goes with DECIMAL.

    An `optional` column may be left out by the reader (`Table.without`), and by a narrow screen.
    """

    key: str
    title: str
    kind: Kind = Kind.TEXT
    weight: int = 10
    optional: bool = False
    digits: int = 1


@dataclass(frozen=True)
class Table(_Part):
    """Columns and rows. `empty` is said where there are no rows; `landscape` asks for a page on its side.

    Raises ValueError when a row has other cells than the columns, or two columns the same key.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    totals: Row | None = None
    empty: str = N_("Không có dữ liệu.")
    landscape: bool = False
    caption: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if len({column.key for column in self.columns}) != len(self.columns):
            raise ValueError("two columns have the same key")
        for each in self.lines():
            if len(each.cells) != (0 if each.heading else len(self.columns)):
                raise ValueError(f"{len(self.columns)} columns, but a row of {len(each.cells)} cells")

    def lines(self) -> Iterator[Row]:
        """The rows, and the totals at the end."""
        yield from self.rows
        if self.totals:
            yield self.totals

    def without(self, keys: Iterable[str]) -> Table:
        """The table without the optional columns `keys`; columns that are not optional stay."""
        left = set(keys)
        kept = [at for at, column in enumerate(self.columns) if not (column.optional and column.key in left)]

        def cut(line: Row) -> Row:
            return line if line.heading else replace(line, cells=tuple(line.cells[at] for at in kept))

        return replace(
            self,
            columns=tuple(self.columns[at] for at in kept),
            rows=tuple(map(cut, self.rows)),
            totals=cut(self.totals) if self.totals else None,
        )


@dataclass(frozen=True)
class Figure(_Part):
    """A number with its name and where it comes from.

    `formula` is in words ("hoàn thành ÷ được giao"); `numerator` and `denominator` are what was divided;
    `previous` is the same figure at the end of the period before.
    """

    name: str
    value: Value
    kind: Kind = Kind.INTEGER
    formula: str = ""
    numerator: int | None = None
    denominator: int | None = None
    previous: Value = None
    address: str = ""
    digits: int = 1

    def __post_init__(self) -> None:
        super().__post_init__()
        _checked(self.value)
        _checked(self.previous)


@dataclass(frozen=True)
class Section(_Part):
    """A part of a report, shown in this order: title (without a number), intro, figures, table, paragraphs."""

    title: str
    intro: str = ""
    figures: tuple[Figure, ...] = ()
    table: Table | None = None
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Period(_Part):
    """A span of days, both included."""

    start: date
    end: date


@dataclass(frozen=True)
class Signer(_Part):
    """Who signs, where the letterhead does not say it: lines such as "TM. ỦY BAN NHÂN DÂN", and the name."""

    lines: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Report(_Part):
    """A report as of the end of the day `as_of`, as it was counted at `counted_at` (an aware moment, kept in UTC).

    `code` names the sort of report ("register", "by-unit") and begins its file name. `heading` is the name of the
    paper in capitals. `scope` is whose figures these are. `language` ("vi", "en") is that of the words in it, and how
    its numbers are written.
    """

    code: str
    title: str
    scope: str
    as_of: date
    counted_at: datetime
    sections: tuple[Section, ...] = ()
    subtitle: tuple[str, ...] = ()
    period: Period | None = None
    signer: Signer | None = None
    heading: str = "BÁO CÁO"
    notes: tuple[str, ...] = ()
    language: str = "vi"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.counted_at.tzinfo is None:
            raise ValueError("when a report was counted needs its zone")
        object.__setattr__(self, "counted_at", self.counted_at.astimezone(UTC))

    def tables(self) -> Iterator[tuple[Section, Table]]:
        """The sections that have a table, with it."""
        for section in self.sections:
            if section.table:
                yield section, section.table
