"""The table of holidays says what the library says."""

from __future__ import annotations

from datetime import date

import holidays
import pytest

from tracker.core.calendar import around, vietnam
from tracker.core.daysoff import days_off

YEARS = range(2000, 2061)


@pytest.mark.parametrize("year", YEARS)
def test_the_table_says_what_the_library_says(year: int) -> None:
    table = holidays.country_holidays("VN", years=YEARS)
    off, worked = days_off(year)
    assert off == {day for day in table if day.year == year}
    assert worked == {day for day in table.weekend_workdays if day.year == year}


def test_a_year_beyond_the_table_has_the_days_that_never_move() -> None:
    off, worked = days_off(2099)
    assert off == {date(2099, 1, 1), date(2099, 4, 30), date(2099, 5, 1), date(2099, 9, 2)}
    assert not worked


@pytest.mark.parametrize("year", [1, 1900, 9998])
def test_a_calendar_of_any_year_counts(year: int) -> None:
    assert around(date(year, 6, 1)).add(date(year, 6, 1), 5) > date(year, 6, 1)


def test_the_years_given_are_all_there() -> None:
    assert {date(2024, 2, 10), date(2026, 9, 2)} <= vietnam(2024, 2026).days_off
