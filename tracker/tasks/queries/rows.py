"""Lists of tens of thousands of tasks, read piece by piece: the order first, then the values of each piece."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from tracker.core.actor import Actor
from tracker.core.deadlines import Horizon
from tracker.org.models import Person, Unit
from tracker.org.rules.lineage import on_day
from tracker.storage.database import db
from tracker.tasks.models import Part, Task, TaskUnit
from tracker.tasks.queries.borders import carried
from tracker.tasks.queries.filter import Filter
from tracker.tasks.queries.light import Named, TaskRow
from tracker.tasks.queries.lists import matching, order_of
from tracker.tasks.queries.scope import standing, standing_on, visible_to


def ids_in_order(actor: Actor, wanted: Filter, *, most: int) -> list[int]:
    """The ids of the first `most` tasks of the list, in its order: a few bytes for each, however long the list is."""
    at = standing(wanted.horizon)
    query = matching(actor, wanted, wanted.horizon).with_only_columns(at.id, maintain_column_froms=True)
    return list(db.session.scalars(query.order_by(*order_of(at, wanted, actor)).limit(most)))


@dataclass
class Names:
    """What units are called: those of the map of `day` for who leads, today's for all others. Read once.

    The twin of `borders.leads_shown`, for rows that carry the number of a unit instead of the unit.
    """

    day: date
    _named: dict[int, Named] = field(default_factory=dict)
    _then: dict[int, str] = field(default_factory=dict)
    _ended: set[int] = field(default_factory=set)

    @classmethod
    def on(cls, day: date) -> Names:
        """The names of all units; one statement."""
        names = cls(day)
        for unit_id, name, former, valid_to in db.session.execute(
            select(Unit.id, Unit.name, Unit.former, Unit.valid_to)
        ):
            then = on_day(former, day) if former else None
            names._named[unit_id] = Named(name)
            names._then[unit_id] = str(then["name"]) if then is not None else name
            if valid_to is not None and valid_to < day:
                names._ended.add(unit_id)
        return names

    def of(self, unit_id: int) -> Named:
        """What the unit is called today."""
        return self._named[unit_id]

    def lead(self, row: TaskRow) -> str:
        """Under whose name the row stands on the map of the day."""
        ended = row.lead_id in self._ended
        return self._then[carried(row.lead_id, row.lead_now_id, self.day) if ended else row.lead_id]


def rows_of(actor: Actor, horizon: Horizon, ids: Sequence[int], names: Names, *, units: bool) -> list[TaskRow]:
    """The rows of `ids` in that order, without those that `actor` may not see by now; `units` with helpers and places.

    Two statements at most.
    """
    at = standing(horizon)
    query: Select[*tuple[Any, ...]] = (
        standing_on(horizon)
        .where(visible_to(actor), at.id.in_(ids))
        .outerjoin(Person, Person.id == at.official_id)
        .with_only_columns(
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
            maintain_column_froms=True,
        )
    )
    rows = (_row(row, names) for row in db.session.execute(query))
    found = {row.id: row for row in rows}
    if units and found:
        _add_units(found, names)
    return [found[task_id] for task_id in ids if task_id in found]


def _row(row: Sequence[Any], names: Names) -> TaskRow:
    official, blocker_id, *plain = row
    return TaskRow(Named(official) if official else None, names.of(blocker_id) if blocker_id else None, *plain)


def _add_units(found: dict[int, TaskRow], names: Names) -> None:
    parts: dict[tuple[int, Part], list[Named]] = defaultdict(list)
    query = select(TaskUnit.task_id, TaskUnit.part, TaskUnit.unit_id).where(TaskUnit.task_id.in_(found))
    for task_id, part, unit_id in db.session.execute(query.order_by(TaskUnit.id)):
        parts[task_id, part].append(names.of(unit_id))
    for (task_id, part), units in parts.items():
        if part is Part.PLACE:
            found[task_id].places = tuple(units)
        else:
            found[task_id].coordinating = tuple(units)
