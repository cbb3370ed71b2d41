"""The calendar feed: whose it is, and which deadlines stand in it."""

from __future__ import annotations

import hmac

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import joinedload

from tracker.core import clock
from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.text import fingerprint
from tracker.notifications.models import CalendarFeed
from tracker.org.queries import posts_of
from tracker.storage.database import db
from tracker.tasks.models import Part, Task, TaskUnit
from tracker.tasks.queries import visible_to
from tracker.tasks.rules import OPEN

#: So many deadlines at most, the nearest: a calendar with more serves nobody.
MOST = 1_000


def feed_of(person_id: int) -> CalendarFeed | None:
    """The feed of a person, if they have switched one on."""
    return db.session.get(CalendarFeed, person_id)


def feed_by_secret(secret: str) -> CalendarFeed | None:
    """The feed that `secret` opens.

    It is looked up by its hash, and the hashes are compared in constant time: how long an answer takes tells
    nothing about the secrets that exist.
    """
    wanted = fingerprint(secret)
    query = select(CalendarFeed).where(CalendarFeed.secret_hash == wanted).options(joinedload(CalendarFeed.person))
    found = db.session.scalar(query)
    return found if found is not None and hmac.compare_digest(found.secret_hash, wanted) else None


def deadlines_of(person_id: int, name: str) -> list[Task]:
    """Open tasks with a deadline that concern a person in any post held today, the nearest first; one statement."""
    posts = posts_of(person_id, clock.today())
    if not posts:
        return []
    query = (
        select(Task)
        .where(Task.state.in_(OPEN), Task.due_on.is_not(None))
        .where(or_(*(_concerns(person_id, name, post, posts) for post in posts)))
        .options(joinedload(Task.lead))
        .order_by(Task.due_on.desc(), Task.id)
        .limit(MOST)
    )
    return sorted(db.session.scalars(query), key=lambda task: (task.due_on, task.id))


def _concerns(person_id: int, name: str, post: ActingPost, posts: tuple[ActingPost, ...]) -> ColumnElement[bool]:
    """What the holder of `post` has to do or to look after, of what they may see in it."""
    return and_(visible_to(Actor(person_id, name, post, posts)), _ROLES.get(post.role, _nothing)(person_id, post))


def _nothing(person_id: int, post: ActingPost) -> ColumnElement[bool]:
    return false()


def _own(person_id: int, post: ActingPost) -> ColumnElement[bool]:
    """An official: what they are in charge of, and what nobody in the unit is."""
    lead = and_(Task.lead_id == post.unit_id, or_(Task.official_id == person_id, Task.official_id.is_(None)))
    return or_(lead, Task.blocker_unit_id == post.unit_id)


def _of_unit(person_id: int, post: ActingPost) -> ColumnElement[bool]:
    """A head: what the unit leads, helps with, or must clear the way for."""
    helps = select(TaskUnit.task_id).where(TaskUnit.part == Part.COORDINATING, TaskUnit.unit_id == post.unit_id)
    return or_(Task.lead_id == post.unit_id, Task.blocker_unit_id == post.unit_id, Task.id.in_(helps))


def _supervised(person_id: int, post: ActingPost) -> ColumnElement[bool]:
    """A leader: what they supervise, and what their own unit leads."""
    return or_(Task.supervisor_id == (post.holder_id or person_id), Task.lead_id == post.unit_id)


def _given(person_id: int, post: ActingPost) -> ColumnElement[bool]:
    """A secretary: what their unit gave."""
    return Task.assigner_id == post.unit_id


_ROLES = {
    Role.OFFICIAL: _own,
    Role.UNIT_HEAD: _of_unit,
    Role.LEADER: _supervised,
    Role.SECRETARY: _given,
}
