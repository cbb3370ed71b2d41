"""Recurring duties through the services: begun, opened by the program, accepted once, changed, ended."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.access.permissions import Permission
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.calendar import DayKind, SpecialDay
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.labels import Recurrence
from tracker.org.models import Post, Unit
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.models import FanOut, Move, Period, Series, Task
from tracker.tasks.queries import plan_steps
from tracker.tasks.rules import LAST_DAY, Rhythm, Shift, State, Step
from tracker.tasks.services import Duty, Given, Planned
from tracker.workdays import services as workdays


@contextmanager
def on(day: date) -> Iterator[None]:
    with clock.frozen(clock.at_office(day)):
        yield


def spawn(day: date) -> list[Task]:
    with on(day), transaction():
        return services.spawn(day)


def tasks_of(series: Series) -> list[Task]:
    query = select(Task).join(Period, Period.id == Task.period_id).where(Period.series_id == series.id)
    return list(db.session.scalars(query.order_by(Task.due_on, Task.id)))


def dues(series: Series) -> list[str]:
    return [f"{task.due_on:%d/%m/%Y}" for task in tasks_of(series)]


def monthly(day: int, *, leads: tuple[str, ...] = ("bac-ha",), ahead: int = 10, last_on: date | None = None) -> Duty:
    return Duty("Báo cáo tháng", leads, Rhythm(Recurrence.MONTHLY, day=day, shift=Shift.AFTER), ahead, last_on)


def test_a_duty_begins_with_its_first_task_and_knows_when_the_next_one_opens(app: Flask) -> None:
    series = make.series(due_on=date(2026, 12, 25))
    (task,) = tasks_of(series)
    assert (task.due_on, task.original_due_on, task.state) == (date(2026, 12, 25), date(2026, 12, 25), State.ASSIGNED)
    assert task.title == "Báo cáo kết quả xử lý vi phạm đất đai – kỳ 12/2026"
    assert task.recurrence is Recurrence.MONTHLY
    assert series.rhythm == Rhythm(Recurrence.MONTHLY, day=25, shift=Shift.AFTER)
    assert (series.next_due_on, series.next_opens_on) == (date(2027, 1, 25), date(2027, 1, 11))


def test_nobody_owes_the_periods_before_the_duty_was_given(app: Flask) -> None:
    series = make.series(due_on=date(2026, 3, 25))
    assert dues(series) == ["25/11/2026"]


def test_the_program_opens_each_period_once_however_often_it_looks(app: Flask) -> None:
    series = make.series(due_on=date(2026, 11, 25))
    assert spawn(date(2026, 12, 9)) == []
    (task,) = spawn(series.next_opens_on)
    assert (task.due_on, task.assigned_on) == (date(2026, 12, 25), date(2026, 12, 11))
    assert spawn(date(2026, 12, 11)) == []
    assert spawn(date(2026, 12, 20)) == []
    assert dues(series) == ["25/11/2026", "25/12/2026"]


def test_periods_missed_while_the_program_stood_still_are_caught_up(app: Flask) -> None:
    series = make.series(due_on=date(2026, 11, 25))
    spawn(date(2027, 3, 1))
    assert dues(series) == ["25/11/2026", "25/12/2026", "25/01/2027", "25/02/2027"]
    # Given on the day on which each period opened: what was done in time can be said to be so.
    opened = [task.assigned_on for task in tasks_of(series)][1:]
    assert opened == [date(2026, 12, 11), date(2027, 1, 11), date(2027, 2, 11)]
    assert db.session.get_one(Series, series.id).next_due_on == date(2027, 3, 25)


def test_a_unit_accepts_the_duty_once(app: Flask) -> None:
    series = make.series(due_on=date(2026, 11, 25))
    (second,) = spawn(series.next_opens_on)
    assert second.state is State.ASSIGNED
    with transaction():
        services.move(tasks_of(series)[0], Step.ACCEPT, Given(), by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    (third,) = spawn(db.session.get_one(Series, series.id).next_opens_on)
    assert third.state is State.IN_PROGRESS
    (first_move,) = db.session.scalars(select(Move).where(Move.task_id == third.id))
    assert (first_move.step, first_move.to_state) == (Step.ASSIGN, State.IN_PROGRESS)
    assert "kỳ 01/2027" in first_move.note


def test_a_group_is_read_anew_in_every_period(app: Flask) -> None:
    series = make.series("@wards", due_on=date(2026, 11, 25))
    assert {task.lead.code for task in tasks_of(series)} == {"bac-ha", "nam-ha"}
    gone = make.unit("nam-ha")
    gone.valid_to = date(2026, 11, 30)
    dong_ha = Unit(code="dong-ha", kind=gone.kind, name="Phường Đông Hà", folded="", valid_from=date(2026, 12, 1))
    dong_ha.parent_id = gone.parent_id
    db.session.add(dong_ha)
    db.session.flush()
    dong_ha.path = f"{gone.path.rsplit('/', 2)[0]}/{dong_ha.id}/"
    db.session.commit()
    new = spawn(series.next_opens_on)
    assert {task.lead.code for task in new} == {"bac-ha", "dong-ha"}
    assert {unit.code for unit in db.session.get_one(Series, series.id).units} == {"bac-ha", "dong-ha"}
    fan_out = db.session.get_one(FanOut, new[0].fan_out_id)
    assert fan_out.title.endswith("kỳ 12/2026")
    assert {task.fan_out_id for task in new} == {fan_out.id}


def test_a_duty_without_any_unit_left_opens_an_empty_period_and_goes_on(app: Flask) -> None:
    series = make.series(due_on=date(2026, 11, 25))
    make.unit("bac-ha").valid_to = date(2026, 11, 30)
    db.session.commit()
    assert spawn(series.next_opens_on) == []
    assert db.session.get_one(Series, series.id).next_due_on == date(2027, 1, 25)


def test_whoever_was_in_charge_stays_so_while_they_hold_a_post(app: Flask) -> None:
    series = make.series("@wards", due_on=date(2026, 11, 25))
    here, gone = make.actor(Role.OFFICIAL, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    leader = make.actor(Role.LEADER, "ubnd")
    for task, person in zip(tasks_of(series), (here, gone), strict=True):
        task.official_id, task.supervisor_id = person.person_id, leader.person_id
    db.session.commit()
    new = {task.lead.code: task for task in spawn(series.next_opens_on)}
    assert new["bac-ha"].official_id == here.person_id
    assert new["nam-ha"].official_id is None
    assert {task.supervisor_id for task in new.values()} == {leader.person_id}


def test_what_is_counted_and_the_plan_come_along_with_nothing_done(app: Flask) -> None:
    series = make.series("bac-ha", "nam-ha", due_on=date(2026, 11, 25))
    official = make.actor(Role.OFFICIAL, "bac-ha")
    first = tasks_of(series)[0]
    make.value(make.measure(first, "120", baseline="20"), "60")
    with transaction():
        step, gone, late = (
            services.add_step(first, Planned(title, day, person), by=official)
            for title, day, person in (
                ("Lập danh sách", date(2026, 11, 24), official.person_id),
                ("Bỏ đi", None, None),
                ("Tổng hợp", None, None),
            )
        )
        services.finish_step(step, by=official)
        services.remove_step(gone, by=official)
    assert late.position == 3
    new = {task.lead.code: task for task in spawn(series.next_opens_on)}
    measure = new["bac-ha"].measure
    assert measure is not None
    assert first.measure is not None
    assert measure.definition == first.measure.definition
    assert measure.values == []
    assert new["bac-ha"].percent == 0
    steps = plan_steps(new["bac-ha"])
    assert [(each.title, each.due_on, each.done_on) for each in steps] == [
        ("Lập danh sách", date(2026, 12, 24), None),
        ("Tổng hợp", None, None),
    ]
    assert steps[0].person_id == official.person_id
    assert (new["nam-ha"].measure, plan_steps(new["nam-ha"])) == (None, [])
    new["bac-ha"].by_plan = True
    post = db.session.scalars(select(Post).where(Post.person_id == official.person_id)).one()
    post.valid_to = date(2026, 12, 31)
    db.session.commit()
    third = next(task for task in spawn(date(2027, 1, 20)) if task.lead.code == "bac-ha")
    assert (third.by_plan, plan_steps(third)[0].person_id) == (True, None)


def test_two_processes_give_a_period_once(app: Flask) -> None:
    series = make.series("@wards", due_on=date(2026, 11, 25))
    day, series_id = series.next_opens_on, series.id
    db.session.rollback()
    faults: list[BaseException] = []
    begin = threading.Barrier(3)

    def work() -> None:
        with app.app_context(), on(day):
            begin.wait()
            try:
                with transaction():
                    services.spawn(day)
            except Conflict:
                pass  # the other one was faster; the next look finds nothing to do
            except BaseException as fault:
                faults.append(fault)

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    db.session.rollback()
    series = db.session.get_one(Series, series_id)
    assert dues(series) == ["25/11/2026"] * 2 + ["25/12/2026"] * 2
    assert spawn(day) == []


def test_a_change_concerns_only_periods_to_come(app: Flask) -> None:
    secretary = make.actor(Role.SECRETARY, "ubnd")
    series = make.series(due_on=date(2026, 12, 25))
    with transaction():
        services.change(series, monthly(28, leads=("nam-ha",), ahead=5), "Theo quy chế mới", by=secretary)
    assert dues(series) == ["25/12/2026"]
    assert (series.next_due_on, series.next_opens_on) == (date(2027, 1, 28), date(2027, 1, 21))
    spawn(date(2027, 1, 21))
    assert [task.lead.code for task in tasks_of(series)] == ["bac-ha", "nam-ha"]
    told, _ = queries.duty_entries(series)
    entry = told.row
    assert (entry.detail["before"]["day"], entry.detail["after"]["day"]) == (25, 28)
    assert entry.detail["after"]["units"] == "Phường Nam Hà"
    assert entry.words == "Theo quy chế mới"


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        (Rhythm(Recurrence.WEEKLY, weekday=4), date(2026, 11, 27)),
        (Rhythm(Recurrence.MONTHLY, day=28), date(2026, 12, 28)),
        (Rhythm(Recurrence.QUARTERLY, day=20, month=3), date(2027, 3, 20)),
        (Rhythm(Recurrence.YEARLY, day=15, month=12), date(2027, 12, 15)),
    ],
)
def test_another_rhythm_begins_after_the_period_that_was_given(app: Flask, rhythm: Rhythm, expected: date) -> None:
    series = make.series(due_on=date(2026, 11, 25))
    with transaction():
        services.change(series, Duty("Báo cáo", ("bac-ha",), rhythm, 5), "", by=make.actor(Role.SECRETARY, "ubnd"))
    assert series.next_due_on == expected
    spawn(expected)
    assert f"{expected:%d/%m/%Y}" in dues(series)


def test_a_duty_with_a_last_day_runs_out(app: Flask) -> None:
    series = make.series(due_on=date(2026, 11, 25))
    with transaction():
        last = date(2026, 12, 31)
        services.change(series, monthly(25, last_on=last), "", by=make.actor(Role.SECRETARY, "ubnd"))
    spawn(date(2027, 6, 1))
    assert dues(series) == ["25/11/2026", "25/12/2026"]
    assert series.next_opens_on is None


def test_an_ended_duty_opens_nothing_until_it_is_resumed_and_owes_nothing_for_the_time_between(app: Flask) -> None:
    secretary = make.actor(Role.SECRETARY, "ubnd")
    series = make.series(due_on=date(2026, 11, 25))
    with pytest.raises(Invalid), transaction():
        services.end(series, "  ", by=secretary)
    with transaction():
        services.end(series, "Đã có báo cáo qua phần mềm của tỉnh", by=secretary)
    assert spawn(date(2027, 2, 20)) == []
    with pytest.raises(Conflict), transaction():
        services.change(series, monthly(28), "", by=secretary)
    with on(date(2027, 2, 20)), transaction():
        services.resume(series, by=secretary)
    spawn(date(2027, 2, 24))
    assert dues(series) == ["25/11/2026", "25/02/2027"]
    actions = db.session.scalars(
        select(AuditEntry.action).where(AuditEntry.subject == "series").order_by(AuditEntry.id)
    )
    assert list(actions) == ["series.begun", "series.opened", "series.ended", "series.resumed", "series.opened"]


def test_a_changed_calendar_moves_what_is_to_come(app: Flask) -> None:
    series = make.series(due_on=date(2026, 12, 25))
    assert series.next_due_on == date(2027, 1, 25)
    with transaction():
        workdays.add_day(SpecialDay(date(2027, 1, 25), DayKind.OFF, "Nghỉ bù"), by=None)
    assert (series.next_due_on, series.next_opens_on) == (date(2027, 1, 26), date(2027, 1, 11))
    assert dues(series) == ["25/12/2026"]


def test_a_task_that_came_once_becomes_the_first_period_of_a_duty(app: Flask) -> None:
    secretary = make.actor(Role.SECRETARY, "ubnd")
    one, other = make.assigned("bac-ha", "nam-ha", due_on=date(2026, 11, 30))
    with transaction():
        series = services.repeat(one, monthly(LAST_DAY), by=secretary)
    assert (one.period_id is not None, other.period_id) == (True, None)
    assert one.recurrence is Recurrence.MONTHLY
    assert series.next_due_on == date(2026, 12, 31)
    with pytest.raises(Conflict), transaction():
        services.repeat(one, monthly(5), by=secretary)
    (next_one,) = spawn(series.next_opens_on)
    assert next_one.lead.code == "bac-ha"


def test_a_directive_to_many_comes_back_for_all_its_units(app: Flask) -> None:
    one, other = make.assigned("bac-ha", "nam-ha", due_on=date(2026, 11, 30))
    with transaction():
        duty = monthly(30, leads=("bac-ha", "nam-ha"))
        series = services.repeat(one, duty, by=make.actor(Role.LEADER, "ubnd"), everyone=True)
    assert one.period_id == other.period_id
    new = spawn(series.next_opens_on)
    assert {task.lead.code for task in new} == {"bac-ha", "nam-ha"}


def test_nobody_manages_a_duty_of_their_own_unit_or_without_the_post(app: Flask) -> None:
    series = make.series("do-thi", due_on=date(2026, 11, 25))
    allowed = {
        (role, code)
        for role in Role
        for code in ("dang-uy", "ubnd", "do-thi", "bac-ha")
        if policy.may_series(make.actor(role, code), Permission.SERIES_MANAGE, series)
    }
    assert allowed == {(role, code) for role in (Role.SECRETARY, Role.LEADER) for code in ("dang-uy", "ubnd")}
    for act in (
        lambda by: services.change(series, monthly(5), "", by=by),
        lambda by: services.end(series, "x", by=by),
        lambda by: services.resume(series, by=by),
        lambda by: services.repeat(make.task("bac-ha"), monthly(5), by=by),
    ):
        with pytest.raises(Forbidden), transaction():
            act(make.actor(Role.OFFICIAL, "do-thi"))


@pytest.mark.dialects
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["dang-uy", "ubnd", "bac-ha", "do-thi"])
def test_what_duties_may_be_seen_agrees_with_its_sql(app: Flask, role: Role, code: str) -> None:
    make.series("bac-ha", due_on=date(2026, 11, 25))
    make.series("@wards", due_on=date(2026, 11, 25))
    make.series("dia-chinh", due_on=date(2026, 11, 25))
    reader = make.actor(role, code)
    everything = list(db.session.scalars(select(Series)))
    by_rule = {series.id for series in everything if policy.may_series(reader, Permission.SERIES_VIEW, series)}
    by_sql = set(db.session.scalars(select(Series.id).where(queries.series_visible_to(reader))))
    assert by_rule == by_sql
    if role is Role.OFFICIAL:
        assert len(by_rule) == {"dang-uy": 3, "ubnd": 3, "bac-ha": 2, "do-thi": 0}[code]


def test_a_stale_version_is_refused(app: Flask) -> None:
    secretary = make.actor(Role.SECRETARY, "ubnd")
    series = make.series(due_on=date(2026, 11, 25))
    seen = series.version
    with transaction():
        services.change(series, monthly(28), "", by=secretary, version=seen)
    with pytest.raises(Conflict), transaction():
        services.change(series, monthly(5), "", by=secretary, version=seen)
    assert series.day == 28


def test_the_job_says_what_it_did(app: Flask) -> None:
    series = make.series("@wards", due_on=date(2026, 11, 25))
    day = series.next_opens_on
    with on(day), transaction():
        assert services.spawn_due(clock.now()) == "Đã mở kỳ mới: 2 nhiệm vụ định kỳ."
    with on(day + timedelta(days=1)), transaction():
        assert services.spawn_due(clock.now()) == "Đã mở kỳ mới: 0 nhiệm vụ định kỳ."
