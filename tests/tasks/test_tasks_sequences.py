"""Whatever people do in whatever order: the history stays whole, and what is derived stays true."""

from __future__ import annotations

import itertools
from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

import make
from conftest import NOW
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.deadlines import DeadlineClass
from tracker.core.errors import Refused
from tracker.storage.database import db, transaction
from tracker.tasks import queries, services
from tracker.tasks.models import Act, Extension, Move, Task
from tracker.tasks.rules import HANDED_IN, MOVES, STAFFED, ExtensionState, State, Step, steps_from
from tracker.tasks.services import Decision, Given

#: One of the steps that the state allows, so that sequences go deep; a step by its name is mostly refused.
LEGAL = "legal"
#: What can be done besides steps.
OTHER_ACTS = ("take", "name", "leave", "supervise", "ask", "withdraw", "prepare", "grant", "refuse", "extend")
acts = st.lists(
    st.tuples(
        st.one_of(
            st.just(LEGAL), st.just(LEGAL), st.sampled_from(OTHER_ACTS), st.sampled_from(sorted({s for _, s in MOVES}))
        ),
        st.integers(0, 100),
        st.integers(0, 6),
    ),
    min_size=8,
    max_size=30,
)


class Town:
    """Those who act on the task, and the task."""

    def __init__(self) -> None:
        self.of = make.passage()
        self.secretary = make.actor(Role.SECRETARY, "dang-uy")
        self.leader = make.actor(Role.LEADER, "ubnd", name="Lý Quốc Lãnh")
        self.heads = {code: make.actor(Role.UNIT_HEAD, code) for code in ("bac-ha", "nam-ha")}
        self.officials = {code: make.actor(Role.OFFICIAL, code) for code in ("bac-ha", "nam-ha")}

    def head(self, task: Task) -> Actor:
        return self.heads[task.lead.code]

    def official(self, task: Task) -> Actor:
        return self.officials[task.lead.code]


def step_of(town: Town, task: Task, step: Step, percent: int) -> None:
    by = {Step.REPORT: town.official, Step.BLOCK: town.official, Step.UNBLOCK: town.official}.get(step, town.head)(task)
    if step not in (Step.ACCEPT, Step.DECLINE, Step.REPORT, Step.BLOCK, Step.UNBLOCK, Step.SUBMIT):
        by = town.leader
    other = make.unit("nam-ha" if task.lead.code == "bac-ha" else "bac-ha")
    unit = other if step is Step.REASSIGN else make.unit("do-thi") if step is Step.BLOCK else None
    needs_day = step is Step.SUBMIT
    words = Given("Lý do", percent, task.assigned_on if needs_day else None, unit)
    services.move(task, step, words, by=by)


def other_act(town: Town, task: Task, act: str, days: int) -> None:
    open_one = queries.open_extension(task)
    later = (task.due_on or clock.today()) + timedelta(days=days)
    if act == "take":
        services.take(task, by=town.official(task))
    elif act == "name":
        services.name_official(task, queries.official_choices(task)[days % 2], by=town.head(task))
    elif act == "leave":
        services.leave(task, by=town.official(task))
    elif act == "supervise":
        services.name_supervisor(task, queries.supervisor_choices(task)[0], by=town.secretary)
    elif act == "ask":
        services.ask_extension(task, later, "Mưa nhiều", by=town.official(task))
    elif act == "extend":
        services.extend_directly(task, later, "Lùi lịch chung", by=town.leader)
    elif open_one is None:
        return
    elif act == "withdraw":
        services.withdraw_extension(open_one, by=town.head(task))
    elif act == "prepare":
        services.prepare_extension(open_one, "Nên đồng ý", by=town.secretary)
    else:
        decision = Decision(open_one.asked_due_on if act == "grant" else None, "Đã xem")
        services.decide_extension(open_one, decision, by=town.leader)


def check(task: Task, original: object) -> None:
    """All that must hold at any time."""
    moves = db.session.scalars(select(Move).where(Move.task_id == task.id).order_by(Move.id)).all()
    assert (moves[0].step, moves[0].from_state) == (Step.ASSIGN, None)
    assert all(before.to_state is after.from_state for before, after in itertools.pairwise(moves))
    assert all((move.from_state, move.step) in MOVES for move in moves[1:])
    assert moves[-1].to_state is task.state
    assert task.lead_id is not None
    assert (task.submitted_on is not None) == (task.state in HANDED_IN)
    assert task.original_due_on == original
    assert (task.blocker_unit_id is not None) == (task.state is State.BLOCKED)
    others = db.session.scalars(select(Act).where(Act.task_id == task.id).order_by(Act.id)).all()
    versions = [row.version for row in (*moves, *others)]
    assert max(version or 0 for version in versions) == task.version, "every version of a task has its entry"
    assert len(queries.timeline(task)) == len(moves) + len(others)
    granted = db.session.scalar(
        select(func.count(Extension.id)).where(Extension.task_id == task.id, Extension.state == ExtensionState.GRANTED)
    )
    assert task.extended == granted
    assert (task.due_on == original) == (not granted)
    waits = queries.open_extension(task) is not None
    assert not (waits and task.state in (State.DONE, State.CANCELLED, State.DECLINED))
    horizon = queries.horizon()
    by_sql = db.session.scalar(select(queries.deadline_class(horizon)).where(Task.id == task.id))
    assert DeadlineClass(by_sql or "") is queries.class_of(task, horizon)
    assert task.official_id is None or task.official_id in {each.id for each in queries.official_choices(task)}


@pytest.fixture
def town(app: Flask) -> Town:
    return Town()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=acts, due_in=st.sampled_from([None, -3, 0, 4, 20]))
def test_no_sequence_of_acts_breaks_the_history(
    town: Town, sequence: list[tuple[str, int, int]], due_in: int | None
) -> None:
    original = None if due_in is None else clock.today() + timedelta(days=due_in)
    (task,) = make.assigned("bac-ha", due_on=original, by=town.secretary)
    done, moment = 0, NOW
    for act, percent, days in sequence:
        moment += timedelta(days=days, minutes=1)
        seen, before = task.version, len(queries.timeline(task))
        with clock.frozen(moment):
            try:
                with transaction():
                    if act in OTHER_ACTS:
                        other_act(town, task, act, days + 1)
                    elif act == LEGAL:
                        legal = steps_from(task.state) or (Step.REOPEN,)
                        step_of(town, task, legal[percent % len(legal)], percent)
                    else:
                        step_of(town, task, Step(act), percent)
            except Refused:
                # What was refused left nothing behind.
                db.session.expire_all()
                assert (task.version, len(queries.timeline(task))) == (seen, before)
                continue
            done += 1
            check(task, original)
            assert len(queries.since(task, seen)) == len(queries.timeline(task)) - before
    assert done == 0 or task.state in {*STAFFED, *HANDED_IN, State.DECLINED, State.CANCELLED}
