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
from lives import Town, act, live
from tracker.core import clock
from tracker.core.deadlines import DeadlineClass
from tracker.core.errors import Refused
from tracker.storage.database import db, transaction
from tracker.tasks import queries
from tracker.tasks.models import Act, Extension, Move, Task
from tracker.tasks.rules import HANDED_IN, MOVES, STAFFED, ExtensionState, State, Step


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
@given(sequence=st.lists(act, min_size=8, max_size=30), due_in=st.sampled_from([None, -3, 0, 4, 20]))
def test_no_sequence_of_acts_breaks_the_history(
    town: Town, sequence: list[tuple[str, int, int]], due_in: int | None
) -> None:
    original = None if due_in is None else clock.today() + timedelta(days=due_in)
    (task,) = make.assigned("bac-ha", due_on=original, by=town.secretary)
    done, moment = 0, NOW
    for what, percent, days in sequence:
        moment += timedelta(days=days, minutes=1)
        seen, before = task.version, len(queries.timeline(task))
        with clock.frozen(moment):
            try:
                with transaction():
                    live(town, task, what, percent, days)
            except Refused:
                # What was refused left nothing behind.
                db.session.expire_all()
                assert (task.version, len(queries.timeline(task))) == (seen, before)
                continue
            done += 1
            check(task, original)
            assert len(queries.since(task, seen)) == len(queries.timeline(task)) - before
    assert done == 0 or task.state in {*STAFFED, *HANDED_IN, State.DECLINED, State.CANCELLED}
