"""A clause taken for an order or a request, with a cue ("giao", "đề nghị") or without one."""

from __future__ import annotations

import re
from datetime import date

from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import ItemKind
from tracker.extraction.blocks import Mode
from tracker.extraction.clauses import verb_at
from tracker.extraction.dates import timing
from tracker.extraction.engine import turns
from tracker.extraction.engine.addressees import Addressees
from tracker.extraction.engine.cues import ASKING, CONDITION, TIME_FIRST, Cues, bare_level, cue_word
from tracker.extraction.engine.deeds import Deeds
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speakers import Speaker
from tracker.extraction.engine.speech import Action, Point, Speech
from tracker.extraction.engine.voices import Duty
from tracker.extraction.lexicon import FIGURES, NO_ITEM, NOT_ORDERS, SAYS_DONE
from tracker.extraction.normal import View, bare
from tracker.extraction.outline import inspects
from tracker.extraction.strangers import SOMEBODY, STRANGER


class Orders:
    """Orders and requests of one text; `speech` says who speaks at present."""

    def __init__(self, seen: View, names: Names, cues: Cues, on: date, calendar: WorkingCalendar) -> None:
        self.seen = seen
        self.names = names
        self.cues = cues
        self.on = on
        self.calendar = calendar
        self.whom = Addressees(seen, names)
        self.deeds = Deeds(seen, names, on, calendar)
        self.speech = Speech()
        self.inspects = inspects(seen)
        self.last: tuple[str, ...] = ()
        self.begun, self.spoken = 0, False

    def with_cue(
        self, cue: re.Match[str], start: int, end: int, point: Point, mode: Mode, *, opens: bool = False
    ) -> Action | None:
        """The order or request that the cue opens; None when the cue only reports or belongs to something else."""
        word, behind = cue_word(cue), cue.end()
        before = self.seen.low[start : cue.start()].strip()
        if not before and not self.spoken and mode is Mode.PROSE:
            start = self.begun  # "…, bà A, Trưởng thôn B, nói và đề nghị": the clauses before name who speaks
        said = self.cues.speaker(start, cue) if start < cue.start() else Speaker()
        if said.citizen and not before and self.speech.heard:
            said = Speaker(chair=True)  # "đồng chí nhấn mạnh vai trò của người dân; đồng thời đề nghị …"
        self.spoken = True
        chair = said.chair
        begging = word in ASKING or word == "đề nghị"
        if said.asks and begging:
            wards = tuple(code for code in said.units if not code.startswith("@"))
            self.speech = Speech(asks=True, asker=wards or point.places)
        elif chair:
            self.speech = Speech(orders=True)
        asks = (self.speech.asks and begging) or mode is Mode.ASK
        if word == "đề xuất" and mode is Mode.ORDER and not before and not self.cues.addressed(cue, end)[0]:
            return self.without_cue(start, end, point, True, mode)  # "đề xuất phương án …" is work here
        if not asks and word in ASKING and not (self.inspects and mode is Mode.ORDER):
            if mode is Mode.PROSE and not said.asks and not said.chair:
                return None
            asks = True
        if word == "giao" and said.units:
            return None
        if word in ("chỉ đạo", "phân công") and self._acts_itself(start, cue.start()):
            return self.without_cue(start, end, point, mode is Mode.ORDER, mode)
        lead, where, stop = self.cues.addressed(cue, end)
        own = self.names.own_government(behind)
        if not lead and own and point.places:
            lead, where, stop = point.places, (behind, own), own
        lead = self.whom.meant(lead, where, point)
        if not lead and not asks and word != "giao":
            lead, where, stop = self.whom.below(behind, end) or (lead, where, stop)
        if lead and not asks:
            lead, where, stop = self.whom.through(lead, where, stop, end)
        if not lead and not asks:
            lead, where = self.whom.from_theme(start, cue.start())
            stop = behind if lead else stop
        if asks:
            return self._request(cue, lead, where, stop, end)
        if mode is Mode.PROSE and not self.speech.orders:
            if word == "chỉ đạo" and not before and not self.speech.heard:
                return None  # "Chỉ đạo các xã quán triệt …", in an account of the month
            if before and not chair and not (self.speech.heard and before.endswith(("và", ",", "đồng thời"))):
                return None
            self.speech.orders = True
        if not chair and SAYS_DONE.search(self.seen.low, start, cue.start()):
            return None
        beyond = turns.BEYOND.match(self.seen.low, behind, end) if not lead else None
        if beyond and word in ("đề nghị", "yêu cầu") and verb_at(self.seen, beyond.end(), end) is not None:
            # A level that the directory does not list: nobody of ours leads.
            return Action(ItemKind.DIRECTIVE, cue.start(), end, beyond.end(), (), None, cue.span("cue"), sure=0.7)
        somebody = SOMEBODY.match(self.seen.low, behind, end) if not lead else None
        if somebody is not None and turns.IF_NOT.match(self.seen.folded, somebody.end()):
            return None
        must = somebody is not None and self.seen.low.startswith(("cần", "phải"), somebody.end())
        if (
            somebody
            and (must or word not in ("lưu ý", "nhấn mạnh", "nhắc"))
            and verb_at(self.seen, somebody.end(), end) is not None
        ):
            if point.addressee and turns.OWN.fullmatch(somebody.group().strip()):
                return Action(
                    ItemKind.DIRECTIVE, cue.start(), end, somebody.end(), None, point.named, cue.span("cue"), sure=0.7
                )
            point.addressee, point.named = (), None
            return Action(ItemKind.DIRECTIVE, cue.start(), end, somebody.end(), (), None, cue.span("cue"), sure=0.6)
        stranger = STRANGER.match(self.seen.shown, behind, end) if not lead else None
        if stranger:
            first = TIME_FIRST.match(self.seen.low, stranger.end() + 1, end)
            if verb_at(self.seen, first.end() if first else stranger.end(), end) is not None:
                point.addressee, point.named = (), None
                return Action(ItemKind.DIRECTIVE, cue.start(), end, stranger.end(), (), None, cue.span("cue"), sure=0.6)
        begin = cue.start() if lead or verb_at(self.seen, behind, end) is not None else start
        if not lead and verb_at(self.seen, behind, end) is None:
            later = CONDITION.match(self.seen.low, behind, end)
            lead, where, stop = self.names.list_at(later.end(), end) if later else ((), None, stop)
            if not lead:
                return None
        general = opens or bool(before) or not point.addressee or word == "yêu cầu"
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

    def without_cue(
        self, start: int, end: int, point: Point, listed: bool, mode: Mode, *, opens: bool = False
    ) -> Action | None:
        """The order of a clause that begins with a unit or a verb; None for what reports, quotes or describes."""
        low = self.seen.low
        if mode is Mode.ASK or self.speech.asks or (mode is Mode.PROSE and turns.NARRATES.match(low, start, end)):
            return None
        condition = CONDITION.match(low, start, end)
        if condition and verb_at(self.seen, condition.end(), end) is not None and (listed or point.addressee):
            return Action(ItemKind.DIRECTIVE, start, end, start, None, point.named, None, sure=0.7)
        if NOT_ORDERS.match(low, start, end):
            return None
        lead, where, stop = self.names.list_at(start, end)
        same = turns.SAME_UNITS.match(low, start, end)
        if same and self.last:
            lead, where, stop = self.last, same.span(), same.end()
        own = self.names.own_government(start)
        if not lead and own and point.places:
            lead, where, stop = point.places, (start, own), own
        elif lead and point.places:
            own = self.names.own_government_behind(stop, end)
            if own:
                lead, where, stop = (*lead, *point.places), (start, own), own
        lead = self.whom.meant(lead, where, point)
        if lead:
            rest = turns.BEHIND_UNIT.match(low, stop, end)
            body = rest.end() if rest else stop
            passive = turns.PASSIVE.match(low, stop, end)
            body = passive.end() if passive else body
            told = self.whom.through(lead, where, body, end)
            if told[0] is not lead:
                lead, where, body = told
            colon = ":" in self.seen.shown[stop:body]
            office = turns.OFFICE.match(self.seen.folded, body, end)
            body = office.end() if office else body
            if (
                NOT_ORDERS.match(low, body, end)
                and not low.startswith(("nếu", "do ", "theo dõi", "căn cứ", *(("tiếp thu",) if listed else ())), body)
                and not (turns.RELATIVE.match(low, body, end) and listed and self.deeds.acts(body, end))
            ):
                return None
            if NO_ITEM.match(self.seen.folded, body, end) or turns.TELLS.match(low, body, end):
                return None
            if (
                not colon
                and verb_at(self.seen, body, end) is None
                and not self.deeds.acts(body, end, listed or self.speech.orders)
            ):
                if opens and self.speech.orders:
                    point.addressee, point.named = lead, where  # "các xã chịu trách nhiệm về …; giải tỏa …"
                return None
            if SAYS_DONE.match(low, body, end):
                return None
            own_words = set(lead) <= self.names.authorities and mode is not Mode.PROSE
            if own_words and turns.BARE.match(low, body, end):
                return None
            if opens or colon or not point.addressee or self._opens_point(start, point):
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
        if opens and mode is Mode.PROSE and turns.DESCRIBES.match(low, start, end):
            return None
        if self.deeds.done(start, end) or (
            FIGURES.search(low, start, end) and timing(low[start:end], self.on, self.calendar).due is None
        ):
            return None
        beside = turns.BESIDE.match(low, start, end)
        others = self.names.list_at(beside.end(), end) if beside else ((), None, start)
        if others[0] and verb_at(self.seen, others[2], end) is not None:
            return Action(ItemKind.DIRECTIVE, start, end, start, None, point.named, None, sure=0.85)
        which = turns.WHICHEVER.match(low, start, end)
        if which and verb_at(self.seen, which.end(), end) is not None:
            return Action(ItemKind.DIRECTIVE, start, end, start, None, point.named, None, sure=0.7)
        outsider = self.whom.outsider(start, end, point, listed=mode is Mode.ORDER, ordered=self.speech.orders)
        if outsider is not None:
            # Somebody whom the directory does not know is told to act: who that is, is asked.
            if mode is Mode.PROSE:
                point.addressee, point.named = (), None
            return Action(ItemKind.DIRECTIVE, start, end, outsider, (), None, None, sure=0.6)
        time_first = TIME_FIRST.match(low, start, end)
        if verb_at(self.seen, time_first.end() if time_first else start, end) is None:
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

    def of_duty(self, duty: Duty, end: int, point: Point) -> Action | None:
        """The order that lies in what somebody must do; None where that was done."""
        if not (self.speech.orders or self.speech.heard) or SAYS_DONE.search(self.seen.low, duty.start, duty.body):
            return None
        if NO_ITEM.match(self.seen.folded, duty.body, end):
            return None
        if self.seen.folded.startswith("chiu trach nhiem ", duty.body) and turns.IF_NOT.match(
            self.seen.folded, duty.body
        ):
            return None
        self.speech.orders = self.speech.orders or bool(duty.lead)
        if duty.lead is not None:
            point.addressee, point.named = duty.lead, duty.where
        sure = 0.85 if duty.lead else 0.7
        return Action(ItemKind.DIRECTIVE, duty.start, end, duty.body, duty.lead, duty.where, None, sure=sure)

    def _request(
        self, cue: re.Match[str], lead: tuple[str, ...], where: tuple[int, int] | None, stop: int, end: int
    ) -> Action | None:
        body = stop if lead else cue.end()
        if not lead:
            level = bare_level(self.seen, body)
            if level:
                # Its own level is the government; another level is none of the directory.
                own = bare(level.group()) in self.names.units.level
                lead = (self.names.units.government,) if own else ()
                where, body = level.span(), level.end()
        if end - body < 8 or turns.SETTLED.search(self.seen.low, body, end):
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

    def _acts_itself(self, start: int, at: int) -> bool:
        """True when a unit alone stands before the cue and orders hold: to direct others is its own work."""
        lead, where, stop = self.names.list_at(start, at)
        return (
            bool(lead)
            and where is not None
            and where[0] == start
            and not self.seen.low[stop:at].strip()
            and (self.speech.orders)
        )

    def _opens_point(self, start: int, point: Point) -> bool:
        """True where no unit was named before in the point, or a semicolon parts the clause from what others do."""
        return point.named is None or point.named[0] > start or self.seen.shown[:start].rstrip()[-1:] == ";"
