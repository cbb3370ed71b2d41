"""Under whose name a task counts: the map of units is that of the day judged, or today's where that is asked for.

A task keeps the unit that led it; on a map where that unit has ended it counts with the one that carries it on. So
every total is the same under every map.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Integer, and_, case, literal, null, or_

from tracker.org.queries import known_unit, lineage, tree
from tracker.org.rules.tree import Tree
from tracker.tasks.models import Task, TaskSpan
from tracker.tasks.queries.filter import Filter
from tracker.tasks.queries.light import TaskRow
from tracker.tasks.queries.scope import Standing


def counts_with(at: Standing, code: str, day: date) -> ColumnElement[bool]:
    """Tasks that count with the unit `code` on the map of `day`, as SQL; the twin of `Lineage.carried`."""
    unit = known_unit(code, day)
    if unit is None:
        return literal(False)
    known = lineage()
    divided = known.divided(day)
    whole = {each for each in (unit.id, *known.forebears(unit.id, day)) if each not in divided}
    ways: list[ColumnElement[bool]] = [at.lead_id.in_(whole)]
    for each in divided:
        family = known.heirs(each, day)
        went = [heir for heir in family if known.heir(heir, day) == unit.id]
        ways.append(and_(at.lead_id == each, Task.lead_id.in_(went)))
        if known.heir(each, day) == unit.id:
            ways.append(and_(at.lead_id == each, Task.lead_id.not_in(family)))
    return or_(*ways)


def led_now(at: Standing, day: date) -> ColumnElement[int | None]:
    """The unit that leads a task today, where that decides how a task of a divided unit counts; NULL elsewhere."""
    divided = lineage().divided(day)
    return case((at.lead_id.in_(divided), Task.lead_id), else_=null()) if divided else literal(None, Integer)


def carried(lead_id: int, led_now: int | None, day: date) -> int:
    """The unit of the map of `day` under which a task counts that `lead_id` led."""
    return lineage().carried(lead_id, led_now or lead_id, day)


def leads_shown(rows: Sequence[Task | TaskSpan | TaskRow], wanted: Filter) -> dict[int, str]:
    """By the id of the task, the unit under whose name each of `rows` stands on the map that is asked for."""
    day, units = wanted.map_day, tree()
    return {row.id: units.by_id[_shown(row, day, units)].called(day) for row in rows}


def _shown(row: Task | TaskSpan | TaskRow, day: date, units: Tree) -> int:
    unit = units.by_id[row.lead_id]
    if unit.valid_to is None or unit.valid_to >= day:
        return unit.id
    now = row.lead_now_id if isinstance(row, TaskRow) else row.task.lead_id if isinstance(row, TaskSpan) else unit.id
    return units.lineage.carried(unit.id, now, day)


def borders_moved(day: date, today: date) -> bool:
    """True when units have changed between `day` and today: then it is asked which map is meant."""
    return day < today and lineage().moved(day, today)
