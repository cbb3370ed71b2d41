"""Lists of tasks: what a filter finds, orders, pages, the groups of a home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from sqlalchemy import Boolean, ColumnElement, Select, literal_column, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased, contains_eager, joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import Horizon
from tracker.core.labels import Findable, Topic
from tracker.org.models import Person, Unit
from tracker.org.queries import choices_on, known_unit, unit_ids_at
from tracker.org.rules.tree import KnownUnit
from tracker.storage import index
from tracker.storage.database import db
from tracker.tasks.models import Part, Period, Task, TaskSpan, TaskUnit
from tracker.tasks.queries.borders import counts_with
from tracker.tasks.queries.filter import Filter, Several, Sort, Whose
from tracker.tasks.queries.one import UNIT
from tracker.tasks.queries.people import no_longer_in_charge
from tracker.tasks.queries.scope import (
    MISSED,
    Days,
    Standing,
    age_band,
    deadline_class,
    standing,
    standing_on,
    visible_to,
)
from tracker.tasks.queries.silence import silent
from tracker.tasks.rules import CLOSED, OPEN, State
from tracker.web.paging import Page, paged

Row = TypeVar("Row")


def matching(actor: Actor, wanted: Filter, horizon: Horizon | Days) -> Select[Any]:
    """The tasks that the actor sees and the filter wants on the day judged, unordered: rows of `standing(horizon)`.

    Lists and counts both stand on it. What the actor sees is decided by today's rights.
    """
    at = standing(horizon)
    query = standing_on(horizon).where(visible_to(actor))
    if wanted.unit and not _everywhere(actor, wanted):
        query = query.where(at.lead_id.in_(unit_ids_at(wanted.unit, wanted.map_day)))
    if wanted.lead:
        query = query.where(counts_with(at, wanted.lead, wanted.map_day))
    if wanted.place:
        lies = select(TaskUnit.task_id).where(
            TaskUnit.part == Part.PLACE, TaskUnit.unit_id.in_(unit_ids_at(wanted.place, wanted.map_day))
        )
        query = query.where(Task.id.in_(lies))
    if wanted.official == Whose.NOBODY:
        # Who is named but has left the unit does the work no more: nobody is in charge.
        query = query.where(or_(at.official_id.is_(None), no_longer_in_charge(at, horizon.today)))
    elif wanted.official:
        query = query.where(_whose(at.official_id, wanted.official, actor))
    if wanted.supervisor:
        query = query.where(_whose(at.supervisor_id, wanted.supervisor, actor))
    if wanted.blocker:
        query = query.where(at.blocker_unit_id.in_(select(Unit.id).where(Unit.code == wanted.blocker)))
    if wanted.topic:
        query = query.where(Task.topic == Topic(wanted.topic))
    if wanted.state:
        query = query.where(at.state == State(wanted.state))
    if wanted.standing == Several.OPEN:
        query = query.where(STILL_OPEN if at is Task else at.state.not_in(CLOSED))
    if wanted.standing == Several.ASSIGNED:
        query = query.where(at.state != State.CANCELLED)
    if wanted.standing == Several.NEW:
        query = query.where(at.state != State.CANCELLED, Task.id.not_in(_stood_before(wanted)))
    if wanted.standing == Several.FINISHED:
        query = query.where(at.state == State.DONE, Task.id.not_in(_stood_before(wanted, State.DONE)))
    if wanted.standing == Several.MISSED:
        query = query.where(Task.period_id.is_not(None), deadline_class(horizon).in_(MISSED))
    if wanted.deadline:
        query = query.where(deadline_class(horizon).in_(wanted.deadline.split(",")))
    if isinstance(horizon, Horizon):  # of many days at once neither silence nor ages are asked
        if wanted.standing == Several.SILENT:
            query = query.where(silent(horizon))
        if wanted.age:
            query = query.where(age_band(horizon) == wanted.age)
    if wanted.meeting:
        query = query.where(Task.meeting_id == _number(wanted.meeting))
    if wanted.series:
        query = query.where(Task.period_id.in_(select(Period.id).where(Period.series_id == _number(wanted.series))))
    if wanted.secret:
        query = query.where(Task.confidential.is_(True))
    if wanted.q:
        query = query.where(Task.id.in_(index.subjects(Findable.TASK, wanted.q)))
    return query


def _everywhere(actor: Actor, wanted: Filter) -> bool:
    """True when the unit of the filter has all units below it: then it narrows nothing, and no index must prove it."""
    unit = known_unit(wanted.unit, wanted.map_day) if actor.post.outside == () else None
    return unit is not None and unit.path == actor.post.unit_path


def _stood_before(wanted: Filter, *states: State) -> Select[Any]:
    """Ids of the tasks that there were, in one of `states`, at the end of the day before the period of the filter."""
    day = date.fromisoformat(wanted.first) - timedelta(days=1)
    spans = aliased(TaskSpan)
    query = select(spans.task_id).where(spans.from_on <= day, spans.until_on > day)
    return query.where(spans.state.in_(states)) if states else query


def _whose(column: InstrumentedAttribute[int | None], person: str, actor: Actor) -> ColumnElement[bool]:
    if person == Whose.NOBODY:
        return column.is_(None)
    if person == Whose.MINE:
        return column == actor.principal_id
    number = int(person) if person.isdecimal() else 0
    return column == (number if number < 2**31 else 0)


def _number(typed: str) -> int:
    """A number from the address; 0, which nothing has, for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


#: Whether a task is closed or still open, in the very words of the indexes of closed and of open tasks: SQLite takes
#: such an index for nothing else.
CLOSED_LAST: ColumnElement[bool] = literal_column("tasks.state IN ('done', 'cancelled')", Boolean)
STILL_OPEN: ColumnElement[bool] = literal_column("tasks.state NOT IN ('done', 'cancelled')", Boolean)


def _orders(at: Standing) -> dict[str, tuple[Any, ...]]:
    """The orders of a list. What is still to be done comes first."""
    return {
        Sort.DUE: (at.state.in_(CLOSED), at.due_on.is_(None), at.due_on, at.id),
        Sort.LATEST: (Task.assigned_on.desc(), at.id.desc()),
        Sort.UNIT: (at.lead_id, at.due_on.is_(None), at.due_on, at.id),
        Sort.QUIET: (at.state.in_(CLOSED), at.quiet_since, at.id),
        Sort.PERCENT: (at.state.in_(CLOSED), at.percent, at.due_on.is_(None), at.due_on, at.id),
    }


def order_of(at: Standing, wanted: Filter, actor: Actor) -> tuple[Any, ...]:
    """The order that the filter asks for."""
    open_only = wanted.standing == Several.OPEN or (wanted.state and State(wanted.state) in OPEN)
    if wanted.sort == Sort.DUE and at is Task and not actor.post.inside:
        # The first rows of a province stand at the front of an index that is kept in this order. A ward has few rows,
        # and they are found by the ward.
        by_due = (Task.due_on.nulls_last(), Task.id)
        return by_due if open_only else (CLOSED_LAST, *by_due)
    return _orders(at)[wanted.sort]


#: The orders of tasks as they stand today.
ORDERS = _orders(Task)


def _row(at: Standing) -> tuple[ExecutableOption, ...]:
    """What a row of a list shows, loaded along."""
    people_and_units = (
        joinedload(at.lead).load_only(*UNIT),
        joinedload(at.official).load_only(Person.full_name),
        joinedload(at.blocker_unit).load_only(*UNIT),
    )
    places = selectinload(Task.units).joinedload(TaskUnit.unit).load_only(*UNIT)
    if at is Task:
        return (*people_and_units, places)
    return (*people_and_units, contains_eager(TaskSpan.task).options(places))


#: What a row shows of tasks as they stand today.
ROW = _row(Task)


def first_tasks(actor: Actor, wanted: Filter, *, horizon: Horizon, size: int) -> list[Task | TaskSpan]:
    """The first `size` rows of a list, for a page that counts them by other means."""
    at = standing(horizon)
    query = matching(actor, wanted, horizon).order_by(*order_of(at, wanted, actor)).options(*_row(at)).limit(size)
    return list(db.session.scalars(query))


def next_due(actor: Actor, wanted: Filter, *, horizon: Horizon, size: int) -> list[Task | TaskSpan]:
    """The next deadlines from the day judged on, of work that is not handed in yet."""
    at = standing(horizon)
    query = (
        matching(actor, wanted, horizon)
        .where(at.state.in_(OPEN), at.submitted_on.is_(None), at.due_on >= horizon.today)
        .order_by(at.due_on, at.id)
        .options(*_row(at))
        .limit(size)
    )
    return list(db.session.scalars(query))


@dataclass(frozen=True)
class Bundle(Generic[Row]):
    """A named group of tasks on a home page: how many there are, and the first of them."""

    name: str
    wanted: Filter
    page: Page[Row]


def blocked_by(actor: Actor, *, size: int = 20) -> Page[Task]:
    """Tasks of others that wait for a unit of the actor's scope to clear the way."""
    query = (
        select(Task)
        .where(visible_to(actor), Task.state == State.BLOCKED, Task.blocker_unit_id == actor.unit_id)
        .order_by(*ORDERS[Sort.DUE])
        .options(*ROW)
    )
    return paged(query, number=1, size=size)


def lead_choices(actor: Actor, chosen: str = "") -> list[KnownUnit]:
    """Units in the actor's scope, for the filter by unit: `choices_on` today."""
    return choices_on(clock.today(), actor.post, chosen)


def filter_names(actor: Actor, wanted: Filter) -> dict[str, str]:
    """The words for what the filter names by code: units and the conference."""
    names = {}
    for field in ("unit", "lead", "place", "blocker"):
        code = getattr(wanted, field)
        if code:
            unit = known_unit(code, wanted.map_day)
            names[field] = unit.called(wanted.map_day) if unit else code
    for field in ("official", "supervisor"):
        number = getattr(wanted, field)
        if number.isdecimal() and len(number) < 10:
            person = db.session.get(Person, int(number))
            names[field] = person.full_name if person else number
    return names
