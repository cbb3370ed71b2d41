"""A database brought back to how it stood before: empty for each test, and as many tests begin."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import count

from flask import current_app, has_app_context
from sqlalchemy import select, text

from tracker.audit.models import AuditHead
from tracker.storage.database import Base, db

_number = count(1)


class States:
    """The database of the application, as it stood at moments that were kept.

    The audit record cannot be emptied row by row. SQLite takes back the whole database from memory. On PostgreSQL
    rows go and come in the replica's role, which only a superuser may take and in which triggers rest.
    """

    def __init__(self) -> None:
        self._back: dict[str, tuple[str, Callable[[], None]]] = {}

    def head(self) -> str:
        """What the record ends with: where it is the same, nothing that leaves an entry was done in between."""
        with db.engine.connect() as connection:
            return connection.scalar(select(AuditHead.hash)) or ""

    def keep(self, name: str = "") -> Callable[[], None]:
        """Keep what is there; what is answered brings the database back to it, whatever was written since."""
        head = self.head()
        back = _kept_in_memory() if db.engine.dialect.name == "sqlite" else _kept_in_a_schema()
        self._back[name] = (head, back)
        return back

    def begin(self, name: str) -> bool:
        """Bring the database to the state `name`; False where it has not been kept yet."""
        if name not in self._back:
            return False
        db.session.rollback()
        self._back[name][1]()
        db.session.expire_all()
        return True

    def untouched(self, *names: str) -> bool:
        """True while nothing that leaves an entry was done since one of these moments, nor waits to be written."""
        session = db.session()
        if session.new or session.dirty or session.deleted:
            return False
        return self.head() in {self._back[name][0] for name in names if name in self._back}


def forget_overviews() -> None:
    """Dashboards last until an act is recorded: a test that takes back the record must have them made anew."""
    if has_app_context() and (kept := current_app.extensions.get("overviews")):
        kept.clear()


def _kept_in_memory() -> Callable[[], None]:
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    with closing(db.engine.raw_connection()) as connection:
        connection.driver_connection.backup(kept)

    def back() -> None:
        with closing(db.engine.raw_connection()) as connection:
            kept.backup(connection.driver_connection)
        forget_overviews()

    return back


def _kept_in_a_schema() -> Callable[[], None]:
    schema, acts = f"kept_{next(_number)}", []
    tables = Base.metadata.sorted_tables
    db.session.execute(text(f"CREATE SCHEMA {schema}"))
    for table in tables:
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        if db.session.scalar(text(f'SELECT EXISTS (SELECT 1 FROM "{table.name}")')):
            db.session.execute(text(f'CREATE TABLE {schema}."{table.name}" AS SELECT {names} FROM "{table.name}"'))
            acts.append(f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM {schema}."{table.name}"')
    db.session.commit()
    # In one piece: the way to the database and back, once a table, took longer than the work.
    delete = [f'DELETE FROM "{table.name}"' for table in reversed(tables)]
    all_of_it = text(f"DO $$ BEGIN {'; '.join(delete + acts)}; END $$")

    def back() -> None:
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        db.session.execute(all_of_it)
        db.session.commit()
        forget_overviews()

    return back
