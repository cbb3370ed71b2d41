"""Connections to PostgreSQL for pages that only read: no question whether one still lives, no transaction around reads.

Each of the two would cost a page one or two journeys to the database and back (decision 54).
"""

from __future__ import annotations

import select
import time
from typing import TYPE_CHECKING, Any, cast

from flask import has_request_context, request
from sqlalchemy import event
from sqlalchemy.engine import Engine, ExecutionContext
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from tracker.core.later import later

if TYPE_CHECKING:
    import psycopg
else:
    psycopg = later("psycopg")

#: A connection that has lain for so many seconds is asked whether it lives: a firewall may have forgotten it, which
#: its socket does not tell.
LAIN = 30.0
_LAID = "laid_down_at"
#: Requests that change nothing, as HTTP has them. What they do write stands in a `transaction` (sign-in by a link).
READ_ONLY = ("GET", "HEAD")


def _is_postgresql(connection: DBAPIConnection) -> bool:
    return hasattr(connection, "pgconn")


def _has_died(connection: psycopg.Connection[Any], lain: float) -> bool:
    """True when the other side has hung up: then there is something to read, though nothing was asked."""
    if connection.closed:
        return True
    waiting = select.poll()
    waiting.register(connection.pgconn.socket, select.POLLIN)
    if lain < LAIN and not waiting.poll(0):
        return False
    try:
        connection.autocommit = True
        connection.execute("SELECT 1")
    except psycopg.Error:
        return True
    connection.autocommit = False
    return False


@event.listens_for(Engine, "checkout")
def _taken(connection: DBAPIConnection, record: ConnectionPoolEntry, proxy: PoolProxiedConnection) -> None:
    """A connection leaves the pool: it lives, and for a page that reads it opens no transaction."""
    if not _is_postgresql(connection):
        return
    ours = cast("psycopg.Connection[Any]", connection)
    laid = record.info.pop(_LAID, None)
    if laid is not None and _has_died(ours, time.monotonic() - laid):
        raise DisconnectionError  # the pool makes a new one, and asks this again
    if has_request_context() and request.method in READ_ONLY:
        ours.autocommit = True


@event.listens_for(Engine, "checkin")
def _laid_down(connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    """A connection comes back to the pool."""
    if connection is None or not _is_postgresql(connection):
        return
    ours = cast("psycopg.Connection[Any]", connection)
    record.info[_LAID] = time.monotonic()
    if ours.autocommit and not ours.closed:
        ours.autocommit = False


#: For statements that ask for many ids at once, or for a stretch of them: `execution_options(**PLANNED_ANEW)`. A plan
#: that PostgreSQL keeps for all values reckons with ten ids and a tenth of the table; for these it reads far too much.
PLANNED_ANEW = {"planned_anew": True}


#: For statements that take longer to plan than to run, and whose plan is the same whatever they ask for:
#: `execution_options(**PLANNED_ONCE)`. PostgreSQL reckons that a plan for all values costs more and would never keep
#: one: it takes any unit for one that has given as many tasks as a committee (decision 57). For the same reason it
#: would one day have them read by several processes, which take longer to start than the statement to run.
PLANNED_ONCE = {"planned_once": True}
_KEEP = b"SET plan_cache_mode = force_generic_plan; SET max_parallel_workers_per_gather = 0"
_AS_EVER = b"RESET plan_cache_mode; RESET max_parallel_workers_per_gather"


@event.listens_for(Engine, "do_execute")
def _execute(cursor: DBAPICursor, statement: str, values: Any, context: ExecutionContext) -> bool | None:
    """Have a statement planned for its values each time, or once on a connection for all; True when that is done."""
    options = context.execution_options
    if context.dialect.name != "postgresql" or not ("planned_anew" in options or "planned_once" in options):
        return None
    ours = cast("psycopg.Cursor[Any]", cursor)
    if "planned_anew" in options:
        ours.execute(statement, values, prepare=False)
    elif ours.connection.autocommit:
        # Past the driver's own statements, which would take longer than the two settings save.
        ours.connection.pgconn.exec_(_KEEP)
        try:
            ours.execute(statement, values, prepare=True)
        finally:
            ours.connection.pgconn.exec_(_AS_EVER)
    else:  # a setting within a transaction could not be taken back once the statement has failed; nor is its plan kept
        ours.execute(statement, values, prepare=False)
    return True


def begin(session: Session) -> None:
    """Let what follows in `session` be one transaction, though the request is one that only reads."""
    connection = cast(DBAPIConnection, session.connection().connection.dbapi_connection)
    if _is_postgresql(connection) and cast("psycopg.Connection[Any]", connection).autocommit:
        cast("psycopg.Connection[Any]", connection).autocommit = False
