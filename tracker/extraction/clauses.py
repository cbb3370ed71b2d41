"""Sentences and clauses of a block: where one order ends and the next begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.extraction.lexicon import ADVERBS, FOLLOW_UPS, NO_VERBS, SHORT_VERBS, VERBS
from tracker.extraction.mentions import Mention, between
from tracker.extraction.normal import View

_SENTENCE = re.compile(
    # Only at the beginning of a run of dots: a line of them would be tried from each one otherwise.
    r"(?<![.!?…])[.!?…]+(?:\s+(?=[A-ZÀ-ỸĐ\"“(])|(?<=[a-zà-ỹđ)\d]\.)(?=[A-ZÀ-ỸĐ][a-zà-ỹđ])|(?<=…)(?=[A-ZÀ-ỸĐ]))"
)
_ABBREVIATED = re.compile(r"(?:^|[\s(,;/])(?:p|x|tp|tx|tt|q|h|đ/c|đc|ths|ts|ông|bà|kp|ub|st|[A-ZĐ])\.$", re.IGNORECASE)
_INITIAL = re.compile(r"(?:^|[\s.])[A-ZĐ][a-zđ]?\.$")
_WORD = re.compile(r"[^\W_]+")
#: Before these a comma ends a clause, when a unit or verb follows.
_ORDER_COMMA = re.compile(
    r"(?:,|\s+và|,\s+và)\s+(?=(?:giao(?:\s+cho)?|đề nghị|yêu cầu|kiến nghị|đề xuất|xin|đ/n|y/c|k/n)\s)"
)
#: ", đồng chí (cũng) yêu cầu …": who speaks begins to order.
_SPEAKER_COMMA = re.compile(
    r",\s+(?=(?:đồng chí|đ/c)\s(?:[^,;.]{0,50}\s)?(?:cũng |đã |tiếp tục )?(?:yêu cầu|đề nghị|giao|chỉ đạo|lưu ý)\s)"
)
#: What stands before the comma only sets the theme: it stays with its order.
_THEME_ALONE = re.compile(r"(?:riêng\s+)?(?:về|đối với|liên quan đến|liên quan)\s[^,;]{3,120}")
_ALSO = re.compile(r",?\s+(?=đồng thời\s)")
#: "thôn Đoài, xã Hạ, huyện Đông": each place lies in the next.
_ADDRESS = re.compile(
    r"\b(?:[Tt]hôn|[Bb]ản|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Ấấ]p|[Kk]hu phố|[Tt]ổ|[Xx]óm|[Bb]uôn|[Đđ]ường|[Pp]hố|[Hh]ẻm|[Nn]gõ)\s+(?:[A-ZĐÀ-Ỹ\d]\w*\s*){1,4}$"
)
_NEAR = 90
#: "… đề nghị trên cơ sở kết quả đạt được, UBND tỉnh …": the unit behind the comma is whom the cue addresses.
_TOLD_WHEN = re.compile(
    r"\b(?:de nghi|yeu cau|luu y|nhan manh|chi dao)\s+(?:tren co so|can cu|cung voi|ben canh|ngoai|de|nham|trong|thoi gian|tu nay)\b[^,;.]*$|\b(?:luu y|nhan manh|cho rang|khang dinh|neu ro|chi ro)(?: them| rang)?$"
)
#: Somebody asks already: "… đề xuất cử cán bộ và xin hỗ trợ giống".
_BEGS = re.compile(r"\b(?:đề xuất|kiến nghị|đề nghị|xin)\s[^;.]*$")
_WIDE = 200
#: Words that tie a unit behind a comma to the action before it.
_BELONGS = re.compile(r"\b(?:phoi hop|cung|voi|cua|cho|tai|o|do|ve)\s*$")
_TAIL, _LAST = 16, 6
#: Right before the units that are told something.
_TOLD_TO = re.compile(r"\b(?:giao|de nghi|yeu cau|chi dao)(?: cho)?(?: cac)?(?: [a-z]+)?\s*:?\s*$")
#: "… các nhiệm vụ sau: Một là, …; hai là, …".
_COUNTED = re.compile(
    r"[:;,.]\s+(?=(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là\b)|\b(?:sau|sau đây|như sau|dưới đây)\s*:\s+(?=\S)"
)
#: "… một số nhiệm vụ như: …", in the words of somebody who orders.
_LISTED = re.compile(
    r"\b(?:như|là|gồm|cụ thể|(?:nhiệm vụ|nội dung|công việc|giải pháp|vấn đề|việc)(?: trọng tâm| chủ yếu| cơ bản| lớn)?)\s?:\s+(?=\S)"
)
_AMONG = re.compile(r",\s+(?=trong đó,?\s)")


@dataclass(frozen=True)
class Clause:
    """A clause: [start, end) in the view, and whether it opens its sentence."""

    start: int
    end: int
    opens: bool


def verb_at(seen: View, at: int, end: int, *, adverbs: bool = True) -> int | None:
    """The end of the action verb that begins at `at` (adverbs before it skipped), or None.

    A verb of one syllable is known by its tones ("trồng" is one, "trong" none), longer ones without.
    """
    folded = seen.folded
    place = at
    for _ in range(4):
        taken = [match for _, match in zip(range(3), _WORD.finditer(folded, place, end), strict=False)]
        if not taken or folded[place : taken[0].start()].strip(' \n"“,'):
            return None
        for size in (3, 2, 1):
            if len(taken) < size:
                continue
            if folded[taken[0].start() : taken[size - 1].end()].count(",") and size > 1:
                continue
            phrase = " ".join(match.group() for match in taken[:size])
            if phrase in VERBS and (size > 1 or (_toned(seen, taken[0]) and not _noun(seen, taken))):
                return taken[size - 1].end()
        skipped = next(
            (
                taken[size - 1].end()
                for size in (3, 2, 1)
                if len(taken) >= size and " ".join(match.group() for match in taken[:size]) in ADVERBS
            ),
            None,
        )
        if skipped is None or not adverbs:
            return None
        place = skipped
    return None


def _toned(seen: View, word: re.Match[str]) -> bool:
    shown = seen.low[word.start() : word.end()]
    return shown in SHORT_VERBS or seen.toneless


def _noun(seen: View, taken: list[re.Match[str]]) -> bool:
    """True where the first word only begins a noun: "cử tri"."""
    return len(taken) > 1 and seen.low[taken[0].start() : taken[1].end()] in NO_VERBS


def sentences(seen: View, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of [start, end)."""
    found = []
    begin = start
    for match in _SENTENCE.finditer(seen.shown, start, end):
        before = seen.shown[max(start, match.start() - 6) : match.start() + 1]
        if seen.shown[match.start()] == "." and (_ABBREVIATED.search(before) or _INITIAL.search(before)):
            continue
        found.append((begin, match.start() + 1))
        begin = match.end()
    found.append((begin, end))
    return [(s, e) for s, e in (_trim(seen, s, e) for s, e in found) if s < e]


def _trim(seen: View, start: int, end: int) -> tuple[int, int]:
    while start < end and seen.shown[start] in " \n,;.:-–\t[":
        start += 1
    while end > start and seen.shown[end - 1] in " \n,;.:\t…/":
        end -= 1
    return start, end


def clauses(seen: View, start: int, end: int, mentions: Sequence[Mention], *, lists: bool = False) -> list[Clause]:
    """The clauses of one sentence; with `lists` the colon behind "như" ends one too."""
    cuts = [start]
    depth = 0
    for at in range(start, end):
        sign = seen.shown[at]
        depth += (sign == "(") - (sign == ")")
        if sign == ";" and depth <= 0 and not _lists_on(seen, cuts[-1], at, end, mentions):
            cuts.append(at + 1)
    cuts += [
        match.end()
        for match in _ORDER_COMMA.finditer(seen.low, start, end)
        if _cue_opens(seen, match.end(), end, mentions) and not _THEME_ALONE.fullmatch(seen.low, start, match.start())
    ]
    cuts += [match.end() for match in _SPEAKER_COMMA.finditer(seen.low, start, end)]
    cuts += [match.end() for match in _ALSO.finditer(seen.low, start, end)]
    cuts += [match.end() for match in _AMONG.finditer(seen.low, start, end) if _unit_near(match.end(), mentions)]
    cuts += [match.end() for match in _COUNTED.finditer(seen.low, start, end)]
    if lists:
        cuts += [match.end() for match in _LISTED.finditer(seen.low, start, end)]
    cuts += _unit_commas(seen, start, end, mentions)
    cuts = sorted(set(cuts))
    found = []
    for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
        begin_, stop_ = _trim(seen, begin, stop)
        if begin_ < stop_:
            found.append(Clause(begin_, stop_, begin == start))
    return found


def _lists_on(seen: View, start: int, at: int, end: int, mentions: Sequence[Mention]) -> bool:
    """True when only units are named before the semicolon, and more behind it: "giao các Sở: A, B; UBND xã C …"."""
    before = between(mentions, start, at)
    if (
        not before
        or seen.shown[before[-1].end : at].strip()
        or not _TOLD_TO.search(seen.folded, start, before[0].start)
    ):
        return False
    behind = at + 1
    while behind < end and seen.shown[behind].isspace():
        behind += 1
    starts = between(mentions, behind, end)
    if any(verb_at(seen, each.end, at) is not None for each in before):
        return False
    return bool(starts) and starts[0].start - behind < _LAST and not seen.low.startswith("giao", behind)


def starts_at(mentions: Sequence[Mention], at: int) -> Mention | None:
    """The mention that begins exactly at `at`."""
    index = bisect_left(mentions, at, key=lambda each: each.start)
    return mentions[index] if index < len(mentions) and mentions[index].start == at else None


def _unit_near(at: int, mentions: Sequence[Mention]) -> bool:
    """True when a unit is named within the first words from `at` on."""
    return bool(between(mentions, at, at + _NEAR))


def _cue_opens(seen: View, at: int, end: int, mentions: Sequence[Mention]) -> bool:
    """True when a unit stands behind the cue at `at`, so that it orders and is not a part of the action."""
    match = re.compile(
        r"(?:giao(?:\s+cho)?|de nghi|yeu cau|kien nghi|de xuat|xin|d/n|y/c|k/n)\s+(?:lanh dao\s+|chu tich\s+|thi xa\b|huyen\b|tinh\b)*"
    ).match(seen.folded, at)
    if match is None:
        return False
    if match.group() == "xin " and _BEGS.search(seen.low, max(0, at - _WIDE), at):
        return verb_at(seen, match.end(), end) is not None and not seen.folded.startswith("y kien", match.end())
    named = any(starts_at(mentions, place) is not None for place in range(at + 4, match.end() + 1))
    return named or seen.folded[match.start() : match.end()].rstrip().endswith(("thi xa", "huyen", "tinh"))


def _unit_commas(seen: View, start: int, end: int, mentions: Sequence[Mention]) -> list[int]:
    """Commas behind which another unit begins its own action: "…, Phòng X thẩm định …"."""
    found = []
    inside = between(mentions, start, end)
    depth, counted = 0, start
    for number, each in enumerate(inside):
        if each.start == start:
            continue
        head = each.start - 1
        while head > start and seen.shown[head].isspace():
            head -= 1
        if seen.shown[head] != ",":
            continue
        depth += seen.shown.count("(", counted, head) - seen.shown.count(")", counted, head)
        counted = head
        if depth > 0:
            continue  # inside a bracket
        if number and inside[number - 1].end >= head - 1:
            continue  # a list of units
        if verb_at(seen, each.end, end) is None or (
            each.ward and _ADDRESS.search(seen.shown, max(start, head - _NEAR), head)
        ):
            continue
        if _TOLD_WHEN.search(seen.folded, max(start, head - _WIDE), head):
            continue
        near = max(start, head - _TAIL)
        if _has_verb(seen, start, head, inside[:number]) and not _BELONGS.search(seen.folded[near:head]):
            found.append(each.start)
    return found


def _has_verb(seen: View, start: int, end: int, before: Sequence[Mention]) -> bool:
    """True when an action begins at `start` or behind one of the last units named before `end`."""
    return verb_at(seen, start, end) is not None or any(
        verb_at(seen, each.end, end) is not None for each in before[-_LAST:]
    )


def comma_actions(seen: View, start: int, end: int) -> list[int]:
    """Commas inside an action behind which another verb begins that is no follow-up of the same work."""
    found = []
    depth = 0
    for at in range(start, end):
        sign = seen.shown[at]
        depth += (sign == "(") - (sign == ")")
        if sign != "," or depth > 0:
            continue
        behind = at + 1
        while behind < end and seen.shown[behind] in " \n":
            behind += 1
        stop = verb_at(seen, behind, end, adverbs=False)
        if stop is None:
            continue
        phrase = " ".join(_WORD.findall(seen.folded, behind, stop))
        if phrase in FOLLOW_UPS or phrase.split()[0] in FOLLOW_UPS:
            continue
        found.append(behind)
    return found
