"""Words of time late in a year, where months, quarters and weeks reach into the next: every form of the guideline."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.core.calendar import around
from tracker.core.labels import Recurrence
from tracker.core.text import fold
from tracker.extraction.dates import Timing, timing

#: Tuesday.
DAY = date(2026, 11, 24)

#: Words and the last day on which they are in time, as an office counts on DAY.
EXACT = [
    ("trước ngày 15/12/2026", "2026-12-15"),
    ("trước ngày 30.11.2026", "2026-11-30"),
    ("trước ngày 30-11-2026", "2026-11-30"),
    ("trước ngày 05 - 12 - 2026", "2026-12-05"),
    ("trước ngày 30 tháng 11 năm 2026", "2026-11-30"),
    ("trước ngày 30 tháng 11/2026", "2026-11-30"),
    ("trước ngày 5 tháng 12", "2026-12-05"),
    ("trước ngày 24/11", "2026-11-24"),
    ("trước ngày 23/10", "2027-10-23"),
    ("trước ngày 15.1", "2027-01-15"),
    ("xong trước 30/6", "2027-06-30"),
    ("xong trước ngày25/12", "2026-12-25"),
    ("chậm nhất ngày 05/12", "2026-12-05"),
    ("chậm nhất là ngày 05/12", "2026-12-05"),
    ("hạn đến 20/12/2026", "2026-12-20"),
    ("đến hết ngày 31/12/2026", "2026-12-31"),
    ("từ nay đến 31/12", "2026-12-31"),
    ("từ ngày 01/12 đến hết ngày 20/12", "2026-12-20"),
    ("hoàn thành trong ngày 26/11", "2026-11-26"),
    ("trước 17 giờ ngày 25/11", "2026-11-25"),
    ("báo cáo ngày mai", "2026-11-25"),
    ("trước ngày 30 tháng này", "2026-11-30"),
    ("trước ngày 10 tháng sau", "2026-12-10"),
    ("hoàn thành trong tháng 11", "2026-11-30"),
    ("hoàn thành trong tháng 2", "2027-02-28"),
    ("hoàn thành trong tháng 2/2028", "2028-02-29"),
    ("hoàn thành trong tháng 12 năm 2026", "2026-12-31"),
    ("xong trong tháng", "2026-11-30"),
    ("xong trong tháng này", "2026-11-30"),
    ("hoàn thành trong quý IV", "2026-12-31"),
    ("hoàn thành trong quý I", "2027-03-31"),
    ("hoàn thành trong quý 2/2027", "2027-06-30"),
    ("hoàn thành trong quý III năm 2027", "2027-09-30"),
    ("hoàn thành 6 tháng đầu năm 2027", "2027-06-30"),
    ("hoàn thành trong 6 tháng cuối năm", "2026-12-31"),
    ("hoàn thành trong năm 2027", "2027-12-31"),
    ("hoàn thành trong năm nay", "2026-12-31"),
    ("xong hết năm", "2026-12-31"),
    ("từ nay đến cuối năm", "2026-12-31"),
    ("đến hết năm 2027", "2027-12-31"),
    ("hoàn thành chỉ tiêu năm 2026", "2026-12-31"),
    ("rà soát trong tuần", "2026-11-27"),
    ("rà soát tuần này", "2026-11-27"),
    ("báo cáo tuần tới", "2026-12-04"),
    ("báo cáo tuần sau", "2026-12-04"),
    ("báo cáo thứ Ba", "2026-11-24"),
    ("báo cáo thứ Hai", "2026-11-30"),
    ("báo cáo thứ 5", "2026-11-26"),
    ("báo cáo chủ nhật", "2026-11-29"),
    ("báo cáo thứ Tư tuần này", "2026-11-25"),
    ("báo cáo thứ Tư tuần tới", "2026-12-02"),
    ("trong tuần này, chậm nhất thứ Năm", "2026-11-26"),
    ("báo cáo trong 10 ngày", "2026-12-04"),
    ("báo cáo trong vòng 7 ngày", "2026-12-01"),
    ("báo cáo sau 3 ngày", "2026-11-27"),
    ("báo cáo chậm nhất 10 ngày", "2026-12-04"),
    ("báo cáo trong 5 ngày làm việc", "2026-12-01"),
    ("báo cáo trong thời hạn 10 ngày làm việc", "2026-12-08"),
    ("báo cáo sau 15 ngày làm việc", "2026-12-15"),
    ("trong 10 ngày kể từ ngày ban hành thông báo này", "2026-12-04"),
    ("báo cáo trong 2 tuần", "2026-12-08"),
    ("hoàn thành trong vòng 3 tháng", "2027-02-24"),
    ("báo cáo ngày 30/11 và 01/12", "2026-12-01"),
    ("trình trước 5/12, báo cáo trước 20/12", "2026-12-20"),
]
#: Parts of a month: a day is proposed, and asked.
FUZZY = [
    ("hoàn thành đầu tháng 12", "2026-12-10"),
    ("hoàn thành giữa tháng 12", "2026-12-15"),
    ("hoàn thành cuối tháng 12", "2026-12-31"),
    ("trước cuối tháng 1/2027", "2027-01-31"),
    ("xong cuối tháng", "2026-11-30"),
    ("xong cuối tháng này", "2026-11-30"),
    ("nửa đầu tháng 12", "2026-12-15"),
    ("nửa cuối tháng 01/2027", "2027-01-31"),
]


def read_time(words: str, on: date = DAY) -> Timing:
    return timing(words.lower(), on, around(on))


def due_of(words: str, on: date = DAY) -> date | None:
    found = read_time(words, on).due
    return found.day if found else None


@pytest.mark.parametrize(("words", "due"), EXACT)
def test_a_named_time_is_its_last_day(words: str, due: str) -> None:
    found = read_time(words)
    assert found.due is not None
    assert (str(found.due.day), found.due.fuzzy, found.recurrence) == (due, False, None)


@pytest.mark.parametrize(("words", "due"), FUZZY)
def test_a_part_of_a_month_is_proposed_and_asked(words: str, due: str) -> None:
    found = read_time(words)
    assert found.due is not None
    assert (str(found.due.day), found.due.fuzzy) == (due, True)


@pytest.mark.parametrize(("words", "due"), [*EXACT, *FUZZY])
def test_a_time_is_read_without_tones_and_over_a_line_end_too(words: str, due: str) -> None:
    assert str(due_of(fold(words))) == due
    assert str(due_of(words.replace(" ", "\n"))) == due


@pytest.mark.parametrize(
    "words",
    [
        "tiếp tục thực hiện",
        "hoàn thành sớm",
        "khẩn trương triển khai ngay",
        "thực hiện trong thời gian tới",
        "đến ngày 20/11/2026 đã có 30 hộ nhận tiền",
        "tính đến ngày 20/12/2026",
        "phát sinh từ ngày 01/12/2026",
        "gia hạn hợp đồng đến 30/12/2026",
        "theo số liệu năm 2026",
        "kết quả năm 2025",
        "giai đoạn 2026 - 2030",
        "theo Nghị quyết số 12/2026 của HĐND",
        "theo Kế hoạch số 15/12",
        "trong 10 ngày kể từ ngày nhận đủ hồ sơ",
        "giải quyết trong 5 ngày làm việc kể từ ngày có kết luận",
        "không để dồn đến cuối năm",
        "trong tuần qua",
        "trong quý III/2025",
        "báo cáo trước ngày 32/12/2026",
        "báo cáo trước ngày 15/13/2026",
        "báo cáo trước 31/02/2027",
        "hoàn thành trong tháng 13",
        "theo thứ tự ưu tiên",
        "sửa chữa 12.5 km đường",
    ],
)
def test_what_is_no_deadline_gives_no_day(words: str) -> None:
    found = read_time(words)
    assert (found.due, found.recurrence, found.asks) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("hoàn thành trước Tết Nguyên đán", "trước tết nguyên đán"),
        ("trang trí xong trước Tết", "trước tết"),
        ("ra quân sau Tết", "sau tết"),
        ("trực trong dịp lễ", "trong dịp lễ"),
        ("nạo vét xong trước mùa lũ", "trước mùa lũ"),
        ("sửa lớp học trước khai giảng", "trước khai giảng"),
    ],
)
def test_a_feast_or_season_is_asked_not_guessed(words: str, asked: str) -> None:
    found = read_time(words)
    assert found.due is None
    assert found.asks is not None
    assert words.lower()[slice(*found.asks)] == asked


def test_a_day_beside_a_feast_leaves_nothing_to_ask() -> None:
    found = read_time("tặng quà trước Tết, xong trước ngày 30/01/2027")
    assert found.due is not None
    assert (str(found.due.day), found.asks) == ("2027-01-30", None)


@pytest.mark.parametrize(
    ("words", "rhythm", "first"),
    [
        ("định kỳ hằng tháng trước ngày 25 báo cáo", Recurrence.MONTHLY, "2026-11-25"),
        ("định kỳ hàng tháng, trước ngày 20, báo cáo", Recurrence.MONTHLY, "2026-12-20"),
        ("trước ngày 24 hằng tháng", Recurrence.MONTHLY, "2026-11-24"),
        ("trước ngày 31 hằng tháng", Recurrence.MONTHLY, "2026-11-30"),
        ("ngày 05 mỗi tháng", Recurrence.MONTHLY, "2026-12-05"),
        ("mỗi tháng một lần", Recurrence.MONTHLY, None),
        ("hằng tuần báo cáo", Recurrence.WEEKLY, None),
        ("hàng tuần báo cáo", Recurrence.WEEKLY, None),
        ("mỗi tuần báo cáo", Recurrence.WEEKLY, None),
        ("thứ Hai hằng tuần", Recurrence.WEEKLY, "2026-11-30"),
        ("thứ Năm hằng tuần", Recurrence.WEEKLY, "2026-11-26"),
        ("hằng quý báo cáo", Recurrence.QUARTERLY, None),
        ("ngày 25 tháng cuối mỗi quý báo cáo", Recurrence.QUARTERLY, "2026-12-25"),
        ("hằng năm tổ chức", Recurrence.YEARLY, None),
        ("trước ngày 15 tháng 12 hằng năm", Recurrence.YEARLY, "2026-12-15"),
        ("thường xuyên kiểm tra", Recurrence.STANDING, None),
        ("thường xuyên kiểm tra, báo cáo trước ngày 15/12", Recurrence.STANDING, "2026-12-15"),
    ],
)
def test_a_rhythm_begins_on_the_first_day_that_comes(words: str, rhythm: Recurrence, first: str | None) -> None:
    found = read_time(words)
    assert found.recurrence is rhythm
    assert (str(found.due.day) if found.due else None) == first
    assert found.rhythm is not None


@pytest.mark.parametrize("words", ["chi thường xuyên", "kinh phí thường xuyên", "nhiệm vụ chi thường xuyên"])
def test_regular_spending_comes_back_never(words: str) -> None:
    assert read_time(f"cân đối {words} của đơn vị").recurrence is None


@pytest.mark.parametrize(
    ("on", "days", "due"),
    [
        (date(2026, 2, 10), 3, "2026-02-13"),
        (date(2026, 2, 10), 4, "2026-02-23"),
        (date(2025, 12, 31), 1, "2026-01-05"),
        (date(2026, 1, 8), 2, "2026-01-10"),
        (date(2026, 4, 29), 1, "2026-05-04"),
    ],
    ids=["before Tết", "over Tết", "swapped day off", "swapped Saturday", "over 30 April and 1 May"],
)
def test_working_days_leave_out_the_holidays_of_the_office(on: date, days: int, due: str) -> None:
    assert str(due_of(f"báo cáo trong {days} ngày làm việc", on)) == due


@pytest.mark.parametrize(
    ("on", "due"),
    [(date(2026, 11, 23), "2026-11-27"), (date(2026, 11, 27), "2026-11-27"), (date(2026, 12, 31), "2027-01-01")],
)
def test_a_week_ends_on_its_friday(on: date, due: str) -> None:
    assert str(due_of("rà soát trong tuần", on)) == due


days = st.dates(date(2020, 1, 1), date(2090, 12, 31))
spellings = st.sampled_from(["{0}/{1}/{2}", "{0:02}/{1:02}/{2}", "{0}.{1}.{2}", "{0:02}-{1:02}-{2}", "{0} / {1} / {2}"])


@given(days, st.integers(0, 3000), spellings, st.sampled_from(["", "xã Bắc Hà rà soát 15 hộ, báo cáo "]), st.booleans())
def test_any_whole_date_behind_before_is_found_where_it_stands(
    on: date, ahead: int, spelling: str, lead: str, more: bool
) -> None:
    day = on + timedelta(days=ahead)
    written = spelling.format(day.day, day.month, day.year)
    words = f"{lead}trước ngày {written}{' để tổng hợp' if more else ''}"
    found = timing(words.lower(), on, around(on)).due
    assert found is not None
    assert (found.day, found.fuzzy) == (day, False)
    assert words[found.start : found.end] == written


@given(days, days)
def test_a_day_without_a_year_is_the_next_that_comes(on: date, some: date) -> None:
    assume((some.month, some.day) != (2, 29))
    due = due_of(f"trước ngày {some.day}/{some.month}", on)
    assert due is not None
    assert (due.day, due.month) == (some.day, some.month)
    assert timedelta(0) <= due - on < timedelta(days=366)


@given(days, st.integers(1, 12))
def test_a_month_without_a_year_is_this_one_or_the_next_that_comes(on: date, month: int) -> None:
    due = due_of(f"hoàn thành trong tháng {month}", on)
    assert due is not None
    assert due.month == month
    assert (due + timedelta(days=1)).day == 1
    assert timedelta(0) <= due - on < timedelta(days=366)


@given(days, st.sampled_from([("I", 3), ("II", 6), ("III", 9), ("IV", 12)]))
def test_a_quarter_ends_with_its_third_month(on: date, quarter: tuple[str, int]) -> None:
    name, month = quarter
    due = due_of(f"hoàn thành trong quý {name}", on)
    assert due is not None
    assert due.month == month
    assert (due + timedelta(days=1)).day == 1
    assert due >= on


@given(days, st.integers(1, 400))
def test_days_are_counted_from_the_day_after_the_document(on: date, many: int) -> None:
    assert due_of(f"báo cáo trong {many} ngày", on) == on + timedelta(days=many)


@given(days, st.integers(1, 60))
def test_working_days_end_on_a_working_day_and_are_as_many_as_said(on: date, many: int) -> None:
    due = due_of(f"báo cáo trong {many} ngày làm việc", on)
    assert due is not None
    assert around(on).is_working(due)
    assert around(on).between(on, due) == many


@given(days, st.integers(1, 31))
def test_a_monthly_day_comes_within_a_month(on: date, day: int) -> None:
    first = due_of(f"định kỳ hằng tháng trước ngày {day}", on)
    assert first is not None
    assert timedelta(0) <= first - on <= timedelta(days=31)
    assert first.day == day or (first + timedelta(days=1)).day == 1
