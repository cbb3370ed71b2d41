"""What a page asks for twice is read once: a panel and the timeline show the same rows."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction, UOWTransaction

from tracker.storage.database import db

T = TypeVar("T")
_KEPT = "read_once"


def once(key: Hashable, read: Callable[[], T]) -> T:
    """The answer of `read`, kept until something is written or the transaction ends; `key` tells it apart."""
    kept = db.session().info.setdefault(_KEPT, {})
    if key not in kept:
        kept[key] = read()
    return cast(T, kept[key])


@event.listens_for(Session, "after_flush")
def _written(session: Session, context: UOWTransaction) -> None:
    session.info.pop(_KEPT, None)


@event.listens_for(Session, "after_transaction_end")
def _ended(session: Session, transaction: SessionTransaction) -> None:
    session.info.pop(_KEPT, None)
