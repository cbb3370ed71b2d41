"""How Alembic meets the application's database: same models, same engine, one transaction for each migration."""

from __future__ import annotations

from alembic import context
from flask import current_app
from sqlalchemy import Enum

from tracker.storage.database import Base, UTCDateTime, ours

engine = current_app.extensions["migrate"].db.engine


def render_item(kind: str, item: object, autogen: object) -> str | bool:
    """Write own types as the plain ones they store, so that a migration never imports today's code."""
    if kind == "type" and isinstance(item, UTCDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, Enum):
        return f"sa.String(length={item.length})"
    return False


def compare_type(ctx: object, inspected: object, column: object, found: object, wanted: object) -> bool | None:
    """An enum is text in the database; everything else is compared as usual."""
    return False if isinstance(wanted, Enum) and getattr(found, "length", None) == wanted.length else None


with engine.connect() as connection:
    # SQLite changes a table by making it anew: dropped with its references on, it would take along, or be held by,
    # the rows that point to it. They are checked when all is done.
    sqlite = connection.dialect.name == "sqlite"
    if sqlite:
        connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        connection.commit()
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        include_name=ours,
        render_item=render_item,
        compare_type=compare_type,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    if sqlite:
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        connection.exec_driver_sql("PRAGMA foreign_keys=ON")
        connection.commit()
        if broken:
            raise RuntimeError(f"the migration left references to nothing: {broken[:5]}")
