"""What hangs on a person who goes: open tasks that somebody else has to take over, as far as the actor sees them.

Who may name another decides who hands over: a unit head the tasks somebody is in charge of, those who give orders the
tasks that a leader supervises. An administrator sees how many there are and no more: not which, no confidential one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.org.models import Person, Unit
from tracker.org.queries import staff_of, unit_ids_below
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task
from tracker.tasks.queries import visible_to
from tracker.tasks.queries.lists import ORDERS, ROW
from tracker.tasks.queries.people import no_longer_in_charge, no_longer_leads
from tracker.tasks.rules import IN_CHARGE, OPEN, STAFFED
from tracker.web.paging import Page, paged


def supervises(actor: Actor) -> bool:
    """True for those who hand over what a leader supervises, not what an official is in charge of."""
    return reach(actor, Permission.TASK_SUPERVISE) is not None


def _column(actor: Actor) -> InstrumentedAttribute[int | None]:
    return Task.supervisor_id if supervises(actor) else Task.official_id


def _theirs(actor: Actor) -> ColumnElement[bool]:
    """Open tasks for which the actor may name somebody, as SQL; the services ask the policy again."""
    scope = unit_ids_below(actor.post.unit_path)
    if supervises(actor):
        return and_(visible_to(actor), Task.state.in_(OPEN), Task.assigner_id.in_(scope), Task.lead_id != actor.unit_id)
    if reach(actor, Permission.TASK_STAFF) is Reach.LEAD:
        return and_(visible_to(actor), Task.state.in_(STAFFED), Task.lead_id.in_(scope))
    return false()


def held(actor: Actor, person: Person) -> Select[Any]:
    """The open tasks of `person` that the actor can hand over."""
    return select(Task).where(_theirs(actor), _column(actor) == person.id)


def held_page(actor: Actor, person: Person, *, number: int, size: int) -> Page[Task]:
    """One page of them, with what a row shows."""
    return paged(held(actor, person).order_by(*ORDERS["due"]).options(*ROW), number=number, size=size)


@dataclass(frozen=True)
class Left:
    """Open tasks of a person in one unit: how many they are in charge of there, and how many they supervise."""

    unit: Unit
    official: int
    supervisor: int


def of_person(actor: Actor, person: Person) -> list[Left]:
    """The open tasks of `person` by lead unit, as far as the actor may know of them.

    An administrator, who sees no task, is told how many open ones there are, never how many confidential ones.
    """
    blind = reach(actor, Permission.TASK_VIEW) is None
    known = Task.confidential.is_(False) if blind else visible_to(actor)
    query = (
        select(
            Task.lead_id,
            func.count().filter(Task.official_id == person.id),
            func.count().filter(Task.supervisor_id == person.id),
        )
        .where(known, Task.state.in_(OPEN), or_(Task.official_id == person.id, Task.supervisor_id == person.id))
        .group_by(Task.lead_id)
        .order_by(Task.lead_id)
    )
    return [
        Left(db.session.get_one(Unit, lead_id), official, supervisor)
        for lead_id, official, supervisor in db.session.execute(query)
    ]


def colleagues(actor: Actor, person: Person, units: list[int], assigners: list[Task]) -> list[Person]:
    """Who can take over: officials and heads of the lead units, or leaders of those who gave the tasks; never `person`.

    `assigners` holds one task for each unit that gave some.
    """
    found: dict[int, Person] = {}
    if supervises(actor):
        for task in assigners:
            found.update((each.id, each) for each in tasks.supervisor_choices(task))
    else:
        for unit_id in units:
            found.update((each.id, each) for each in staff_of(unit_id, IN_CHARGE, clock.today()))
    found.pop(person.id, None)
    return sorted(found.values(), key=lambda each: (each.folded, each.id))


@dataclass(frozen=True)
class Loose:
    """Somebody who no longer holds a post in which they could do what is still theirs, with how many tasks."""

    person: Person
    tasks: int


def loose(actor: Actor) -> Select[Any]:
    """Tasks the actor can hand over whose official, or supervising leader, has no such post any more."""
    gone = no_longer_leads(clock.today()) if supervises(actor) else no_longer_in_charge(Task, clock.today())
    return select(Task).where(_theirs(actor), gone)


def left_behind(actor: Actor) -> list[Loose]:
    """Who went without handing over, the most tasks first; one statement."""
    if reach(actor, Permission.PEOPLE_HAND_OVER) is not Reach.SCOPE or actor.role is Role.ADMIN:
        return []
    column = _column(actor)
    counted = (
        loose(actor).with_only_columns(column.label("person"), func.count().label("many")).group_by(column).subquery()
    )
    query = (
        select(Person, counted.c.many)
        .join(counted, counted.c.person == Person.id)
        .order_by(counted.c.many.desc(), Person.folded, Person.id)
    )
    return [Loose(person, many) for person, many in db.session.execute(query)]
