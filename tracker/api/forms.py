"""Forms of tokens and of the addresses that are told."""

from __future__ import annotations

from flask_babel import gettext
from wtforms import PasswordField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length

from tracker.api.rules.tokens import LIVES, Scope
from tracker.api.rules.webhooks import OFFERED, Event
from tracker.core.labels import N_
from tracker.web.forms import Form, choices, tidy


class TokenForm(Form):
    name = StringField(
        N_("Dùng cho hệ thống nào"),
        [InputRequired(N_("Đặt tên để sau này nhận ra.")), Length(max=100, message=N_("Tối đa 100 ký tự."))],
        filters=[tidy],
        render_kw={"autocomplete": "off"},
    )
    scopes = SelectMultipleField(N_("Quyền"))
    days = SelectField(N_("Thời hạn"), coerce=int)
    password = PasswordField(
        N_("Mật khẩu hiện tại"),
        [InputRequired(N_("Nhập mật khẩu hiện tại.")), Length(max=200)],
        render_kw={"autocomplete": "current-password"},
    )

    def offer(self) -> None:
        """Fill the choices; a form that was not sent chooses the shortest life but one."""
        self.scopes.choices = choices(Scope)
        self.days.choices = [(days, gettext("%(days)s ngày", days=days)) for days in LIVES]
        if not self.is_submitted():
            self.days.data = LIVES[1]

    def chosen(self) -> list[Scope]:
        """The scopes that were ticked."""
        return [Scope(value) for value in self.scopes.data or ()]


class WebhookForm(Form):
    name = StringField(
        N_("Hệ thống nhận"),
        [InputRequired(N_("Nhập tên hệ thống nhận.")), Length(max=100, message=N_("Tối đa 100 ký tự."))],
        filters=[tidy],
        render_kw={"autocomplete": "off"},
    )
    address = StringField(
        N_("Địa chỉ nhận"),
        [InputRequired(N_("Nhập địa chỉ nhận.")), Length(max=500, message=N_("Tối đa 500 ký tự."))],
        filters=[tidy],
        render_kw={"inputmode": "url", "autocomplete": "off", "spellcheck": "false", "placeholder": "https://"},
    )
    events = SelectMultipleField(N_("Sự kiện"))

    def offer(self) -> None:
        """Fill the choices."""
        self.events.choices = [(event.value, gettext(event.label)) for event in OFFERED]

    def chosen(self) -> tuple[Event, ...]:
        """The events that were ticked."""
        return tuple(Event(value) for value in self.events.data or ())
