"""Reading for leadership."""

from __future__ import annotations

from tracker.reports.queries.dashboard import Dashboard, Line, dashboard, supervisors
from tracker.reports.queries.history import Point
from tracker.reports.queries.tallies import tally
from tracker.reports.queries.trend import trend

__all__ = ["Dashboard", "Line", "Point", "dashboard", "supervisors", "tally", "trend"]
