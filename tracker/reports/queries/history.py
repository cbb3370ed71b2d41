"""Days that are over, as far as figures of them are kept: of one day to compare with, and of the weeks of a course."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from tracker.core.actor import Actor
from tracker.core.deadlines import Horizon, overdue_from
from tracker.org.models import Unit
from tracker.reports.queries.kept import Kept, kept_totals
from tracker.reports.queries.tallies import ways_between
from tracker.reports.rules import Counts, Stand, added, counts, figures_of, tally_of
from tracker.tasks.queries import Filter, patience
from tracker.tasks.rules import OPEN, State

#: A quarter of a year of weeks: long enough for a course to show, short enough for each week to be told apart.
WEEKS = 12


def weeks_before(day: date) -> list[date]:
    """The days of the course before `day`, the first one first."""
    return [day - timedelta(weeks=back) for back in range(WEEKS, 0, -1)]


@dataclass(frozen=True)
class Point:
    """What stood at the end of one day."""

    day: date
    open: int = 0
    overdue: int = 0
    done: int = 0


@dataclass(frozen=True)
class History:
    """What is kept of days, and the ways in which those tasks stood that the reader knows of and that no row counts.

    A way has its first day and the day on which it ended.
    """

    totals: Mapping[date, Counts]
    ways: Sequence[tuple[date, date, Stand]]

    def numbers(self, horizon: Horizon) -> Counts | None:
        """The numbers of the day judged; None when it is not kept."""
        day, plain, waits = horizon.today, self.totals.get(horizon.today), patience()
        if plain is None:
            return None
        there = (stand for from_on, until_on, stand in self.ways if from_on <= day < until_on)
        return added([plain, counts(tally_of(stand, horizon, waits) for stand in there)])

    def points(self, days: Iterable[date]) -> dict[date, Point]:
        """What stood at the end of those of `days` that are kept."""
        each = sorted(day for day in days if day in self.totals)
        # How many more there are of open, overdue and done on each of the days than on the one before.
        more = [[0] * (len(each) + 1) for _ in range(3)]
        for from_on, until_on, stand in self.ways:
            done = stand.state is State.DONE
            judged = not (stand.state is State.CANCELLED or (done and stand.submitted_on))
            late = overdue_from(stand.due_on, stand.submitted_on) if judged else None
            firsts = (
                from_on if stand.state in OPEN else None,
                None if late is None else max(late, from_on),
                from_on if done else None,
            )
            for counted, first in zip(more, firsts, strict=True):
                if first is not None and first < until_on:
                    counted[bisect_left(each, first)] += 1
                    counted[bisect_left(each, until_on)] -= 1
        found: dict[date, Point] = {}
        for day, *known in zip(each, *map(accumulate, more), strict=False):
            plain = figures_of(self.totals[day])
            found[day] = Point(day, *map(sum, zip((plain.open, plain.overdue, plain.done), known, strict=True)))
        return found


def history_of(actor: Actor, kept: Kept, scope: Unit, wanted: Filter, days: Iterable[date]) -> History:
    """What is kept of `days`, in two statements."""
    totals = kept_totals(kept, scope, wanted, days)
    left = kept.left if totals else ()
    return History(totals, ways_between(actor, wanted, min(totals), max(totals), left) if left else ())
