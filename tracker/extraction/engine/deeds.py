"""What is done already, and what may be an action though its verb is not known."""

from __future__ import annotations

import re
from datetime import date

from tracker.core.calendar import WorkingCalendar
from tracker.extraction.clauses import verb_at
from tracker.extraction.dates import timing
from tracker.extraction.engine import turns
from tracker.extraction.engine.names import Names
from tracker.extraction.lexicon import NO_ACTION, SAYS_DONE
from tracker.extraction.normal import View


class Deeds:
    """Deeds told in one text."""

    def __init__(self, seen: View, names: Names, on: date, calendar: WorkingCalendar) -> None:
        self.seen = seen
        self.names = names
        self.on = on
        self.calendar = calendar

    def done(self, start: int, end: int) -> bool:
        """True for what was done already; "tháo dỡ các công trình đã có quyết định" is no such."""
        done = SAYS_DONE.search(self.seen.low, start, min(end, start + 45))
        if done is None:
            return False
        verb = verb_at(self.seen, start, done.start())
        if verb is None or not done.group().startswith("đã"):
            return True
        dated = timing(self.seen.low[start:end], self.on, self.calendar).due is not None
        return not (dated or turns.WHICH.search(self.seen.low, verb, done.start()))

    def dated(self, start: int, end: int) -> bool:
        """True where a report tells without a cue what a unit has to do until when."""
        lead, where, stop = self.names.list_at(start, end)
        if (
            not lead
            or where is None
            or not turns.HAS_TO.search(self.seen.low, stop, end)
            or SAYS_DONE.search(self.seen.low, start, end)
        ):
            return False
        acts = verb_at(self.seen, stop, end) is not None
        return acts and timing(self.seen.low[start:end], self.on, self.calendar).due is not None

    def acts(self, body: int, end: int, spoken: bool = True) -> bool:
        """True when the words behind a unit may be an action whose verb is not known.

        They begin small and not with a word that only goes on with the unit; in running prose they need a
        deadline too.
        """
        if not self.seen.shown[body : body + 1].islower():
            return False
        dated = timing(self.seen.low[body:end], self.on, self.calendar).due is not None
        word = re.compile(r"\w+").match(self.seen.low, body, end)
        return dated or (word is not None and word.group() not in NO_ACTION and spoken)
