"""Rules of notices: quiet hours, the moment of a digest, stages of reminders, the table of who is told."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from tracker.core import clock
from tracker.core.calendar import WorkingCalendar, vietnam
from tracker.notifications.queries.audiences import OF_PROPOSALS, OF_TASKS, OF_UNITS
from tracker.notifications.rules import (
    ANSWERS,
    TABLE,
    Audience,
    Kind,
    Plan,
    Quiet,
    Rhythm,
    Series,
    Wishes,
    digest_moment,
    next_allowed,
    plan,
    sentence_of,
)

NIGHT = Quiet(time(21, 0), time(6, 30), days_off=True)
CALENDAR = vietnam(2025, 2029)


def at(text: str) -> datetime:
    day, hour = text.split()
    return clock.at_office(date.fromisoformat(day), *(int(part) for part in hour.split(":")))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-25 09:00", "2026-11-25 09:00"),
        ("2026-11-25 06:29", "2026-11-25 06:30"),
        ("2026-11-25 06:30", "2026-11-25 06:30"),
        ("2026-11-25 20:59", "2026-11-25 20:59"),
        ("2026-11-25 21:00", "2026-11-26 06:30"),
        ("2026-11-25 23:59", "2026-11-26 06:30"),
        ("2026-11-26 00:00", "2026-11-26 06:30"),
        # Friday night and the weekend wait for Monday.
        ("2026-11-27 22:00", "2026-11-30 06:30"),
        ("2026-11-28 10:00", "2026-11-30 06:30"),
        ("2026-11-29 23:00", "2026-11-30 06:30"),
        # Tết 2026: 14/02 to 22/02, the weekends among them.
        ("2026-02-13 21:30", "2026-02-23 06:30"),
        # The Saturday of 22/08/2026 is worked in exchange for 31/08; the holiday goes on to 02/09.
        ("2026-08-22 10:00", "2026-08-22 10:00"),
        ("2026-08-31 10:00", "2026-09-03 06:30"),
    ],
)
def test_mail_waits_for_the_end_of_quiet_hours_and_days_off(moment: str, expected: str) -> None:
    assert next_allowed(at(moment), NIGHT, CALENDAR) == at(expected)


@pytest.mark.parametrize(
    ("quiet", "moment", "expected"),
    [
        (Quiet(time(12, 0), time(13, 30), days_off=False), "2026-11-28 12:10", "2026-11-28 13:30"),
        (Quiet(time(12, 0), time(13, 30), days_off=False), "2026-11-28 13:30", "2026-11-28 13:30"),
        (Quiet(time(7, 0), time(7, 0), days_off=False), "2026-11-28 07:00", "2026-11-28 07:00"),
        (Quiet(time(0, 0), time(6, 0), days_off=False), "2026-11-28 00:00", "2026-11-28 06:00"),
        (Quiet(time(22, 0), time(0, 0), days_off=False), "2026-11-28 23:00", "2026-11-29 00:00"),
    ],
)
def test_quiet_hours_lie_where_they_are_set(quiet: Quiet, moment: str, expected: str) -> None:
    assert next_allowed(at(moment), quiet, CALENDAR) == at(expected)


def wishes(**more: object) -> Wishes:
    usual = {
        "waits": Rhythm.AT_ONCE,
        "reminders": Rhythm.DAILY,
        "information": Rhythm.WEEKLY,
        "hour": 7,
        "weekday": 0,
        "quiet": NIGHT,
    }
    return Wishes(**{**usual, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rhythm", "moment", "expected"),
    [
        (Rhythm.DAILY, "2026-11-25 06:59", "2026-11-23 07:00"),  # the 24th is a day off
        (Rhythm.DAILY, "2026-11-25 07:00", "2026-11-25 07:00"),
        (Rhythm.DAILY, "2026-11-25 15:00", "2026-11-25 07:00"),
        # What falls on a day off comes with the next working day, once.
        (Rhythm.DAILY, "2026-11-29 12:00", "2026-11-27 07:00"),
        (Rhythm.DAILY, "2026-11-30 06:59", "2026-11-27 07:00"),
        (Rhythm.DAILY, "2026-11-30 07:00", "2026-11-30 07:00"),
        (Rhythm.DAILY, "2026-02-22 12:00", "2026-02-13 07:00"),
        (Rhythm.WEEKLY, "2026-11-25 09:00", "2026-11-23 07:00"),
        (Rhythm.WEEKLY, "2026-11-23 06:59", "2026-11-16 07:00"),
        # Monday 16/02/2026 lies within Tết: the week's mail comes when work begins again.
        (Rhythm.WEEKLY, "2026-02-20 12:00", "2026-02-09 07:00"),
        (Rhythm.WEEKLY, "2026-02-23 07:00", "2026-02-23 07:00"),
    ],
)
def test_a_digest_falls_due_at_its_hour_on_working_days(rhythm: Rhythm, moment: str, expected: str) -> None:
    assert digest_moment(at(moment), rhythm, wishes(), CALENDAR) == at(expected)


def test_a_digest_within_quiet_hours_comes_when_they_end() -> None:
    early = wishes(hour=4)
    assert digest_moment(at("2026-11-25 06:00"), Rhythm.DAILY, early, CALENDAR) == at("2026-11-23 06:30")
    assert digest_moment(at("2026-11-25 06:30"), Rhythm.DAILY, early, CALENDAR) == at("2026-11-25 06:30")


def test_without_quiet_days_the_digest_comes_on_sundays_too() -> None:
    always = wishes(quiet=Quiet(time(21, 0), time(6, 30), days_off=False))
    assert digest_moment(at("2026-11-29 12:00"), Rhythm.DAILY, always, CALENDAR) == at("2026-11-29 07:00")


def stages(due: str, today: str, steps: Plan | None = None) -> list[tuple[str, int, int]]:
    due_on, day = date.fromisoformat(due), date.fromisoformat(today)
    found = plan(due_on, day, CALENDAR, steps or Plan())
    return [(stage.series.value, stage.number, stage.days) for stage in found]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        # The deadline is Friday, 04/12/2026.
        ("2026-11-24", []),
        ("2026-11-25", [("unit", -7, 7)]),
        ("2026-11-26", [("unit", -7, 6)]),
        ("2026-11-30", [("unit", -7, 4)]),
        ("2026-12-01", [("unit", -3, 3)]),
        ("2026-12-02", [("unit", -3, 2)]),
        ("2026-12-03", [("unit", -1, 1)]),
        ("2026-12-04", [("unit", 0, 0)]),
        ("2026-12-05", []),
        ("2026-12-07", [("unit", 1, 1)]),
        ("2026-12-10", [("unit", 1, 4)]),
        ("2026-12-11", [("unit", 1, 5), ("leader", 5, 5)]),
        ("2026-12-14", [("unit", 6, 6), ("leader", 5, 6)]),
        ("2026-12-18", [("unit", 6, 10), ("leader", 5, 10)]),
        ("2026-12-21", [("unit", 11, 11), ("leader", 5, 11)]),
    ],
)
def test_only_the_latest_reminder_of_a_deadline_counts(today: str, expected: list[tuple[str, int, int]]) -> None:
    assert stages("2026-12-04", today) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        # The deadline is Sunday, 06/12/2026: Friday is the last day to work on it, Monday is late.
        ("2026-12-03", [("unit", -1, 1)]),
        ("2026-12-04", [("unit", 0, 0)]),
        ("2026-12-07", [("unit", 1, 1)]),
    ],
)
def test_a_deadline_on_a_day_off_is_reminded_of_on_the_working_day_before(
    today: str, expected: list[tuple[str, int, int]]
) -> None:
    assert stages("2026-12-06", today) == expected


def test_steps_follow_the_settings() -> None:
    steps = Plan(before=(2,), every=3, leader=10)
    assert stages("2026-12-04", "2026-12-01", steps) == []
    assert stages("2026-12-04", "2026-12-02", steps) == [("unit", -2, 2)]
    assert stages("2026-12-04", "2026-12-10", steps) == [("unit", 4, 4)]
    assert Plan(before=()).reach == 0


def test_a_stage_knows_the_day_on_which_it_fell_due() -> None:
    def since(today: str) -> date | None:
        return next(iter(plan(date(2026, 12, 4), date.fromisoformat(today), CALENDAR, Plan()))).since

    assert since("2026-11-27") == date(2026, 11, 25)
    assert since("2026-12-02") == date(2026, 12, 1)
    assert since("2026-12-04") == date(2026, 12, 4)
    assert since("2026-12-10") is None


def test_stages_only_rise_as_days_go_by() -> None:
    every_day = WorkingCalendar(weekdays=frozenset(range(7)))
    due = date(2026, 12, 4)
    numbers = [
        stage.number
        for offset in range(-12, 60)
        for stage in plan(due, due + timedelta(days=offset), every_day, Plan())
        if stage.series is Series.UNIT
    ]
    assert numbers == sorted(numbers)
    assert numbers[0] == -7


def test_the_table_names_no_audience_twice_and_every_audience_is_known() -> None:
    for action, tellings in TABLE.items():
        audiences = [telling.audience for telling in tellings]
        assert len(audiences) == len(set(audiences)), action
        assert all(telling.sentence for telling in tellings), action
    assert {*OF_TASKS, *OF_PROPOSALS, *OF_UNITS} == set(Audience)
    for action, tellings in TABLE.items():
        known = {"proposal": OF_PROPOSALS, "org": OF_UNITS}.get(action.split(".")[0], OF_TASKS)
        assert {telling.audience for telling in tellings} <= set(known), action


def test_what_is_answered_is_something_that_waits() -> None:
    waiting = {action for action, tellings in TABLE.items() if any(each.kind is Kind.WAITS for each in tellings)}
    for answers in ANSWERS.values():
        assert answers <= waiting
    unanswered = waiting - set().union(*ANSWERS.values())
    # A direction is answered by words, and being put in charge by work: only the person told reads these.
    assert unanswered == {"task.official_named", "task.directed", "urging.escalated"}


def test_sentences_hold_only_what_is_filled_in() -> None:
    values = {"unit": "Xã Bắc Hà", "who": "Lan", "day": "01/12/2026", "days": 3, "many": 4}
    for tellings in TABLE.values():
        for telling in tellings:
            assert "%" not in telling.sentence % values
    assert sentence_of("task.report", Audience.HEADS)
    assert sentence_of("task.no_longer_known", Audience.HEADS) == ""


def test_each_kind_has_its_rhythm() -> None:
    chosen = wishes()
    assert [chosen.rhythm(kind) for kind in Kind] == [Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.WEEKLY]
