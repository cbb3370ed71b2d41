"""Units named in a text: full names, aliases, abbreviations, posts, lists."""

from __future__ import annotations

import re
from collections import defaultdict

from tracker.core.labels import UnitKind
from tracker.extraction.directory import Directory
from tracker.extraction.groups import groups
from tracker.extraction.mentions import Mention, last_before
from tracker.extraction.normal import View, view
from tracker.extraction.offices import Offices
from tracker.extraction.spellings import (
    DISTRICT_WORDS,
    LEVELS,
    PLACE_WORDS,
    WORD,
    Token,
    heads,
    tokens_of,
    variants,
)

_AND = re.compile(r"\bv[aà]\b|&|-", re.IGNORECASE)
_OUTSIDE = frozenset({"tinh", "trung", "bo", "so"})
_OF_ONE_WARD = re.compile(r"\s+(?:xã|phường|thị trấn)\s+[A-ZÀ-ỸĐ]")
_GOVERNMENT = ("uy", "ban", "nhan", "dan")
_OF_WARDS = re.compile(
    r"\s+(?:(?:cac|hai|ba|bon|tung|moi|\d{1,2})\s+)?(?:xa|phuong|thi tran|dac khu|dia phuong|cap xa|co so)\b"
    r"|\s+(?:cac|hai|ba|bon|\d{1,2})\s+(?:huyen|quan|thi xa|thanh pho)\b"
)
#: Words with which the name of a unit may begin in small letters.
_BEGIN_SMALL = PLACE_WORDS | DISTRICT_WORDS | {"uy", "ban", "phong", "hai"}
_LEVEL_WORDS = ("thi xa", "thanh pho", "huyen", "quan", "phuong", "xa", "tinh", "dac khu")
_SHORT_LEVELS = {"tx": "thi xa", "tp": "thanh pho"}
_DISTRICTS = (("huyen",), ("quan",), ("thi", "xa"), ("thanh", "pho"))


class Gazetteer:
    """The names of a directory, ready to be found in texts. Built once for each directory."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self.wards = frozenset(unit.code for unit in directory if unit.kind is UnitKind.WARD)
        self.authorities = frozenset(unit.code for unit in directory if unit.kind is UnitKind.AUTHORITY)
        self.government = next(
            (
                unit.code
                for unit in directory
                if unit.kind is UnitKind.AUTHORITY and any(_says_government(name) for name in unit.names)
            ),
            "",
        )
        #: True where the places of the directory are districts: a province.
        self.districts = False
        self.offices = Offices(directory)
        self.level = self._level()
        self.seat = self._seat()
        self._names: dict[tuple[str, ...], set[str]] = defaultdict(set)
        # Abbreviations written together: TN&MT, VP HDND-UBND, KT-HT&DT.
        self._exact: dict[str, set[str]] = defaultdict(set)
        for unit in directory:
            for name in unit.names:
                seen = view(name)
                self.districts |= unit.kind is UnitKind.WARD and heads(seen) in _DISTRICTS
                self._exact["".join(WORD.findall(seen.low))].add(unit.code)
                for key in variants(seen, unit.kind):
                    self._names[key].add(unit.code)
        #: For the first word of names, how many words they have, the most first.
        sizes: dict[str, set[int]] = defaultdict(set)
        for key in self._names:
            sizes[key[0]].add(len(key))
        self._sizes = {word: sorted(many, reverse=True) for word, many in sizes.items()}

    def _level(self) -> frozenset[str]:
        """The words for the level of the government: a bare "thị xã" or "tỉnh" means it, another level does not."""
        government = self.directory.get(self.government)
        names = " ".join(view(name).folded for name in government.names) if government else ""
        said = {level for level in _LEVEL_WORDS if re.search(rf"\b(?<!thi ){level}\b", names)}
        return frozenset(said | {short for short, full in _SHORT_LEVELS.items() if full in said})

    def _seat(self) -> str:
        """The name of the place that the government governs, toneless: "phong hai"."""
        unit = self.directory.get(self.government)
        said = re.search(rf"\b(?:{'|'.join(_LEVEL_WORDS)}) (?P<name>\S.+)$", view(unit.names[0]).folded if unit else "")
        return said.group("name") if said else ""

    def called(self, words: tuple[str, ...]) -> str:
        """The code of the one unit that has these toneless words for its name; empty for none or several."""
        codes = self._names.get(words, ())
        return min(codes) if len(codes) == 1 else ""

    def find(self, seen: View) -> list[Mention]:
        """All units and classes of units named in the text, in order, the longest name at each place."""
        tokens = tokens_of(seen)
        flat = [word for token in tokens for word in token.words]
        of = [index for index, token in enumerate(tokens) for _ in token.words]
        begins = [0] * (len(tokens) + 1)
        total = 0
        for index, token in enumerate(tokens):
            begins[index] = total
            total += len(token.words)
        begins[len(tokens)] = total
        found: list[Mention] = []
        index = 0
        while index < len(tokens):
            hit = self._at(seen, tokens, flat, of, begins, index)
            if hit is None:
                index += 1
                continue
            mention, index = hit
            found.append(mention)
        classes = groups(seen, self.government, found, districts=self.districts)
        ordered = sorted(classes, key=lambda each: (each.start, each.end))
        kept = [each for each in found if not _inside(last_before(ordered, each.start + 1), each)]
        named = sorted([*kept, *_first_come(ordered)], key=lambda each: each.start)
        return sorted([*named, *self.offices.find(seen, named)], key=lambda each: each.start)

    def _at(
        self, seen: View, tokens: list[Token], flat: list[str], of: list[int], begins: list[int], index: int
    ) -> tuple[Mention, int] | None:
        start = begins[index]
        if not tokens[index].capital and tokens[index].words[0] not in _BEGIN_SMALL:
            return None
        for size in self._sizes.get(flat[start], ()):
            key = tuple(flat[start : start + size])
            if len(key) < size:
                continue
            codes = self._names.get(key)
            if not codes:
                continue
            last = of[start + size - 1]
            if begins[last + 1] != start + size:
                continue  # the name ends inside an abbreviation
            if not self._shape(seen, tokens, index, last):
                continue
            after = last + 1
            if after < len(tokens) and tokens[after].words[0] in _OUTSIDE and self._close(seen, tokens, last):
                return None  # "Thanh tra tỉnh" is not the town's
            if not codes & self.wards and _OF_ONE_WARD.match(seen.shown, tokens[last].end):
                return None  # "Công an xã Bắc Hà" is that commune's
            code = self._choose(codes, seen, tokens[index].start, tokens[last].end)
            if code is None:
                return None
            if key[-4:] == _GOVERNMENT and _OF_WARDS.match(seen.folded, tokens[last].end):
                return None  # "UBND các xã", "UBND phường": of wards, not the town's
            after = self._past_level(seen, tokens, last, code)
            return Mention(tokens[index].start, tokens[after].end, (code,), code in self.wards), after + 1
        return None

    def _close(self, seen: View, tokens: list[Token], last: int) -> bool:
        return seen.shown[tokens[last].end : tokens[last + 1].start].isspace() and tokens[last + 1].words[0] == "tinh"

    def _shape(self, seen: View, tokens: list[Token], first: int, last: int) -> bool:
        """Names stand in one piece: between their words only spaces, dashes, "&" and dots; and capitals."""
        for left, right in zip(range(first, last), range(first + 1, last + 1), strict=True):
            between = _AND.sub("", seen.shown[tokens[left].end : tokens[right].start])
            if between.strip(" \n.,") or ("," in between and ", " not in between + " "):
                return False
            if ";" in between or ":" in between or between.count("\n") > 1:
                return False
        return any(tokens[each].capital for each in range(first, last + 1) if tokens[each].words[0] not in PLACE_WORDS)

    def _choose(self, codes: set[str], seen: View, start: int, end: int) -> str | None:
        if len(codes) == 1:
            return next(iter(codes))
        exact = self._exact.get("".join(WORD.findall(seen.low[start:end])), set()) & codes
        return next(iter(exact)) if len(exact) == 1 else None

    def _past_level(self, seen: View, tokens: list[Token], last: int, code: str) -> int:
        """Take in the level behind a name ("Chi cục Thuế thị xã"), not the beginning of the next name."""
        if code in self.wards:
            return last
        for level in LEVELS:
            end = last + len(level)
            if end >= len(tokens):
                continue
            behind = tuple(word for token in tokens[last + 1 : end + 1] for word in token.words)
            gap = seen.shown[tokens[last].end : tokens[last + 1].start]
            if behind == level and gap.isspace() and not tokens[last + 1].capital:
                follows = tokens[end + 1] if end + 1 < len(tokens) else None
                named = (
                    follows is not None and follows.capital and seen.shown[tokens[end].end : follows.start].isspace()
                )
                if not named or level == ("thi", "xa"):
                    return end
        # The abbreviation TX, H. … behind a name.
        if (
            last + 1 < len(tokens)
            and tokens[last + 1].words in {("thi", "xa"), ("thanh", "pho")}
            and tokens[last + 1].capital
        ):
            return last + 1
        return last


def _first_come(ordered: list[Mention]) -> list[Mention]:
    """Without those that begin inside the one before."""
    kept: list[Mention] = []
    for each in ordered:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _inside(group: Mention | None, each: Mention) -> bool:
    return group is not None and each.end <= group.end


def _says_government(name: str) -> bool:
    folded = view(name).folded
    return folded.startswith(("ubnd", "uy ban nhan dan"))
