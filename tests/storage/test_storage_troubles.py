"""What a dead connection means for whoever waits."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError, PendingRollbackError
from sqlalchemy.orm import Session

from tracker.core.errors import Unavailable
from tracker.storage.troubles import trouble


def test_a_connection_that_died_is_the_same_for_the_first_who_asks_and_the_next(postgres_url: str) -> None:
    engine = create_engine(postgres_url)
    with Session(engine) as session, engine.connect() as other:
        mine = session.scalar(text("SELECT pg_backend_pid()"))
        other.execute(text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": mine})
        with pytest.raises(OperationalError) as first:
            session.scalar(text("SELECT 1"))
        # A library in between may go on as if nothing had happened.
        with pytest.raises(PendingRollbackError) as next_:
            session.scalar(text("SELECT 1"))
        assert isinstance(trouble(first.value), Unavailable)
        assert isinstance(trouble(next_.value), Unavailable)
        session.rollback()
        assert session.scalar(text("SELECT 1")) == 1
    engine.dispose()


def test_a_transaction_that_the_program_itself_left_broken_is_its_own_fault() -> None:
    assert trouble(PendingRollbackError("This Session's transaction has been rolled back", code="7s2a")) is None
