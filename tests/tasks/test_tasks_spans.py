"""How tasks stood: every day lies in one span, whatever the clock does, and a migration tells the same past again."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import select

import make
from conftest import NOW
from lives import Town, live
from tracker.app import create_app
from tracker.core import clock
from tracker.core.errors import Refused
from tracker.storage.database import MIGRATIONS, db, transaction
from tracker.tasks.models import LASTING, Task, TaskSpan
from tracker.tasks.models.span import KEPT

WAYS = ("legal", "legal", "legal", "reassign", "take", "name", "supervise", "ask", "grant", "extend")


def lived(seed: int, acts: int) -> list[Task]:
    """Three tasks with long lives of all kinds of acts."""
    town, dice, moment = Town(), random.Random(seed), NOW
    tasks = [make.assigned(code, due_on=NOW.date() + timedelta(days=9))[0] for code in ("bac-ha", "nam-ha", "bac-ha")]
    for _ in range(acts):
        moment += timedelta(hours=dice.choice((1, 30)))
        with clock.frozen(moment):
            try:
                with transaction():
                    live(town, dice.choice(tasks), dice.choice(WAYS), dice.randrange(100), dice.randrange(6))
            except Refused:
                continue
    return tasks


def spans() -> list[tuple[object, ...]]:
    """Every span, as plain values."""
    db.session.expire_all()
    rows = db.session.scalars(select(TaskSpan).order_by(TaskSpan.task_id, TaskSpan.from_on))
    return [tuple(getattr(row, name) for name in ("task_id", "from_on", "until_on", *KEPT)) for row in rows]


def test_every_day_lies_in_one_span_and_the_last_says_what_the_task_says(app: Flask) -> None:
    tasks = lived(1, 60)
    for task in tasks:
        own = list(db.session.scalars(select(TaskSpan).where(TaskSpan.task_id == task.id).order_by(TaskSpan.from_on)))
        assert len(own) > 3
        assert own[0].from_on == NOW.date()
        assert own[-1].until_on == LASTING
        assert all(before.until_on == after.from_on for before, after in pairwise(own))
        assert [getattr(own[-1], name) for name in KEPT] == [getattr(task, name) for name in KEPT]


def test_a_clock_that_was_put_back_leaves_one_span_that_lasts(app: Flask) -> None:
    (task,) = make.assigned("bac-ha")
    for days in (5, 2, 7):
        with clock.frozen(NOW + timedelta(days=days)), transaction():
            live(Town(), task, "legal", 50, 0)
    today = NOW.date()
    begun = [today, today + timedelta(days=5), today + timedelta(days=7)]
    assert [(row[1], row[2]) for row in spans()] == list(pairwise([*begun, LASTING]))


def test_a_migration_tells_the_past_as_it_was_written(tmp_path: Path) -> None:
    app = create_app(
        {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'a.sqlite3'}", "INSTANCE": tmp_path, "SECRET_KEY": "x"}
    )
    with app.app_context():
        upgrade(directory=MIGRATIONS)
        with clock.frozen(NOW):
            lived(2, 80)
        written = spans()
        db.session.remove()
        downgrade(directory=MIGRATIONS, revision="0011")
        upgrade(directory=MIGRATIONS)
        assert spans() == written
        assert len({row[1] for row in written}) > 10
        db.session.remove()
        db.engine.dispose()
