"""A stretch of the text that names units."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """A stretch of the view that names units: [start, end) and the codes, group codes included."""

    start: int
    end: int
    codes: tuple[str, ...]
    ward: bool = False

    @property
    def group(self) -> bool:
        """True when a class of units is named, not a unit."""
        return any(code.startswith("@") for code in self.codes)


def between(mentions: Sequence[Mention], start: int, end: int) -> list[Mention]:
    """Those of the ordered `mentions` that lie between two offsets, found without looking at the others."""
    found: list[Mention] = []
    for number in range(bisect_left(mentions, start, key=_start), len(mentions)):
        if mentions[number].start >= end:
            break
        if mentions[number].end <= end:
            found.append(mentions[number])
    return found


def last_before(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The last of the ordered `mentions` that begins before `at`."""
    number = bisect_left(mentions, at, key=_start)
    return mentions[number - 1] if number else None


def _start(mention: Mention) -> int:
    return mention.start
