"""When a deadline is called to mind, counted in working days: before it, on it, after it, and to a leader.

Only the latest reminder that has fallen due counts. What was missed while nobody ran the job is not made up for,
and a clock that jumps back brings nothing twice: stages only rise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import N_, Labelled
from tracker.tasks.rules import State

#: States in which a deadline presses somebody. What is handed in or paused waits for the assigner, as does what
#: was returned: reminding the unit would blame it for the wait.
REMINDED = frozenset({State.ASSIGNED, State.IN_PROGRESS, State.BLOCKED})


class Series(Labelled):
    """Two series of reminders, each with stages of its own."""

    UNIT = "unit", N_("Nhắc đơn vị")
    LEADER = "leader", N_("Báo lãnh đạo chỉ đạo")


@dataclass(frozen=True)
class Plan:
    """When reminders come, in working days: `before` the deadline, `every` so many after it, `leader` once."""

    before: tuple[int, ...] = (7, 3, 1)
    every: int = 5
    leader: int = 5

    @property
    def reach(self) -> int:
        """How many working days ahead the first reminder comes."""
        return max(self.before, default=0)


@dataclass(frozen=True)
class Stage:
    """A reminder that has fallen due for a deadline.

    `number` is the working day it belongs to: -3 for three days before, 0 for the last day, 6 for six days late.
    `days` are the working days that are really left or past. `since` is the day on which a reminder before the
    deadline fell due: a task given on that day or later never had it. A task may be given late, so for the others
    it is None.
    """

    series: Series
    number: int
    days: int
    since: date | None


def plan(due_on: date, today: date, calendar: WorkingCalendar, steps: Plan) -> Iterable[Stage]:
    """The stages that have fallen due by `today` for the deadline `due_on`: at most one of each series."""
    if due_on >= today:
        left = calendar.between(today, due_on)
        reached = [step for step in (*steps.before, 0) if left <= step]
        if reached:
            step = min(reached)
            yield Stage(Series.UNIT, -step, left, _first_day(due_on, step, calendar))
        return
    late = calendar.between(due_on, today)
    if late >= 1:
        number = 1 + (late - 1) // steps.every * steps.every
        yield Stage(Series.UNIT, number, late, None)
    if late >= steps.leader:
        yield Stage(Series.LEADER, steps.leader, late, None)


def _first_day(due_on: date, working_days: int, calendar: WorkingCalendar) -> date:
    """The first day on which no more than `working_days` working days are left until `due_on`."""
    day = due_on
    left = 0
    while True:
        left += calendar.is_working(day)
        if left > working_days:
            return day
        day -= timedelta(days=1)
