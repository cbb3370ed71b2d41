"""Words of an official paper: place and day, how a body is named in full, in short, and on its letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from tracker.core.labels import UnitKind
from tracker.core.text import fold


class Style(StrEnum):
    """Whose rules a paper follows: Decree 30/2020/NĐ-CP for the state, Guide 36-HD/VPTW for the Party."""

    STATE = "state"
    PARTY = "party"


#: How names of Party committees begin, without tones. They are authorities in the directory like governments.
_PARTY = ("thi uy", "tinh uy", "huyen uy", "thanh uy", "dang uy", "quan uy", "ban chap hanh dang", "ban thuong vu")
#: What a place is called before its own name.
_KINDS = r"(?:thị xã|thành phố|huyện|quận|tỉnh|xã|phường|thị trấn|thị ủy|tỉnh ủy|huyện ủy|thành ủy|đảng ủy)"


def motto_style(name: str, kind: UnitKind) -> Style:
    """The rules that papers of the body `name` follow."""
    party = kind is UnitKind.PARTY or (kind is UnitKind.AUTHORITY and fold(name).startswith(_PARTY))
    return Style.PARTY if party else Style.STATE


def place_and_day(place: str, day: date) -> str:
    """ "Từ Sơn, ngày 05 tháng 01 năm 2021": days below 10 and the months 1 and 2 carry a zero.

    Source: Decree 30/2020, annex I, part II, section 4.
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02} tháng {month} năm {day.year}"


def place_of(name: str) -> str:
    """The place in the name of a body ("Ủy ban nhân dân thị xã Từ Sơn" → "Từ Sơn"), "" when it has none."""
    found = re.search(rf"(?:^|\b){_KINDS}((?: [^\W\d_]+)+)$", name, re.IGNORECASE)
    words = found.group(1).split() if found else []
    while words and not words[0][0].isupper():
        words.pop(0)
    return " ".join(words) if all(word[0].isupper() for word in words) else ""


def formal_name(name: str, kind: UnitKind) -> str:
    """How a unit is addressed: a ward through its government ("Ủy ban nhân dân xã Tam Sơn")."""
    if kind is not UnitKind.WARD:
        return name
    return f"Ủy ban nhân dân {name[:1].lower()}{name[1:]}"


def short_name(name: str, aliases: Iterable[str]) -> str:
    """The letters of a body in the symbol of its papers: an alias in capitals ("TU", "UBND"), else its initials."""
    for alias in aliases:
        first = alias.split()[0] if alias.split() else ""
        if len(first) > 1 and first.isupper() and first.isalpha():
            return first
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name))[:5].upper()


def head_lines(name: str) -> str:
    """The name of a body as it stands on its letterhead: capitals, a government's place on a line of its own."""
    government = "Ủy ban nhân dân "
    if name.startswith(government):
        return f"{government.strip()}\n{name.removeprefix(government)}".upper()
    return name.upper()
