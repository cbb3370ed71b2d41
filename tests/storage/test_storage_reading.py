"""Pages that only read pay for no transaction, and meet no connection that has died."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from flask import Flask
from psycopg.pq import TransactionStatus
from sqlalchemy import Integer, cast, create_engine, event, select, text
from sqlalchemy.exc import DataError, OperationalError

from conftest import application
from tracker.core.labels import UnitKind
from tracker.org.models import Unit
from tracker.storage import reading
from tracker.storage.database import UnauditedWrite, db, transaction


@pytest.fixture
def apart(postgres_url: str, tmp_path: Any) -> Iterator[Flask]:
    """The program with a pool of its own on PostgreSQL."""
    with psycopg.connect(postgres_url.replace("+psycopg", "", 1), autocommit=True) as admin:
        admin.execute("CREATE DATABASE reading")
        app = application(postgres_url.rsplit("/", 1)[0] + "/reading", tmp_path)
        yield app
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        admin.execute("DROP DATABASE reading WITH (FORCE)")


def status() -> TransactionStatus:
    """Where the connection of the session stands after a read."""
    db.session.scalar(select(Unit.id))
    raw = db.session.connection().connection.dbapi_connection
    return raw.info.transaction_status  # type: ignore[no-any-return, union-attr]


def write_without_a_record() -> None:
    """An act that is refused at its end."""
    with transaction():
        assert status() is TransactionStatus.INTRANS
        db.session.add(Unit(code="x", kind=UnitKind.WARD, name="Xã Thử", folded="xa thu"))


def test_a_page_that_reads_opens_no_transaction_and_what_it_writes_is_one(apart: Flask) -> None:
    with apart.test_request_context("/", method="GET"):
        assert status() is TransactionStatus.IDLE
        with pytest.raises(UnauditedWrite):
            write_without_a_record()
        assert db.session.scalar(select(Unit.id)) is None, "all of it was taken back"
        db.session.remove()
    with apart.test_request_context("/", method="POST"):
        assert status() is TransactionStatus.INTRANS
        db.session.remove()
    with apart.app_context():
        assert status() is TransactionStatus.INTRANS, "background work and commands"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_meets_a_connection_that_died_in_the_pool(
    apart: Flask, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    statements: list[str] = []
    with apart.test_request_context("/", method=method):
        mine = db.session.scalar(text("SELECT pg_backend_pid()"))
        db.session.remove()
        event.listen(db.engine, "before_cursor_execute", lambda *said: statements.append(said[2]))
        assert db.session.scalar(text("SELECT pg_backend_pid()")) == mine, "the pool hands it out again"
        db.session.remove()
        other = create_engine(apart.config["SQLALCHEMY_DATABASE_URI"])
        with other.connect() as admin:
            assert admin.scalar(text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": mine})
        other.dispose()
        fresh = db.session.scalar(text("SELECT pg_backend_pid()"))
        assert fresh != mine
        db.session.remove()
        # One that has lain for long is asked, since a firewall that forgot it tells nobody.
        monkeypatch.setattr(reading, "LAIN", 0.0)
        assert db.session.scalar(text("SELECT pg_backend_pid()")) == fresh
        db.session.remove()
    assert len(statements) == 3


def test_a_statement_that_is_planned_once_keeps_a_plan_for_all_values_and_changes_nothing_else(apart: Flask) -> None:
    like = "WHERE statement LIKE 'SELECT units.kind%'"
    plans = text(f"SELECT generic_plans, custom_plans FROM pg_prepared_statements {like}")
    query = select(Unit.kind).where(Unit.id == 1)
    settings = text("SELECT current_setting('plan_cache_mode'), current_setting('max_parallel_workers_per_gather')")
    with apart.test_request_context("/", method="GET"):
        for _ in range(4):
            db.session.execute(query.execution_options(**reading.PLANNED_ONCE))
            assert db.session.execute(settings).one() == ("auto", "2")
        assert db.session.execute(plans).one() == (4, 0)
        broken = select(Unit.kind).where(Unit.id == cast("x", Integer)).execution_options(**reading.PLANNED_ONCE)
        with pytest.raises(DataError):
            db.session.execute(broken)
        assert db.session.execute(settings).one() == ("auto", "2")
        db.session.remove()


def test_a_statement_that_is_planned_once_is_never_read_by_several_processes(apart: Flask) -> None:
    """What a plan for all values expects to find grows with the tables: one day it would be worth several processes."""
    cheap = "SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0"
    query = select(Unit.kind, Unit.code).where(Unit.name != "")
    named = text("SELECT name FROM pg_prepared_statements WHERE statement LIKE 'SELECT units.kind, units.code%'")
    with apart.test_request_context("/", method="GET"):
        db.session.execute(text(cheap))
        tempted = db.session.execute(text("EXPLAIN SELECT units.kind, units.code FROM units WHERE units.name != ''"))
        assert "Gather" in str(tempted.all())
        db.session.execute(query.execution_options(**reading.PLANNED_ONCE))
        db.session.execute(text("SET plan_cache_mode = force_generic_plan"))
        plan = db.session.execute(text(f"EXPLAIN EXECUTE {db.session.scalar(named)} ('')")).all()
        assert "Seq Scan on units" in str(plan)
        assert "Gather" not in str(plan)
        db.session.execute(text("RESET ALL"))
        db.session.remove()


def test_a_connection_that_dies_before_a_statement_that_is_planned_once_is_told_as_such(apart: Flask) -> None:
    with apart.test_request_context("/", method="GET"):
        mine = db.session.scalar(text("SELECT pg_backend_pid()"))
        other = create_engine(apart.config["SQLALCHEMY_DATABASE_URI"])
        with other.connect() as admin:
            assert admin.scalar(text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": mine})
        other.dispose()
        with pytest.raises(OperationalError):
            db.session.execute(select(Unit.kind).execution_options(**reading.PLANNED_ONCE))
        db.session.remove()


def test_a_statement_that_is_planned_anew_leaves_no_plan_that_is_kept(apart: Flask) -> None:
    kept = text("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE :like")
    with apart.test_request_context("/", method="GET"):
        for mark, options, many in (("units.code", {}, 1), ("units.name", reading.PLANNED_ANEW, 0)):
            column = Unit.code if mark == "units.code" else Unit.name
            for _ in range(12):
                db.session.execute(select(column).where(Unit.id == 1).execution_options(**options))
            assert db.session.scalar(kept, {"like": f"SELECT {mark} %"}) == many, mark
        db.session.remove()
