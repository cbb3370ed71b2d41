"""A report as a spreadsheet: typed cells, one sheet for each table, one for the figures and where they come from."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from tracker.core.labels import N_
from tracker.core.later import later
from tracker.papers.report import Column, Figure, Kind, Report, Row, Table, Value, clean, row
from tracker.papers.written import CENTRE, RIGHT, Say, as_of_words, period_words, written

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet
else:
    xlsxwriter = later("xlsxwriter")

#: Limits of the format: signs in a cell and in the name of a sheet; the day before which it knows no dates; digits.
MOST_SIGNS, MOST_NAME, FIRST_DAY, MOST_EXACT = 32_767, 31, date(1900, 3, 1), 10**15
#: Widths of columns, in signs.
NARROW, WIDE = 6, 56
#: So many rows say how wide their columns are.
_MEASURED = 200


def spreadsheet(report: Report, say: Say) -> bytes:
    """`report` as .xlsx. The same report gives the same bytes.

    Text is text: what begins with "=" is no formula. Head rows are frozen and filter; numbers, shares and days are
    typed, so that whoever opens the file can count on.
    """
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": report.title, "created": report.counted_at.replace(tzinfo=None)})
        sheets = _Sheets(book, report, say)
        names: set[str] = set()
        for section, table in report.tables():
            sheets.table(book.add_worksheet(_free_name(section.title or report.title, names)), table)
        sheets.origin(book.add_worksheet(_free_name(say(N_("Số liệu")), names)))
    return file.getvalue()


def streamed(
    report: Report, rows: Iterable[Sequence[Value]], file: IO[bytes], *, say: Say = str, folder: Path | None = None
) -> None:
    """`report` as .xlsx written into `file`, where the one table it has gets the values of `rows` as they come.

    Never more than a row is in memory: rows wait in a file in `folder` (by default that of the system) until the end.
    Cells are those of `spreadsheet`; what comes between is not.
    """
    ((section, table),) = report.tables()
    options = {"constant_memory": True, "tmpdir": str(folder) if folder else None}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": report.title, "created": report.counted_at.replace(tzinfo=None)})
        sheets = _Sheets(book, report, say)
        names: set[str] = set()
        sheets.stream(book.add_worksheet(_free_name(section.title or report.title, names)), table, iter(rows))
        sheets.origin(book.add_worksheet(_free_name(say(N_("Số liệu")), names)))


def _free_name(title: str, taken: set[str]) -> str:
    """A name for a sheet that the format accepts and no sheet bears yet."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\]", " ", title).split()).strip("'")[:MOST_NAME].strip(" '") or "1"
    name, at = plain, 1
    while name.casefold() in taken:
        at += 1
        name = f"{plain[: MOST_NAME - 4].rstrip()} ({at})"
    taken.add(name.casefold())
    return name


class _Sheets:
    """Writes sheets of one workbook, with its formats."""

    def __init__(self, book: Any, report: Report, say: Say) -> None:
        self.report, self.say = report, say
        self.format: Callable[..., Format] = cache(lambda **looks: book.add_format({"valign": "top", **looks}))
        self.head = self.format(bold=True, text_wrap=True, bottom=1, bg_color="#EEF1F5", valign="vcenter")

    def table(self, sheet: Worksheet, table: Table) -> None:
        """The columns given and no others; a totals row stands below what is filtered."""
        self._page(sheet, table.landscape)
        self._heads(sheet, 0, table.columns, table.rows)
        for at, line in enumerate(table.lines(), 1):
            self._line(sheet, at, table.columns, line, bold=line is table.totals)
        if not table.rows:
            sheet.write_string(1, 0, self.say(table.empty))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)

    def stream(self, sheet: Worksheet, table: Table, rows: Iterator[Sequence[Value]]) -> None:
        """The same with rows that come one by one; the first of them say how wide the columns are."""
        self._page(sheet, table.landscape)
        first = list(islice(rows, _MEASURED))
        self._heads(sheet, 0, table.columns, [row(*values) for values in first])
        ways = [self._way(column) for column in table.columns]
        at = 0
        for at, values in enumerate(chain(first, rows), 1):
            for place, value in enumerate(values):
                ways[place](sheet, at, place, value)
        if not at:
            sheet.write_string(1, 0, self.say(table.empty))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(at, 1), len(table.columns) - 1)

    def _way(self, column: Column) -> Callable[[Worksheet, int, int, Value], None]:
        """How the values of one column are written: by the shortest way for what it mostly holds, else as any cell."""
        looks = _looks(column)
        plain, day = self.format(**looks), self.format(num_format="dd/mm/yyyy", **looks)
        whole, part = self.format(num_format=_pattern(column, 0), **looks), column.kind is Kind.PERCENT

        def write(sheet: Worksheet, at: int, place: int, value: Value) -> None:
            if isinstance(value, str):
                sheet.write_string(at, place, _fitting(clean(value)), plain)
            elif value is None:
                sheet.write_blank(at, place, None, plain)
            elif isinstance(value, date) and value >= FIRST_DAY:
                sheet.write_datetime(at, place, value, day)
            elif isinstance(value, int) and -MOST_EXACT < value < MOST_EXACT:
                sheet.write_number(at, place, value / 100 if part else value, whole)
            else:
                self._cell(sheet, at, place, value, column)

        return write

    def origin(self, sheet: Worksheet) -> None:
        """Figures with their formulas, and what the report is of: scope, period, when it was counted."""
        report, say = self.report, self.say
        self._page(sheet, landscape=True)
        facts: list[tuple[str, Value]] = [
            (say(N_("Báo cáo")), report.title),
            (say(N_("Phạm vi")), report.scope),
            (say(N_("Kỳ báo cáo")), period_words(report, say)),
            (say(N_("Số liệu đến hết ngày")), report.as_of),
            (say(N_("Thời điểm tính")), as_of_words(report, say)),
            *((say(N_("Ghi chú")), note) for note in report.notes),
        ]
        facts = [fact for fact in facts if fact[1]]
        for at, (name, value) in enumerate(facts):
            sheet.write_string(at, 0, name, self.format(bold=True))
            self._cell(sheet, at, 1, value, Column("", "", Kind.DAY if isinstance(value, date) else Kind.TEXT))
        figures = [(section.title, figure) for section in report.sections for figure in section.figures]
        if not figures:
            sheet.set_column(0, 1, 24)
            return
        columns = tuple(replace(column, title=say(column.title)) for column in _FIGURE_COLUMNS)
        start = len(facts) + 1
        self._heads(sheet, start, columns, [])
        for at, (title, figure) in enumerate(figures, start + 1):
            for place, value in enumerate(_figure_values(title, figure)):
                kind = figure.kind if place in (2, 6) else columns[place].kind
                self._cell(sheet, at, place, value, Column("", "", kind, digits=figure.digits))
        for place, width in enumerate((24, 34, 14, 52, 12, 12, 14)):
            sheet.set_column(place, place, width)
        sheet.autofilter(start, 0, start + len(figures), len(columns) - 1)
        sheet.freeze_panes(start + 1, 0)

    def _page(self, sheet: Worksheet, landscape: bool) -> None:
        sheet.set_paper(9)
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        # "&" begins a code in heads and feet of pages.
        title = self.report.title.replace("&", "&&")[:200]
        sheet.set_header(f"&C&B{title}")
        sheet.set_footer(f"&L{as_of_words(self.report, self.say)}&R&P/&N")
        if landscape:
            sheet.set_landscape()

    def _heads(self, sheet: Worksheet, at: int, columns: Iterable[Column], rows: Iterable[Row]) -> None:
        rows = list(rows)[:_MEASURED]
        for place, column in enumerate(columns):
            sheet.write_string(at, place, column.title, self.head)
            longest = max(
                (
                    len(written(line.cells[place].value, column.kind, digits=column.digits))
                    for line in rows
                    if line.cells
                ),
                default=0,
            )
            sheet.set_column(place, place, min(max(NARROW, longest + 2, min(len(column.title), 14) + 4), WIDE))

    def _line(self, sheet: Worksheet, at: int, columns: tuple[Column, ...], line: Row, *, bold: bool) -> None:
        if line.heading:
            line = row(line.heading, *([None] * (len(columns) - 1)))
            columns, bold = (Column("", ""),) * len(columns), True
        words = next((place for place, column in enumerate(columns) if column.kind is Kind.TEXT), 0)
        for place, (cell, column) in enumerate(zip(line.cells, columns, strict=True)):
            of = replace(column, kind=cell.kind) if cell.kind else column
            self._cell(sheet, at, place, cell.value, of, bold=bold, indent=line.depth if place == words else 0)

    def _cell(self, sheet: Worksheet, at: int, place: int, value: Value, column: Column, **looks: Any) -> None:
        """One value under its own type; what the format cannot hold exactly goes as text."""
        looks = {name: look for name, look in {**looks, **_looks(column)}.items() if look}
        if value is None:
            sheet.write_blank(at, place, None, self.format(**looks))
        elif isinstance(value, date) and value >= FIRST_DAY:
            sheet.write_datetime(at, place, value, self.format(num_format="dd/mm/yyyy", **looks))
        elif isinstance(value, str | date) or not -MOST_EXACT < value < MOST_EXACT:
            text = value if isinstance(value, str) else written(value, column.kind, language=self.report.language)
            sheet.write_string(at, place, _fitting(text), self.format(**looks))
        else:
            exact = value / 100 if column.kind is Kind.PERCENT else value
            sheet.write_number(at, place, exact, self.format(num_format=_pattern(column, value), **looks))


def _looks(column: Column) -> dict[str, Any]:
    """On which side a value stands; words go on in the next line."""
    if column.kind in CENTRE:
        return {"align": "center"}
    return {"align": "right"} if column.kind in RIGHT else {"text_wrap": True}


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_SIGNS else text[: MOST_SIGNS - 1] + "…"


def _pattern(column: Column, value: Value) -> str:
    """The number format; the reader's spreadsheet puts its own signs for thousands and decimals."""
    if column.kind is Kind.RATE:
        return "0.0%"
    if column.kind is Kind.PERCENT:
        return "0%"
    if column.kind is Kind.ORDINAL:
        return "0"
    if column.kind is Kind.DECIMAL or not isinstance(value, int):
        return "#,##0." + "0" * column.digits if column.digits else "#,##0"
    return "#,##0"


_FIGURE_COLUMNS = (
    Column("section", N_("Mục")),
    Column("name", N_("Chỉ tiêu")),
    Column("value", N_("Giá trị"), Kind.INTEGER),
    Column("formula", N_("Cách tính")),
    Column("numerator", N_("Tử số"), Kind.INTEGER),
    Column("denominator", N_("Mẫu số"), Kind.INTEGER),
    Column("previous", N_("Kỳ trước"), Kind.INTEGER),
)


def _figure_values(title: str, figure: Figure) -> tuple[Value, ...]:
    return (
        title,
        figure.name,
        figure.value,
        figure.formula,
        figure.numerator,
        figure.denominator,
        figure.previous,
    )
