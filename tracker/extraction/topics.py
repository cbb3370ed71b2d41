"""What work is about: its own words decide; heading, neighbours, unit and title help where they leave it open."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.core.labels import Topic
from tracker.extraction.normal import bare
from tracker.extraction.subjects import NEUTRAL, OF_UNITS, PHRASES

#: For each topic that occurs: its weight, and where its longest phrase stands.
Scores = Mapping[Topic, tuple[float, int, int]]

#: How much each circumstance counts beside the work's own words, by trial on the annotated texts.
_HEADING, _BEFORE, _UNIT, _WHOLE = 0.35, 0.75, 1.2, 0.7
#: What a unit does beside other things.
_ONE_OF_MANY = 0.65
#: The theme phrase of the same sentence: "Đối với giải phóng mặt bằng, yêu cầu …".
_THEME = 1.0


#: A longer phrase weighs more, but not as much more as it is longer.
_LENGTH = 0.6
#: Words taken together are worth more than apart.
_TOGETHER = 1.5
#: What is told first is the object, what is told later stands nearer or farther to it.
_ORDER = (1.3, 1.0, 0.85, 0.7)
#: "… tại chợ", "… trong trường học", "bếp ăn của hai trường": where the work lies and whose the object is says less.
_NEAR = 22
_SHARES = (
    (
        re.compile(
            r"\b(?:tại|ở|trong|trên địa bàn|từ|thuộc|ven|quanh|trước|cạnh|gần|dọc|ngoài)(?:\s(?:khu vực|phạm vi|địa bàn|các|những))?\s*$"
        ),
        0.5,
    ),
    (re.compile(r"\b(?:của|cho)\s(?:\w+\s){0,2}$"), 0.7),
)
#: What the work is for.
_ASIDE, _ASIDE_SHARE = re.compile(r"\b(?:để|nhằm|phục vụ|góp phần|làm cơ sở|làm căn cứ|gắn với)\s"), 0.6
_WORD = re.compile(r"[^\W_]+")


class _Phrase(NamedTuple):
    """A phrase: how many words it has, what parts them, and what it weighs for which topics."""

    size: int
    signs: tuple[str, ...]
    weights: Mapping[Topic, float]


class _Lexicon(NamedTuple):
    """All phrases by their words, and for a first word how many words its phrases have, the most first."""

    phrases: Mapping[tuple[str, ...], Sequence[_Phrase]]
    sizes: Mapping[str, Sequence[int]]


@cache
def _lexicon(toned: bool) -> _Lexicon:
    weights: dict[str, dict[Topic, float]] = {}
    for topic, text in PHRASES.items():
        for entry in _entries(text):
            words = entry.lstrip("+-")
            key = words if toned else bare(words)
            weights.setdefault(key, {})[topic] = (1 + 0.8 * words.count(" ")) ** _LENGTH * _strength(entry)
    for words in _entries(NEUTRAL):
        weights.setdefault(words if toned else bare(words), {})
    found: dict[tuple[str, ...], list[_Phrase]] = {}
    sizes: dict[str, set[int]] = {}
    for phrase in sorted(weights):
        parts = list(_WORD.finditer(phrase))
        signs = tuple(phrase[left.end() : right.start()].strip() for left, right in itertools.pairwise(parts))
        behind = tuple(part.group() for part in parts)
        found.setdefault(behind, []).append(_Phrase(len(behind), signs, weights[phrase]))
        sizes.setdefault(behind[0], set()).add(len(behind))
    return _Lexicon(found, {word: sorted(many, reverse=True) for word, many in sizes.items()})


def _strength(entry: str) -> float:
    marks = entry[: len(entry) - len(entry.lstrip("+-"))]
    return {"": 1.0, "+": 1.6, "++": 3.0, "-": 0.35}[marks]


def _entries(text: str) -> list[str]:
    return [" ".join(part.split()).replace("·", ",") for part in text.split(",") if part.strip()]


def scores(low: str) -> dict[Topic, tuple[float, int, int]]:
    """The topics that occur in lower-case words: what comes first is the object and weighs more.

    Of phrases that overlap those count that take the words apart into the longest ones: "an toàn giao thông" is
    security, not transport, and "xây dựng nhà văn hóa" builds no houses.
    """
    found: dict[Topic, tuple[float, int, int]] = {}
    words = list(_WORD.finditer(low))
    told = 0
    aside = [match.span() for match in _ASIDE.finditer(low)]
    for at, phrase in _taken(low, words, _lexicon(low != bare(low))):
        start, end = words[at].start(), words[at + phrase.size - 1].end()
        counts = _ORDER[min(told, len(_ORDER) - 1)]
        told += bool(phrase.weights)
        for pattern, share in _SHARES:
            counts *= share if pattern.search(low, max(0, start - _NEAR), start) else 1
        if any(begin < start for begin, _ in aside):
            counts *= _ASIDE_SHARE
        for topic, weight in phrase.weights.items():
            before, begun, ended = found.get(topic, (0.0, 0, 0))
            longer = end - start > ended - begun
            found[topic] = (before + weight * counts, *((start, end) if longer else (begun, ended)))
    return found


def _taken(low: str, found: Sequence[re.Match[str]], lexicon: _Lexicon) -> list[tuple[int, _Phrase]]:
    """The phrases into which the words fall, and the number of the word each begins at: the longest, from behind."""
    words = [word.group() for word in found]
    size = len(words)
    best = [0.0] * (size + 1)
    choice: list[_Phrase | None] = [None] * size
    for at in range(size - 1, -1, -1):
        best[at] = best[at + 1]
        for many in lexicon.sizes.get(words[at], ()):
            if at + many > size or (worth := many**_TOGETHER + best[at + many]) <= best[at]:
                continue
            for phrase in lexicon.phrases.get(tuple(words[at : at + many]), ()):
                if phrase.signs == _signs(low, found, at, many):
                    best[at], choice[at] = worth, phrase
    told = []
    at = 0
    while at < size:
        taken = choice[at]
        if taken is not None:
            told.append((at, taken))
        at += taken.size if taken is not None else 1
    return told


def _signs(low: str, words: Sequence[re.Match[str]], at: int, many: int) -> tuple[str, ...]:
    """What parts the words of a stretch beside spaces."""
    pairs = itertools.pairwise(words[at : at + many])
    return tuple(low[left.end() : right.start()].strip() for left, right in pairs)


def under(above: Scores, below: Scores, share: float = 0.8) -> Scores:
    """The scores of a heading below another: both count, the lower one by `share`."""
    sums: dict[Topic, tuple[float, int, int]] = {}
    for part, most in ((above, 1.0), (below, share)):
        best = max((weight for weight, _, _ in part.values()), default=1.0)
        for topic, (weight, _, _) in part.items():
            sums[topic] = (sums.get(topic, (0.0, 0, 0))[0] + most * weight / best, 0, 0)
    return sums


@lru_cache(maxsize=4096)
def of_units(names: tuple[str, ...]) -> Mapping[Topic, float]:
    """What the lower-case names of units (or codes of their classes) suggest, at most 1 for one topic."""
    sums: dict[Topic, float] = {}
    for name in names:
        for topic, text in OF_UNITS.items():
            told = max((entry for entry in _entries(text) if _named(entry, name)), key=len, default="")
            if told:
                sums[topic] = sums.get(topic, 0.0) + (_ONE_OF_MANY if told[0] == "-" else 1.0)
    most = max(len(names), 1)
    return {topic: total / most for topic, total in sums.items()}


def _named(entry: str, name: str) -> bool:
    """True where the words of an entry stand in a name; behind "^" they begin it."""
    words = entry.lstrip("-")
    return name.startswith(words[1:]) if words.startswith("^") else f" {words}" in f" {name}"


@dataclass(frozen=True)
class Circumstances:
    """What stands around the work: scores of its heading, the topic before it, the names of its units, the whole text, its theme."""

    heading: Scores = field(default_factory=dict)
    before: Topic | None = None
    units: tuple[str, ...] = ()
    whole: Scores = field(default_factory=dict)
    theme: Scores = field(default_factory=dict)


def choose(clause: Scores, around: Circumstances) -> tuple[Topic, tuple[int, int] | None]:
    """The topic of a clause, and where the words that decided stand in it (None when its own words do not)."""
    sums: dict[Topic, float] = {topic: weight for topic, (weight, _, _) in clause.items()}

    def add(topic: Topic, weight: float) -> None:
        sums[topic] = sums.get(topic, 0.0) + weight

    for topic, (share, _, _) in around.whole.items():
        add(topic, _WHOLE * 2 * share)
    for part, share in ((around.heading, _HEADING), (around.theme, _THEME)):
        best = max((weight for weight, _, _ in part.values()), default=0.0)
        for topic, (weight, _, _) in part.items():
            add(topic, share * 2 * weight / best)
    if around.before is not None:
        add(around.before, _BEFORE)
    for topic, share in of_units(around.units).items():
        add(topic, _UNIT * share)
    if not sums:
        return Topic.ADMINISTRATION, None
    chosen = max(sums, key=lambda topic: sums[topic])
    return chosen, clause[chosen][1:] if chosen in clause else None
