"""Headings and theme phrases: they order nothing, and give units, places and topic to what follows."""

from __future__ import annotations

import re

from tracker.extraction import topics
from tracker.extraction.blocks import Block
from tracker.extraction.clauses import verb_at
from tracker.extraction.engine.cues import ASKING, CONDITION, CUE, THEME, THEME_BARE, TIME_FIRST, cue_word
from tracker.extraction.engine.labels import label, opens_with_label
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speech import Point
from tracker.extraction.normal import View

#: "Đối với UBND xã X" heads what that commune has to do.
_ABOUT = re.compile(
    r"(?:(?:trách nhiệm|nhiệm vụ) (?:của|đối với) |(?:riêng )?(?:đối )?với |(?:yêu cầu|đề nghị|giao)(?: cho)? )"
)
_BRACKET = re.compile(r"\([^()]*\)")
#: Behind the units that a heading tells to act.
_ACTS = re.compile(
    r"[\s,]*\b(?:cần|phải|tập trung|tổ chức|thực hiện|triển khai|khẩn trương|nghiêm túc|chủ động|tiếp tục|quan tâm|căn cứ|theo chức năng|có trách nhiệm|chịu trách nhiệm|phối hợp|chỉ đạo|lãnh đạo|quán triệt)\b"
)
#: Behind a unit that heads a list.
_HEADS = re.compile(
    r"$|(?:là|có|chủ trì|làm|chịu|thực hiện|phải|cần|tập trung|tiếp tục|khẩn trương|và|được giao|nêu trên|liên quan|thuộc|lãnh đạo|chỉ đạo|tổ chức|triển khai)\b"
)
#: Behind a colon these words alone are no order: the theme is what has to be handed in.
_SCRAP = re.compile(r"(?:trinh|bao cao|gui|nop|xong|hoan thanh|han|truoc|duyet)\b[^;.]{0,32}(?:[.;]|\s*$)")


class Themes:
    """Themes of one text."""

    def __init__(self, seen: View, names: Names) -> None:
        self.seen = seen
        self.names = names

    def heading(self, block: Block, point: Point) -> None:
        """A heading gives its units, places and theme to what stands below it."""
        inside = self.names.within(block.body, block.end)
        about = _ABOUT.match(self.seen.low, block.body, block.end)
        lead, _, stop = self.names.list_at(about.end() if about else block.body, block.end)
        rest = self.seen.low[stop : block.end].strip(" :.-\n")
        if not lead or not _HEADS.match(rest):
            lead, stop = self._addressed(block.body, block.end)
            rest = ""
        if lead:
            point.addressee = lead
            point.named = (block.body, stop)
        wards = tuple(code for each in inside for code in each.codes if code in self.names.units.wards)
        if wards:
            point.places = tuple(dict.fromkeys(wards))
        point.heading = topics.under(point.heading, topics.scores(self.names.plain(block.body, block.end)))

    def _addressed(self, start: int, end: int) -> tuple[tuple[str, ...], int]:
        """The units that a heading tells to act, behind its last cue or before their verb, and where they end."""
        found: tuple[tuple[str, ...], int] = ((), start)
        for cue in CUE.finditer(self.seen.low, start, end):
            lead, _, stop = self.names.list_at(cue.end(), end)
            if lead and cue_word(cue) not in ASKING:
                found = self._more(lead, stop, end)
        if not found[0]:
            # "…, các phòng, các xã cần thực hiện những việc sau:"
            for each in self.names.within(start, end):
                lead, _, stop = self.names.list_at(each.start, end)
                if lead and _ACTS.match(self.seen.low, stop, end):
                    found = lead, stop
                    break
        return found

    def _more(self, lead: tuple[str, ...], stop: int, end: int) -> tuple[tuple[str, ...], int]:
        """The units of a list with those behind its semicolons, up to the verb: "các sở; cơ quan … và UBND các xã"."""
        acts = _ACTS.search(self.seen.low, stop, end)
        limit = acts.start() if acts else end
        codes = list(lead)
        for each in self.names.within(stop, limit):
            codes += [code for code in each.codes if code not in codes]
            stop = each.end
        return tuple(codes), stop

    def opening(self, block: Block, point: Point, listed: bool) -> tuple[tuple[str, ...], int]:
        """A theme phrase with a colon at the head of a point: "Đường 277 đoạn Phù Chẩn: …"."""
        if not listed:
            return point.places, block.body
        head = re.compile(r"[^;.:]{3,110}:\s*(?=\S)").match(self.seen.shown, block.body, block.end)
        if head is None or opens_with_label(self.seen, block.body, block.end):
            return point.places, block.body
        lead, _, stop = self.names.list_at(block.body, head.end())
        if lead and not _BRACKET.sub("", self.seen.folded[stop : head.end()]).strip(" :\n"):
            # Whoever heads the point is meant by what hangs below it.
            point.addressee, point.named = lead, (block.body, stop)
            wards = tuple(code for code in lead if code in self.names.units.wards)
            return wards or point.places, block.body
        told = not lead and self._told(head.end(), block.end)
        if (
            not told
            and verb_at(self.seen, block.body, head.end()) is not None
            and not self.seen.low.startswith(("về ", "đối với"), block.body)
        ):
            return point.places, block.body
        if (
            lead
            or CUE.search(self.seen.low, block.body, head.end())
            or label(self.seen, self.names, head.end(), block.end)
        ):
            return point.places, block.body
        if _SCRAP.match(self.seen.folded, head.end(), block.end):
            return point.places, block.body
        wards = tuple(
            dict.fromkeys(
                c
                for each in self.names.within(block.body, head.end())
                for c in each.codes
                if c in self.names.units.wards
            )
        )
        point.heading = topics.under(point.heading, topics.scores(self.names.plain(block.body, head.end())), 1.5)
        return wards or point.places, head.end()

    def _told(self, at: int, end: int) -> bool:
        """ "Tặng quà: UBND xã A lập danh sách", "Sửa cống: giao Phòng B khảo sát": behind the colon somebody must act."""
        cue = CUE.match(self.seen.low, at, end)
        return bool(self.names.list_at(cue.end() if cue and cue_word(cue) not in ASKING else at, end)[0])

    def clause(self, start: int, end: int, cue: re.Match[str] | None, point: Point) -> int | None:
        """A theme phrase that opens the clause gives its places and topic to what follows."""
        match = THEME_BARE.match(self.seen.low, start, end) or THEME.match(self.seen.low, start, end)
        if (
            match is not None
            and self.seen.low.startswith("riêng ", start)
            and self.names.list_at(start + len("riêng "), match.end())[0]
        ):
            return None  # "Riêng Phòng X thẩm định, …": a unit that acts
        first = TIME_FIRST.match(self.seen.low, start, end)
        if first is not None and verb_at(self.seen, first.end(), end) is not None:
            return None
        condition = CONDITION.match(self.seen.low, start, end)
        if cue is None and condition is not None and verb_at(self.seen, condition.end(), end) is not None:
            return None
        if match is None or (cue is not None and match.end() > cue.start() + 1 and cue.start() - start < 4):
            return None
        stop = match.end()
        # A list inside the theme holds commas: go on to the comma before the cue, unit or verb.
        limit = cue.start() if cue is not None else end
        while cue is None and stop < limit:
            if (
                self.names.list_at(stop, end)[0]
                or verb_at(self.seen, stop, end) is not None
                or self.names.own_government(stop)
            ):
                break
            comma = re.compile(r"[^;,]{2,80}?,\s+").match(self.seen.low, stop, limit)
            if comma is None or re.search(r"\s(?:đã|sẽ|đang)\s", comma.group()):
                return None
            stop = comma.end()
        inside = self.names.within(start, stop)
        wards = tuple(dict.fromkeys(code for each in inside for code in each.codes if code in self.names.units.wards))
        if wards:
            point.places = wards
        point.theme = topics.scores(self.names.plain(start, stop)) or point.theme
        return stop
