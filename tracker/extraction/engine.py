"""From a text, a day and a directory to proposed tasks: the whole reading, without model or network."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tracker.core.calendar import WorkingCalendar, around
from tracker.core.labels import ItemKind, Recurrence, Topic
from tracker.core.text import shorten
from tracker.extraction import topics
from tracker.extraction.blocks import Block, Mode, blocks
from tracker.extraction.clauses import Clause, clauses, comma_actions, sentences, starts_at, verb_at
from tracker.extraction.dates import Found, Timing, timing
from tracker.extraction.directory import Directory
from tracker.extraction.lexicon import NOT_ORDERS, SAYS_DONE
from tracker.extraction.normal import View, view
from tracker.extraction.passages import cover
from tracker.extraction.reading import Cue, Item, Reading
from tracker.extraction.tables import Row, rows
from tracker.extraction.units import Gazetteer, Mention

_gazetteers = lru_cache(maxsize=8)(Gazetteer)


def read(text: str, on: date, directory: Directory, calendar: WorkingCalendar | None = None) -> Reading:
    """Propose the tasks in `text`, a document of the day `on`, for the units of `directory`.

    Deterministic; offsets are those of `text` as given. `calendar` counts working days (default: the
    public-sector calendar around `on`).
    """
    seen = view(text)
    reader = _Reader(seen, on, _gazetteers(directory), calendar or around(on))
    items = reader.items()
    return Reading(items, cover(text, items))


@dataclass
class _Point:
    """What holds for the clauses of one point: who is addressed, where, and what about."""

    addressee: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    heading: dict[Topic, tuple[float, int, int]] = field(default_factory=dict)
    named: tuple[int, int] | None = None


@dataclass
class _Speech:
    """Who speaks in the running prose: a chair who orders, or somebody who asks, and for which wards."""

    orders: bool = False
    asks: bool = False
    asker: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Action:
    """A clause taken for an order or a request: its span, who is named for it, and where its action begins."""

    kind: ItemKind
    start: int
    end: int
    body: int
    lead: tuple[str, ...] | None
    lead_at: tuple[int, int] | None
    cue_at: tuple[int, int] | None
    places: tuple[str, ...] = ()
    general: bool = False
    sure: float = 0.9


#: Words that open a clause without belonging to the order: a theme, a link to what came before.
_OPENERS = re.compile(
    r"(?:(?:đồng thời|bên cạnh đó|ngoài ra|trong đó|riêng|cùng với đó|theo đó|trước mắt|nhất là|mặt khác|cụ thể là|cụ thể|và)[,:]?\s+)+"
)
_THEME = re.compile(
    r"(?:về|đối với|với|riêng|trong|tại|liên quan|nhằm|để|trước|từ nay đến)\s[^;:]{3,160}?(?:[,:]\s+)",
    re.DOTALL,
)
_THEME_BARE = re.compile(r"đối với\s[^;,:]{3,120}?\s(?=(?:đồng chí|yêu cầu|đề nghị|giao\s|tập trung|tiếp tục)\b)")
_SPEAKER = re.compile(
    r"\b(?:(?:các\s+)?đồng chí|đ/c|chủ tịch|phó chủ tịch|bí thư|phó bí thư|ban thường vụ|thường trực|ubnd (?:tx|thị xã|huyện|phường|thành phố)|chủ trì)\b"
)
_CUE = re.compile(
    r"\b(?P<cue>yêu cầu|đề nghị|giao cho|giao|chỉ đạo|phân công|lưu ý|nhấn mạnh|kiến nghị|đề xuất|xin|nhắc)\b(?P<fill>(?:\s+(?:các đồng chí|đồng chí|lãnh đạo|nhiệm vụ cho|cho|rằng|thủ trưởng|tới|đến|với))*)[\s:]*"
)
_ASKING = frozenset({"kiến nghị", "đề xuất", "xin"})
_NEED_UNIT = frozenset({"giao", "giao cho", "chỉ đạo", "phân công", "nhắc", "lưu ý", "nhấn mạnh"})
_ABOUT_CUE = re.compile(r"(?:này|trên|của|đó|nêu|được|sẽ|về|trong|thì|chính đáng|cử tri)\b")
_JOINER = re.compile(
    r"[\s,+&/]*(?:và\s+|,\s*và\s+|\+\s*|cùng các\s+)?(?:lãnh đạo\s+|chủ tịch\s+|các đồng chí\s+|ubnd\s+)?$",
    re.IGNORECASE,
)
_WITH = re.compile(
    r"\b(?:phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?|cùng với|cùng)\s+(?:các\s+đơn vị\s+liên quan[,]?\s+)?(?:lãnh đạo\s+|đồng chí\s+)?"
)
_OWN_GOVERNMENT = re.compile(
    r"\b(?:lanh dao\s+)?(?:ubnd|uy ban nhan dan)\s+(?:hai\s+|cac\s+|ba\s+)?(?:xa|phuong|thi tran)\b(?!\s+[^\W\d_]+\s+\w*[A-Z])"
)
_BARE_LEVEL = re.compile(r"\b(?:thi xa|huyen|thanh pho|phuong|quan|tinh)\b")
_ONLY_DUE = re.compile(
    r"(?:hoan thanh|xong|thoi gian|thoi han|han|ket thuc|bao cao ket qua|dut diem|cac noi dung (?:tai muc nay|tren|nay))\b[^;]{0,60}$"
)
_NO_ITEM = re.compile(
    r"(?:chiu trach nhiem (?:neu|truoc)|neu co vuong mac|neu vuong mac|chu dong trien khai theo chuc nang|de biet,|thong bao de)"
)


class _Reader:
    """One reading of one text."""

    def __init__(self, seen: View, on: date, gazetteer: Gazetteer, calendar: WorkingCalendar) -> None:
        self.seen = seen
        self.on = on
        self.units = gazetteer
        self.calendar = calendar
        self.mentions = gazetteer.find(seen)
        self.speech = _Speech()
        self.found: list[tuple[_Action, _Point]] = []
        self.rows: list[Row] = []

    # ----- the walk over the text -----

    def items(self) -> tuple[Item, ...]:
        found = blocks(self.seen)
        self.rows, taken = rows(self.seen, found)
        points: dict[int, _Point] = {}
        for index, block in enumerate(found):
            if index in taken or block.mode is Mode.FOOTER:
                continue
            above = points.get(id(block.parent)) if block.parent else None
            point = _Point() if above is None else replace(above)
            points[id(block)] = point
            if block.heading:
                self._heading(block, point)
                continue
            if block.mode is Mode.REPORT:
                continue
            self._block(block, point)
        items = [item for action, point in self.found if (item := self._item(action, point)) is not None]
        items += [item for row in self.rows if (item := self._row_item(row)) is not None]
        return _apart(sorted(items, key=lambda item: (item.start, item.end)))

    def _within(self, start: int, end: int) -> list[Mention]:
        return [each for each in self.mentions if start <= each.start and each.end <= end]

    def _heading(self, block: Block, point: _Point) -> None:
        """A heading gives its units, places and theme to what stands below it."""
        inside = self._within(block.body, block.end)
        words = self.seen.low[block.body : block.end]
        lead, _, stop = self._list_at(block.body, block.end)
        rest = self.seen.folded[stop : block.end].strip(" :.-\n")
        if not lead:
            cue = _CUE.search(words)
            if cue and cue.group("cue") not in _ASKING:
                lead, _, stop = self._list_at(block.body + cue.end(), block.end)
                rest = ""
        if lead and (
            not rest or rest.startswith(("la ", "co ", "chu tri", "lam ", "chiu", "thuc hien", "phai", "va "))
        ):
            point.addressee = lead
            point.named = (block.body, stop)
        wards = tuple(code for each in inside for code in each.codes if code in self.units.wards)
        if wards:
            point.places = tuple(dict.fromkeys(wards))
        point.heading = topics.scores(self.seen.folded[block.body : block.end])

    def _block(self, block: Block, point: _Point) -> None:
        listed = block.level != 99 or block.mode is Mode.ORDER
        self.speech = _Speech() if listed else replace(self.speech, asks=False)
        if listed:
            self.speech = _Speech(orders=block.mode is Mode.ORDER, asks=block.mode is Mode.ASK)
        point.places, body = self._opening_theme(block, point, listed)
        first = True
        for start, end in sentences(self.seen, body, block.end):
            local = replace(point)
            if not listed:
                self.speech.asks = False
            for clause in clauses(self.seen, start, end, self.mentions):
                self._clause(clause, local, listed, block.mode)
            if listed and first:
                # Whom the first sentence of a point addresses, the others address too.
                point.addressee = local.addressee
            point.places = local.places if listed else point.places
            first = False

    def _opening_theme(self, block: Block, point: _Point, listed: bool) -> tuple[tuple[str, ...], int]:
        """A theme phrase with a colon at the head of a point: "Đường 277 đoạn Phù Chẩn: …"."""
        if not listed:
            return point.places, block.body
        head = re.compile(r"[^;.:]{3,110}:\s*(?=\S)").match(self.seen.shown, block.body, block.end)
        if head is None:
            return point.places, block.body
        lead, _, stop = self._list_at(block.body, head.end())
        if lead and not self.seen.folded[stop : head.end()].strip(" :\n"):
            return point.places, block.body
        if verb_at(self.seen.folded, block.body, head.end()) is not None and not self.seen.low.startswith(
            ("về ", "đối với"), block.body
        ):
            return point.places, block.body
        if lead or _CUE.search(self.seen.low, block.body, head.end()):
            return point.places, block.body
        wards = tuple(
            dict.fromkeys(
                c for each in self._within(block.body, head.end()) for c in each.codes if c in self.units.wards
            )
        )
        point.heading = {**point.heading, **topics.scores(self.seen.folded[block.body : head.end()])}
        return wards or point.places, head.end()

    # ----- one clause -----

    def _clause(self, clause: Clause, point: _Point, listed: bool, mode: Mode) -> None:
        low, folded = self.seen.low, self.seen.folded
        start, end = clause.start, clause.end
        opener = _OPENERS.match(low, start, end)
        start = opener.end() if opener else start
        cue = self._cue(start, end)
        theme_end = self._theme(start, end, cue, point)
        if theme_end is not None and cue is None:
            start = theme_end
            again = _OPENERS.match(low, start, end)
            start = again.end() if again else start
        if cue is None and not (self.speech.orders or (listed and mode is Mode.ORDER)):
            return
        words = folded[start:end]
        if _NO_ITEM.match(words):
            return
        if self.found and not listed_break(clause) and self._only_a_date(start, end):
            previous, of = self.found[-1]
            if previous.end < start and start - previous.end < 6:
                self.found[-1] = (replace(previous, end=end), of)
            return
        action = (
            self._with_cue(cue, start, end, point, mode) if cue else self._without_cue(start, end, point, listed, mode)
        )
        if action is None:
            return
        self._accept(action, point, clause)

    def _only_a_date(self, start: int, end: int) -> bool:
        words = self.seen.folded[start:end]
        if not _ONLY_DUE.match(words) or len(words) > 75:
            return False
        found = timing(words, self.on, self.calendar)
        if found.recurrence is not None or found.due is None:
            return False
        return found.due.end >= len(words) - 3

    def _accept(self, action: _Action, point: _Point, clause: Clause) -> None:
        for part in self._parts(action):
            self.found.append((part, replace(point)))

    def _parts(self, action: _Action) -> list[_Action]:
        """Split an action whose commas join work on different matters, or requests for different wards."""
        cuts = []
        begin = action.body
        for at in comma_actions(self.seen, action.body, action.end):
            left = topics.scores(self.seen.folded[begin:at])
            right_end = action.end
            right = topics.scores(self.seen.folded[at:right_end])
            if not left or not right or at - begin < 22 or right_end - at < 22:
                continue
            mine, _ = topics.choose(left, {})
            other, _ = topics.choose(
                topics.scores(self.seen.folded[at : self._next_comma(at, action.end)]) or right, {}
            )
            if mine is not other and self._long_prose(action):
                cuts.append(at)
                begin = at
        cuts = sorted({*cuts, *self._named_places(action)})
        if not cuts:
            return [action]
        edges = [action.start, *cuts, action.end]
        parts = []
        for number, (start, end) in enumerate(itertools.pairwise(edges)):
            while end > start and self.seen.shown[end - 1] in " ,\n;":
                end -= 1
            parts.append(
                replace(
                    action,
                    start=start,
                    end=end,
                    body=action.body if number == 0 else start,
                    sure=action.sure - 0.15,
                )
            )
        return parts

    def _next_comma(self, at: int, end: int) -> int:
        comma = self.seen.shown.find(",", at, end)
        return end if comma < 0 else comma

    def _long_prose(self, action: _Action) -> bool:
        """Only long chains are taken apart; in a short clause commas join steps of one work."""
        return (
            action.end - action.start > 110
            and self.seen.shown.count(",", action.start, action.end) >= 1
            and self.speech.orders
            and not self._listed
        )

    _listed = False

    def _named_places(self, action: _Action) -> list[int]:
        """In a request that lists examples ("như …, …"), where the ones begin that name a ward of their own."""
        if action.kind is not ItemKind.PROPOSAL or action.end - action.start < 160:
            return []
        such = re.compile(r"\b(?:như|gồm|bao gồm|cụ thể)\s*:?\s+").search(self.seen.low, action.body, action.end)
        if such is None:
            return []
        edges = [such.end()]
        edges += [at + 2 for at in range(such.end(), action.end - 2) if self.seen.shown[at : at + 2] in (", ", ",\n")]
        cuts = []
        for begin, stop in zip(edges, [*edges[1:], action.end], strict=True):
            words = self.seen.folded[begin:stop]
            own = any(each.ward for each in self._within(begin, stop))
            if len(words) > 20 and (own or verb_at(self.seen.folded, begin, stop) is not None):
                while begin < stop and self.seen.shown[begin] in " \n":
                    begin += 1
                cuts.append(begin)
        return cuts

    # ----- cues -----

    def _cue(self, start: int, end: int) -> re.Match[str] | None:
        """The first cue of the clause with which somebody orders or asks."""
        for match in _CUE.finditer(self.seen.low, start, end):
            behind = match.end()
            word = match.group("cue")
            if _ABOUT_CUE.match(self.seen.low, behind) and not self._list_at(behind, end)[0]:
                continue
            named = (
                bool(self._list_at(behind, end)[0])
                or self._own_government(behind)
                or (word not in ("giao", "chỉ đạo", "xin") and _BARE_LEVEL.match(self.seen.folded, behind) is not None)
            )
            if word in _NEED_UNIT and not named:
                continue
            before = self.seen.low[start : match.start()]
            if word.startswith("giao") and re.search(r"(?:được|đã|bàn|việc|bàn|trong|khi|chưa)\s+$", before):
                continue
            if (
                re.search(
                    r"\b(?:đã|được|theo|các|những|việc|có|đơn|ý kiến|nội dung|ghi nhận|từng|còn|với|về các|tiếp thu)\s+$",
                    before,
                )
                and not re.search(r"\bxã, phường đã\s+$", before)
                and not (
                    word in ("đề xuất", "kiến nghị", "đề nghị")
                    and re.search(r"\bđã\s+$", before)
                    and self._asker(start, match.start())
                )
            ):
                continue
            if (
                not named
                and verb_at(self.seen.folded, behind, end) is None
                and word not in ("đề nghị", "kiến nghị", "đề xuất")
            ):
                continue
            if len(before) > 240:
                return None
            # Behind an action that has begun, a cue only belongs to it; units alone are who speaks.
            lead, _, stop = self._list_at(start, match.start())
            speaks = bool(lead) and not self.seen.folded[stop : match.start()].strip(" ,\n")
            acted = not speaks and verb_at(self.seen.folded, start, match.start()) is not None
            if before.strip() and acted and not _SPEAKER.search(before):
                return None
            asks = word in ("đề nghị", "kiến nghị", "đề xuất", "xin")
            if lead and not asks and verb_at(self.seen.folded, stop, match.start()) is not None:
                return None
            return match
        return None

    def _asker(self, start: int, end: int) -> tuple[tuple[str, ...], bool]:
        """Who stands before a cue as its subject: codes of those who ask, and True when it is one who orders."""
        before = self.seen.low[start:end]
        theme = _THEME.match(self.seen.low, start, end)
        begin = theme.end() if theme and not _SPEAKER.search(theme.group()) and end - theme.end() > 3 else start
        named = self._within(begin, end)
        askers = tuple(
            dict.fromkeys(
                code
                for each in named
                for code in each.codes
                if code in self.units.wards
                or code == "@wards"
                or (code and not code.startswith("@") and code not in self._authorities)
            )
        )
        if re.search(r"\b(?:đồng chí|đ/c|ông|bà)\b", before) and any(
            code in self._authorities for each in named for code in each.codes
        ):
            chair = not any(code in self.units.wards for code in askers)
            return (() if chair else askers), chair
        return askers, not askers and bool(_SPEAKER.search(before))

    @property
    def _authorities(self) -> frozenset[str]:
        return frozenset(unit.code for unit in self.units.directory if unit.kind == "authority")

    def _with_cue(self, cue: re.Match[str], start: int, end: int, point: _Point, mode: Mode) -> _Action | None:
        word, behind = cue.group("cue"), cue.end()
        before = self.seen.low[start : cue.start()].strip()
        askers, chair = self._asker(start, cue.start()) if before else ((), False)
        if askers and not chair and word in ("đề nghị", "kiến nghị", "đề xuất", "xin"):
            self.speech = _Speech(asks=True, asker=tuple(code for code in askers if not code.startswith("@")))
        elif chair or (re.search(r"\bđồng chí\b", before) and not askers):
            self.speech = _Speech(orders=True)
        asks = (self.speech.asks and word in ("đề nghị", "kiến nghị", "đề xuất", "xin")) or mode is Mode.ASK
        if not asks and word in _ASKING:
            asks = True
        if word == "giao" and askers:
            return None
        lead, where, stop = self._list_at(behind, end)
        own = self._own_government(behind)
        if not lead and own and point.places:
            lead, where, stop = point.places, (behind, own), own
        if asks:
            return self._request(cue, lead, where, stop, end)
        if mode is Mode.PROSE and not self.speech.orders:
            if before and not chair:
                return None
            self.speech.orders = True
        if SAYS_DONE.search(self.seen.low, start, cue.start()):
            return None
        begin = cue.start() if lead or verb_at(self.seen.folded, behind, end) is not None else start
        if not lead and verb_at(self.seen.folded, behind, end) is None:
            return None
        general = bool(before) or not point.addressee or cue.group("cue") == "yêu cầu"
        if lead and general:
            point.addressee, point.named = lead, where
        return _Action(
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
    ) -> _Action | None:
        body = stop if lead else cue.end()
        if not lead:
            level = _BARE_LEVEL.match(self.seen.folded, body)
            if level and level.group() != "tinh" and self.units.government:
                lead, where, body = (self.units.government,), level.span(), level.end()
        if end - body < 8:
            return None
        return _Action(
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

    def _without_cue(self, start: int, end: int, point: _Point, listed: bool, mode: Mode) -> _Action | None:
        low, folded = self.seen.low, self.seen.folded
        if mode is Mode.ASK or self.speech.asks:
            return None
        if NOT_ORDERS.match(low, start, end):
            return None
        lead, where, stop = self._list_at(start, end)
        own = self._own_government(start)
        if not lead and own and point.places:
            lead, where, stop = point.places, (start, own), own
        elif lead and point.places:
            own = self._own_government_behind(stop, end)
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
            if not colon and verb_at(folded, body, end) is None and not self._acts(body, end):
                return None
            if SAYS_DONE.search(low, body, min(end, body + 60)):
                return None
            if not point.addressee or self._opens_point(start, point):
                point.addressee, point.named = lead, where
            return _Action(
                ItemKind.DIRECTIVE,
                start,
                end,
                body,
                lead,
                where,
                None,
                sure=0.95 if colon or listed else 0.85,
            )
        if SAYS_DONE.search(low, start, min(end, start + 80)):
            return None
        if verb_at(folded, start, end) is None:
            due = timing(folded[start:end], self.on, self.calendar)
            if not (listed and point.addressee and (due.due is not None or due.recurrence is not None)):
                return None
            return _Action(ItemKind.DIRECTIVE, start, end, start, None, point.named, None, sure=0.6)
        if end - start < 12:
            return None
        return _Action(
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
            timing(self.seen.folded[body:end], self.on, self.calendar).due is not None
            and self.seen.shown[body : body + 1].islower()
        )

    def _opens_point(self, start: int, point: _Point) -> bool:
        return point.named is None or point.named[0] > start

    def _theme(self, start: int, end: int, cue: re.Match[str] | None, point: _Point) -> int | None:
        """A theme phrase that opens the clause gives its places and topic to what follows."""
        match = _THEME.match(self.seen.low, start, end) or _THEME_BARE.match(self.seen.low, start, end)
        if match is None or (cue is not None and match.end() > cue.start() + 1 and cue.start() - start < 4):
            return None
        stop = match.end()
        # A list inside the theme holds commas: go on to the comma before the cue, unit or verb.
        limit = cue.start() if cue is not None else end
        while cue is None and stop < limit:
            if (
                self._list_at(stop, end)[0]
                or verb_at(self.seen.folded, stop, end) is not None
                or self._own_government(stop)
            ):
                break
            comma = re.compile(r"[^;,]{2,80}?,\s+").match(self.seen.low, stop, limit)
            if comma is None:
                return None
            stop = comma.end()
        inside = self._within(start, stop)
        wards = tuple(dict.fromkeys(code for each in inside for code in each.codes if code in self.units.wards))
        if wards:
            point.places = wards
        point.heading = topics.scores(self.seen.folded[start:stop]) or point.heading
        return stop

    # ----- units -----

    def _list_at(self, at: int, end: int) -> tuple[tuple[str, ...], tuple[int, int] | None, int]:
        """The units named one after another from `at` on: codes, where they stand, and where they end."""
        prefix = re.compile(
            r"[\s\"“]*(?:(?:lãnh đạo|đại diện|thủ trưởng|đồng chí|đ/c|chủ tịch|phó chủ tịch|bí thư|trưởng|giám đốc|phòng, ban|người đứng đầu|các đồng chí|hai|ba|bốn|năm|các|cả|xã|phường|thị trấn|ubnd|đảng ủy|chính quyền|,|và|\d{1,2}|:)[\s:]+|[,\s]+)*",
            re.IGNORECASE,
        )
        codes: list[str] = []
        first: int | None = None
        place = at
        while True:
            gap = prefix.match(self.seen.low, place, end)
            behind = gap.end() if gap else place
            mention = self._mention_between(place, behind, end)
            if mention is None:
                break
            between = self.seen.low[place : mention.start]
            if codes and not re.search(r"[,+&/]|\bvà\b|:", between):
                break
            if codes and re.search(r"[.;]", between):
                break
            codes += mention.codes
            first = mention.start if first is None else first
            place = mention.end
            if not re.match(r"\s*(?:,|\+|&|/|và\b|:|\s-\s)", self.seen.low[place : min(end, place + 6)]):
                follows = self._mention_between(place, place + 2, end)
                if follows is None or not follows.group:
                    break
        if first is None:
            return (), None, at
        return tuple(dict.fromkeys(codes)), (first, place), place

    def _mention_between(self, at: int, behind: int, end: int) -> Mention | None:
        for place in range(at, behind + 1):
            found = starts_at(self.mentions, place)
            if found is not None and found.end <= end:
                return found
        return None

    def _own_government(self, at: int) -> int | None:
        """ "UBND xã" without a name at `at`: the government of the ward that the point is about."""
        match = _OWN_GOVERNMENT.match(self.seen.folded, at)
        if match is None or starts_at(self.mentions, at) is not None:
            return None
        return match.end()

    def _own_government_behind(self, stop: int, end: int) -> int | None:
        comma = re.compile(r"\s*(?:,|và|\+)\s*").match(self.seen.low, stop, end)
        return self._own_government(comma.end()) if comma else None

    def _helpers(self, action: _Action) -> tuple[list[str], tuple[int, int] | None]:
        """Units behind "phối hợp với", "cùng": they help."""
        codes: list[str] = []
        where = None
        for match in _WITH.finditer(self.seen.low, action.start, action.end):
            found, span, _ = self._list_at(match.end(), action.end)
            if (
                found
                and span
                and not self.seen.low[match.end() : span[0]]
                .strip(" ,:")
                .replace("các", "")
                .replace("xã", "")
                .replace("phường", "")
                .strip()
            ):
                codes += found
                where = where or (match.start(), span[1])
        return list(dict.fromkeys(codes)), where

    # ----- the item -----

    def _item(self, action: _Action, point: _Point) -> Item | None:
        start, end = action.start, action.end
        if end - start < 8:
            return None
        folded = self.seen.folded
        lead = action.lead if action.lead is not None else point.addressee
        helpers, helped_at = self._helpers(action)
        if (
            action.kind is ItemKind.DIRECTIVE
            and action.lead is not None
            and helped_at
            and action.lead_at
            and helped_at[0] < action.lead_at[0]
        ):
            helpers = [code for code in helpers if code not in lead]
        helpers = [code for code in helpers if code not in lead]
        when = (
            timing(folded[start:end], self.on, self.calendar)
            if action.kind is ItemKind.DIRECTIVE
            else Timing(None, None)
        )
        places, places_at = self._places(action, point, lead, helpers)
        topic, topic_at = topics.choose(topics.scores(folded[action.body : end]), point.heading)
        cues = self._cues(action, when, start, helped_at, places_at, topic_at)
        questions = []
        if not lead and action.kind is ItemKind.DIRECTIVE:
            questions.append("Chưa thấy đơn vị chủ trì trong câu: giao đơn vị nào?")
        if sum(1 for code in lead if not code.startswith("@")) > 1 and "chu tri" not in folded[start:end]:
            questions.append("Nhiều đơn vị cùng được nêu: giao mỗi đơn vị một nhiệm vụ, hay chọn một đơn vị chủ trì?")
        if when.due is not None and when.due.fuzzy:
            questions.append("Hạn ghi không rõ ngày: kiểm tra ngày đã tính.")
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

    def _places(
        self, action: _Action, point: _Point, lead: Sequence[str], helpers: Sequence[str]
    ) -> tuple[list[str], tuple[int, int] | None]:
        named = [each for each in self._within(action.start, action.end) if each.ward]
        codes = [code for each in named for code in each.codes]
        codes += [code for code in (*lead, *helpers) if code in self.units.wards]
        if action.kind is ItemKind.PROPOSAL:
            codes = [code for each in named for code in each.codes] or list(action.places)
        if not codes:
            codes = list(point.places)
        at = (named[0].start, named[-1].end) if named else None
        return list(dict.fromkeys(codes)), at

    def _cues(
        self,
        action: _Action,
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

        add("kind", action.cue_at, "Từ giao việc" if action.kind is ItemKind.DIRECTIVE else "Từ kiến nghị")
        add("lead", action.lead_at, "Đơn vị được nêu")
        add("coordinating", helped_at, "Cụm từ phối hợp")
        add("places", places_at, "Địa danh được nêu")
        if topic_at is not None:
            add("topic", (action.body + topic_at[0], action.body + topic_at[1]), "Từ chỉ lĩnh vực")
        if when.due is not None:
            add("due", (start + when.due.start, start + when.due.end), f"Hạn: {when.due.note}")
        if when.rhythm is not None:
            add("recurrence", (start + when.rhythm[0], start + when.rhythm[1]), "Từ chỉ định kỳ")
        return tuple(found)

    def _title(self, action: _Action, when: Timing) -> str:
        words = " ".join(self.seen.shown[action.body : action.end].split()).strip(' ,;:.-–"')
        if when.due is not None and action.start + when.due.end >= action.end - 3:
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

    def _row_item(self, row: Row) -> Item | None:
        """A row of a table of work: the content cell is the item, the other cells fill its fields."""

        def codes(span: tuple[int, int] | None) -> list[str]:
            return list(dict.fromkeys(code for each in self._within(*span) for code in each.codes)) if span else []

        start, end = row.content
        lead, helpers = codes(row.lead), codes(row.helpers)
        due: Found | None = None
        recurrence: Recurrence | None = None
        if row.due:
            when = timing("xong trong " + self.seen.folded[slice(*row.due)].strip(), self.on, self.calendar)
            due, recurrence = when.due, when.recurrence
        inside = timing(self.seen.folded[start:end], self.on, self.calendar)
        due, recurrence = due or inside.due, recurrence or inside.recurrence
        wards = [code for each in self._within(start, end) if each.ward for code in each.codes]
        wards += [code for code in (*lead, *helpers) if code in self.units.wards]
        topic, _at = topics.choose(topics.scores(self.seen.folded[start:end]), {})
        first, last = self.seen.original(start, end)
        cues = []
        for name, span, note in (
            ("lead", row.lead, "Cột đơn vị chủ trì"),
            ("coordinating", row.helpers, "Cột đơn vị phối hợp"),
            ("due", row.due, "Cột thời hạn"),
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


def listed_break(clause: Clause) -> bool:
    """True when the clause opens a sentence, so that a bare date in it may stand for the whole point."""
    return False


def _apart(items: Sequence[Item]) -> tuple[Item, ...]:
    """Items in order without overlap: where two claim the same words, the first keeps them."""
    kept: list[Item] = []
    for item in items:
        if kept and item.start < kept[-1].end:
            continue
        kept.append(item)
    return tuple(kept)
