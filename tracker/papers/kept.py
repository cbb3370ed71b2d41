"""A report as canonical JSON: the same report gives the same bytes, today and after the structure has grown.

Keys are sorted, text is NFC in UTF-8, days are ISO 8601. Fields that hold their default are left out: a field added
later changes neither the JSON nor the digest of a report kept before.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from tracker.core.text import fingerprint
from tracker.papers.report import Report

#: Raised when kept reports can no longer be read as they are; `from_json` then reads both.
FORMAT = 1


def to_json(report: Report) -> str:
    """`report` as canonical JSON."""
    kept = {"format": FORMAT, "report": _out(report)}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def from_json(text: str) -> Report:
    """The report that `to_json` wrote. Raises ValueError when `text` is none, or of a later format."""
    try:
        kept = json.loads(text)
        if kept["format"] != FORMAT:
            raise ValueError(f"a report of format {kept['format']}, this program reads {FORMAT}")
        read = _in(kept["report"], Report)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no kept report: {error}") from error
    assert isinstance(read, Report)  # noqa: S101 - told to the type checker
    return read


def digest(report: Report) -> str:
    """SHA-256, in hex, of the canonical JSON: what proves that a kept report was not touched."""
    return fingerprint(to_json(report))


def _out(value: object) -> object:
    """JSON of a value. What JSON has no name for carries its own: {"day": "2026-11-24"}, {"decimal": "12.50"}."""
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: _out(each) for field, each in held if not _is_default(field, each)}
    if isinstance(value, tuple):
        return [_out(each) for each in value]
    for name, kind, _ in _NAMED:
        if isinstance(value, kind):
            return {name: value.isoformat() if isinstance(value, date) else str(value)}
    return value.value if isinstance(value, Enum) else value


#: A datetime is a date too: it stands first. Floats go as text, since others write 1.0 as 1 or round the last digit.
_NAMED: tuple[tuple[str, type, Any], ...] = (
    ("at", datetime, datetime.fromisoformat),
    ("day", date, date.fromisoformat),
    ("decimal", Decimal, Decimal),
    ("float", float, float),
)
_READ: Mapping[str, Any] = {name: read for name, _, read in _NAMED}


def _is_default(field: Field[Any], value: object) -> bool:
    """True for the default itself: 0.0 is not 0, and a decimal keeps its places."""
    return field.default is not MISSING and type(value) is type(field.default) and value == field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _in(value: Any, hint: Any) -> Any:
    """The value that `_out` wrote for a field of the type `hint`."""
    if get_origin(hint) in (Union, types.UnionType):
        pieces = [each for each in get_args(hint) if is_dataclass(each) or issubclass(each, Enum)]
        hint = pieces[0] if pieces and value is not None else None
    if isinstance(hint, type) and is_dataclass(hint):
        kinds = _hints(hint)
        return hint(**{name: _in(each, kinds[name]) for name, each in value.items()})
    if isinstance(value, list):
        return tuple(_in(each, get_args(hint)[0]) for each in value)
    if isinstance(value, dict):
        ((name, text),) = value.items()
        return _READ[name](text)
    return hint(value) if isinstance(hint, type) and issubclass(hint, Enum) else value
