"""Forms of sign-in and account."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext
from wtforms import HiddenField, PasswordField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from tracker.core import clock
from tracker.core.labels import N_
from tracker.org.queries import Candidate
from tracker.web.forms import DayField, Form, tidy


class SignInForm(Form):
    username = StringField(
        N_("Tên đăng nhập"),
        [InputRequired(N_("Nhập tên đăng nhập."))],
        filters=[tidy],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        N_("Mật khẩu"),
        [InputRequired(N_("Nhập mật khẩu.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )


class PasswordForm(Form):
    old = PasswordField(
        N_("Mật khẩu hiện tại"),
        [InputRequired(N_("Nhập mật khẩu hiện tại."))],
        render_kw={"autocomplete": "current-password"},
    )
    password = PasswordField(
        N_("Mật khẩu mới"),
        [InputRequired(N_("Nhập mật khẩu mới.")), Length(max=200)],
        render_kw={"autocomplete": "new-password"},
    )


class CodeForm(Form):
    code = StringField(
        N_("Mã xác nhận"),
        [InputRequired(N_("Nhập mã.")), Length(max=60)],
        filters=[tidy],
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"},
    )


class EnrolForm(Form):
    sealed = HiddenField()
    code = StringField(
        N_("Mã 6 số trên ứng dụng"),
        [InputRequired(N_("Nhập mã.")), Length(max=20)],
        filters=[tidy],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )


class ConfirmForm(Form):
    password = PasswordField(
        N_("Mật khẩu hiện tại"),
        [InputRequired(N_("Nhập mật khẩu hiện tại.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )


class IdentityForm(Form):
    subject = StringField(
        N_("Mã định danh ở cổng đăng nhập chung"),
        [InputRequired(N_("Nhập mã định danh.")), Length(max=255)],
        filters=[tidy],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class ForgotForm(Form):
    name = StringField(
        N_("Tên đăng nhập hoặc thư điện tử"),
        [InputRequired(N_("Nhập tên đăng nhập hoặc thư điện tử.")), Length(max=200)],
        filters=[tidy],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )


class NewPasswordForm(Form):
    password = PasswordField(
        N_("Mật khẩu mới"),
        [InputRequired(N_("Nhập mật khẩu mới.")), Length(max=200)],
        render_kw={"autocomplete": "new-password"},
    )


def by_unit(candidates: Iterable[Candidate]) -> dict[str, list[tuple[str, str]]]:
    """Those who can deputise as choices of a field, grouped by their unit."""
    groups: dict[str, list[tuple[str, str]]] = {"": [("", gettext("Chọn người"))]}
    for each in candidates:
        groups.setdefault(each.unit, []).append((str(each.person_id), f"{each.name} · {each.title}"))
    return groups


class DeputyForm(Form):
    person = SelectField(N_("Người được ủy quyền"), [InputRequired(N_("Chọn người được ủy quyền."))])
    valid_from = DayField(N_("Từ ngày"), [InputRequired(N_("Nhập ngày bắt đầu."))])
    valid_to = DayField(N_("Đến hết ngày"), [InputRequired(N_("Nhập ngày kết thúc."))])

    @classmethod
    def of(cls, candidates: Iterable[Candidate]) -> DeputyForm:
        """The form with those who can be chosen, grouped by their unit."""
        form = cls(data={"valid_from": clock.today()})
        form.person.choices = by_unit(candidates)
        return form
