"""Rhythms of recurring duties: which day of each week, month, quarter or year, moved to a working day.

Plain Python; the words of a rhythm are made where they are shown.
"""

from __future__ import annotations

import calendar as months_of
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.calendar import WorkingCalendar
from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled, Recurrence

#: Stands for the last day of a month, whatever its length.
LAST_DAY = 31
#: Rhythms that give dated tasks; a standing duty has none.
RHYTHMIC = (Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.QUARTERLY, Recurrence.YEARLY)
#: How many working days before its deadline the task of a period is given, unless somebody says otherwise.
USUAL_AHEAD = {Recurrence.WEEKLY: 4, Recurrence.MONTHLY: 10, Recurrence.QUARTERLY: 15, Recurrence.YEARLY: 30}
#: No duty is given earlier than this many working days before its deadline.
MOST_AHEAD = 120


class Shift(Labelled):
    """Where a deadline goes that falls on a day nobody works."""

    NONE = "none", N_("Giữ nguyên ngày")
    BEFORE = "before", N_("Ngày làm việc liền trước")
    AFTER = "after", N_("Ngày làm việc liền sau")


@dataclass(frozen=True)
class Rhythm:
    """How a duty comes back.

    `weekday` (Monday=0) tells a weekly one; `day` of the month (31: its last day) the others; `month` is 1–3 within
    the quarter, or 1–12 within the year. What a rhythm does not need is None.
    """

    every: Recurrence
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    shift: Shift = Shift.NONE


@dataclass(frozen=True)
class Occurrence:
    """One period of a duty: its first day, the day that the rhythm names, and the deadline after shifting."""

    starts_on: date
    nominal: date
    due_on: date


def checked(rhythm: Rhythm) -> Rhythm:
    """The rhythm with exactly what it needs. Raises Invalid, at the field, when something is missing."""
    every = rhythm.every
    if every not in RHYTHMIC:
        raise Invalid(N_("Chọn nhịp: hằng tuần, hằng tháng, hằng quý hoặc hằng năm."), field="every")
    if every is Recurrence.WEEKLY:
        if rhythm.weekday is None or not 0 <= rhythm.weekday <= 6:
            raise Invalid(N_("Chọn thứ trong tuần."), field="weekday")
        return Rhythm(every, weekday=rhythm.weekday, shift=rhythm.shift)
    if rhythm.day is None or not 1 <= rhythm.day <= LAST_DAY:
        raise Invalid(N_("Chọn ngày trong tháng."), field="day")
    if every is Recurrence.MONTHLY:
        return Rhythm(every, day=rhythm.day, shift=rhythm.shift)
    if every is Recurrence.QUARTERLY:
        if rhythm.month is None or not 1 <= rhythm.month <= 3:
            raise Invalid(N_("Chọn tháng thứ mấy của quý."), field="quarter_month")
        return Rhythm(every, day=rhythm.day, month=rhythm.month, shift=rhythm.shift)
    if rhythm.month is None or not 1 <= rhythm.month <= 12:
        raise Invalid(N_("Chọn tháng trong năm."), field="month")
    return Rhythm(every, day=rhythm.day, month=rhythm.month, shift=rhythm.shift)


def rhythm_from(every: Recurrence, due_on: date | None, calendar: WorkingCalendar) -> Rhythm:
    """The rhythm that a first deadline tells: 25/11 monthly means the 25th of each month.

    Without a deadline it is the end of the period: Friday, or the last day of the month, quarter or year. The last
    of February stands for the last of any month. A weekly duty on a day that the office never works (a Saturday's
    clean-up) stays on that day; every other one moves to the next working day (Civil Code 2015, Article 148).
    """
    if every is Recurrence.WEEKLY:
        weekday = 4 if due_on is None else due_on.weekday()
        shift = Shift.AFTER if weekday in calendar.weekdays else Shift.NONE
        return Rhythm(every, weekday=weekday, shift=shift)
    if due_on is None:
        month = {Recurrence.QUARTERLY: 3, Recurrence.YEARLY: 12}.get(every)
        return Rhythm(every, day=LAST_DAY, month=month, shift=Shift.BEFORE)
    day = LAST_DAY if due_on.month == 2 and due_on.day == _length(due_on) else due_on.day
    months = {Recurrence.QUARTERLY: (due_on.month - 1) % 3 + 1, Recurrence.YEARLY: due_on.month}
    return Rhythm(every, day=day, month=months.get(every), shift=Shift.AFTER)


def period_start(every: Recurrence, day: date) -> date:
    """The first day of the week, month, quarter or year that `day` lies in."""
    if every is Recurrence.WEEKLY:
        return day - timedelta(days=day.weekday())
    if every is Recurrence.MONTHLY:
        return day.replace(day=1)
    if every is Recurrence.QUARTERLY:
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return date(day.year, 1, 1)


def next_start(every: Recurrence, start: date) -> date:
    """The first day of the period after the one that begins on `start`."""
    if every is Recurrence.WEEKLY:
        return start + timedelta(days=7)
    months = {Recurrence.MONTHLY: 1, Recurrence.QUARTERLY: 3}.get(every, 12)
    return _months_on(start, months)


def occurrence(rhythm: Rhythm, start: date, calendar: WorkingCalendar) -> Occurrence | None:
    """The occurrence of the period that begins on `start`.

    A deadline moves no further than to the day before the next one would fall (or after the one before), so that
    occurrences never meet. None when there is no working day to move to: a week that is all holiday has no duty.
    """
    nominal = _nominal(rhythm, start)
    if rhythm.shift is Shift.NONE or calendar.is_working(nominal):
        return Occurrence(start, nominal, nominal)
    step = timedelta(days=1 if rhythm.shift is Shift.AFTER else -1)
    limit = _nominal(rhythm, next_start(rhythm.every, start) if step.days > 0 else _previous(rhythm.every, start))
    due_on = nominal + step
    while due_on != limit:
        if calendar.is_working(due_on):
            return Occurrence(start, nominal, due_on)
        due_on += step
    return None


def occurrences(rhythm: Rhythm, first: date, calendar: WorkingCalendar, *, last: date) -> Iterator[Occurrence]:
    """The occurrences whose day by the rhythm lies between `first` and `last`, both included, in order.

    At most one for each period, deadlines strictly increasing.
    """
    start = period_start(rhythm.every, first)
    while start <= last:
        found = occurrence(rhythm, start, calendar)
        if found is not None and first <= found.nominal <= last:
            yield found
        start = next_start(rhythm.every, start)


def opens_on(due_on: date, working_days_ahead: int, calendar: WorkingCalendar) -> date:
    """The day on which the task of a period is given: so many working days before its deadline."""
    return calendar.back(due_on, working_days_ahead)


def check_ahead(days: int | None) -> int:
    """How many working days ahead a task is given, 0 … 120. Raises Invalid."""
    if days is None or not 0 <= days <= MOST_AHEAD:
        raise Invalid(N_("Số ngày từ 0 đến %(most)s."), field="ahead", most=MOST_AHEAD)
    return days


def period_name(every: Recurrence, start: date) -> str:
    """How officials write the period: "11/2026", "quý IV/2026", "năm 2026", "tuần 23/11/2026".

    It becomes a part of titles, which are Vietnamese whatever the reader's language.
    """
    if every is Recurrence.WEEKLY:
        return f"tuần {start:%d/%m/%Y}"
    if every is Recurrence.MONTHLY:
        return f"{start:%m/%Y}"
    if every is Recurrence.QUARTERLY:
        return f"quý {('I', 'II', 'III', 'IV')[(start.month - 1) // 3]}/{start.year}"
    return f"năm {start.year}"


def _nominal(rhythm: Rhythm, start: date) -> date:
    """The day that the rhythm names in the period that begins on `start`, at most the last of its month."""
    if rhythm.every is Recurrence.WEEKLY:
        return start + timedelta(days=rhythm.weekday or 0)
    first = _months_on(start, (rhythm.month or 1) - 1)
    return first.replace(day=min(rhythm.day or 1, _length(first)))


def _previous(every: Recurrence, start: date) -> date:
    return period_start(every, start - timedelta(days=1))


def _months_on(first: date, many: int) -> date:
    months = first.year * 12 + first.month - 1 + many
    return date(months // 12, months % 12 + 1, 1)


def _length(day: date) -> int:
    return months_of.monthrange(day.year, day.month)[1]
