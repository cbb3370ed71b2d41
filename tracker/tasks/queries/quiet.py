"""The units that are silent: on how many tasks, and for how long."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, Integer, func, literal, select

from tracker.core.actor import Actor
from tracker.core.deadlines import Horizon
from tracker.org.models import Unit
from tracker.storage.database import db
from tracker.tasks.queries.borders import carried, led_now
from tracker.tasks.queries.filter import Filter, Several
from tracker.tasks.queries.lists import matching
from tracker.tasks.queries.scope import standing

#: How many silent units a page shows; the list behind has all of their tasks.
SHOWN = 8


@dataclass(frozen=True)
class SilentUnit:
    """A unit with the tasks on which it is silent: how many, and for how many days the longest.

    `name` is what it is called on the map that was asked for.
    """

    unit: Unit
    tasks: int
    days: int
    name: str = ""


@dataclass(frozen=True)
class Silence:
    """On how many tasks how many units are silent, and the `first` of these units, the most tasks first."""

    first: list[SilentUnit]
    units: int
    tasks: int


def silence(actor: Actor, horizon: Horizon, wanted: Filter | None = None) -> dict[int, tuple[int, date]]:
    """By the id of a unit: on how many tasks that the actor sees it is silent, and since when; `wanted` narrows.

    One statement, and two more where units have ended by the day whose map is asked for.
    """
    scope = replace(wanted or Filter(), standing=Several.SILENT.value)
    day = scope.map_day
    rows = _silence(actor, scope, horizon)
    if any(ended is not None and ended < day for _, ended, *_ in rows):
        rows = _silence(actor, scope, horizon, led_now(standing(horizon), day))
    found: dict[int, tuple[int, date]] = {}
    for lead_id, until, now_led_by, many, since in rows:
        unit_id = carried(lead_id, now_led_by, day) if until is not None and until < day else lead_id
        before, first = found.get(unit_id, (0, since))
        found[unit_id] = (before + many, min(first, since))
    return found


def silent_units(
    actor: Actor, horizon: Horizon, wanted: Filter | None = None, *, size: int | None = None
) -> list[SilentUnit]:
    """The units that are silent on tasks the actor sees, the most tasks first; `wanted` narrows, of many `size`."""
    return named_silence(silence(actor, horizon, wanted), horizon, (wanted or Filter()).map_day, size)


def first_silent(actor: Actor, horizon: Horizon, wanted: Filter | None = None) -> Silence:
    """How many units are silent on how many tasks, and the first of them. However many there are, few are loaded."""
    found = silence(actor, horizon, wanted)
    first = named_silence(found, horizon, (wanted or Filter()).map_day, SHOWN)
    return Silence(first, len(found), sum(many for many, _ in found.values()))


def named_silence(
    found: Mapping[int, tuple[int, date]], horizon: Horizon, day: date, size: int | None
) -> list[SilentUnit]:
    """The units of `found` (as `silence` gives it), the most tasks first, with their names on the map of `day`."""
    order = sorted(found, key=lambda unit_id: (-found[unit_id][0], found[unit_id][1], unit_id))[:size]
    units = _units(order)
    return [
        SilentUnit(units[each], found[each][0], (horizon.today - found[each][1]).days, units[each].called(day))
        for each in order
    ]


def _units(ids: Iterable[int]) -> dict[int, Unit]:
    ids = list(ids)
    return {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.id.in_(ids)))} if ids else {}


def _silence(
    actor: Actor, scope: Filter, horizon: Horizon, now: ColumnElement[int | None] | None = None
) -> list[tuple[int, date | None, int | None, int, date]]:
    """Units that led what is silent, their last day, who leads it now where that counts: how many tasks, since when."""
    at, led_today = standing(horizon), literal(None, Integer) if now is None else now
    many, since = func.count(at.id).label("tasks"), func.min(at.quiet_since).label("since")
    counted = (
        matching(actor, scope, horizon)
        .with_only_columns(at.lead_id, led_today.label("led_today"), many, since)
        .group_by(at.lead_id, "led_today")
        .order_by(None)
        .subquery()
    )
    query = select(Unit.id, Unit.valid_to, counted.c.led_today, counted.c.tasks, counted.c.since)
    rows = db.session.execute(query.join(counted, counted.c.lead_id == Unit.id))
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]
