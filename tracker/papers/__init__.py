"""Official papers and reports: layout of Decree 30/2020 (state bodies) and of the Party's guide, and what fills it.

A report is plain data (`report`), kept as JSON (`kept`), and drawn as page, .xlsx, .docx and .pdf (`drawing`).
"""

from __future__ import annotations

from tracker.papers.drawing import File, Form, render
from tracker.papers.fill import fill
from tracker.papers.frame import Frame, Heading
from tracker.papers.kept import digest, from_json, to_json
from tracker.papers.report import (
    Cell,
    Column,
    Figure,
    Kind,
    Period,
    Report,
    Row,
    Section,
    Signer,
    Table,
    Value,
    row,
)
from tracker.papers.sheets import streamed
from tracker.papers.words import Style, formal_name, head_lines, motto_style, place_and_day, place_of, short_name

__all__ = [
    "Cell",
    "Column",
    "Figure",
    "File",
    "Form",
    "Frame",
    "Heading",
    "Kind",
    "Period",
    "Report",
    "Row",
    "Section",
    "Signer",
    "Style",
    "Table",
    "Value",
    "digest",
    "fill",
    "formal_name",
    "from_json",
    "head_lines",
    "motto_style",
    "place_and_day",
    "place_of",
    "render",
    "row",
    "short_name",
    "streamed",
    "to_json",
]
