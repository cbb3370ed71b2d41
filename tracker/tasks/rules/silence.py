"""When a unit counts as silent on a task. SQL twin: `queries.silent`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled, Recurrence
from tracker.tasks.rules.states import State

#: States in which word of the unit is due: it has to accept or to work. A task that is blocked, handed in, handed
#: back or paused waits for somebody else.
EXPECTANT = frozenset({State.ASSIGNED, State.IN_PROGRESS})
#: The longest rhythm of reports, in days.
MOST_DAYS = 366


class Every(Labelled):
    """The unit in which a rhythm of reports is said."""

    DAY = "day", N_("ngày")
    WEEK = "week", N_("tuần")
    MONTH = "month", N_("tháng")

    @property
    def days(self) -> int:
        """How many days may pass: a month is its longest, so that a report on the same day each month is in time."""
        return {Every.DAY: 1, Every.WEEK: 7, Every.MONTH: 31}[self]


@dataclass(frozen=True)
class Patience:
    """How many days without word pass before a task counts as silent: of an ordinary one, of a standing one."""

    ordinary: int
    standing: int

    def of(self, recurrence: Recurrence | None, report_days: int | None) -> int:
        """The days for a task: its own rhythm of reports, else the setting."""
        if report_days is not None:
            return report_days
        return self.standing if recurrence is Recurrence.STANDING else self.ordinary


def days_silent(
    state: State,
    quiet_since: date,
    *,
    recurrence: Recurrence | None,
    report_days: int | None,
    today: date,
    patience: Patience,
) -> int:
    """For how many days the unit has been silent; 0 while it is within its rhythm, or when no word is due."""
    days = (today - quiet_since).days
    return days if state in EXPECTANT and days > patience.of(recurrence, report_days) else 0


def report_rhythm(number: int | None, every: Every) -> int:
    """ "Every 2 weeks" in days. Raises Invalid for less than a day or more than a year."""
    days = (number or 0) * every.days
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(N_("Nhịp báo cáo từ 1 ngày đến 1 năm."), field="number")
    return days


def in_words_of(days: int) -> tuple[int, Every]:
    """The rhythm `days` in the largest unit that holds it whole."""
    for every in (Every.MONTH, Every.WEEK):
        if days % every.days == 0:
            return days // every.days, every
    return days, Every.DAY
