"""Units through time as plain values: what one was called, who carries on whom, where a task counts."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.core.labels import UnitKind
from tracker.org.rules.lineage import Described, Lineage, Step, on_day

BEFORE, CHANGE, AFTER = date(2021, 1, 31), date(2021, 2, 1), date(2025, 7, 1)
XA = Described("Xã Tam Sơn", UnitKind.WARD, ("UBND xã Tam Sơn",), 3, BEFORE)

#: Two communes become one ward, the ward is divided into two later, and one of these is absorbed by a neighbour.
LIVES = Lineage(
    [
        Step(1, 10, date(2021, 2, 1), main=True),
        Step(2, 10, date(2021, 2, 1), main=True),
        Step(10, 20, date(2025, 7, 1), main=True),
        Step(10, 21, date(2025, 7, 1), main=False),
        Step(21, 30, date(2026, 1, 1), main=True),
    ]
)


def test_a_description_survives_being_kept() -> None:
    now = Described("Phường Tam Sơn", UnitKind.WARD, (), None)
    assert Described.of(XA.kept()) == XA
    assert Described.of(now.kept()) == now


@pytest.mark.parametrize(("day", "known"), [(BEFORE, True), (date(2000, 1, 1), True), (CHANGE, False)])
def test_a_former_description_holds_to_the_end_of_its_last_day(day: date, known: bool) -> None:
    assert on_day([XA.kept()], day) == (XA.kept() if known else None)


@pytest.mark.parametrize(
    ("unit", "day", "heir"),
    [
        (1, BEFORE, 1),
        (1, CHANGE, 10),
        (1, AFTER, 20),
        (21, AFTER, 21),
        (21, date(2026, 1, 1), 30),
        (99, AFTER, 99),
    ],
)
def test_the_main_heir_of_a_day_is_found_through_every_step(unit: int, day: date, heir: int) -> None:
    assert LIVES.heir(unit, day) == heir


def test_a_family_is_all_that_carries_a_part_on() -> None:
    assert LIVES.heirs(1, AFTER) == {10, 20, 21}
    assert LIVES.heirs(1, date(2026, 1, 1)) == {10, 20, 21, 30}
    assert LIVES.heirs(10, BEFORE) == frozenset()
    # Two ways that meet are walked once.
    both = Lineage(
        [Step(1, 2, CHANGE, True), Step(1, 3, CHANGE, False), Step(2, 4, AFTER, True), Step(3, 4, AFTER, True)]
    )
    assert both.heirs(1, AFTER) == {2, 3, 4}


def test_a_unit_is_divided_from_the_day_on_which_several_carry_it_on() -> None:
    assert LIVES.divided(date(2025, 6, 30)) == frozenset()
    assert LIVES.divided(AFTER) == {10}
    assert LIVES
    assert not Lineage([])


@pytest.mark.parametrize(
    ("led_by", "leads_today", "day", "counts_with"),
    [
        (10, 21, AFTER, 21),  # it went to the other heir
        (10, 21, date(2026, 1, 1), 30),  # and on with that one
        (10, 30, date(2026, 1, 1), 30),
        (10, 20, AFTER, 20),
        (10, 77, AFTER, 20),  # given to somebody outside: with the main heir
        (10, 10, AFTER, 20),  # closed before: with the main heir
        (10, 21, date(2025, 6, 30), 10),  # not divided yet
        (1, 21, AFTER, 20),  # what the commune closed is with the main line
    ],
)
def test_a_task_counts_where_it_went(led_by: int, leads_today: int, day: date, counts_with: int) -> None:
    assert LIVES.carried(led_by, leads_today, day) == counts_with


def test_forebears_are_those_whose_main_heir_a_unit_is() -> None:
    assert LIVES.forebears(20, AFTER) == {1, 2, 10}
    assert LIVES.forebears(10, AFTER) == frozenset()
    assert LIVES.forebears(30, date(2026, 1, 1)) == {21}


def test_borders_have_moved_when_a_step_lies_between_two_days() -> None:
    assert LIVES.moved(BEFORE, CHANGE)
    assert not LIVES.moved(CHANGE, date(2025, 6, 30))
    assert LIVES.moved(date(2025, 6, 30), AFTER)
