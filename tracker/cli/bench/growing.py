"""More tasks for a made-up authority that is there, without making each anew: copies, by the database itself."""

from __future__ import annotations

import time
from dataclasses import dataclass

from flask import current_app
from sqlalchemy import Connection, Insert, Table, func, insert, select, text, update

from tracker.audit import services as audit
from tracker.cli.bench.bulk import Bulk
from tracker.cli.bench.load import NotHere
from tracker.core import clock
from tracker.core.events import Fact
from tracker.reports.models import KeptFigures, KeptSilence
from tracker.storage.database import Base, db, transaction
from tracker.tasks.models import Task, TaskSpan, TaskUnit

#: What is copied with a task. Its moves and words are not: what counts tasks reads none of them.
COPIED: tuple[Table, ...] = tuple(Base.metadata.tables[each.__tablename__] for each in (Task, TaskSpan, TaskUnit))


@dataclass(frozen=True)
class Grown:
    """How many tasks there are now, and in how many seconds they were copied."""

    tasks: int
    seconds: float


def grow(times: int) -> Grown:
    """Let there be `times` as many tasks as the seed made, all like those that are there.

    One transaction with one entry in the audit record. Raises NotHere in production or without a seed.
    """
    if current_app.config["PRODUCTION"]:
        raise NotHere("Không nạp dữ liệu đo tải trên hệ thống thật (TRACKER_ENV=production).")
    if not db.session.scalar(select(func.count(Task.id))):
        raise NotHere("Chưa có dữ liệu đo tải; chạy flask bench seed trước.")
    started = time.perf_counter()
    db.session.rollback()  # whoever takes rows in begins by setting up the connection
    with transaction() as session:
        connection = session.connection()
        bulk = Bulk(connection, clock.today(), large=[table.name for table in COPIED])
        step = connection.scalar(select(func.max(Task.id))) or 0
        for copy in range(1, times):
            for table in COPIED:
                connection.execute(_copies(table, copy, step))
        bulk.finish(grown=[table.name for table in COPIED])
        for kept in (KeptFigures, KeptSilence):  # copies stand as what they were copied from
            table = Base.metadata.tables[kept.__tablename__]
            numbers = [column for column in table.c if not column.primary_key]
            connection.execute(update(table).values({column: column * times for column in numbers}))
        many = _count(connection)
        audit.record(Fact("bench.seeded", "job", None, {"tasks": many, "copies": times}), by=None)
    db.engine.dispose()
    return Grown(many, time.perf_counter() - started)


def _copies(table: Table, copy: int, step: int) -> Insert:
    """The rows of the seed once more, as rows of other tasks."""
    moved = {"id", "task_id"} if table.name != "tasks" else {"id"}
    first = table.c.task_id if "task_id" in table.c else table.c.id
    spread = select(func.max(table.c.id)).scalar_subquery() if table.name != "tasks" and "id" in table.c else None
    columns = []
    for column in table.c:
        if column.name == "id" and spread is not None:
            columns.append(column + spread)
        elif column.name in moved:
            columns.append(column + copy * step)
        else:
            columns.append(column)
    return insert(table).from_select([column.name for column in table.c], select(*columns).where(first <= step))


def _count(connection: Connection) -> int:
    return int(connection.scalar(text("SELECT count(*) FROM tasks")) or 0)
