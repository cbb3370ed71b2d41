"""Rows of lists as plain values: a page of the list at once, lists of tens of thousands piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, case, cast, func, literal, null, select
from sqlalchemy.orm import aliased

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import Horizon
from tracker.org.models import Person
from tracker.org.queries import any_reader, tree
from tracker.org.rules.tree import KnownUnit, Tree
from tracker.storage import plain
from tracker.storage.database import db
from tracker.storage.index import among_sent, sent
from tracker.storage.reading import PLANNED_ONCE
from tracker.tasks.models import Move, Named, Part, Task, TaskUnit
from tracker.tasks.queries.filter import Filter
from tracker.tasks.queries.light import TaskRow
from tracker.tasks.queries.lists import ROW, Bundle, matching, order_of
from tracker.tasks.queries.one import blocked_by_move
from tracker.tasks.queries.scope import Standing, standing, standing_on, visible_to
from tracker.tasks.queries.silence import patience
from tracker.tasks.rules import Patience, State
from tracker.web.paging import Page, counting


def task_page(actor: Actor, wanted: Filter, *, horizon: Horizon, number: int, size: int) -> Page[TaskRow]:
    """One page of the list: tasks, or on a past day how they stood. Past the end answers the last page.

    One statement for a scope whose units are few: it finds so little that counting all of it costs nothing more. Of a
    large one all are counted by themselves, and only the first of an index are read.
    """
    reader, said = any_reader(actor)
    asked = _Asked(reader, wanted, horizon, size, *_known())
    # Words are looked up while the statement is put together: only others are the same the next time.
    made, counted = (_page.__wrapped__, _count.__wrapped__) if wanted.q else (_page, _count)
    total = None if asked.few else db.session.scalar(counted(asked), said) or 0
    if total is not None:
        number = min(number, max(1, -(-total // size)))
    rows: list[Any] = list(plain.read(made(asked, number), said)) if total != 0 else []
    if asked.few and not rows and number > 1:
        number = max(1, -(-(db.session.scalar(counted(asked), said) or 0) // size))
        rows = list(plain.read(made(asked, number), said))
    if asked.few:
        total = rows[0][0] if rows else 0
        rows = [row[1:] for row in rows]
    return Page(_rows(rows), number if total else 1, size, total or 0)


@dataclass(frozen=True)
class _Asked:
    """All that the statement of a page of the list follows from: put together once for the same `any_reader`."""

    reader: Actor
    wanted: Filter
    horizon: Horizon
    size: int
    today: date
    units: Tree
    patience: Patience
    dialect: str

    @property
    def few(self) -> bool:
        """True when the units of the scope are few."""
        return bool(self.reader.post.inside)


def _known() -> tuple[date, Tree, Patience, str]:
    return clock.today(), tree(), patience(), db.engine.dialect.name


@lru_cache(maxsize=512)
def _page(asked: _Asked, number: int) -> Select[*tuple[Any, ...]]:
    at, few = standing(asked.horizon), asked.few
    found = matching(asked.reader, asked.wanted, asked.horizon)
    order = order_of(at, asked.wanted, asked.reader)
    keys: tuple[Any, ...] = (at.id.label("id"), *((func.count().over().label("total"),) if few else ()))
    page = found.with_only_columns(*keys, maintain_column_froms=True).order_by(*order)
    # Written into the statement: PostgreSQL keeps no plan for a number of rows that it is not told beforehand.
    size, skipped = (literal(each, Integer, literal_execute=True) for each in (asked.size, (number - 1) * asked.size))
    chosen = page.limit(size).offset(skipped).subquery()
    query = _values(asked.horizon, *(chosen.c.total,) if few else ())
    query = query.join(chosen, chosen.c.id == at.id).order_by(*order)
    # What is open is found by an index of its own, whatever the units; how much else a filter leaves, values tell.
    return query.execution_options(**PLANNED_ONCE) if few and asked.wanted.only_open else query


@lru_cache(maxsize=512)
def _count(asked: _Asked) -> Select[int]:
    return counting(matching(asked.reader, asked.wanted, asked.horizon))


def count_of(actor: Actor, wanted: Filter, horizon: Horizon) -> int:
    """How many tasks the list holds."""
    reader, said = any_reader(actor)
    asked = _Asked(reader, wanted, horizon, 0, *_known())
    return db.session.scalar((_count.__wrapped__ if wanted.q else _count)(asked), said) or 0


def bundles_of_tasks(
    actor: Actor, named: Sequence[tuple[str, Filter]], *, horizon: Horizon, size: int = 20
) -> list[Bundle[Task]]:
    """Groups of tasks as they stand today, with which steps can be made: the first `size` of each filter, by its name.

    A statement finds the rows of a group, another loads the tasks of all groups with what a row shows.
    """
    known, (reader, said) = _known(), any_reader(actor)
    asked = [_Asked(reader, wanted, horizon, size, *known) for _, wanted in named]
    found = [plain.read(_keys(each), said).all() for each in asked]
    ids = {row.id for rows in found for row in rows}
    loading = _loaded(db.engine.dialect.name)
    tasks = {task.id: task for task in db.session.scalars(loading, {"ids": sent(ids)}).unique()} if ids else {}
    return [
        Bundle(
            name,
            wanted,
            Page([tasks[row.id] for row in rows if row.id in tasks], 1, size, rows[0].total if rows else 0),
        )
        for (name, wanted), rows in zip(named, found, strict=True)
    ]


@lru_cache(maxsize=512)
def _keys(asked: _Asked) -> Select[*tuple[Any, ...]]:
    """The ids of the first rows of a list, each with how many there are in all."""
    order = order_of(Task, asked.wanted, asked.reader)
    found = matching(asked.reader, asked.wanted, asked.horizon).order_by(*order)
    columns = (Task.id.label("id"), func.count().over().label("total"))
    size = literal(asked.size, Integer, literal_execute=True)
    return found.with_only_columns(*columns, maintain_column_froms=True).limit(size)


@cache
def _loaded(dialect: str) -> Select[Task]:
    return select(Task).options(*ROW).where(among_sent(Task.id, "ids"))


def bundle_of_rows(actor: Actor, name: str, wanted: Filter, *, horizon: Horizon, size: int) -> Bundle[TaskRow]:
    """The first `size` rows of what `wanted` finds for the actor, for a home page that only shows them."""
    return Bundle(name, wanted, task_page(actor, wanted, horizon=horizon, number=1, size=size))


def ids_in_order(actor: Actor, wanted: Filter, *, most: int) -> list[int]:
    """The ids of the first `most` tasks of the list, in its order: a few bytes for each, however long the list is."""
    at = standing(wanted.horizon)
    query = matching(actor, wanted, wanted.horizon).with_only_columns(at.id, maintain_column_froms=True)
    return list(db.session.scalars(query.order_by(*order_of(at, wanted, actor)).limit(most)))


def rows_of(actor: Actor, horizon: Horizon, ids: Sequence[int]) -> list[TaskRow]:
    """The rows of `ids` in that order, without those that `actor` may not see by now. One statement."""
    at = standing(horizon)
    rows = _rows(db.session.execute(_values(horizon, helpers=True).where(visible_to(actor), at.id.in_(ids))))
    found = {row.id: row for row in rows}
    return [found[task_id] for task_id in ids if task_id in found]


_BLOCK = aliased(Move)


def _values(horizon: Horizon, *more: ColumnElement[Any], helpers: bool = False) -> Select[*tuple[Any, ...]]:
    """What a row holds, in the order in which `_rows` takes it, after `more`; the units that help where asked for."""
    at = standing(horizon)
    query: Select[*tuple[Any, ...]] = (
        standing_on(horizon)
        .outerjoin(Person, Person.id == at.official_id)
        .outerjoin(_BLOCK, _BLOCK.id == case((at.state == State.BLOCKED, blocked_by_move(at, horizon.today))))
        .with_only_columns(
            *more,
            units_named(at, Part.PLACE),
            units_named(at, Part.COORDINATING) if helpers else null(),
            Person.full_name,
            at.blocker_unit_id,
            at.id,
            Task.title,
            Task.topic,
            Task.assigned_on,
            Task.original_due_on,
            Task.lead_id,
            at.lead_id,
            at.state,
            at.percent,
            at.due_on,
            at.submitted_on,
            at.reported_on,
            at.extended,
            Task.confidential,
            at.quiet_since,
            Task.recurrence,
            at.report_days,
            _BLOCK.day,
            _BLOCK.note,
            maintain_column_froms=True,
        )
    )
    return query


def units_named(at: Standing, part: Part) -> ColumnElement[str | None]:
    """The ids of the units of a task, in the order in which they were named, as text with commas ("3,17")."""
    key = at.__table__.c.id if at is Task else at.__table__.c.task_id
    named = select(TaskUnit.unit_id).where(TaskUnit.task_id == key, TaskUnit.part == part)
    units = named.order_by(TaskUnit.id).correlate(at.__table__).subquery()
    return select(func.aggregate_strings(cast(units.c.unit_id, String), ",")).correlate(at.__table__).scalar_subquery()


def _rows(found: Any) -> list[TaskRow]:
    units = tree().by_id
    return [
        TaskRow(
            named(places, units),
            named(coordinating, units),
            Named(official) if official else None,
            units[blocker_id] if blocker_id else None,
            *rest,
        )
        for places, coordinating, official, blocker_id, *rest in found
    ]


def named(ids: str | None, units: dict[int, KnownUnit]) -> tuple[KnownUnit, ...]:
    """The units that a column of `units_named` tells."""
    return tuple(units[int(each)] for each in ids.split(",")) if ids else ()
