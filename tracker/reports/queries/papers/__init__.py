"""Reports on paper: what can be asked for, and what each says."""

from __future__ import annotations

from tracker.reports.queries.papers.asked import MOST_ROWS, Asked, path_of, scope_or_404, this_year
from tracker.reports.queries.papers.order import (
    Again,
    Days,
    Order,
    args_of,
    framed,
    heard_names,
    query_of,
)
from tracker.reports.queries.papers.table import REPORTS, Definition
from tracker.reports.queries.papers.tables import COLUMNS, USUAL, chosen

__all__ = [
    "COLUMNS",
    "MOST_ROWS",
    "REPORTS",
    "USUAL",
    "Again",
    "Asked",
    "Days",
    "Definition",
    "Order",
    "args_of",
    "chosen",
    "framed",
    "heard_names",
    "path_of",
    "query_of",
    "scope_or_404",
    "this_year",
]
