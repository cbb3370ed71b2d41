"""Actions whose commas join several pieces of work, taken apart."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date

from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import ItemKind
from tracker.extraction.clauses import comma_actions, verb_at
from tracker.extraction.dates import timing
from tracker.extraction.engine.names import Names
from tracker.extraction.engine.speech import Action
from tracker.extraction.normal import View

_LEADS_IN = re.compile(r"\b(?:như|gồm|bao gồm|cụ thể|cụ thể là)\s*:?\s*$")


class Parts:
    """Cutting the actions of one text."""

    def __init__(self, seen: View, names: Names, on: date, calendar: WorkingCalendar) -> None:
        self.seen = seen
        self.names = names
        self.on = on
        self.calendar = calendar

    def parts(self, action: Action) -> list[Action]:
        """Split an action behind a deadline that other work follows, or a request that lists wards of its own."""
        cuts = []
        begin = action.body
        for at in comma_actions(self.seen, action.body, action.end):
            if self._dated(begin, at):
                cuts.append(at)
                begin = at
        cuts = sorted({*cuts, *self._named_places(action)})
        if not cuts:
            return [action]
        edges = [action.start, *cuts, action.end]
        parts = []
        for number, (start, end) in enumerate(itertools.pairwise(edges)):
            if number == 0 and _LEADS_IN.search(self.seen.low, start, end):
                continue  # "… một số vấn đề như": what follows is asked for
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

    def _dated(self, begin: int, at: int) -> bool:
        """True when the words before the comma at `at` end with a deadline: what follows is other work."""
        found = timing(self.seen.low[begin:at], self.on, self.calendar)
        of = found.due is not None and self.seen.low[begin : begin + found.due.start].rstrip().endswith("của")
        return found.due is not None and not of and not self.seen.low[begin + found.due.end : at].strip(" ,\n")

    def _named_places(self, action: Action) -> list[int]:
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
            own = any(each.ward for each in self.names.within(begin, stop))
            if len(words) > 20 and (own or verb_at(self.seen, begin, stop) is not None):
                while begin < stop and self.seen.shown[begin] in " \n":
                    begin += 1
                cuts.append(begin)
        return cuts
