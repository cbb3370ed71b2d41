"""Rules of what is said about a task: directions, comments, and which units are called by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from tracker.core.labels import N_, Labelled
from tracker.core.text import fold


class RemarkKind(Labelled):
    """What a remark is: a direction of somebody in charge, or a comment of a unit concerned."""

    DIRECTION = "direction", N_("Ý kiến chỉ đạo")
    COMMENT = "comment", N_("Ý kiến trao đổi")


#: So long can an author take a remark back; that there was one stays on the page.
WITHDRAW_WITHIN = timedelta(minutes=30)
#: More words than this no name of a unit has.
_LONGEST = 14


def may_be_withdrawn(said_at: datetime, now: datetime) -> bool:
    """True while a remark is young enough to be taken back."""
    return now - said_at <= WITHDRAW_WITHIN


def called(words: str, names: Mapping[str, int]) -> list[tuple[str, int]]:
    """The units called in `words` by "@" and a name, tones or not: the name as written, and what `names` says of it.

    `names` holds folded names. The longest name wins; an "@" that no name follows (an address of mail) is text.
    """
    found: dict[int, str] = {}
    for mark in re.finditer(r"(?<!\w)@", words):
        tokens = list(re.finditer(r"[^\W_]+(?:[&.'’-][^\W_]+)*", words[mark.end() : mark.end() + 200]))[:_LONGEST]
        if not tokens or tokens[0].start() > 0:
            continue
        for last in reversed(tokens):
            written = words[mark.end() : mark.end() + last.end()]
            unit = names.get(fold(written))
            if unit is not None:
                found.setdefault(unit, written)
                break
    return [(written, unit) for unit, written in found.items()]


def names_of(units: Iterable[tuple[int, Iterable[str]]]) -> dict[str, int]:
    """Folded names → unit id, for `called`; of units that share a name the first one stands."""
    names: dict[str, int] = {}
    for unit, known in units:
        for name in known:
            names.setdefault(fold(name), unit)
    return names
