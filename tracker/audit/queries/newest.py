"""By which entry the state of the database is known."""

from __future__ import annotations

from functools import cache

from sqlalchemy import Select, select

from tracker.audit.models import AuditEntry
from tracker.storage.database import db


def newest_beside(*subjects: str) -> str:
    """The fingerprint of the newest entry that is about anything but `subjects`; empty while there is none.

    While it is the same, no act has changed anything else: entries are linked one transaction after the other, and are
    seen in that order. What is read after it was asked for is as new or newer (decision 56).
    """
    return db.session.scalar(_beside(subjects)) or ""


@cache
def _beside(subjects: tuple[str, ...]) -> Select[str]:
    query = select(AuditEntry.hash).where(AuditEntry.subject.not_in(subjects))
    return query.order_by(AuditEntry.id.desc()).limit(1)
