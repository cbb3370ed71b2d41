"""Where a list goes on: the last row that was given, in a form that nobody can read or make."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from tracker.core.text import fingerprint

#: Rows of a page: by default, and at most.
USUAL, MOST = 50, 200


class Order(StrEnum):
    """In which order tasks are read."""

    ID = "id"
    DUE = "due"


class BadCursor(ValueError):
    """A cursor that was changed, or belongs to another list."""


def _signer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="ketluan.api-cursor")


def seal(secret: str, listing: str, last: list[Any]) -> str:
    """The cursor behind the row whose keys are `last`, good for `listing` alone."""
    return _signer(secret).dumps([fingerprint(listing)[:16], last])


def unseal(secret: str, listing: str, cursor: str, many: int) -> list[Any]:
    """The `many` keys of the last row given. Raises BadCursor."""
    try:
        mark, last = _signer(secret).loads(cursor)
    except (BadData, ValueError, TypeError) as error:
        raise BadCursor from error
    if mark != fingerprint(listing)[:16] or not isinstance(last, list) or len(last) != many:
        raise BadCursor
    return last
