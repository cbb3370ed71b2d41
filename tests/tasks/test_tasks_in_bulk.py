"""Many tasks given at once: the same rows as giving them one by one, in statements that do not grow with them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

import make
from tracker.audit import queries as audit
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import Topic
from tracker.meetings.models import Passage
from tracker.notifications.models import Notice
from tracker.org.models import Unit
from tracker.org.services import import_units
from tracker.reports.models import KeptFigures
from tracker.reports.rules import COUNTS
from tracker.reports.services import keeping
from tracker.search import services as search
from tracker.storage.bulk import MANY, insert_numbered, reserve
from tracker.storage.database import Base, db, transaction
from tracker.storage.index import SearchEntry
from tracker.tasks import services
from tracker.tasks.models import FanOut, Move, Task, TaskSpan, TaskUnit
from tracker.tasks.models.span import LASTING
from tracker.tasks.services import Order
from tracker.tasks.services.giving import give

#: Enough for numbers to be reserved, in more than one kind of unit.
UNITS = 2 * MANY


def province(many: int) -> list[Unit]:
    """So many wards and offices, each with a head and an official; one head is mailed at once."""
    kinds = ("ward", "Xã", "UBND xã"), ("department", "Phòng", "Phòng")
    lines = []
    for at in range(many):
        kind, word, alias = kinds[at % 5 == 0]
        lines.append(f"u{at},{kind},{word} Số {at},{alias} Số {at},ubnd")
    with transaction():
        import_units(make.TOWN + "\n".join(lines) + "\n", by=None)
    posts = {
        f"{code}-{role.value}": (role, code)
        for code in (f"u{at}" for at in range(many))
        for role in (Role.UNIT_HEAD, Role.OFFICIAL)
    }
    people = make.actors(posts)
    make.mailed(people[f"u1-{Role.UNIT_HEAD.value}"])
    return [make.units()[f"u{at}"] for at in range(many)]


def order(leads: list[Unit]) -> Order:
    helper, place = make.unit("do-thi"), make.unit("bac-ha")
    return Order(
        "Rà soát phòng cháy tại trụ sở", Topic.SECURITY, tuple(leads), (helper,), (place,), None, None, "Cả thị"
    )


def one_by_one(leads: list[Unit], of: Passage, by: Actor) -> list[Task]:
    """The same directive, each unit's task in a transaction of its own."""
    whole = order(leads)
    meeting = of.document.meeting
    with transaction():
        fan_out = FanOut(title=whole.title, addressee=whole.addressee, meeting=meeting, passage=of)
        db.session.add(fan_out)
        made = give(order(leads[:1]), of, meeting, fan_out, by=by)
    for lead in leads[1:]:
        with transaction():
            made += give(order([lead]), of, meeting, fan_out, by=by)
    return made


def rows(model: type[Base], tasks: list[Task], *apart: str) -> list[dict[str, Any]]:
    """The rows of `model` about the tasks, each by its place among them, without what must differ: numbers."""
    place = {task.id: at for at, task in enumerate(tasks)}
    mapper = inspect(model)
    of = "id" if model is Task else "task_id"
    left_out = {*apart, "id", "fan_out_id", of, "subject_id", "search_words"}
    columns = [column.key for column in mapper.column_attrs if column.key not in left_out]
    found = db.session.scalars(select(model).where(getattr(model, of).in_(place))).all()
    shown = [{"": place[getattr(row, of)], **{name: getattr(row, name) for name in columns}} for row in found]
    return sorted(shown, key=repr)


def told(tasks: list[Task]) -> Iterator[dict[str, Any]]:
    """What the audit record says of the tasks."""
    entries = select(AuditEntry).where(AuditEntry.subject == "task", AuditEntry.subject_id.in_([t.id for t in tasks]))
    for entry in db.session.scalars(entries.order_by(AuditEntry.id)):
        yield {name: getattr(entry, name) for name in ("action", "person_name", "post_title", "on_behalf_of", "detail")}


def figures() -> dict[tuple[int, bool, Topic], tuple[int, ...]]:
    numbers = [getattr(KeptFigures, name) for name in COUNTS]
    query = select(KeptFigures.unit_id, KeptFigures.below, KeptFigures.topic, *numbers)
    return {(unit, below, topic): tuple(counts) for unit, below, topic, *counts in db.session.execute(query)}


def test_many_tasks_given_at_once_are_the_tasks_given_one_by_one(app: Flask) -> None:
    leads, of, by = province(UNITS), make.passage(), make.actor()
    with transaction():
        keeping.keep_figures(seconds=60)
    single = one_by_one(leads, of, by)
    once = figures()
    with transaction():
        bulk = services.assign(order(leads), of, of.document.meeting, by=by)
    assert len(single) == len(bulk) == UNITS
    assert [task.lead_id for task in bulk] == [unit.id for unit in leads]
    assert [task.id for task in bulk] == sorted(task.id for task in bulk)
    for model, apart in (
        (Task, ()),
        (TaskUnit, ()),
        (Move, ()),
        (TaskSpan, ()),
        (Notice, ("mail_id",)),
        (SearchEntry, ()),
    ):
        assert rows(model, bulk, *apart) == rows(model, single, *apart), model
        assert rows(model, bulk), model
    assert list(told(bulk)) == list(told(single))
    # What the tasks add to the figures they add a second time.
    assert figures() == {key: tuple(2 * each for each in counts) for key, counts in once.items()}
    assert audit.prove().broken is None
    assert not search.verify()
    with transaction():
        assert keeping.verify() == {}


def test_giving_and_moving_many_tasks_costs_the_same_statements_whatever_their_number(app: Flask) -> None:
    leads, of, by = province(4 * MANY), make.passage(), make.actor()
    spent = {}
    for many in (MANY, 4 * MANY):
        db.session.expire_all()
        leads = [make.units()[f"u{at}"] for at in range(many)]
        wanted, meeting = order(leads), of.document.meeting
        with make.counted() as statements, transaction():
            services.assign(wanted, of, meeting, by=by)
        spent[many] = len(statements)
    assert spent[MANY] == spent[4 * MANY] <= 30, spent


def test_what_is_new_is_put_together_as_often_whatever_its_number(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The session makes a set of all that is new each time it is asked: once for each row is the square of it."""
    leads, of, by = province(4 * MANY), make.passage(), make.actor()
    asked: list[Session] = []
    new: Any = Session.__dict__["new"]

    def noted(session: Session) -> Any:
        asked.append(session)
        return new.fget(session)

    monkeypatch.setattr(Session, "new", property(noted))
    spent = {}
    for many in (MANY, 4 * MANY):
        asked.clear()
        with transaction():
            services.assign(order(leads[:many]), of, of.document.meeting, by=by)
        spent[many] = len(asked)
    assert spent[MANY] == spent[4 * MANY] < MANY, spent


def test_many_tasks_that_change_at_once_are_remembered_day_by_day(app: Flask) -> None:
    leads, of, by = province(UNITS), make.passage(), make.actor()
    with transaction():
        tasks = services.assign(order(leads), of, of.document.meeting, by=by)
    first = clock.today()
    with clock.frozen(clock.now() + timedelta(days=1)):
        for percent in (30, 60):  # the second on the same day: it is known by how it ended
            for task in tasks:
                task.percent = percent
            with make.counted() as statements:
                db.session.commit()
            assert sum("task_spans" in each for each in statements) <= 3, statements
        second = clock.today()
    query = select(TaskSpan.task_id, TaskSpan.from_on, TaskSpan.until_on, TaskSpan.percent, TaskSpan.lead_id)
    found = [tuple(row) for row in db.session.execute(query.order_by(TaskSpan.task_id, TaskSpan.from_on))]
    assert found == [
        row
        for task in tasks
        for row in (
            (task.id, first, second, 0, task.lead_id),
            (task.id, second, LASTING, 60, task.lead_id),
        )
    ]
    assert not search.verify()


def test_numbers_that_are_reserved_are_nobody_elses(app: Flask) -> None:
    by = make.actor()
    tasks = make.assigned("bac-ha", "nam-ha", by=by)
    session = db.session()
    for table in (Task.__table__, Move.__table__):
        numbers = reserve(session, table, 3)  # type: ignore[arg-type]
        assert numbers == list(range(numbers[0], numbers[0] + 3))
        assert numbers[0] > (session.scalar(select(func.max(table.c.id))) or 0)
    assert insert_numbered(session, TaskUnit, []) == []
    row = {"task_id": tasks[0].id, "unit_id": make.unit("do-thi").id, "part": "coordinating"}
    number = insert_numbered(session, TaskUnit, [row])
    assert session.get_one(TaskUnit, number[0]).unit.code == "do-thi"
    session.rollback()


def test_every_table_that_counts_its_rows_can_reserve(app: Flask) -> None:
    for table in Base.metadata.sorted_tables:
        if table.autoincrement_column is not None and table.autoincrement_column.name == "id":
            assert len(reserve(db.session(), table, 2)) == 2, table.name
    db.session.rollback()
