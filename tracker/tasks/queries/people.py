"""Who can be put in charge of a task, and who can supervise it."""

from __future__ import annotations

from sqlalchemy import literal, or_, select
from sqlalchemy.orm import contains_eager

from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.org.models import Person, Post, Unit
from tracker.org.queries import below, staff_of
from tracker.storage.database import db
from tracker.tasks.models import Task
from tracker.tasks.queries.scope import visible_to
from tracker.tasks.rules import IN_CHARGE


def official_choices(task: Task) -> list[Person]:
    """People who can be in charge of the task today: officials and heads of its lead unit, by name."""
    return staff_of(task.lead_id, IN_CHARGE, clock.today())


def supervisor_choices(task: Task) -> list[Person]:
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
    busy = select(Task.supervisor_id).where(Task.supervisor_id.is_not(None), visible_to(actor))
    return list(db.session.scalars(select(Person).where(Person.id.in_(busy)).order_by(Person.full_name, Person.id)))
