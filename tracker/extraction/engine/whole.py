"""Whom a text as a whole addresses: they do what is given to nobody by name.

A resolution lists work and says at its end who carries it out; a notice ends with who has to act on it; a report tells
whom the committee met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.core.labels import ItemKind
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speech import Action, Point
from tracker.extraction.normal import View

#: "Giao UBND tỉnh tổ chức thực hiện Nghị quyết này": what the whole paper orders.
_CARRIES_OUT = re.compile(
    r"\b(?:thuc hien|trien khai|thi hanh|cu the hoa|quan triet)\b[^.;]{0,60}\b(?:nghi quyet|chi thi|ke hoach|thong bao|ket luan|chuong trinh|cong van|cong dien|cac noi dung)\b(?: so [^ ]+)?(?: (?:cua [^.;,]{3,40}))? ?(?:nay|tren|neu tren)\b"
)
#: "… xây dựng kế hoạch thực hiện Nghị quyết", among the last words of a paper.
_PLANS = re.compile(
    r"\b(?:lanh dao|xay dung|ban hanh|cu the hoa|to chuc)\b[^.;]{0,60}\b(?:thuc hien|trien khai)(?: hieu qua| nghiem tuc)? (?:nghi quyet|chi thi|ke hoach|chuong trinh|ket luan)\b|\bcu the hoa (?:nghi quyet|chi thi|ket luan|chuong trinh)\b"
)
#: "Kính gửi: các sở, ban, ngành; UBND các xã": whom a letter is sent to.
_SENT_TO = re.compile(r"\bkinh gui\b\s*:?")
#: "… thông báo để các cơ quan, đơn vị biết, thực hiện".
_TELLS = re.compile(r"\b(?:thong bao|bao)\b[^.;]{0,120}?\b(?:de|den|toi|cho)\s")
_KNOWS = re.compile(r"[^.;]{0,40}\b(?:biet|thuc hien)\b")
#: "… làm việc với Đảng ủy xã X", "kiểm tra … tại xã X": whom the report is about.
_MET = re.compile(
    r"\b(?:lam viec (?:voi|cung|tai)|kiem tra(?: [^.;,]{3,70}?)? tai|giam sat(?: [^.;,]{3,70}?)? tai|tham(?: va lam viec)?(?: tai)?)\s+(?:(?:lanh dao|ban thuong vu|tap the|can bo|cac dong chi|ban chap hanh)\s+)*"
)
#: A line that is no point of the list of names.
_LIST_ENDS = re.compile(r"\n(?!\s*[-+*•·])(?=\s*\S)")
#: The head of a report, and the end of a paper.
_HEAD, _END = 1_500, 0.6


class Whole:
    """One text as a whole."""

    def __init__(self, seen: View, names: Names) -> None:
        self.seen = seen
        self.names = names

    def addressed(self, found: Sequence[tuple[Action, Point]]) -> list[tuple[Action, Point]]:
        """The actions; those that name nobody are given to whom the whole text addresses, and marked as guessed."""
        if all(not _nobody(action, point) for action, point in found):
            return list(found)
        paper = self._sent_to() or self._closing(found)
        lead = self._told() or self._met()
        told: list[tuple[Action, Point]] = []
        many: tuple[str, ...] = ()
        for action, point in found:
            if _nobody(action, point):
                whom = paper or many or lead
                told.append((replace(action, lead=whom, guessed=True) if whom else action, point))
                continue
            own = action.lead or point.addressee
            if action.kind is ItemKind.DIRECTIVE and own and any(code.startswith("@") for code in own):
                many = own  # whom a speaker addressed with everybody, the next sentences address too
            told.append((action, point))
        return told

    def _closing(self, found: Sequence[tuple[Action, Point]]) -> tuple[str, ...]:
        """Who is told to carry out the whole paper."""
        for action, _ in reversed(found):
            if action.lead and _CARRIES_OUT.search(self.seen.folded, action.body, action.end):
                return action.lead
        for action, _ in found:
            late = action.start > _END * len(self.seen.folded)
            if late and action.lead and _PLANS.search(self.seen.folded, action.body, action.end):
                return action.lead
        return ()

    def _sent_to(self) -> tuple[str, ...]:
        """Whom a letter is sent to: all that is named in the line and the list of "Kính gửi"."""
        sent = _SENT_TO.search(self.seen.folded, 0, _HEAD)
        if sent is None:
            return ()
        end = _LIST_ENDS.search(self.seen.shown, sent.end())
        named = self.names.within(sent.end(), end.start() if end else len(self.seen.shown))
        codes = dict.fromkeys(code for each in named for code in each.codes)
        return tuple(codes)

    def _told(self) -> tuple[str, ...]:
        """Whom the last lines tell."""
        for match in _TELLS.finditer(self.seen.folded, int(len(self.seen.folded) * _END)):
            lead, _, stop = self.names.list_at(match.end(), len(self.seen.folded))
            if lead and _KNOWS.match(self.seen.folded, stop):
                return lead
        return ()

    def _met(self) -> tuple[str, ...]:
        """Whom the committee met or inspected."""
        for match in _MET.finditer(self.seen.folded, 0, _HEAD):
            lead, _, _ = self.names.list_at(match.end(), min(len(self.seen.folded), match.end() + _HEAD))
            if lead:
                return lead
        return ()


def _nobody(action: Action, point: Point) -> bool:
    return action.kind is ItemKind.DIRECTIVE and action.lead is None and not point.addressee
