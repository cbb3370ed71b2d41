"""When a job is due: schedules in the office's time, and what a downtime leaves to be caught up."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tracker.core import clock
from tracker.jobs.rules import MOST, WORKDAYS, CatchUp, Daily, Every, Job, Period, Schedule, period_key, periods_due

#: Tuesday, 24 November 2026, nine in the morning at the office.
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 at the office."""
    return clock.at_office(datetime(2026, 11, day).date(), hour, minute)  # noqa: DTZ001


def job(schedule: Schedule, catch_up: CatchUp = CatchUp.LATEST) -> Job:
    return Job("thu", "Thử", schedule, lambda moment: "", catch_up)


@pytest.mark.parametrize(
    ("schedule", "now", "last", "following"),
    [
        (Daily("07:00"), at(24, 9), at(24, 7), at(25, 7)),
        (Daily("07:00"), at(24, 7), at(24, 7), at(25, 7)),
        (Daily("07:00"), at(24, 6, 59), at(23, 7), at(24, 7)),
        (Daily("00:30"), at(24, 0, 29), at(23, 0, 30), at(24, 0, 30)),
        (Daily("07:00", WORKDAYS), at(29, 12), at(27, 7), at(30, 7)),
        (Daily("07:00", frozenset({0})), at(23, 6), at(16, 7), at(23, 7)),
        (Daily("07:00", frozenset({0})), at(23, 7), at(23, 7), at(30, 7)),
        (Every(15), at(24, 9, 14), at(24, 9), at(24, 9, 15)),
        (Every(1), at(24, 9, 14), at(24, 9, 14), at(24, 9, 15)),
        (Every(60), at(24, 9, 59), at(24, 9), at(24, 10)),
    ],
)
def test_schedules_know_the_period_before_and_the_next(
    schedule: Schedule, now: datetime, last: datetime, following: datetime
) -> None:
    assert schedule.last(now) == last
    assert schedule.next(now) == following
    assert schedule.last(following) == following


def test_seven_in_the_morning_is_midnight_in_utc() -> None:
    assert period_key(Daily("07:00").last(NOW)) == "2026-11-24T00:00Z"


@pytest.mark.parametrize("schedule", [Daily("07:00"), Daily("07:00", WORKDAYS), Every(7), Every(90)])
def test_periods_follow_one_another_without_a_gap(schedule: Schedule) -> None:
    begun = schedule.last(NOW)
    for _ in range(400):
        following = schedule.next(begun)
        assert following > begun
        assert schedule.last(following - timedelta(seconds=1)) == begun
        begun = following


@pytest.mark.parametrize(
    ("catch_up", "newest", "expected"),
    [
        (CatchUp.LATEST, at(24, 7), []),
        (CatchUp.LATEST, at(23, 7), [Period(at(24, 7))]),
        (CatchUp.LATEST, at(21, 7), [Period(at(24, 7), 2)]),
        (CatchUp.EACH, at(21, 7), [Period(at(22, 7)), Period(at(23, 7)), Period(at(24, 7))]),
        (CatchUp.NONE, at(21, 7), []),
        (CatchUp.NONE, at(23, 7), []),
        (CatchUp.LATEST, at(25, 7), []),
        (CatchUp.EACH, at(25, 7), []),
    ],
)
def test_missed_periods_are_caught_up_as_the_job_says(
    catch_up: CatchUp, newest: datetime, expected: list[Period]
) -> None:
    assert periods_due(job(Daily("07:00"), catch_up), newest, NOW) == expected


def test_a_period_that_has_just_begun_was_not_missed() -> None:
    assert periods_due(job(Daily("07:00"), CatchUp.NONE), at(21, 7), at(24, 7, 9)) == [Period(at(24, 7), 2)]


def test_not_more_than_a_month_is_caught_up_and_the_rest_is_counted() -> None:
    long_ago = at(24, 7) - timedelta(days=100)
    found = periods_due(job(Daily("07:00"), CatchUp.EACH), long_ago, NOW)
    assert len(found) == MOST
    assert (found[0].missed, found[-1].begun) == (100 - MOST, at(24, 7))
    assert periods_due(job(Every(1), CatchUp.LATEST), NOW - timedelta(days=365), NOW) == [Period(NOW, 365 * 1440 - 1)]


def test_a_new_job_has_missed_nothing() -> None:
    assert periods_due(job(Daily("07:00")), None, NOW) == []
    assert periods_due(job(Daily("07:00")), None, at(24, 7, 5)) == [Period(at(24, 7))]
    assert periods_due(job(Every(5)), None, NOW) == [Period(NOW)]
