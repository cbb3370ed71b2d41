"""A report as it goes on paper: blocks of words in their order, and wide tables as appendices behind the signature.

Both .docx and .pdf are drawn from this, so that they say the same. Source of the order, of numbering and of what
stands over an appendix: Decree 30/2020, annex I; Party papers follow the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.core.labels import N_
from tracker.papers.report import Figure, Kind, Report, Row, Section, Table
from tracker.papers.written import (
    CENTRE,
    RIGHT,
    Say,
    as_of_words,
    cell_text,
    change,
    division,
    figure_text,
    period_words,
    written,
)


@dataclass(frozen=True)
class Head:
    """A column on paper: its title, its share of the width, and where its words stand ("left", "right", "center")."""

    title: str
    weight: int
    align: str


@dataclass(frozen=True)
class Line:
    """A line on paper. `kind`: "row"; "heading", with one cell over the whole width; "totals"."""

    kind: str
    cells: list[str]
    depth: int = 0


@dataclass(frozen=True)
class Grid:
    """A table on paper. `words` is the column that shows how deep a line lies."""

    heads: list[Head]
    lines: list[Line]
    words: int
    caption: str = ""


@dataclass(frozen=True)
class Block:
    """One piece of the running text. `kind`: "title", "text", "table", "source" (as of when), "note".

    The `last` words of an official paper stay on one page with the signature: none stands alone on a page.
    """

    kind: str
    text: str = ""
    grid: Grid | None = None
    last: bool = False


@dataclass(frozen=True)
class Appendix:
    """A page on its side behind the signature."""

    name: str
    title: str
    grid: Grid
    source: str


@dataclass(frozen=True)
class Pages:
    """All that is printed inside the frame. `subject` are the lines under the heading, `scope` those in brackets."""

    heading: str
    subject: list[str]
    scope: list[str]
    blocks: list[Block]
    appendices: list[Appendix]


def pages(report: Report, say: Say = str, *, official: bool = True) -> Pages:
    """`report` in words. An official paper ends its text with "./." (Decree 30/2020)."""
    source = as_of_words(report, say) + "."
    wide = [section for section in report.sections if section.table and section.table.landscape]
    names = {id(section): _appendix_name(at, len(wide), say) for at, section in enumerate(wide, 1)}
    blocks: list[Block] = []
    for at, section in enumerate(report.sections, 1):
        blocks += _section(
            report, section, say, at if len(report.sections) > 1 else 0, names.get(id(section), ""), source
        )
    blocks += [Block("note", note) for note in report.notes]
    if official:
        blocks = _ended(blocks)
    appendices = [
        Appendix(names[id(section)], section.title or report.title, _grid(report, section.table, say), source)
        for section in wide
        if section.table
    ]
    scope = ", ".join(filter(None, (report.scope, period_words(report, say))))
    return Pages(report.heading, [report.title], [*report.subtitle, *([scope] if scope else [])], blocks, appendices)


def _ended(blocks: list[Block]) -> list[Block]:
    """The last words of the text with "./." behind them."""
    last = max((at for at, block in enumerate(blocks) if block.text), default=None)
    if last is None:
        return blocks
    ended = replace(blocks[last], text=blocks[last].text.rstrip(" ./") + "./.", last=True)
    return [*blocks[:last], ended, *blocks[last + 1 :]]


def _appendix_name(at: int, many: int, say: Say) -> str:
    """ "Phụ lục" for the only one, else with a Roman number."""
    return say(N_("Phụ lục")) + (f" {roman(at)}" if many > 1 else "")


def roman(number: int) -> str:
    """1 … 3999 in Roman digits: how parts of a paper and appendices are numbered."""
    made = ""
    for value, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        times, number = divmod(number, value)
        made += sign * times
    return made


def _section(report: Report, section: Section, say: Say, number: int, appendix: str, source: str) -> list[Block]:
    """Title, intro, figures, table or a word on its appendix, as of when, paragraphs."""
    blocks = []
    if section.title and number:
        blocks.append(Block("title", f"{roman(number)}. {section.title.upper()}"))
    if section.intro:
        blocks += [Block("text", text) for text in section.intro.split("\n") if text.strip()]
    if section.figures:
        blocks.append(Block("table", grid=_figures(report, section.figures, say)))
    table = section.table
    if table is not None and not table.landscape:
        blocks.append(Block("table", grid=_grid(report, table, say)))
    if section.figures or (table is not None and not table.landscape):
        blocks.append(Block("source", source))
    if appendix:
        blocks.append(Block("text", say(N_("Chi tiết tại %(appendix)s kèm theo.")) % {"appendix": appendix}))
    return blocks + [Block("text", text) for text in section.paragraphs if text.strip()]


def align(kind: Kind) -> str:
    """Where the values of a kind stand."""
    return "right" if kind in RIGHT else "center" if kind in CENTRE else "left"


def _grid(report: Report, table: Table, say: Say) -> Grid:
    columns = table.columns
    words = next((at for at, column in enumerate(columns) if column.kind is Kind.TEXT), 0)

    def line(each: Row, kind: str) -> Line:
        if each.heading:
            return Line("heading", [each.heading])
        cells = [cell_text(cell, column, report.language) for cell, column in zip(each.cells, columns, strict=True)]
        return Line(kind, cells, each.depth)

    lines = [line(each, "row") for each in table.rows] or [Line("heading", [say(table.empty)])]
    if table.totals:
        lines.append(line(table.totals, "totals"))
    heads = [Head(column.title, max(column.weight, 1), align(column.kind)) for column in columns]
    return Grid(heads, lines, words, table.caption)


def _figures(report: Report, figures: Sequence[Figure], say: Say) -> Grid:
    """Figures as a table: name, value, how it was reckoned, and the period before where one figure has it."""
    language = report.language
    heads = [Head(say(N_("Chỉ tiêu")), 30, "left"), Head(say(N_("Kết quả")), 14, "right")]
    cells = [[figure.name, figure_text(figure, language)] for figure in figures]
    if any(figure.formula or division(figure) for figure in figures):
        heads.append(Head(say(N_("Cách tính")), 40, "left"))
        for figure, line in zip(figures, cells, strict=True):
            divided = division(figure, language).replace(" ", "\N{NO-BREAK SPACE}")
            line.append(" = ".join(filter(None, (figure.formula, divided))))
    if any(figure.previous is not None for figure in figures):
        heads += [Head(say(N_("Kỳ trước")), 16, "right"), Head(say(N_("Tăng, giảm")), 22, "right")]
        for figure, line in zip(figures, cells, strict=True):
            before = written(figure.previous, figure.kind, digits=figure.digits, language=language)
            line += [before, change(figure, language, say).replace("phần trăm", "phần\N{NO-BREAK SPACE}trăm")]
    return Grid(heads, [Line("row", line) for line in cells], 0)
