"""What a fault of the database means for the person who waits: it is away, it is busy, its disk is full."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from tracker.core.errors import NoSpace, Refused, Unavailable
from tracker.core.labels import N_
from tracker.core.later import later

if TYPE_CHECKING:
    import psycopg
else:
    psycopg = later("psycopg")

AWAY = N_("Máy chủ dữ liệu tạm thời không trả lời. Chờ một phút rồi thử lại; nếu vẫn vậy hãy báo mã bên dưới.")
BUSY = N_("Máy chủ đang bận ghi việc khác. Nội dung chưa được lưu; chờ một phút rồi thử lại.")
FULL = N_("Máy chủ hết chỗ lưu dữ liệu. Nội dung chưa được lưu; báo quản trị rồi gửi lại sau.")

#: SQLite's result codes, without the bits that say more (https://sqlite.org/rescode.html).
_SQLITE: dict[int, tuple[type[Refused], str]] = {
    sqlite3.SQLITE_BUSY: (Unavailable, BUSY),
    sqlite3.SQLITE_LOCKED: (Unavailable, BUSY),
    sqlite3.SQLITE_FULL: (NoSpace, FULL),
    sqlite3.SQLITE_IOERR: (NoSpace, FULL),
    sqlite3.SQLITE_CANTOPEN: (Unavailable, AWAY),
    sqlite3.SQLITE_READONLY: (Unavailable, AWAY),
}
#: PostgreSQL's codes by their beginning (appendix A of its manual). No code at all: the connection is gone.
_POSTGRESQL: tuple[tuple[str, type[Refused], str], ...] = (
    ("08", Unavailable, AWAY),  # connection exceptions
    ("57P", Unavailable, AWAY),  # shut down, crashed, starting up
    ("25006", Unavailable, AWAY),  # read only: a replica that has not taken over yet
    ("53300", Unavailable, BUSY),  # too many connections
    ("53100", NoSpace, FULL),  # disk full
    ("40", Unavailable, BUSY),  # serialization failure, deadlock
    ("55P03", Unavailable, BUSY),  # lock not available
    ("57014", Unavailable, BUSY),  # cancelled: the statement took too long
)


#: By which SQLAlchemy tells that a connection died in the running transaction, and was asked again by somebody who had
#: not heard of it (a library that goes on after a fault).
_DIED_BEFORE = "8s2b"


def trouble(error: DBAPIError | PoolTimeout | PendingRollbackError) -> Refused | None:
    """The refusal that tells a person of `error`; None when the fault is the program's own."""
    if isinstance(error, PoolTimeout):
        return Unavailable(BUSY)
    if isinstance(error, PendingRollbackError):
        return Unavailable(AWAY) if error.code == _DIED_BEFORE else None
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        found = _SQLITE.get((getattr(cause, "sqlite_errorcode", None) or 0) & 0xFF)
        return found[0](found[1]) if found else None
    if isinstance(cause, psycopg.Error):
        if cause.sqlstate is None:
            gone = error.connection_invalidated or isinstance(cause, psycopg.OperationalError)
            return Unavailable(AWAY) if gone else None
        return next((kind(words) for code, kind, words in _POSTGRESQL if cause.sqlstate.startswith(code)), None)
    return None
