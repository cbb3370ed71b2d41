"""Working days of the office: a week pattern, days off, and weekend days worked in exchange."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from tracker.core.daysoff import days_off
from tracker.core.labels import N_, Labelled

#: Decided by the government on 25/12/2025, after the library's table was made (DOMAIN facts, section 8).
SWAPPED_OFF = {date(2026, 1, 2): "Nghỉ hoán đổi (làm bù ngày 10/01/2026)"}
SWAPPED_ON = {date(2026, 1, 10): "Làm bù cho ngày 02/01/2026"}

#: The last year for which the government has decided on days off and made-up days; later years are computed.
LAST_DECIDED_YEAR = 2026


class DayKind(Labelled):
    """What a calendar says of one day against the week pattern."""

    OFF = "off", N_("Ngày nghỉ")
    MADE_UP = "made_up", N_("Ngày làm bù")


@dataclass(frozen=True)
class SpecialDay:
    """A day that is worked or off whatever the week pattern says, with its name."""

    day: date
    kind: DayKind
    name: str


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked. `weekdays` holds Monday=0 … Sunday=6."""

    weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    days_off: frozenset[date] = field(default_factory=frozenset)
    made_up: frozenset[date] = field(default_factory=frozenset)

    def is_working(self, day: date) -> bool:
        """True when the office works on `day`."""
        if day in self.made_up:
            return True
        return day.weekday() in self.weekdays and day not in self.days_off

    def add(self, day: date, working_days: int) -> date:
        """The `working_days`-th working day after `day`; `day` itself is not counted.

        Raises ValueError for a negative count.
        """
        if working_days < 0:
            raise ValueError("working_days must not be negative")
        while working_days:
            day += timedelta(days=1)
            if self.is_working(day):
                working_days -= 1
        return day

    def back(self, day: date, working_days: int) -> date:
        """The `working_days`-th working day before `day`; `day` itself is not counted.

        Raises ValueError for a negative count.
        """
        if working_days < 0:
            raise ValueError("working_days must not be negative")
        while working_days:
            day -= timedelta(days=1)
            if self.is_working(day):
                working_days -= 1
        return day

    def between(self, first: date, last: date) -> int:
        """How many working days lie after `first`, up to and with `last` (negative when `last` is earlier)."""
        if last < first:
            return -self.between(last, first)
        days = (last - first).days
        return sum(self.is_working(first + timedelta(days=n)) for n in range(1, days + 1))


@cache
def vietnam(first_year: int, last_year: int) -> WorkingCalendar:
    """The public-sector calendar of Việt Nam (Saturday and Sunday off) for the years given, both included."""
    years = [days_off(year) for year in range(max(first_year, 1), min(last_year, 9999) + 1)]
    return WorkingCalendar(
        days_off=frozenset().union(*(off for off, _ in years)) | SWAPPED_OFF.keys(),
        made_up=frozenset().union(*(worked for _, worked in years)) | SWAPPED_ON.keys(),
    )


def around(day: date) -> WorkingCalendar:
    """The calendar for tasks that are dated near `day`: the year before to three years after.

    Pure and uneditable: what can reach the database asks `tracker.workdays.queries.around`.
    """
    return vietnam(day.year - 1, day.year + 3)
