"""One door for every form of a report: what is drawn, under which name and media type it goes to its reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.core.later import later
from tracker.core.text import fold
from tracker.papers.frame import Frame
from tracker.papers.report import Report
from tracker.papers.sheets import spreadsheet
from tracker.papers.written import Say

if TYPE_CHECKING:
    from tracker.papers import document, pdf
else:
    document = later("tracker.papers.document")
    pdf = later("tracker.papers.pdf")


class Form(StrEnum):
    """What a report can be taken along as; the value ends the file's name."""

    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"


MEDIA_TYPES = {
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
}
#: The longest name of a file without its ending: old systems cut paths at 255 signs.
MOST_SIGNS = 80


@dataclass(frozen=True)
class File:
    """A file made for a reader."""

    name: str
    media_type: str
    content: bytes


def render(report: Report, form: Form, frame: Frame | None = None, say: Say = str) -> File:
    """`report` as a file.

    `frame` makes .docx and .pdf official papers, in Vietnamese; a .docx needs one (ValueError), a .pdf without is a
    plain print. `say` turns the renderer's own words into the language of the report.
    """
    return File(file_name(report, form), MEDIA_TYPES[form], _DRAWN[form](report, frame, say))


def file_name(report: Report, form: Form) -> str:
    """ "bao-cao-don-vi-thi-xa-ha-trung-2026-11-24.pdf": plain letters, so that no system or mail spoils them."""
    words = re.sub(r"[^a-z0-9]+", "-", fold(f"{report.code} {report.scope}")).strip("-")[:MOST_SIGNS].rstrip("-")
    return f"{words}-{report.as_of.isoformat()}.{form.value}"


def _document(report: Report, frame: Frame | None, say: Say) -> bytes:
    if frame is None:
        raise ValueError("an official paper needs a frame")
    return document.document(report, frame)


def _pdf(report: Report, frame: Frame | None, say: Say) -> bytes:
    return pdf.pdf(report, frame, str if frame else say)


_DRAWN: dict[Form, Callable[[Report, Frame | None, Say], bytes]] = {
    Form.XLSX: lambda report, frame, say: spreadsheet(report, say),
    Form.DOCX: _document,
    Form.PDF: _pdf,
}
