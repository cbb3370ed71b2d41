"""Offices called by what they do: "ngành giáo dục", "lực lượng công an", for the one unit that does it."""

from __future__ import annotations

import re
from collections import defaultdict

from tracker.core.labels import UnitKind
from tracker.extraction.directory import Directory
from tracker.extraction.mentions import Mention, last_before
from tracker.extraction.normal import View, view

#: Before what an office does in its full name.
_HEAD = re.compile(
    r"(?:so|phong|ban chi huy|bo chi huy|chi cuc|cuc|trung tam|van phong|hat|ban quan ly|chi nhanh|thanh tra|tram"
    r"|doi)\s+"
)
#: Offices that have no other name than what they do.
_BARE = ("cong an", "quan su", "bien phong", "thue", "kiem lam", "dien luc", "thanh tra", "kho bac", "bao hiem xa hoi")
#: In the speech of offices the army is the military command.
_SAME = {"quan doi": "quan su", "dien": "dien luc"}
_CALLED = re.compile(
    r"(?:(?<=^)|(?<=[.;:,\n] )|(?<=yeu cau )|(?<=de nghi )|(?<=giao )|(?<=luu y )|(?<=phoi hop voi )|(?<= va )"
    r"|(?<=cung ))(?:(?:cac )?(?:nganh|luc luong|co quan) (?P<office>[a-z]+(?: [a-z]+){0,3})"
    r"|(?P<bare>cong an|quan doi|bien phong|kho bac|kiem lam|dien luc|bao hiem xa hoi)"
    r"(?: nha nuoc)?(?! (?:xa|phuong|tinh|huyen|thi|thanh|quan|cac|vien|khu|dac)\b))\b",
    re.MULTILINE,
)
#: A name of an office says what it does in its first words.
_SHORTEST, _LONGEST = 1, 4


class Offices:
    """What the units of a directory do, by the first words of their names."""

    def __init__(self, directory: Directory) -> None:
        codes: dict[str, set[str]] = defaultdict(set)
        for unit in directory:
            if unit.kind not in (UnitKind.DEPARTMENT, UnitKind.AGENCY):
                continue
            name = view(unit.name).folded.replace(",", " ").replace("-", " ")
            head = _HEAD.match(name)
            does = name[head.end() :].split() if head else []
            for size in range(_SHORTEST + 1, _LONGEST + 1):
                codes[" ".join(does[:size])].add(unit.code)
            for word in _BARE:
                if name.startswith(word) or (head and " ".join(does).startswith(word)):
                    codes[word].add(unit.code)
        self._codes = {words: min(those) for words, those in codes.items() if words and len(those) == 1}

    def find(self, seen: View, named: list[Mention]) -> list[Mention]:
        """The offices that a text calls by what they do, where no name stands already."""
        found: list[Mention] = []
        for match in _CALLED.finditer(seen.folded):
            words = (match.group("office") or match.group("bare")).split()
            for size in range(len(words), 0, -1):
                does = " ".join(words[:size])
                code = self._codes.get(_SAME.get(does, does))
                if code is None:
                    continue
                end = match.end() - len(" ".join(words)) + len(does)
                before = last_before(named, end)
                if before is None or before.end <= match.start():
                    found.append(Mention(match.start(), end, (code,)))
                break
        return found
