"""Counting tasks row by row by all that figures are made of: one statement each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, func, literal, select, true
from sqlalchemy.orm import InstrumentedAttribute

from tracker.core.actor import Actor
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon
from tracker.core.labels import Topic
from tracker.reports.rules import COUNTS, Circle, Counts, Figures, Stand, Tally, circles_of, figures, tally_of
from tracker.reports.rules.counts import AGES, MISSED, UPDATE_PERIOD
from tracker.reports.rules.figures import DEADLINE_FIGURES, ORIGINAL_FIGURES, STATE_FIGURES
from tracker.storage.database import db
from tracker.tasks.models import Task, TaskSpan
from tracker.tasks.queries import (
    Filter,
    Stretch,
    age_band,
    any_day,
    carried,
    days_said,
    deadline_class,
    led_now,
    matching,
    patience,
    silent,
    standing,
    standing_on,
)
from tracker.tasks.rules import Patience, State


@dataclass(frozen=True)
class Counted:
    """The numbers of the tasks of a unit and a topic in the same circles; `by` is what they were told apart by."""

    unit_id: int
    topic: Topic
    circles: tuple[tuple[Circle, int], ...]
    numbers: Counts
    by: tuple[Any, ...]


def tally(actor: Actor, wanted: Filter, horizon: Horizon, *more: ColumnElement[bool]) -> list[Tally]:
    """The tasks that the actor sees and `wanted` (and `more`) finds, counted by all that figures are made of."""
    return _tallies(matching(actor, wanted, horizon).where(*more), wanted.map_day, horizon).get(None, [])


def tally_few(actor: Actor, wanted: Filter, horizon: Horizon, ids: Iterable[int]) -> list[Tally]:
    """The same for the few tasks `ids`, each by itself.

    What each counts as is told by the rules instead of by the database: a statement for so few rows costs less to run
    than to put together.
    """
    at, waits = standing(horizon), patience()
    now = led_now(at, wanted.map_day)
    query = matching(actor, wanted, horizon).where(Task.id.in_(list(ids))).order_by(None)
    found = []
    for led_today, *known in db.session.execute(query.with_only_columns(now.label("led_today"), *_stand(at))):
        stand = Stand(*known)
        stand = replace(stand, lead_id=carried(stand.lead_id, led_today, wanted.map_day))
        found.append(tally_of(stand, horizon, waits))
    return found


def ways_between(
    actor: Actor, wanted: Filter, first: date, last: date, ids: Iterable[int]
) -> list[tuple[date, date, Stand]]:
    """How the tasks `ids` stood on the days from `first` to `last`: each way with its first day, and the day it ended.

    In one statement, which reads as many rows however many days there are in between.
    """
    query = matching(actor, wanted, Stretch(first, last)).where(Task.id.in_(list(ids))).order_by(None)
    rows = db.session.execute(query.with_only_columns(TaskSpan.from_on, TaskSpan.until_on, *_stand(TaskSpan)))
    return [(from_on, until_on, Stand(*known)) for from_on, until_on, *known in rows]


def _stand(at: type[Task] | type[TaskSpan]) -> list[Any]:
    """The columns of `Stand`: what a span does not say, the task does."""
    own = at.__table__.c
    return [getattr(at if name in own else Task, name) for name in Stand.__dataclass_fields__]


def tally_by(
    actor: Actor, wanted: Filter, horizon: Horizon, column: InstrumentedAttribute[int], only: Iterable[int]
) -> dict[int | None, list[Tally]]:
    """The same for each of the values `only` of a column of tasks. One statement."""
    query = matching(actor, wanted, horizon).where(column.in_(list(only)))
    return _tallies(query, wanted.map_day, horizon, column)


#: Says which rows (of `standing`) are counted.
Rows = Callable[[Horizon], Select[Any]]


def counted(horizon: Horizon, waits: Patience, rows: Rows = standing_on, *by: Any) -> Iterable[Counted]:
    """The numbers of each lead unit, topic and circle, of all tasks, whoever sees them. Confidential ones by who gave.

    The twin of `counts` in SQL, for a whole province in one statement. `rows` are by default all of the day; `by` are
    columns that they are told apart by beside.
    """
    query = _counting(any_day(horizon), waits, rows, by, db.engine.dialect.name)
    for unit_id, topic, confidential, of, *many in db.session.execute(query, days_said(horizon)):
        extra, figures = tuple(many[: len(by)]), tuple(many[len(by) :])
        yield Counted(unit_id, topic, circles_of(confidential, of), figures, extra)


@lru_cache(maxsize=64)
def _counting(horizon: Horizon, waits: Patience, rows: Rows, by: tuple[Any, ...], dialect: str) -> Select[Any]:
    """The statement for `any_day`: many days are counted one after the other, and it takes longer to put together."""
    at = standing(horizon)
    query = rows(horizon)
    whose = case((Task.confidential.is_(True), Task.assigner_id), else_=at.supervisor_id)
    told_apart = [column.label(f"by_{number}") for number, column in enumerate(by)]
    each = (
        query.where(at.state != State.CANCELLED)
        .with_only_columns(
            at.lead_id.label("lead_id"),
            Task.topic.label("topic"),
            Task.confidential.label("confidential"),
            whose.label("whose"),
            at.state.label("state"),
            deadline_class(horizon).label("deadline"),
            deadline_class(horizon, original=True).label("original"),
            age_band(horizon).label("age"),
            (at.reported_on > horizon.today - UPDATE_PERIOD).label("told"),
            silent(horizon, waits).label("silent"),
            Task.period_id.label("period_id"),
            *told_apart,
        )
        .subquery()
    ).c
    told = {
        "assigned": true(),
        "done": each.state == State.DONE,
        "open": each.state != State.DONE,
        "reported": and_(each.state != State.DONE, each.told),
        "silent": each.silent,
        "missed": and_(each.period_id.is_not(None), each.deadline.in_(MISSED)),
        **{name: each.state == state for state, name in STATE_FIGURES.items()},
        **{name: each.deadline == deadline for deadline, name in DEADLINE_FIGURES.items()},
        **{name: each.original == deadline for deadline, name in ORIGINAL_FIGURES.items()},
        **{name: and_(each.deadline == DeadlineClass.OVERDUE, each.age == band) for band, name in AGES.items()},
    }
    numbers = [func.count().filter(told[name]) for name in COUNTS]
    key = [each.lead_id, each.topic, each.confidential, each.whose, *(each[column.name] for column in told_apart)]
    return select(*key, *numbers).group_by(*key)


def _tallies(
    query: Select[Any], map_day: date, horizon: Horizon, column: InstrumentedAttribute[int] | None = None
) -> dict[int | None, list[Tally]]:
    key = literal(None, Integer) if column is None else column
    by = () if column is None else (column,)
    at = standing(horizon)
    deadline = deadline_class(horizon).label("deadline")
    original = deadline_class(horizon, original=True).label("original")
    age = age_band(horizon).label("age")
    since = horizon.today - UPDATE_PERIOD
    now = led_now(at, map_day)
    rows = (
        query.with_only_columns(
            key,
            at.lead_id,
            now.label("led_today"),
            Task.topic,
            at.state,
            deadline,
            original,
            age,
            func.count(at.id),
            func.count(at.id).filter(at.reported_on > since),
            func.count(at.id).filter(silent(horizon)),
            func.count(at.id).filter(Task.period_id.is_not(None), deadline_class(horizon).in_(MISSED)),
        )
        .group_by(*by, at.lead_id, "led_today", Task.topic, at.state, deadline, original, age)
        .order_by(None)
    )
    found: dict[int | None, list[Tally]] = {}
    for value, led_by, led_today, topic, state, current, first, old, *many in db.session.execute(rows):
        band = AgeBand(old) if old else None
        unit_id = carried(led_by, led_today, map_day)
        each = Tally(unit_id, topic, state, DeadlineClass(current), DeadlineClass(first), band, *many)
        found.setdefault(value, []).append(each)
    return found


def whole(actor: Actor, wanted: Filter, horizon: Horizon) -> Figures:
    """`figures(tally(…))` for who asks of no unit and no topic by itself: some dozen rows, however many units."""
    at = standing(horizon)
    deadline = deadline_class(horizon).label("deadline")
    original = deadline_class(horizon, original=True).label("original")
    told = func.count(at.id).filter(at.reported_on > horizon.today - UPDATE_PERIOD)
    no_topic = next(iter(Topic))  # figures tell none apart
    query = (
        matching(actor, wanted, horizon)
        .with_only_columns(at.state, deadline, original, func.count(at.id), told)
        .group_by(at.state, deadline, original)
        .order_by(None)
    )
    found = (
        Tally(actor.unit_id, no_topic, state, DeadlineClass(current), DeadlineClass(first), None, many, reported)
        for state, current, first, many, reported in db.session.execute(query)
    )
    return figures(found)
