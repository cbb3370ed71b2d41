"""Reading figures that are kept: when they answer a reader's question, and what they say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, union_all

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import Horizon
from tracker.core.labels import Topic
from tracker.meetings.rules import GIVERS
from tracker.org.models import Person, Unit
from tracker.org.queries import below, lineage, unit_named
from tracker.reports.models import KeptDay, KeptFigures, KeptSilence
from tracker.reports.rules import COUNTS, Circle, Counts, Tally, added
from tracker.storage import plain
from tracker.storage.database import db
from tracker.storage.index import among
from tracker.storage.reading import PLANNED_ANEW
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, Silence, Whose, known_to, named_silence, patience, silent
from tracker.tasks.rules import Patience

#: By unit and topic.
Cells = dict[int, dict[Topic, Counts]]
#: How many silent units are looked at for which have been so the longest, and how many are shown.
CANDIDATES, SHOWN = 40, 8

_COLUMNS = tuple(getattr(KeptFigures, name) for name in COUNTS)


@dataclass(frozen=True)
class Kept:
    """Which days are kept, each with the settings by which it was counted; whether units stand below the scope.

    `leader` is who supervises what is asked for (0: whoever does), `gave` the units whose confidential orders the
    reader knows as a whole, so that these are read and not counted; `left` are the other confidential tasks that the
    reader knows of: they are in no row that is read.
    """

    days: Mapping[date, tuple[date, Patience]]
    parent: bool
    leader: int = 0
    gave: tuple[int, ...] = ()
    left: tuple[int, ...] = ()

    @property
    def circles(self) -> list[tuple[Circle, int]]:
        """The circles of what is asked for, each with whose it is."""
        circle = Circle.SUPERVISED if self.leader else Circle.ALL
        return [(circle, self.leader), *((Circle.CONFIDED, unit_id) for unit_id in self.gave)]

    @property
    def rows(self) -> list[ColumnElement[bool]]:
        """The rows of these circles, as SQL: each an unbroken range of the key."""
        return [and_(KeptFigures.circle == circle, KeptFigures.of_id == of_id) for circle, of_id in self.circles]


NOTHING_KEPT = Kept({}, parent=False)


def _left(actor: Actor, gave: tuple[int, ...]) -> tuple[int, ...]:
    """The confidential tasks that the reader knows of and that none of the units `gave` gave.

    Told by the index of confidential tasks alone: of these they are few, however many there are.
    """
    if actor.discreet:
        return ()
    query = select(Task.id).where(Task.confidential.is_(True), known_to(actor))
    if gave:
        query = query.where(Task.assigner_id.not_in(gave))
    return tuple(db.session.scalars(query))


def kept_days() -> dict[date, tuple[date, Patience]]:
    """The days that are kept, each with the settings by which it was counted."""
    rows: Iterable[Any] = plain.read(_DAYS)
    return {day: (soon_until, Patience(*waits)) for day, soon_until, *waits in rows}


_DAYS = select(KeptDay.day, KeptDay.soon_until, KeptDay.silent_days, KeptDay.standing_days)


def kept_for(actor: Actor, scope: Unit, wanted: Filter) -> Kept:
    """What can be read instead of counted when the reader asks this.

    That is all that `scope` leads, or what one leader supervises of it, of one topic at most. Everything plain that is
    led within the reader's own scope is theirs to see. A conference is counted: its tasks are few. Under every map of
    units `scope` holds the same tasks, since what has ended hangs below whoever carries it on; only a code that means
    another unit on that map is counted.
    """
    narrowed = Filter(unit=scope.code, topic=wanted.topic, on=wanted.on, map=wanted.map, supervisor=wanted.supervisor)
    own = reach(actor, Permission.TASK_VIEW) is Reach.INVOLVED and scope.path.startswith(actor.post.unit_path)
    if not own or replace(narrowed, sort=wanted.sort) != wanted or wanted.supervisor == Whose.NOBODY:
        return NOTHING_KEPT
    if unit_named(scope.code, wanted.map_day) is not scope:
        return NOTHING_KEPT
    days = kept_days()
    if not days:
        return NOTHING_KEPT
    parent = bool(db.session.scalar(select(Unit.id).where(Unit.parent_id == scope.id).limit(1)))
    leader = _leader(actor, wanted)
    gives = not leader and actor.role in GIVERS and not actor.discreet
    if leader is None:
        return NOTHING_KEPT
    gave = actor.own_units if gives else ()
    return Kept(days, parent, leader, gave, _left(actor, gave))


def _leader(actor: Actor, wanted: Filter) -> int | None:
    """Whose supervised tasks are asked for; 0 for all tasks, None for nobody's."""
    if not wanted.supervisor:
        return 0
    if wanted.supervisor == Whose.MINE:
        return actor.principal_id
    return int(wanted.supervisor) or None if wanted.supervisor.isdecimal() and len(wanted.supervisor) < 10 else None


def kept_cells(kept: Kept, horizon: Horizon, wanted: Filter, own: Iterable[int], below: Iterable[int]) -> Cells | None:
    """What is kept of units: of `own` what they lead themselves, of `below` with all units below them.

    None when the day is not kept. One statement answers both, so that no other transaction can come in between. What
    an ended unit led counts with the one that carries it on today.
    """
    if kept.days.get(horizon.today) != (horizon.soon_until, patience()):
        return None
    day = KeptFigures.day == horizon.today
    of_lines = [
        and_(KeptFigures.below.is_(whole), among(KeptFigures.unit_id, list(ids)))
        for whole, ids in ((True, below), (False, own))
    ]
    # As a union each part is a range of the key; joined by "or" all rows of the day would be looked at.
    each = [
        _of_topic(select(KeptFigures.unit_id, KeptFigures.topic, *_COLUMNS).where(day, circle, lines), wanted)
        for circle in kept.rows
        for lines in of_lines
    ]
    rows = db.session.execute(union_all(*each).execution_options(**PLANNED_ANEW)).all()
    heir = _heirs(row[0] for row in rows)
    found: dict[int, dict[Topic, list[Counts]]] = {}
    for row in rows:  # a thousand of them and more: nothing is done twice for the rows of one unit
        found.setdefault(heir[row[0]], {}).setdefault(row[1], []).append(row[2:])
    return {
        unit_id: {topic: added(many) if len(many) > 1 else many[0] for topic, many in topics.items()}
        for unit_id, topics in found.items()
    }


def _of_topic(query: Any, wanted: Filter) -> Any:
    return query.where(KeptFigures.topic == Topic(wanted.topic)) if wanted.topic else query


def _heirs(ids: Iterable[int]) -> dict[int, int]:
    """Who carries on each unit today; itself while it lives."""
    lines, today = lineage(), clock.today()
    return {unit_id: lines.heir(unit_id, today) for unit_id in set(ids)}


def kept_totals(kept: Kept, scope: Unit, wanted: Filter, days: Iterable[date]) -> dict[date, Counts]:
    """What `scope` and all below it led at the end of each of those of `days` that are kept, and are over."""
    found: dict[date, list[Counts]] = {day: [] for day in days if day in kept.days}
    if not found or not kept.parent:  # of a unit with none below it only today's figures last
        return {}
    query = select(KeptFigures.day, *_COLUMNS).where(
        KeptFigures.day.in_(found), KeptFigures.unit_id == scope.id, KeptFigures.below.is_(True)
    )
    each = [_of_topic(query.where(circle), wanted) for circle in kept.rows]
    for day, *numbers in db.session.execute(union_all(*each)):
        found[day].append(tuple(numbers))
    return {day: added(rows) for day, rows in found.items()}


def kept_silence(kept: Kept, scope: Unit, wanted: Filter, horizon: Horizon, left: Iterable[Tally]) -> Silence:
    """Which units below `scope` are silent today, by what is kept and by `left`, the tallies of what is not.

    How long is looked up for the first alone, each by the index of quiet tasks.
    """
    each = [_silent_rows(circle, of_id, horizon.today, scope, wanted) for circle, of_id in kept.circles]
    rows = [*db.session.execute(union_all(*each)).all(), *((each.unit_id, each.silent) for each in left if each.silent)]
    tasks: dict[int, int] = {}
    of: dict[int, list[int]] = {}
    heirs = _heirs(unit_id for unit_id, _ in rows)
    for unit_id, number in rows:
        heir = heirs[unit_id]
        tasks[heir] = tasks.get(heir, 0) + number
        of.setdefault(heir, []).append(unit_id)
    first = sorted(tasks, key=lambda unit_id: (-tasks[unit_id], unit_id))
    first = [each for each in first if tasks[each] >= tasks[first[:SHOWN][-1]]][:CANDIDATES]
    since = _quiet_since(kept, wanted, horizon, [unit_id for each in first for unit_id in of[each]])
    found = {each: (tasks[each], min(since.get(unit_id, horizon.today) for unit_id in of[each])) for each in first}
    return Silence(named_silence(found, horizon, horizon.today, SHOWN), len(tasks), sum(tasks.values()))


def _silent_rows(circle: Circle, of_id: int, day: date, scope: Unit, wanted: Filter) -> Select[int, int]:
    """Units below `scope` with the number of tasks on which they are silent: of all topics, or of the one asked for."""
    at: type[KeptSilence | KeptFigures] = KeptFigures if wanted.topic else KeptSilence
    query = (
        select(at.unit_id, at.silent)
        .join(Unit, Unit.id == at.unit_id)
        .where(at.day == day, at.circle == circle, at.of_id == of_id, at.silent > 0, below(Unit.path, scope.path))
    )
    return _of_topic(query.where(KeptFigures.below.is_(False)), wanted) if wanted.topic else query


def _quiet_since(kept: Kept, wanted: Filter, horizon: Horizon, leads: Iterable[int]) -> dict[int, date]:
    """Since when each of the units has been silent the longest."""
    known = or_(Task.confidential.is_(False), Task.assigner_id.in_(kept.gave), Task.id.in_(kept.left))
    query = select(func.min(Task.quiet_since)).where(Task.lead_id == Unit.id, silent(horizon), known)
    if wanted.topic:
        query = query.where(Task.topic == Topic(wanted.topic))
    if kept.leader:
        query = query.where(Task.supervisor_id == kept.leader)
    ids = list(leads)
    if not ids:
        return {}
    rows = db.session.execute(select(Unit.id, query.scalar_subquery()).where(Unit.id.in_(ids)))
    return {unit_id: day for unit_id, day in rows if day is not None}


def kept_supervisors(kept: Kept, actor: Actor, scope: Unit, horizon: Horizon) -> list[Person] | None:
    """The leaders who supervise tasks that `scope` leads, by name; None when the day is not kept."""
    if kept.days.get(horizon.today) != (horizon.soon_until, patience()):
        return None
    busy = select(KeptFigures.of_id).where(
        KeptFigures.day == horizon.today,
        KeptFigures.circle == Circle.SUPERVISED,
        KeptFigures.unit_id == scope.id,
        KeptFigures.below.is_(True),
        KeptFigures.assigned > 0,
    )
    confided = select(Task.supervisor_id).where(
        Task.confidential.is_(True), Task.supervisor_id.is_not(None), known_to(actor)
    )
    leads = or_(Person.id.in_(busy), Person.id.in_(confided))
    return list(db.session.scalars(select(Person).where(leads).order_by(Person.full_name, Person.id)))
