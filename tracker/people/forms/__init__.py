"""Forms of people: who somebody is, their posts, deputies, hand-over, lists, the first password."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.org.forms import UnitField
from tracker.org.models import Person, Post
from tracker.org.queries import Roster
from tracker.people.services import Seat
from tracker.web.forms import DayField, Form, tidy

_LONG = Length(max=200, message=N_("Tối đa 200 ký tự."))


class SeatForm(Form):
    unit = UnitField(N_("Đơn vị"), [InputRequired(N_("Nhập tên đơn vị."))])
    role = SelectField(N_("Vai trò"), [InputRequired(N_("Chọn vai trò."))])
    title = StringField(N_("Chức danh"), [InputRequired(N_("Nhập chức danh.")), _LONG], filters=[tidy])
    valid_from = DayField(N_("Từ ngày"), [InputRequired(N_("Nhập ngày bắt đầu."))])
    valid_to = DayField(N_("Đến hết ngày"), [Optional()])

    def offer(self, roster: Roster, roles: Iterable[Role]) -> None:
        """Fill the choices: units of the reader's reach, roles they may give. One unit alone is filled in."""
        codes = list(roster.by_code) if len(roster.by_code) == 1 and not self.is_submitted() else None
        self.unit.offer(roster, codes)
        given = list(roles)
        blank = [] if len(given) == 1 else [("", gettext("Chọn vai trò"))]
        self.role.choices = [*blank, *((role.value, gettext(role.label)) for role in given)]
        if not self.is_submitted() and self.valid_from.data is None:
            self.valid_from.data = clock.today()

    def seat(self) -> Seat:
        """What was entered."""
        return Seat(self.unit.unit, Role(self.role.data), self.title.data, self.valid_from.data, self.valid_to.data)


class NewForm(SeatForm):
    full_name = StringField(N_("Họ và tên"), [InputRequired(N_("Nhập họ và tên.")), _LONG], filters=[tidy])
    email = StringField(N_("Thư điện tử"), [Optional(), _LONG], filters=[tidy], render_kw={"inputmode": "email"})
    username = StringField(
        N_("Tên đăng nhập"),
        [Optional(), Length(max=60)],
        filters=[tidy],
        render_kw={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )
    account = BooleanField(N_("Mở tài khoản và gửi đường dẫn kích hoạt"), default=True)


class WhoForm(Form):
    full_name = StringField(N_("Họ và tên"), [InputRequired(N_("Nhập họ và tên.")), _LONG], filters=[tidy])
    email = StringField(N_("Thư điện tử"), [Optional(), _LONG], filters=[tidy], render_kw={"inputmode": "email"})
    username = StringField(
        N_("Tên đăng nhập"),
        [InputRequired(N_("Nhập tên đăng nhập.")), Length(max=60)],
        filters=[tidy],
        render_kw={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )


class AccountForm(Form):
    username = StringField(
        N_("Tên đăng nhập"),
        [InputRequired(N_("Nhập tên đăng nhập.")), Length(max=60)],
        filters=[tidy],
        render_kw={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"},
    )


class LastDayForm(Form):
    last_day = DayField(N_("Ngày cuối"), [InputRequired(N_("Nhập ngày cuối."))])


class EraseForm(Form):
    name = StringField(
        N_("Gõ họ tên của người này để xác nhận"),
        [InputRequired(N_("Gõ đúng họ tên của người này."))],
        filters=[tidy],
        render_kw={"autocomplete": "off"},
    )


#: The choice that leaves tasks without anybody for now.
NOBODY = "nobody"


class HandOverForm(Form):
    to = SelectField(N_("Bàn giao cho"), [InputRequired(N_("Chọn người nhận."))])

    def offer(self, people: Iterable[Person], nobody: str) -> None:
        """Fill the choices: colleagues by name, then nobody."""
        rows = [(str(person.id), person.full_name) for person in people]
        self.to.choices = [("", gettext("Chọn người nhận")), *rows, (NOBODY, nobody)]


class ListForm(Form):
    file = FileField(N_("Danh sách (.xlsx hoặc .csv)"))

    def upload(self) -> tuple[bytes, str]:
        """The file and its name. Raises Invalid (field "file") without one."""
        sent = self.file.data
        if not sent or not sent.filename:
            raise Invalid(N_("Chọn tệp danh sách."), field="file")
        return sent.read(), sent.filename


class TakeForm(Form):
    version = HiddenField()
    mail = BooleanField(N_("Gửi đường dẫn kích hoạt qua thư cho người có địa chỉ thư"), default=True)


class FirstPasswordForm(Form):
    password = PasswordField(
        N_("Mật khẩu mới"),
        [InputRequired(N_("Nhập mật khẩu mới.")), Length(max=200)],
        render_kw={"autocomplete": "new-password"},
    )
    again = PasswordField(
        N_("Nhập lại mật khẩu"),
        [InputRequired(N_("Nhập lại mật khẩu.")), Length(max=200)],
        render_kw={"autocomplete": "new-password"},
    )

    def check(self) -> None:
        """Raise Invalid when the two differ."""
        if self.password.data != self.again.data:
            raise Invalid(N_("Hai lần nhập không giống nhau."), field="again")


def seat_of(post: Post) -> dict[str, object]:
    """What a form shows of a post that is there."""
    return {"role": post.role.value, "title": post.title, "valid_from": None, "valid_to": None}
