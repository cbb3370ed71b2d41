"""Days as people type them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.days import LAST_YEAR, NO_DAY, NOT_YET, TypedDay, day_typed

DAY = date(2026, 11, 5)


@pytest.mark.parametrize(
    "text", ["05/11/2026", "5/11/2026", " 05/11/2026 ", "05-11-2026", "5.11.2026", "05112026", "2026-11-05"]
)
def test_a_day_is_understood_however_it_is_written(text: str) -> None:
    assert day_typed(text) == DAY
    assert TypedDay.of(text) == TypedDay("05/11/2026", DAY)


@pytest.mark.parametrize(
    "text",
    [
        *("31/02/2026", "11/2026", "2026", "hôm qua", "05/11/26", "20261105", "5/11/9999", "5/11/2026x"),
        *("1112026", "2112026", "112026", "05 11 2026"),
    ],
)
def test_what_is_no_day_says_how_to_write_one_and_stays_as_it_was_typed(text: str) -> None:
    assert day_typed(text) is None
    assert TypedDay.of(text) == TypedDay(text, None, NO_DAY)


@pytest.mark.parametrize("text", ["", "  ", None])
def test_nothing_typed_is_nothing_wrong(text: str | None) -> None:
    assert TypedDay.of(text, latest=DAY) == TypedDay()


def test_a_day_that_has_not_come_is_said_to_be_one() -> None:
    assert TypedDay.of("05/11/2026", latest=DAY).day == DAY
    assert TypedDay.of("2026-11-06", latest=DAY) == TypedDay("06/11/2026", None, NOT_YET)


@given(st.dates(date(1900, 1, 1), date(LAST_YEAR, 12, 31)))
def test_every_day_is_read_as_it_is_shown(day: date) -> None:
    assert day_typed(f"{day:%d/%m/%Y}") == day_typed(day.isoformat()) == day_typed(f"{day:%d%m%Y}") == day


@given(st.text(max_size=20))
def test_whatever_is_typed_is_a_day_or_has_its_sentence(text: str) -> None:
    typed = TypedDay.of(text)
    assert (typed.day is None) is (typed.wrong == NO_DAY or not text.strip())
