"""Reading one's own notices: the bell, the inbox in pages, one notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.notifications.models import Notice
from tracker.notifications.rules import Kind
from tracker.storage.database import db
from tracker.tasks.models import Task, TaskUnit
from tracker.tasks.queries import visible_to
from tracker.web.paging import Page, paged


@dataclass(frozen=True)
class Wanted:
    """Which notices the inbox shows: all, the unread, or those of one kind."""

    unread: bool = False
    kind: Kind | None = None

    @classmethod
    def of(cls, values: Any) -> Wanted:
        """Read from the address; what means nothing is left out."""
        kind = values.get("kind", "")
        return cls(values.get("unread") == "1", Kind(kind) if kind in {each.value for each in Kind} else None)

    def args(self) -> dict[str, str]:
        """What the address says."""
        given = {"unread": "1"} if self.unread else {}
        return given | ({"kind": self.kind.value} if self.kind else {})


def unread_count(person_id: int) -> int:
    """How many notices a person has not read: one look into an index."""
    query = select(func.count()).where(Notice.person_id == person_id, Notice.read_at.is_(None))
    return db.session.scalar(query.select_from(Notice)) or 0


def inbox(actor: Actor, wanted: Wanted, *, number: int, size: int) -> Page[Notice]:
    """One page of a person's notices in all their posts, newest first."""
    query = (
        select(Notice)
        .where(Notice.person_id == actor.person_id)
        .options(joinedload(Notice.task).joinedload(Task.lead))
        .order_by(Notice.at.desc(), Notice.id.desc())
    )
    if wanted.unread:
        query = query.where(Notice.read_at.is_(None))
    if wanted.kind:
        query = query.where(Notice.kind == wanted.kind)
    return paged(query, number=number, size=size)


def still_visible(actor: Actor, notices: Iterable[Notice]) -> set[int]:
    """Ids of the tasks behind `notices` that the person may still see, in whichever of their posts."""
    ids = {notice.task_id for notice in notices}
    if not ids:
        return set()
    return set(db.session.scalars(select(Task.id).where(Task.id.in_(ids), in_any_post(actor))))


def in_any_post(actor: Actor) -> ColumnElement[bool]:
    """Tasks that the person may see in one post or another, as SQL."""
    return or_(*(visible_to(replace(actor, post=post)) for post in actor.posts or (actor.post,)))


def notice_or_404(actor: Actor, notice_id: int) -> Notice:
    """One's own notice with its task, or 404."""
    query = (
        select(Notice)
        .where(Notice.id == notice_id, Notice.person_id == actor.person_id)
        .options(
            joinedload(Notice.task).options(
                joinedload(Task.lead),
                joinedload(Task.assigner),
                joinedload(Task.blocker_unit),
                selectinload(Task.units).joinedload(TaskUnit.unit),
            )
        )
    )
    return db.session.scalar(query) or abort(404)


def may_read(actor: Actor, permission: Permission, notice: Notice) -> bool:
    """True for the person who was told, in whichever post they act at the moment."""
    return reach(actor, permission) is Reach.SELF and notice.person_id == actor.person_id


def marked_at(person_id: int, moment: datetime) -> int:
    """How many notices a person marked as read at exactly that moment: what can be undone."""
    query = select(func.count()).where(Notice.person_id == person_id, Notice.read_at == moment)
    return db.session.scalar(query.select_from(Notice)) or 0
