"""PDF files with a text layer: lines in reading order, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from threading import RLock
from typing import TYPE_CHECKING

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.later import later

if TYPE_CHECKING:
    import pypdfium2 as pdfium
else:
    pdfium = later("pypdfium2")

MOST_PAGES = 300
#: PDFium is not made for two threads, not even on two documents: whoever uses it holds this.
ONE_AT_A_TIME = RLock()
_PAGE_NUMBER = re.compile(r"^\s*(?:trang\s+)?-?\s*\d{1,4}\s*-?(?:\s*/\s*\d{1,4})?\s*$", re.IGNORECASE)


class Scanned(Invalid):
    """The pages hold pictures of text, and no text."""


def pdf_text(data: bytes) -> str:
    """The text of a PDF. Raises Invalid when it is encrypted, broken, too long, or a scan without text."""
    with ONE_AT_A_TIME:
        return _text(data)


def _text(data: bytes) -> str:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise Invalid(N_("Tệp PDF có mật khẩu. Bỏ mật khẩu rồi gửi."), field="file") from error
        raise Invalid(N_("Tệp PDF bị hỏng, không mở được."), field="file") from error
    try:
        if len(document) > MOST_PAGES:
            raise Invalid(N_("Tệp PDF dài quá %(pages)s trang. Chia nhỏ rồi gửi."), field="file", pages=MOST_PAGES)
        pages = [_page(document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        raise Invalid(N_("Tệp PDF bị hỏng, không đọc được."), field="file") from error
    finally:
        document.close()
    if sum(sign.isalpha() for page in pages for line in page for sign in line) < 20 * max(1, len(pages)) // 2:
        raise Scanned(
            N_("Tệp PDF là bản quét ảnh, không có chữ. Gửi bản Word, bản PDF có chữ, hoặc dán nội dung."),
            field="file",
        )
    running = _running(pages)
    return "\n".join(
        line for page in pages for line in page if line.strip() not in running and not _PAGE_NUMBER.match(line)
    )


def _page(document: pdfium.PdfDocument, number: int) -> list[str]:
    page = document[number]
    text_page = page.get_textpage()
    try:
        return [line.rstrip() for area in _areas(page, text_page) for line in _lines(text_page, area)]
    finally:
        text_page.close()
        page.close()


Area = tuple[float, float, float, float]


def _lines(text_page: pdfium.PdfTextPage, area: Area | None) -> list[str]:
    text = text_page.get_text_bounded(*area) if area else text_page.get_text_bounded()
    return list(text.splitlines())


def _areas(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage) -> list[Area | None]:
    """The areas of a page in reading order: the whole page, or its columns between lines that cross both.

    Two columns are taken for such where a gutter near the middle divides many lines that stand side by
    side; lines across (titles) part the page into bands.
    """
    width, height = page.get_size()
    boxes = [text_page.get_rect(number) for number in range(text_page.count_rects())]
    gutter = next((width * share for share in _GUTTERS if _divides(boxes, width * share)), None)
    if gutter is None:
        return [None]
    across = sorted((box for box in boxes if box[0] < gutter - 4 and box[2] > gutter + 4), key=lambda box: -box[3])
    areas: list[Area | None] = []
    top = height
    for left, bottom, right, upper in (*across, (0.0, 0.0, 0.0, 0.0)):
        if top - upper > 2:
            areas += [(0.0, upper, gutter, top), (gutter, upper, width, top)]
        if right > left:
            areas.append((0.0, bottom, width, upper))
        top = min(top, bottom)
    return areas


def _divides(boxes: list[Area], gutter: float) -> bool:
    left = [box for box in boxes if box[2] <= gutter]
    right = [box for box in boxes if box[0] >= gutter]
    crossing = len(boxes) - len(left) - len(right)
    beside = sum(any(abs(one[1] - other[1]) < 3 for other in right) for one in left)
    enough = min(len(left), len(right))
    return enough >= _COLUMN and crossing <= 0.2 * len(boxes) and beside >= 0.6 * enough


#: Where between the edges a gutter is looked for, and how many lines a column has at least: the two heads of an
#: official letter stand side by side too.
_GUTTERS = (0.5, 0.48, 0.52, 0.46, 0.54)
_COLUMN = 12


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand first or last on most pages: running heads and feet."""
    if len(pages) < 3:
        return set()
    edges: Counter[str] = Counter()
    for page in pages:
        filled = [line.strip() for line in page if line.strip()]
        edges.update({*filled[:2], *filled[-2:]})
    return {line for line, many in edges.items() if many > len(pages) * 0.6}
