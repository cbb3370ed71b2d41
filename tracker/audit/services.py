"""Writing the audit record: what a transaction did is linked to the end of it, last of all before the commit."""

from __future__ import annotations

from sqlalchemy import event, update
from sqlalchemy.orm import Session

from tracker.audit.models import AuditEntry, AuditHead
from tracker.audit.rules import Head, chain, plain
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.events import Fact
from tracker.storage.database import db

#: Stands in the record where a command or a job acted, not a person.
PROGRAM = "(chương trình)"


class RecordLost(RuntimeError):
    """The head of the record is gone: nothing can be written until it is known how that came about."""


def record(fact: Fact, *, by: Actor | None) -> None:
    """Append `fact` to the audit record of the running transaction; `by` is None for the program itself.

    Whoever listens to the transaction is told of it before the commit; the entry gets its number and its place in
    the chain with the commit.
    """
    by_program = {"token": by.token_id} if by is not None and by.token_id is not None else {}
    db.session.info.setdefault("facts", []).append((fact, by))
    db.session.info.setdefault("entries", []).append(
        {
            "at": clock.now(),
            "action": fact.action,
            "subject": fact.subject,
            "subject_id": fact.subject_id,
            "person_id": by.person_id if by else None,
            "person_name": by.name if by else PROGRAM,
            "post_id": by.post.id if by else None,
            "post_title": f"{by.post.title} · {by.post.unit_name}" if by else "",
            "on_behalf_of": (by.post.holder_name or None) if by else None,
            "detail": plain({**fact.detail, **by_program}),
        }
    )


def _append(session: Session) -> None:
    """Link what was recorded to the end of the record: three statements for a transaction, however much it recorded.

    Moving the head on locks it until the commit, so that whoever comes second reads the fingerprint that the first
    has left. As it is the last lock that a transaction takes, nobody who holds it waits for anybody, and two
    transactions never wait for each other. Nothing may be written after this (`search` keeps its index before).
    """
    rows = session.info.pop("entries", None)
    if not rows:
        return
    session.flush()
    moved = (
        update(AuditHead)
        .values(entries=AuditHead.entries + len(rows))
        .returning(AuditHead.entries, AuditHead.hash)
        .execution_options(synchronize_session=False)
    )
    found = session.execute(moved).one_or_none()
    if found is None:
        raise RecordLost("the head of the audit record is missing: see `flask audit verify`")
    linked, head = chain(rows, Head(found.entries - len(rows), found.hash))
    session.execute(AuditEntry.__table__.insert(), linked)  # type: ignore[attr-defined]
    session.execute(update(AuditHead).values(hash=head.hash).execution_options(synchronize_session=False))


def _forget(session: Session, previous: object) -> None:
    session.info.pop("entries", None)


event.listen(Session, "before_commit", _append)
event.listen(Session, "after_soft_rollback", _forget)
