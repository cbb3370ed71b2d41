"""The rows of a list of people: which columns there are, and what each row says or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tracker.core.actor import Role
from tracker.core.errors import Invalid
from tracker.core.labels import N_, Labelled
from tracker.core.text import fold, normalise
from tracker.extraction.files.cells import day_in, no_formula
from tracker.extraction.files.sheets import Line
from tracker.mail.rules import is_address
from tracker.people.rules.accounts import check_username

#: People who are taken in at once: an agency; a province sends one list for each.
MOST_PEOPLE = 2_000


class Column(Labelled):
    """The columns of a list of people, as their headings say them."""

    NAME = "name", N_("Họ và tên")
    USERNAME = "username", N_("Tên đăng nhập")
    EMAIL = "email", N_("Thư điện tử")
    UNIT = "unit", N_("Đơn vị")
    ROLE = "role", N_("Vai trò")
    TITLE = "title", N_("Chức danh")
    FROM = "from", N_("Từ ngày")
    TO = "to", N_("Đến ngày")


#: Other headings that mean the same.
HEADINGS: dict[str, tuple[str, ...]] = {
    Column.NAME.value: (Column.NAME.label, "Họ tên", "Tên", "full_name", "name"),
    Column.USERNAME.value: (Column.USERNAME.label, "Tài khoản", "username", "user"),
    Column.EMAIL.value: (Column.EMAIL.label, "Email", "E-mail", "Thư", "Địa chỉ thư", "Hộp thư"),
    Column.UNIT.value: (Column.UNIT.label, "Cơ quan", "Đơn vị công tác", "Mã đơn vị", "unit"),
    Column.ROLE.value: (Column.ROLE.label, "Quyền", "role"),
    Column.TITLE.value: (Column.TITLE.label, "Chức vụ", "title"),
    Column.FROM.value: (Column.FROM.label, "Từ", "valid_from"),
    Column.TO.value: (Column.TO.label, "Đến", "Đến hết ngày", "valid_to"),
}
REQUIRED = frozenset({Column.NAME.value, Column.UNIT.value, Column.ROLE.value})


class Outcome(Labelled):
    """What taking a row in does."""

    NEW = "new", N_("Người mới")
    POST = "post", N_("Thêm chức danh")
    CHANGED = "changed", N_("Cập nhật")
    SAME = "same", N_("Giữ nguyên")
    WRONG = "wrong", N_("Có lỗi")


@dataclass
class Row:
    """A row as it was read: the words of its cells, days as 2026-11-30 or "", and what is wrong with it."""

    number: int
    name: str = ""
    username: str = ""
    email: str = ""
    unit: str = ""
    role: str = ""
    title: str = ""
    valid_from: str = ""
    valid_to: str = ""
    wrong: list[list[Any]] = field(default_factory=list)  # the sentence and what stands in its gaps, as JSON keeps it

    def refuse(self, sentence: str, **values: Any) -> None:
        """Note what is wrong."""
        self.wrong.append([sentence, values])

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day of the post; None is open."""
        first, last = (date.fromisoformat(each) if each else None for each in (self.valid_from, self.valid_to))
        return first, last


def read_rows(lines: Iterable[Line]) -> list[Row]:
    """The rows of a list, each with what is wrong in its own cells."""
    return [_row(line) for line in lines]


def _row(line: Line) -> Row:
    row = Row(line.number)
    words = {}
    for name, cell in line.cells.items():
        try:
            words[name] = " ".join(normalise(no_formula(cell).text).split())
        except Invalid as refusal:
            row.refuse(N_("Ô %(cell)s: %(what)s"), cell=cell.address, what=refusal.sentence)
            words[name] = ""
    row.name, row.title = words.get("name", "")[:200], words.get("title", "")[:200]
    row.email, row.unit = words.get("email", "")[:200], words.get("unit", "")[:300]
    _read_name(row)
    _read_account(row, words.get("username", ""))
    _read_role(row, words.get("role", ""))
    for name, into in ((Column.FROM.value, "valid_from"), (Column.TO.value, "valid_to")):
        if not words.get(name):
            continue
        try:
            setattr(row, into, day_in(line.cells[name]).isoformat())
        except Invalid as refusal:
            row.refuse(refusal.sentence, **{key: str(value) for key, value in refusal.values.items()})
    if row.valid_from and row.valid_to and row.valid_to < row.valid_from:
        row.refuse(N_("Ngày kết thúc không thể trước ngày bắt đầu."))
    return row


def _read_name(row: Row) -> None:
    if not row.name:
        row.refuse(N_("Thiếu họ và tên."))
    elif not any(letter.isalpha() for letter in row.name) or row.name[0] in "=+-@":
        row.refuse(N_("“%(text)s” không phải họ tên."), text=row.name[:40])
    if not row.unit:
        row.refuse(N_("Thiếu đơn vị."))


def _read_account(row: Row, username: str) -> None:
    if username:
        try:
            row.username = check_username(username)
        except Invalid as refusal:
            row.username = username[:60]
            row.refuse(refusal.sentence)
    if row.email and not is_address(row.email):
        row.refuse(N_("Địa chỉ thư “%(text)s” không hợp lệ."), text=row.email[:60])


_ROLES = {fold(way): role.value for role in Role for way in (role.value, role.label)} | {
    "thu ky": Role.SECRETARY.value,
    "chuyen vien": Role.OFFICIAL.value,
    "can bo, chuyen vien": Role.OFFICIAL.value,
    "quan tri vien": Role.ADMIN.value,
}


def _read_role(row: Row, said: str) -> None:
    role = _ROLES.get(fold(said))
    if role is None:
        row.role = said[:60]
        row.refuse(N_("Vai trò “%(text)s” không có trong danh mục."), text=said[:40]) if said else row.refuse(
            N_("Thiếu vai trò.")
        )
    else:
        row.role = role
