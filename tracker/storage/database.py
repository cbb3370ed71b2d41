"""The database: typed declarative base, naming convention, SQLite pragmas, one transaction per act."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Flask, current_app, has_request_context
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Enum, MetaData, TypeDecorator, event, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Session, UOWTransaction
from sqlalchemy.orm.exc import StaleDataError
from sqlalchemy.pool import ConnectionPoolEntry
from werkzeug.local import LocalProxy

from tracker.core.actor import Actor
from tracker.core.errors import Conflict
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.storage import reading

if TYPE_CHECKING:
    import flask_migrate
else:
    flask_migrate = later("flask_migrate")

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Base of all models; constraint names follow one convention so that migrations can name them."""

    metadata = MetaData(naming_convention=NAMES)


class UTCDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC. SQLite would hand back naive values; naive input is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: UTC, without the zone where the dialect cannot keep it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: always aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def ours(name: str | None, kind: str, parents: object = None) -> bool:
    """False for what models do not describe, so that migrations leave it alone.

    The tables of the queue (huey makes and minds its own on PostgreSQL); and what each database builds beside
    `search_entries` to search it: the tables of FTS5; or a generated column with its index, and the words there are
    (decisions 31 and 52). An index over an expression is kept by its migration alone: what the databases say of it
    cannot be compared.
    """
    if kind == "table":
        return not (name or "").startswith(("huey_", "search_fts", "search_vocabulary"))
    return name not in ("search_words", "ix_search_entries_words_places", "ix_tasks_closed_due")


def code_of(enum: type[StrEnum], length: int = 24) -> Enum:
    """A column that keeps the member's value as text, the same on both databases."""
    return Enum(enum, native_enum=False, length=length, values_callable=lambda kind: [m.value for m in kind])


db = SQLAlchemy(model_class=Base)
MIGRATIONS = str(Path(__file__).parent / "migrations")


def init_app(app: Flask) -> None:
    """Connect the application to its database."""
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite"):
        app.config["INSTANCE"].mkdir(parents=True, exist_ok=True)
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", _engine_options(app))
    db.init_app(app)
    app.extensions["migrate"] = LocalProxy(partial(_migrations, app))


def _migrations(app: Flask) -> Any:
    """What commands bring the schema up to date with: made when one asks, since no request does."""
    made = flask_migrate.Migrate(directory=MIGRATIONS, render_as_batch=True, compare_type=True)
    made.init_app(app, db)
    return app.extensions["migrate"]


def _engine_options(app: Flask) -> dict[str, Any]:
    """In production no message repeats the values of a statement: they are people's data, and messages are logged."""
    options: dict[str, Any] = {"hide_parameters": app.config["PRODUCTION"]}
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        options |= {"connect_args": {"connect_timeout": 5}}  # a server that is away is said soon
    return options


@event.listens_for(Engine, "connect")
def _pragmas(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    """SQLite as a server's database: readers do not block the writer, references hold, a writer waits."""
    if isinstance(connection, sqlite3.Connection):
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    elif has_request_context():
        # Who waits at a browser has gone long before: a statement must not go on for them, nor hold a worker. A
        # connection that background work or a command opens may take its time.
        milliseconds = current_app.config["STATEMENT_SECONDS"] * 1000
        there = connection.cursor()
        for name in ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"):
            there.execute(f"SET {name} = {milliseconds}")
        there.close()
        connection.commit()


def one_at_a_time(*names: str) -> None:
    """Let nobody else who names one of `names` go on until the running transaction ends.

    On SQLite the first write of a transaction does that by itself, for everybody.
    """
    if db.engine.dialect.name == "postgresql":
        # In one order everywhere, so that two who name the same never wait for each other.
        for key in sorted(
            {int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big", signed=True) for name in names}
        ):
            db.session.execute(select(func.pg_advisory_xact_lock(key)))


def insert_once(model: type[Base], **values: Any) -> bool:
    """Insert a row unless one with the same unique key is there; True when it is new.

    Unlike looking first, this holds with several processes at once and leaves the transaction whole.
    """
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(model).values(**values).on_conflict_do_nothing()
    return db.session.scalar(insert.returning(literal_column("1"))) is not None


def insert_missing(
    model: type[Base], rows: Sequence[Mapping[str, Any]], *columns: InstrumentedAttribute[Any]
) -> list[tuple[Any, ...]]:
    """Insert those of `rows` whose unique key is not there; answers `columns` of the new ones, in no order.

    As `insert_once`, for thousands of rows in few statements. All rows name the same columns.
    """
    if not rows:
        return []
    dialect = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(model).on_conflict_do_nothing().returning(*columns)
    return [tuple(row) for row in db.session.execute(insert, [dict(row) for row in rows])]


#: One recorded act, and who did it (None: the program itself).
Recorded = tuple[Fact, Actor | None]
#: Called inside a transaction just before it commits, with what was recorded in it, so that what follows from
#: an act (a notice to those concerned) is written with the act or not at all. Rooms add theirs at start.
listeners: list[Callable[[Sequence[Recorded]], None]] = []


class UnauditedWrite(RuntimeError):
    """A transaction changed rows without leaving an entry in the audit record: a fault of the program."""


@contextmanager
def transaction() -> Iterator[Session]:
    """One act: everything inside is committed together with its audit entry, or not at all.

    Raises Conflict when somebody else changed one of the rows since it was read, UnauditedWrite when
    the act forgot its audit entry.
    """
    session = db.session()
    session.info.update(wrote=False, facts=[], entries=[])
    try:
        reading.begin(session)
        yield session
        session.flush()
        for listen in listeners:
            listen(tuple(session.info["facts"]))
        session.flush()
        if session.info["wrote"] and not session.info["entries"]:
            raise UnauditedWrite("rows were written without an audit entry")
        session.commit()
    except StaleDataError as error:
        session.rollback()
        raise Conflict(N_("Nội dung vừa được người khác sửa. Mở lại trang để xem bản mới nhất.")) from error
    except BaseException:
        session.rollback()
        raise


@event.listens_for(Session, "after_flush")
def _note_writes(session: Session, context: UOWTransaction) -> None:
    # A form that is sent as it was sets every value again and changes none: that is no write.
    if session.new or session.deleted or any(session.is_modified(row) for row in session.dirty):
        session.info["wrote"] = True
