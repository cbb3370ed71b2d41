"""Spreadsheets to rows of cells: sniffed by content, bounded in size and time, with a clear sentence on refusal."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.core.errors import Invalid, TooLarge
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.core.text import fold
from tracker.extraction.files.cells import FORMULA, Cell, Value
from tracker.extraction.legacy import convert, font_of

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = later("openpyxl")

T = TypeVar("T")

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: A sheet with a row for each unit is far smaller; the limits bound what reading one may cost.
MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
#: Shared strings are read whole before the first row.
MOST_STRINGS = 10 * 1024 * 1024
MOST_ROWS = 5_000
#: Rows that are walked in search of an end, empty ones with them.
MOST_LINES = 20_000
MOST_COLUMNS = 30
MOST_CELLS = 200_000
MOST_SHEETS = 10
#: The head of the table stands within these first rows.
HEAD_WITHIN = 15

NOT_A_SHEET = N_("Đây không phải tệp Excel (.xlsx). Tải tệp mẫu về, điền rồi gửi lại chính tệp đó.")
BROKEN = N_("Tệp Excel bị hỏng, không mở được. Mở bằng Excel, lưu lại dạng .xlsx rồi gửi.")
LARGE = N_("Tệp Excel quá lớn khi mở ra. Chép riêng bảng số liệu sang tệp mới.")
MANY_LINES = N_("Trang tính có hơn %(most)s dòng. Xóa các dòng thừa bên dưới bảng rồi gửi lại.")


@dataclass(frozen=True)
class Line:
    """A row under the head, its cells by the name of their column."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Sheet:
    """The one table that was found."""

    name: str
    lines: tuple[Line, ...]


def read_sheet(data: bytes, columns: Mapping[str, tuple[str, ...]], *, required: frozenset[str]) -> Sheet:
    """Return the table of the .xlsx file whose head names `columns`: name → ways to write its heading.

    The head is compared without tones; columns may stand in any order and others may stand between. Raises TooLarge
    or Invalid (field "file") for another kind of file, a broken or oversized one, one without such a table or with two.
    """
    found = _opened(data, lambda sheet: _table(sheet, columns, required))
    if not found:
        names = ", ".join(f"“{columns[name][0]}”" for name in columns if name in required)
        raise Invalid(
            N_("Không thấy bảng số liệu: dòng tiêu đề phải có các cột %(names)s. Dùng tệp mẫu."),
            field="file",
            names=names,
        )
    if len(found) > 1:
        raise Invalid(
            N_("Tệp có %(many)s trang tính cùng kiểu bảng (%(names)s). Giữ lại một trang rồi gửi."),
            field="file",
            many=len(found),
            names=", ".join(sheet.name for sheet in found),
        )
    return found[0]


@dataclass(frozen=True)
class Grid:
    """Everything that stands on one sheet: its rows with their numbers, empty ones left out.

    `converted` says that its text was written for an old font and was turned into Unicode.
    """

    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    converted: bool = False


def read_grids(data: bytes, *, most: int = MOST_ROWS) -> list[Grid]:
    """All sheets of the .xlsx file on which something stands, as they are. Raises as `read_sheet`."""
    found = _opened(data, lambda sheet: _grid(sheet, most))
    if not found:
        raise Invalid(N_("Tệp không có ô nào có chữ hoặc số."), field="file")
    return found


def _grid(sheet: Any, most: int) -> Grid | None:
    rows = tuple((number, tuple(cells)) for number, cells in _rows(sheet) if not all(cell.empty for cell in cells))
    if len(rows) > most:
        raise TooLarge(
            N_("Trang “%(name)s” có hơn %(most)s dòng có nội dung. Chia thành nhiều tệp rồi gửi từng tệp."),
            field="file",
            name=sheet.title,
            most=_grouped(most),
        )
    text = "\n".join(cell.value for _, cells in rows for cell in cells if isinstance(cell.value, str))
    font = font_of(text)
    if font is not None:
        rows = tuple(
            (number, tuple(replace(c, value=convert(c.value, font)) if isinstance(c.value, str) else c for c in cells))
            for number, cells in rows
        )
    return Grid(sheet.title, rows, font is not None) if rows else None


def _opened(data: bytes, read: Callable[[Any], T | None]) -> list[T]:
    """What `read` makes of each sheet of the file, those left out for which it makes nothing."""
    _check(data)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
        try:
            return [made for sheet in book.worksheets[:MOST_SHEETS] if (made := read(sheet)) is not None]
        finally:
            book.close()
    except (Invalid, TooLarge):
        raise
    except Exception as error:  # openpyxl answers a broken file with whatever it stumbles over
        raise Invalid(BROKEN, field="file") from error


def _check(data: bytes) -> None:
    """Refuse what is no .xlsx file or would unpack into more than is read, before anything of it is opened."""
    if len(data) > MOST_BYTES:
        raise TooLarge(N_("Tệp lớn hơn %(mb)s MB. Chỉ gửi bảng số liệu."), field="file", mb=MOST_BYTES // 1024 // 1024)
    if not data.strip():
        raise Invalid(N_("Tệp trống."), field="file")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Invalid(
            N_("Tệp Excel đời cũ (.xls) hoặc có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại dạng .xlsx rồi gửi."),
            field="file",
        )
    if not data.startswith(b"PK\x03\x04"):
        raise Invalid(NOT_A_SHEET, field="file")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
            if not any(part.filename.startswith("xl/workbook") for part in parts):
                raise Invalid(NOT_A_SHEET, field="file")
            strings = sum(part.file_size for part in parts if part.filename.casefold().startswith("xl/sharedstrings"))
            if len(parts) > 500 or sum(part.file_size for part in parts) > MOST_UNPACKED or strings > MOST_STRINGS:
                raise TooLarge(LARGE, field="file")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(part.filename, packed.read(part))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Invalid(BROKEN, field="file") from error


def _check_part(name: str, data: bytes) -> None:
    """Refuse a part that would take long to read: counting its rows as bytes is quick, parsing a million is not.

    The library walks a sheet to its end in search of its size before the first row is answered.
    """
    # Office writes UTF-8 without a document type; entities that unfold into gigabytes need one.
    if b"<!DOCTYPE" in data[:1024] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Invalid(BROKEN, field="file")
    if not name.startswith("xl/worksheets/"):
        return
    if data.count(b"<row") + data.count(b":row") > MOST_LINES:
        raise TooLarge(MANY_LINES, field="file", most=_grouped(MOST_LINES))
    if data.count(b"<c") + data.count(b":c") > MOST_CELLS:
        raise TooLarge(LARGE, field="file")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _table(sheet: Any, columns: Mapping[str, tuple[str, ...]], required: frozenset[str]) -> Sheet | None:
    rows = _rows(sheet)
    for number, cells in rows:
        at = head_of(cells, columns)
        if required <= set(at):
            return Sheet(sheet.title, tuple(lines_under(rows, at)))
        if number >= HEAD_WITHIN:
            break
    return None


def _rows(sheet: Any) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a sheet from the top, each with its number. Raises TooLarge past the last that is walked."""
    sheet.reset_dimensions()  # what the file says of its own size may be wrong, and is not needed
    letter = openpyxl.utils.get_column_letter
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        if number > MOST_LINES:
            raise TooLarge(MANY_LINES, field="file", most=_grouped(MOST_LINES))
        yield (
            number,
            [Cell(f"{letter(at)}{number}", _value(cell), _share(cell)) for at, cell in enumerate(row, 1)],
        )


def _value(cell: Any) -> Value:
    value = cell.value
    if cell.data_type == "f":
        return FORMULA
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | int | float | date | bool) else None if value is None else str(value)


def _share(cell: Any) -> bool:
    """True for a number that the sheet shows as a percentage: 0.8 in it reads 80 %."""
    return isinstance(cell.value, int | float) and "%" in (cell.number_format or "")


def head_of(cells: list[Cell], columns: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Which column stands where, if these cells are the head."""
    names = {fold(way): name for name, ways in columns.items() for way in ways}
    at: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = names.get(fold(cell.text))
        if name is not None:
            at.setdefault(name, place)
    return at


def lines_under(rows: Iterator[tuple[int, list[Cell]]], at: Mapping[str, int]) -> Iterator[Line]:
    """The rows below the head, empty ones left out; `at` says in which place each column stands."""
    many = 0
    letter = openpyxl.utils.get_column_letter
    for number, cells in rows:
        found = {
            name: cells[place] if place < len(cells) else Cell(f"{letter(place + 1)}{number}", None)
            for name, place in at.items()
        }
        if all(cell.empty for cell in found.values()):
            continue
        many += 1
        if many > MOST_ROWS:
            raise TooLarge(
                N_("Bảng có hơn %(most)s dòng. Mỗi đơn vị chỉ một dòng; chia thành nhiều tệp nếu cần."),
                field="file",
                most=_grouped(MOST_ROWS),
            )
        yield Line(number, found)
