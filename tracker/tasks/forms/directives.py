"""Forms of a directive to many units, and of one step for several tasks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flask_babel import gettext
from wtforms import SelectMultipleField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.core.labels import N_
from tracker.org.models import Unit
from tracker.tasks.rules import STEPS, Step
from tracker.web.forms import DayField, Form, tidy


class AddUnitsForm(Form):
    units = SelectMultipleField(
        N_("Đơn vị"),
        [InputRequired(N_("Chọn ít nhất một đơn vị."))],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    due_on = DayField(N_("Hạn"), [Optional()])

    def offer(self, units: Iterable[Unit]) -> None:
        """Say which units can be chosen."""
        self.units.choices = [(str(unit.id), unit.name) for unit in units]

    def chosen(self, units: Sequence[Unit]) -> list[Unit]:
        """The units that were ticked."""
        return [unit for unit in units if str(unit.id) in (self.units.data or ())]


class ManyForm(Form):
    note = TextAreaField("", [Optional(), Length(max=4000, message=N_("Tối đa 4.000 ký tự."))], filters=[tidy])

    @classmethod
    def of(cls, step: Step) -> ManyForm:
        """The form of `step` for several tasks."""
        form, rule = cls(), STEPS[step]
        form.note.label.text = gettext(rule.note)
        if rule.needs_note:
            form.note.validators = [InputRequired(N_("Không để trống nội dung này.")), *form.note.validators[1:]]
            form.note.flags.required = True
        return form
