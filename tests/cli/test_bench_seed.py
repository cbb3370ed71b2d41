"""A made-up authority to measure with holds together as a real one does."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import func, select, text

from conftest import Browser
from tracker.auth.models import Account
from tracker.cli.bench.province import PASSWORD
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.models import Unit
from tracker.org.queries import posts_of
from tracker.storage.database import db
from tracker.tasks import queries
from tracker.tasks.models import LASTING, Extension, Task, TaskSpan
from tracker.tasks.models.span import KEPT
from tracker.tasks.queries import Filter
from tracker.tasks.rules import MOVES, State, Step


def test_a_seeded_authority_has_a_true_index_an_unbroken_record_and_pages_that_open(app: Flask, web: Browser) -> None:
    runner = app.test_cli_runner()
    said = runner.invoke(args=["bench", "seed", "--tasks", "600", "--units", "230", "--years", "1"])
    assert said.exit_code == 0, said.output
    assert "600 nhiệm vụ, 230 đơn vị" in said.output

    assert db.session.scalar(select(func.count(Unit.id))) == 230
    assert runner.invoke(args=["search", "verify"]).exit_code == 0
    record = runner.invoke(args=["audit", "verify"])
    assert record.exit_code == 0, record.output
    if db.engine.dialect.name == "sqlite":
        assert db.session.execute(text("PRAGMA foreign_key_check")).all() == []

    for task in db.session.scalars(select(Task)):
        moves = task.moves
        assert moves[0].step is Step.ASSIGN
        assert all(MOVES[move.from_state, move.step] is move.to_state for move in moves[1:] if move.from_state)
        assert moves[-1].to_state is task.state
        assert [move.at for move in moves] == sorted(move.at for move in moves)
    spans = select(TaskSpan).where(TaskSpan.until_on == LASTING)
    lasting = {span.task_id: span for span in db.session.scalars(spans)}
    assert len(lasting) == 600
    assert all(
        getattr(lasting[task.id], name) == getattr(task, name)
        for task in db.session.scalars(select(Task))
        for name in KEPT
    )
    assert db.session.scalar(select(func.count(Extension.id)))

    leader = db.session.scalars(select(Account).where(Account.username == "lanhdao")).one()
    posts = posts_of(leader.person_id, clock.today())
    actor = Actor(leader.person_id, "", posts[0], posts)
    assert queries.count_of(actor, Filter(state=State.IN_PROGRESS.value), queries.horizon())

    assert web.post("/sign-in", data={"username": "xa1.canbo", "password": PASSWORD}).status_code == 302
    assert web.get("/tasks?standing=open").status_code == 200
    again = runner.invoke(args=["bench", "seed"])
    assert again.exit_code == 1
    assert "trống" in again.output

    db.session.rollback()
    grown = runner.invoke(args=["bench", "grow", "--times", "3"])
    assert grown.exit_code == 0, grown.output
    assert "Có 1800 nhiệm vụ" in grown.output
    for checked in (["tally", "verify"], ["audit", "verify"]):
        result = runner.invoke(args=checked)
        assert result.exit_code == 0, result.output
    assert db.session.scalar(select(func.count()).select_from(TaskSpan).where(TaskSpan.until_on == LASTING)) == 1800
