"""Files of people: the list as it is seen, and the sheet to fill in. What is text stays text, never a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from flask_babel import gettext

from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.org.models import Person, Unit
from tracker.people.queries import running
from tracker.people.rules import Column

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = later("xlsxwriter")

_WIDTHS = {
    Column.NAME: 28,
    Column.USERNAME: 22,
    Column.EMAIL: 32,
    Column.UNIT: 36,
    Column.ROLE: 20,
    Column.TITLE: 30,
    Column.FROM: 13,
    Column.TO: 13,
}
_MUST = (Column.NAME, Column.UNIT, Column.ROLE)
_DAYS = (Column.FROM, Column.TO)
#: So many rows are ready to be filled in.
_ROWS = 500
_HOW = (
    N_("Mỗi dòng là một chức danh. Người giữ nhiều chức danh: nhiều dòng, cùng tên đăng nhập hoặc cùng địa chỉ thư."),
    N_("Cột bắt buộc: họ và tên, đơn vị, vai trò. Đơn vị ghi tên, tên gọi khác hoặc mã."),
    N_("Để trống tên đăng nhập: phần mềm đặt theo họ tên. Không có địa chỉ thư: in phiếu kích hoạt sau khi nhập."),
    N_("Người đã có trong phần mềm được nhận ra theo tên đăng nhập hoặc địa chỉ thư và được cập nhật, không tạo mới."),
)

Row = tuple[str, str, str, str, str, str, date | None, date | None]


def template(units: Sequence[Unit]) -> bytes:
    """An .xlsx file with the columns, lists of units and roles to choose from, and how to fill it in."""
    return _book([], units)


def exported(people: Iterable[tuple[Person, Account | None]], units: Sequence[Unit]) -> bytes:
    """The people of a list with their running posts, in the form in which they can be taken in again."""
    rows: list[Row] = []
    for person, account in people:
        username = account.username if account else ""
        for post in running(person):
            role = gettext(post.role.label)
            rows.append(
                (
                    person.full_name,
                    username,
                    person.email or "",
                    post.unit.name,
                    role,
                    post.title,
                    post.valid_from,
                    post.valid_to,
                )
            )
    return _book(rows, units)


def _book(rows: Sequence[Row], units: Sequence[Unit]) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    created = clock.now().replace(tzinfo=None)
    book.set_properties({"title": gettext("Danh sách cán bộ"), "created": created})
    line = {"border": 1, "border_color": "#D9DEE5", "valign": "top", "text_wrap": True}
    head = book.add_format({**line, "bold": True, "bg_color": "#EEF1F5"})
    must = book.add_format({**line, "bold": True, "bg_color": "#F7D9D6"})
    text, day = book.add_format(line), book.add_format({**line, "num_format": "dd/mm/yyyy", "align": "left"})
    sheet = book.add_worksheet(gettext("Danh sách")[:31])
    _guide(book, book.add_worksheet(gettext("Hướng dẫn")[:31]))
    names = gettext("Danh mục")[:31]
    lists = book.add_worksheet(names)
    for at, unit in enumerate(units):
        lists.write_string(at, 0, unit.name)
    for at, role in enumerate(Role):
        lists.write_string(at, 1, gettext(role.label))
    lists.set_column(0, 1, 40)
    for place, column in enumerate(Column):
        sheet.write_string(0, place, gettext(column.label), must if column in _MUST else head)
        sheet.set_column(place, place, _WIDTHS[column], day if column in _DAYS else text)
    for place, letter, many in ((3, "A", len(units)), (4, "B", len(Role))):
        # Other words are understood too: the list helps, it does not forbid.
        source = f"='{names}'!${letter}$1:${letter}${max(many, 1)}"
        last = max(_ROWS, len(rows))
        sheet.data_validation(1, place, last, place, {"validate": "list", "source": source, "show_error": False})
    for at, row in enumerate(rows, 1):
        _line(sheet, at, row, text, day)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    return target.getvalue()


def _line(sheet: Any, at: int, row: Row, text: Any, day: Any) -> None:
    for place, value in enumerate(row):
        if isinstance(value, date):
            sheet.write_datetime(at, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
        elif value:
            sheet.write_string(at, place, value, text)


def _guide(book: Any, sheet: Any) -> None:
    sheet.set_column(0, 0, 110, book.add_format({"text_wrap": True, "valign": "top"}))
    for at, words in enumerate(_HOW):
        sheet.write_string(at, 0, gettext(words))
