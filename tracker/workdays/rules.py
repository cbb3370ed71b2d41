"""Rules of the calendar: what differs from the library, how a year is laid out, what is refused."""

from __future__ import annotations

import calendar as months_of
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tracker.core.calendar import (
    LAST_DECIDED_YEAR,
    SWAPPED_OFF,
    SWAPPED_ON,
    DayKind,
    SpecialDay,
    WorkingCalendar,
)
from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled
from tracker.core.later import later

if TYPE_CHECKING:
    import holidays
else:
    holidays = later("holidays")

#: Years that the pages and the command take: the library computes them all.
FIRST_YEAR, LAST_YEAR = 2000, 2100


@cache
def special_days(year: int) -> Mapping[date, SpecialDay]:
    """The days off and made-up days of the Vietnamese public sector in `year`, by day, with Vietnamese names.

    Asked when a year is taken over, since the library is slow to load: what is only counted comes from the table
    of `core.daysoff`, which a test holds to the library.
    """
    table = holidays.country_holidays("VN", years=year, language="vi")
    found = {day: SpecialDay(day, DayKind.OFF, name.split(";")[0].strip()) for day, name in table.items()}
    for day in table.weekend_workdays:
        if day.year == year:
            found[day] = SpecialDay(day, DayKind.MADE_UP, "Làm bù")
    for swapped, kind in ((SWAPPED_OFF, DayKind.OFF), (SWAPPED_ON, DayKind.MADE_UP)):
        found.update((day, SpecialDay(day, kind, name)) for day, name in swapped.items() if day.year == year)
    return dict(sorted(found.items()))


class Source(Labelled):
    """Where a special day came from."""

    LIBRARY = "library", N_("Thư viện")
    EDITED = "edited", N_("Nhập tay")


class Change(Labelled):
    """What taking a day over from the library would do."""

    ADD = "add", N_("Thêm")
    REPLACE = "replace", N_("Thay")
    REMOVE = "remove", N_("Bỏ")


@dataclass(frozen=True)
class Kept:
    """A special day as the office keeps it, and who put it there."""

    special: SpecialDay
    source: Source


@dataclass(frozen=True)
class Difference:
    """A day on which the office's calendar and the library disagree; None where one of them has nothing."""

    day: date
    change: Change
    kept: SpecialDay | None
    library: SpecialDay | None
    edited: bool

    @property
    def proposed(self) -> bool:
        """True when taking it over loses nothing that a person entered."""
        return not self.edited


def differences(library: Mapping[date, SpecialDay], kept: Iterable[Kept]) -> list[Difference]:
    """Where the office's calendar differs from the library, by day. Same kind and name is no difference."""
    mine = {each.special.day: each for each in kept}
    found = []
    for day in sorted(library.keys() | mine.keys()):
        theirs, ours = library.get(day), mine.get(day)
        if ours is None:
            found.append(Difference(day, Change.ADD, None, theirs, edited=False))
        elif theirs is None:
            edited = ours.source is Source.EDITED
            found.append(Difference(day, Change.REMOVE, ours.special, None, edited=edited))
        elif theirs != ours.special:
            edited = ours.source is Source.EDITED
            found.append(Difference(day, Change.REPLACE, ours.special, theirs, edited=edited))
    return found


@dataclass(frozen=True)
class Cell:
    """One day of a month: whether it is worked, and what makes it special."""

    day: date
    works: bool
    special: SpecialDay | None


@dataclass(frozen=True)
class Month:
    """A month as rows of seven, Monday first; None where a week reaches into another month."""

    first: date
    weeks: tuple[tuple[Cell | None, ...], ...]


def year_of_months(year: int, calendar: WorkingCalendar, specials: Mapping[date, SpecialDay]) -> list[Month]:
    """The twelve months of `year` as they are drawn."""
    found = []
    for number in range(1, 13):
        weeks = [
            tuple(
                Cell(day, calendar.is_working(day), specials.get(day)) if day.month == number else None for day in week
            )
            for week in months_of.Calendar().monthdatescalendar(year, number)
        ]
        found.append(Month(date(year, number, 1), tuple(weeks)))
    return found


def working_days(months: Iterable[Month]) -> int:
    """How many days of these months are worked."""
    return sum(cell.works for month in months for week in month.weeks for cell in week if cell is not None)


def decided(year: int) -> bool:
    """True when the government has decided on the year's days; a later year is computed and provisional."""
    return year <= LAST_DECIDED_YEAR


def check_year(year: int) -> int:
    """A year that a calendar can be kept for. Raises Invalid."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(N_("Năm từ %(first)s đến %(last)s."), field="day", first=FIRST_YEAR, last=LAST_YEAR)
    return year


def check_week(weekdays: Iterable[int]) -> list[int]:
    """The working days of a week, Monday=0 … Sunday=6, in order. Raises Invalid for none at all."""
    days = sorted(set(weekdays))
    if not days or not set(days) <= set(range(7)):
        raise Invalid(N_("Chọn ít nhất một ngày làm việc trong tuần."), field="weekdays")
    return days


def check_day(special: SpecialDay, weekdays: Iterable[int]) -> None:
    """A made-up day lies on a day that the week leaves free. Raises Invalid."""
    check_year(special.day.year)
    if special.kind is DayKind.MADE_UP and special.day.weekday() in set(weekdays):
        raise Invalid(N_("Ngày này vốn là ngày làm việc trong tuần nên không cần làm bù."), field="kind")
