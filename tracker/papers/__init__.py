"""Official papers as .docx: layout of Decree 30/2020 (state bodies) and of the Party's guide, filled from templates."""

from __future__ import annotations

from tracker.papers.fill import fill
from tracker.papers.words import Style, formal_name, head_lines, motto_style, place_and_day, place_of, short_name

__all__ = ["Style", "fill", "formal_name", "head_lines", "motto_style", "place_and_day", "place_of", "short_name"]
