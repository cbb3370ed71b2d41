"""Which unit stands in which line of a dashboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import select

from tracker.core.labels import Topic, UnitKind
from tracker.org.models import Unit
from tracker.org.queries import tree
from tracker.org.rules.tree import Tree
from tracker.reports.queries.kept import Cells
from tracker.reports.rules import Tally, counts
from tracker.storage.database import db
from tracker.storage.index import among

#: Up to so many units have a line each; of more, a ward's line holds all units below the ward.
LINES = 200


@dataclass(frozen=True)
class Lines:
    """Which unit of a scope stands in which line."""

    of: dict[int, int]
    whole: frozenset[int]

    def cells(self, tallies: Iterable[Tally]) -> Cells:
        """The numbers of each line; what is led by a unit that is none any more has a line of its own."""
        found: dict[int, dict[Topic, list[Tally]]] = {}
        for each in tallies:
            line = self.of.get(each.unit_id, each.unit_id)
            found.setdefault(line, {}).setdefault(each.topic, []).append(each)
        return {line: {topic: counts(many) for topic, many in topics.items()} for line, topics in found.items()}


def lines_of(scope: Unit, day: date) -> tuple[Lines, list[Unit]]:
    """The lines of all units that are or were at or below `scope`: one each, or where they are many one for a ward.

    A ward that has ended by `day` gathers nothing. With the lines those of the units that have one.
    """
    lines = _lines(tree(), scope.id, scope.path, day)
    shown = db.session.scalars(select(Unit).where(among(Unit.id, set(lines.of.values()))).order_by(Unit.id))
    return lines, list(shown)


@lru_cache(maxsize=8)
def _lines(units: Tree, scope_id: int, path: str, day: date) -> Lines:
    """They follow from the units alone: looked for when these or the day change."""
    every = units.below(path)
    if len(every) <= LINES:
        return Lines({unit.id: unit.id for unit in every}, frozenset())
    of: dict[int, int] = {}
    wards: set[int] = set()
    ward, above = 0, ""
    for unit in sorted(every, key=lambda unit: unit.path):  # what is below a ward comes right after it
        if above and unit.path.startswith(above):
            of[unit.id] = ward
            continue
        of[unit.id] = unit.id
        lives = unit.valid_to is None or unit.valid_to >= day
        if unit.kind is UnitKind.WARD and unit.id != scope_id and lives:
            ward, above = unit.id, unit.path
            wards.add(unit.id)
    return Lines(of, frozenset(wards))
