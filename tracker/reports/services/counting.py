"""Counting the figures of whole days for a province: of today from the tasks, of days that are over from the spans.

Most tasks are done and stay so. For days that are over they are counted once, and taken away again as the days go
back past the one on which each was done; what else a day held is found by indexes, however many tasks there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import sub
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from tracker.core.deadlines import Horizon
from tracker.core.labels import Topic
from tracker.org.models import Unit
from tracker.reports.queries.tallies import Counted, counted
from tracker.reports.rules import Circle, Counts, added, silent_of
from tracker.tasks.models import LASTING, Task, TaskSpan
from tracker.tasks.rules import OPEN, Patience, State

#: What a unit leads itself of a topic, in a circle with whose it is.
Own = tuple[int, Topic, Circle, int]
#: A row: unit, with those below it, topic, circle, whose.
Key = tuple[int, bool, Topic, Circle, int]


def count_day(session: Session, seen: Horizon, waits: Patience) -> dict[Key, Counts]:
    """The figures of one day, as they are kept."""
    return rolled_up(session, _by_circle(counted(seen, waits)), only=parents_in(session) if seen.past else None)


def lasting(session: Session, rows: dict[Key, Counts]) -> dict[Key, Counts]:
    """What is kept of a day that is over."""
    parents = parents_in(session)
    return {key: numbers for key, numbers in rows.items() if key[1] and key[0] in parents}


def parents_in(session: Session) -> frozenset[int]:
    """The units with others below them."""
    return frozenset(session.scalars(select(Unit.parent_id).where(Unit.parent_id.is_not(None)).distinct()))


def rolled_up(session: Session, own: dict[Own, Counts], only: frozenset[int] | None = None) -> dict[Key, Counts]:
    """The numbers of units, and of all units above them with what is below. `only`: these of some units alone."""
    paths = dict(session.execute(select(Unit.id, Unit.path)).all()) if len(own) > 50 else {}
    if not paths and own:
        wanted = {unit_id for unit_id, *_ in own}
        # As they are now: somebody may have moved a unit, and had all counted anew, since this transaction began.
        paths = dict(session.execute(select(Unit.id, Unit.path).where(Unit.id.in_(wanted))).all())
    above = {
        unit_id: [each for each in map(int, path.strip("/").split("/")) if only is None or each in only]
        for unit_id, path in paths.items()
    }
    found: dict[Key, list[Counts]] = {}
    for (unit_id, topic, circle, of_id), numbers in own.items():
        if only is None:
            found.setdefault((unit_id, False, topic, circle, of_id), []).append(numbers)
        for each in above[unit_id]:
            found.setdefault((each, True, topic, circle, of_id), []).append(numbers)
    return {key: added(many) if len(many) > 1 else many[0] for key, many in found.items()}


def silence_of(rows: dict[Key, Counts]) -> dict[tuple[Circle, int, int], int]:
    """On how many tasks of any topic each unit itself is silent: by circle, whose, and unit. None is left out."""
    found: dict[tuple[Circle, int, int], int] = {}
    for (unit_id, whole, _, circle, of_id), numbers in rows.items():
        if not whole and silent_of(numbers):
            key = (circle, of_id, unit_id)
            found[key] = found.get(key, 0) + silent_of(numbers)
    return {key: many for key, many in found.items() if many}


def _by_circle(rows: Iterable[Counted]) -> dict[Own, Counts]:
    found: dict[Own, list[Counts]] = {}
    for each in rows:
        for circle, of_id in each.circles:
            found.setdefault((each.unit_id, each.topic, circle, of_id), []).append(each.numbers)
    return {key: added(many) if len(many) > 1 else many[0] for key, many in found.items()}


_SPANS = select(TaskSpan).join(TaskSpan.task)
_DONE = _SPANS.where(TaskSpan.until_on == LASTING, TaskSpan.state == State.DONE)


def _done_later(seen: Horizon) -> Select[Any]:
    return _DONE.where(TaskSpan.from_on > seen.today)


def _done_by_then(seen: Horizon) -> Select[Any]:
    return _DONE.where(TaskSpan.from_on <= seen.today)


def _ended_since(seen: Horizon) -> Select[Any]:
    return _SPANS.where(TaskSpan.from_on <= seen.today, TaskSpan.until_on > seen.today, TaskSpan.until_on < LASTING)


def _still_open(seen: Horizon) -> Select[Any]:
    return _SPANS.where(TaskSpan.from_on <= seen.today, TaskSpan.until_on == LASTING, Task.state.in_(OPEN))


class PastDays:
    """The figures of many days that are over, asked for from the latest to the earliest, in one transaction.

    What is done lasts: its numbers are those of any later day. So it is counted once, with the day on which each
    task was done; each day then takes away what was done after it, and adds what was still open, or was so again.
    """

    def __init__(self, session: Session, earliest: date, waits: Patience) -> None:
        """Count what is done, by the day on which it was done where that is after `earliest`."""
        self._session, self._waits, self._parents = session, waits, parents_in(session)
        seen = Horizon(earliest, earliest, past=True)  # what is done counts alike on every day
        later: dict[date, list[Counted]] = {}
        for each in counted(seen, waits, _done_later, TaskSpan.from_on):
            later.setdefault(each.by[0], []).append(each)
        self._later = {day: self._kept(rows) for day, rows in later.items()}
        before = self._kept(counted(seen, waits, _done_by_then))
        self._done = _sum(before, *self._later.values())

    def count(self, seen: Horizon) -> dict[Key, Counts]:
        """The figures of a day that is over, as they are kept."""
        day = seen.today
        for done_on in [each for each in self._later if each > day]:
            for key, numbers in self._later.pop(done_on).items():
                self._done[key] = tuple(map(sub, self._done[key], numbers))
        parts = [self._kept(counted(seen, self._waits, rows)) for rows in (_ended_since, _still_open)]
        return {key: numbers for key, numbers in _sum(self._done, *parts).items() if any(numbers)}

    def _kept(self, rows: Iterable[Counted]) -> dict[Key, Counts]:
        return rolled_up(self._session, _by_circle(rows), only=self._parents)


def _sum(*parts: dict[Key, Counts]) -> dict[Key, Counts]:
    found: dict[Key, list[Counts]] = {}
    for part in parts:
        for key, numbers in part.items():
            found.setdefault(key, []).append(numbers)
    return {key: added(many) if len(many) > 1 else many[0] for key, many in found.items()}
