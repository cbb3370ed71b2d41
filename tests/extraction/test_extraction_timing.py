"""What words of time mean on one day; the day and the rhythm, and what must be asked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.core.calendar import around
from tracker.extraction.dates import timing

#: Wednesday.
ON = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("trước ngày 15/12/2026", "2026-12-15"),
        ("xong trước 30/6", "2026-06-30"),
        ("chậm nhất là ngày 05 tháng 5 năm 2026", "2026-05-05"),
        ("trước ngày 15.12.2026", "2026-12-15"),
        ("hoàn thành trước 31.8", "2026-08-31"),
        ("gửi trước ngày25/3", "2026-03-25"),
        ("trước 17h00 ngày 25/3", "2026-03-25"),
        ("trước ngày 20 tháng này", "2026-03-20"),
        ("trước ngày 10 tháng sau", "2026-04-10"),
        ("từ ngày 01/9 đến ngày 15/9/2026", "2026-09-15"),
        ("xong trong tháng 4", "2026-04-30"),
        ("trong tháng 02/2027", "2027-02-28"),
        ("đầu tháng 4", "2026-04-10"),
        ("giữa tháng 4", "2026-04-15"),
        ("cuối tháng 4", "2026-04-30"),
        ("nửa đầu tháng 4", "2026-04-15"),
        ("nửa cuối tháng 4", "2026-04-30"),
        ("trong quý II", "2026-06-30"),
        ("trong quý I/2027", "2027-03-31"),
        ("trong 6 tháng đầu năm", "2026-06-30"),
        ("trong 6 tháng cuối năm 2026", "2026-12-31"),
        ("dứt điểm năm 2026", "2026-12-31"),
        ("đến hết năm 2027", "2027-12-31"),
        ("trong tuần này", "2026-03-06"),
        ("xong tuần tới", "2026-03-13"),
        ("trước thứ Năm", "2026-03-05"),
        ("vào thứ Tư tuần tới", "2026-03-11"),
        ("trong 10 ngày", "2026-03-14"),
        ("trong vòng 07 ngày làm việc", "2026-03-13"),
        ("trong thời hạn 5 ngày làm việc kể từ ngày ban hành thông báo này", "2026-03-11"),
        ("trong vòng 2 tuần", "2026-03-18"),
        ("trong vòng 02 tháng", "2026-05-04"),
        ("xong trước 10/3, báo cáo trước 20/3", "2026-03-20"),
    ],
)
def test_a_deadline_is_the_last_day_in_time(words: str, due: str) -> None:
    found = timing(words.lower(), ON, around(ON))
    assert found.due is not None
    assert (str(found.due.day), found.recurrence) == (due, None)


@pytest.mark.parametrize(
    "words",
    [
        "xếp theo thứ tự ưu tiên",
        "trong năm học 2025-2026 còn thiếu",
        "số nợ đến 31/12/2025",
        "theo Thông báo số 15/TB-UBND ngày 02/02/2026",
        "trong 05 ngày làm việc kể từ ngày nhận đủ hồ sơ",
        "không để dồn cuối năm",
        "sớm hoàn thành trong thời gian tới",
        "đạt 3.5 tỷ đồng",
        "khắc phục 12/15 vụ còn lại",
    ],
)
def test_what_only_names_a_day_is_no_deadline(words: str) -> None:
    found = timing(words.lower(), ON, around(ON))
    assert found.due is None
    assert found.asks is None


@pytest.mark.parametrize(
    "words", ["tặng quà trước Tết Nguyên đán", "xong trước mùa mưa bão", "sửa trường trước khai giảng"]
)
def test_a_time_that_no_day_follows_from_is_asked(words: str) -> None:
    found = timing(words.lower(), ON, around(ON))
    assert found.due is None
    assert found.asks is not None


@pytest.mark.parametrize(
    ("words", "rhythm", "first"),
    [
        ("báo cáo hằng tuần", "weekly", None),
        ("thứ Sáu hằng tuần báo cáo", "weekly", "2026-03-06"),
        ("trước ngày 25 hàng tháng", "monthly", "2026-03-25"),
        ("định kỳ hằng tháng, trước ngày 3", "monthly", "2026-04-03"),
        ("ngày 20 tháng cuối mỗi quý", "quarterly", "2026-03-20"),
        ("trước 30/11 hằng năm", "yearly", "2026-11-30"),
        ("thường xuyên kiểm tra", "standing", None),
    ],
)
def test_a_rhythm_has_its_first_day_when_one_is_named(words: str, rhythm: str, first: str | None) -> None:
    found = timing(words.lower(), ON, around(ON))
    assert found.recurrence is not None
    assert found.recurrence.value == rhythm
    assert (str(found.due.day) if found.due else None) == first


def test_regular_spending_is_no_rhythm() -> None:
    assert timing("bố trí từ nguồn chi thường xuyên", ON, around(ON)).recurrence is None


@given(st.dates(date(2026, 3, 4), date(2099, 12, 31)))
def test_a_whole_date_is_read_exactly(day: date) -> None:
    for words in (f"trước ngày {day:%d/%m/%Y}", f"trước ngày {day.day} tháng {day.month} năm {day.year}"):
        found = timing(words, ON, around(ON))
        assert found.due is not None
        assert found.due.day == day
        assert words[found.due.start : found.due.end].endswith(str(day.year))
