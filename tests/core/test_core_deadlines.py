"""The deadline class, by table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.core.calendar import WorkingCalendar, vietnam
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon, age_band, classify, days_overdue, overdue_from

TODAY = date(2026, 11, 24)
HORIZON = Horizon.of(TODAY, vietnam(2026, 2026), 3)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


@pytest.mark.parametrize(
    ("due", "submitted", "done", "cancelled", "expected"),
    [
        (None, None, False, False, DeadlineClass.NONE),
        (None, day(-3), True, False, DeadlineClass.NONE),
        (day(-1), None, False, True, DeadlineClass.NONE),
        (day(-1), None, False, False, DeadlineClass.OVERDUE),
        (day(0), None, False, False, DeadlineClass.DUE_SOON),
        (day(3), None, False, False, DeadlineClass.DUE_SOON),
        (day(4), None, False, False, DeadlineClass.IN_TIME),
        (day(-9), day(-9), False, False, DeadlineClass.IN_TIME),
        (day(-9), day(-8), False, False, DeadlineClass.OVERDUE),
        (day(-9), day(-9), True, False, DeadlineClass.DONE_ON_TIME),
        (day(-9), day(-8), True, False, DeadlineClass.DONE_LATE),
    ],
)
def test_the_class_follows_from_the_days(
    due: date | None, submitted: date | None, done: bool, cancelled: bool, expected: DeadlineClass
) -> None:
    assert classify(due, submitted, done=done, cancelled=cancelled, horizon=HORIZON) is expected


def test_due_soon_counts_working_days_over_the_weekend() -> None:
    friday = date(2026, 11, 27)
    assert Horizon.of(friday, vietnam(2026, 2026), 3).soon_until == date(2026, 12, 2)


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, None),
        (1, AgeBand.WEEK),
        (7, AgeBand.WEEK),
        (8, AgeBand.MONTH),
        (30, AgeBand.MONTH),
        (31, AgeBand.QUARTER),
        (120, AgeBand.QUARTER),
        (121, AgeBand.LONGER),
        (4000, AgeBand.LONGER),
    ],
)
def test_age_bands_meet_without_gap_or_overlap(days: int, band: AgeBand | None) -> None:
    assert age_band(days) is band


def test_a_submission_stops_the_days_that_a_task_is_overdue() -> None:
    assert days_overdue(day(-10), day(-7), TODAY) == 3
    assert days_overdue(day(-10), None, TODAY) == 10
    assert days_overdue(day(2), None, TODAY) == 0


def test_the_office_works_on_a_weekend_day_that_was_swapped() -> None:
    calendar = vietnam(2026, 2026)
    assert not calendar.is_working(date(2026, 1, 2))
    assert calendar.is_working(date(2026, 1, 10))
    assert not calendar.is_working(date(2026, 2, 16))


def test_working_days_are_counted_from_the_day_after() -> None:
    plain = WorkingCalendar()
    assert plain.add(date(2026, 11, 20), 1) == date(2026, 11, 23)
    assert plain.between(date(2026, 11, 20), date(2026, 11, 24)) == 2
    assert plain.between(date(2026, 11, 24), date(2026, 11, 20)) == -2
    assert plain.add(TODAY, 0) == TODAY
    with pytest.raises(ValueError, match="negative"):
        plain.add(TODAY, -1)


@pytest.mark.parametrize("due", [None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=2)])
@pytest.mark.parametrize("submitted", [None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=3)])
def test_the_first_day_overdue_is_the_one_from_which_work_is_classified_so(
    due: date | None, submitted: date | None
) -> None:
    first = overdue_from(due, submitted)
    for day in (TODAY + timedelta(days=each) for each in range(-5, 6)):
        kind = classify(due, submitted, done=False, cancelled=False, horizon=Horizon(day, day, past=True))
        assert (kind is DeadlineClass.OVERDUE) == (first is not None and first <= day)
