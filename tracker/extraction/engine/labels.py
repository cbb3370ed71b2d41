"""Labels and brackets that stand apart from the work and say who does it, with whom and by when.

"Đơn vị chủ trì: Phòng X; đơn vị phối hợp: các xã, phường. Thời gian: quý II." or
"(Phòng X chủ trì, Phòng Y phối hợp; xong trong tháng 6)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.extraction.engine.names import Names
from tracker.extraction.normal import View

_LABEL = re.compile(
    r"[\s(+*\-]*(?:(?:don vi|co quan|bo phan|phan cong|to chuc|giao)\s+)?"
    r"(?:(?P<lead>don vi|co quan|bo phan|phan cong|giao(?: cho)?|nguoi lam|ai lam|chu tri|thuc hien|phu trach|dau moi|tham muu|trach nhiem)|(?P<help>(?:don vi |co quan )?phoi hop))"
    r"(?:\s+(?:chinh|thuc hien|chu tri|tham muu|va phoi hop))*\s*:\s*"
)
_TIME = re.compile(
    r"[\s(+*\-]*(?:thoi\s+(?:gian|han)|han|tien do|moc thoi gian|hoan thanh)"
    r"(?:\s+(?:thuc hien|hoan thanh|bao cao|xong|trinh|cuoi|chot|xu ly))*\s*:\s*"
)
_BRACKET = re.compile(r"\(([^()]{2,220})\)\s*$")
#: "… đường Hàm Tử -> Phòng X": who does it stands behind a sign.
_SIGN = re.compile(r"\s*(?:[-=]+>|→|\s[-–]\s|:|\.\s|;|\()\s*(?=\S)")
#: Before these signs somebody is named who receives the work or is counted up.
_SENT_TO = re.compile(r"\b(?:gui|ve|cho|voi|trinh|nhu|gom|la|tai|o|cua|kinh gui|tham du|moi|du)(?: [a-z]+)?$")
#: What may stand behind the last name: nothing, or a day.
_REST = re.compile(
    r"[\s,;:.)\-]*(?P<when>(?:(?:xong|truoc|han|den|chot|ngay|trong|cuoi|dau|giua|het)\s+)*"
    r"(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?|t\d{1,2}|thang \d{1,2}(?:/\d{4})?|quy \S{1,3}(?:/\d{4})?|tuan (?:nay|toi|sau)|thu (?:hai|ba|tu|nam|sau|bay|[2-7])(?: tuan (?:nay|toi|sau))?)"
    r"(?:\s+(?:hang|hang nam))?)?[\s,;:.)\-]*$"
)
_PREFIX = 12


@dataclass(frozen=True)
class Label:
    """What a label says: units that lead, units that help, and where the words of time stand."""

    lead: tuple[str, ...] = ()
    lead_at: tuple[int, int] | None = None
    helpers: tuple[str, ...] = ()
    when: tuple[int, int] | None = None


def label(seen: View, names: Names, start: int, end: int) -> Label | None:
    """The label that the clause [start, end) is, or None."""
    match = _LABEL.match(seen.folded, start, end)
    if match:
        codes, where, _ = names.list_at(match.end(), end)
        if not codes:
            return None
        return Label(lead=codes, lead_at=where) if match.group("lead") else Label(helpers=codes)
    match = _TIME.match(seen.folded, start, end)
    if match and end - match.end() < 60:
        return Label(when=(match.end(), end))
    return _who(seen, names, start, end)


def _who(seen: View, names: Names, start: int, end: int) -> Label | None:
    """The label that words are which only name units, and by when: "Phòng X + Phòng Y, 20/3"."""
    while start < end and seen.shown[start] in " (=>→":
        start += 1
    codes, where, stop = names.list_at(start, end)
    if not codes or where is None or where[0] - start > _PREFIX:
        return None
    rest = _REST.match(seen.folded, stop, end)
    if rest is None:
        return None
    return Label(codes, where, when=rest.span("when") if rest.group("when") else None)


def tail(seen: View, names: Names, start: int, end: int) -> tuple[Label, int] | None:
    """Who does a work named first, "Tháo băng rôn cũ -> Phòng X, 20/3"; and where the sign stands before them."""
    for sign in _SIGN.finditer(seen.shown, start, end):
        if _SENT_TO.search(seen.folded, start, sign.start()):
            continue
        told = _who(seen, names, sign.end(), end)
        if told is not None:
            return told, sign.start()
    return None


def opens_with_label(seen: View, start: int, end: int) -> bool:
    """True when the block [start, end) begins with a label: the line above it is the work itself."""
    return bool(_LABEL.match(seen.folded, start, end) or _TIME.match(seen.folded, start, end))


def bracket(seen: View, names: Names, start: int, end: int) -> tuple[Label, int] | None:
    """Who, with whom and by when, in the bracket that closes the clause; and where the bracket begins."""
    match = _BRACKET.search(seen.shown, start, end)
    if match is None:
        return None
    inside, stop = match.start(1), match.end(1)
    leads = re.search(r"\bchu tri\b|\bthuc hien\b|\bphu trach\b", seen.folded[inside:stop])
    codes, where, behind = names.list_at(inside, stop)
    if not codes or not (leads or behind >= stop - 1):
        return None
    helpers: tuple[str, ...] = ()
    if leads:
        rest = inside + leads.end()
        while rest < stop and seen.shown[rest] in " ,;:":
            rest += 1
        helpers = names.list_at(rest, stop)[0]
    return Label(codes, where, helpers, (behind, stop)), match.start()
