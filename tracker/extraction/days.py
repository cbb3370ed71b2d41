"""The arithmetic of office dates: what "giữa tháng 4" or "thứ Tư tuần tới" is, seen from one day."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta

from tracker.core.calendar import WorkingCalendar


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


class Days:
    """Days as office language names them, seen from the day of a document; `low` is the clause being read."""

    def __init__(self, on: date, calendar: WorkingCalendar, low: str) -> None:
        self.low = low
        self.on = on
        self.calendar = calendar

    def full(self, day: int, month: int, year: int | None) -> date | None:
        """A day of a month; without a year the next one that comes."""
        if year is not None:
            return _date(year, month, day)
        # Four years on at most: 29 February comes only then.
        years = range(self.on.year, self.on.year + 5)
        coming = (found for each in years if (found := _date(each, month, day)) is not None and found >= self.on)
        return next(coming, None)

    def month_end(self, ahead: int) -> date:
        """The last day of the month so many months ahead."""
        year, month = divmod(self.on.year * 12 + self.on.month - 1 + ahead, 12)
        return date(year, month + 1, months.monthrange(year, month + 1)[1])

    def month_of(self, month: int, year: int | None) -> tuple[int, int] | None:
        """Year and month meant by a month without a year: the next one that comes."""
        if not 1 <= month <= 12:
            return None
        if year is None:
            year = self.on.year if month >= self.on.month else self.on.year + 1
        return year, month

    def in_month(self, month: int, year: int | None, part: str | None) -> date | None:
        """The 10th, the 15th or the last day of a month."""
        found = self.month_of(month, year)
        if found is None:
            return None
        last = months.monthrange(*found)[1]
        return date(*found, {"dau": 10, "giua": 15}.get(part or "", last))

    def quarter(self, number: int, year: int | None) -> date | None:
        """The last day of a quarter."""
        if not 1 <= number <= 4:
            return None
        if year is None:
            year = self.on.year if number >= (self.on.month + 2) // 3 else self.on.year + 1
        month = number * 3
        return date(year, month, months.monthrange(year, month)[1])

    def weekday(self, weekday: int, weeks: int) -> date:
        """A weekday of this week or so many weeks ahead."""
        monday = self.on - timedelta(days=self.on.weekday())
        return monday + timedelta(days=weekday + 7 * weeks)

    def next_weekday(self, weekday: int) -> date:
        """The next such weekday, today included."""
        return self.on + timedelta(days=(weekday - self.on.weekday()) % 7)

    def next_day_of_month(self, day: int) -> date | None:
        """The next such day of a month, today included."""
        if not 1 <= day <= 31:
            return None
        year, month = self.on.year, self.on.month
        for _ in range(2):
            last = months.monthrange(year, month)[1]
            found = date(year, month, min(day, last))
            if found >= self.on:
                return found
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return None

    def day_of_month(self, day: int, ahead: int) -> date | None:
        """The day of this month or a later one; None when the month has no such day."""
        year, month = divmod(self.on.year * 12 + self.on.month - 1 + ahead, 12)
        return date(year, month + 1, day) if 1 <= day <= months.monthrange(year, month + 1)[1] else None

    def months_on(self, many: int) -> date:
        """The same day so many months later, or the last day of that month."""
        year, month = divmod(self.on.year * 12 + self.on.month - 1 + many, 12)
        return date(year, month + 1, min(self.on.day, months.monthrange(year, month + 1)[1]))

    def next_quarter_end_month(self, day: int) -> date | None:
        """The next such day in the last month of a quarter."""
        for ahead in range(0, 2):
            quarter = (self.on.month + 2) // 3 + ahead
            year = self.on.year + (quarter - 1) // 4
            month = ((quarter - 1) % 4 + 1) * 3
            found = date(year, month, min(day, months.monthrange(year, month)[1]))
            if found >= self.on:
                return found
        return None
