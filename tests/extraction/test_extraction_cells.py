"""What one cell says: days in every way an office writes them, percentages, and why not."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.core.errors import Invalid
from tracker.extraction.files.cells import FORMULA, Cell, Value, day_in, last_day_in, percent_in


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (date(2021, 6, 30), date(2021, 6, 30)),
        (44377, date(2021, 6, 30)),
        (44377.75, date(2021, 6, 30)),
        ("30/6/2021", date(2021, 6, 30)),
        ("2021-06-30 00:00:00", date(2021, 6, 30)),
        ("30.06.2021", date(2021, 6, 30)),
        (True, "không phải là ngày"),
        (12, "không phải là ngày"),
        ("31/02/2026", "không phải là ngày"),
        ("30/6", "không ghi năm"),
        ("30/06/0201", "Năm 201 không hợp lý"),
        (FORMULA, "công thức"),
    ],
)
def test_a_day_is_read_or_it_is_said_why_not(value: Value, day: date | str) -> None:
    check(day_in, value, day)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("quý IV/2026", date(2026, 12, 31)),
        ("Hết quý 1 năm 2027", date(2027, 3, 31)),
        ("tháng 2/2028", date(2028, 2, 29)),
        ("T12/2026", date(2026, 12, 31)),
        ("trong năm 2026", date(2026, 12, 31)),
        (2026, date(2026, 12, 31)),
        ("trước ngày 5/12/2026", date(2026, 12, 5)),
        ("5 tháng 12 năm 2026", date(2026, 12, 5)),
        (46387, date(2026, 12, 31)),
        ("quý IV", "không ghi năm"),
        ("tháng 12", "không ghi năm"),
        ("tháng 13/2026", "không phải là ngày"),
        ("31 tháng 2 năm 2026", "không phải là ngày"),
        ("quý IV/1802", "Năm 1802 không hợp lý"),
        ("sau Tết", "không phải là ngày"),
    ],
)
def test_a_period_means_its_last_day(value: Value, day: date | str) -> None:
    check(last_day_in, value, day)


@pytest.mark.parametrize(
    ("value", "share", "percent"),
    [
        (60, False, 60),
        ("60 %", False, 60),
        ("59,6%", False, 60),
        (0.6, True, 60),
        (1, True, 100),
        (0, False, 0),
        (0.6, False, "không phải là tỷ lệ"),
        (-1, False, "không phải là tỷ lệ"),
        (1.5, True, "không phải là tỷ lệ"),
        (True, False, "không phải là tỷ lệ"),
        ("gần xong", False, "không phải là tỷ lệ"),
    ],
)
def test_a_percentage_is_what_the_sheet_shows(value: Value, share: bool, percent: int | str) -> None:
    check(lambda cell: percent_in(Cell(cell.address, cell.value, share)), value, percent)


def check(read: object, value: Value, wanted: object) -> None:
    if isinstance(wanted, str):
        with pytest.raises(Invalid, match=wanted):
            read(Cell("A1", value))  # type: ignore[operator]
    else:
        assert read(Cell("A1", value)) == wanted  # type: ignore[operator]
