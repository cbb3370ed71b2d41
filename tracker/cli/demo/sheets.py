"""A sheet of ongoing work that the secretary of the demonstration town has just handed in and not yet taken in."""

from __future__ import annotations

import io
from datetime import date, timedelta

import xlsxwriter

from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.storage.database import transaction
from tracker.worksheets import services as worksheets

_HEAD = (
    "STT",
    "Mã nhiệm vụ",
    "Nội dung nhiệm vụ",
    "Đơn vị chủ trì",
    "Phối hợp",
    "Ngày giao",
    "Thời hạn",
    "Tình trạng",
    "Tiến độ (%)",
    "Kết quả đến nay",
)
#: Code, order, lead unit, helpers, days since it was given, deadline (days from today or words), state, percent, words.
_ROWS: tuple[tuple[str, str, str, str, int, int | str, str, int | None, str], ...] = (
    ("VP-01", "Rà soát diện tích đất công bị lấn chiếm ven kênh Bắc", "Phòng TN&MT", "Tam Sơn; Tương Giang", 70, 25,
     "Đang thực hiện", 60, "Xong 3/5 tuyến kênh"),
    ("VP-02", "Lập dự toán sửa vỉa hè đường Lý Thái Tổ", "P. Quản lý đô thị", "", 40, "quý IV/2027",
     "Chưa thực hiện", None, ""),
    ("VP-03", "Thu gom rác tồn đọng tại bãi Đồng Sen", "phuong dong nguyen", "", 55, 10,
     "Đang thực hiện", 80, "Còn một bãi"),
    ("VP-04", "Kiểm tra an toàn phòng cháy các cơ sở gỗ", "Phòng Cháy chữa cháy", "", 30, 20, "Đang thực hiện", 20, ""),
    ("VP-05", "Cải tạo nhà văn hóa khu phố Trầm", "Châu Khê", "", 30, "quý I", "đang xin chủ trương", None, ""),
)  # fmt: skip


def hand_in(town: Town, today: date) -> None:
    """Hand in a sheet whose last two rows want mending."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        page, day = book.add_worksheet("Theo dõi"), book.add_format({"num_format": "dd/mm/yyyy"})
        page.write_string(0, 0, "SỔ THEO DÕI NHIỆM VỤ UBND THỊ XÃ GIAO")
        page.write_row(2, 0, _HEAD)
        for at, (code, title, lead, helpers, ago, due, state, percent, words) in enumerate(_ROWS, 1):
            page.write_row(2 + at, 0, (at, code, title, lead, helpers))
            page.write_datetime(2 + at, 5, today - timedelta(days=ago), day)
            if isinstance(due, int):
                page.write_datetime(2 + at, 6, today + timedelta(days=due), day)
            else:
                page.write_string(2 + at, 6, due)
            page.write_row(2 + at, 7, (state, percent, words))
    with clock.frozen(clock.at_office(today, 8, 10)), transaction():
        worksheets.hand_in(kept.getvalue(), "so-theo-doi-ubnd.xlsx", town.units["ubnd"], None, by=town.secretary)
