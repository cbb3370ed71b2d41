"""Marking one's notices as read. Nobody is answerable for having looked: no entry in the audit record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, update

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.notifications import queries
from tracker.notifications.models import Notice
from tracker.notifications.queries import Key
from tracker.notifications.rules import ANSWERS, Kind
from tracker.storage.database import db
from tracker.storage.index import among


def mark_read(notice: Notice, *, by: Actor) -> datetime | None:
    """Mark one notice; the moment by which `take_back` finds it, None when it was read before."""
    if notice.read_at is not None:
        return None
    return _mark(by, Notice.id == notice.id)


def mark_unread(notice: Notice, *, by: Actor) -> None:
    """Put one notice back among the unread."""
    db.session.execute(
        update(Notice).where(Notice.id == notice.id, Notice.person_id == by.person_id).values(read_at=None)
    )


def mark_all_read(until: datetime, *, by: Actor) -> datetime:
    """Mark every unread notice up to `until`, the newest that the person has seen: none slips by unseen."""
    return _mark(by, Notice.at <= until)


def take_back(moment: datetime, *, by: Actor) -> None:
    """Undo the marking of `moment`."""
    db.session.execute(
        update(Notice).where(Notice.person_id == by.person_id, Notice.read_at == moment).values(read_at=None)
    )


def mark_acted(person_id: int, keys: Iterable[Key], moment: datetime) -> None:
    """Whoever acts on something has seen what they were told of it: a bell that counts answered work is not heard."""
    _settle(keys, moment, Notice.person_id == person_id)


def mark_answered(action: str, keys: Iterable[Key], moment: datetime) -> None:
    """What an act answers waits for nobody any more, whoever made it."""
    if action in ANSWERS:
        _settle(keys, moment, Notice.kind == Kind.WAITS, Notice.action.in_(sorted(ANSWERS[action])))


def _settle(keys: Iterable[Key], moment: datetime, *which: ColumnElement[bool]) -> None:
    of = list(keys)
    columns = ((Notice.task_id, "task"), (Notice.proposal_id, "proposal"), (Notice.unit_id, "unit"))
    for column, kind in columns:
        for some in queries.batches(number for of_kind, number in of if of_kind == kind):
            # Past the session: no notice is held in memory while an act is being committed.
            seen = update(Notice.__table__)  # type: ignore[arg-type]
            db.session.connection().execute(
                seen.where(Notice.read_at.is_(None), among(column, some), *which).values(read_at=moment)
            )


def _mark(by: Actor, *which: object) -> datetime:
    moment = clock.now()
    db.session.execute(
        update(Notice)
        .where(Notice.person_id == by.person_id, Notice.read_at.is_(None), *which)  # type: ignore[arg-type]
        .values(read_at=moment)
    )
    return moment
