"""The walk over a text: headings, points, sentences, clauses, and what each of them orders or asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import ItemKind
from tracker.extraction.blocks import Block, Mode, blocks
from tracker.extraction.clauses import Clause, clauses, sentences, verb_at
from tracker.extraction.dates import timing
from tracker.extraction.engine.cues import ASKER_WORDS, ASKING, BARE_LEVEL, Cues
from tracker.extraction.engine.itemise import Itemiser
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.parts import Parts
from tracker.extraction.engine.speech import Action, Point, Speech
from tracker.extraction.engine.themes import Themes
from tracker.extraction.lexicon import NOT_ORDERS, SAYS_DONE
from tracker.extraction.normal import View
from tracker.extraction.reading import Item
from tracker.extraction.tables import Row, rows
from tracker.extraction.units import Gazetteer

#: Words that open a clause without belonging to the order: a theme, a link to what came before.
_OPENERS = re.compile(
    r"(?:(?:đồng thời|bên cạnh đó|ngoài ra|trong đó|riêng|cùng với đó|theo đó|trước mắt|nhất là|mặt khác|cụ thể là|cụ thể|và)[,:]?\s+)+"
)
_ONLY_DUE = re.compile(
    r"(?:hoan thanh|xong|thoi gian|thoi han|han|ket thuc|bao cao ket qua|dut diem|cac noi dung (?:tai muc nay|tren|nay))\b[^;]{0,60}$"
)
_NO_ITEM = re.compile(
    r"(?:(?:[^;,.]{0,60}\b)?thong bao (?:de|den|toi)\b.{0,60}\bbiet\b|ve viec\b|chiu trach nhiem (?:neu|truoc)|neu co vuong mac|neu vuong mac|chu dong trien khai theo chuc nang|de biet,|thong bao de)"
)


class Reader:
    """One reading of one text."""

    def __init__(self, seen: View, on: date, units: Gazetteer, calendar: WorkingCalendar) -> None:
        self.seen = seen
        self.on = on
        self.calendar = calendar
        self.names = Names(seen, units)
        self.cues = Cues(seen, self.names)
        self.themes = Themes(seen, self.names)
        self.parts = Parts(seen, self.names)
        self.itemiser = Itemiser(seen, self.names, on, calendar)
        self.speech = Speech()
        self.found: list[tuple[Action, Point]] = []
        self.rows: list[Row] = []

    def items(self) -> tuple[Item, ...]:
        """All items of the text, in order and apart from each other."""
        found = blocks(self.seen)
        self.rows, taken = rows(self.seen, found)
        points: dict[int, Point] = {}
        for index, block in enumerate(found):
            if index in taken or block.mode is Mode.FOOTER:
                continue
            above = points.get(id(block.parent)) if block.parent else None
            point = Point() if above is None else replace(above)
            points[id(block)] = point
            if block.heading:
                self.themes.heading(block, point)
                continue
            if block.mode is Mode.REPORT:
                continue
            self._block(block, point)
        items = [item for action, point in self.found if (item := self.itemiser.item(action, point)) is not None]
        items += [item for row in self.rows if (item := self.itemiser.row(row)) is not None]
        return _apart(sorted(items, key=lambda item: (item.start, item.end)))

    def _block(self, block: Block, point: Point) -> None:
        listed = block.level != 99 or block.mode is Mode.ORDER
        self.speech = Speech() if listed else replace(self.speech, asks=False)
        if listed:
            self.speech = Speech(orders=block.mode is Mode.ORDER, asks=block.mode is Mode.ASK)
        point.places, body = self.themes.opening(block, point, listed)
        first = True
        for start, end in sentences(self.seen, body, block.end):
            local = replace(point)
            if not listed:
                self.speech.asks = False
            for clause in clauses(self.seen, start, end, self.names.mentions):
                self._clause(clause, local, listed, block.mode)
            if listed and first:
                # Whom the first sentence of a point addresses, the others address too.
                point.addressee = local.addressee
            point.places = local.places if listed else point.places
            first = False

    def _clause(self, clause: Clause, point: Point, listed: bool, mode: Mode) -> None:
        low = self.seen.low
        start, end = clause.start, clause.end
        opener = _OPENERS.match(low, start, end)
        start = opener.end() if opener else start
        cue = self.cues.find(start, end)
        theme_end = self.themes.clause(start, end, cue, point)
        if theme_end is not None and cue is None:
            start = theme_end
            again = _OPENERS.match(low, start, end)
            start = again.end() if again else start
        if cue is None and not (self.speech.orders or (listed and mode is Mode.ORDER)):
            return
        words = self.seen.folded[start:end]
        if _NO_ITEM.match(words):
            return
        if self.found and self._only_a_date(start, end):
            previous, of = self.found[-1]
            if previous.end < start and start - previous.end < 6:
                self.found[-1] = (replace(previous, end=end), of)
            return
        action = (
            self._with_cue(cue, start, end, point, mode) if cue else self._without_cue(start, end, point, listed, mode)
        )
        if action is None:
            return
        self._accept(action, point, listed=listed)

    def _only_a_date(self, start: int, end: int) -> bool:
        words = self.seen.folded[start:end]
        if not _ONLY_DUE.match(words) or len(words) > 75:
            return False
        found = timing(self.seen.low[start:end], self.on, self.calendar)
        if found.recurrence is not None or found.due is None:
            return False
        return found.due.end >= len(words) - 3

    def _accept(self, action: Action, point: Point, *, listed: bool) -> None:
        for part in self.parts.parts(action, chained=self.speech.orders and not listed):
            self.found.append((part, replace(point)))

    def _with_cue(self, cue: re.Match[str], start: int, end: int, point: Point, mode: Mode) -> Action | None:
        word, behind = cue.group("cue"), cue.end()
        before = self.seen.low[start : cue.start()].strip()
        askers, chair = self.cues.asker(start, cue.start()) if before else ((), False)
        if askers and not chair and word in ("đề nghị", "kiến nghị", "đề xuất", "xin"):
            self.speech = Speech(asks=True, asker=tuple(code for code in askers if not code.startswith("@")))
        elif chair or (re.search(r"\bđồng chí\b", before) and not askers):
            self.speech = Speech(orders=True)
        asks = (self.speech.asks and word in ("đề nghị", "kiến nghị", "đề xuất", "xin")) or mode is Mode.ASK
        if not asks and word in ASKING:
            if mode is Mode.PROSE and not askers and not ASKER_WORDS.search(before):
                return None
            asks = True
        if word == "giao" and askers:
            return None
        lead, where, stop = self.names.list_at(behind, end)
        own = self.names.own_government(behind)
        if not lead and own and point.places:
            lead, where, stop = point.places, (behind, own), own
        if asks:
            return self._request(cue, lead, where, stop, end)
        if mode is Mode.PROSE and not self.speech.orders:
            if before and not chair:
                return None
            self.speech.orders = True
        if not chair and SAYS_DONE.search(self.seen.low, start, cue.start()):
            return None
        begin = cue.start() if lead or verb_at(self.seen, behind, end) is not None else start
        if not lead and verb_at(self.seen, behind, end) is None:
            return None
        general = bool(before) or not point.addressee or cue.group("cue") == "yêu cầu"
        if lead and general:
            point.addressee, point.named = lead, where
        return Action(
            ItemKind.DIRECTIVE,
            begin,
            end,
            stop if lead else behind,
            lead or None,
            where,
            cue.span("cue"),
            sure=0.95 if lead else 0.8,
        )

    def _request(
        self, cue: re.Match[str], lead: tuple[str, ...], where: tuple[int, int] | None, stop: int, end: int
    ) -> Action | None:
        body = stop if lead else cue.end()
        if not lead:
            level = BARE_LEVEL.match(self.seen.folded, body)
            if level and level.group() != "tinh" and self.names.units.government:
                lead, where, body = (self.names.units.government,), level.span(), level.end()
        if end - body < 8:
            return None
        return Action(
            ItemKind.PROPOSAL,
            cue.start(),
            end,
            body,
            lead,
            where,
            cue.span("cue"),
            self.speech.asker,
            sure=0.85,
        )

    def _without_cue(self, start: int, end: int, point: Point, listed: bool, mode: Mode) -> Action | None:
        low = self.seen.low
        if mode is Mode.ASK or self.speech.asks:
            return None
        if NOT_ORDERS.match(low, start, end):
            return None
        lead, where, stop = self.names.list_at(start, end)
        own = self.names.own_government(start)
        if not lead and own and point.places:
            lead, where, stop = point.places, (start, own), own
        elif lead and point.places:
            own = self.names.own_government_behind(stop, end)
            if own:
                lead, where, stop = (*lead, *point.places), (start, own), own
        if lead:
            rest = re.compile(
                r"[\s:,]*(?:(?:cần|phải|tiếp tục|có trách nhiệm|chịu trách nhiệm|là đơn vị|làm)\s+)?"
            ).match(low, stop, end)
            body = rest.end() if rest else stop
            colon = ":" in self.seen.shown[stop:body]
            if NOT_ORDERS.match(low, body, end) and not low.startswith(("nếu", "do ", "theo dõi"), body):
                return None
            if not colon and verb_at(self.seen, body, end) is None and not self._acts(body, end):
                return None
            if SAYS_DONE.match(low, body, end):
                return None
            if not point.addressee or self._opens_point(start, point):
                point.addressee, point.named = lead, where
            return Action(
                ItemKind.DIRECTIVE,
                start,
                end,
                body,
                lead,
                where,
                None,
                sure=0.95 if colon or listed else 0.85,
            )
        if SAYS_DONE.match(low, start, end):
            return None
        if verb_at(self.seen, start, end) is None:
            due = timing(self.seen.low[start:end], self.on, self.calendar)
            if not (listed and point.addressee and (due.due is not None or due.recurrence is not None)):
                return None
            return Action(ItemKind.DIRECTIVE, start, end, start, None, point.named, None, sure=0.6)
        if end - start < 12:
            return None
        return Action(
            ItemKind.DIRECTIVE,
            start,
            end,
            start,
            None,
            point.named,
            None,
            sure=0.85 if point.addressee else 0.6,
        )

    def _acts(self, body: int, end: int) -> bool:
        """Something with a date behind a unit is an order even when its verb is not known."""
        return (
            timing(self.seen.low[body:end], self.on, self.calendar).due is not None
            and self.seen.shown[body : body + 1].islower()
        )

    def _opens_point(self, start: int, point: Point) -> bool:
        return point.named is None or point.named[0] > start


def _apart(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items in order without overlap: where two claim the same words, the first keeps them."""
    kept: list[Item] = []
    for item in items:
        if kept and item.start < kept[-1].end:
            continue
        kept.append(item)
    return tuple(kept)
