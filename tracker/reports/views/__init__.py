"""Home by role, and what leadership reads."""

from __future__ import annotations

from tracker.reports.views import compare, dashboard, home, papers
from tracker.reports.views.room import bp

__all__ = ["bp", "compare", "dashboard", "home", "papers"]
