"""Measures through the services: who sets them, what a report with a value writes, corrections that keep history."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

import make
from tracker.access.permissions import Permission
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.models import Measure, MeasureValue, Move, Task
from tracker.tasks.queries import measures as read
from tracker.tasks.rules import State, Step
from tracker.tasks.rules.measures import MeasureUnit, WrongWay
from tracker.tasks.services import Changed, Given, Measured, measures, measuring
from tracker.tasks.services.measures import Row, RowsRefused


def said(amount: str, days_ago: int = 0, *, sure: bool = False, target: str | None = None) -> Measured:
    day = clock.today() - timedelta(days=days_ago)
    return Measured(Decimal(amount), day, Decimal(target) if target else None, sure)


def report(task: Task, amount: str, days_ago: int = 0, *, sure: bool = False, words: str = "Đã làm") -> None:
    with transaction():
        given = Given(note=words, measured=said(amount, days_ago, sure=sure))
        services.move(task, Step.REPORT, given, by=make.actor(Role.OFFICIAL, task.lead.code))


def standing(measure: Measure) -> list[tuple[int, str]]:
    db.session.refresh(measure)
    return [((clock.today() - each.day).days, f"{each.amount.normalize():f}") for each in measure.standing]


def facts(action: str) -> list[AuditEntry]:
    return list(db.session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.id)))


@pytest.mark.parametrize(
    ("role", "code", "defines", "corrects"),
    [
        (Role.SECRETARY, "dang-uy", True, True),
        (Role.SECRETARY, "ubnd", True, True),
        (Role.SECRETARY, "bac-ha", False, False),
        (Role.LEADER, "dang-uy", False, False),
        (Role.UNIT_HEAD, "bac-ha", False, True),
        (Role.OFFICIAL, "bac-ha", False, True),
        (Role.OFFICIAL, "nam-ha", False, False),
        (Role.VIEWER, "dang-uy", False, False),
        (Role.ADMIN, "ubnd", False, False),
    ],
)
def test_the_secretary_sets_a_measure_and_the_unit_answers_for_its_values(
    app: Flask, role: Role, code: str, defines: bool, corrects: bool
) -> None:
    task, someone = make.task(), make.actor(role, code)
    assert policy.may(someone, Permission.MEASURE_DEFINE, task) is defines
    assert policy.may(someone, Permission.MEASURE_CORRECT, task) is corrects
    if not defines:
        with pytest.raises(Forbidden), transaction():
            measures.define(task, make.definition(), by=someone)
    value = make.value(make.measure(make.task()), "5")
    if not corrects:
        with pytest.raises(Forbidden), transaction():
            measuring.withdraw(value, "Nhầm", by=someone)


def test_a_report_with_a_value_is_one_move_and_one_value(app: Flask) -> None:
    task = make.task()
    measure = make.measure(task)
    version = task.version
    report(task, "120", words="Đã giao 120 lô")
    (value,) = db.session.scalars(select(MeasureValue))
    (move,) = db.session.scalars(select(Move).where(Move.step == Step.REPORT))
    assert (value.move_id, value.words, value.amount, value.day) == (move.id, "Đã giao 120 lô", 120, clock.today())
    assert (task.percent, move.percent) == (34, 34)
    assert task.version > version
    assert queries.measured_percent(task) == 34
    (fact,) = facts("task.measured")
    assert fact.detail["value"] == "120"
    assert fact.detail["unit"] == "hộ"
    assert fact.detail["percent"] == 34
    assert standing(measure) == [(0, "120")]


def test_without_its_value_a_report_is_refused_and_a_typed_percentage_does_not_count(app: Flask) -> None:
    task, official = make.task(), make.actor(Role.OFFICIAL, "bac-ha")
    make.measure(task)
    with pytest.raises(Invalid) as refusal, transaction():
        services.move(task, Step.REPORT, Given(note="x", percent=90), by=official)
    assert refusal.value.field == "value"
    with transaction():
        services.move(task, Step.REPORT, Given(note="x", percent=90, measured=said("35")), by=official)
    assert task.percent == 10


def test_where_the_measure_does_not_decide_both_are_reported(app: Flask) -> None:
    task, official = make.task(), make.actor(Role.OFFICIAL, "bac-ha")
    measure = make.measure(task, decides=False)
    with transaction():
        services.move(task, Step.REPORT, Given(note="x", percent=60), by=official)
        services.move(task, Step.REPORT, Given(note="x", percent=65, measured=said("35")), by=official)
    assert task.percent == 65
    assert standing(measure) == [(0, "35")]


@pytest.mark.parametrize(
    ("amount", "days_ago", "target", "field"),
    [
        ("12.5", 0, None, "value"),
        ("1", -1, None, "measured_on"),
        ("1", 31, None, "measured_on"),
        ("1", 0, "360", "value"),
    ],
)
def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(
    app: Flask, amount: str, days_ago: int, target: str | None, field: str
) -> None:
    task = make.task()
    make.measure(task)
    given = Given(note="x", measured=said(amount, days_ago, target=target))
    with pytest.raises(Invalid) as refusal, transaction():
        services.move(task, Step.REPORT, given, by=make.actor(Role.OFFICIAL, "bac-ha"))
    assert refusal.value.field == field
    assert db.session.scalar(select(MeasureValue)) is None
    assert db.session.scalar(select(Move).where(Move.step == Step.REPORT)) is None


def test_a_value_for_a_task_without_a_measure_is_refused(app: Flask) -> None:
    task, given = make.task(), Given(note="x", percent=5, measured=said("3"))
    with pytest.raises(Invalid), transaction():
        services.move(task, Step.REPORT, given, by=make.actor(Role.OFFICIAL, "bac-ha"))


def test_households_that_fall_are_asked_about_then_believed(app: Flask) -> None:
    task = make.task()
    measure = make.measure(task)
    report(task, "120", 3)
    with pytest.raises(WrongWay):
        report(task, "100")
    report(task, "100", sure=True, words="Hai mươi hộ trả lại đất")
    assert standing(measure) == [(3, "120"), (0, "100")]
    assert task.percent == 28


def test_a_value_of_an_earlier_day_joins_the_line_and_leaves_the_progress(app: Flask) -> None:
    task = make.task()
    measure = make.measure(task)
    report(task, "120", 3)
    report(task, "70", 10)
    assert standing(measure) == [(10, "70"), (3, "120")]
    assert task.percent == 34


def test_a_second_report_of_the_day_replaces_the_first_which_stays_in_the_history(app: Flask) -> None:
    task = make.task()
    measure = make.measure(task)
    report(task, "120")
    report(task, "130")
    assert standing(measure) == [(0, "130")]
    old, new = db.session.scalars(select(MeasureValue).order_by(MeasureValue.id))
    assert (old.stands, new.corrects_id, old.replaced) == (False, old.id, True)


def test_the_database_lets_one_value_stand_for_a_day(app: Flask) -> None:
    measure = make.measure(make.task())
    make.value(measure, "5")
    with pytest.raises(IntegrityError):
        make.value(measure, "6")
    db.session.rollback()


def test_a_correction_takes_the_place_and_tells_who_when_and_why(app: Flask) -> None:
    task, secretary = make.task(), make.actor()
    measure = make.measure(task)
    value = make.value(measure, "210", 2)
    with transaction():
        measuring.correct(value, said("120", 1), "Gõ nhầm, biên bản ghi 120", by=secretary, version=task.version)
    assert standing(measure) == [(1, "120")]
    assert (value.ended_why, value.ended_by_id) == ("Gõ nhầm, biên bản ghi 120", secretary.person_id)
    assert task.percent == 34
    assert facts("task.measured")[-1].detail["how"] == "correction"


@pytest.mark.parametrize(
    ("state", "amount", "days_ago", "why", "refused"),
    [
        (State.IN_PROGRESS, "120", 3, " ", Invalid),
        (State.IN_PROGRESS, "210", 2, "Nhầm", Invalid),
        (State.IN_PROGRESS, "90", 5, "Nhầm", Invalid),
        (State.IN_PROGRESS, "40", 1, "Nhầm", WrongWay),
        (State.DONE, "120", 1, "Nhầm", Conflict),
        (State.CANCELLED, "120", 1, "Nhầm", Conflict),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    app: Flask, state: State, amount: str, days_ago: int, why: str, refused: type[Exception]
) -> None:
    task = make.task(state=state)
    measure = make.measure(task)
    make.value(measure, "50", 5)
    wrong = make.value(measure, "210", 2)
    with pytest.raises(refused), transaction():
        measuring.correct(wrong, said(amount, days_ago), why, by=make.actor())
    assert standing(measure) == [(5, "50"), (2, "210")]


def test_a_withdrawn_value_gives_way_to_the_one_before_and_is_kept(app: Flask) -> None:
    task, official = make.task(percent=60), make.actor(Role.OFFICIAL, "bac-ha")
    measure = make.measure(task)
    first, second = make.value(measure, "35", 5), make.value(measure, "210", 2)
    with transaction():
        measuring.withdraw(second, "Đếm trùng", by=official, version=task.version)
    assert (standing(measure), task.percent) == ([(5, "35")], 10)
    with pytest.raises(Conflict), transaction():
        measuring.withdraw(second, "Lần nữa", by=official)
    with transaction():
        measuring.withdraw(first, "Đếm trùng", by=official)
    assert (standing(measure), task.percent) == ([], 0)
    assert db.session.query(MeasureValue).count() == 2
    assert len(facts("task.measure_withdrawn")) == 2


def test_whoever_saw_an_older_task_is_told(app: Flask) -> None:
    task = make.task()
    measure = make.measure(task)
    value, seen = make.value(measure, "35", 5), task.version
    report(task, "35")
    with pytest.raises(Changed), transaction():
        measuring.withdraw(value, "x", by=make.actor(), version=seen)
    with pytest.raises(Changed), transaction():
        measures.define(task, make.definition("400"), by=make.actor(), version=seen)


def test_a_new_target_moves_the_progress_and_the_old_one_is_on_record(app: Flask) -> None:
    task, secretary = make.task(percent=15), make.actor()
    with transaction():
        measure = measures.define(task, make.definition("350"), by=secretary, version=task.version)
    assert task.percent == 15
    report(task, "120")
    with transaction():
        measures.define(task, make.definition("240"), by=secretary, version=task.version)
    assert task.percent == 50
    first, second = facts("measure.defined")
    assert first.detail["before"] is None
    assert (second.detail["before"]["target"], second.detail["target"]) == ("350", "240")
    with pytest.raises(Invalid), transaction():
        measures.define(task, make.definition("240", unit=MeasureUnit.METRE), by=secretary)
    with pytest.raises(Conflict), transaction():
        measures.remove(task, by=secretary)
    assert measure.target == 240


def test_a_measure_without_values_can_be_taken_away(app: Flask) -> None:
    task = make.task()
    make.measure(task)
    with transaction():
        measures.remove(task, by=make.actor(), version=task.version)
    assert db.session.scalar(select(Measure)) is None
    assert len(facts("measure.removed")) == 1


@pytest.mark.parametrize("state", [State.DONE, State.CANCELLED])
def test_a_closed_task_takes_no_measure(app: Flask, state: State) -> None:
    task = make.task(state=state)
    with pytest.raises(Conflict), transaction():
        measures.define(task, make.definition(), by=make.actor())


def test_what_was_handed_in_stays_at_a_hundred_and_comes_back_to_what_was_measured(app: Flask) -> None:
    task, head, leader = make.task(), make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.LEADER, "ubnd")
    measure = make.measure(task)
    report(task, "120", 3)
    with transaction():
        given = Given(note="Xong", finished_on=clock.today(), measured=said("300"))
        services.move(task, Step.SUBMIT, given, by=head)
    assert (task.percent, standing(measure)) == (100, [(3, "120"), (0, "300")])
    with transaction():
        measuring.correct(measure.standing[-1], said("280"), "Đếm lại", by=head)
    assert task.percent == 100
    with transaction():
        services.move(task, Step.SEND_BACK, Given(note="Còn thiếu"), by=leader)
    assert task.percent == 80


def rows(tasks: list[Task], *targets: str | None) -> list[Row]:
    return [
        Row(task, Decimal(0), Decimal(target) if target else None, task.version)
        for task, target in zip(tasks, targets, strict=True)
    ]


def test_a_directive_is_measured_in_one_act_with_a_target_for_each_unit(app: Flask) -> None:
    tasks = make.assigned("bac-ha", "nam-ha", "do-thi")
    with transaction():
        assert measures.define_all(make.definition(), rows(tasks, "200", "150", None), by=make.actor()) == 2
    with pytest.raises(Conflict), transaction():
        measures.define(tasks[0], make.definition(), by=make.actor())
    tasks[0].state = State.IN_PROGRESS
    db.session.commit()
    report(tasks[0], "120")
    together = queries.measured(tasks).together
    assert together is not None
    assert (together.value, together.target, together.units, together.silent) == (120, 350, 2, 1)
    assert together.ratio == Decimal("0.343")
    tasks[1].state = State.CANCELLED
    db.session.commit()
    left = queries.measured(tasks).together
    assert left is not None
    assert (left.target, left.units) == (200, 1)


def test_one_wrong_row_and_no_row_is_written(app: Flask) -> None:
    tasks = make.assigned("bac-ha", "nam-ha", "do-thi")
    wrong = rows(tasks, "200", "1.5", "0")
    with pytest.raises(RowsRefused) as refusal, transaction():
        measures.define_all(make.definition(), wrong, by=make.actor())
    assert set(refusal.value.rows) == {tasks[1].id, tasks[2].id}
    assert db.session.scalar(select(Measure)) is None
    stale = [Row(each.task, each.baseline, Decimal(5), (each.version or 0) - 1) for each in wrong]
    with pytest.raises(Changed), transaction():
        measures.define_all(make.definition(), stale, by=make.actor())
    with pytest.raises(Invalid), transaction():
        measures.define_all(make.definition(), rows(tasks, None, None, None), by=make.actor())


def test_the_shared_words_of_a_directive_change_for_closed_units_too_but_not_their_figures(app: Flask) -> None:
    tasks = make.assigned("bac-ha", "nam-ha")
    with transaction():
        measures.define_all(make.definition(), rows(tasks, "200", "150"), by=make.actor())
    tasks[0].state = State.CANCELLED
    db.session.commit()
    with transaction():
        renamed = make.definition(name="Hộ đã nhận đất")
        assert measures.define_all(renamed, rows(tasks, "200", "160"), by=make.actor()) == 2
    with pytest.raises(RowsRefused), transaction():
        measures.define_all(renamed, rows(tasks, "300", "160"), by=make.actor())
    with transaction():
        assert measures.define_all(renamed, rows(tasks, "200", None), by=make.actor()) == 1
    assert read.shared_measure(tasks[0].fan_out) is tasks[0].measure  # type: ignore[arg-type]


def test_a_falling_measure_sums_over_units_as_what_is_left(app: Flask) -> None:
    tasks = make.assigned("bac-ha", "nam-ha")
    for task, baseline in zip(tasks, ("20", "5"), strict=True):
        make.measure(task, "0", baseline=baseline, unit=MeasureUnit.CASE)
    make.value(tasks[0].measure, "8")  # type: ignore[arg-type]
    together = queries.measured(tasks).together
    assert together is not None
    assert (together.value, together.baseline, together.ratio) == (13, 25, Decimal("0.48"))


def test_the_timeline_tells_values_with_their_reports_and_what_happened_besides(app: Flask) -> None:
    task, secretary = make.task(), make.actor()
    with transaction():
        measures.define(task, make.definition(), by=secretary)
    report(task, "120")
    with transaction():
        measure = db.session.scalars(select(Measure)).one()
        measuring.correct(measure.standing[0], said("110"), "Đếm lại", by=secretary)
        measuring.withdraw(measure.standing[0], "Chưa chắc", by=secretary)
    told = {
        str(entry.what): [value for kind, value in entry.about if kind == "words"] for entry in queries.timeline(task)
    }
    assert told["report"] == ["120 / 350 hộ"]
    assert told["defined"] == ["Hộ được giao đất: từ 0 đến 350 hộ"]
    assert told["corrected"] == ["110 / 350 hộ", "ngày 24/11/2026"]
    assert told["withdrawn"] == ["110 hộ", "ngày 24/11/2026"]


def test_a_deputy_corrects_for_somebody_and_both_are_named(app: Flask) -> None:
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Ngô Văn Tuyến")
    deputy = make.deputy_of(head, make.actor(Role.OFFICIAL, "bac-ha", name="Lê Thị Mai"))
    task = make.task()
    value = make.value(make.measure(task), "210", 2)
    with transaction():
        new = measuring.correct(value, said("120", 2), "Gõ nhầm", by=deputy)
        measuring.withdraw(new, "Chưa chắc", by=deputy)
    assert new.on_behalf_of is not None
    assert (new.person.full_name, new.on_behalf_of.full_name) == ("Lê Thị Mai", "Ngô Văn Tuyến")
    told = [(str(entry.what), entry.name, entry.on_behalf_of) for entry in queries.timeline(task)]
    assert ("withdrawn", "Lê Thị Mai", "Ngô Văn Tuyến") in told
    assert ("corrected", "Lê Thị Mai", "Ngô Văn Tuyến") in told


def test_one_thing_at_a_time_gives_the_percentage_and_the_measure_comes_first(app: Flask) -> None:
    task, official, secretary = make.task(), make.actor(Role.OFFICIAL, "bac-ha"), make.actor()
    with transaction():
        services.add_step(task, services.Planned("Lập danh sách"), by=official)
        services.follow_plan(task, True, by=official)
    with transaction():
        measures.define(task, make.definition(), by=secretary)
    assert not task.by_plan
    report(task, "35")
    assert task.percent == 10
    with pytest.raises(Invalid), transaction():
        services.follow_plan(task, True, by=official)
