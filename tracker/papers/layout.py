"""The pieces of an official paper, drawn once into a template. Source: Decree 30/2020, annex I; Guide 36-HD/VPTW.

`bin/papers` writes the templates that lie in `templates/papers/`; a test holds that they are what this module draws.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from tracker.papers.frame import COPIES, COUNTRY, MOTTO, PARTY_NAME
from tracker.papers.words import Style

FONT = "Times New Roman"
#: Margins in mm: top, bottom, left, right. State: within 20–25, 20–25, 30–35, 15–20.
MARGINS = {Style.STATE: (20, 20, 30, 20), Style.PARTY: (20, 20, 30, 15)}
LEFT, RIGHT = Cm(6.0), Cm(10.2)


def paper(style: Style) -> Document:
    """An empty A4 page with the decree's font, margins and page number (centred at the top, not on page 1)."""
    made = docx.Document()
    normal = made.styles["Normal"]
    normal.font.name = FONT
    normal.font.size = Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.space_after = Pt(0)
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, left, right = MARGINS[style]
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    _field(number, "PAGE")
    made._body.clear_content()
    return made


def _field(paragraph: Paragraph, code: str) -> None:
    """A field that the word processor computes, the number of the page for one."""
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(13)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def line(
    place: Any, text: str, *, size: float = 14, bold: bool = False, italic: bool = False, at: ALIGN = ALIGN.CENTER
) -> Paragraph:
    """One paragraph; in a fresh cell it takes the empty one that is there."""
    empty = isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs
    paragraph: Paragraph = place.paragraphs[0] if empty else place.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = at
    return paragraph


def rule(place: Any, width: Any, share: Any) -> None:
    """A thin line `share` long in the middle of a cell or page `width` wide: the border of an empty paragraph."""
    paragraph = place.add_paragraph()
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = int((width - share) / 2)
    paragraph.paragraph_format.line_spacing = Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def columns(made: Document, *widths: Any) -> Table:
    """A table without borders, for what stands side by side."""
    table: Table = made.add_table(rows=1, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = width
    _lay_out(table, widths)
    _keep_whole(table.rows[0])
    return table


def _lay_out(table: Table, widths: Iterable[Any]) -> None:
    """Widths for the table as a whole: word processors read them here, not in the cells."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _keep_whole(row: _Row) -> None:
    """A row that is never cut by the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def letterhead(made: Document, style: Style, subject: str = "", *, sort: str = "") -> None:
    """Who writes, number and symbol; the country's name and motto (or the Party's), place and day.

    A letter says its `subject` below the number; papers of a `sort` ("BC") say it as a title, and bear the sort in
    their symbol.
    """
    left, right = columns(made, LEFT, RIGHT).rows[0].cells
    line(left, "{%p if superior %}", size=1)
    line(left, "{{ superior }}", size=12)
    line(left, "{%p endif %}", size=1)
    line(left, "{{ issuer }}", size=12, bold=True)
    if style is Style.STATE:
        rule(left, LEFT, Cm(2.4))
        line(left, f"Số: {{{{ number }}}}/{sort and sort + '-'}{{{{ symbol }}}}", size=13)
        line(right, COUNTRY, size=12, bold=True)
        line(right, MOTTO, size=13, bold=True)
        rule(right, RIGHT, Cm(5.6))
    else:
        line(left, "*", size=14)
        line(left, f"Số {{{{ number }}}}-{sort or 'CV'}/{{{{ symbol }}}}", size=14)
        line(right, PARTY_NAME, size=15, bold=True)
        rule(right, RIGHT, Cm(7.3))
    line(right, "{{ place_and_day }}", size=14, italic=True)
    if subject:
        line(left, subject, size=12, italic=style is Style.PARTY)


def body(made: Document, text: str) -> Paragraph:
    """A paragraph of the body: justified, first line set in, 6 points apart."""
    paragraph = line(made, text, at=ALIGN.JUSTIFY)
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = Pt(6)
    return paragraph


def ruled_table(
    made: Document, heads: Iterable[tuple[str, Any]], loop: str, cells: Iterable[tuple[str, ALIGN]]
) -> None:
    """A table with borders whose head repeats on each page; one row for each turn of `loop`."""
    heads, cells = list(heads), list(cells)
    table = made.add_table(rows=4, cols=len(heads), style="Table Grid")
    table.autofit = False
    _lay_out(table, [width for _, width in heads])
    head, opens, row, closes = table.rows
    for cell, (words, width) in zip(head.cells, heads, strict=True):
        cell.width = width
        line(cell, words, size=13, bold=True)
    repeats = OxmlElement("w:tblHeader")
    head._tr.get_or_add_trPr().append(repeats)
    line(opens.cells[0], f"{{%tr for {loop} %}}", size=13)
    for cell, (words, at), (_, width) in zip(row.cells, cells, heads, strict=True):
        cell.width = width
        line(cell, words, size=13, at=at)
    _keep_whole(row)
    line(closes.cells[0], "{%tr endfor %}", size=13)


def ending(made: Document, style: Style) -> None:
    """Who gets a copy, on the left; on the right who signs, in whose place, with room for the signature."""
    made.add_paragraph().paragraph_format.line_spacing = Pt(8)
    left, right = columns(made, Cm(7.4), Cm(8.6)).rows[0].cells
    if style is Style.STATE:
        line(left, COPIES, size=12, bold=True, italic=True, at=ALIGN.LEFT)
    else:
        line(left, COPIES, size=14, at=ALIGN.LEFT).runs[0].underline = True
    small = 11 if style is Style.STATE else 12
    line(left, "{%p for copy in copies %}", size=small, at=ALIGN.LEFT)
    line(left, "- {{ copy }}", size=small, at=ALIGN.LEFT)
    line(left, "{%p endfor %}", size=small, at=ALIGN.LEFT)
    line(right, "{%p for words in signature %}", size=14, bold=True)
    line(right, "{{ words }}", size=14, bold=True)
    line(right, "{%p endfor %}", size=14, bold=True)
    for _ in range(4):
        line(right, "", size=14)
    line(right, "{{ signer }}", size=14, bold=True)
