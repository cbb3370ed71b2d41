"""Reading what files somebody asked for, and what is to be made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import parse_qsl, urlencode

from flask import abort
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import joinedload

from tracker.access.permissions import Permission, reach
from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.exports.models import Export
from tracker.exports.rules import KEEP, LEASE, OPEN, SKEW
from tracker.org.queries import posts_of
from tracker.reports.queries.papers import filter_words
from tracker.storage.database import db
from tracker.tasks.queries import Filter


def own_or_404(actor: Actor, export_id: int) -> Export:
    """The actor's own file, asked for in a post that they still hold and that lasts; 404 for any other."""
    found = db.session.get(Export, export_id, options=[joinedload(Export.post)])
    return found if found is not None and _theirs(actor, found) else abort(404)


def _theirs(actor: Actor, export: Export) -> bool:
    held = {post.id for post in (actor.post, *actor.posts)}
    lasts = export.asked_at > clock.now() - KEEP
    return export.person_id == actor.person_id and export.post_id in held and lasts


def may(actor: Actor, permission: Permission, export: Export) -> bool:
    """True for whoever asked for it, acting in the post in which they did."""
    return _theirs(actor, export)


def listed(actor: Actor) -> Sequence[Export]:
    """The actor's own files, the newest first."""
    query = select(Export).where(Export.person_id == actor.person_id, Export.asked_at > clock.now() - KEEP)
    found = db.session.scalars(query.options(joinedload(Export.post)).order_by(Export.id.desc()))
    return [each for each in found if _theirs(actor, each)]


def open_of(actor: Actor) -> Export | None:
    """The file of the actor that is being made, or waits for it."""
    return db.session.scalar(select(Export).where(Export.person_id == actor.person_id, Export.state.in_(OPEN)))


def kept(wanted: Filter) -> str:
    """The filter as a row keeps it."""
    return urlencode(wanted.args())


def filter_of(export: Export) -> Filter:
    """The filter that a row keeps."""
    return Filter.of(dict(parse_qsl(export.query)))


def words_of(actor: Actor, wanted: Filter) -> list[str]:
    """What the list is narrowed by, in words."""
    return filter_words(actor, wanted)


def maker_of(export: Export) -> Actor | None:
    """Who asked, in the post in which they did; None when they hold it no longer, may not sign in or see no tasks."""
    post = next((each for each in posts_of(export.person_id, clock.today()) if each.id == export.post_id), None)
    able = db.session.scalar(select(Account.id).where(Account.person_id == export.person_id, Account.active))
    if post is None or able is None:
        return None
    actor = Actor(export.person_id, export.person.full_name, post, (post,))
    return actor if reach(actor, Permission.TASK_VIEW) is not None else None


def free(now: datetime) -> ColumnElement[bool]:
    """Files that a worker may make now: new ones, failed ones whose wait is over, those whose worker died.

    A time that lies further ahead than any lease comes from a clock that was wrong.
    """
    over = or_(Export.claimed_until.is_(None), Export.claimed_until < now, Export.claimed_until > now + LEASE + SKEW)
    return and_(Export.state.in_(OPEN), over)


def next_id(now: datetime, *, but: Sequence[int] = ()) -> int | None:
    """The file to be made next: who asked first."""
    query = select(Export.id).where(free(now), Export.id.not_in(but)).order_by(Export.asked_at, Export.id)
    return db.session.scalar(query.limit(1))
