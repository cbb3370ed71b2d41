"""Migrations and models say the same, on both databases, and every index says why it is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import JSON, CheckConstraint, Column, create_engine, inspect, text

import make
from config import ROOT
from tracker.app import create_app
from tracker.storage.database import MIGRATIONS, Base, db, ours

VERSIONS = sorted((ROOT / "tracker" / "storage" / "migrations" / "versions").glob("*.py"))


def differs(
    context: Any, found: Any, column: Column[Any], there: str | None, default: Any, wanted: str | None
) -> bool | None:
    """Alembic asks PostgreSQL whether two defaults are equal, which has no answer for JSON: their text is compared."""
    if not isinstance(column.type, JSON):
        return None
    return (there or "").removesuffix("::json") != (wanted or "")


def test_models_and_migrations_agree(app: Flask) -> None:
    with db.engine.connect() as connection:
        compared = {"compare_type": True, "compare_server_default": differs, "include_name": ours}
        context = MigrationContext.configure(connection, opts=compared)
        assert compare_metadata(context, Base.metadata) == []


def test_check_constraints_of_the_models_stand_in_the_database(app: Flask) -> None:
    """Alembic does not compare checks; the names at least must be the same."""
    found = inspect(db.engine)
    for table in Base.metadata.sorted_tables:
        wanted = {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}
        assert {check["name"] for check in found.get_check_constraints(table.name)} == wanted, table.name


#: What tells caches that something they keep has changed.
STAMPED = ("units", "successions", "meetings", "documents")
#: What the database does by itself, by table: on SQLite an act is a trigger, on PostgreSQL several are one.
TRIGGERS = {
    "sqlite": {
        "search_entries": {"in", "out", "changed"},
        "audit_entries": {"no_update", "no_delete", "no_replace"},
        "audit_head": {"no_delete", "no_return"},
        **{table: {"stamp_insert", "stamp_update", "stamp_delete"} for table in STAMPED},
    },
    "postgresql": {
        "search_entries": {"insert", "update"},
        "audit_entries": {"no_change", "no_truncate"},
        "audit_head": {"no_delete", "no_truncate", "no_return"},
        **{table: {"stamp"} for table in STAMPED},
    },
}


def test_no_migration_has_lost_a_trigger(app: Flask) -> None:
    """A batch change on SQLite makes the table anew, without them: old figures would be shown, acts could be erased."""
    dialect = db.engine.dialect.name
    query = {
        "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal",
    }[dialect]
    with db.engine.connect() as connection:
        found = {(str(name), str(table)) for name, table in connection.execute(text(query))}
    assert found == {(f"{table}_{name}", table) for table, names in TRIGGERS[dialect].items() for name in names}


def test_foreign_keys_have_an_index_to_stand_on(app: Flask) -> None:
    """Deleting or joining from the other side would read the whole table without one."""
    bare = []
    found = inspect(db.engine)
    for table in Base.metadata.sorted_tables:
        leading = {index["column_names"][0] for index in found.get_indexes(table.name)}
        leading |= {key["column_names"][0] for key in found.get_unique_constraints(table.name)}
        leading |= set(found.get_pk_constraint(table.name)["constrained_columns"][:1])
        for key in found.get_foreign_keys(table.name):
            if key["constrained_columns"][0] not in leading and key["referred_table"] not in ("people", "units"):
                bare.append((table.name, key["constrained_columns"][0]))
    assert bare == []


def test_every_index_of_a_migration_says_why_it_is_there() -> None:
    for path in VERSIONS:
        lines = path.read_text().splitlines()
        for at, line in enumerate(lines):
            if re.search(r"create_index\(", line):
                assert "# " in lines[at - 1], f"{path.name}:{at + 1} has no reason above it"


def test_the_way_back_and_forth_leaves_the_same_schema(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'way.sqlite3'}"
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "INSTANCE": tmp_path, "SECRET_KEY": "x"})
    with app.app_context():
        upgrade(directory=MIGRATIONS)
        first = _schema(url)
        downgrade(directory=MIGRATIONS, revision="base")
        assert set(_schema(url)) <= {"alembic_version"}
        upgrade(directory=MIGRATIONS)
        db.session.remove()
        db.engine.dispose()
    assert _schema(url) == first


def test_a_town_at_work_keeps_every_row_through_all_later_migrations(tmp_path: Path) -> None:
    """Rows that point to each other stand while the tables under them are changed, down to the first and up again."""
    url = f"sqlite:///{tmp_path / 'work.sqlite3'}"
    app = create_app({"SQLALCHEMY_DATABASE_URI": url, "INSTANCE": tmp_path, "SECRET_KEY": "x"})
    with app.app_context():
        upgrade(directory=MIGRATIONS)
        make.task()
        make.assigned("bac-ha", "nam-ha")
        before = {name: _rows(url, name) for name in ("tasks", "moves", "passages", "audit_entries", "posts")}
        downgrade(directory=MIGRATIONS, revision="0002")
        upgrade(directory=MIGRATIONS)
        assert {name: _rows(url, name) for name in before} == before
        assert min(before.values()) > 0
        db.session.remove()
        db.engine.dispose()


def _rows(url: str, table: str) -> int:
    engine = create_engine(url)
    with engine.connect() as connection:
        found: int = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()
    engine.dispose()
    return found


def _schema(url: str) -> dict[str, list[str]]:
    engine = create_engine(url)
    found = inspect(engine)
    tables = {name: sorted(column["name"] for column in found.get_columns(name)) for name in found.get_table_names()}
    engine.dispose()
    return tables
