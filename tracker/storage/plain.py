"""Rows of columns for pages that read, past the session: it would set itself up for objects each time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import CursorResult, Executable

from tracker.storage.database import db


def read(query: Executable, values: Mapping[str, object] | None = None) -> CursorResult[Any]:
    """The rows of a reading that asks for columns alone, in the transaction of the session.

    Worth it for statements that are kept: of another one with the same words the driver's answer is looked through.
    What the session has not written yet is not found.
    """
    return db.session.connection().execute(query, values)
