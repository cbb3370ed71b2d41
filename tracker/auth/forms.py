"""Forms of sign-in and account."""

from __future__ import annotations

from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length

from tracker.core.labels import N_
from tracker.web.forms import Form, tidy


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
