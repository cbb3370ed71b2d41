"""The sheet that is filled in for many units at once: a form as a file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from flask_babel import gettext

from tracker.core import clock
from tracker.core.later import later
from tracker.tasks.models import Measure, Task
from tracker.tasks.queries.measures import counted
from tracker.tasks.rules.measures import SCALE, WHOLE
from tracker.tasks.services.sheet_rows import COLUMNS

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = later("xlsxwriter")

#: Widths of the columns in characters, in the order of COLUMNS.
WIDTHS = (16, 30, 12, 12, 17, 40)


def template(title: str, shared: Measure, tasks: Sequence[Task], *, today: date) -> bytes:
    """An .xlsx file with a row for each unit: code, name, target, and empty cells for value, day (today) and note.

    Numbers and days are typed cells; texts are written as texts, so that none is taken for a formula.
    """
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title[:200], "created": clock.now().replace(tzinfo=None)})
    sheet = book.add_worksheet(gettext("Số liệu")[:31])
    form = "#,##0" if shared.unit in WHOLE else f"#,##0.{'#' * SCALE}"
    fixed = book.add_format({"bg_color": "#EEF1F5", "border": 1, "border_color": "#D9DEE5", "text_wrap": True})
    text = book.add_format({"border": 1, "border_color": "#D9DEE5", "text_wrap": True})
    number = book.add_format({"num_format": form, "border": 1, "border_color": "#D9DEE5"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "border": 1, "border_color": "#D9DEE5", "align": "left"})
    head = book.add_format({"bold": True, "bg_color": "#EEF1F5", "border": 1, "text_wrap": True, "valign": "vcenter"})
    bold = book.add_format({"bold": True, "font_size": 13})
    sheet.write_string(0, 0, title[:300], bold)
    sheet.write_string(1, 0, f"{shared.name} ({counted(shared)})")
    sheet.write_string(
        2, 0, gettext("Điền cột số đã đạt và ngày của số liệu. Đơn vị chưa có số thì để trống. Không đổi dòng tiêu đề.")
    )
    for column, (ways, width) in enumerate(zip(COLUMNS.values(), WIDTHS, strict=True)):
        sheet.write_string(4, column, gettext(ways[0]), head)
        sheet.set_column(column, column, width)
    for row, task in enumerate(tasks, 5):
        sheet.write_string(row, 0, task.lead.code, fixed)
        sheet.write_string(row, 1, task.lead.name, fixed)
        if task.measure is not None:
            sheet.write_number(row, 2, float(task.measure.target), number)
        else:
            sheet.write_blank(row, 2, None, number)
        sheet.write_blank(row, 3, None, number)
        sheet.write_datetime(row, 4, today, day)
        sheet.write_blank(row, 5, None, text)
    last = 5 + max(len(tasks), 1) - 1
    sheet.data_validation(
        5,
        3,
        last,
        3,
        {
            "validate": "integer" if shared.unit in WHOLE else "decimal",
            "criteria": ">=",
            "value": 0,
            "error_title": gettext("Số liệu")[:32],
            "error_message": gettext("Nhập một số không âm.")[:255],
        },
    )
    sheet.freeze_panes(5, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(4)
    book.close()
    return target.getvalue()
