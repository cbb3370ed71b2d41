"""Reading the calendar. A page pays one small statement for it, however often it asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import abort
from sqlalchemy import select

from tracker.core.actor import Actor
from tracker.core.calendar import DayKind, SpecialDay, WorkingCalendar, vietnam
from tracker.storage.database import db
from tracker.storage.once import forget, lasting, read_along
from tracker.workdays.models import CalendarDay, CalendarYear, WorkWeek
from tracker.workdays.rules import Difference, Kept, differences, special_days

_STAMP = "calendar_stamp"
#: Calendars that this process has put together, by the stamp of what they were made of. A stamp never comes
#: back, so nothing here can be wrong; it is emptied when it grows.
_made: dict[tuple[str, int, int], WorkingCalendar] = {}


_OF_STAMP = select(WorkWeek.stamp)
read_along(_STAMP, _OF_STAMP.scalar_subquery(), lasts=True)


def stamp() -> str:
    """What the calendar of this transaction is known by; empty while nobody has seeded one."""
    return lasting(_STAMP, lambda: db.session.scalar(_OF_STAMP)) or ""


def forget_stamp() -> None:
    """Read the stamp anew: the calendar was changed in this transaction."""
    forget(_STAMP)


def working_calendar(first_year: int, last_year: int) -> WorkingCalendar:
    """The office's calendar for the years given, both included; a year that is not kept is the library's."""
    known_as = stamp()
    if not known_as:
        return vietnam(first_year, last_year)
    key = known_as, first_year, last_year
    if key not in _made:
        if len(_made) > 64:
            _made.clear()
        _made[key] = _make(first_year, last_year)
    return _made[key]


def around(day: date) -> WorkingCalendar:
    """The office's calendar for what is dated near `day`: the year before to three years after."""
    return working_calendar(day.year - 1, day.year + 3)


def _make(first_year: int, last_year: int) -> WorkingCalendar:
    days_off: set[date] = set()
    made_up: set[date] = set()
    kept = set(db.session.scalars(select(CalendarYear.year)))
    for year in range(first_year, last_year + 1):
        if year in kept:
            for special in specials_of(year).values():
                (days_off if special.kind is DayKind.OFF else made_up).add(special.day)
        else:
            usual = vietnam(year, year)
            days_off |= usual.days_off
            made_up |= usual.made_up
    return WorkingCalendar(weekdays(), frozenset(days_off), frozenset(made_up))


def week() -> WorkWeek | None:
    """The row of the week pattern; None while nobody has seeded a calendar."""
    return db.session.scalar(select(WorkWeek))


def weekdays() -> frozenset[int]:
    """The weekdays that are worked, Monday=0 … Sunday=6."""
    row = week()
    return frozenset(row.weekdays) if row else WorkingCalendar().weekdays


def year_kept(year: int) -> CalendarYear | None:
    """What is kept about `year`; None for a year that is the library's."""
    return db.session.get(CalendarYear, year)


def days_of(year: int) -> list[CalendarDay]:
    """The special days kept for `year`, in order."""
    query = select(CalendarDay).where(CalendarDay.day.between(date(year, 1, 1), date(year, 12, 31)))
    return list(db.session.scalars(query.order_by(CalendarDay.day)))


def library_of(year: int) -> Mapping[date, SpecialDay]:
    """The special days that the library has for `year`, by day."""
    return special_days(year)


def specials_of(year: int) -> Mapping[date, SpecialDay]:
    """The special days kept for `year`, by day."""
    return {row.day: row.special for row in days_of(year)}


def differences_of(year: int) -> list[Difference]:
    """Where the calendar kept for `year` differs from the library."""
    return differences(special_days(year), [Kept(row.special, row.source) for row in days_of(year)])


def day_on(day: date) -> CalendarDay | None:
    """The special day kept for `day`."""
    return db.session.scalar(select(CalendarDay).where(CalendarDay.day == day))


def day_or_404(actor: Actor, day_id: int) -> CalendarDay:
    """A special day, or 404 when there is none; the calendar is the same for everybody."""
    return db.session.get(CalendarDay, day_id) or abort(404)
