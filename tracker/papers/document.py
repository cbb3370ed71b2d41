"""A report as .docx in the layout of official papers: the body's template, with the text put where it belongs."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from tracker.papers.fill import fill
from tracker.papers.frame import Frame, lines
from tracker.papers.pages import Appendix, Block, Grid, Line, pages
from tracker.papers.report import Report
from tracker.papers.reporting import HERE

#: Paragraph styles (of the template) in which blocks are written.
STYLE_OF = {"title": "Mục", "text": "Đoạn", "source": "Nguồn số liệu", "note": "Ghi chú"}
#: What a step of depth sets a line in, in twentieths of a point.
STEP = 240
#: From how many columns on the words of a table are smaller.
MANY = 8


def document(report: Report, frame: Frame) -> bytes:
    """`report` as an official paper of the body in `frame`, in Vietnamese.

    Raises ValueError when an office took the place of the text out of its template.
    """
    printed = pages(report)
    signer = report.signer
    filled = fill(
        f"report-{frame.style.value}",
        {
            "superior": frame.heading.superior,
            "issuer": frame.heading.issuer,
            "number": frame.number_words,
            "sort": frame.sort,
            "symbol": frame.heading.symbol,
            "place_and_day": frame.place_and_day,
            "heading": printed.heading,
            "subject": printed.subject,
            "scope": printed.scope,
            "to": "; ".join(lines(frame.to)),
            "copies": frame.copies,
            "signature": frame.signature or (list(signer.lines) if signer else []),
            "signer": frame.heading.signer or (signer.name if signer else ""),
        },
    )
    paper = docx.Document(io.BytesIO(filled))
    paper.core_properties.title = report.title
    paper.core_properties.author = frame.body
    paper.core_properties.created = paper.core_properties.modified = report.counted_at.replace(tzinfo=None)
    writer = _Writer(paper)
    writer.text(printed.blocks)
    for appendix in printed.appendices:
        writer.appendix(appendix, frame)
    written = io.BytesIO()
    paper.save(written)
    return written.getvalue()


def _width(section: Any) -> int:
    """The width of what is written on a page of the section, in EMU."""
    return int(section.page_width - section.left_margin - section.right_margin)


class _Writer:
    """Writes blocks into a filled template. Rows are written as XML: a paper may have thousands."""

    def __init__(self, paper: Document) -> None:
        self.paper = paper
        self.ids = {style.name: style.style_id for style in paper.styles}
        self.width = _width(paper.sections[-1])

    def text(self, blocks: list[Block]) -> None:
        """The running text, in the place that the template keeps for it."""
        here = next((each for each in self.paper.paragraphs if each.text == HERE), None)
        if here is None:
            raise ValueError(f"the template has lost the line {HERE}")
        for block in blocks:
            for piece in self._block(block):
                here._p.addprevious(piece)
        self.paper.element.body.remove(here._p)

    def _block(self, block: Block) -> list[Any]:
        if block.grid:
            return self._table(block.grid, self.width)
        return [self._paragraph(block.text, STYLE_OF[block.kind], "<w:keepNext/>" if block.last else "")]

    def appendix(self, appendix: Appendix, frame: Frame) -> None:
        """A wide table on pages that lie on their side, with what it goes along with above it."""
        section = self._landscape()
        day = f"ngày {frame.day:%d/%m/%Y}" if frame.day else "ngày     /    /"
        along = f"(Kèm theo Báo cáo số {frame.full_number} {day} của {frame.body})"
        width = _width(section)
        for piece in (
            self._paragraph(appendix.name, "Phụ lục"),
            self._paragraph(appendix.title.upper(), "Phụ lục"),
            self._paragraph(along, "Kèm theo"),
            *self._table(appendix.grid, width),
            self._paragraph(appendix.source, "Nguồn số liệu"),
        ):
            self.paper.element.body.sectPr.addprevious(piece)

    def _landscape(self) -> Any:
        """End the section so far and begin one on its side. The first page alone hides its number."""
        ending = self.paper.sections[-1]._sectPr
        closing: Any = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
        )
        closing.find(qn("w:pPr")).append(deepcopy(ending))
        ending.addprevious(closing)
        section = self.paper.sections[-1]
        section.different_first_page_header_footer = False
        if section.orientation != WD_ORIENT.LANDSCAPE:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
            section.left_margin, section.right_margin = Mm(20), Mm(20)
        return section

    def _paragraph(self, text: str, style: str, more: str = "") -> Any:
        return parse_xml(f"<w:p {nsdecls('w')}>{self._inside(text, style, more)}</w:p>")

    def _inside(self, text: str, style: str, more: str = "", run: str = "") -> str:
        """Properties and words of a paragraph; lines of a text stay lines."""
        words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
        words = words.replace("\t", "</w:t><w:tab/><w:t>")
        looks = f"<w:rPr>{run}</w:rPr>" if run else ""
        return f'<w:pPr><w:pStyle w:val="{self.ids[style]}"/>{more}</w:pPr><w:r>{looks}{words}</w:r>'

    def _table(self, grid: Grid, width: int) -> list[Any]:
        """A ruled table over the whole width; its head repeats, no row is cut, totals are bold."""
        total = sum(head.weight for head in grid.heads)
        widths = [round(width / 635 * head.weight / total) for head in grid.heads]
        size = '<w:sz w:val="20"/>' if len(grid.heads) >= MANY else ""
        columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        heads = "".join(
            self._cell(head.title, each, "Đầu bảng", '<w:jc w:val="center"/>', size, '<w:vAlign w:val="center"/>')
            for head, each in zip(grid.heads, widths, strict=True)
        )
        followed = [False] * len(grid.lines)
        if grid.lines[-1].kind == "totals" and len(grid.lines) > 1:
            followed[-2] = True
        rows = "".join(
            self._row(grid, line, widths, size, keep) for line, keep in zip(grid.lines, followed, strict=True)
        )
        table = parse_xml(
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblStyle w:val="{self.ids["Table Grid"]}"/>'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
            f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>"
        )
        # A table needs words before it, or two that follow each other would become one.
        above = self._paragraph(grid.caption, "Tên bảng") if grid.caption else self._gap()
        return [above, table]

    def _gap(self) -> Any:
        return parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:keepNext/><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
        )

    def _row(self, grid: Grid, line: Line, widths: list[int], size: str, keep: bool) -> str:
        """A line of a table; `keep` holds it on one page with the next, as the last row with its totals."""
        bold = size if line.kind == "row" else f"<w:b/>{size}"
        if line.kind == "heading":
            span = f'<w:gridSpan w:val="{len(widths)}"/>'
            cells = self._cell(line.cells[0], sum(widths), "Ô bảng", "<w:keepNext/>", bold, span)
        else:
            cells, kept = "", "<w:keepNext/>" if keep else ""
            for at, (text, width, head) in enumerate(zip(line.cells, widths, grid.heads, strict=True)):
                inset = f'<w:ind w:left="{line.depth * STEP}"/>' if line.depth and at == grid.words else ""
                cells += self._cell(text, width, "Ô bảng", f'{kept}{inset}<w:jc w:val="{head.align}"/>', bold)
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"

    def _cell(self, text: str, width: int, style: str, looks: str, run: str, more: str = "") -> str:
        inside = self._inside(text, style, looks, run)
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr><w:p>{inside}</w:p></w:tc>'
