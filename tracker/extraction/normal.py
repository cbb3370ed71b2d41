"""A view of a text for matching: composed, lower case, one character for one place in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tracker.extraction.legacy import font_of, letters_of

#: Old tone placement → new at the end of a syllable, so that "hoà" and "hòa" are one word ("toàn" has but one
#: form, and the u of "quý" belongs to its q). Same length on both sides.
_PLACEMENT = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_OLD = re.compile(rf"(?<!q)(?:{'|'.join(_PLACEMENT)})(?![^\W\d_])")
_AS_SPACE = dict.fromkeys("\u00a0\u2007\u202f\u2009\r", " ")
_AS_DASH = dict.fromkeys("‐‑‒–—−", "-")
_PLAIN = str.maketrans({**_AS_SPACE, **_AS_DASH})
_DROPPED = frozenset("\ufeff\u200b\u200c\u200d\u00ad")
#: Marks that stand apart from their letters, and signs that nobody sees: such a text is taken letter by letter.
_APART = re.compile(
    rf"[\u0300-\u036f\u0483-\u0489\u0591-\u07f3\u0816-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u2de0-\ua8ff\ufb1e\ufe20-\ufe2f{''.join(_DROPPED)}]"
)
#: Marks of Markdown around words: "## 1. …", "**Chủ trì:**".
_MARKUP = re.compile(r"(?m)^[ ]{0,3}#{1,6}(?=\s)|(?<!\*)\*\*(?!\*)|(?<!_)__(?!_)|^[ ]{0,3}>(?=\s)")
#: Letters that scans put where a digit was, between digits: 2O21, 31.2OO.
_SLIP = re.compile(r"(?<=\d)[oO]+(?=[\d\s.,;)/%-]|$)")
#: The same of a one: l5/5, quý ll/2021 (there a Roman one).
_ONE = re.compile(r"(?<![^\W_])l(?=\d{1,2}[/.,-]?\d)|(?<=[Qq]uý )l{1,3}(?=[/\s.,;])")


@dataclass(frozen=True)
class View:
    """The text in three strings of equal length, and where each character stands in the original.

    `shown` keeps case, `low` is lower case with tones, `folded` without tones; `place[i]` is the offset of
    character i in the original, `place[len]` the original's length. A base letter with its combining
    marks is one character here.
    """

    shown: str
    low: str
    folded: str
    place: tuple[int, ...]

    @property
    def toneless(self) -> bool:
        """True for a text that was written without tones."""
        return self.low == self.folded

    @cached_property
    def small(self) -> bool:
        """True for a text in which hardly a letter is large: names are known without capitals."""
        return sum(map(str.isupper, self.shown[:_SAMPLE])) < _CAPITALS * len(self.shown[:_SAMPLE])

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the original of [start, end) of the view."""
        return self.place[start], self.place[end]


#: Of a hundred letters of a text two or three are large.
_CAPITALS, _SAMPLE = 0.004, 5_000


class _Bare(dict[int, str]):
    """The letter without tones and marks for each letter, worked out once."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        bare_sign = "d" if sign in "đĐ" else unicodedata.normalize("NFD", sign)[0].lower()[:1] or " "
        self[code] = sign if sign.isascii() else bare_sign
        return self[code]


_BARE = _Bare()


def _composed(text: str) -> Iterator[tuple[str, int]]:
    """Each letter with its combining marks as one sign, and its offset."""
    at, size = 0, len(text)
    while at < size:
        end = at + 1
        while end < size and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[at:end]) if end - at > 1 else text[at]
        yield cluster[0], at
        at = end


def view(text: str) -> View:
    """Return the view of `text`; offsets stay those of the text as given."""
    font = font_of(text)
    place: Sequence[int] = range(len(text) + 1)
    if font or _APART.search(text):
        letters = [*(letters_of(text, font) if font else _composed(text)), ("", len(text))]
        kept = [(sign, at) for sign, at in letters if sign not in _DROPPED]
        text = "".join(sign for sign, _ in kept)
        place = [at for _, at in kept]
    shown = _ONE.sub(_ones, _SLIP.sub(_zeros, _unmarked(_barred(text.translate(_PLAIN)))))
    low = shown.lower()
    if len(low) != len(shown):
        low = "".join(lowered if len(lowered := sign.lower()) == 1 else sign for sign in shown)
    low = _OLD.sub(_placed, low)
    return View(shown, low, bare(low), tuple(place))


def _ones(slip: re.Match[str]) -> str:
    many = slip.group()
    return "1" if slip.string[slip.end() : slip.end() + 1].isdigit() else "I" * len(many)


def _zeros(slip: re.Match[str]) -> str:
    return "0" * len(slip.group())


def _placed(match: re.Match[str]) -> str:
    return _PLACEMENT[match.group()]


def _unmarked(text: str) -> str:
    """The text with spaces for the marks of Markdown."""
    return _MARKUP.sub(lambda mark: " " * len(mark.group()), text)


def _barred(text: str) -> str:
    """The text with bars for the tabs that part the cells of a row, and spaces for all others."""
    if "\t" not in text:
        return text
    lines = text.split("\n")
    for number, line in enumerate(lines):
        inside = line.strip()
        if inside.count("\t") > 1:
            head = line[: len(line) - len(line.lstrip())]
            lines[number] = head + inside.replace("\t", "|") + line[len(head) + len(inside) :]
    return "\n".join(lines).replace("\t", " ")


def bare(low: str) -> str:
    """Lower-case text without tones, sign for sign."""
    return low.translate(_BARE)
