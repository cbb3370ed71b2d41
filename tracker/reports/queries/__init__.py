"""Reading for leadership."""

from __future__ import annotations

from tracker.reports.queries.dashboard import Dashboard, Line, dashboard, tally

__all__ = ["Dashboard", "Line", "dashboard", "tally"]
