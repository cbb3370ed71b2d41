"""Reading one's own notices: the bell, the inbox in pages, one notice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, SQLColumnExpression, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.notifications.models import Notice
from tracker.notifications.rules import Kind
from tracker.proposals import queries as proposals
from tracker.proposals.models import Proposal
from tracker.storage.database import db
from tracker.storage.once import of_person, read_along_of_person
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task, TaskUnit
from tracker.web.paging import Page, paged

#: What a notice is about, as an inbox and a mail name it.
WITH_MATTER = (
    joinedload(Notice.task).joinedload(Task.lead),
    joinedload(Notice.proposal).options(joinedload(Proposal.unit), joinedload(Proposal.passage)),
    joinedload(Notice.unit),
)


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


def _acting(actor: Actor) -> list[Actor]:
    return [replace(actor, post=post) for post in actor.posts or (actor.post,)]


def not_secret(actor: Actor) -> ColumnElement[bool]:
    """Notices that tell nothing of a confidential task which the person may not know of in any of their posts.

    Of what merely left the scope a notice says that it did; of those not even that.
    """
    secret = select(Task.id).where(
        Task.confidential.is_(True), ~or_(*(tasks.visible_to(each) for each in _acting(actor)))
    )
    return or_(Notice.task_id.is_(None), Notice.task_id.not_in(secret))


def unread_count(actor: Actor) -> int:
    """How many notices a person has not read: one look into an index.

    Only where one of them is about a confidential task it is asked, too, who may know of it.
    """
    if not of_person(_SECRET, actor.person_id):
        return of_person(_UNREAD, actor.person_id) or 0
    query = select(func.count()).where(Notice.person_id == actor.person_id, Notice.read_at.is_(None), not_secret(actor))
    return db.session.scalar(query.select_from(Notice)) or 0


def _unread(person: SQLColumnExpression[int]) -> ColumnElement[int]:
    return select(func.count(Notice.id)).where(Notice.person_id == person, Notice.read_at.is_(None)).scalar_subquery()


def _about_secrets(person: SQLColumnExpression[int]) -> ColumnElement[int]:
    secret = select(func.count(Notice.id)).join(Notice.task).where(Task.confidential.is_(True))
    return secret.where(Notice.person_id == person, Notice.read_at.is_(None)).scalar_subquery()


#: Every page asks for both, and gets them with who is signed in.
_UNREAD, _SECRET = "notices.unread", "notices.secret"
read_along_of_person(_UNREAD, _unread)
read_along_of_person(_SECRET, _about_secrets)


def inbox(actor: Actor, wanted: Wanted, *, number: int, size: int) -> Page[Notice]:
    """One page of a person's notices in all their posts, newest first."""
    query = (
        select(Notice)
        .where(Notice.person_id == actor.person_id, not_secret(actor))
        .options(*WITH_MATTER)
        .order_by(Notice.at.desc(), Notice.id.desc())
    )
    if wanted.unread:
        query = query.where(Notice.read_at.is_(None))
    if wanted.kind:
        query = query.where(Notice.kind == wanted.kind)
    return paged(query, number=number, size=size)


def still_visible(actor: Actor, notices: Iterable[Notice]) -> set[int]:
    """Ids of those of `notices` whose matter the person may still see, in whichever of their posts.

    One statement for tasks, one for proposals.
    """
    seen: set[int] = set()
    every = list(notices)
    acting = _acting(actor)
    if tasks_told := {notice.task_id for notice in every if notice.task_id}:
        rows = db.session.scalars(
            select(Task.id).where(Task.id.in_(tasks_told), or_(*(tasks.visible_to(each) for each in acting)))
        )
        found = set(rows)
        seen |= {notice.id for notice in every if notice.task_id in found}
    if proposals_told := {notice.proposal_id for notice in every if notice.proposal_id}:
        rows = db.session.scalars(
            select(Proposal.id).where(
                Proposal.id.in_(proposals_told), or_(*(proposals.visible_to(each) for each in acting))
            )
        )
        found = set(rows)
        seen |= {notice.id for notice in every if notice.proposal_id in found}
    own = {each.unit_id for each in acting}
    return seen | {notice.id for notice in every if notice.unit_id in own}


def notice_or_404(actor: Actor, notice_id: int) -> Notice:
    """One's own notice with its task or proposal, or 404."""
    query = (
        select(Notice)
        .where(Notice.id == notice_id, Notice.person_id == actor.person_id, not_secret(actor))
        .options(
            joinedload(Notice.task).options(
                joinedload(Task.lead),
                joinedload(Task.assigner),
                joinedload(Task.blocker_unit),
                selectinload(Task.units).joinedload(TaskUnit.unit),
            ),
            joinedload(Notice.proposal).options(
                joinedload(Proposal.unit), joinedload(Proposal.body), joinedload(Proposal.passage)
            ),
            joinedload(Notice.unit),
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
