"""Writing notices: telling of acts, reminders, digests, marks, and what people choose."""

from __future__ import annotations

from tracker.notifications.services.digests import send_digests
from tracker.notifications.services.marking import mark_all_read, mark_read, mark_unread, take_back
from tracker.notifications.services.reminding import remind
from tracker.notifications.services.telling import tell
from tracker.notifications.services.wishes import choose, close_feed, note_content, open_feed

__all__ = [
    "choose",
    "close_feed",
    "mark_all_read",
    "mark_read",
    "mark_unread",
    "note_content",
    "open_feed",
    "remind",
    "send_digests",
    "take_back",
    "tell",
]
