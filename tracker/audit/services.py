"""Writing the audit record."""

from __future__ import annotations

from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.events import Fact
from tracker.storage.database import db

#: Stands in the record where a command or a job acted, not a person.
PROGRAM = "(chương trình)"


def record(fact: Fact, *, by: Actor | None) -> None:
    """Append `fact` to the audit record of the running transaction; `by` is None for the program itself.

    Whoever listens to the transaction is told of it before the commit.
    """
    db.session.info.setdefault("facts", []).append((fact, by))
    db.session.add(
        AuditEntry(
            at=clock.now(),
            action=fact.action,
            subject=fact.subject,
            subject_id=fact.subject_id,
            person_id=by.person_id if by else None,
            person_name=by.name if by else PROGRAM,
            post_id=by.post.id if by else None,
            post_title=f"{by.post.title} · {by.post.unit_name}" if by else "",
            on_behalf_of=(by.post.holder_name or None) if by else None,
            detail=dict(fact.detail),
        )
    )
