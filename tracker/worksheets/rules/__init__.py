"""Rules of worksheets, in plain Python: columns and their headings, the head of a table, words for states, rows."""

from __future__ import annotations

from tracker.worksheets.rules.columns import MOVING, NEEDED, Column, guess, remembered
from tracker.worksheets.rules.heads import Layout, lay_out, lay_out_book, rows_below
from tracker.worksheets.rules.rows import (
    LIKE,
    WRITES,
    Match,
    Outcome,
    Said,
    fingerprint_of,
    is_heading,
    likeness,
    read_line,
)
from tracker.worksheets.rules.words import parted, person_name, state_in, state_words

__all__ = [
    "LIKE",
    "MOVING",
    "NEEDED",
    "WRITES",
    "Column",
    "Layout",
    "Match",
    "Outcome",
    "Said",
    "fingerprint_of",
    "guess",
    "is_heading",
    "lay_out",
    "lay_out_book",
    "likeness",
    "parted",
    "person_name",
    "read_line",
    "remembered",
    "rows_below",
    "state_in",
    "state_words",
]
