"""Reading notices: who is told, the inbox, what waits for a digest, which reminders fall due, calendar feeds."""

from __future__ import annotations

from tracker.notifications.queries.audiences import Key, matters, may_see, members, named_by
from tracker.notifications.queries.digests import gathered, oldest_waiting, worth_telling
from tracker.notifications.queries.feeds import deadlines_of, feed_by_secret, feed_of
from tracker.notifications.queries.inbox import (
    Wanted,
    inbox,
    marked_at,
    may_read,
    notice_or_404,
    still_visible,
    unread_count,
)
from tracker.notifications.queries.reminders import Due, reminders_due
from tracker.notifications.queries.staff import Seat, Staff, actor_of, batches, staff_for
from tracker.notifications.queries.wishes import Reader, calendar_at, preference_of, readers, wishes_of
from tracker.notifications.queries.words import in_vietnamese, said, unit_of

__all__ = [
    "Due",
    "Key",
    "Reader",
    "Seat",
    "Staff",
    "Wanted",
    "actor_of",
    "batches",
    "calendar_at",
    "deadlines_of",
    "feed_by_secret",
    "feed_of",
    "gathered",
    "in_vietnamese",
    "inbox",
    "marked_at",
    "matters",
    "may_read",
    "may_see",
    "members",
    "named_by",
    "notice_or_404",
    "oldest_waiting",
    "preference_of",
    "readers",
    "reminders_due",
    "said",
    "staff_for",
    "still_visible",
    "unit_of",
    "unread_count",
    "wishes_of",
    "worth_telling",
]
