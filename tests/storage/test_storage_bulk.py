"""Many rows at once are the rows that would have been written one by one, whatever stands in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.exc import IntegrityError

import make
from tracker.core.labels import Topic
from tracker.meetings.models import Passage
from tracker.notifications.models import Notice
from tracker.notifications.rules import Audience, Kind
from tracker.reports.models import KeptFigures
from tracker.reports.rules.counts import Circle
from tracker.storage.bulk import MANY, insert_numbered, merge
from tracker.storage.database import db, transaction
from tracker.tasks.models import Move, TaskUnit
from tracker.tasks.rules import State, Step

#: What a stream of rows could take for something else.
TEXTS = (
    "",
    " ",
    "\\N",
    "\\.",
    "a\tb",
    "a\nb\r\nc",
    "\\",
    "\\t\\x41\\101",
    "NULL",
    "'; --",
    "%(id)s",
    '"{}",',
    "Đường 277 – “rẽ” 🚧",
    "e\u0301",
    "\x01\x7f",
)


def moves(task_id: int, person_id: int, many: int) -> list[dict[str, Any]]:
    """Rows of a history with every text, and with days and moments of several kinds."""
    return [
        {
            "task_id": task_id,
            "step": Step.REPORT,
            "from_state": State.IN_PROGRESS if at % 2 else None,
            "to_state": State.IN_PROGRESS,
            "at": datetime(2026, 11, 1 + at % 28, 23, 59, 59, at * 7 + 1, tzinfo=UTC),
            "day": date(2000 + at, 2, 28),
            "percent": at,
            "note": TEXTS[at % len(TEXTS)],
            "finished_on": None if at % 3 else date(9999, 12, 31),
            "unit_id": None,
            "person_id": person_id,
            "post_title": f"Cán bộ · {TEXTS[at % len(TEXTS)]}",
            "on_behalf_of_id": None,
            "version": at or None,
        }
        for at in range(many)
    ]


def test_a_stream_of_rows_holds_what_single_rows_hold(app: Flask) -> None:
    by, task = make.actor(), make.task()
    rows = moves(task.id, by.person_id, 2 * MANY)
    names = [name for name in rows[0] if name != "task_id"]
    columns = [getattr(Move, name) for name in names]
    at_once = insert_numbered(db.session(), Move, rows)
    single = [number for row in rows for number in insert_numbered(db.session(), Move, [row])]

    def read(numbers: list[int]) -> list[tuple[Any, ...]]:
        query = select(*columns).where(Move.id.in_(numbers)).order_by(Move.id)
        return [tuple(row) for row in db.session.execute(query)]

    assert read(at_once) == read(single) == [tuple(row[name] for name in names) for row in rows]
    db.session.rollback()


def test_a_stream_holds_json_and_truth_values(app: Flask) -> None:
    by, task = make.actor(), make.task()
    detail = [{"words": text, "many": [1, None, True], "deep": {"a": 1.5}} for text in TEXTS * 2]
    rows = [
        {
            "person_id": by.person_id,
            "post_id": by.post.id,
            "at": datetime(2026, 11, 27, tzinfo=UTC),
            "action": "task.approve",
            "audience": Audience.HEADS,
            "kind": Kind.WAITS,
            "task_id": task.id,
            "proposal_id": None,
            "unit_id": None,
            "by_name": "",
            "by_post": "",
            "detail": each,
            "read_at": None,
            "digest": at % 2 == 0,
        }
        for at, each in enumerate(detail)
    ]
    numbers = insert_numbered(db.session(), Notice, rows)
    query = select(Notice.detail, Notice.digest, Notice.kind, Notice.read_at).where(Notice.id.in_(numbers))
    found = [tuple(row) for row in db.session.execute(query.order_by(Notice.id))]
    assert found == [(each, at % 2 == 0, Kind.WAITS, None) for at, each in enumerate(detail)]
    db.session.rollback()


def test_an_insert_that_reckons_is_no_stream(app: Flask) -> None:
    by, task = make.actor(), make.task()
    rows = [{**row, "twice": row["percent"]} for row in moves(task.id, by.person_id, MANY)]
    named = {name: bindparam(name) for name in rows[0] if name not in ("percent", "twice")}
    db.session.connection().execute(insert(Move).values(**named, percent=bindparam("twice") * 2), rows)
    query = select(Move.percent).where(Move.task_id == task.id, Move.step == Step.REPORT).order_by(Move.percent)
    assert list(db.session.scalars(query)) == [2 * at for at in range(MANY)]
    db.session.rollback()


def test_what_one_row_of_many_breaks_none_is_written(app: Flask) -> None:
    task, unit = make.task(), make.unit("do-thi")
    rows = [{"task_id": task.id, "unit_id": unit.id, "part": "coordinating"} for _ in range(MANY)]
    with pytest.raises(IntegrityError), transaction():
        insert_numbered(db.session(), TaskUnit, rows)
    assert db.session.scalar(select(func.count(TaskUnit.id)).where(TaskUnit.task_id == task.id)) == 0


@pytest.mark.parametrize("many", [3 * MANY, MANY - 1, 1])
def test_rows_that_are_there_are_changed_and_the_others_are_written(app: Flask, many: int) -> None:
    make.town()
    table, key = KeptFigures.metadata.tables["kept_figures"], ("day", "circle", "unit_id", "below", "of_id", "topic")
    unit_id = make.unit("bac-ha").id
    rows = [
        {
            "day": date(2026, 11, 27),
            "circle": Circle.ALL,
            "unit_id": unit_id,
            "below": at % 2 == 0,
            "of_id": at,
            "topic": Topic.URBAN,
            "assigned": at + 1,
            "done": -at,
        }
        for at in range(many)
    ]

    def add(some: list[dict[str, Any]]) -> None:
        merge(db.session(), table, key, some, added=("assigned",))

    add(rows)
    add(rows[many // 2 :])
    add([])
    query = select(KeptFigures.of_id, KeptFigures.assigned, KeptFigures.done, KeptFigures.open, KeptFigures.below)
    found = [tuple(row) for row in db.session.execute(query.order_by(KeptFigures.of_id))]
    assert found == [(at, (at + 1) * (2 if at >= many // 2 else 1), -at, 0, at % 2 == 0) for at in range(many)]
    db.session.rollback()


def test_a_column_that_is_called_like_a_word_of_sql_is_written_too(app: Flask) -> None:
    first = make.passage()
    rows = [
        {"document_id": first.document_id, "start": 1000 + at, "end": 2000 + at, "outcome": first.outcome, "version": 1}
        for at in range(MANY)
    ]
    numbers = insert_numbered(db.session(), Passage, rows)
    query = select(Passage.start, Passage.end, Passage.sure, Passage.note).where(Passage.id.in_(numbers))
    found = [tuple(row) for row in db.session.execute(query.order_by(Passage.id))]
    assert found == [(1000 + at, 2000 + at, False, "") for at in range(MANY)]
    db.session.rollback()
