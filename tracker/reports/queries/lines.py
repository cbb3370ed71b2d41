"""Which unit stands in which line of a dashboard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select

from tracker.core.labels import Topic, UnitKind
from tracker.org.models import Unit
from tracker.org.queries import below
from tracker.reports.queries.kept import Cells
from tracker.reports.rules import Tally, counts
from tracker.storage.database import db

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
    found = select(Unit).where(below(Unit.path, scope.path)).order_by(Unit.id)
    few = list(db.session.scalars(found.limit(LINES + 1)))
    if len(few) <= LINES:
        return Lines({unit.id: unit.id for unit in few}, frozenset()), few
    lives = or_(Unit.valid_to.is_(None), Unit.valid_to >= day)
    gathers = and_(Unit.kind == UnitKind.WARD, Unit.id != scope.id, lives)
    rows = db.session.execute(found.with_only_columns(Unit.path, Unit.id, gathers)).all()
    every: list[tuple[str, int, bool]] = [(path, unit_id, bool(is_ward)) for path, unit_id, is_ward in rows]
    of: dict[int, int] = {}
    wards: set[int] = set()
    ward, above = 0, ""
    for path, unit_id, is_ward in sorted(every):  # what is below a ward comes right after it
        if above and path.startswith(above):
            of[unit_id] = ward
            continue
        of[unit_id] = unit_id
        if is_ward:
            ward, above = unit_id, path
            wards.add(unit_id)
    shown = db.session.scalars(select(Unit).where(Unit.id.in_(set(of.values()))).order_by(Unit.id))
    return Lines(of, frozenset(wards)), list(shown)
