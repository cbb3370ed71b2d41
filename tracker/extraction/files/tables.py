"""Tables of one kind out of a file: a sheet of .xlsx, or text whose cells are parted by commas, semicolons or tabs.

Excel in Vietnam writes .csv in whatever the machine is set to: UTF-8 with a mark, UTF-16 with tabs ("Unicode Text"),
or windows-1258, parted by semicolons. All are read; what is none of these is refused.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.core.errors import Invalid, TooLarge
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.core.text import fold, normalise
from tracker.extraction.files.cells import Cell
from tracker.extraction.files.sheets import (
    HEAD_WITHIN,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_ROWS,
    Line,
    Sheet,
    head_of,
    lines_under,
    read_sheet,
)

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = later("openpyxl")

DELIMITERS = ",;\t|"
NOT_A_TABLE = N_("Không đọc được tệp. Dùng tệp Excel (.xlsx) hoặc .csv; tải tệp mẫu về, điền rồi gửi lại.")


def read_table(data: bytes, columns: Mapping[str, tuple[str, ...]], *, required: frozenset[str]) -> Sheet:
    """The table whose head names `columns`, from .xlsx or delimited text. Raises as `read_sheet` does."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or not data.strip():
        return read_sheet(data, columns, required=required)
    if len(data) > MOST_BYTES:
        raise TooLarge(N_("Tệp lớn hơn %(mb)s MB. Chỉ gửi bảng số liệu."), field="file", mb=MOST_BYTES // 1024 // 1024)
    text = normalise(decoded(data))
    names = {fold(way) for ways in columns.values() for way in ways}
    rows = _parted(text, _delimiter(text, names))
    for number, cells in enumerate(rows[:HEAD_WITHIN], 1):
        at = head_of(cells, columns)
        if required <= set(at):
            return Sheet("", tuple(lines_under(iter(list(enumerate(rows, 1))[number:]), at)))
    said = ", ".join(f"“{columns[name][0]}”" for name in columns if name in required)
    raise Invalid(
        N_("Không thấy bảng: dòng tiêu đề phải có các cột %(names)s. Dùng tệp mẫu."), field="file", names=said
    )


def decoded(data: bytes) -> str:
    """Text in UTF-8, UTF-16 with or without its mark, or windows-1258. Raises Invalid for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        tries = ["utf-16"]
    elif b"\x00" in data[:400]:
        # Every other byte of Latin letters is zero: which one tells the order.
        tries = ["utf-16-le" if data[1:400:2].count(0) > data[0:400:2].count(0) else "utf-16-be"]
    else:
        tries = ["utf-8-sig", "cp1258"]
    for encoding in tries:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and sum(letter < " " and letter not in "\r\n\t" for letter in text) == 0:
            return text
    raise Invalid(NOT_A_TABLE, field="file")


def _delimiter(text: str, names: set[str]) -> str:
    """What parts the cells: with which the first lines hold the most headings."""

    def headings(delimiter: str) -> int:
        rows = _parted("\n".join(text.splitlines()[:HEAD_WITHIN]), delimiter)
        return max((sum(fold(cell.text) in names for cell in row) for row in rows), default=0)

    return max(DELIMITERS, key=headings)


def _parted(text: str, delimiter: str) -> list[list[Cell]]:
    rows = []
    letter = openpyxl.utils.get_column_letter
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
            if number > MOST_ROWS + HEAD_WITHIN:
                raise TooLarge(N_("Bảng có hơn %(most)s dòng. Chia thành nhiều tệp."), field="file", most=MOST_ROWS)
            rows.append([Cell(f"{letter(at)}{number}", cell) for at, cell in enumerate(row[:MOST_COLUMNS], 1)])
    except csv.Error as error:
        raise Invalid(NOT_A_TABLE, field="file") from error
    return rows


__all__ = ["DELIMITERS", "Line", "decoded", "read_table"]
