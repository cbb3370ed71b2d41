"""The sheet to fill in: the columns with lists to choose from, how each is filled in, and the town's own names."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask_babel import gettext

from tracker.core import clock
from tracker.core.labels import N_, Topic
from tracker.core.later import later
from tracker.org.models import Unit
from tracker.worksheets.rules import Column, state_words

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = later("xlsxwriter")

#: For each column: its width in characters, whether it must be filled in, how, and an example.
GUIDE: dict[Column, tuple[int, bool, str, str]] = {
    Column.CODE: (12, False, N_("Mã riêng của nhiệm vụ, không đổi giữa các lần gửi. Có mã thì lần sau cập nhật đúng nhiệm vụ; không có mã thì nhận ra theo nội dung và đơn vị chủ trì."), "NV-012"),
    Column.TITLE: (48, True, N_("Nguyên văn việc được giao."), "Rà soát các hộ lấn chiếm đất công ven đường 277"),
    Column.LEAD: (28, True, N_("Một đơn vị, chọn trong danh sách hoặc ghi tên thường gọi, có dấu hay không đều được."), ""),
    Column.COORDINATING: (26, False, N_("Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy (;)."), ""),
    Column.PLACE: (20, False, N_("Xã, phường có việc; cách nhau bằng dấu chấm phẩy (;)."), ""),
    Column.TOPIC: (20, False, N_("Chọn trong danh sách; để trống thì xếp theo nội dung."), Topic.LAND.label),
    Column.ASSIGNED: (13, False, N_("Để trống thì lấy ngày văn bản giao."), "15/09/2026"),
    Column.DUE: (15, False, N_("Ngày, tháng hoặc quý (hiểu là ngày cuối): 30/11/2026, tháng 12/2026, quý IV/2026; “không hạn”, “thường xuyên”."), "quý IV/2026"),
    Column.ORIGINAL: (15, False, N_("Chỉ ghi khi đã gia hạn: hạn lúc giao."), "31/10/2026"),
    Column.STATE: (17, False, N_("Chọn trong danh sách. Để trống: có ngày hoàn thành là hoàn thành, có tỷ lệ hoặc tình hình là đang thực hiện, còn lại chờ đơn vị tiếp nhận."), ""),
    Column.PERCENT: (12, False, N_("Số từ 0 đến 100."), "60"),
    Column.FINISHED: (13, False, N_("Bắt buộc khi hoàn thành hoặc chờ xác nhận; việc đúng hạn hay trễ tính theo ngày này."), ""),
    Column.WORDS: (40, False, N_("Báo cáo gần nhất của đơn vị."), "Đã rà soát 3/5 khu, còn khu chợ"),
    Column.REPORTED: (13, False, N_("Ngày của báo cáo đó; từ ngày này tính đơn vị im lặng bao lâu."), "20/11/2026"),
    Column.BLOCKER: (26, False, N_("Bắt buộc khi trạng thái là “Đang vướng mắc”."), ""),
    Column.OFFICIAL: (20, False, N_("Họ tên người trong đơn vị chủ trì."), ""),
    Column.SOURCE: (16, False, N_("Số, ký hiệu văn bản giao việc."), "214/TB-UBND"),
    Column.SOURCE_DAY: (13, False, N_("Ngày của văn bản đó."), "14/09/2026"),
}  # fmt: skip
_DAYS = (Column.ASSIGNED, Column.FINISHED, Column.REPORTED, Column.SOURCE_DAY)
#: So many rows are ready to be filled in.
_ROWS = 500


def template(units: Sequence[Unit]) -> bytes:
    """An .xlsx file: the table with lists to choose from, a sheet of instructions, a sheet with the names in use."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": gettext("Mẫu nhập nhiệm vụ đang theo dõi"), "created": clock.now().replace(tzinfo=None)}
    )
    line = {"border": 1, "border_color": "#D9DEE5", "text_wrap": True, "valign": "top"}
    formats = {
        "head": book.add_format({**line, "bold": True, "bg_color": "#EEF1F5", "valign": "vcenter"}),
        "must": book.add_format({**line, "bold": True, "bg_color": "#F7D9D6", "valign": "vcenter"}),
        "text": book.add_format(line),
        "day": book.add_format({**line, "num_format": "dd/mm/yyyy", "align": "left"}),
        "bold": book.add_format({"bold": True, "font_size": 13}),
    }
    sheet = book.add_worksheet(gettext("Nhiệm vụ")[:31])
    guide = book.add_worksheet(gettext("Hướng dẫn")[:31])
    names = gettext("Danh mục")[:31]
    lists = _lists(book.add_worksheet(names), names, units, formats)
    for place, (column, (width, must, _, _)) in enumerate(GUIDE.items()):
        sheet.write_string(0, place, gettext(column.label), formats["must" if must else "head"])
        sheet.set_column(place, place, width, formats["day" if column in _DAYS else "text"])
        if column in lists:
            # Other words are understood too (aliases, several units): the list helps, it does not forbid.
            rule = {"validate": "list", "source": lists[column], "ignore_blank": True, "error_type": "information"}
            sheet.data_validation(1, place, _ROWS, place, {**rule, "show_error": False})
        if column is Column.PERCENT:
            rule = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
            said = {"error_title": gettext("Tỷ lệ")[:32], "error_message": gettext("Nhập số từ 0 đến 100.")}
            sheet.data_validation(1, place, _ROWS, place, {**rule, **said})
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    _guide(guide, formats)
    book.close()
    return target.getvalue()


def _lists(sheet: Any, name: str, units: Sequence[Unit], formats: dict[str, Any]) -> dict[Column, str]:
    """Write the lists to choose from, one a column; answers the range of each."""
    kept = {
        Column.LEAD: [unit.name for unit in units],
        Column.TOPIC: [gettext(topic.label) for topic in Topic],
        Column.STATE: [gettext(words) for words in state_words()],
    }
    ranges = {}
    for place, (column, values) in enumerate(kept.items()):
        sheet.write_string(0, place, gettext(column.label), formats["head"])
        sheet.set_column(place, place, 38)
        for row, value in enumerate(values, 1):
            sheet.write_string(row, place, value)
        letter = "ABC"[place]
        ranges[column] = f"='{name}'!${letter}$2:${letter}${len(values) + 1}"
    return {**ranges, Column.BLOCKER: ranges[Column.LEAD]}


def _guide(sheet: Any, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 80)
    sheet.set_column(3, 3, 44)
    sheet.write_string(0, 0, gettext("Cách điền tệp nhập nhiệm vụ đang theo dõi"), formats["bold"])
    sheet.write_string(1, 0, gettext("Mỗi dòng một nhiệm vụ, một đơn vị chủ trì. Không gộp ô, không dùng công thức."))
    sheet.write_string(
        2, 0, gettext("Gửi lại tệp này lúc nào cũng được: nhiệm vụ đã nhập được cập nhật, không tạo thêm.")
    )
    for place, words in enumerate((N_("Cột"), N_("Bắt buộc"), N_("Cách ghi"), N_("Ví dụ"))):
        sheet.write_string(4, place, gettext(words), formats["head"])
    for row, (column, (_, must, how, example)) in enumerate(GUIDE.items(), 5):
        sheet.write_string(row, 0, gettext(column.label), formats["text"])
        sheet.write_string(row, 1, gettext("Bắt buộc") if must else "", formats["text"])
        sheet.write_string(row, 2, gettext(how), formats["text"])
        sheet.write_string(row, 3, example, formats["text"])
