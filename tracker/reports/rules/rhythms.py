"""When a report comes by mail, over which days it then tells, and why a subscription ends."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from tracker.core import clock
from tracker.core.labels import N_, Labelled
from tracker.papers import Period

#: The hour at which a report is made, in the office's time: before the Monday meeting.
HOUR = 7


class Rhythm(Labelled):
    """How often a report comes."""

    WEEKLY = "weekly", N_("Thứ Hai hằng tuần, 07:00")
    DAILY = "daily", N_("Hằng ngày, 07:00")
    MONTHLY = "monthly", N_("Ngày 1 hằng tháng, 07:00")


class End(Labelled):
    """Why a subscription ended."""

    PERSON = "person", N_("Đã ngừng theo yêu cầu")
    LINK = "link", N_("Đã ngừng bằng liên kết trong thư")
    POST = "post", N_("Không còn giữ chức danh đã đăng ký")
    SIGHT = "sight", N_("Chức danh không còn được xem báo cáo này")
    ADDRESS = "address", N_("Chưa có địa chỉ thư")


def began(rhythm: Rhythm, moment: datetime) -> datetime:
    """When the period of `rhythm` that lasts at `moment` began."""
    local = clock.local(moment)
    day = local.date() if local >= clock.at_office(local.date(), HOUR) else local.date() - timedelta(days=1)
    return clock.at_office(_first(rhythm, day), HOUR)


def _first(rhythm: Rhythm, day: date) -> date:
    if rhythm is Rhythm.WEEKLY:
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if rhythm is Rhythm.MONTHLY else day


def coming(rhythm: Rhythm, moment: datetime) -> datetime:
    """When the next period after `moment` begins."""
    day = clock.local(began(rhythm, moment)).date()
    if rhythm is Rhythm.MONTHLY:
        day = (day + timedelta(days=31)).replace(day=1)
    else:
        day += timedelta(days=7 if rhythm is Rhythm.WEEKLY else 1)
    return clock.at_office(day, HOUR)


def told(rhythm: Rhythm, begun: datetime) -> Period:
    """The days that a report of what happened covers: the week, day or month before the mail."""
    last = clock.local(begun).date() - timedelta(days=1)
    return Period(_first(rhythm, last), last)


def period_name(begun: datetime) -> str:
    """How a period is called in the key that lets its mail be written once: its first day."""
    return clock.local(begun).date().isoformat()
