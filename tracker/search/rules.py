"""Rules of the search: which words of a text are marked, which stretch of it is shown, how far back a period goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from tracker.core.labels import N_, Labelled
from tracker.core.terms import Term, Terms, places_of

#: How many characters of a text are shown, about.
WIDTH = 220
#: Results are ranked among the newest so many; what finds more is too common to be told apart.
MOST = 500
#: So many stand on a page: who does not find it among these adds a word, and does not read on.
AT_A_TIME = 20
#: As many are ranked while somebody types.
AT_ONCE = 100

_SPACES = re.compile(r"\s+")
#: What the former changes.
_SPACED = re.compile(r"[^\S ]|\s\s")
_NUMBER = re.compile(r"(#?)\s*(\d{1,9})")


class Span(Labelled):
    """How far back results may lie."""

    MONTH = "month", N_("30 ngày qua")
    QUARTER = "quarter", N_("90 ngày qua")
    YEAR = "year", N_("Năm nay")
    LAST_YEAR = "last_year", N_("Năm trước")


def days_of(span: Span, today: date) -> tuple[date, date]:
    """The first and the last day of a span."""
    if span is Span.LAST_YEAR:
        return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
    first = {Span.MONTH: today - timedelta(days=30), Span.QUARTER: today - timedelta(days=90)}
    return first.get(span, date(today.year, 1, 1)), today


def task_number(query: str) -> tuple[int, bool] | None:
    """The number of a task when the query is one, and whether it can be nothing else ("#12"; "277" may be a road)."""
    found = _NUMBER.fullmatch(query.strip())
    return (int(found.group(2)), bool(found.group(1))) if found else None


@dataclass(frozen=True)
class Piece:
    """A piece of a text as it is written; `hit` when it is what was searched for. Whoever shows it escapes it."""

    text: str
    hit: bool = False


def marked(text: str, terms: Terms) -> list[Piece]:
    """The whole of `text` in pieces, those that the terms match marked with their tones."""
    return _cut(text, _hits(text, terms), 0, len(text))


def excerpt(text: str, terms: Terms, width: int = WIDTH) -> list[Piece]:
    """The stretch of about `width` characters of `text` that holds the most of the terms, in pieces, on one line.

    The beginning, where nothing in it matches.
    """
    hits = _hits(text, terms)
    start, end = _window(text, hits, width)
    pieces = _cut(text, hits, start, end)
    if _SPACED.search(text, start, end):
        pieces = [Piece(_SPACES.sub(" ", piece.text), piece.hit) for piece in pieces]
    before = [Piece("… ")] if start > 0 else []
    after = [Piece(" …")] if end < len(text.rstrip()) else []
    return [*before, *pieces, *after]


@dataclass(frozen=True)
class _Hit:
    start: int
    end: int
    term: Term


def _hits(text: str, terms: Terms) -> list[_Hit]:
    """Where the terms match, from left to right; none lies within another."""
    places, words = places_of(text)
    alone, others, beginnings = _sought(terms)
    found: list[_Hit] = []
    end = 0
    for at, word in enumerate(words):
        # Few words of a text can be the first of a term: the others are passed by at once.
        if at < end or not (word in alone or word.startswith(beginnings)):
            continue
        term = next((each for each in others if _stands(words, at, each)), None) or alone.get(word)
        if term:
            end = at + len(term.words)
            found.append(_Hit(places[at].start(), places[end - 1].end(), term))
    return found


@lru_cache(maxsize=64)
def _sought(terms: Terms) -> tuple[dict[str, Term], list[Term], tuple[str, ...]]:
    """The terms of one whole word by that word; the others; and how what they match begins.

    The longest stand first: they are marked where several begin.
    """
    sought = sorted(terms.all, key=lambda term: -len(term.words))
    alone = {term.words[0]: term for term in sought if len(term.words) == 1 and not term.prefix}
    others = [term for term in sought if len(term.words) > 1 or term.prefix]
    return alone, others, tuple(term.words[0] for term in others)


def _stands(words: Sequence[str], at: int, term: Term) -> bool:
    many = len(term.words)
    if many == 1:
        return words[at].startswith(term.words[0])
    if words[at] != term.words[0] or len(words) < at + many:
        return False
    here = words[at : at + many]
    return here[:-1] == list(term.words[:-1]) and (
        here[-1].startswith(term.words[-1]) if term.prefix else here[-1] == term.words[-1]
    )


def _window(text: str, hits: list[_Hit], width: int) -> tuple[int, int]:
    """First and last character of what is shown: around the hits with the most different terms, whole words."""
    if len(text) <= width or not hits:
        start = 0
    else:
        best = max(hits, key=lambda first: (_terms_from(hits, first, width), -first.start))
        start = max(0, min(best.start - width // 4, len(text) - width))
    end = min(len(text), start + width)
    if start > 0:
        blank = text.find(" ", start, start + 30)
        start = blank + 1 if blank >= 0 else start
    if end < len(text):
        blank = text.rfind(" ", end - 30, end)
        end = blank if blank > start else end
    # No hit is cut in two.
    for hit in hits:
        if hit.start < start < hit.end:
            start = hit.start
        if hit.start < end < hit.end:
            end = hit.end
    return start, end


def _terms_from(hits: list[_Hit], first: _Hit, width: int) -> int:
    until = first.start + width * 3 // 4
    return len({hit.term for hit in hits if first.start <= hit.start and hit.end <= until})


def _cut(text: str, hits: list[_Hit], start: int, end: int) -> list[Piece]:
    pieces = []
    at = start
    for hit in hits:
        if hit.end <= start or hit.start >= end:
            continue
        if hit.start > at:
            pieces.append(Piece(text[at : hit.start]))
        pieces.append(Piece(text[hit.start : hit.end], hit=True))
        at = hit.end
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces
