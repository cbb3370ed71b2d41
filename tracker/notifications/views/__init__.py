"""The inbox, how each person wants to be told, the calendar feed."""

from __future__ import annotations

from tracker.notifications.views.account import calendar_off, calendar_on, preferences
from tracker.notifications.views.feed import feed
from tracker.notifications.views.inbox import index, mark, mark_all, open_notice, undo
from tracker.notifications.views.room import bp, init_app

__all__ = [
    "bp",
    "calendar_off",
    "calendar_on",
    "feed",
    "index",
    "init_app",
    "mark",
    "mark_all",
    "open_notice",
    "preferences",
    "undo",
]
