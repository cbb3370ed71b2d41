"""What work is about: its own words decide; heading, neighbours, unit and title help where they leave it open."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tracker.core.labels import Topic
from tracker.extraction.normal import bare
from tracker.extraction.subjects import NEUTRAL, OF_UNITS, PHRASES

#: For each topic that occurs: its weight, and where its longest phrase stands.
Scores = Mapping[Topic, tuple[float, int, int]]

#: How much each circumstance counts beside the work's own words, by trial on the annotated texts.
_FIRST, _HEADING, _BEFORE, _UNIT, _WHOLE = 0.3, 0.35, 0.5, 0.8, 0.7
#: The theme phrase of the same sentence: "Đối với giải phóng mặt bằng, yêu cầu …".
_THEME = 1.0


#: A longer phrase weighs more, but not as much more as it is longer.
_LENGTH = 0.6
#: "… tại chợ", "… trong trường học": where the work lies says less than what it is.
_NEAR = 14
_WHERE, _WHERE_SHARE = re.compile(r"\b(?:tại|ở|trong|trên địa bàn|từ|thuộc|ven)\s*$"), 0.5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class _Phrase:
    """A phrase behind its first word: the words that follow, what parts them, and what it weighs for which topics."""

    words: tuple[str, ...]
    signs: tuple[str, ...]
    weights: Mapping[Topic, float]


@cache
def _phrases(toned: bool) -> Mapping[str, Sequence[_Phrase]]:
    """All phrases by their first word, the longest first."""
    weights: dict[str, dict[Topic, float]] = {}
    for topic, text in PHRASES.items():
        for entry in _entries(text):
            words = entry.lstrip("+-")
            key = words if toned else bare(words)
            weights.setdefault(key, {})[topic] = (1 + 0.8 * words.count(" ")) ** _LENGTH * _strength(entry)
    for words in _entries(NEUTRAL):
        weights.setdefault(words if toned else bare(words), {})
    found: dict[str, list[_Phrase]] = {}
    for phrase in sorted(weights, key=lambda each: (-len(each), each)):
        parts = list(_WORD.finditer(phrase))
        signs = tuple(phrase[left.end() : right.start()].strip() for left, right in itertools.pairwise(parts))
        behind = tuple(part.group() for part in parts[1:])
        found.setdefault(parts[0].group(), []).append(_Phrase(behind, signs, weights[phrase]))
    return found


def _strength(entry: str) -> float:
    marks = entry[: len(entry) - len(entry.lstrip("+-"))]
    return {"": 1.0, "+": 1.6, "++": 3.0, "-": 0.35}[marks]


def _entries(text: str) -> list[str]:
    return [" ".join(part.split()).replace("·", ",") for part in text.split(",") if part.strip()]


def scores(low: str) -> dict[Topic, tuple[float, int, int]]:
    """The topics that occur in lower-case words: what comes first is the object and weighs more.

    Of phrases that overlap the longest counts alone: "an toàn giao thông" is security, not transport.
    """
    found: dict[Topic, tuple[float, int, int]] = {}
    size = max(1, len(low))
    phrases = _phrases(low != bare(low))
    words = list(_WORD.finditer(low))
    at = 0
    while at < len(words):
        start = words[at].start()
        phrase = _phrase_at(low, words, at, phrases.get(words[at].group(), ()))
        if phrase is None:
            at += 1
            continue
        at += 1 + len(phrase.words)
        end = words[at - 1].end()
        counts = 1 + _FIRST * (1 - 2 * start / size)
        counts *= _WHERE_SHARE if _WHERE.search(low, max(0, start - _NEAR), start) else 1
        for topic, weight in phrase.weights.items():
            before, begun, ended = found.get(topic, (0.0, 0, 0))
            longer = end - start > ended - begun
            found[topic] = (before + weight * counts, *((start, end) if longer else (begun, ended)))
    return found


def _phrase_at(low: str, words: Sequence[re.Match[str]], at: int, phrases: Sequence[_Phrase]) -> _Phrase | None:
    """The longest of `phrases` whose words stand behind the word at `at`, parted by nothing but its own signs."""
    for phrase in phrases:
        last = at + len(phrase.words)
        if last >= len(words) or any(words[at + 1 + n].group() != word for n, word in enumerate(phrase.words)):
            continue
        gaps = (low[words[at + n].end() : words[at + n + 1].start()].strip() for n in range(len(phrase.words)))
        if all(gap == sign for gap, sign in zip(gaps, phrase.signs, strict=True)):
            return phrase
    return None


def under(above: Scores, below: Scores, share: float = 0.8) -> Scores:
    """The scores of a heading below another: both count, the lower one by `share`."""
    sums: dict[Topic, tuple[float, int, int]] = {}
    for part, most in ((above, 1.0), (below, share)):
        best = max((weight for weight, _, _ in part.values()), default=1.0)
        for topic, (weight, _, _) in part.items():
            sums[topic] = (sums.get(topic, (0.0, 0, 0))[0] + most * weight / best, 0, 0)
    return sums


@dataclass(frozen=True)
class Circumstances:
    """What stands around the work: scores of its heading, the topic before it, its unit's name, the whole text, its theme."""

    heading: Scores = field(default_factory=dict)
    before: Topic | None = None
    unit: str = ""
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
    for words, topic in OF_UNITS:
        if words in around.unit:
            add(topic, _UNIT)
            break
    if not sums:
        return Topic.ADMINISTRATION, None
    chosen = max(sums, key=lambda topic: sums[topic])
    return chosen, clause[chosen][1:] if chosen in clause else None
