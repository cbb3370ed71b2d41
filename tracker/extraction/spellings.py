"""The ways to write the name of a unit: abbreviations, levels left out, kinds of place, and the words of a text."""

from __future__ import annotations

import re
from typing import NamedTuple

from tracker.core.labels import UnitKind
from tracker.extraction.normal import View

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
WORD = re.compile(r"[^\W_]+")
#: Words that say of which level a unit is; they may follow a name or be left out.
LEVELS = (("thi", "xa"), ("thanh", "pho"), ("huyen",), ("quan",), ("phuong",), ("xa",), ("dac", "khu"))
#: Kinds of place that stand before the bare name of a ward.
PLACE_WORDS = frozenset({"xa", "phuong", "p", "x", "tt", "thon", "kp", "khu", "pho", "ap", "to", "lang"})
DISTRICT_WORDS = frozenset({"huyen", "quan"})
#: Kinds of place of two words.
DOUBLE_PLACES = (("khu", "pho"), ("thi", "tran"), ("thi", "xa"), ("thanh", "pho"), ("dac", "khu"))


class Token(NamedTuple):
    """A word of a text or an abbreviation: where it stands, its words toneless, and whether it is written large."""

    start: int
    end: int
    words: tuple[str, ...]
    capital: bool


def tokens_of(seen: View) -> list[Token]:
    """The words of a text in order, abbreviations of offices taken apart."""
    found = []
    for match in WORD.finditer(seen.folded):
        word, (start, end) = match.group(), match.span()
        if word in ABBREVIATIONS and (seen.small or _in_capitals(seen.shown[start:end])):
            found.append(Token(start, end, ABBREVIATIONS[word], True))
        elif word not in _EMPTY:
            first = seen.shown[start]
            found.append(Token(start, end, (word,), seen.small or first.isupper() or first.isdigit()))
    return found


def _in_capitals(shown: str) -> bool:
    return sum(sign.isupper() for sign in shown) >= max(2, len(shown) - 1)


def heads(seen: View) -> tuple[str, ...]:
    """The kind of place that a name begins with."""
    words = tuple(seen.folded.split(maxsplit=2)[:2])
    return words if words in DOUBLE_PLACES else words[:1]


def variants(seen: View, kind: UnitKind) -> set[tuple[str, ...]]:
    """The ways to write a name: as it is, "P." for "Phòng", without its level, bare for wards."""
    words = tuple(word for token in tokens_of(seen) for word in token.words)
    if not words:
        return set()
    keys = {words}
    for level in LEVELS:
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
        and (words[0] in PLACE_WORDS | DISTRICT_WORDS or words[:2] in DOUBLE_PLACES)
        and len(words) > 1
    ):
        head = 2 if words[:2] in DOUBLE_PLACES else 1
        bare = words[head:]
        for prefix in (("uy", "ban", "nhan", "dan"), ("dang", "uy")):
            keys.add(prefix + words)
        if head == 1:
            keys.add((words[0][:1], *bare))
    return {key for key in keys if key}
