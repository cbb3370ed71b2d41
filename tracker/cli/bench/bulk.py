"""Rows by the hundred thousand: COPY on PostgreSQL, executemany on SQLite, with indexes built at the end."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, inspect, text

from tracker.storage.database import Base

#: So many rows of a table go to the database together.
BATCH = 10_000
#: So many batches wait at most while the database takes one in.
AHEAD = 4
#: The indexes of these are built after their rows; of the others they are kept row by row.
LARGE = ("tasks", "task_units", "moves", "acts", "extensions", "task_spans", "search_entries", "passages", "fan_outs")

Row = tuple[Any, ...]
Put = Callable[[Row], None]


class Bulk:
    """Writes rows past the ORM, in the transaction of `connection`. Values are numbers and text as the database
    keeps them: a truth is 1 or 0, a day comes from `day`, a moment from `moment`.
    """

    def __init__(
        self, connection: Connection, today: date, *, indexed: bool = True, large: Sequence[str] = LARGE
    ) -> None:
        self.connection, self._indexed, self._large = connection, indexed, large
        self.on_sqlite = connection.dialect.name == "sqlite"
        self.rows = 0
        self._today = today
        self._days: dict[int, str] = {}
        self._waiting: dict[str, tuple[list[Row], str]] = {}
        self._afterwards: list[str] = []
        self._sender = ThreadPoolExecutor(max_workers=1)
        self._sent: deque[Future[None]] = deque()
        if self.on_sqlite:
            # Rows that refer to each other come in any order and are made together. Put off to the end of the
            # transaction, each row would be looked for among those that wait for it, in tables without indexes.
            self.connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            self.connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            # Rows that refer to each other are made together: nothing is gained by asking for each of them. The role
            # is given back with the transaction; only a superuser may take it, others load more slowly.
            if self.connection.scalar(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")):
                self.connection.execute(text("SET LOCAL session_replication_role = replica"))
            self.connection.execute(text("SET LOCAL maintenance_work_mem = '512MB'"))
        self._put_indexes_off()

    def day(self, offset: int) -> str:
        """The day so many days after today, as it is kept."""
        found = self._days.get(offset)
        if found is None:
            found = self._days[offset] = (self._today + timedelta(days=offset)).isoformat()
        return found

    def moment(self, offset: int, minute: int = 0) -> str:
        """A moment of that day as it is kept: so many minutes after nine in the morning."""
        return f"{self.day(offset)} {2 + minute // 60:02}:{minute % 60:02}:00.000000" + (
            "" if self.on_sqlite else "+00"
        )

    def into(self, table: str, *columns: str) -> Put:
        """What takes the rows of `table`, each a tuple of these columns."""
        if table in self._waiting:
            return self._taking(*self._waiting[table])
        rows: list[Row] = []
        names = ", ".join(f'"{name}"' for name in columns)
        if self.on_sqlite:
            marks = ", ".join("?" for _ in columns)
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own tables
        else:
            statement = f"COPY {table} ({names}) FROM STDIN"
        self._waiting[table] = (rows, statement)
        return self._taking(rows, statement)

    def index(self, *columns: str) -> Put:
        """What takes rows of the index of words, or drops them where none is wanted."""
        return self.into("search_entries", *columns) if self._indexed else _drop

    def _taking(self, rows: list[Row], statement: str) -> Put:
        def put(row: Row) -> None:
            rows.append(row)
            if len(rows) >= BATCH:
                self._send(rows, statement)

        return put

    def finish(self, grown: Sequence[str] = ()) -> None:
        """Send what waits, build the indexes, and tell the database what it holds; `grown` took rows otherwise."""
        for rows, statement in self._waiting.values():
            self._send(rows, statement)
        self._wait(0)
        self._sender.shutdown()
        for statement in self._afterwards:
            self.connection.exec_driver_sql(statement)
        if self.on_sqlite:
            if "search_entries" in self._large:
                self.connection.exec_driver_sql("INSERT INTO search_fts (search_fts) VALUES ('rebuild')")
        else:
            for table in (*self._waiting, *grown):
                if "id" in Base.metadata.tables[table].columns:
                    self.connection.exec_driver_sql(
                        f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), "  # noqa: S608
                        f"(SELECT coalesce(max(id), 1) FROM {table}))"
                    )
        self.connection.exec_driver_sql("ANALYZE")

    def _send(self, rows: list[Row], statement: str) -> None:
        if not rows:
            return
        if self.on_sqlite:
            cursor = self.connection.connection.cursor()
            cursor.executemany(statement, rows)
            cursor.close()
        else:
            # The next rows are made while the server takes these in; the connection is the sender's until `finish`.
            lines = "\n".join(["\t".join([r"\N" if v is None else str(v) for v in row]) for row in rows])
            self._sent.append(self._sender.submit(self._copy, statement, lines + "\n"))
            self._wait(AHEAD)
        self.rows += len(rows)
        rows.clear()

    def _copy(self, statement: str, lines: str) -> None:
        cursor = self.connection.connection.cursor()
        with cursor.copy(statement) as copy:
            copy.write(lines)
        cursor.close()

    def _wait(self, many: int) -> None:
        """Return when at most `many` batches are still to be taken in. Raises what went wrong with an earlier one."""
        while len(self._sent) > many:
            self._sent.popleft().result()

    def text(self, words: str) -> str:
        """Words that may hold line ends, as `into` takes them."""
        return words if self.on_sqlite else words.replace("\\", "\\\\").replace("\n", "\\n")

    def _put_indexes_off(self) -> None:
        if self.on_sqlite:
            query = (
                "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('index', 'trigger') "
                "AND tbl_name = ?"
            )
            for table in self._large:
                for name, kind, made in self.connection.exec_driver_sql(query, (table,)).all():
                    self.connection.exec_driver_sql(f'DROP {kind} "{name}"')
                    self._afterwards.append(made)
            return
        known = {
            index["name"]
            for table in self._large
            for index in inspect(self.connection).get_indexes(table)
            if not index.get("duplicates_constraint")
        }
        query = "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
        for name, made in self.connection.exec_driver_sql(query).all():
            if name in known:
                self.connection.exec_driver_sql(f'DROP INDEX "{name}"')
                self._afterwards.append(made)


def _drop(row: Row) -> None:
    """Nothing is done with it."""


def numbers() -> Callable[[], int]:
    """1, 2, 3 … one at each call."""
    return itertools.count(1).__next__
