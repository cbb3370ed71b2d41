"""The one source of "now" and "today", so that tests and "as of" views can set it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_frozen: ContextVar[datetime | None] = ContextVar("frozen_now", default=None)
_zone: ZoneInfo = ZoneInfo("Asia/Ho_Chi_Minh")


def use_zone(name: str) -> None:
    """Set the zone in which a day begins and ends (once, at start)."""
    global _zone
    _zone = ZoneInfo(name)


def zone() -> ZoneInfo:
    """The zone of the office."""
    return _zone


def now() -> datetime:
    """The current moment, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today() -> date:
    """The current day in the office's zone."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """`moment` in the office's zone."""
    return moment.astimezone(_zone)


@contextmanager
def frozen(moment: datetime) -> Iterator[None]:
    """Let `now()` answer `moment` (aware) inside the block: for tests and the demonstration town."""
    token = _frozen.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)


def at_office(day: date, hour: int = 8, minute: int = 0) -> datetime:
    """The moment of `hour:minute` on `day` in the office's zone."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone)
