"""Home by role, what leadership reads, and what is kept of it: published, under a name, by mail."""

from __future__ import annotations

from tracker.reports.views import compare, dashboard, home, papers, published, saved, subscriptions
from tracker.reports.views.room import bp
from tracker.reports.views.saved import init_app

__all__ = ["bp", "compare", "dashboard", "home", "init_app", "papers", "published", "saved", "subscriptions"]
