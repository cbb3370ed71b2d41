"""Units named in a text: full names, aliases, abbreviations, posts, lists."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from tracker.core.labels import UnitKind
from tracker.extraction.directory import Directory
from tracker.extraction.groups import groups
from tracker.extraction.mentions import Mention, last_before
from tracker.extraction.normal import View, view

#: Abbreviations of office Vietnamese, in capitals in the text → what they stand for, toneless.
ABBREVIATIONS = {
    key: tuple(value.split())
    for key, value in {
        "ca": "cong an", "tx": "thi xa", "tp": "thanh pho", "vp": "van phong", "ubnd": "uy ban nhan dan",
        "hdnd": "hoi dong nhan dan", "mttq": "mat tran to quoc", "ubmttq": "uy ban mat tran to quoc",
        "ubkt": "uy ban kiem tra", "chqs": "chi huy quan su", "bchqs": "ban chi huy quan su",
        "tand": "toa an nhan dan", "vksnd": "vien kiem sat nhan dan", "ksnd": "kiem sat nhan dan",
        "lhpn": "lien hiep phu nu", "ccb": "cuu chien binh", "hnd": "hoi nong dan", "ldld": "lien doan lao dong",
        "tncs": "thanh nien cong san", "qlda": "quan ly du an", "bqlda": "ban quan ly du an", "bql": "ban quan ly",
        "ptqd": "phat trien quy dat", "ttptqd": "trung tam phat trien quy dat", "tnmt": "tai nguyen moi truong",
        "tn": "tai nguyen", "mt": "moi truong", "qldt": "quan ly do thi", "tckh": "tai chinh ke hoach",
        "tc": "tai chinh", "kh": "ke hoach", "vh": "van hoa", "gddt": "giao duc dao tao", "gd": "giao duc",
        "dt": "dao tao", "ldtbxh": "lao dong thuong binh xa hoi", "ld": "lao dong", "tb": "thuong binh",
        "tbxh": "thuong binh xa hoi", "xh": "xa hoi", "ttyt": "trung tam y te", "tyt": "tram y te",
        "xdd": "xay dung dang", "kp": "khu pho", "cap": "cong an phuong", "cax": "cong an xa",
        "dkdd": "dang ky dat dai", "vpdkdd": "van phong dang ky dat dai", "kbnn": "kho bac nha nuoc",
        "bhxh": "bao hiem xa hoi", "thads": "thi hanh an dan su", "nhcsxh": "ngan hang chinh sach xa hoi",
        "csxh": "chinh sach xa hoi", "ktht": "kinh te ha tang", "kt": "kinh te", "ht": "ha tang",
        "nnptnt": "nong nghiep phat trien nong thon", "nn": "nong nghiep", "ptnt": "phat trien nong thon",
        "pvhcc": "phuc vu hanh chinh cong", "ttpvhcc": "trung tam phuc vu hanh chinh cong", "tdtt": "the duc the thao",
        "qs": "quan su", "nv": "noi vu", "tu": "thi uy", "hu": "huyen uy", "du": "dang uy",
        "vhtt": "van hoa thong tin", "vhxh": "van hoa xa hoi", "dtn": "doan thanh nien",
    }.items()
}  # fmt: skip
#: Written small or large, these words of a name carry nothing.
_EMPTY = frozenset({"va"})
_WORD = re.compile(r"[^\W_]+")
_AND = re.compile(r"\bv[aà]\b|&|-", re.IGNORECASE)
#: Words that say of which level a unit is; they may follow a name or be left out.
_LEVELS = (("thi", "xa"), ("thanh", "pho"), ("huyen",), ("quan",), ("phuong",), ("xa",), ("dac", "khu"))
_OUTSIDE = frozenset({"tinh", "trung", "bo", "so"})
_OF_ONE_WARD = re.compile(r"\s+(?:xã|phường|thị trấn)\s+[A-ZÀ-ỸĐ]")
_GOVERNMENT = ("uy", "ban", "nhan", "dan")
_OF_WARDS = re.compile(
    r"\s+(?:(?:cac|hai|ba|bon|tung|moi|\d{1,2})\s+)?(?:xa|phuong|thi tran|dac khu|dia phuong|cap xa|co so)\b"
    r"|\s+(?:cac|hai|ba|bon|\d{1,2})\s+(?:huyen|quan|thi xa|thanh pho)\b"
)
#: Kinds of place that stand before the bare name of a ward.
_PLACE_WORDS = frozenset({"xa", "phuong", "p", "x", "tt", "thon", "kp", "khu", "pho", "ap", "to", "lang"})
_DISTRICT_WORDS = frozenset({"huyen", "quan"})
#: Words with which the name of a unit may begin in small letters.
_BEGIN_SMALL = _PLACE_WORDS | _DISTRICT_WORDS | {"uy", "ban", "phong", "hai"}
_LEVEL_WORDS = ("thi xa", "thanh pho", "huyen", "quan", "phuong", "xa", "tinh", "dac khu")
_SHORT_LEVELS = {"tx": "thi xa", "tp": "thanh pho"}
#: Kinds of place of two words.
_DOUBLE_PLACES = (("khu", "pho"), ("thi", "tran"), ("thi", "xa"), ("thanh", "pho"), ("dac", "khu"))
_DISTRICTS = (("huyen",), ("quan",), ("thi", "xa"), ("thanh", "pho"))


class _Token(NamedTuple):
    start: int
    end: int
    words: tuple[str, ...]
    capital: bool


def _tokens(seen: View) -> list[_Token]:
    found = []
    for match in _WORD.finditer(seen.folded):
        word, (start, end) = match.group(), match.span()
        if word in ABBREVIATIONS and (seen.small or _in_capitals(seen.shown[start:end])):
            found.append(_Token(start, end, ABBREVIATIONS[word], True))
        elif word not in _EMPTY:
            first = seen.shown[start]
            found.append(_Token(start, end, (word,), seen.small or first.isupper() or first.isdigit()))
    return found


def _in_capitals(shown: str) -> bool:
    return sum(sign.isupper() for sign in shown) >= max(2, len(shown) - 1)


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
        self.level = self._level()
        self.seat = self._seat()
        self._names: dict[tuple[str, ...], set[str]] = defaultdict(set)
        # Abbreviations written together: TN&MT, VP HDND-UBND, KT-HT&DT.
        self._exact: dict[str, set[str]] = defaultdict(set)
        for unit in directory:
            for name in unit.names:
                seen = view(name)
                self.districts |= unit.kind is UnitKind.WARD and _heads(seen) in _DISTRICTS
                self._exact["".join(_WORD.findall(seen.low))].add(unit.code)
                for key in _variants(seen, unit.kind):
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
        tokens = _tokens(seen)
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
        return sorted([*kept, *_first_come(ordered)], key=lambda each: each.start)

    def _at(
        self, seen: View, tokens: list[_Token], flat: list[str], of: list[int], begins: list[int], index: int
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

    def _close(self, seen: View, tokens: list[_Token], last: int) -> bool:
        return seen.shown[tokens[last].end : tokens[last + 1].start].isspace() and tokens[last + 1].words[0] == "tinh"

    def _shape(self, seen: View, tokens: list[_Token], first: int, last: int) -> bool:
        """Names stand in one piece: between their words only spaces, dashes, "&" and dots; and capitals."""
        for left, right in zip(range(first, last), range(first + 1, last + 1), strict=True):
            between = _AND.sub("", seen.shown[tokens[left].end : tokens[right].start])
            if between.strip(" \n.,") or ("," in between and ", " not in between + " "):
                return False
            if ";" in between or ":" in between or between.count("\n") > 1:
                return False
        return any(tokens[each].capital for each in range(first, last + 1) if tokens[each].words[0] not in _PLACE_WORDS)

    def _choose(self, codes: set[str], seen: View, start: int, end: int) -> str | None:
        if len(codes) == 1:
            return next(iter(codes))
        exact = self._exact.get("".join(_WORD.findall(seen.low[start:end])), set()) & codes
        return next(iter(exact)) if len(exact) == 1 else None

    def _past_level(self, seen: View, tokens: list[_Token], last: int, code: str) -> int:
        """Take in the level behind a name ("Chi cục Thuế thị xã"), not the beginning of the next name."""
        if code in self.wards:
            return last
        for level in _LEVELS:
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


def _heads(seen: View) -> tuple[str, ...]:
    """The kind of place that a name begins with."""
    words = tuple(seen.folded.split(maxsplit=2)[:2])
    return words if words in _DOUBLE_PLACES else words[:1]


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


def _variants(seen: View, kind: UnitKind) -> set[tuple[str, ...]]:
    """The ways to write a name: as it is, "P." for "Phòng", without its level, bare for wards."""
    words = tuple(word for token in _tokens(seen) for word in token.words)
    if not words:
        return set()
    keys = {words}
    for level in _LEVELS:
        if kind is not UnitKind.WARD and len(words) > len(level) + 1 and words[-len(level) :] == level:
            keys.add(words[: -len(level)])
    for key in list(keys):
        if key[0] == "phong" and len(key) > 1:
            keys.add(("p", *key[1:]))
        if key[1:3] == ("chi", "huy") and len(key) > 4:
            keys.add(key[3:])
        if key[:2] in (("uy", "ban"),) and kind is UnitKind.FRONT:
            keys.add(("ub", *key[2:]))
            keys.add(key[2:])
        if key[:3] == ("ban", "quan", "ly"):
            # "Ban Quản lý (các) dự án (đầu tư) xây dựng": offices drop the words in brackets at will.
            rest = tuple(word for word in key[3:] if word not in ("cac", "dau", "tu"))
            keys |= {key[:3] + rest, (*key[:3], "cac", *rest)}
    if (
        kind is UnitKind.WARD
        and (words[0] in _PLACE_WORDS | _DISTRICT_WORDS or words[:2] in _DOUBLE_PLACES)
        and len(words) > 1
    ):
        head = 2 if words[:2] in _DOUBLE_PLACES else 1
        bare = words[head:]
        for prefix in (("uy", "ban", "nhan", "dan"), ("dang", "uy")):
            keys.add(prefix + words)
        if head == 1:
            keys.add((words[0][:1], *bare))
    return {key for key in keys if key}
