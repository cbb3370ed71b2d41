"""From an action to an item: its fields, and why each says what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import N_, ItemKind, Recurrence, Topic
from tracker.core.text import shorten
from tracker.extraction import topics
from tracker.extraction.dates import Found, Timing, timing
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speech import Action, Point
from tracker.extraction.normal import View
from tracker.extraction.reading import Cue, Item
from tracker.extraction.tables import Row

#: From this share of its orders on a topic is what a text is about.
_MAIN_SHARE = 0.3
#: "tuyến này", "các hộ trên", "ở đây": the work of the item before goes on at the same place.
_REFERS = re.compile(
    r"\b(?:này|nói trên|nêu trên|ở đây|tại đây|đó|(?:hai|ba|bốn|cả \w+) (?:xã|phường|thị trấn|thôn|bản|địa phương))\b"
)
_BACK = 220
#: Whose names tell the topic: a longer list says little.
_UNITS = 3
#: Without two letters in a row there is no work named.
_WORDS = re.compile(r"[^\W\d_]{2}")


class Itemiser:
    """Items of one text."""

    def __init__(
        self, seen: View, names: Names, on: date, calendar: WorkingCalendar, taught: Mapping[str, Topic]
    ) -> None:
        self.seen = seen
        self.names = names
        self.on = on
        self.calendar = calendar
        self.taught = taught
        self.whole: topics.Scores = {}

    def weigh(self, actions: Iterable[Action]) -> None:
        """Note what the text as a whole is about: it helps where the words of one action leave it open."""
        sums: dict[Topic, float] = {}
        many = 0
        for action in actions:
            many += 1
            own = topics.scores(self.names.plain(action.body, action.end))
            if own:
                best = max(own, key=lambda topic: own[topic][0])
                sums[best] = sums.get(best, 0.0) + 1
        self.whole = {topic: (many_of / many, 0, 0) for topic, many_of in sums.items() if many_of / many > _MAIN_SHARE}

    def item(self, action: Action, point: Point, before: Item | None = None) -> Item | None:
        """The item that an action makes, `before` being the item just before it in its block; None for a scrap of words."""
        start, end = action.start, action.end
        if end - start < 8 or not _WORDS.search(self.seen.low, action.body, end):
            return None
        folded = self.seen.folded
        lead = action.lead if action.lead is not None else point.addressee
        helpers, helped_at = self.names.helpers(action.start, action.end)
        if (
            action.kind is ItemKind.DIRECTIVE
            and action.lead is not None
            and helped_at
            and action.lead_at
            and helped_at[0] < action.lead_at[0]
        ):
            helpers = [code for code in helpers if code not in lead]
        helpers = [code for code in dict.fromkeys((*helpers, *action.helpers)) if code not in lead]
        when = self._when(action)
        places, places_at = self._places(action, point, lead, helpers)
        if not places and _REFERS.search(self.seen.low, action.body, end):
            near = self.names.within(max(point.begun, action.start - _BACK), action.start)
            places = [code for each in near if each.ward for code in each.codes] or list(
                before.places if before else ()
            )
        topic, topic_at = self._topic(
            action.body, end, self._around(lead, point.heading, before.topic if before else None, point.theme)
        )
        cues = self._cues(action, when, start, helped_at, places_at, topic_at)
        questions = []
        if action.guessed:
            questions.append(N_("Câu không nêu đơn vị: lấy đơn vị mà cả văn bản giao, kiểm tra lại."))
        if not lead and action.kind is ItemKind.DIRECTIVE:
            questions.append(N_("Chưa thấy đơn vị chủ trì trong câu: giao đơn vị nào?"))
        if sum(1 for code in lead if not code.startswith("@")) > 1 and "chu tri" not in folded[start:end]:
            questions.append(
                N_("Nhiều đơn vị cùng được nêu: giao mỗi đơn vị một nhiệm vụ, hay chọn một đơn vị chủ trì?")
            )
        if when.due is not None and when.due.fuzzy:
            questions.append(N_("Hạn ghi không rõ ngày: kiểm tra ngày đã tính."))
        if when.asks is not None:
            questions.append(N_("Hạn theo dịp, mùa (ví dụ trước Tết): chọn ngày cụ thể."))
        first, last = self.seen.original(start, end)
        return Item(
            kind=action.kind,
            start=first,
            end=last,
            title=self._title(action, when),
            lead=tuple(lead),
            coordinating=tuple(helpers),
            places=tuple(places),
            topic=topic,
            due=when.due.day if when.due else None,
            recurrence=when.recurrence,
            cues=cues,
            confidence=round(max(0.3, action.sure - 0.1 * len(questions)), 2),
            questions=tuple(questions),
        )

    def _topic(self, start: int, end: int, around: topics.Circumstances) -> tuple[Topic, tuple[int, int] | None]:
        """The topic of the words between two offsets: what was taught decides, else the words and what is around."""
        words = self.names.plain(start, end)
        for phrase, topic in self.taught.items():
            at = words.find(phrase)
            if at >= 0:
                return topic, (at, at + len(phrase))
        return topics.choose(topics.scores(words), around)

    def _around(
        self, lead: Sequence[str], heading: topics.Scores, before: Topic | None, theme: topics.Scores | None = None
    ) -> topics.Circumstances:
        units = (self.names.units.directory.get(code) for code in lead[:_UNITS])
        told = tuple(unit.name.lower() if unit else code for code, unit in zip(lead, units, strict=False))
        return topics.Circumstances(heading, before, told, self.whole, theme or {})

    def _when(self, action: Action) -> Timing:
        """The timing in the action's own words, else in the label that belongs to it."""
        own = timing(self.seen.low[action.start : action.end], self.on, self.calendar)
        if action.kind is ItemKind.PROPOSAL and own.due is not None:
            asked = self.seen.low[action.start : action.start + own.due.start].rstrip()
            if asked.endswith(("đến", "đến hết")):
                return Timing(None, own.recurrence, own.rhythm)  # "cho mượn … đến hết tháng 9": how long, not by when
        if action.when is None or own.due is not None:
            return own
        start, end = action.when
        lead = "xong trong "
        apart = timing(lead + self.seen.low[start:end], self.on, self.calendar)
        shift = start - action.start - len(lead)
        due = apart.due and replace(apart.due, start=apart.due.start + shift, end=apart.due.end + shift)
        return Timing(due, own.recurrence or apart.recurrence, own.rhythm)

    def _places(
        self, action: Action, point: Point, lead: Sequence[str], helpers: Sequence[str]
    ) -> tuple[list[str], tuple[int, int] | None]:
        named = [each for each in self.names.within(action.start, action.end) if each.ward]
        codes = [code for each in named for code in each.codes]
        codes += [code for code in (*lead, *helpers) if code in self.names.units.wards]
        if action.kind is ItemKind.PROPOSAL:
            asking = [code for code in action.places if code in self.names.units.wards]
            codes = [code for each in named for code in each.codes] or asking
        if not codes:
            codes = list(point.places)
        at = (named[0].start, named[-1].end) if named else None
        return list(dict.fromkeys(codes)), at

    def _cues(
        self,
        action: Action,
        when: Timing,
        start: int,
        helped_at: tuple[int, int] | None,
        places_at: tuple[int, int] | None,
        topic_at: tuple[int, int] | None,
    ) -> tuple[Cue, ...]:
        found = []

        def add(name: str, span: tuple[int, int] | None, note: str) -> None:
            if span is not None and span[0] < span[1]:
                first, last = self.seen.original(*span)
                found.append(Cue(name, first, last, note))

        add("kind", action.cue_at, N_("Từ giao việc") if action.kind is ItemKind.DIRECTIVE else N_("Từ kiến nghị"))
        add("lead", action.lead_at, N_("Đơn vị được nêu"))
        add("coordinating", helped_at, N_("Cụm từ phối hợp"))
        add("places", places_at, N_("Địa danh được nêu"))
        if topic_at is not None:
            add("topic", (action.body + topic_at[0], action.body + topic_at[1]), N_("Từ chỉ lĩnh vực"))
        if when.due is not None:
            add("due", (start + when.due.start, start + when.due.end), when.due.note)
        if when.rhythm is not None:
            add("recurrence", (start + when.rhythm[0], start + when.rhythm[1]), N_("Từ chỉ định kỳ"))
        return tuple(found)

    def _title(self, action: Action, when: Timing) -> str:
        words = " ".join(self.seen.shown[action.body : action.end].split()).strip(' ,;:.-–"')
        inside = when.due is not None and action.start + when.due.end <= action.end
        if when.due is not None and inside and action.start + when.due.end >= action.end - 3:
            cut = action.start + when.due.start
            head = " ".join(self.seen.shown[action.body : cut].split()).strip(" ,;:.-")
            head = re.sub(
                r"[\s,;]*(?:(?:xong|hoàn thành|trước|chậm nhất|trong|ngày|vào|đến|hết|là|hạn|thời gian|kết thúc|dứt điểm)\s*)+$",
                "",
                head,
            ).strip(" ,;:")
            words = head if len(head) > 12 else words
        words = shorten(words, 140)
        return words[:1].upper() + words[1:]

    def row(self, row: Row) -> Item | None:
        """A row of a table of work: the content cell is the item, the other cells fill its fields."""

        def codes(span: tuple[int, int] | None) -> list[str]:
            return list(dict.fromkeys(code for each in self.names.within(*span) for code in each.codes)) if span else []

        start, end = row.content
        lead, helpers = codes(row.lead), codes(row.helpers)
        due: Found | None = None
        recurrence: Recurrence | None = None
        if row.due:
            when = timing("xong trong " + self.seen.low[slice(*row.due)].strip(), self.on, self.calendar)
            due, recurrence = when.due, when.recurrence
        inside = timing(self.seen.low[start:end], self.on, self.calendar)
        due, recurrence = due or inside.due, recurrence or inside.recurrence
        heading = topics.scores(self.names.plain(*row.section)) if row.section else {}
        wards = [code for each in self.names.within(start, end) if each.ward for code in each.codes]
        wards += [code for code in (*lead, *helpers) if code in self.names.units.wards]
        topic, _at = self._topic(start, end, self._around(lead, heading, None))
        first, last = self.seen.original(start, end)
        cues = []
        for name, span, note in (
            ("lead", row.lead, N_("Cột đơn vị chủ trì")),
            ("coordinating", row.helpers, N_("Cột đơn vị phối hợp")),
            ("due", row.due, N_("Cột thời hạn")),
        ):
            if span and span[0] < span[1]:
                cues.append(Cue(name, *self.seen.original(*span), note))
        if not self.seen.shown[start:end].strip():
            return None
        title = shorten(" ".join(self.seen.shown[start:end].split()), 140)
        return Item(
            ItemKind.DIRECTIVE,
            first,
            last,
            title[:1].upper() + title[1:],
            tuple(lead),
            tuple(code for code in helpers if code not in lead),
            tuple(dict.fromkeys(wards)),
            topic,
            due.day if due else None,
            recurrence,
            tuple(cues),
            0.9 if lead else 0.6,
        )
