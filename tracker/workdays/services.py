"""Writing the calendar: seeding a year, its days, the week pattern. Deadlines already set stay as they are."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.calendar import DayKind, SpecialDay, WorkingCalendar
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db
from tracker.workdays import queries, rules
from tracker.workdays.models import CalendarDay, CalendarYear, WorkWeek
from tracker.workdays.rules import Change, Source, special_days

#: Said when somebody else changed what the person had before them.
CHANGED = N_("Lịch vừa được người khác sửa. Xem bản mới bên dưới rồi làm lại.")


def _touched() -> WorkWeek:
    """The row of the week under a new stamp, so that every process reads the calendar anew."""
    row = queries.week()
    if row is None:
        row = WorkWeek(weekdays=sorted(WorkingCalendar().weekdays))
        db.session.add(row)
    row.stamp = secrets.token_hex(8)
    queries.forget_stamp()
    db.session.flush()
    return row


def _record(verb: str, year: int, by: Actor | None, **detail: object) -> None:
    audit.record(Fact(f"calendar.{verb}", "calendar", year, detail), by=by)


def seed(year: int, *, by: Actor | None) -> bool:
    """Take the special days of `year` over from the library; False, and nothing done, when the year is kept already."""
    rules.check_year(year)
    if queries.year_kept(year) is not None:
        return False
    db.session.add(CalendarYear(year=year, provisional=not rules.decided(year), seeded_at=clock.now()))
    for special in special_days(year).values():
        _put(special, Source.LIBRARY)
    _touched()
    _record("seeded", year, by, days=len(special_days(year)))
    return True


def seed_around(day: date, *, by: Actor | None) -> list[int]:
    """Seed the year of `day`, the one before and the one after; the years that were new."""
    return [year for year in (day.year - 1, day.year, day.year + 1) if seed(year, by=by)]


def _put(special: SpecialDay, source: Source) -> CalendarDay:
    row = CalendarDay(day=special.day, kind=special.kind, name=special.name, source=source)
    db.session.add(row)
    return row


def add_day(special: SpecialDay, *, by: Actor | None) -> CalendarDay:
    """Enter a day off or a made-up day. Raises Invalid for a day that is there, or needs no making up."""
    rules.check_day(special, queries.weekdays())
    seed(special.day.year, by=by)
    there = queries.day_on(special.day)
    if there is not None:
        raise Invalid(
            N_("Ngày này đã có trong lịch: %(name)s. Sửa dòng đó trong danh sách."), field="day", name=there.name
        )
    row = _put(special, Source.EDITED)
    _touched()
    _record("day_added", special.day.year, by, day=special.day.isoformat(), kind=special.kind.value, name=special.name)
    return row


def change_day(row: CalendarDay, kind: DayKind, name: str, *, by: Actor | None, version: int | None = None) -> None:
    """Correct what a special day is and how it is called. Raises Conflict when it has changed since."""
    _check_version(row.version, version)
    special = SpecialDay(row.day, kind, name)
    rules.check_day(special, queries.weekdays())
    before = {"kind": row.kind.value, "name": row.name}
    row.kind, row.name, row.source = kind, name, Source.EDITED
    _touched()
    _record("day_changed", row.day.year, by, day=row.day.isoformat(), before=before, kind=kind.value, name=name)


def remove_day(row: CalendarDay, *, by: Actor | None, version: int | None = None) -> None:
    """Take a special day out: the week pattern decides about it again."""
    _check_version(row.version, version)
    detail = {"day": row.day.isoformat(), "kind": row.kind.value, "name": row.name}
    db.session.delete(row)
    _touched()
    _record("day_removed", row.day.year, by, **detail)


def set_week(weekdays: Iterable[int], *, by: Actor | None, stamp: str | None = None) -> None:
    """Say which days of a week are worked. Raises Invalid for none, Conflict when the calendar has changed."""
    _check_stamp(stamp)
    days = rules.check_week(weekdays)
    row = _touched()
    before, row.weekdays = row.weekdays, days
    db.session.flush()
    _record("week_changed", clock.today().year, by, before=before, weekdays=days)


def take_over(year: int, chosen: Iterable[date], *, by: Actor | None, stamp: str | None = None) -> int:
    """Bring the days `chosen` of `year` in line with the library; how many that were.

    Raises Conflict when the calendar has changed since the differences were shown.
    """
    _check_stamp(stamp)
    seed(year, by=by)
    wanted = set(chosen)
    taken = [each for each in queries.differences_of(year) if each.day in wanted]
    for each in taken:
        row = queries.day_on(each.day)
        if each.change is Change.REMOVE and row is not None:
            db.session.delete(row)
        elif each.library is not None and row is not None:
            row.kind, row.name, row.source = each.library.kind, each.library.name, Source.LIBRARY
        elif each.library is not None:
            _put(each.library, Source.LIBRARY)
    if taken:
        _touched()
        days = {each.day.isoformat(): each.change.value for each in taken}
        _record("taken_over", year, by, days=days)
    return len(taken)


def confirm_year(year: int, *, by: Actor | None) -> None:
    """Say that the days of `year` were compared with the government's decision."""
    seed(year, by=by)
    kept = queries.year_kept(year)
    if kept is None or not kept.provisional:
        raise Conflict(CHANGED)
    kept.provisional = False
    _touched()
    _record("confirmed", year, by)


def _check_version(now: int, seen: int | None) -> None:
    if seen is not None and seen != now:
        raise Conflict(CHANGED)


def _check_stamp(seen: str | None) -> None:
    if seen is not None and seen != queries.stamp():
        raise Conflict(CHANGED)
