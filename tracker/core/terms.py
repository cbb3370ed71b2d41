"""What somebody searches for: the words of a text, and a query read into terms. One meaning for every search.

A term matches a text when its words stand in it side by side. All terms must match; tones, case and punctuation do not
matter, so that "duong 277" finds "Đường 277" and "12-TB/TU" finds "số 12-TB/TU".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tracker.core.text import fold

#: A word: letters and digits, with marks that no normal form joins to their letter.
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)["“”„«»]')
#: More words than these nobody types; the rest is not looked at.
MOST_WORDS = 12
#: The longest query that is read, in characters.
LONGEST = 200


@dataclass(frozen=True)
class Word:
    """A word of a text: where it stands, as it is written (in small letters), and without tones."""

    start: int
    end: int
    toned: str
    folded: str


def words_of(text: str) -> Iterator[Word]:
    """The words of `text`, with the places at which they stand in it."""
    for found in _WORD.finditer(text):
        toned, folded = _read(found.group())
        if folded:
            yield Word(found.start(), found.end(), toned, folded)


def places_of(text: str) -> tuple[list[re.Match[str]], list[str]]:
    """`words_of` for whoever looks for a few of many: where each word stands, and the words without tones."""
    places = list(_WORD.finditer(text))
    folded = [_read(place.group())[1] for place in places]
    if "" in folded:
        places = [place for place, word in zip(places, folded, strict=True) if word]
        folded = [word for word in folded if word]
    return places, folded


@lru_cache(maxsize=20_000)
def _read(word: str) -> tuple[str, str]:
    """A word in small letters with its tones, and folded. A language has few syllables, a town writes them often."""
    return unicodedata.normalize("NFC", word.casefold()), fold(word)


def folded_words(*texts: str) -> str:
    """The words of `texts` without tones, one space between any two: what an index takes in."""
    return " ".join(filter(None, (_indexed(text)[0] for text in texts)))


def toned_words(*texts: str) -> str:
    """Those words of `texts` that carry tones or marks, each once, in small letters."""
    return " ".join(sorted(frozenset().union(*(_indexed(text)[1] for text in texts))))


@lru_cache(maxsize=64)
def _indexed(text: str) -> tuple[str, frozenset[str]]:
    """The words of a text without tones, and those that carry any. Thousands of tasks come from the same words."""
    words = list(words_of(text))
    return " ".join(word.folded for word in words), frozenset(word.toned for word in words if word.toned != word.folded)


@dataclass(frozen=True)
class Term:
    """Words (without tones) that stand side by side; with `prefix` the last of them may be longer in the text."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True)
class Terms:
    """A query as it is understood: `all` must match; texts that hold each of `toned` as written come first."""

    all: tuple[Term, ...]
    toned: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """False when there is nothing to look for."""
        return bool(self.all)


def read_terms(query: str) -> Terms:
    """Read what was typed. Whatever it is, it is read as words: there are no operators, and no errors.

    Words in quotation marks form one term, and so do words joined by signs ("12-TB/TU", "30/6"). The last word may be
    the beginning of a longer one, unless it is quoted, a number, or a single letter.
    """
    query = unicodedata.normalize("NFC", query[:LONGEST])
    found: list[Term] = []
    toned: dict[str, None] = {}
    left = MOST_WORDS
    for chunk, quoted in _chunks(query):
        words = list(words_of(chunk))[:left]
        left -= len(words)
        if words:
            found.append(Term(tuple(word.folded for word in words), prefix=not quoted))
            toned.update((word.toned, None) for word in words if word.toned != word.folded)
    terms = [Term(term.words, term.prefix and at == len(found) - 1 and _grows(term)) for at, term in enumerate(found)]
    return Terms(tuple(dict.fromkeys(terms)), tuple(toned))


def _chunks(query: str) -> Iterator[tuple[str, bool]]:
    at = 0
    for quoted in _QUOTED.finditer(query):
        yield from ((chunk, False) for chunk in query[at : quoted.start()].split())
        yield quoted.group(1), True
        at = quoted.end()
    yield from ((chunk, False) for chunk in query[at:].split())


def _grows(term: Term) -> bool:
    last = term.words[-1]
    return len(last) > 1 and not last.isdigit()
