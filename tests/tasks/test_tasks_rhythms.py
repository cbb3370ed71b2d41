"""Rhythms of recurring duties and of reports, without a database."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.calendar import WorkingCalendar, vietnam
from tracker.core.errors import Invalid
from tracker.core.labels import Recurrence
from tracker.tasks import rules
from tracker.tasks.rules import EXPECTANT, LAST_DAY, Every, Patience, Rhythm, Shift, State

W, M, Q, Y = Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.QUARTERLY, Recurrence.YEARLY
OFFICE = vietnam(2019, 2030)


def days(rhythm: Rhythm, first: date, last: date, calendar: WorkingCalendar = OFFICE) -> list[str]:
    return [f"{each.due_on:%d/%m/%Y}" for each in rules.occurrences(rhythm, first, calendar, last=last)]


@pytest.mark.parametrize(
    ("rhythm", "first", "last", "expected"),
    [
        (Rhythm(W, weekday=4), date(2026, 11, 24), date(2026, 12, 11), ["27/11/2026", "04/12/2026", "11/12/2026"]),
        (Rhythm(M, day=25), date(2026, 11, 25), date(2027, 1, 31), ["25/11/2026", "25/12/2026", "25/01/2027"]),
        # 31 is the last day of every month, 30 of February too.
        (
            Rhythm(M, day=LAST_DAY),
            date(2028, 1, 1),
            date(2028, 4, 30),
            ["31/01/2028", "29/02/2028", "31/03/2028", "30/04/2028"],
        ),
        (Rhythm(M, day=30), date(2027, 2, 1), date(2027, 3, 31), ["28/02/2027", "30/03/2027"]),
        (
            Rhythm(Q, day=10, month=3),
            date(2026, 1, 1),
            date(2026, 12, 31),
            ["10/03/2026", "10/06/2026", "10/09/2026", "10/12/2026"],
        ),
        (Rhythm(Y, day=29, month=2), date(2026, 1, 1), date(2028, 12, 31), ["28/02/2026", "28/02/2027", "29/02/2028"]),
        # Sunday 25/10/2026: kept, the Friday before, the Monday after.
        (Rhythm(M, day=25), date(2026, 10, 1), date(2026, 10, 31), ["25/10/2026"]),
        (Rhythm(M, day=25, shift=Shift.BEFORE), date(2026, 10, 1), date(2026, 10, 31), ["23/10/2026"]),
        (Rhythm(M, day=25, shift=Shift.AFTER), date(2026, 10, 1), date(2026, 10, 31), ["26/10/2026"]),
        # The last of February 2026 is a Saturday: after it lies March.
        (Rhythm(M, day=LAST_DAY, shift=Shift.AFTER), date(2026, 2, 1), date(2026, 3, 30), ["02/03/2026"]),
        # Tết 2026 takes the whole week of 16/02: its Friday moves behind it, the next Friday stays.
        (
            Rhythm(W, weekday=4, shift=Shift.AFTER),
            date(2026, 2, 9),
            date(2026, 3, 1),
            ["13/02/2026", "23/02/2026", "27/02/2026"],
        ),
        # A Monday there has nowhere to go before the next Monday: that week has no duty.
        (Rhythm(W, weekday=0, shift=Shift.AFTER), date(2026, 2, 9), date(2026, 3, 1), ["09/02/2026", "23/02/2026"]),
        (Rhythm(W, weekday=4, shift=Shift.BEFORE), date(2026, 2, 9), date(2026, 3, 1), ["13/02/2026", "27/02/2026"]),
        # A made-up Saturday is a working day.
        (Rhythm(M, day=10, shift=Shift.AFTER), date(2026, 1, 1), date(2026, 1, 31), ["10/01/2026"]),
    ],
)
def test_a_rhythm_names_its_days(rhythm: Rhythm, first: date, last: date, expected: list[str]) -> None:
    assert days(rhythm, first, last) == expected


RHYTHMS = st.one_of(
    st.builds(Rhythm, st.just(W), weekday=st.integers(0, 6), shift=st.sampled_from(Shift)),
    st.builds(Rhythm, st.just(M), day=st.integers(1, 31), shift=st.sampled_from(Shift)),
    st.builds(Rhythm, st.just(Q), day=st.integers(1, 31), month=st.integers(1, 3), shift=st.sampled_from(Shift)),
    st.builds(Rhythm, st.just(Y), day=st.integers(1, 31), month=st.integers(1, 12), shift=st.sampled_from(Shift)),
)
DAYS = st.dates(date(2020, 1, 1), date(2028, 12, 31))


@given(rhythm=RHYTHMS, first=DAYS, length=st.integers(0, 1200))
def test_deadlines_rise_one_for_each_period_and_lie_on_working_days(rhythm: Rhythm, first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = list(rules.occurrences(rhythm, first, OFFICE, last=last))
    assert all(earlier.due_on < later.due_on for earlier, later in itertools.pairwise(found))
    for each in found:
        assert first <= each.nominal <= last
        assert each.starts_on == rules.period_start(rhythm.every, each.nominal)
        if rhythm.shift is Shift.NONE:
            assert each.due_on == each.nominal
        else:
            assert OFFICE.is_working(each.due_on)
    starts = {each.starts_on for each in found}
    assert len(starts) == len(found)
    start, missing = rules.period_start(rhythm.every, first), []
    while start <= last:
        whole = start >= first and rules.next_start(rhythm.every, start) <= last
        if whole and start not in starts:
            missing.append(start)
        start = rules.next_start(rhythm.every, start)
    # Only a week that is all holiday goes without.
    assert all(rhythm.every is W and rhythm.shift is not Shift.NONE for _ in missing)
    assert len(missing) <= (length // 365 + 1)


@given(rhythm=RHYTHMS, day=DAYS, off=st.sets(st.integers(0, 60)), ahead=st.integers(0, 40))
def test_however_many_days_are_off_no_two_deadlines_meet(rhythm: Rhythm, day: date, off: set[int], ahead: int) -> None:
    calendar = WorkingCalendar(days_off=frozenset(day + timedelta(days=many) for many in off))
    found = list(rules.occurrences(rhythm, day, calendar, last=day + timedelta(days=100)))
    assert all(earlier.due_on < later.due_on for earlier, later in itertools.pairwise(found))
    for each in found:
        opens = rules.opens_on(each.due_on, ahead, calendar)
        eve = timedelta(days=1)
        assert calendar.between(opens - eve, each.due_on - eve) == ahead


@pytest.mark.parametrize(
    ("every", "due_on", "expected"),
    [
        (W, date(2026, 11, 27), Rhythm(W, weekday=4, shift=Shift.AFTER)),
        # A Saturday's clean-up stays on Saturdays.
        (W, date(2026, 11, 28), Rhythm(W, weekday=5, shift=Shift.NONE)),
        (W, None, Rhythm(W, weekday=4, shift=Shift.AFTER)),
        (M, date(2026, 11, 25), Rhythm(M, day=25, shift=Shift.AFTER)),
        (M, date(2026, 11, 30), Rhythm(M, day=30, shift=Shift.AFTER)),
        (M, date(2026, 2, 28), Rhythm(M, day=LAST_DAY, shift=Shift.AFTER)),
        (M, date(2028, 2, 28), Rhythm(M, day=28, shift=Shift.AFTER)),
        (M, None, Rhythm(M, day=LAST_DAY, shift=Shift.BEFORE)),
        (Q, date(2026, 12, 10), Rhythm(Q, day=10, month=3, shift=Shift.AFTER)),
        (Q, None, Rhythm(Q, day=LAST_DAY, month=3, shift=Shift.BEFORE)),
        (Y, date(2026, 12, 15), Rhythm(Y, day=15, month=12, shift=Shift.AFTER)),
        (Y, None, Rhythm(Y, day=LAST_DAY, month=12, shift=Shift.BEFORE)),
    ],
)
def test_a_first_deadline_tells_the_rhythm(every: Recurrence, due_on: date | None, expected: Rhythm) -> None:
    assert rules.rhythm_from(every, due_on, OFFICE) == expected


@pytest.mark.parametrize(
    ("rhythm", "field"),
    [
        (Rhythm(Recurrence.STANDING), "every"),
        (Rhythm(W), "weekday"),
        (Rhythm(W, weekday=7), "weekday"),
        (Rhythm(M), "day"),
        (Rhythm(M, day=32), "day"),
        (Rhythm(Q, day=1), "quarter_month"),
        (Rhythm(Q, day=1, month=4), "quarter_month"),
        (Rhythm(Y, day=1), "month"),
        (Rhythm(Y, day=1, month=13), "month"),
    ],
)
def test_what_a_rhythm_lacks_is_asked_for_at_its_field(rhythm: Rhythm, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        rules.checked(rhythm)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    "rhythm",
    [Rhythm(W, weekday=0, day=5, month=7), Rhythm(M, 3, day=5, month=7), Rhythm(Q, 3, 5, 2), Rhythm(Y, 3, 5, 7)],
)
def test_a_rhythm_keeps_only_what_it_needs(rhythm: Rhythm) -> None:
    kept = rules.checked(rhythm)
    assert (kept.weekday is not None) == (rhythm.every is W)
    assert (kept.day is not None) == (rhythm.every is not W)
    assert (kept.month is not None) == (rhythm.every in (Q, Y))


@pytest.mark.parametrize("days", [None, -1, 121])
def test_a_task_is_given_within_reason_before_its_deadline(days: int | None) -> None:
    with pytest.raises(Invalid):
        rules.check_ahead(days)
    assert rules.check_ahead(0) == 0


@pytest.mark.parametrize(
    ("every", "start", "name"),
    [
        (W, date(2026, 11, 23), "tuần 23/11/2026"),
        (M, date(2026, 11, 1), "11/2026"),
        (Q, date(2026, 10, 1), "quý IV/2026"),
        (Y, date(2026, 1, 1), "năm 2026"),
    ],
)
def test_a_period_has_the_name_that_officials_write(every: Recurrence, start: date, name: str) -> None:
    assert rules.period_name(every, start) == name


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize(
    ("recurrence", "report_days", "limit"),
    [
        (None, None, 30),
        (Recurrence.STANDING, None, 31),
        (Recurrence.MONTHLY, None, 30),
        (Recurrence.STANDING, 7, 7),
        (None, 14, 14),
    ],
)
def test_a_unit_is_silent_once_its_rhythm_is_over(
    state: State, recurrence: Recurrence | None, report_days: int | None, limit: int
) -> None:
    today = date(2026, 11, 24)
    for days in (0, limit, limit + 1, 200):
        found = rules.days_silent(
            state,
            today - timedelta(days=days),
            recurrence=recurrence,
            report_days=report_days,
            today=today,
            patience=Patience(30, 31),
        )
        assert found == (days if days > limit and state in EXPECTANT else 0)


@pytest.mark.parametrize(
    ("number", "every", "days"),
    [(1, Every.MONTH, 31), (2, Every.WEEK, 14), (10, Every.DAY, 10), (3, Every.MONTH, 93)],
)
def test_a_rhythm_of_reports_is_kept_in_days_and_said_in_its_own_unit(number: int, every: Every, days: int) -> None:
    assert rules.report_rhythm(number, every) == days
    assert rules.in_words_of(days) == (number, every)


@pytest.mark.parametrize(("number", "every"), [(None, Every.DAY), (0, Every.WEEK), (12, Every.MONTH), (-1, Every.DAY)])
def test_reports_come_at_least_once_a_year(number: int | None, every: Every) -> None:
    with pytest.raises(Invalid):
        rules.report_rhythm(number, every)
