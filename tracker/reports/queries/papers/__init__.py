"""Reports on paper: what can be asked for, and what each says."""

from __future__ import annotations

from tracker.reports.queries.papers.asked import MOST_ROWS, Asked, scope_or_404, this_year
from tracker.reports.queries.papers.table import REPORTS, Definition
from tracker.reports.queries.papers.tables import COLUMNS, USUAL, chosen

__all__ = [
    "COLUMNS",
    "MOST_ROWS",
    "REPORTS",
    "USUAL",
    "Asked",
    "Definition",
    "chosen",
    "scope_or_404",
    "this_year",
]
