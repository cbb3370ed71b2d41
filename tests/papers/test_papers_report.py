"""A report as a structure: what it refuses, that it is kept without loss, and how its values are written."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.core.deadlines import DeadlineClass
from tracker.papers.kept import digest, from_json, to_json
from tracker.papers.report import (
    SHAPES,
    Cell,
    Column,
    Figure,
    Kind,
    Period,
    Report,
    Row,
    Section,
    Signer,
    Table,
    Value,
    row,
)
from tracker.papers.written import change, division, written
from tracker.tasks.rules import State

texts = st.text(max_size=12) | st.sampled_from(
    ["Xã Tam Sơn", unicodedata.normalize("NFD", "Đồng Kỵ"), "=1+1", "\ud800\x00"]
)
days = st.dates()
values = st.none() | texts | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | days
values |= st.decimals(allow_nan=False, allow_infinity=False, places=3)
kinds = st.sampled_from(Kind)
cells = st.builds(Cell, values, texts, st.sampled_from(["", *SHAPES]))
figures = st.builds(Figure, texts, values, kinds, texts, st.none() | st.integers(), st.none() | st.integers(), values)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    many = draw(st.integers(1, 3))
    columns = [Column(f"c{at}", draw(texts), draw(kinds), 5 + at, draw(st.booleans())) for at in range(many)]
    whole = st.builds(
        Row, st.lists(cells, min_size=many, max_size=many).map(tuple), texts, st.just(""), st.integers(0, 3)
    )
    rows = draw(st.lists(whole | st.builds(Row, heading=texts.map(lambda text: f"I{text}")), max_size=3))
    return Table(tuple(columns), tuple(rows), draw(st.none() | whole), landscape=draw(st.booleans()))


sections = st.builds(
    Section, texts, texts, st.lists(figures, max_size=2), st.none() | tables(), st.lists(texts, max_size=2).map(tuple)
)
reports = st.builds(
    Report,
    texts,
    texts,
    texts,
    days,
    st.datetimes(timezones=st.just(UTC)),
    st.lists(sections, max_size=2),
    subtitle=st.lists(texts, max_size=2),
    period=st.none() | st.builds(Period, days, days),
    signer=st.none() | st.builds(Signer, st.lists(texts, max_size=2).map(tuple), texts),
)


@settings(max_examples=60, deadline=None)
@given(reports)
def test_a_report_is_kept_as_canonical_json_and_read_back_the_same(report: Report) -> None:
    text = to_json(report)
    read = from_json(text)
    assert read == report
    assert to_json(read) == text
    assert digest(read) == digest(report)
    assert unicodedata.is_normalized("NFC", text)
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def one(**given: object) -> Report:
    return Report("x", "T", "Thị xã", date(2026, 11, 24), datetime(2026, 11, 24, 1, tzinfo=UTC), **given)  # type: ignore[arg-type]


def test_types_survive_the_keeping_and_change_the_digest() -> None:
    """1, 1.0, "1" and Decimal("1") are four reports."""
    made = [
        one(sections=(Section("", figures=(Figure("n", value),)),))
        for value in (1, 1.0, "1", Decimal(1), Decimal("1.0"))
    ]
    read = [from_json(to_json(report)).sections[0].figures[0].value for report in made]
    assert [type(value) for value in read] == [int, float, str, Decimal, Decimal]
    assert len({digest(report) for report in made}) == 5


def test_what_holds_its_default_is_not_kept_so_that_a_field_added_later_changes_no_digest() -> None:
    assert json.loads(to_json(one())) == {
        "format": 1,
        "report": {
            "as_of": {"day": "2026-11-24"},
            "code": "x",
            "counted_at": {"at": "2026-11-24T01:00:00+00:00"},
            "scope": "Thị xã",
            "title": "T",
        },
    }


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format":2,"report":{}}', '{"format":1,"report":{"tên":1}}'])
def test_what_is_no_kept_report_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        from_json(text)


@pytest.mark.parametrize(
    "value", [True, datetime(2026, 1, 1, tzinfo=UTC), State.DONE, [1], float("nan"), Decimal("inf")]
)
def test_a_cell_refuses_what_no_paper_can_say(value: Value) -> None:
    with pytest.raises((TypeError, ValueError)):
        Cell(value)


def test_a_table_refuses_rows_of_another_width_and_columns_of_one_name() -> None:
    columns = (Column("a", "A"), Column("b", "B", optional=True))
    with pytest.raises(ValueError, match="a row of 1 cells"):
        Table(columns, (row("x"),))
    with pytest.raises(ValueError, match="same key"):
        Table((columns[0], columns[0]))
    with pytest.raises(ValueError, match="zone"):
        replace(one(), counted_at=datetime(2026, 1, 1))  # noqa: DTZ001 - what is refused


def test_optional_columns_can_be_left_out_and_the_others_cannot() -> None:
    table = Table(
        (Column("a", "A"), Column("b", "B", optional=True)), (Row(heading="Khối xã"), row("x", 1)), row("Tổng", 1)
    )
    less = table.without({"a", "b"})
    assert [column.key for column in less.columns] == ["a"]
    assert less.rows == (Row(heading="Khối xã"), row("x"))
    assert less.totals == row("Tổng")


def test_the_signs_are_those_of_states_and_deadlines() -> None:
    assert set(SHAPES) == {member.value for kind in (State, DeadlineClass) for member in kind}


@pytest.mark.parametrize(
    ("value", "kind", "vi", "en"),
    [
        (1234, Kind.INTEGER, "1.234", "1,234"),
        (-1234.55, Kind.DECIMAL, "-1.234,6", "-1,234.6"),
        (Decimal("0.6495"), Kind.RATE, "65,0 %", "65.0 %"),
        (0.649, Kind.RATE, "64,9 %", "64.9 %"),
        (1, Kind.RATE, "100,0 %", "100.0 %"),
        (64, Kind.PERCENT, "64 %", "64 %"),
        (date(2020, 11, 30), Kind.DAY, "30/11/2020", "30/11/2020"),
        (1200, Kind.ORDINAL, "1200", "1200"),
        (None, Kind.RATE, "–", "–"),
        (None, Kind.TEXT, "", ""),
        ("không hạn", Kind.DAY, "không hạn", "không hạn"),
        (2.5, Kind.INTEGER, "3", "3"),
    ],
)
def test_values_are_written_as_the_language_writes_them(value: Value, kind: Kind, vi: str, en: str) -> None:
    assert (written(value, kind), written(value, kind, language="en")) == (vi, en)


def test_a_figure_says_what_was_divided_and_how_it_moved() -> None:
    rate = Figure("Hoàn thành", 0.649, Kind.RATE, numerator=139, denominator=1214, previous=0.6)
    assert (division(rate), change(rate), change(rate, "en")) == (
        "139 ÷ 1.214",
        "+4,9 điểm phần trăm",
        "+4.9 điểm phần trăm",
    )
    assert change(Figure("Quá hạn", 3, previous=15)) == "-12"
    assert change(Figure("Quá hạn", 3, previous=3)) == "không đổi"
    assert change(Figure("Quá hạn", 3)) == ""
