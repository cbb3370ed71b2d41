"""Reading for leadership: one tally in one statement, and the tables that are made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import Integer, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from tracker.core.actor import Actor
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon
from tracker.core.labels import Topic, UnitKind
from tracker.org.models import Unit
from tracker.org.queries import units_on
from tracker.reports.rules import Figures, Tally, figures
from tracker.storage.database import db
from tracker.tasks.models import Task, TaskSpan
from tracker.tasks.queries import (
    Filter,
    Several,
    SilentUnit,
    age_band,
    carried,
    count_of,
    deadline_class,
    first_tasks,
    led_now,
    matching,
    next_due,
    silent_units,
    standing,
)
from tracker.tasks.queries import horizon as horizon_of
from tracker.tasks.rules import State

#: What a dashboard can be narrowed by, beside its unit; `on` is its day, `map` the units of which day.
NARROWS = ("topic", "meeting", "supervisor", "on", "map")
#: How many rows the dashboard shows of what is blocked, and of the next deadlines; the list behind has all.
BLOCKERS, COMING = 8, 10
#: Days in which a report counts as an update of an open task (the period of the update rate).
UPDATE_PERIOD = timedelta(days=7)


def tally(actor: Actor, wanted: Filter, horizon: Horizon) -> list[Tally]:
    """The tasks that the actor sees and `wanted` finds, counted by all that figures are made of."""
    return tally_by(actor, wanted, horizon).get(None, [])


def tally_by(
    actor: Actor,
    wanted: Filter,
    horizon: Horizon,
    column: InstrumentedAttribute[int] | None = None,
    only: Iterable[int] = (),
) -> dict[int | None, list[Tally]]:
    """The same for each of the values `only` of a column of tasks; without a column all under None. One statement."""
    key = literal(None, Integer) if column is None else column
    by = () if column is None else (column,)
    at = standing(horizon)
    deadline = deadline_class(horizon).label("deadline")
    original = deadline_class(horizon, original=True).label("original")
    age = age_band(horizon).label("age")
    since = horizon.today - UPDATE_PERIOD
    now = led_now(at, wanted.map_day)
    rows = (
        matching(actor, wanted, horizon)
        .where(*(each.in_(list(only)) for each in by))
        .with_only_columns(
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
        unit_id = carried(led_by, led_today, wanted.map_day)
        each = Tally(unit_id, topic, state, DeadlineClass(current), DeadlineClass(first), band, many, told)
        found.setdefault(value, []).append(each)
    return found


@dataclass(frozen=True)
class Line:
    """The figures of one unit; `name` is what it is called on the map asked for."""

    unit: Unit
    figures: Figures
    name: str


@dataclass(frozen=True)
class Dashboard:
    """Everything on the dashboard, made of one tally.

    `wanted` is the filter that every link of the page starts from: what a link opens is what its figure
    counted.
    """

    scope: Unit
    wanted: Filter
    horizon: Horizon
    tallies: list[Tally]
    units: dict[int, Unit]
    blockers: list[Task | TaskSpan]
    silent: list[SilentUnit]
    coming: list[Task | TaskSpan]
    missed: int
    compared_on: date
    past_tallies: list[Tally]

    @cached_property
    def silent_tasks(self) -> int:
        """On how many tasks a unit is silent."""
        return sum(each.tasks for each in self.silent)

    @cached_property
    def all(self) -> Figures:
        """The figures of the whole scope."""
        return figures(self.tallies)

    @cached_property
    def before(self) -> Figures:
        """The same figures at the end of the day compared with."""
        return figures(self.past_tallies)

    @cached_property
    def overdue_units(self) -> int:
        """In how many units something is overdue."""
        return len({each.unit_id for each in self.tallies if _is_overdue(each)})

    @cached_property
    def topics(self) -> list[Topic]:
        """The topics that occur in wards, the most frequent first: the columns of the heat map."""
        many: dict[Topic, int] = {}
        for each in self._of_wards:
            many[each.topic] = many.get(each.topic, 0) + each.tasks
        return sorted(many, key=lambda topic: (-many[topic], topic.value))

    @cached_property
    def _of_wards(self) -> list[Tally]:
        return [
            each
            for each in self.tallies
            if each.state is not State.CANCELLED and self.units[each.unit_id].kind is UnitKind.WARD
        ]

    @cached_property
    def heat(self) -> list[tuple[Line, dict[Topic, Figures]]]:
        """Wards × topics: each ward with its figures for every topic, the worst ward first."""
        rows = []
        for line in self._lines(lambda unit: unit.kind is UnitKind.WARD):
            mine = [each for each in self.tallies if each.unit_id == line.unit.id]
            cells = {topic: figures(each for each in mine if each.topic is topic) for topic in self.topics}
            rows.append((line, cells))
        return sorted(rows, key=lambda row: (-row[0].figures.overdue, -row[0].figures.open, row[0].unit.id))

    @cached_property
    def ranking(self) -> list[Line]:
        """Units that have tasks, best rate on time first; units without a rate come last."""
        lines = [line for line in self._lines(lambda unit: True) if line.figures.assigned]

        def order(line: Line) -> tuple[bool, float, float, int]:
            on_time, completion = line.figures.on_time.value, line.figures.completion.value
            return on_time is None, -(on_time or 0.0), -(completion or 0.0), line.unit.id

        return sorted(lines, key=order)

    def _lines(self, keep: Callable[[Unit], bool]) -> list[Line]:
        return [
            Line(
                unit,
                figures(each for each in self.tallies if each.unit_id == unit.id),
                unit.called(self.wanted.map_day),
            )
            for unit in self.units.values()
            if keep(unit)
        ]

    @cached_property
    def ages(self) -> dict[AgeBand, int]:
        """How many tasks are overdue in each band."""
        many = dict.fromkeys(AgeBand, 0)
        for each in self.tallies:
            if each.age is not None and _is_overdue(each):
                many[each.age] += each.tasks
        return many


def _is_overdue(each: Tally) -> bool:
    return each.deadline is DeadlineClass.OVERDUE and each.state is not State.CANCELLED


def dashboard(actor: Actor, scope: Unit, wanted: Filter, horizon: Horizon, *, back: int = 7) -> Dashboard:
    """The dashboard of `scope` (every unit at or below it), on a day, narrowed by `NARROWS`.

    Its figures are compared with those of `back` days before. As many statements whatever the number of tasks.
    """
    wanted = Filter(unit=scope.code, **{name: getattr(wanted, name) for name in NARROWS})
    tallies = tally(actor, wanted, horizon)
    units = {unit.id: unit for unit in units_on(wanted.map_day, root=scope.path)}
    missing = {each.unit_id for each in tallies} - set(units)
    units.update(_by_id(missing))
    compared_on = horizon.today - timedelta(days=back)
    return Dashboard(
        scope,
        wanted,
        horizon,
        tallies,
        units,
        blockers=_first(actor, wanted, horizon, BLOCKERS, state=State.BLOCKED.value),
        silent=silent_units(actor, horizon, wanted),
        coming=next_due(actor, wanted, horizon=horizon, size=COMING),
        missed=count_of(actor, replace(wanted, standing=Several.MISSED.value), horizon),
        compared_on=compared_on,
        past_tallies=tally(actor, wanted, horizon_of(compared_on)),
    )


def _by_id(ids: Iterable[int]) -> dict[int, Unit]:
    """Units that do not exist any more but lead tasks that are counted."""
    ids = list(ids)
    return {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.id.in_(ids)))} if ids else {}


def _first(actor: Actor, wanted: Filter, horizon: Horizon, size: int, **more: str) -> list[Task | TaskSpan]:
    """The first tasks of a list, the nearest deadline first."""
    return first_tasks(actor, replace(wanted, **more), horizon=horizon, size=size)
