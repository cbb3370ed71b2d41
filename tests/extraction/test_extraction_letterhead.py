"""The day in the head of a document."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.extraction.letterhead import dated


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("ỦY BAN NHÂN DÂN\nTừ Sơn, ngày 30 tháng 11 năm 2020\n\nTHÔNG BÁO", date(2020, 11, 30)),
        ("Số: 412/TB-UBND                    Quảng Trị, ngày 05 tháng 11 năm 2025", date(2025, 11, 5)),
        ("Số 06-KH/ĐU | Thanh Lãm, ngày 15/8/2025", date(2025, 8, 15)),
        ("Tu Son, ngay 3 thang 2 nam 2021", date(2021, 2, 3)),
        ("Hôm nay, tại hội trường, ngày 30 tháng 11 năm 2020, UBND họp.", None),
        ("Ngày 31 tháng 10 năm 2025, Chủ tịch UBND tỉnh chủ trì Phiên họp.", None),
        ("Từ Sơn, ngày 31 tháng 02 năm 2021", None),
        ("Từ Sơn, ngày      tháng 11 năm 2020", None),
        ("x\n" * 2000 + "Từ Sơn, ngày 30 tháng 11 năm 2020", None),
    ],
)
def test_the_letterhead_tells_the_day_of_a_document(text: str, day: date | None) -> None:
    assert dated(text) == day
