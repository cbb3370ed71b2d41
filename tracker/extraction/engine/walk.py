"""The walk over a text: headings, points, sentences, clauses, and what each of them orders or asks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import ItemKind, Topic
from tracker.extraction.blocks import Block, Mode
from tracker.extraction.clauses import Clause, clauses, sentences, verb_at
from tracker.extraction.dates import timing
from tracker.extraction.engine.cues import ASKING, Cues, cue_word
from tracker.extraction.engine.itemise import Itemiser
from tracker.extraction.engine.labels import label, opens_with_label, tail
from tracker.extraction.engine.lines import due_ahead, hear_chairs, points
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.orders import Orders
from tracker.extraction.engine.speech import Action, Point, Speech
from tracker.extraction.engine.taken import Taken
from tracker.extraction.engine.themes import Themes
from tracker.extraction.engine.voices import Voices
from tracker.extraction.engine.whole import Whole
from tracker.extraction.lexicon import NO_ITEM, NOT_ORDERS, SAYS_DONE
from tracker.extraction.normal import View
from tracker.extraction.reading import Item
from tracker.extraction.tables import Row, rows
from tracker.extraction.units import Gazetteer

#: Words that open a clause without belonging to the order: a theme, a link to what came before.
_OPENERS = re.compile(
    r"(?:(?:(?:một|hai|ba|bốn|năm|sáu|bảy|tám) là|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy)(?=,)|đồng thời|bên cạnh đó|ngoài ra|trong đó|riêng(?=\s+(?:về|đối với|với)\b)|cùng với đó|theo đó|trước mắt|nhất là|mặt khác|cụ thể là|cụ thể|trên cơ sở đó|do đó|do vậy|vì vậy|vì thế|bởi vậy|trước hết|(?:đặc biệt[,]?\s+)?(?:lưu ý|chú ý)(?=\s+(?:cần|phải|không|tiếp tục|tập trung)\b)|đặc biệt là|đặc biệt|thời gian tới(?=,)|trong thời gian tới(?=,)|ngay sau (?:hội nghị|cuộc họp|buổi làm việc)(?: này)?|và)(?:[,:]\s*|\s+))+"
)
#: "… tập trung thực hiện các nhiệm vụ sau": what follows is the work.
_LEADS_IN = re.compile(
    r"\b(?:nhiệm vụ|nội dung|công việc|giải pháp|vấn đề|việc|yêu cầu|biện pháp)(?:\s+(?:trọng tâm|cụ thể|chủ yếu|cơ bản|lớn))*"
    r"(?:\s+(?:sau|sau đây|như sau|dưới đây|trọng tâm|cụ thể))$|\b(?:như sau|sau đây)$"
    r"|\b(?:nhiệm vụ|nội dung|công việc|giải pháp|vấn đề|việc|công tác|biện pháp)\b[^,;]{0,70}\b(?:như|là|gồm|cụ thể)$"
)
#: Shorter words name no work.
_SCRAP = 8


class Reader:
    """One reading of one text."""

    def __init__(
        self,
        seen: View,
        found: Sequence[Block],
        on: date,
        units: Gazetteer,
        calendar: WorkingCalendar,
        taught: Mapping[str, Topic],
    ) -> None:
        self.seen = seen
        self.blocks = found
        self.on = on
        self.calendar = calendar
        self.names = Names(seen, units)
        self.cues = Cues(seen, self.names)
        self.orders = Orders(seen, self.names, self.cues, on, calendar)
        self.voices = Voices(seen, self.names, self.cues.speakers)
        self.themes = Themes(seen, self.names)
        points(seen, self.names, found)
        hear_chairs(self.names, found)
        due_ahead(seen, self.names, found, self._due)
        self.itemiser = Itemiser(seen, self.names, on, calendar, taught)
        self.taken = Taken(seen, self.names, self.orders, on, calendar)
        self.rows: list[Row] = []

    def items(self) -> tuple[Item, ...]:
        """All items of the text, in order and apart from each other."""
        found = self.blocks
        self.rows, taken = rows(self.seen, found, self._only_units)
        points: dict[int, Point] = {}
        for index, block in enumerate(found):
            self.taken.enter(block)
            if index in taken or block.mode is Mode.FOOTER:
                continue
            above = points.get(id(block.parent)) if block.parent else None
            point = Point() if above is None else replace(above)
            points[id(block)] = point
            below = found[index + 1] if index + 1 < len(found) else None
            if block.heading and not (below and opens_with_label(self.seen, below.body, below.end)):
                self.themes.heading(block, point)
                continue
            if block.mode is Mode.REPORT:
                continue
            self._block(block, point)
        acted = Whole(self.seen, self.names).addressed(self.taken.found)
        self.itemiser.weigh(action for action, _ in acted)
        items: list[Item] = []
        before: tuple[int, Item] | None = None
        for (action, point), block_number in zip(acted, self.taken.blocks_of, strict=True):
            near = before[1] if before and before[0] == block_number else None
            item = self.itemiser.item(action, point, near)
            if item is not None:
                items.append(item)
                before = (block_number, item)
        items += [item for row in self.rows if (item := self.itemiser.row(row)) is not None]
        return _apart(sorted(items, key=lambda item: (item.start, item.end)))

    def _due(self, start: int, end: int) -> bool:
        told = SAYS_DONE.search(self.seen.low, start, end)
        return told is None and timing(self.seen.low[start:end], self.on, self.calendar).due is not None

    def _only_units(self, cell: tuple[int, int]) -> bool:
        told = label(self.seen, self.names, *cell) if cell[0] < cell[1] else None
        return told is not None and bool(told.lead)

    def _block(self, block: Block, point: Point) -> None:
        listed = block.level != 99 or block.mode is Mode.ORDER
        self.orders.speech = Speech() if listed else replace(self.orders.speech, asks=False)
        if listed:
            self.orders.speech = Speech(orders=block.mode is Mode.ORDER, asks=block.mode is Mode.ASK)
        point.begun = block.start
        point.places, body = self.themes.opening(block, point, listed)
        first = True
        self.cues.speakers.forget()
        said = sentences(self.seen, body, block.end)
        if (
            listed
            and len(said) > 1
            and (told := label(self.seen, self.names, *said[0]))
            and told.lead_at
            and not told.when
            and told.lead_at[0] < said[0][0] + _SCRAP
        ):
            # "1. Phòng X. Rà soát …": whom the point is for.
            point.addressee, point.named = told.lead, told.lead_at
            said = said[1:]
        quotes = [] if listed else self.voices.quotes(body, block.end)
        for number, (start, end) in enumerate(said):
            local = replace(point)
            speech = self.orders.speech
            if not listed:
                speech.asks = False
                self.cues.speakers.introduce(start, end)
                self.voices.listen(speech, start, end, said[number + 1] if number + 1 < len(said) else None)
                start, end = self._inside(quotes, start, end)
                opens = self.cues.find(start, end)
                pleas = None if opens else self.voices.pleas(start, end)
                begs = opens is not None and cue_word(opens) in ASKING
                speech.pleads, speech.asks = (pleas[0], True) if pleas else (0, speech.asks)
                speech.asker = pleas[1] if pleas else speech.asker
            self.orders.begun, self.orders.spoken = start, False
            lists = not listed and (speech.pleads > 0 or ((speech.heard or speech.orders) and not begs))
            for clause in clauses(self.seen, start, end, self.names.mentions, lists=lists):
                self._clause(clause, local, listed, block.mode, marked=block.level != 99)
            if (listed and first) or (not listed and self.orders.speech.orders):
                # Whom the first sentence of a point addresses, the others address too; in prose, until
                # somebody else is addressed.
                point.addressee, point.named = local.addressee, local.named
            point.places = local.places if listed else point.places
            first = False

    def _inside(self, quotes: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
        """The part of a sentence that lies in a chair's quoted words, when it ends in them."""
        for begin, stop in quotes:
            if (begin <= start + 1 and start < stop) or (
                start < begin and not self.seen.shown[start:begin].strip(' "“«')
            ):
                self.orders.speech.heard = True
                return max(start, begin), min(end, stop)
        return start, end

    def _clause(self, clause: Clause, point: Point, listed: bool, mode: Mode, *, marked: bool) -> None:
        low = self.seen.low
        start, end = clause.start, clause.end
        if self.taken.labels(start, end) or self.taken.closes(start, end):
            return
        opener = _OPENERS.match(low, start, end)
        start = opener.end() if opener else start
        if (
            low.startswith("riêng ", start)
            and self.names.list_at(start + 6, end)[0]
            and not (self.orders.whom.from_theme(start, end)[0] and self.cues.find(start, end))
        ):
            start += 6
        cue = self.cues.find(start, end)
        theme_end = self.themes.clause(start, end, cue, point)
        if theme_end is None and cue is not None and mode is Mode.PROSE and cue.start() - start > 3:
            # Somebody begins to speak: what the clause before was about does not hold for them.
            point.theme, point.places = {}, ()
        if theme_end is not None and cue is None:
            start = theme_end
            again = _OPENERS.match(low, start, end)
            start = again.end() if again else start
        if cue is None and (self._asks_on(start, end, mode) or self._pleads(start, end, point)):
            return
        speech = self.orders.speech
        if cue is None and not listed and mode is Mode.PROSE:
            begun = self.voices.behind_saying(start, end)
            if begun is not None and speech.heard:
                again = _OPENERS.match(low, begun, end)
                start = again.end() if again else begun
                named, _, behind = self.names.list_at(start, end)
                if self.seen.low[:begun].rstrip().endswith(":") and named and verb_at(self.seen, behind, end):
                    speech.orders = True  # "đồng chí nêu rõ: Phòng X công khai …"
                elif self.voices.duty(start, end) is None:
                    return
        orders = (speech.orders and not speech.told) or (listed and mode is Mode.ORDER)
        duty = self.voices.duty(start, end) if cue is None and mode is Mode.PROSE and not listed else None
        dated = mode is Mode.PROSE and self.orders.deeds.dated(start, end)
        if cue is None and not orders and not (duty and speech.heard) and not dated:
            return
        if NO_ITEM.match(self.seen.folded, clause.start, end) or NO_ITEM.match(self.seen.folded, start, end):
            return
        if self.taken.dates(start, end):
            return
        action = None if duty is None else self.orders.of_duty(duty, end, point)
        action = action or (
            self.orders.with_cue(cue, start, end, point, mode, opens=clause.opens)
            if cue
            else self.orders.without_cue(start, end, point, listed, mode, opens=clause.opens)
        )
        if action is None and marked and mode is Mode.ORDER and not cue:
            action = self._given(start, end)
        if action is None or _LEADS_IN.search(low, start, end):
            return
        self.taken.accept(action, point, listed=listed and mode is Mode.ORDER)

    def _given(self, start: int, end: int) -> Action | None:
        """A work without a verb that is given to somebody: "Hồ sơ lễ hội -> Phòng X, 20/3"."""
        told = tail(self.seen, self.names, start, end)
        if told is None or told[1] - start < _SCRAP or NOT_ORDERS.match(self.seen.low, start, end):
            return None
        who, _ = told
        return Action(ItemKind.DIRECTIVE, start, end, start, who.lead, who.lead_at, None, when=who.when, sure=0.7)

    def _asks_on(self, start: int, end: int, mode: Mode) -> bool:
        """A clause behind a request of the same sentence asks for more: "…; bổ sung kinh phí …"."""
        last = self.taken.last
        near = last is not None and last.kind is ItemKind.PROPOSAL and 0 < start - last.end < 4
        if last is None or not near or self.seen.shown[last.end : start].strip() != ";":
            return False
        if self.names.list_at(start, end)[0] or verb_at(self.seen, start, end) is None:
            return False
        more = replace(last, start=start, end=end, body=start, cue_at=None, sure=0.7)
        self.taken.accept(more, self.taken.found[-1][1])
        return True

    def _pleads(self, start: int, end: int, point: Point) -> bool:
        """A clause of a list of what people ask for: "…; cần sớm nâng cấp đường …"."""
        speech = self.orders.speech
        if not 0 < speech.pleads <= start or verb_at(self.seen, start, end) is None:
            return False
        places = speech.asker or point.places
        self.taken.accept(Action(ItemKind.PROPOSAL, start, end, start, (), None, None, places, sure=0.7), point)
        return True


def _apart(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items in order without overlap: where two claim the same words, the first keeps them."""
    kept: list[Item] = []
    for item in items:
        if kept and item.start < kept[-1].end:
            continue
        kept.append(item)
    return tuple(kept)
