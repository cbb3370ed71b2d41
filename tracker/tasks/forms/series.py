"""Forms of recurring duties, and of the rhythm of reports."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import gettext
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from tracker.core.labels import N_
from tracker.org.forms import UnitsField
from tracker.org.queries import Roster
from tracker.tasks.models import Series, Task
from tracker.tasks.rules import LAST_DAY, MOST_AHEAD, RHYTHMIC, Every, Rhythm, Shift, in_words_of, report_rhythm
from tracker.tasks.services import Duty
from tracker.web.forms import DayField, Form, choices, tidy, whole
from tracker.web.i18n import weekday

#: Any Monday: the names of the weekdays are counted from it.
MONDAY = date(2024, 1, 1)


class VersionedForm(Form):
    version = HiddenField()

    def seen(self) -> int | None:
        """The version that the person had before them."""
        typed = str(self.version.data or "")
        return whole(typed)

    def renew(self, version: int) -> None:
        """What was typed goes against the newest version once the person has seen it."""
        self.version.data = self.version.raw_data = None
        self.version.data = str(version)


class RhythmForm(VersionedForm):
    title = StringField(
        N_("Nội dung nhiệm vụ"),
        [InputRequired(N_("Nhập nội dung nhiệm vụ.")), Length(max=260, message=N_("Tối đa 260 ký tự."))],
        filters=[tidy],
    )
    every = SelectField(N_("Nhịp"))
    weekday = SelectField(N_("Hạn vào thứ"))
    day = SelectField(N_("Hạn vào ngày"))
    quarter_month = SelectField(N_("Tháng trong quý"))
    month = SelectField(N_("Tháng trong năm"))
    shift = SelectField(N_("Khi hạn rơi vào ngày nghỉ"))
    ahead = IntegerField(
        N_("Giao trước hạn (ngày làm việc)"),
        [
            InputRequired(N_("Nhập số ngày làm việc.")),
            NumberRange(0, MOST_AHEAD, N_("Số ngày từ 0 đến 120.")),
        ],
        render_kw={"inputmode": "numeric"},
    )
    last_on = DayField(N_("Kết thúc sau ngày"), [Optional()])

    def offer(self) -> None:
        """Fill the choices."""
        self.every.choices = [(each.value, gettext(each.label)) for each in RHYTHMIC]
        self.weekday.choices = [(str(number), weekday(MONDAY.replace(day=number + 1))) for number in range(7)]
        days = [(str(number), str(number)) for number in range(1, LAST_DAY)]
        self.day.choices = [*days, (str(LAST_DAY), gettext("Ngày cuối tháng"))]
        self.quarter_month.choices = [
            (str(number), gettext("Tháng thứ %(number)s của quý", number=number)) for number in (1, 2, 3)
        ]
        self.month.choices = [(str(number), gettext("Tháng %(month)s", month=number)) for number in range(1, 13)]
        self.shift.choices = choices(Shift)

    def duty(self, leads: tuple[str, ...]) -> Duty:
        """What was entered, as the services take it."""
        every = next(each for each in RHYTHMIC if each.value == self.every.data)
        month = {"quarterly": self.quarter_month.data, "yearly": self.month.data}.get(every.value)
        rhythm = Rhythm(
            every,
            weekday=int(self.weekday.data),
            day=int(self.day.data),
            month=int(month) if month else None,
            shift=Shift(self.shift.data),
        )
        return Duty(self.title.data, leads, rhythm, self.ahead.data, self.last_on.data)


def _typed(rhythm: Rhythm) -> dict[str, Any]:
    """A rhythm as the fields hold it; what it does not need shows what is usual."""
    return {
        "every": rhythm.every.value,
        "weekday": str(4 if rhythm.weekday is None else rhythm.weekday),
        "day": str(rhythm.day or LAST_DAY),
        "quarter_month": str(rhythm.month if rhythm.month and rhythm.month <= 3 else 3),
        "month": str(rhythm.month or 12),
        "shift": rhythm.shift.value,
    }


class DutyForm(RhythmForm):
    lead = UnitsField(N_("Đơn vị chủ trì"), [InputRequired(N_("Chọn đơn vị chủ trì."))])
    reason = TextAreaField(
        N_("Lý do thay đổi"), [Optional(), Length(max=2000, message=N_("Tối đa 2.000 ký tự."))], filters=[tidy]
    )

    @classmethod
    def of(cls, series: Series, roster: Roster) -> DutyForm:
        """The form to change a duty, filled with what it says, or with what was sent."""
        rest = {"title": series.title, "ahead": series.ahead, "last_on": series.last_on, "version": series.version}
        form = cls(data={**_typed(series.rhythm), **rest})
        form.offer()
        form.lead.offer(roster, None if form.is_submitted() else series.leads)
        return form


class RepeatForm(RhythmForm):
    everyone = BooleanField(N_("Cho tất cả đơn vị cùng được giao"))

    @classmethod
    def of(cls, task: Task, rhythm: Rhythm, ahead: int, many: int) -> RepeatForm:
        """The form to let a task come back; `many` units were given the same directive."""
        rest = {"title": task.title[:260], "ahead": ahead, "everyone": True, "version": task.version}
        form = cls(data={**_typed(rhythm), **rest})
        form.offer()
        if many < 2:
            del form.everyone
        return form


class EndForm(VersionedForm):
    reason = TextAreaField(
        N_("Lý do kết thúc"),
        [InputRequired(N_("Nhập lý do kết thúc.")), Length(max=2000, message=N_("Tối đa 2.000 ký tự."))],
        filters=[tidy],
    )


class ReportsForm(VersionedForm):
    number = IntegerField(N_("Báo cáo ít nhất mỗi"), [Optional()], render_kw={"inputmode": "numeric"})
    every = SelectField(N_("Đơn vị thời gian"))

    @classmethod
    def of(cls, task: Task, usual: int) -> ReportsForm:
        """The form, filled with the rhythm of the task, else the usual one."""
        number, every = in_words_of(task.report_days or usual)
        form = cls(data={"number": number, "every": every.value, "version": task.version})
        form.every.choices = choices(Every)
        return form

    def days(self) -> int | None:
        """What was entered, in days; None when the number was cleared. Raises Invalid."""
        return report_rhythm(self.number.data, Every(self.every.data)) if self.number.data is not None else None
