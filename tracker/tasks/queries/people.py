"""Who can be put in charge of a task, and who can supervise it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, exists, literal, or_, select
from sqlalchemy.orm import contains_eager

from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.org.models import Person, Post, Unit
from tracker.org.queries import below, held_on, staff_of
from tracker.storage.database import db
from tracker.tasks.models import AnyTask, Task
from tracker.tasks.queries.scope import Standing, visible_to
from tracker.tasks.rules import IN_CHARGE


def official_choices(task: AnyTask) -> list[Person]:
    """People who can be in charge of the task today: officials and heads of its lead unit, by name."""
    return staff_of(task.lead_id, IN_CHARGE, clock.today())


def supervisor_choices(task: AnyTask) -> list[Person]:
    """Leaders of the assigner's scope today: at the unit that gave the task, above or below it; not the lead unit's."""
    path = task.assigner.path
    query = (
        select(Post)
        .join(Post.unit)
        .join(Post.person)
        .where(
            Post.role == Role.LEADER,
            Post.unit_id != task.lead_id,
            or_(below(Unit.path, path), literal(path).startswith(Unit.path)),
        )
        .options(contains_eager(Post.person))
        .order_by(Unit.path, Person.full_name, Post.id)
    )
    today = clock.today()
    return list({post.person_id: post.person for post in db.session.scalars(query) if post.valid_on(today)}.values())


def supervisors(actor: Actor) -> list[Person]:
    """The leaders who supervise tasks that the actor sees, by name: what a dashboard can be narrowed to."""
    # Only who holds or held a post of a leader supervises: each of the few is looked for by index.
    leaders = select(Post.person_id).where(Post.role == Role.LEADER)
    busy = select(Task.id).where(Task.supervisor_id == Person.id, visible_to(actor)).exists()
    query = select(Person).where(Person.id.in_(leaders), busy)
    return list(db.session.scalars(query.order_by(Person.full_name, Person.id)))


def no_longer_in_charge(at: Standing, day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Tasks whose official holds no post on `day` in which they could do the work: they have left the unit.

    Nobody is in charge of these in truth, whoever is still named.
    """
    post = exists().where(
        Post.person_id == at.official_id,
        Post.unit_id == at.lead_id,
        Post.role.in_(IN_CHARGE),
        held_on(day),
    )
    return and_(at.official_id.is_not(None), ~post)


def no_longer_leads(day: date) -> ColumnElement[bool]:
    """Tasks whose supervising leader holds no post of a leader on `day`."""
    post = exists().where(
        Post.person_id == Task.supervisor_id,
        Post.role == Role.LEADER,
        held_on(day),
    )
    return and_(Task.supervisor_id.is_not(None), ~post)
