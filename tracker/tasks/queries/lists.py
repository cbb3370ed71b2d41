"""Lists of tasks: filters that stand in the address, orders, pages, the groups of a home page."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute, joinedload, selectinload

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon
from tracker.core.labels import N_, Labelled, Topic
from tracker.core.text import fold
from tracker.org.models import Person, Unit
from tracker.org.queries import unit_by_code, units_on
from tracker.storage.database import db
from tracker.tasks.models import Part, Period, Task, TaskUnit
from tracker.tasks.queries.scope import age_band, deadline_class, visible_to
from tracker.tasks.queries.silence import silent
from tracker.tasks.rules import CLOSED, OPEN, State
from tracker.web.paging import Page, paged


class Sort(Labelled):
    """Orders that a list can be read in."""

    DUE = "due", N_("Hạn gần nhất")
    LATEST = "latest", N_("Mới giao nhất")
    UNIT = "unit", N_("Đơn vị")
    PERCENT = "percent", N_("Tiến độ thấp nhất")
    QUIET = "quiet", N_("Im lặng lâu nhất")


class Several(Labelled):
    """Short cuts over several states."""

    OPEN = "open", N_("Chưa xong")
    ASSIGNED = "assigned", N_("Đã giao (trừ thu hồi)")
    SILENT = "silent", N_("Quá kỳ chưa báo cáo")


class Whose(Labelled):
    """Whom a task is with, seen by the reader."""

    MINE = "me", N_("Của tôi")
    NOBODY = "nobody", N_("Chưa có ai")


@dataclass(frozen=True)
class Filter:
    """What a list of tasks shows: every field is in the address of the page, none set shows all.

    `unit` is a unit code and means every unit at or below it that leads, `lead` that unit alone; `place` a
    ward that the work lies in; `deadline` one class or several joined by commas. `official` is who is in charge
    and `supervisor` the leader who supervises: the number of a person, or one of `Whose`. `blocker` is the code
    of the unit that must clear the way; `series` the number of a recurring duty; `secret` is "1" for the
    confidential ones alone.
    """

    q: str = ""
    unit: str = ""
    lead: str = ""
    place: str = ""
    official: str = ""
    supervisor: str = ""
    blocker: str = ""
    topic: str = ""
    state: str = ""
    standing: str = ""
    deadline: str = ""
    age: str = ""
    meeting: str = ""
    series: str = ""
    secret: str = ""
    sort: str = Sort.DUE.value

    @classmethod
    def of(cls, values: Any) -> Filter:
        """Read from the address; values that mean nothing are left out."""
        allowed = {
            "topic": {each.value for each in Topic},
            "state": {each.value for each in State},
            "standing": {each.value for each in Several},
            "deadline": {each.value for each in DeadlineClass},
            "age": {each.value for each in AgeBand},
            "secret": {"1"},
            "sort": {each.value for each in Sort},
        }
        given: dict[str, str] = {}
        for each in fields(cls):
            value = (values.get(each.name) or "").strip()[:200]
            known = allowed.get(each.name)
            if known is not None:
                value = ",".join(part for part in value.split(",") if part in known)
            if value:
                given[each.name] = value
        # Of these one at a time; only deadline classes can be joined by commas.
        for name in ("topic", "state", "standing", "age", "secret", "sort"):
            if name in given:
                given[name] = given[name].split(",")[0]
        return cls(**given)

    def without(self, *names: str) -> Filter:
        """This filter with the named fields cleared."""
        return replace(self, **dict.fromkeys(names, ""))

    def args(self) -> dict[str, str]:
        """What the address says: the fields that are set; the usual order is left out."""
        given = {each.name: getattr(self, each.name) for each in fields(self) if getattr(self, each.name)}
        if given.get("sort") == Sort.DUE:
            del given["sort"]
        return given


def matching(actor: Actor, wanted: Filter, horizon: Horizon) -> Select[Task]:
    """The tasks that the actor sees and the filter wants, unordered. Lists and counts both stand on it."""
    query = select(Task).where(visible_to(actor))
    if wanted.unit:
        query = query.where(Task.lead_id.in_(_ids_at(wanted.unit)))
    if wanted.lead:
        query = query.where(Task.lead_id.in_(select(Unit.id).where(Unit.code == wanted.lead)))
    if wanted.place:
        lies = select(TaskUnit.task_id).where(TaskUnit.part == Part.PLACE, TaskUnit.unit_id.in_(_ids_at(wanted.place)))
        query = query.where(Task.id.in_(lies))
    for column, person in ((Task.official_id, wanted.official), (Task.supervisor_id, wanted.supervisor)):
        if person:
            query = query.where(_whose(column, person, actor))
    if wanted.blocker:
        query = query.where(Task.blocker_unit_id.in_(select(Unit.id).where(Unit.code == wanted.blocker)))
    if wanted.topic:
        query = query.where(Task.topic == Topic(wanted.topic))
    if wanted.state:
        query = query.where(Task.state == State(wanted.state))
    if wanted.standing == Several.OPEN:
        query = query.where(Task.state.in_(OPEN))
    if wanted.standing == Several.ASSIGNED:
        query = query.where(Task.state != State.CANCELLED)
    if wanted.standing == Several.SILENT:
        query = query.where(silent(horizon))
    if wanted.deadline:
        query = query.where(deadline_class(horizon).in_(wanted.deadline.split(",")))
    if wanted.age:
        query = query.where(age_band(horizon) == wanted.age)
    if wanted.meeting:
        query = query.where(Task.meeting_id == _number(wanted.meeting))
    if wanted.series:
        query = query.where(Task.period_id.in_(select(Period.id).where(Period.series_id == _number(wanted.series))))
    if wanted.secret:
        query = query.where(Task.confidential.is_(True))
    for word in fold(wanted.q).split()[:8]:
        query = query.where(Task.folded.contains(word, autoescape=True))
    return query


def _whose(column: InstrumentedAttribute[int | None], person: str, actor: Actor) -> ColumnElement[bool]:
    if person == Whose.NOBODY:
        return column.is_(None)
    number = actor.principal_id if person == Whose.MINE else int(person) if person.isdecimal() else 0
    return column == (number if number < 2**31 else 0)


def _number(typed: str) -> int:
    """A number from the address; 0, which nothing has, for anything else."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def _ids_at(code: str) -> Select[int]:
    """Ids of the units that carry or carried `code`, and of all below them."""
    above = select(Unit.path).where(Unit.code == code).subquery()
    return select(Unit.id).join(above, and_(Unit.path >= above.c.path, Unit.path < func.rtrim(above.c.path, "/") + "0"))


ORDERS: dict[str, tuple[Any, ...]] = {
    # What is still to be done comes first.
    Sort.DUE: (Task.state.in_(CLOSED), Task.due_on.is_(None), Task.due_on, Task.id),
    Sort.LATEST: (Task.assigned_on.desc(), Task.id.desc()),
    Sort.UNIT: (Task.lead_id, Task.due_on.is_(None), Task.due_on, Task.id),
    Sort.QUIET: (Task.state.in_(CLOSED), Task.quiet_since, Task.id),
    Sort.PERCENT: (Task.state.in_(CLOSED), Task.percent, Task.due_on.is_(None), Task.due_on, Task.id),
}


#: What a row of a list shows, loaded along.
ROW = (
    joinedload(Task.lead),
    joinedload(Task.official),
    joinedload(Task.blocker_unit),
    selectinload(Task.units).joinedload(TaskUnit.unit),
)


def task_page(actor: Actor, wanted: Filter, *, horizon: Horizon, number: int, size: int) -> Page[Task]:
    """One page of the list, with what a row shows loaded along."""
    query = matching(actor, wanted, horizon).order_by(*ORDERS[wanted.sort]).options(*ROW)
    return paged(query, number=number, size=size)


@dataclass(frozen=True)
class Bundle:
    """A named group of tasks on a home page: how many there are, and the first of them."""

    name: str
    wanted: Filter
    page: Page[Task]


def bundle(actor: Actor, name: str, wanted: Filter, *, horizon: Horizon, size: int = 20) -> Bundle:
    """The first `size` tasks that `wanted` finds for the actor."""
    return Bundle(name, wanted, task_page(actor, wanted, horizon=horizon, number=1, size=size))


def blocked_by(actor: Actor, *, size: int = 20) -> Page[Task]:
    """Tasks of others that wait for a unit of the actor's scope to clear the way."""
    query = (
        select(Task)
        .where(visible_to(actor), Task.state == State.BLOCKED, Task.blocker_unit_id == actor.unit_id)
        .order_by(*ORDERS[Sort.DUE])
        .options(*ROW)
    )
    return paged(query, number=1, size=size)


def lead_choices(actor: Actor) -> list[Unit]:
    """Units in the actor's scope, for the filter by unit."""
    return units_on(clock.today(), root=actor.post.unit_path)


def filter_names(actor: Actor, wanted: Filter) -> dict[str, str]:
    """The words for what the filter names by code: units and the conference."""
    names = {}
    for field in ("unit", "lead", "place", "blocker"):
        code = getattr(wanted, field)
        if code:
            unit = unit_by_code(code, clock.today())
            names[field] = unit.name if unit else code
    for field in ("official", "supervisor"):
        number = getattr(wanted, field)
        if number.isdecimal() and len(number) < 10:
            person = db.session.get(Person, int(number))
            names[field] = person.full_name if person else number
    return names


@dataclass(frozen=True)
class SilentUnit:
    """A unit with the tasks on which it is silent: how many, and for how many days the longest."""

    unit: Unit
    tasks: int
    days: int


def silent_units(actor: Actor, horizon: Horizon, wanted: Filter | None = None) -> list[SilentUnit]:
    """The units that are silent on tasks the actor sees, the most tasks first; `wanted` narrows. One statement."""
    scope = replace(wanted or Filter(), standing=Several.SILENT.value)
    counted = (
        matching(actor, scope, horizon)
        .with_only_columns(Task.lead_id, func.count(Task.id).label("tasks"), func.min(Task.quiet_since).label("since"))
        .group_by(Task.lead_id)
        .order_by(None)
        .subquery()
    )
    rows = db.session.execute(
        select(Unit, counted.c.tasks, counted.c.since)
        .join(counted, counted.c.lead_id == Unit.id)
        .order_by(counted.c.tasks.desc(), counted.c.since, Unit.id)
    )
    return [SilentUnit(unit, many, (horizon.today - since).days) for unit, many, since in rows]
