"""The database as of one moment, copied out and in. Both ways each table is counted."""

from __future__ import annotations

import gzip
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy.engine.interfaces import DBAPIConnection

from tracker.core.later import later
from tracker.operations.rules import SQLITE, TABLES, BackupRefused, Table
from tracker.storage.database import db, ours

if TYPE_CHECKING:
    import psycopg
    from psycopg import sql
else:
    psycopg = later("psycopg")
    sql = later("psycopg.sql")

#: Level of compression: the first takes a tenth of the time of the last, and is nearly as small.
LEVEL = 1
PIECE = 1024 * 1024


def dialect() -> str:
    """ "sqlite" or "postgresql"."""
    return db.engine.dialect.name


@contextmanager
def _raw() -> Iterator[Any]:
    """The driver's own connection, with nothing begun on it; what was begun ends with the block."""
    with closing(db.engine.raw_connection()) as borrowed:
        connection: DBAPIConnection | Any = borrowed.driver_connection
        connection.rollback()
        try:
            yield connection
        finally:
            connection.rollback()


#: The tables of a copy, and where the record of acts ends in it.
Saved = tuple[dict[str, Table], tuple[int, str]]
_END = "SELECT entries, hash FROM audit_head"


def save(folder: Path) -> Saved:
    """Copy the database into `folder`. Nobody who writes meanwhile waits."""
    return _save_sqlite(folder / SQLITE) if dialect() == "sqlite" else _save_postgresql(folder / TABLES)


def load(folder: Path, tables: Mapping[str, Table]) -> None:
    """Bring the tables of `folder` into an empty database of the same schema; all of them or none."""
    if dialect() == "sqlite":
        _load_sqlite(folder / SQLITE)
    else:
        _load_postgresql(folder / TABLES, tables)


def count() -> dict[str, int]:
    """Rows by table, of all tables that a backup holds."""
    with _raw() as connection:
        if isinstance(connection, sqlite3.Connection):
            return {name: table.rows for name, table in _tables_of(connection).items()}
        return {name: _rows(connection, name) for name in _columns(connection)}


# ---------- SQLite ----------


def _save_sqlite(place: Path) -> Saved:
    """In one step, within one reading transaction: under WAL nobody waits for it."""
    with _raw() as source, closing(sqlite3.connect(place)) as copy:
        source.backup(copy)
        # One plain file, that opens on a medium nobody can write to.
        copy.execute("PRAGMA journal_mode=DELETE")
        return _tables_of(copy), copy.execute(_END).fetchone() or (0, "")


def _load_sqlite(place: Path) -> None:
    with _raw() as target, closing(_read_only(place)) as copy:
        copy.backup(target)


def _read_only(place: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{place.absolute().as_uri()}?immutable=1", uri=True)


def proved_sqlite(place: Path) -> dict[str, int]:
    """Rows by table of a copied database. Raises BackupRefused when SQLite finds it broken."""
    try:
        with closing(_read_only(place)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
            if said != "ok":
                raise BackupRefused(f"{SQLITE}: {said}")
            return {name: table.rows for name, table in _tables_of(copy).items()}
    except sqlite3.DatabaseError as error:
        raise BackupRefused(f"{SQLITE}: {error}") from error


def _tables_of(connection: sqlite3.Connection) -> dict[str, Table]:
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {}
    for name in sorted(name for name in names if ours(name, "table") and not name.startswith("sqlite_")):
        columns = tuple(row[1] for row in connection.execute(f'PRAGMA table_info("{name}")'))
        (rows,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()  # noqa: S608 - a name of ours
        found[name] = Table(rows, columns)
    return found


# ---------- PostgreSQL ----------


def _save_postgresql(folder: Path) -> Saved:
    """Table by table, all in one transaction that sees the moment of its beginning."""
    folder.mkdir()
    found = {}
    with _raw() as connection:
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for name, columns in _columns(connection).items():
            rows = 0
            copy = sql.SQL("COPY {} ({}) TO STDOUT").format(sql.Identifier(name), _list(columns))
            with (
                gzip.open(folder / f"{name}.copy.gz", "wb", LEVEL) as file,
                connection.cursor() as cursor,
                cursor.copy(copy) as data,
            ):
                for piece in data:
                    # A line is a row: a break within a value is written as \\n.
                    rows += bytes(piece).count(b"\n")
                    file.write(piece)
            found[name] = Table(rows, columns)
        end = connection.execute(_END).fetchone()
    return found, end or (0, "")


def _load_postgresql(folder: Path, tables: Mapping[str, Table]) -> None:
    """In one transaction, with references and guards laid aside and put back, which proves the references anew."""
    with _raw() as connection:
        known = _columns(connection)
        keys = connection.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE contype = 'f' AND connamespace = current_schema()::regnamespace"
        ).fetchall()
        for table, name, _ in keys:
            connection.execute(
                sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(sql.SQL(table), sql.Identifier(name))
            )
        for name in known:
            connection.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER USER").format(sql.Identifier(name)))
        connection.execute(sql.SQL("TRUNCATE {}").format(_list(tuple(known))))
        for name, table in tables.items():
            if not set(table.columns) <= set(known.get(name, ())):
                raise BackupRefused(f"Bảng {name} của bản sao lưu không khớp với cơ sở dữ liệu.")
            copy = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(name), _list(table.columns))
            with (
                gzip.open(folder / f"{name}.copy.gz", "rb") as file,
                connection.cursor() as cursor,
                cursor.copy(copy) as data,
            ):
                while piece := file.read(PIECE):
                    data.write(piece)
        for table, name, definition in keys:
            connection.execute(
                sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(
                    sql.SQL(table), sql.Identifier(name), sql.SQL(definition)
                )
            )
        for name, columns in known.items():
            connection.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER USER").format(sql.Identifier(name)))
            for column in columns:
                _move_sequence(connection, name, column)
        connection.commit()


def _move_sequence(connection: psycopg.Connection[Any], table: str, column: str) -> None:
    """The next number that the database gives lies behind all that were restored."""
    found = connection.execute("SELECT pg_get_serial_sequence(%s, %s)", (f'"{table}"', column)).fetchone()
    if found and found[0]:
        connection.execute(
            sql.SQL("SELECT setval({}, (SELECT coalesce(max({}), 0) + 1 FROM {}), false)").format(
                sql.Literal(found[0]), sql.Identifier(column), sql.Identifier(table)
            )
        )


def _columns(connection: psycopg.Connection[Any]) -> dict[str, tuple[str, ...]]:
    """By table, the columns that hold values of their own."""
    rows = connection.execute(
        "SELECT t.table_name, c.column_name FROM information_schema.tables t"
        " JOIN information_schema.columns c USING (table_schema, table_name)"
        " WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'"
        " ORDER BY t.table_name, c.ordinal_position"
    ).fetchall()
    found: dict[str, tuple[str, ...]] = {}
    for table, column in rows:
        if ours(table, "table"):
            found[table] = (*found.get(table, ()), column)
    return found


def _rows(connection: psycopg.Connection[Any], table: str) -> int:
    found = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
    return int(found[0]) if found else 0


def _list(names: tuple[str, ...]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def proved_copies(folder: Path) -> dict[str, int]:
    """Rows by table of copied tables. Raises BackupRefused when one cannot be read to its end."""
    found = {}
    for place in sorted(folder.glob("*.copy.gz")):
        try:
            with gzip.open(place, "rb") as file:
                found[place.name.removesuffix(".copy.gz")] = sum(
                    piece.count(b"\n") for piece in iter(lambda: file.read(PIECE), b"")
                )
        except (OSError, EOFError) as error:
            raise BackupRefused(f"{TABLES}/{place.name}: {error}") from error
    return found
