"""Forms of the calendar."""

from __future__ import annotations

from wtforms import HiddenField, SelectField, SelectMultipleField, StringField
from wtforms.validators import InputRequired, Length

from tracker.core.calendar import DayKind, SpecialDay
from tracker.core.labels import N_
from tracker.web.forms import DayField, Form, choices, tidy, whole


class DayForm(Form):
    day = DayField(N_("Ngày"), [InputRequired(N_("Nhập ngày."))])
    kind = SelectField(N_("Loại"))
    name = StringField(
        N_("Tên, lý do"),
        [InputRequired(N_("Nhập tên ngày.")), Length(max=200, message=N_("Tối đa 200 ký tự."))],
        filters=[tidy],
    )
    version = HiddenField()

    def offer(self) -> None:
        """Fill the choices."""
        self.kind.choices = choices(DayKind)

    def special(self) -> SpecialDay:
        """What was entered, as the services take it."""
        return SpecialDay(self.day.data, DayKind(self.kind.data), self.name.data)

    def seen(self) -> int | None:
        """The version of the day that the person had before them."""
        typed = str(self.version.data or "")
        return whole(typed)


class WeekForm(Form):
    weekdays = SelectMultipleField("")
    stamp = HiddenField()

    def offer(self) -> None:
        """Fill the choices."""
        self.weekdays.choices = [(str(number), str(number)) for number in range(7)]

    def given(self) -> list[int]:
        """The weekdays that were ticked."""
        return [int(each) for each in self.weekdays.data or ()]


class LibraryForm(Form):
    stamp = HiddenField()
