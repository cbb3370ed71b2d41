"""What waits for a digest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select

from tracker.core.actor import Actor
from tracker.notifications.models import Notice
from tracker.notifications.queries.inbox import WITH_MATTER, still_visible
from tracker.notifications.rules import Kind
from tracker.org.queries import posts_of
from tracker.storage.database import UTCDateTime, db


def oldest_waiting() -> dict[int, dict[Kind, datetime]]:
    """For whom something waits to be gathered into a mail, and since when, by kind; one statement."""
    query = (
        select(Notice.person_id, Notice.kind, func.min(Notice.at, type_=UTCDateTime()))
        .where(Notice.digest.is_(True))
        .group_by(Notice.person_id, Notice.kind)
        .order_by(Notice.person_id)
    )
    found: dict[int, dict[Kind, datetime]] = {}
    for person_id, kind, oldest in db.session.execute(query):
        found.setdefault(person_id, {})[kind] = oldest
    return found


def gathered(person_id: int, kinds: Iterable[Kind], until: datetime) -> list[Notice]:
    """What waits for a person's digest that fell due at `until`, oldest first."""
    query = (
        select(Notice)
        .where(
            Notice.digest.is_(True),
            Notice.person_id == person_id,
            Notice.kind.in_(list(kinds)),
            Notice.at <= until,
        )
        .options(*WITH_MATTER)
        .order_by(Notice.id)
    )
    return list(db.session.scalars(query))


def worth_telling(person_id: int, name: str, notices: Iterable[Notice], moment: datetime) -> list[Notice]:
    """Those of `notices` that are unread and whose matter the person may still see today."""
    unread = [notice for notice in notices if notice.read_at is None]
    posts = posts_of(person_id, moment.date())
    if not unread or not posts:
        return []
    visible = still_visible(Actor(person_id, name, posts[0], posts), unread)
    return [notice for notice in unread if notice.id in visible]
