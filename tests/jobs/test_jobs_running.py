"""Each period runs once: with several workers, after failures, after crashes, after days without power."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextvars import copy_context
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask

import make
from servers.smtp import PostOffice
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict
from tracker.jobs import queries, services
from tracker.jobs.models import JobRun
from tracker.jobs.rules import CatchUp, Daily, Every, Job, RunState
from tracker.jobs.timetable import TIMETABLE
from tracker.mail.models import OutgoingMail
from tracker.mail.services import post
from tracker.org.models import Person
from tracker.org.services import add_person
from tracker.storage.database import db, transaction

TODAY = date(2026, 11, 24)


class Diary:
    """What a job of the tests did, and how often it is to fail."""

    def __init__(self) -> None:
        self.moments: list[datetime] = []
        self.fails = 0

    def run(self, moment: datetime) -> str:
        add_person(f"Người của kỳ {clock.local(moment):%d/%m}", by=None)
        self.moments.append(moment)
        if self.fails:
            self.fails -= 1
            raise RuntimeError("không đọc được tệp\nchi tiết không ai cần đọc")
        return f"Xong kỳ {clock.local(moment):%d/%m}."


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def timetable(app: Flask) -> Iterator[Callable[..., None]]:
    """Put jobs of the test in the place of the program's."""
    before = app.extensions["jobs"]

    def use(*jobs: Job) -> None:
        app.extensions["jobs"] = {job.name: job for job in jobs}

    yield use
    app.extensions["jobs"] = before


def daily(diary: Diary, **more: Any) -> Job:
    return Job("sang", "Việc buổi sáng", Daily("07:00"), diary.run, **more)


def runs(job: str = "sang") -> list[JobRun]:
    db.session.expire_all()
    return list(db.session.query(JobRun).filter(JobRun.job == job, JobRun.attempts > 0).order_by(JobRun.id))


def people() -> int:
    return db.session.query(Person).count()


def on(day: date, hour: int = 7, minute: int = 0) -> Any:
    return clock.frozen(clock.at_office(day, hour, minute))


def work(day: date, hour: int = 7, minute: int = 0) -> int:
    with on(day, hour, minute):
        return services.run_due()


def test_a_period_runs_once_and_says_what_it_did(timetable: Callable[..., None], diary: Diary) -> None:
    timetable(daily(diary))
    assert [work(TODAY, 7, 0), work(TODAY, 7, 1), work(TODAY, 23, 59)] == [1, 0, 0]
    run = runs()[0]
    assert (run.state, run.words, run.period, run.attempts) == (RunState.DONE, "Xong kỳ 24/11.", "2026-11-24T00:00Z", 1)
    assert diary.moments == [clock.at_office(TODAY, 7)]
    assert work(TODAY + timedelta(days=1)) == 1


def test_a_new_job_starts_with_its_next_period_even_if_nobody_is_there_then(
    timetable: Callable[..., None], diary: Diary
) -> None:
    timetable(daily(diary))
    assert work(TODAY, 9) == 0
    assert work(TODAY + timedelta(days=1), 10) == 1
    assert diary.moments == [clock.at_office(TODAY + timedelta(days=1), 7)]


@pytest.mark.parametrize(
    ("catch_up", "days", "missed"), [(CatchUp.EACH, [25, 26, 27], 0), (CatchUp.LATEST, [27], 2), (CatchUp.NONE, [], 0)]
)
def test_three_days_without_power_are_caught_up_as_the_job_says(
    timetable: Callable[..., None], diary: Diary, catch_up: CatchUp, days: list[int], missed: int
) -> None:
    timetable(daily(diary, catch_up=catch_up))
    work(TODAY)
    assert work(TODAY + timedelta(days=3), 9) == len(days)
    assert [clock.local(moment).day for moment in diary.moments[1:]] == days
    assert sum(run.missed for run in runs()) == missed
    assert work(TODAY + timedelta(days=3), 10) == 0
    assert work(TODAY + timedelta(days=4)) == 1


def remind(moment: datetime) -> str:
    """As a real reminder does: its keys name the day that it tells of."""
    new = [
        post("an@vidu.vn", "Việc hôm nay", "…", key=f"viec-hom-nay:{clock.local(moment):%Y-%m-%d}", kind="Nhắc việc")
        for _ in range(2)
    ]
    return f"Gửi {sum(new)}."


@pytest.mark.parametrize("catch_up", CatchUp)
def test_yesterdays_mail_is_not_sent_twice(
    app: Flask, timetable: Callable[..., None], office: PostOffice, catch_up: CatchUp
) -> None:
    deliver = next(job for job in TIMETABLE if job.name == "mail.deliver")
    timetable(Job("nhac", "Nhắc việc", Daily("07:00"), remind, catch_up), deliver)
    for day, hour in ((0, 7), (0, 8), (1, 7), (1, 7), (4, 9), (4, 10), (5, 7)):
        work(TODAY + timedelta(days=day), hour)
        work(TODAY + timedelta(days=day), hour, 1)
    keys = [mail.key for mail in db.session.query(OutgoingMail).order_by(OutgoingMail.id)]
    assert len(keys) == len(set(keys)) == len(office.inbox)
    days = {CatchUp.EACH: [24, 25, 26, 27, 28, 29], CatchUp.LATEST: [24, 25, 28, 29], CatchUp.NONE: [24, 25, 29]}
    assert [int(key[-2:]) for key in keys] == days[catch_up]
    db.session.query(JobRun).delete()
    db.session.commit()
    work(TODAY + timedelta(days=5), 7, 2)
    work(TODAY + timedelta(days=5), 7, 3)
    assert len(office.inbox) == len(keys), "even when the runs are forgotten, the outbox knows"


# ---------- several workers ----------


def in_threads(app: Flask, act: Callable[[], None], many: int = 4) -> None:
    start = threading.Barrier(many)

    def work() -> None:
        with app.app_context():
            start.wait(10)
            act()

    threads = [threading.Thread(target=copy_context().run, args=(work,)) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)


def test_of_workers_that_race_for_a_period_one_runs_it(
    app: Flask, timetable: Callable[..., None], diary: Diary
) -> None:
    timetable(daily(diary), Job("phut", "Mỗi phút", Every(1), diary.run))
    taken: list[int] = []
    with on(TODAY):
        in_threads(app, lambda: taken.append(services.run_due()))
    assert sum(taken) == 2 == len(diary.moments) == people()
    assert [run.attempts for run in runs() + runs("phut")] == [1, 1]


def test_workers_that_race_for_a_failed_run_do_not_both_retake_it(
    app: Flask, timetable: Callable[..., None], diary: Diary
) -> None:
    diary.fails = 1
    timetable(daily(diary))
    work(TODAY)
    with on(TODAY, 7, 1):
        in_threads(app, lambda: services.run_due() and None)
    assert (len(diary.moments), people(), runs()[0].attempts) == (2, 1, 2)


# ---------- failures and crashes ----------


def test_a_run_that_failed_has_done_nothing_and_is_tried_again_with_growing_waits(
    timetable: Callable[..., None], diary: Diary
) -> None:
    diary.fails = 2
    timetable(daily(diary))
    work(TODAY)
    run = runs()[0]
    assert (run.state, run.error, people()) == (RunState.FAILED, "RuntimeError: không đọc được tệp", 0)
    assert run.next_try_at == clock.at_office(TODAY, 7, 1)
    assert [work(TODAY, 7, minute) for minute in (0, 1, 2, 5, 6, 7)] == [0, 1, 0, 0, 1, 0]
    run = runs()[0]
    assert (run.state, run.error, run.attempts, people()) == (RunState.DONE, None, 3, 1)


def test_a_run_that_keeps_failing_is_given_up_and_the_next_period_has_its_chance(
    timetable: Callable[..., None], diary: Diary
) -> None:
    diary.fails = 3
    timetable(daily(diary, attempts=3))
    for minute in range(60):
        work(TODAY, 7, minute)
    assert (runs()[0].state, runs()[0].attempts, runs()[0].next_try_at) == (RunState.GIVEN_UP, 3, None)
    work(TODAY + timedelta(days=1))
    assert [run.state for run in runs()] == [RunState.GIVEN_UP, RunState.DONE]


def test_what_the_database_says_of_peoples_data_is_not_repeated(timetable: Callable[..., None]) -> None:
    def fail(moment: datetime) -> str:
        db.session.add(Person())
        db.session.flush()
        return ""

    timetable(Job("hong", "Hỏng", Daily("07:00"), fail))
    work(TODAY)
    assert runs("hong")[0].error in ("IntegrityError", "NotNullViolation")


def die(diary: Diary, at: datetime, attempts: int = 1) -> None:
    """As a killed process leaves it: taken, not finished."""
    run = JobRun(
        job="sang",
        period="2026-11-24T00:00Z",
        due_at=clock.at_office(TODAY, 7),
        state=RunState.RUNNING,
        attempts=attempts,
        claim="x" * 32,
        claimed_until=at + timedelta(minutes=15),
        started_at=at,
    )
    db.session.add(run)
    db.session.commit()


def test_a_run_whose_process_died_is_taken_again_when_its_lease_is_over(
    timetable: Callable[..., None], diary: Diary
) -> None:
    timetable(daily(diary))
    die(diary, clock.at_office(TODAY, 7))
    assert [work(TODAY, 7, 14), work(TODAY, 7, 16)] == [0, 1]
    assert (runs()[0].state, runs()[0].attempts) == (RunState.DONE, 2)


def test_a_run_that_dies_every_time_is_shown_as_failed(timetable: Callable[..., None], diary: Diary) -> None:
    timetable(daily(diary, attempts=2))
    die(diary, clock.at_office(TODAY, 7), attempts=2)
    assert work(TODAY, 7, 16) == 0
    assert (runs()[0].state, runs()[0].error) == (RunState.GIVEN_UP, "Tiến trình dừng giữa chừng.")


def test_who_is_slower_than_the_lease_has_done_nothing(timetable: Callable[..., None], diary: Diary) -> None:
    def slow(moment: datetime) -> str:
        words = diary.run(moment)
        run = db.session.query(JobRun).one()
        run.claim = "y" * 32  # somebody else has taken it over meanwhile
        db.session.flush()
        return words

    timetable(Job("sang", "Chậm", Daily("07:00"), slow))
    assert work(TODAY) == 0
    assert (len(diary.moments), people()) == (1, 0)


def test_the_work_of_a_job_is_audited_as_the_programs(timetable: Callable[..., None], diary: Diary) -> None:
    timetable(daily(diary))
    work(TODAY)
    assert [entry.person_name for entry in db.session.query(AuditEntry)] == ["(chương trình)"]


def test_a_job_that_forgets_its_audit_entry_fails(timetable: Callable[..., None]) -> None:
    def careless(moment: datetime) -> str:
        db.session.add(Person(full_name="Không ai ghi"))
        return ""

    timetable(Job("sang", "Cẩu thả", Daily("07:00"), careless))
    work(TODAY)
    assert (runs()[0].error, people()) == (
        "UnauditedWrite: rows were written without an audit entry",
        0,
    )


# ---------- clocks ----------


def test_a_clock_set_back_repeats_nothing(timetable: Callable[..., None], diary: Diary) -> None:
    often = Diary()
    timetable(daily(diary), Job("phut", "Mỗi phút", Every(1), often.run))
    for hour, minute in ((7, 0), (7, 1), (6, 59), (7, 0), (7, 1), (7, 2)):
        work(TODAY, hour, minute)
    assert diary.moments == [clock.at_office(TODAY, 7)]
    assert [clock.local(moment).minute for moment in often.moments] == [0, 1, 59, 2]


def test_a_clock_that_was_years_ahead_for_a_while_stops_nothing(timetable: Callable[..., None], diary: Diary) -> None:
    timetable(daily(diary))
    work(TODAY)
    diary.fails = 1
    work(date(2031, 1, 1))
    die_at = clock.at_office(date(2031, 1, 1), 7)
    with on(date(2031, 1, 1)):
        db.session.add(
            JobRun(
                job="sang", period="x", due_at=die_at, state=RunState.RUNNING, attempts=1, claim="x",
                claimed_until=die_at + timedelta(minutes=15), started_at=die_at,
            )
        )  # fmt: skip
        db.session.commit()
    assert work(TODAY, 7, 5) == 2, "what failed and what died then is done now"
    assert work(TODAY + timedelta(days=1)) == 1


# ---------- out of turn ----------


def test_an_administrator_asks_for_a_run_once(timetable: Callable[..., None], diary: Diary) -> None:
    job = daily(diary)
    timetable(job)
    admin = make.actor(Role.ADMIN)
    before = people()
    with transaction():
        services.ask(job, by=admin)
    with pytest.raises(Conflict), transaction():
        services.ask(job, by=admin)
    assert services.run_due() == 1
    run = next(run for run in runs() if run.asked_by)
    assert (run.state, run.asked_by, people()) == (RunState.DONE, admin.name, before + 1)
    assert work(TODAY + timedelta(days=1)) == 1, "the schedule is not disturbed"


def test_old_runs_are_swept_and_the_newest_stays(timetable: Callable[..., None], diary: Diary) -> None:
    timetable(daily(diary), Job("phut", "Mỗi phút", Every(1), diary.run))
    for day in (0, 1, 2, 60):
        work(TODAY + timedelta(days=day))
    with on(TODAY + timedelta(days=61)), transaction():
        assert services.sweep() == 3
    with on(TODAY + timedelta(days=200)), transaction():
        assert services.sweep() == 3
    assert (len(runs()), len(runs("phut"))) == (1, 1)


def test_the_timetable_of_the_program_runs(app: Flask) -> None:
    names = [job.name for job in TIMETABLE]
    assert len(names) == len(set(names))
    assert set(names) < set(queries.known()), "rooms above this one bring their own"
    work(TODAY)
    assert work(TODAY + timedelta(days=1), 8) == len(queries.known())
    db.session.expire_all()
    done = db.session.query(JobRun).filter(JobRun.attempts > 0)
    assert {run.state for run in done} == {RunState.DONE}
