"""Answers kept by their Idempotency-Key: who asks twice is answered as the first time, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import CursorResult, delete, select, update

from tracker.api.models import KeptAnswer
from tracker.api.rules.problems import Problem, Told
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.errors import Conflict
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db, insert_once, transaction

#: Answers are kept so long at least, and removed the night after.
KEEP = timedelta(hours=24)
#: A request that has not ended after so long died with its process: its key is free again. Should it live all the
#: same, its act is not kept (see `keep`).
LEASE = timedelta(minutes=5)


@dataclass(frozen=True)
class Claim:
    """The right to act for a key."""

    token_id: int
    key: str
    mark: str


@dataclass(frozen=True)
class Kept:
    """An answer as it was given."""

    status: int
    headers: Mapping[str, str]
    body: str


def claim(token_id: int, key: str, request_hash: str) -> Claim | Kept:
    """Take `key` for a request, or find the answer that it had. Commits.

    Raises Told when the key came before with another request, or with this one which is still under way.
    """
    mine, now = Claim(token_id, key, uuid4().hex), clock.now()
    with transaction():
        fresh = insert_once(
            KeptAnswer,
            token_id=token_id,
            key=key,
            request_hash=request_hash,
            claim=mine.mark,
            created_at=now,
            headers={},
        )
    if fresh:
        return mine
    found = db.session.scalar(select(KeptAnswer).where(KeptAnswer.token_id == token_id, KeptAnswer.key == key))
    if found is None:  # it was given back between the two statements
        raise Told(Problem.UNDER_WAY)
    if found.request_hash != request_hash:
        raise Told(Problem.KEY_REUSED)
    if found.status is not None and found.body is not None:
        return Kept(found.status, found.headers, found.body)
    if now - found.created_at < LEASE:
        raise Told(Problem.UNDER_WAY)
    with transaction():
        dead = (KeptAnswer.id == found.id, KeptAnswer.claim == found.claim, KeptAnswer.status.is_(None))
        if not _changed(update(KeptAnswer).where(*dead).values(claim=mine.mark, created_at=now)):
            raise Told(Problem.UNDER_WAY)
    return mine


def keep(mine: Claim, status: int, headers: Mapping[str, str], body: str) -> None:
    """Keep the answer within the transaction of the act. Raises Conflict when the claim has gone to another request."""
    kept = update(KeptAnswer).where(
        KeptAnswer.token_id == mine.token_id, KeptAnswer.key == mine.key, KeptAnswer.claim == mine.mark
    )
    if not _changed(kept.values(status=status, headers=dict(headers), body=body)):
        raise Conflict(N_("Yêu cầu này mất quá lâu và đã được gửi lại. Đọc lại nội dung."))


def give_back(mine: Claim) -> None:
    """Free the key of a request that was refused: nothing was done, and the same key may be tried again. Commits."""
    with transaction():
        _changed(
            delete(KeptAnswer).where(
                KeptAnswer.token_id == mine.token_id,
                KeptAnswer.key == mine.key,
                KeptAnswer.claim == mine.mark,
                KeptAnswer.status.is_(None),
            )
        )


def sweep() -> int:
    """Delete answers that have been kept long enough, in the running transaction; how many."""
    old = delete(KeptAnswer).where(KeptAnswer.created_at < clock.now() - KEEP)
    many = _changed(old)
    if many:
        audit.record(Fact("token.answers_swept", "token", None, {"many": many}), by=None)
    return many


def _changed(statement: Any) -> int:
    done = db.session.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", done).rowcount
