"""Reminders of deadlines: by working days, once each, through downtimes, repeats and clocks that jump."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import event, func, select

import make
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.jobs.timetable import TIMETABLE
from tracker.mail.models import OutgoingMail
from tracker.notifications import queries, services
from tracker.notifications.models import Notice
from tracker.notifications.services.reminding import claim
from tracker.org.models import Person
from tracker.storage.database import db, transaction
from tracker.tasks.models import Task
from tracker.tasks.rules import State

#: Friday.
DUE = date(2026, 12, 4)
LONG_AGO = date(2026, 10, 1)


@pytest.fixture
def cast(app: Flask) -> dict[str, Actor]:
    return make.actors(
        {
            "head": (Role.UNIT_HEAD, "bac-ha"),
            "official": (Role.OFFICIAL, "bac-ha"),
            "colleague": (Role.OFFICIAL, "bac-ha"),
            "secretary": (Role.SECRETARY, "ubnd"),
            "leader": (Role.LEADER, "ubnd"),
            "bithu": (Role.LEADER, "dang-uy"),
        }
    )


def task(**more: object) -> Task:
    return make.task(**{"due_on": DUE, "assigned_on": LONG_AGO, **more})  # type: ignore[arg-type]


def remind(day: str | date, hour: int = 7) -> list[tuple[str, str]]:
    """Run the job on a day; who was told what by it."""
    before = db.session.scalar(select(func.max(Notice.id))) or 0
    moment = clock.at_office(date.fromisoformat(day) if isinstance(day, str) else day, hour)
    with clock.frozen(moment), transaction():
        services.remind(moment)
    found = []
    query = select(Notice, Person.full_name).join(Person, Person.id == Notice.person_id).where(Notice.id > before)
    for notice, name in db.session.execute(query.order_by(Notice.id)):
        sentence, values = queries.said(notice)
        found.append((name, sentence % values))
    return found


def words(found: list[tuple[str, str]]) -> set[str]:
    return {said for _, said in found}


UNIT = {"head", "official", "colleague"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-23", None),
        ("2026-11-24", None),  # a day off
        ("2026-11-25", "Còn 7 ngày làm việc đến hạn"),
        ("2026-11-26", "Còn 6 ngày làm việc đến hạn"),  # nobody ran the job the day before
        ("2026-11-28", None),
        ("2026-12-01", "Còn 3 ngày làm việc đến hạn"),
        ("2026-12-03", "Còn 1 ngày làm việc đến hạn"),
        ("2026-12-04", "Hôm nay là ngày làm việc cuối cùng của hạn"),
        ("2026-12-05", None),
        ("2026-12-07", "Quá hạn 1 ngày làm việc"),
        ("2026-12-09", "Quá hạn 3 ngày làm việc"),
        ("2026-12-14", "Quá hạn 6 ngày làm việc"),
    ],
)
def test_a_reminder_comes_for_the_day(cast: dict[str, Actor], day: str, expected: str | None) -> None:
    task()
    found = [row for row in remind(day) if row[0] in UNIT]
    assert words(found) == ({expected} if expected else set())
    assert {name for name, _ in found} == (UNIT if expected else set())


def test_day_by_day_each_reminder_comes_once(cast: dict[str, Actor]) -> None:
    task()
    came = {}
    for offset in range(-15, 20):
        day = DUE + timedelta(days=offset)
        found = remind(day) + remind(day, 15)
        if found:
            came[day.isoformat()] = sorted(found)
    both = {day: {name for name, _ in found} for day, found in came.items()}
    assert both == {
        "2026-11-25": UNIT,
        "2026-12-01": UNIT,
        "2026-12-03": UNIT,
        "2026-12-04": UNIT,
        "2026-12-07": UNIT,
        "2026-12-11": {"leader"},
        "2026-12-14": UNIT,
        "2026-12-21": UNIT,
    }
    assert came["2026-12-11"] == [("leader", "Xã Bắc Hà quá hạn 5 ngày làm việc")]
    assert all(len(found) == len(both[day]) for day, found in came.items())


def test_after_a_downtime_only_the_latest_comes(cast: dict[str, Actor]) -> None:
    task()
    assert words(remind("2026-11-25")) == {"Còn 7 ngày làm việc đến hạn"}
    assert words(remind("2026-12-08")) == {"Quá hạn 2 ngày làm việc"}
    assert remind("2026-12-09") == []


def test_a_clock_that_jumps_back_brings_nothing_twice(cast: dict[str, Actor]) -> None:
    task()
    assert len(remind("2026-12-07")) == 3
    assert remind("2026-12-03") == []
    assert remind("2026-11-25") == []
    assert remind("2026-12-07") == []


def test_a_deadline_that_moved_is_a_new_deadline(cast: dict[str, Actor]) -> None:
    one = task()
    remind("2026-12-03")
    one.due_on = date(2026, 12, 18)
    db.session.commit()
    assert remind("2026-12-04") == []
    assert words(remind("2026-12-09")) == {"Còn 7 ngày làm việc đến hạn"}


def test_a_task_given_within_a_stage_skips_it(cast: dict[str, Actor]) -> None:
    task(assigned_on=date(2026, 11, 27))
    assert remind("2026-11-30") == []
    assert words(remind("2026-12-01")) == {"Còn 3 ngày làm việc đến hạn"}


def test_a_task_given_with_a_past_deadline_is_late_all_the_same(cast: dict[str, Actor]) -> None:
    task(assigned_on=date(2026, 12, 8))
    assert words(remind("2026-12-09")) == {"Quá hạn 3 ngày làm việc"}


@pytest.mark.parametrize("state", State)
def test_only_work_that_lies_with_the_unit_is_reminded_of(cast: dict[str, Actor], state: State) -> None:
    task(state=state)
    reminded = state in (State.ASSIGNED, State.IN_PROGRESS, State.BLOCKED)
    assert bool(remind("2026-12-03")) is reminded
    assert bool(remind("2026-12-07")) is reminded


def test_who_is_in_charge_is_reminded_and_the_head_may_decline(cast: dict[str, Actor]) -> None:
    one = task()
    one.official_id, one.supervisor_id = cast["official"].person_id, cast["bithu"].person_id
    db.session.commit()
    assert [name for name, _ in remind("2026-12-03")] == ["official", "head"]
    wishes = queries.readers([cast["head"].person_id])[cast["head"].person_id].wishes
    with transaction():
        services.choose(type(wishes)(**{**vars(wishes), "follow": False}), by=cast["head"])
    assert [name for name, _ in remind("2026-12-04")] == ["official"]
    one.official_id = None
    db.session.commit()
    assert "head" in [name for name, _ in remind("2026-12-07")]
    assert [name for name, _ in remind("2026-12-11")] == ["bithu"]


def test_all_reminders_of_a_morning_are_one_mail(cast: dict[str, Actor]) -> None:
    make.mailed(cast["official"])
    of = make.passage()
    for n in range(4):
        task(title=f"Việc {n}", of=of)
    remind("2026-12-03")
    (mail,) = db.session.scalars(select(OutgoingMail))
    assert (mail.subject, mail.kind) == ("4 nhiệm vụ cần chú ý về hạn", "Nhắc hạn")


def test_many_tasks_cost_the_same_statements_and_only_due_ones_are_loaded(cast: dict[str, Actor]) -> None:
    loaded: list[Task] = []

    def cost(day: date, many: int) -> tuple[int, int]:
        of = make.passage()
        for _ in range(many):
            task(due_on=day, of=of)
            task(due_on=day + timedelta(days=300), of=of)
        db.session.expunge_all()
        loaded.clear()
        with make.counted() as statements, clock.frozen(clock.at_office(day, 7)), transaction():
            services.remind(clock.at_office(day, 7))
        return len(statements), len(loaded)

    def note(target: Task, context: object) -> None:
        loaded.append(target)

    event.listen(Task, "load", note)
    try:
        few = cost(date(2026, 12, 2), 1)
        many = cost(date(2026, 12, 3), 20)
    finally:
        event.remove(Task, "load", note)
    assert few[0] <= 14
    # The first day's task is late by one day now: one stage more; and the numbers of many notices are reserved.
    assert many[0] <= few[0] + 2
    assert (few[1], many[1]) == (1, 21)


def test_two_workers_at_once_do_not_double(app: Flask) -> None:
    """Both look before either writes: who comes second finds the row of the first."""
    task()
    moment = clock.at_office(date(2026, 12, 3), 7)
    due = queries.reminders_due(moment.date(), queries.calendar_at(moment), app.config["REMINDERS"])
    assert [each.stage.number for each in due] == [-1]
    with transaction():
        assert claim(due, moment) == due
    with transaction():
        assert claim(due, moment) == []


@pytest.mark.parametrize(
    ("name", "says"), [("notices.remind", "Nhắc 1 nhiệm vụ, 3 thông báo."), ("notices.digest", "0 thư tổng hợp.")]
)
def test_the_timetable_runs_them_within_its_transaction(cast: dict[str, Actor], name: str, says: str) -> None:
    task()
    job = next(job for job in TIMETABLE if job.name == name)
    assert not job.commits
    with clock.frozen(clock.at_office(date(2026, 12, 3), 9)), transaction():
        # A run that is caught up speaks of the day on which it runs.
        assert job.run(clock.at_office(date(2026, 12, 2), 7)) == says
