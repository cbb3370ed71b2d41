"""When mail may come: how often each person wants it, quiet hours, days off, the moment of a digest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from tracker.core import clock
from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import N_, Labelled
from tracker.notifications.rules.table import Kind


class Rhythm(Labelled):
    """How often mail comes."""

    AT_ONCE = "at_once", N_("Ngay khi có")
    DAILY = "daily", N_("Gộp mỗi ngày một thư")
    WEEKLY = "weekly", N_("Gộp mỗi tuần một thư")
    NONE = "none", N_("Không gửi thư")


@dataclass(frozen=True)
class Quiet:
    """When no mail comes: from one time of day to another, across midnight when it is earlier; and on days off."""

    start: time
    end: time
    days_off: bool

    def holds_at(self, of_day: time) -> bool:
        """True in the quiet hours; they begin with their first minute and end before their last."""
        if self.start <= self.end:
            return self.start <= of_day < self.end
        return of_day >= self.start or of_day < self.end


@dataclass(frozen=True)
class Wishes:
    """How one person wants to be told by mail. `weekday` counts from Monday = 0; `hour` is the hour of digests.

    `follow` lets reminders come for work that somebody else of the unit is in charge of.
    """

    waits: Rhythm
    reminders: Rhythm
    information: Rhythm
    hour: int
    weekday: int
    quiet: Quiet
    follow: bool = True

    def rhythm(self, kind: Kind) -> Rhythm:
        """How often mail comes for notices of `kind`."""
        return {Kind.WAITS: self.waits, Kind.REMINDER: self.reminders, Kind.INFORMATION: self.information}[kind]


def next_allowed(moment: datetime, quiet: Quiet, calendar: WorkingCalendar) -> datetime:
    """The first moment from `moment` on at which mail may come: outside quiet hours, on a working day if so wished."""
    local = clock.local(moment)
    while True:
        if quiet.days_off and not calendar.is_working(local.date()):
            local = clock.at_office(local.date() + timedelta(days=1), 0)
        elif quiet.holds_at(local.time()):
            over_midnight = quiet.start > quiet.end and local.time() >= quiet.start
            day = local.date() + timedelta(days=1) if over_midnight else local.date()
            local = clock.at_office(day, quiet.end.hour, quiet.end.minute)
        else:
            return local


def digest_moment(moment: datetime, rhythm: Rhythm, wishes: Wishes, calendar: WorkingCalendar) -> datetime | None:
    """The latest moment up to `moment` at which a digest fell due; None when the last weeks had none.

    A digest that falls on a day off, where those are quiet, comes at its hour on the next working day; within
    quiet hours it comes when they end. What was missed while the program stood still is one digest, not several.
    """
    today = clock.local(moment).date()
    found = None
    for back in range(21, -1, -1):
        day = today - timedelta(days=back)
        if rhythm is Rhythm.WEEKLY and day.weekday() != wishes.weekday:
            continue
        while wishes.quiet.days_off and not calendar.is_working(day):
            day += timedelta(days=1)
        due = next_allowed(clock.at_office(day, wishes.hour), wishes.quiet, calendar)
        if due <= moment:
            found = due
    return found
