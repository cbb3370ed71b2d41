"""Reading figures that are kept: when they answer a reader's question, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.core.deadlines import Horizon
from tracker.core.labels import Topic
from tracker.org.models import Unit
from tracker.reports.models import KeptDay, KeptFigures
from tracker.reports.rules import COUNTS, Counts, added
from tracker.storage.database import db
from tracker.tasks.queries import Filter

#: By unit and topic.
Cells = dict[int, dict[Topic, Counts]]

_COLUMNS = tuple(getattr(KeptFigures, name) for name in COUNTS)


@dataclass(frozen=True)
class Kept:
    """Which days are kept, each with the last day that counted as "due soon"; whether units stand below the scope."""

    days: Mapping[date, date]
    parent: bool


def kept_for(actor: Actor, scope: Unit, wanted: Filter) -> Kept:
    """What can be read instead of counted when the reader asks this: all that `scope` leads, of one topic at most.

    Everything plain that is led within the reader's own scope is theirs to see. A code that several units have
    carried, units that have ended, a conference, and a leader's tasks are counted row by row: nothing is kept of them.
    """
    plain = wanted == Filter(unit=scope.code, topic=wanted.topic, on=wanted.on, map=wanted.map)
    own = reach(actor, Permission.TASK_VIEW) is Reach.INVOLVED and scope.path.startswith(actor.post.unit_path)
    days = dict(db.session.execute(select(KeptDay.day, KeptDay.soon_until)).all()) if plain and own else {}
    if not days:
        return Kept({}, parent=False)
    bearers = select(func.count(Unit.id)).where(Unit.code == scope.code).scalar_subquery()
    parent = select(Unit.id).where(Unit.parent_id == scope.id).exists()
    # Where units have ended, what they led counts under those that carry them on, and that depends on the map.
    ended = select(Unit.id).where(Unit.valid_to.is_not(None)).exists()
    many, with_units, moved = db.session.execute(select(bearers, parent, ended)).one()
    return Kept(days if many == 1 and not moved else {}, with_units)


def kept_cells(kept: Kept, horizon: Horizon, wanted: Filter, own: Iterable[int], below: Iterable[int]) -> Cells | None:
    """What is kept of units: of `own` what they lead themselves, of `below` with all units below them.

    None when the day is not kept. One statement answers both, so that no other transaction can come in between.
    """
    if kept.days.get(horizon.today) != horizon.soon_until:
        return None
    asked = or_(
        and_(KeptFigures.below.is_(True), KeptFigures.unit_id.in_(list(below))),
        and_(KeptFigures.below.is_(False), KeptFigures.unit_id.in_(list(own))),
    )
    query = select(KeptFigures.unit_id, KeptFigures.topic, *_COLUMNS).where(KeptFigures.day == horizon.today, asked)
    if wanted.topic:
        query = query.where(KeptFigures.topic == Topic(wanted.topic))
    found: Cells = {}
    for unit_id, topic, *numbers in db.session.execute(query):
        found.setdefault(unit_id, {})[topic] = tuple(numbers)
    return found


def kept_totals(kept: Kept, scope: Unit, wanted: Filter, days: Iterable[date]) -> dict[date, Counts]:
    """What `scope` and all below it led at the end of each of those of `days` that are kept, and are over."""
    found: dict[date, list[Counts]] = {day: [] for day in days if day in kept.days}
    if not found or not kept.parent:  # of a unit with none below it only today's figures last
        return {}
    query = select(KeptFigures.day, *_COLUMNS).where(
        KeptFigures.day.in_(found), KeptFigures.unit_id == scope.id, KeptFigures.below.is_(True)
    )
    if wanted.topic:
        query = query.where(KeptFigures.topic == Topic(wanted.topic))
    for day, *numbers in db.session.execute(query):
        found[day].append(tuple(numbers))
    return {day: added(rows) for day, rows in found.items()}
