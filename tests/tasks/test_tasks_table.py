"""Every state × step × role × unit, decided by the table, through the service and through the page alike."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict, Forbidden
from tracker.storage.database import db, transaction
from tracker.tasks import policy, services
from tracker.tasks.models import Move, Task
from tracker.tasks.rules import MOVES, STEPS, State, Step
from tracker.tasks.services import Given

#: The task is Bắc Hà's, the government gave it, and where it is blocked do-thi must clear the way.
LEAD, ABOVE, OTHER, CLEARING = "bac-ha", "ubnd", "nam-ha", "do-thi"
CODES = (LEAD, ABOVE, OTHER, CLEARING)
OF_UNIT = {Step.ACCEPT, Step.DECLINE, Step.REPORT, Step.BLOCK, Step.SUBMIT}
HEAD_ONLY = {Step.ACCEPT, Step.DECLINE, Step.SUBMIT}


def allowed(role: Role, code: str, state: State, step: Step) -> bool:
    """PRODUCT's table and roles, written down once more by hand."""
    if step is Step.UNBLOCK:
        clears = code in (LEAD, ABOVE) or (code == CLEARING and state is State.BLOCKED)
        return clears and role in (Role.UNIT_HEAD, Role.OFFICIAL)
    if step in OF_UNIT:
        heads_only = step in HEAD_ONLY
        return code in (LEAD, ABOVE) and (role is Role.UNIT_HEAD or (role is Role.OFFICIAL and not heads_only))
    return role in (Role.SECRETARY, Role.LEADER) and code == ABOVE


def sees(role: Role, code: str, state: State) -> bool:
    if role is Role.ADMIN:
        return False
    return code in (LEAD, ABOVE) or (code == CLEARING and state is State.BLOCKED)


def whole(other: int) -> dict[str, str]:
    """A form that holds whatever a step may ask for."""
    return {"note": "Lý do", "percent": "50", "finished_on": f"{clock.today():%d/%m/%Y}", "unit": str(other)}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", CODES)
def test_the_service_follows_the_table(app: Flask, role: Role, code: str) -> None:
    of, someone, other = make.passage(), make.actor(role, code), make.unit("mat-tran")
    given = Given(note="Lý do", percent=50, finished_on=clock.today(), unit=other)
    for state in State:
        for step in STEPS:
            task = make.task(LEAD, state=state, blocker=CLEARING, of=of)
            legal, may = (state, step) in MOVES, allowed(role, code, state, step)
            assert policy.may_step(someone, step, task) == (legal and may), (state, step)
            if legal and may:
                with transaction():
                    services.move(task, step, given, by=someone)
                assert task.state is MOVES[state, step], (state, step)
                continue
            with pytest.raises(Conflict if may else Forbidden), transaction():
                services.move(task, step, given, by=someone)
            assert db.session.get_one(Task, task.id).state is state


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", CODES)
def test_the_page_follows_the_same_table(web: Browser, role: Role, code: str) -> None:
    of, other = make.passage(), make.unit("mat-tran").id
    web.sign_in(make.account(role, code))
    for state in State:
        refused = make.task(LEAD, state=state, blocker=CLEARING, of=of).id
        for step in STEPS:
            legal, may = (state, step) in MOVES, allowed(role, code, state, step)
            if role is Role.ADMIN:
                expected = 403
            elif not sees(role, code, state):
                expected = 404
            elif not may:
                expected = 403
            else:
                expected = 302 if legal else 409
            task_id = make.task(LEAD, state=state, blocker=CLEARING, of=of).id if expected == 302 else refused
            answer = web.post(f"/tasks/{task_id}/{step.value}", whole(other))
            assert answer.status_code == expected, (state, step)
            if expected == 302:
                assert db.session.get_one(Task, task_id).state is MOVES[state, step]
            if expected == 409:
                assert state.label in answer.text
        assert db.session.get_one(Task, refused).state is state
    moved = db.session.scalar(select(func.count(Move.id))) or 0
    possible = sum(allowed(role, code, state, step) for state, step in MOVES)
    assert moved == (0 if role is Role.ADMIN else possible)
