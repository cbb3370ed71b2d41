"""Reports on paper: what can be asked for, and what each says."""

from __future__ import annotations

from tracker.reports.queries.papers.asked import MOST_ROWS, Asked, filter_words, path_of, scope_or_404, this_year
from tracker.reports.queries.papers.order import (
    Again,
    Days,
    Order,
    args_of,
    framed,
    heard_names,
    query_of,
)
from tracker.reports.queries.papers.sheet import AT_ONCE, Sheet
from tracker.reports.queries.papers.table import REPORTS, Definition
from tracker.reports.queries.papers.tables import COLUMNS, SEEN, USUAL, chosen

__all__ = [
    "AT_ONCE",
    "COLUMNS",
    "MOST_ROWS",
    "REPORTS",
    "SEEN",
    "USUAL",
    "Again",
    "Asked",
    "Days",
    "Definition",
    "Order",
    "Sheet",
    "args_of",
    "chosen",
    "filter_words",
    "framed",
    "heard_names",
    "path_of",
    "query_of",
    "scope_or_404",
    "this_year",
]
