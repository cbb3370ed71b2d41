"""The edited calendar: seeded from the library, changed by people, and what is computed with it."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.calendar import DayKind, SpecialDay, vietnam
from tracker.core.errors import Conflict, Invalid
from tracker.intake import queries as intake_queries
from tracker.storage.database import db, transaction
from tracker.tasks.queries import horizon
from tracker.workdays import queries, rules, services
from tracker.workdays.models import CalendarDay
from tracker.workdays.rules import Change, Source

NEW_YEAR = date(2026, 1, 1)


def seed(year: int = 2026) -> None:
    with transaction():
        services.seed(year, by=None)


def test_without_a_seed_the_library_speaks(app: Flask) -> None:
    assert queries.working_calendar(2026, 2026) is vietnam(2026, 2026)


def test_a_seeded_year_says_what_the_library_says(app: Flask) -> None:
    seed()
    mine, library = queries.working_calendar(2025, 2027), vietnam(2025, 2027)
    days = [date(2025, 1, 1) + timedelta(days=many) for many in range(3 * 365)]
    assert all(mine.is_working(day) == library.is_working(day) for day in days)
    assert {row.day for row in queries.days_of(2026)} == set(rules.special_days(2026))
    with transaction():
        assert services.seed(2026, by=None) is False


def test_only_years_without_a_decision_are_provisional_until_confirmed(app: Flask) -> None:
    seed(2026)
    seed(2027)
    assert (queries.year_kept(2026).provisional, queries.year_kept(2027).provisional) == (False, True)
    with transaction():
        services.confirm_year(2027, by=None)
    assert queries.year_kept(2027).provisional is False
    with pytest.raises(Conflict), transaction():
        services.confirm_year(2027, by=None)


def test_a_day_is_added_changed_and_removed_and_each_is_recorded(app: Flask) -> None:
    by = make.actor()
    day = date(2026, 12, 3)
    assert queries.around(day).is_working(day)
    with transaction():
        row = services.add_day(SpecialDay(day, DayKind.OFF, "Lễ hội đền Đô"), by=by)
    assert not queries.around(day).is_working(day)
    assert row.source is Source.EDITED
    with transaction():
        services.change_day(row, DayKind.OFF, "Lễ hội", by=by)
    with transaction():
        services.remove_day(row, by=by)
    assert queries.around(day).is_working(day)
    told = select(AuditEntry.action).where(AuditEntry.subject == "calendar").order_by(AuditEntry.id)
    actions = db.session.scalars(told)
    assert [*actions][-3:] == ["calendar.day_added", "calendar.day_changed", "calendar.day_removed"]


def test_a_day_that_was_removed_does_not_come_back_by_itself(app: Flask) -> None:
    seed()
    with transaction():
        services.remove_day(queries.day_on(NEW_YEAR), by=None)
        services.seed(2026, by=None)
    assert queries.around(NEW_YEAR).is_working(NEW_YEAR)


@pytest.mark.parametrize(
    ("special", "field"),
    [
        (SpecialDay(NEW_YEAR, DayKind.OFF, "Tết"), "day"),
        (SpecialDay(date(2026, 12, 3), DayKind.MADE_UP, "Làm bù"), "kind"),
        (SpecialDay(date(1899, 12, 3), DayKind.OFF, "Xưa"), "day"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(app: Flask, special: SpecialDay, field: str) -> None:
    seed()
    with pytest.raises(Invalid) as refusal, transaction():
        services.add_day(special, by=None)
    assert refusal.value.field == field


def test_the_week_pattern_decides_about_ordinary_days(app: Flask) -> None:
    seed()
    saturday = date(2026, 12, 5)
    assert not queries.around(saturday).is_working(saturday)
    with transaction():
        services.set_week([0, 1, 2, 3, 4, 5], by=None)
    assert queries.around(saturday).is_working(saturday)
    with pytest.raises(Invalid), transaction():
        services.set_week([], by=None)
    assert queries.weekdays() == frozenset(range(6))


def test_due_soon_is_counted_with_the_edited_calendar(app: Flask) -> None:
    today = clock.today()
    before = horizon().soon_until
    with transaction():
        for many in range(1, 4):
            services.add_day(SpecialDay(today + timedelta(days=many), DayKind.OFF, "Nghỉ"), by=None)
    assert horizon().soon_until > before


def test_a_document_is_read_with_the_edited_calendar(app: Flask) -> None:
    text = "1. Phòng TN&MT kiểm tra bãi rác ven đê, báo cáo trong 5 ngày làm việc."
    first = intake_queries.review(make.document(text)).cards[0].draft.due_on
    with transaction():
        services.add_day(SpecialDay(first, DayKind.OFF, "Nghỉ"), by=None)
    again = intake_queries.review(make.document(text)).cards[0].draft.due_on
    assert again == queries.around(first).add(first, 1)


def test_the_calendar_costs_one_small_statement_for_each_transaction(app: Flask) -> None:
    seed()
    queries.around(NEW_YEAR)
    db.session.rollback()
    with make.counted() as ran:
        stamp = queries.stamp()
        seen = [queries.around(NEW_YEAR) for _ in range(3)]
    assert stamp
    assert all(one is other for one, other in itertools.pairwise(seen))
    assert len(ran) == 1
    db.session.rollback()
    with make.counted() as ran:
        assert queries.stamp() == stamp
    assert len(ran) == 1


def test_differences_tell_what_the_library_would_add_replace_and_remove(app: Flask) -> None:
    seed()
    tet = date(2026, 2, 17)
    with transaction():
        services.remove_day(queries.day_on(NEW_YEAR), by=None)
        services.change_day(queries.day_on(tet), DayKind.OFF, "Mùng một Tết Bính Ngọ", by=None)
        services.add_day(SpecialDay(date(2026, 12, 3), DayKind.OFF, "Lễ hội"), by=None)
    found = queries.differences_of(2026)
    assert [(each.day, each.change, each.proposed) for each in found] == [
        (NEW_YEAR, Change.ADD, True),
        (tet, Change.REPLACE, False),
        (date(2026, 12, 3), Change.REMOVE, False),
    ]
    with transaction():
        assert services.take_over(2026, [NEW_YEAR, tet], by=None) == 2
    assert [each.change for each in queries.differences_of(2026)] == [Change.REMOVE]
    with transaction():
        services.take_over(2026, [date(2026, 12, 3)], by=None)
    assert queries.differences_of(2026) == []


def test_what_was_shown_before_somebody_elses_change_is_refused(app: Flask) -> None:
    seed()
    row, shown = queries.day_on(NEW_YEAR), queries.stamp()
    seen = row.version
    with transaction():
        services.change_day(row, DayKind.OFF, "Năm mới", by=None)
    for act in (
        lambda: services.change_day(db.session.get_one(CalendarDay, row.id), DayKind.OFF, "x", by=None, version=seen),
        lambda: services.remove_day(db.session.get_one(CalendarDay, row.id), by=None, version=seen),
        lambda: services.set_week([0], by=None, stamp=shown),
        lambda: services.take_over(2026, [], by=None, stamp=shown),
    ):
        with pytest.raises(Conflict), transaction():
            act()


@pytest.mark.parametrize("year", [2024, 2026, 2027])
def test_a_year_is_laid_out_in_twelve_months_of_whole_weeks(year: int) -> None:
    calendar, specials = vietnam(year, year), rules.special_days(year)
    months = rules.year_of_months(year, calendar, specials)
    cells = [cell for month in months for week in month.weeks for cell in week if cell is not None]
    assert len(months) == 12
    assert all(len(week) == 7 for month in months for week in month.weeks)
    assert len(cells) == (366 if year == 2024 else 365)
    assert rules.working_days(months) == sum(calendar.is_working(cell.day) for cell in cells)
    assert {cell.day for cell in cells if cell.special} == set(specials)
