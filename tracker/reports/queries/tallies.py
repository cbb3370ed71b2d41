"""Counting tasks row by row by all that figures are made of: one statement each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, func, literal, select, true
from sqlalchemy.orm import InstrumentedAttribute

from tracker.core.actor import Actor
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon
from tracker.core.labels import Topic
from tracker.reports.rules import COUNTS, Counts, Figures, Tally, figures
from tracker.reports.rules.counts import AGES, UPDATE_PERIOD
from tracker.reports.rules.figures import DEADLINE_FIGURES, ORIGINAL_FIGURES, STATE_FIGURES
from tracker.storage.database import db
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, age_band, carried, deadline_class, led_now, matching, standing, standing_on
from tracker.tasks.rules import State


def tally(actor: Actor, wanted: Filter, horizon: Horizon, *more: ColumnElement[bool]) -> list[Tally]:
    """The tasks that the actor sees and `wanted` (and `more`) finds, counted by all that figures are made of."""
    return _tallies(matching(actor, wanted, horizon).where(*more), wanted.map_day, horizon).get(None, [])


def tally_by(
    actor: Actor, wanted: Filter, horizon: Horizon, column: InstrumentedAttribute[int], only: Iterable[int]
) -> dict[int | None, list[Tally]]:
    """The same for each of the values `only` of a column of tasks. One statement."""
    query = matching(actor, wanted, horizon).where(column.in_(list(only)))
    return _tallies(query, wanted.map_day, horizon, column)


def plain_counts(horizon: Horizon) -> Iterable[tuple[int, Topic, Counts]]:
    """The numbers of each lead unit and topic, of all tasks that are not confidential, whoever sees them.

    The twin of `counts` in SQL, for a whole province in one statement.
    """
    at = standing(horizon)
    rows = (
        standing_on(horizon)
        .where(Task.confidential.is_(False), at.state != State.CANCELLED)
        .with_only_columns(
            at.lead_id.label("lead_id"),
            Task.topic.label("topic"),
            at.state.label("state"),
            deadline_class(horizon).label("deadline"),
            deadline_class(horizon, original=True).label("original"),
            age_band(horizon).label("age"),
            (at.reported_on > horizon.today - UPDATE_PERIOD).label("told"),
        )
        .subquery()
    ).c
    told = {
        "assigned": true(),
        "done": rows.state == State.DONE,
        "open": rows.state != State.DONE,
        "reported": and_(rows.state != State.DONE, rows.told),
        **{name: rows.state == state for state, name in STATE_FIGURES.items()},
        **{name: rows.deadline == deadline for deadline, name in DEADLINE_FIGURES.items()},
        **{name: rows.original == deadline for deadline, name in ORIGINAL_FIGURES.items()},
        **{name: and_(rows.deadline == DeadlineClass.OVERDUE, rows.age == band) for band, name in AGES.items()},
    }
    numbers = [func.count().filter(told[name]) for name in COUNTS]
    query = select(rows.lead_id, rows.topic, *numbers).group_by(rows.lead_id, rows.topic)
    for unit_id, topic, *many in db.session.execute(query):
        yield unit_id, topic, tuple(many)


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
        )
        .group_by(*by, at.lead_id, "led_today", Task.topic, at.state, deadline, original, age)
        .order_by(None)
    )
    found: dict[int | None, list[Tally]] = {}
    for value, led_by, led_today, topic, state, current, first, old, many, told in db.session.execute(rows):
        band = AgeBand(old) if old else None
        unit_id = carried(led_by, led_today, map_day)
        each = Tally(unit_id, topic, state, DeadlineClass(current), DeadlineClass(first), band, many, told)
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
