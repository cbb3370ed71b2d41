"""Moves through the service: history, audit, what each step changes. Rights stand in test_tasks_table."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Invalid
from tracker.storage.database import UnauditedWrite, db, transaction
from tracker.tasks import queries, services
from tracker.tasks.models import Move, Task
from tracker.tasks.rules import State, Step
from tracker.tasks.services import Given


def test_the_whole_life_of_a_task_leaves_its_history(app: Flask) -> None:
    head, official = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    leader = make.actor(Role.LEADER, "dang-uy")
    (task,) = make.assigned("bac-ha", due_on=clock.today() + timedelta(days=5))
    acts = (
        (Step.ACCEPT, head, Given()),
        (Step.REPORT, official, Given(note="Đã làm một nửa", percent=55)),
        (Step.SUBMIT, head, Given(note="Xong", finished_on=clock.today())),
        (Step.SEND_BACK, leader, Given(note="Thiếu ảnh")),
        (Step.SUBMIT, head, Given(note="Đã bổ sung", finished_on=clock.today())),
        (Step.APPROVE, leader, Given()),
        (Step.REOPEN, leader, Given(note="Hư lại")),
    )
    for step, who, given in acts:
        with transaction():
            services.move(task, step, given, by=who)
    assert (task.state, task.percent, task.submitted_on) == (State.IN_PROGRESS, 55, None)
    moves = db.session.scalars(select(Move).where(Move.task_id == task.id).order_by(Move.id)).all()
    assert [move.step for move in moves] == [Step.ASSIGN, *(step for step, _, _ in acts)]
    assert all(before.to_state is after.from_state for before, after in itertools.pairwise(moves))
    entries = select(AuditEntry.action).where(AuditEntry.subject == "task").order_by(AuditEntry.id)
    audited = db.session.scalars(entries).all()
    assert audited == ["task.assigned", *(f"task.{step.value}" for step, _, _ in acts)]


@pytest.mark.parametrize(
    ("step", "state", "given", "field"),
    [
        (Step.REPORT, State.IN_PROGRESS, Given(percent=10), "note"),
        (Step.REPORT, State.IN_PROGRESS, Given(note="x"), "percent"),
        (Step.SUBMIT, State.IN_PROGRESS, Given(note="x"), "finished_on"),
        (Step.BLOCK, State.IN_PROGRESS, Given(note="x"), "unit"),
        (Step.DECLINE, State.ASSIGNED, Given(note="  "), "note"),
    ],
)
def test_what_a_step_needs_is_asked_for_at_its_field(
    app: Flask, step: Step, state: State, given: Given, field: str
) -> None:
    task = make.task(state=state)
    with pytest.raises(Invalid) as refusal, transaction():
        services.move(task, step, given, by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    assert refusal.value.field == field
    assert db.session.get_one(Task, task.id).state is state


def test_a_unit_must_be_another_one_to_reassign(app: Flask) -> None:
    task = make.task(state=State.ASSIGNED)
    leader = make.actor(Role.LEADER, "ubnd")
    with pytest.raises(Invalid), transaction():
        services.move(task, Step.REASSIGN, Given(note="x", unit=make.unit("bac-ha")), by=leader)
    with transaction():
        services.move(task, Step.REASSIGN, Given(note="x", unit=make.unit("nam-ha")), by=leader)
    assert task.lead.code == "nam-ha"
    assert "phuong nam ha" in task.folded


def test_a_blocked_task_names_who_must_clear_it_and_forgets_it_afterwards(app: Flask) -> None:
    task, official = make.task(), make.actor(Role.OFFICIAL, "bac-ha")
    with transaction():
        services.move(task, Step.BLOCK, Given(note="Thiếu kinh phí", unit=make.unit("do-thi")), by=official)
    assert [each.id for each in queries.blocked_by(make.actor(Role.OFFICIAL, "do-thi")).rows] == [task.id]
    with transaction():
        services.move(task, Step.UNBLOCK, Given(note="Đã có"), by=official)
    assert task.blocker_unit is None


def test_lateness_is_judged_on_the_day_of_the_submission(app: Flask) -> None:
    today = clock.today()
    task = make.task(state=State.SUBMITTED, due_on=today - timedelta(days=2), submitted_on=today - timedelta(days=2))
    with transaction():
        services.move(task, Step.APPROVE, Given(), by=make.actor(Role.LEADER, "ubnd"))
    assert queries.class_of(task, queries.horizon()).value == "done_on_time"


def test_a_stale_version_is_refused(app: Flask) -> None:
    task, head = make.task(), make.actor(Role.UNIT_HEAD, "bac-ha")
    seen = task.version
    with transaction():
        services.move(task, Step.REPORT, Given(note="Một", percent=10), by=head, version=seen)
    with pytest.raises(services.Changed), transaction():
        services.move(task, Step.REPORT, Given(note="Hai", percent=20), by=head, version=seen)
    assert db.session.get_one(Task, task.id).percent == 10


def test_a_write_without_its_audit_entry_is_a_fault(app: Flask) -> None:
    task = make.task()
    with pytest.raises(UnauditedWrite), transaction():
        task.title = "Đổi lén"
    assert db.session.get_one(Task, task.id).title != "Đổi lén"


def test_a_directive_to_many_units_gives_each_ward_a_task_in_its_own_place(app: Flask) -> None:
    tasks = make.assigned("bac-ha", "nam-ha")
    assert {task.lead.code for task in tasks} == {"bac-ha", "nam-ha"}
    assert all([place.code for place in task.places] == [task.lead.code] for task in tasks)
    assert tasks[0].fan_out is not None
    assert tasks[0].fan_out is tasks[1].fan_out
