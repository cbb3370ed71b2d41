"""PDF files with a text layer: lines in reading order, without running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter

import pypdfium2 as pdfium

from tracker.core.errors import Invalid
from tracker.core.labels import N_

MOST_PAGES = 300
_PAGE_NUMBER = re.compile(r"^\s*(?:trang\s+)?-?\s*\d{1,4}\s*-?(?:\s*/\s*\d{1,4})?\s*$", re.IGNORECASE)


def pdf_text(data: bytes) -> str:
    """The text of a PDF. Raises Invalid when it is encrypted, broken, too long, or a scan without text."""
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
        raise Invalid(
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
        return [line.rstrip() for line in text_page.get_text_bounded().splitlines()]
    finally:
        text_page.close()
        page.close()


def _running(pages: list[list[str]]) -> set[str]:
    """Lines that stand first or last on most pages: running heads and feet."""
    if len(pages) < 3:
        return set()
    edges: Counter[str] = Counter()
    for page in pages:
        filled = [line.strip() for line in page if line.strip()]
        edges.update({*filled[:2], *filled[-2:]})
    return {line for line, many in edges.items() if many > len(pages) * 0.6}
