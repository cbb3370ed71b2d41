"""When guessing is slowed down: failures by one name and from one address make the next try wait, longer each time.

Whoever guesses at an official's name must not keep the official out. A browser from which somebody has signed in
before is known by a cookie, and is counted by itself: failures elsewhere do not touch it (OWASP, "Slow Down Online
Guessing Attacks with Device Cookies"). On a new device the link by mail opens the way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

#: Failures are counted so far back: by name for a day, by address (a whole office may share one) for an hour.
BY_NAME_WINDOW = timedelta(days=1)
BY_ADDRESS_WINDOW = timedelta(hours=1)
#: The failure with this number is the first that makes the next try wait.
BY_NAME = 5
BY_ADDRESS = 30
LONGEST = timedelta(minutes=15)


@dataclass(frozen=True)
class Failures:
    """How many attempts failed within a window, and when the last did."""

    many: int = 0
    last: datetime | None = None


def wait_after(many: int, first: int) -> timedelta:
    """How long the next try waits after `many` failures, when number `first` is the first to cost something."""
    if many < first:
        return timedelta(0)
    return min(timedelta(minutes=2 ** min(many - first, 10)), LONGEST)


def held_until(by_name: Failures, by_address: Failures) -> datetime | None:
    """Until when the next try must wait; None when it need not have."""
    ends = [
        each.last + wait
        for each, first in ((by_name, BY_NAME), (by_address, BY_ADDRESS))
        if each.last is not None and (wait := wait_after(each.many, first))
    ]
    return max(ends, default=None)
