"""Spreadsheets: real files are read cell by cell, everything else is refused with a sentence and in bounded time."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from time import perf_counter

import docx
import openpyxl
import pytest

import make
from tracker.core.errors import Refused
from tracker.extraction.files import sheets
from tracker.extraction.files.cells import Cell, Formula
from tracker.extraction.files.sheets import read_sheet

COLUMNS = {"unit": ("Đơn vị", "Unit"), "value": ("Số đã đạt",), "day": ("Ngày",)}
REQUIRED = frozenset({"unit", "value"})
HEAD = ("Đơn vị", "Số đã đạt", "Ngày")


def read(data: bytes) -> list[dict[str, Cell]]:
    return [dict(line.cells) for line in read_sheet(data, COLUMNS, required=REQUIRED).lines]


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The file with one of its parts replaced or added."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return target.getvalue()


def worksheet(rows: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def row(number: int, *cells: str) -> str:
    inner = "".join(
        f'<c r="{"ABC"[at]}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for at, text in enumerate(cells)
    )
    return f'<row r="{number}">{inner}</row>'


def test_cells_come_with_their_address_and_kind() -> None:
    data = make.sheet(("Xã Bắc Hà", 120, date(2026, 11, 20)), (), ("Nam Hà", 12.5, "20/11/2026"), head=HEAD)
    first, second = read(data)
    assert first["value"] == Cell("B2", 120)
    assert first["day"] == Cell("C2", date(2026, 11, 20))
    assert (second["unit"].address, second["value"].value, second["day"].text) == ("A4", 12.5, "20/11/2026")


def test_the_head_may_stand_lower_in_another_order_and_without_tones() -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Biểu tổng hợp"])
    page.append([])
    page.append(["STT", "so da dat", None, "DON VI"])
    page.append([1, 7, None, "Bắc Hà"])
    target = io.BytesIO()
    book.save(target)
    (line,) = read(target.getvalue())
    assert (line["unit"].text, line["value"].value) == ("Bắc Hà", 7)
    assert "day" not in line


def test_a_formula_is_no_value_even_when_it_was_computed() -> None:
    (line,) = read(make.sheet(("Bắc Hà", "=1+1"), head=HEAD))
    assert isinstance(line["value"].value, Formula)


def word() -> bytes:
    target = io.BytesIO()
    docx.Document().save(target)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "trống"),
        (b"don vi;so\nBac Ha;5", "không phải tệp Excel"),
        (b"%PDF-1.7", "không phải tệp Excel"),
        (b"<html><table>", "không phải tệp Excel"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, ".xls"),
        (word(), "không phải tệp Excel"),
        (b"PK\x03\x04 but nothing more", "bị hỏng"),
        (make.sheet(head=("A", "B")), "tiêu đề"),
        (make.sheet(("Bắc Hà", 5), head=HEAD, names=("Một", "Hai")), "2 trang tính"),
        (make.sheet(("Bắc Hà", 5), head=HEAD)[:-400], "bị hỏng"),
        (b"x" * (sheets.MOST_BYTES + 1), "lớn hơn 5 MB"),
    ],
    ids=["empty", "csv", "pdf", "html", "xls", "docx", "torn", "head", "two", "cut", "large"],
)
def test_what_is_no_such_sheet_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says) as refusal:
        read(data)
    assert refusal.value.field == "file"


def bomb(name: str, size: int) -> bytes:
    return repacked(make.sheet(("Bắc Hà", 5), head=HEAD), name, b"<a>" + b" " * size + b"</a>")


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet>&a;</worksheet>'


@pytest.mark.parametrize(
    "data",
    [
        bomb("xl/media/image.xml", sheets.MOST_UNPACKED),
        bomb("xl/sharedStrings.xml", sheets.MOST_STRINGS + 1),
        repacked(make.sheet(("Bắc Hà", 5), head=HEAD), "xl/worksheets/sheet1.xml", ENTITIES),
        repacked(make.sheet(("Bắc Hà", 5), head=HEAD), "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row>"),
    ],
    ids=["unpacks", "strings", "entities", "torn"],
)
def test_a_file_that_would_unfold_is_refused_before_it_does(data: bytes) -> None:
    assert len(data) < sheets.MOST_BYTES
    begun = perf_counter()
    with pytest.raises(Refused):
        read(data)
    assert perf_counter() - begun < 3


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (row(1, *HEAD) + "".join(row(n, "Bắc Hà", "5") for n in range(2, sheets.MOST_ROWS + 3)), "hơn 5.000 dòng"),
        (row(1, *HEAD) + row(1_048_576, "Bắc Hà", "5"), "hơn 20.000 dòng"),
        (row(1, *HEAD) + "".join(f'<row r="{n}"/>' for n in range(2, 1_000_000)), "hơn 20.000 dòng"),
        (row(1, *HEAD) + row(2, "Bắc Hà") + f'<row r="3">{"<c />" * 300_000}</row>', "quá lớn"),
    ],
    ids=["many", "far", "million", "wide"],
)
def test_a_sheet_without_end_is_refused_in_bounded_time(rows: str, says: str) -> None:
    data = repacked(make.sheet(head=HEAD), "xl/worksheets/sheet1.xml", worksheet(rows))
    begun = perf_counter()
    with pytest.raises(Refused, match=says):
        read(data)
    assert perf_counter() - begun < 6


def test_a_sheet_without_rows_is_read_as_empty() -> None:
    assert read(make.sheet(head=HEAD)) == []
