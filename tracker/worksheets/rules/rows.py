"""A row of a worksheet: what it says in plain values, what it will do, how it is told from others."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tracker.core.errors import Invalid, Refused
from tracker.core.labels import N_, Labelled
from tracker.core.text import fingerprint, fold, normalise
from tracker.extraction.files.cells import Cell, day_in, last_day_in, no_formula, percent_in
from tracker.worksheets.rules.columns import NEEDED, Column
from tracker.worksheets.rules.words import NO_DEADLINE, STANDING, state_in


class Outcome(Labelled):
    """What becomes of a row."""

    ERROR = "error", N_("Lỗi")
    NEW = "new", N_("Nhập mới")
    UPDATE = "update", N_("Cập nhật")
    KEPT = "kept", N_("Giữ nguyên")
    SAME = "same", N_("Không đổi")
    SKIPPED = "skipped", N_("Bỏ qua")


#: Outcomes that write something.
WRITES = frozenset({Outcome.NEW, Outcome.UPDATE})


class Match(Labelled):
    """How a row was found to be a task that an earlier sheet brought."""

    CODE = "code", N_("khớp theo mã")
    CONTENT = "content", N_("khớp theo nội dung và đơn vị")
    PROGRAM = "program", N_("trùng nhiệm vụ đã có")


#: What a row says: the value of each filled column in one written form (days as 2026-11-30, units as codes).
Said = Mapping[str, str]
#: A deadline that was said to be none; and work without an end.
NONE, ALWAYS = "-", "~"


def _due(cell: Cell) -> str:
    said = fold(no_formula(cell).text)
    if said in NO_DEADLINE:
        return NONE
    return ALWAYS if said in STANDING else last_day_in(cell).isoformat()


def _text(most: int) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        text = " ".join(normalise(no_formula(cell).text).split())
        if len(text) > most:
            raise Invalid(N_("Dài quá %(most)s ký tự. Rút gọn rồi gửi lại."), most=most)
        return text

    return read


def _list(cell: Cell) -> str:
    """Several names in one cell: line ends part them, so they stay."""
    value = no_formula(cell).value
    return normalise(value).strip()[:2000] if isinstance(value, str) else cell.text


#: How the cells of a column are read whose meaning needs no directory.
READERS: dict[Column, Callable[[Cell], str]] = {
    Column.CODE: _text(60),
    Column.TITLE: _text(4000),
    Column.COORDINATING: _list,
    Column.PLACE: _list,
    Column.ASSIGNED: lambda cell: day_in(cell).isoformat(),
    Column.DUE: _due,
    Column.ORIGINAL: lambda cell: last_day_in(cell).isoformat(),
    Column.STATE: lambda cell: state_in(no_formula(cell).text).value,
    Column.PERCENT: lambda cell: str(percent_in(cell)),
    Column.FINISHED: lambda cell: day_in(cell).isoformat(),
    Column.WORDS: _text(4000),
    Column.REPORTED: lambda cell: day_in(cell).isoformat(),
    Column.SOURCE: _text(120),
    Column.SOURCE_DAY: lambda cell: day_in(cell).isoformat(),
}


@dataclass
class Line:
    """One row as it was read: its plain values, and what could not be read, cell by cell."""

    number: int
    cells: Mapping[Column, Cell]
    said: dict[str, str] = field(default_factory=dict)
    errors: list[tuple[str, Refused]] = field(default_factory=list)

    def cell(self, column: Column) -> Cell:
        """The cell of a column; an empty one where the sheet has no such column."""
        return self.cells.get(column) or Cell(str(self.number), None)

    def refuse(self, column: str | None, error: Refused) -> None:
        """Note what is wrong, at the cell of `column` where the sheet has it, else at the row."""
        address = next((cell.address for each, cell in self.cells.items() if each.value == column), "")
        self.errors.append((address, error))


def read_line(number: int, cells: Mapping[Column, Cell]) -> Line:
    """Read all cells of a row, so that everything that is wrong with it is said at once."""
    line = Line(number, cells)
    for column, cell in cells.items():
        if cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
            continue
        try:
            reader = READERS.get(column)
            line.said[column.value] = reader(cell) if reader else no_formula(cell).text
        except Invalid as error:
            line.refuse(column.value, error)
    failed = {address for address, _ in line.errors}
    for column in NEEDED:
        if column.value not in line.said and line.cell(column).address not in failed:
            line.refuse(
                column.value,
                Invalid(N_("Thiếu “%(column)s”. Nếu ô đang gộp thì bỏ gộp, ghi ở từng dòng."), column=column),
            )
    return line


_ORDINAL = re.compile(r"[IVXLC]+|[A-ZĐ]|\d{1,2}")


def is_heading(line: Line) -> bool:
    """True for a row that only names a group of tasks or sums them up: "II. LĨNH VỰC ĐẤT ĐAI", "Tổng cộng"."""
    title = line.said.get(Column.TITLE.value, "")
    others = set(line.said) - {Column.TITLE.value, Column.CODE.value}
    if others or len(line.errors) > 1:
        return False
    if not title:
        return Column.LEAD.value not in line.said
    code = line.said.get(Column.CODE.value, "")
    grouped = re.match(r"(?:[IVXLC]+|[A-ZĐ])\s*[.)/-]\s+\S", title) is not None
    total = fold(title).startswith(("tong cong", "tong so", "cong:", "nguoi lap", "ghi chu"))
    return grouped or total or title.isupper() or _ORDINAL.fullmatch(code.rstrip(".)")) is not None


#: From this likeness on, words under a known code are the same order with a slip mended; below, another order.
LIKE = 0.6


def likeness(one: str, other: str) -> float:
    """How like two orders are, toneless: 1 the same, 0 nothing in common."""
    return difflib.SequenceMatcher(None, fold(one), fold(other), autojunk=False).ratio()


def fingerprint_of(title: str, lead: str) -> str:
    """What tells a row without a code: its whole order and its lead unit, toneless."""
    return fingerprint(f"{fold(title)}\n{lead}")
