"""The form in which a person chooses how mail comes."""

from __future__ import annotations

from datetime import time

from flask_babel import gettext
from wtforms import BooleanField, PasswordField, SelectField, StringField
from wtforms.validators import Length

from tracker.core.labels import N_
from tracker.notifications.queries import Reader
from tracker.notifications.rules import Quiet, Rhythm, Wishes
from tracker.web.forms import Form, choices, tidy

#: Names of the days, Monday first.
WEEKDAYS = (
    N_("Thứ Hai"),
    N_("Thứ Ba"),
    N_("Thứ Tư"),
    N_("Thứ Năm"),
    N_("Thứ Sáu"),
    N_("Thứ Bảy"),
    N_("Chủ nhật"),
)


def _half_hours() -> list[tuple[str, str]]:
    times = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in range(0, 24 * 60, 30)]
    return [(each, each) for each in times]


class WishesForm(Form):
    email = StringField(
        N_("Địa chỉ thư điện tử"),
        [Length(max=200)],
        filters=[tidy],
        render_kw={"type": "email", "autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"},
    )
    password = PasswordField(N_("Mật khẩu hiện tại"), [Length(max=200)], render_kw={"autocomplete": "current-password"})
    waits = SelectField(N_("Việc chờ tôi"))
    reminders = SelectField(N_("Nhắc hạn"))
    information = SelectField(N_("Thông tin"))
    hour = SelectField(N_("Giờ gửi thư gộp"))
    weekday = SelectField(N_("Ngày gửi thư tuần"))
    quiet_start = SelectField(N_("Không gửi thư từ"))
    quiet_end = SelectField(N_("Gửi lại từ"))
    quiet_days_off = BooleanField(N_("Không gửi thư vào ngày nghỉ; thư chờ đến ngày làm việc tiếp theo"))
    follow = BooleanField(N_("Nhắc cả hạn của việc mà người khác trong đơn vị phụ trách"))

    @classmethod
    def of(cls, reader: Reader) -> WishesForm:
        """The form with what holds for the person now."""
        wishes = reader.wishes
        form = cls(
            data={
                "email": reader.address or "",
                "waits": wishes.waits.value,
                "reminders": wishes.reminders.value,
                "information": wishes.information.value,
                "hour": str(wishes.hour),
                "weekday": str(wishes.weekday),
                "quiet_start": f"{wishes.quiet.start:%H:%M}",
                "quiet_end": f"{wishes.quiet.end:%H:%M}",
                "quiet_days_off": wishes.quiet.days_off,
                "follow": wishes.follow,
            }
        )
        for field in (form.waits, form.reminders, form.information):
            field.choices = choices(Rhythm)
        form.hour.choices = [(str(hour), f"{hour:02}:00") for hour in range(24)]
        form.weekday.choices = [(str(number), gettext(name)) for number, name in enumerate(WEEKDAYS)]
        form.quiet_start.choices = form.quiet_end.choices = _half_hours()
        return form

    def wishes(self) -> Wishes:
        """What was chosen."""
        return Wishes(
            waits=Rhythm(self.waits.data),
            reminders=Rhythm(self.reminders.data),
            information=Rhythm(self.information.data),
            hour=int(self.hour.data),
            weekday=int(self.weekday.data),
            quiet=Quiet(
                time.fromisoformat(self.quiet_start.data),
                time.fromisoformat(self.quiet_end.data),
                bool(self.quiet_days_off.data),
            ),
            follow=bool(self.follow.data),
        )
