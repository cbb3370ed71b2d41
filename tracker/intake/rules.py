"""Rules of review: where a passage can be split, which passages a selection cuts, what was corrected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tracker.core.text import fold, shorten
from tracker.meetings.rules import Outcome

#: Signs and words after which, or before which, an order may end: candidates for splitting a passage.
_AFTER = re.compile(r"[;.:,]\s+|\n+")
_BEFORE = re.compile(r"\s(?=(?:đồng thời|và|giao|yêu cầu|đề nghị|chỉ đạo|phân công)\s)", re.IGNORECASE)

#: What one document may hold. The longest conclusions have two hundred passages; somebody reads each of them.
MOST_PASSAGES = 2_000
#: So many passages stand on one page of a review.
A_PAGE = 100

#: Fields of a draft that a review corrects, in the order they are shown.
CORRECTABLE = ("kind", "title", "lead", "coordinating", "places", "topic", "due", "recurrence")


@dataclass(frozen=True)
class Cut:
    """A place where a passage can be split: the offset, and a few words on both sides."""

    at: int
    before: str
    after: str


def cuts(text: str, start: int, end: int, *, width: int = 40) -> list[Cut]:
    """Where the passage [start, end) of `text` can be split, in reading order."""
    words = text[start:end]
    places = {match.end() for match in _AFTER.finditer(words)} | {m.end() for m in _BEFORE.finditer(words)}
    found = []
    for place in sorted(places):
        before, after = words[:place].strip(), words[place:].strip()
        if len(before) >= 3 and len(after) >= 3:
            found.append(Cut(start + place, _tail(before, width), shorten(after, width).rstrip("…")))
    return found


def _tail(words: str, width: int) -> str:
    """The last words that fit into `width`, beginning at a word."""
    if len(words) <= width:
        return words
    cut = words[-width:]
    return cut[cut.find(" ") + 1 :]


@dataclass(frozen=True)
class Span:
    """A stretch of text, [start, end)."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points it holds."""
        return self.end - self.start


def trim(text: str, span: Span) -> Span | None:
    """`span` without white space at its ends, or None when nothing with a letter or digit is left."""
    words = text[span.start : span.end]
    if not any(sign.isalnum() for sign in words):
        return None
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


def carve(text: str, passages: Sequence[Span], selected: Span) -> list[tuple[int, list[Span]]]:
    """What is left of each passage that `selected` touches: (index, remaining spans in order).

    Remains without a letter or digit vanish; white space belongs to no passage.
    """
    touched = []
    for index, passage in enumerate(passages):
        if passage.end <= selected.start or passage.start >= selected.end:
            continue
        rests = [Span(passage.start, selected.start), Span(selected.end, passage.end)]
        kept = [trim(text, rest) for rest in rests if rest.length > 0]
        touched.append((index, [span for span in kept if span is not None]))
    return touched


def corrected(proposed: Mapping[str, Any], final: Mapping[str, Any]) -> tuple[str, ...]:
    """Which fields a review changed, in the guideline's names; empty for a proposal accepted untouched."""
    return tuple(name for name in CORRECTABLE if name in proposed and proposed[name] != final.get(name))


def excerpt_span(text: str, excerpt: str) -> Span | None:
    """Where `excerpt` stands in `text`, whatever its white space; None when it is not there or twice."""
    words = excerpt.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    found = [match.span() for match in pattern.finditer(text)]
    return Span(*found[0]) if len(found) == 1 else None


#: Words that requests and orders of any kind share.
_EMPTY = frozenset(
    fold(
        "và của các cho trong với để về tại trên đối ra soát rà bố trí hỗ trợ đề nghị kiến xây dựng thực hiện "
        "tiến độ đẩy nhanh quan tâm giải quyết báo cáo hoàn thành địa bàn xã phường thị tiếp tục công tác"
    ).split()
)


@lru_cache(maxsize=4_000)
def _words(text: str) -> frozenset[str]:
    """The words of a title; each request of a document is compared with each of its orders."""
    return frozenset(re.findall(r"\w+", fold(text)))


def likeness(asked: str, ordered: str, *, same_place: bool, same_topic: bool) -> int:
    """How near an order comes to a request, by their titles; 0 when nothing but chance joins them.

    A shared place needs the topic or two words in common beside it, a shared topic two words.
    """
    shared = len((_words(asked) & _words(ordered)) - _EMPTY)
    if same_place and (same_topic or shared >= 2):
        return 10 + shared + 2 * same_topic
    return shared + 2 if same_topic and shared >= 2 else 0


def verdict(outcome: Outcome, changed: Sequence[str]) -> str:
    """What a review said of a proposal of the program, from its outcome and the fields that were corrected."""
    if outcome is Outcome.TASK:
        return "corrected" if changed else "untouched"
    return {Outcome.NONE: "rejected", Outcome.PROPOSAL: "answered"}.get(outcome, "pending")
