"""The actions taken from a text so far, and what later words add to them: who does them, and by when."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tracker.core.calendar import WorkingCalendar
from tracker.extraction.blocks import Block
from tracker.extraction.clauses import verb_at
from tracker.extraction.dates import timing
from tracker.extraction.engine.labels import Label, bracket, label, tail
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.orders import Orders
from tracker.extraction.engine.parts import Parts
from tracker.extraction.engine.speech import Action, Point
from tracker.extraction.normal import View

_CLOSES = re.compile(
    r"(?:cac|nhung|toan bo|tat ca cac) (?:noi dung|nhiem vu|cong viec|viec) (?:(?:tai|o|trong|cua|thuoc) )?"
    r"(?:(?:muc|diem|phan|khoan) nay|tren|neu tren|nay)\b"
)
_ONLY_DUE = re.compile(
    r"(?:(?:yeu cau|de nghi) (?:phai )?)?(?:hoan thanh|xong|thoi gian|thoi han|han|ket thuc|bao cao ket qua|dut diem|cac noi dung (?:tai muc nay|tren|nay))\b[^;]{0,60}$"
)
#: "… hoàn thành", and what may stand between it and its day without naming a work.
_DONE = re.compile(r"(?:phai )?hoan thanh ")
_BESIDE = re.compile(
    r"\b(?:truoc|trong|cham nhat|muon nhat|ngay|vao|den|het|xong|la|cac|toan bo|tat ca|noi dung|nhiem vu|cong viec|viec|tren|nay|neu|thoi gian|va|bao cao|ket qua|ubnd|gui|dut diem|chinh thuc|dau|giua|cuoi)\b|[^\w\s]"
)
#: So many blocks may a label stand behind its work; a longer clause is more than a date; so short is no work.
_FAR, _LONG, _SCRAP, _NEAR = 3, 75, 12, 6


class Taken:
    """The actions of one text, each with the point and the block that it came from."""

    def __init__(self, seen: View, names: Names, orders: Orders, on: date, calendar: WorkingCalendar) -> None:
        self.seen = seen
        self.names = names
        self.orders = orders
        self.on = on
        self.calendar = calendar
        self.parts = Parts(seen, names, on, calendar)
        self.found: list[tuple[Action, Point]] = []
        self.blocks_of: list[int] = []
        self.above: list[int] = []

    @property
    def at_block(self) -> int:
        """The number of the block being read."""
        return len(self.above) - 1

    @property
    def last(self) -> Action | None:
        """The action taken last."""
        return self.found[-1][0] if self.found else None

    def enter(self, block: Block) -> None:
        """Go on to the next block."""
        self.above.append(id(block.parent) if block.parent else 0)

    def accept(self, action: Action, point: Point, *, listed: bool = False) -> None:
        """Take an action, in the parts that its commas join, without the bracket or sign that says who does it."""
        told = bracket(self.seen, self.names, action.start, action.end)
        if told is None and listed and action.lead is None:
            told = tail(self.seen, self.names, action.body, action.end)
        if told is not None and told[1] - action.body > _SCRAP:
            end = action.start + len(self.seen.shown[action.start : told[1]].rstrip())
            action = _with_label(replace(action, end=end), told[0])
        for part in self.parts.parts(action):
            self.found.append((part, replace(point)))
            self.orders.last = part.lead or point.addressee or self.orders.last
            self.blocks_of.append(self.at_block)

    def dates(self, start: int, end: int) -> bool:
        """True when the clause only dates the action taken last, which is noted."""
        if not self.found or not self._only_a_date(start, end):
            return False
        previous, of = self.found[-1]
        if previous.end < start and start - previous.end < _NEAR:
            self.found[-1] = (replace(previous, end=end), of)
        elif self.blocks_of[-1] == self.at_block:
            self.found[-1] = (replace(previous, when=previous.when or (start, end)), of)
        return True

    def labels(self, start: int, end: int) -> bool:
        """True when the clause is a label of the work just named: who, with whom, by when."""
        found = label(self.seen, self.names, start, end)
        if found is None or not self.found:
            return False
        last = self.blocks_of[-1]
        if self.at_block - last > _FAR:
            return False
        for number in range(len(self.found) - 1, -1, -1):
            if self.blocks_of[number] != last:
                break
            action, point = self.found[number]
            self.found[number] = (_with_label(action, found), point)
        return True

    def closes(self, start: int, end: int) -> bool:
        """True for a last sentence that dates all work of its section: "Các nội dung tại mục này xong trước ngày …"."""
        if not _CLOSES.match(self.seen.folded, start, end):
            return False
        if timing(self.seen.low[start:end], self.on, self.calendar).due is None:
            return False
        here = self.above[self.blocks_of[-1]] if self.blocks_of else 0
        for number, (action, point) in enumerate(self.found):
            if self.blocks_of[number] == self.at_block or (here and self.above[self.blocks_of[number]] == here):
                self.found[number] = (replace(action, when=action.when or (start, end)), point)
        return True

    def _only_a_date(self, start: int, end: int) -> bool:
        """True for a clause that only says when the action before it is due."""
        words = self.seen.folded[start:end]
        if not _ONLY_DUE.match(words) or len(words) > _LONG:
            return False
        if self.blocks_of[-1] != self.at_block and verb_at(self.seen, start, end) is not None:
            return False  # "Hoàn thành quy hoạch phân khu trong năm 2026": a point of its own
        found = timing(self.seen.low[start:end], self.on, self.calendar)
        if found.recurrence is not None or found.due is None:
            return False
        done = _DONE.match(words)
        if done is not None and len(_BESIDE.sub("", words[done.end() : found.due.start]).strip()) > _SCRAP:
            return False  # "hoàn thành khám tuyển nghĩa vụ quân sự trong tháng 12": a work of its own
        return found.due.end >= len(words) - 3


def _with_label(action: Action, found: Label) -> Action:
    """The action with what a label says; what its own words say stays."""
    return replace(
        action,
        lead=action.lead or found.lead or None,
        lead_at=action.lead_at or found.lead_at,
        helpers=(*action.helpers, *found.helpers),
        when=action.when or found.when,
    )
