"""The formula of a measure both ways, numbers as they are written, what a value must hold to; without a database."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import make
from tracker.core.errors import Invalid
from tracker.tasks.rules.lines import HEIGHT, WIDTH, line
from tracker.tasks.rules.measures import (
    Dated,
    Definition,
    Direction,
    MeasureUnit,
    Stated,
    WrongWay,
    against,
    check_amount,
    check_definition,
    check_value,
    parse,
    parse_stated,
    percent_of,
    ratio,
    shown_ratio,
    written,
)

TODAY = date(2026, 11, 24)
AMOUNTS = st.decimals(0, 1_000_000, places=3)


def D(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "exact", "percent"),
    [
        ("0", "350", "120", "0.343", 34),
        ("0", "350", "0", "0", 0),
        ("0", "350", "350", "1", 100),
        ("0", "350", "349", "0.997", 99),
        ("0", "350", "380", "1.086", 100),
        ("50", "350", "120", "0.233", 23),
        ("50", "350", "20", "-0.1", 0),
        ("20", "0", "20", "0", 0),
        ("20", "0", "8", "0.6", 60),
        ("20", "0", "0", "1", 100),
        ("20", "5", "2", "1.2", 100),
        ("20", "0", "25", "-0.25", 0),
        ("0", "12.5", "6.25", "0.5", 50),
        ("0", "100000", "99999", "0.999", 99),
    ],
)
def test_progress_is_the_share_of_the_way_from_baseline_to_target(
    baseline: str, target: str, value: str, exact: str, percent: int
) -> None:
    assert shown_ratio(ratio(D(baseline), D(target), D(value))) == D(exact)
    assert percent_of(D(baseline), D(target), D(value)) == percent


def test_a_target_equal_to_the_baseline_has_no_progress() -> None:
    with pytest.raises(Invalid) as refusal:
        ratio(D("5"), D("5.000"), D("7"))
    assert refusal.value.field == "target"


@given(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_nearer_to_the_target_is_never_less(baseline: Decimal, target: Decimal, one: Decimal, two: Decimal) -> None:
    assume(baseline != target)
    near, far = (max(one, two), min(one, two)) if target > baseline else (min(one, two), max(one, two))
    assert percent_of(baseline, target, near) >= percent_of(baseline, target, far)
    assert 0 <= percent_of(baseline, target, far) <= 100


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_falling_is_rising_seen_in_a_mirror(baseline: Decimal, target: Decimal, value: Decimal) -> None:
    assume(baseline != target)
    top = max(baseline, target, value)
    mirrored = (top - baseline, top - target, top - value)
    assert ratio(*mirrored) == ratio(baseline, target, value)
    assert percent_of(*mirrored) == percent_of(baseline, target, value)


@given(AMOUNTS, AMOUNTS, AMOUNTS)
def test_a_hundred_means_reached_and_only_that(baseline: Decimal, target: Decimal, value: Decimal) -> None:
    assume(baseline != target)
    reached = value >= target if target > baseline else value <= target
    assert (percent_of(baseline, target, value) == 100) is reached
    assert (shown_ratio(ratio(baseline, target, value)) >= 1) is reached


@pytest.mark.parametrize(
    ("amount", "vietnamese", "english"),
    [("1234.5", "1.234,5", "1,234.5"), ("120", "120", "120"), ("0", "0", "0"), ("100.250", "100,25", "100.25")],
)
def test_amounts_are_written_as_the_reader_does(amount: str, vietnamese: str, english: str) -> None:
    assert written(D(amount)) == vietnamese
    assert written(D(amount), point=".") == english


@given(AMOUNTS, st.sampled_from(",."))
def test_what_is_written_is_read_back(amount: Decimal, point: str) -> None:
    assert parse(written(amount, point=point), point=point) == amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234\u202f567", "1234567"),
        (" 120 ", "120"),
        ("0,125", "0.125"),
        ("1.234.567", "1234567"),
        ("007", "7"),
    ],
)
def test_numbers_are_read_as_people_write_them(text: str, amount: str) -> None:
    assert parse(text) == D(amount)


@pytest.mark.parametrize(
    "text",
    ["", "  ", "mười", "1.5", "12.34", "1,2,3", "-5", "1e5", "١٢", "120/350", "5 6", "1.2345", "1,2345", "9" * 20],
)
def test_what_could_mean_two_things_is_refused_with_a_way_to_write_it(text: str) -> None:
    with pytest.raises(Invalid) as refusal:
        parse(text, field="target")
    assert refusal.value.field == "target"


@pytest.mark.parametrize(
    ("text", "words", "stated"),
    [
        ("120", "hộ", Stated(D("120"))),
        ("120/350", "hộ", Stated(D("120"), D("350"))),
        ("120 / 350 hộ", "hộ", Stated(D("120"), D("350"))),
        ("1.234,5m", "m", Stated(D("1234.5"))),
        ("4.200 m2", "m²", Stated(D("4200"))),
        ("12 HO", "hộ", Stated(D("12"))),
    ],
)
def test_a_value_may_name_its_target_and_its_unit(text: str, words: str, stated: Stated) -> None:
    assert parse_stated(text, words=words) == stated


def test_another_unit_than_the_measures_is_said() -> None:
    with pytest.raises(Invalid, match="hộ"):
        parse_stated("120 ha", words="hộ")


@pytest.mark.parametrize(
    ("nonsense", "field"),
    [
        (make.definition(name="  "), "name"),
        (make.definition(unit=MeasureUnit.OTHER), "unit_words"),
        (make.definition("5", baseline="5"), "target"),
        (make.definition("5", baseline="9", direction=Direction.RISING), "target"),
        (make.definition("9", baseline="5", direction=Direction.FALLING), "target"),
        (make.definition("10.5"), "target"),
        (make.definition("10", baseline="0.5"), "baseline"),
        (make.definition("10", baseline="-1"), "baseline"),
        (make.definition("1.2345", unit=MeasureUnit.METRE), "target"),
        (make.definition("9999999999999", unit=MeasureUnit.METRE), "target"),
        (make.definition("Infinity", unit=MeasureUnit.METRE, direction=Direction.RISING), "target"),
    ],
)
def test_a_definition_that_makes_no_sense_is_refused_at_its_field(nonsense: Definition, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check_definition(nonsense)
    assert refusal.value.field == field


def test_a_sensible_definition_passes() -> None:
    for sensible in (
        make.definition(),
        make.definition("0", baseline="20"),
        make.definition("2.5", unit=MeasureUnit.OTHER, unit_words="tuyến"),
    ):
        assert check_definition(sensible) is sensible
    assert make.definition(unit=MeasureUnit.OTHER, unit_words="tuyến").words == "tuyến"
    assert check_amount(D("12.000"), MeasureUnit.HOUSEHOLD, field="value") == 12


@pytest.mark.parametrize(
    ("way", "values", "value", "days_ago", "sure", "refused"),
    [
        ("rising", {5: "100"}, "120", 0, False, None),
        ("rising", {5: "100"}, "100", 0, False, None),
        ("rising", {5: "100"}, "90", 0, False, "value"),
        ("rising", {5: "100"}, "90", 0, True, None),
        ("rising", {5: "100"}, "90", 5, False, None),
        ("rising", {5: "100", 1: "110"}, "115", 3, False, "value"),
        ("rising", {5: "100", 1: "110"}, "105", 3, False, None),
        ("falling", {5: "8"}, "9", 0, False, "value"),
        ("falling", {5: "8"}, "3", 0, False, None),
        ("falling", {1: "8"}, "3", 5, False, "value"),
        ("rising", {}, "7", -1, True, "measured_on"),
        ("rising", {}, "7", 31, True, "measured_on"),
        ("rising", {}, "7", 30, False, None),
        ("rising", {}, "7.5", 0, False, "value"),
    ],
)
def test_a_value_is_held_against_its_day_and_its_neighbours(
    way: str, values: dict[int, str], value: str, days_ago: int, sure: bool, refused: str | None
) -> None:
    measure = make.definition() if way == "rising" else make.definition("0", baseline="20")
    standing = [Dated(TODAY - timedelta(days=ago), D(amount)) for ago, amount in values.items()]
    said = Dated(TODAY - timedelta(days=days_ago), D(value))
    ask = {"assigned_on": TODAY - timedelta(days=30), "today": TODAY, "sure": sure}
    if refused is None:
        assert check_value(measure, standing, said, **ask) is said  # type: ignore[arg-type]
        return
    with pytest.raises(Invalid) as refusal:
        check_value(measure, standing, said, **ask)  # type: ignore[arg-type]
    assert refusal.value.field == refused
    if refused == "value" and D(value) == D(value).to_integral_value():
        assert isinstance(refusal.value, WrongWay)
        assert against(measure, standing, said) in standing


@given(st.lists(st.tuples(st.integers(0, 400), AMOUNTS), min_size=1, max_size=30, unique_by=lambda pair: pair[0]))
def test_a_line_stays_on_its_sheet(pairs: list[tuple[int, Decimal]]) -> None:
    values = [Dated(TODAY + timedelta(days=after), amount) for after, amount in sorted(pairs)]
    drawn = line(values, start=TODAY, baseline=D("0"), target=D("350"))
    assert drawn is not None
    assert all(0 <= dot.x <= WIDTH and 0 <= dot.y <= HEIGHT for dot in (drawn.start, *drawn.dots))
    assert drawn.labelled[-1] == drawn.dots[-1]
    assert len(drawn.points.split()) == len(values) + 1


def test_no_values_give_no_line() -> None:
    assert line([], start=TODAY, baseline=D("0"), target=D("1")) is None
