"""The form of a step: it holds exactly what the step's rule needs."""

from __future__ import annotations

from flask_babel import gettext
from wtforms import IntegerField, SelectField, TextAreaField
from wtforms.validators import InputRequired, NumberRange, Optional

from tracker.core import clock
from tracker.core.labels import N_
from tracker.evidence.forms import FilesPart
from tracker.org.queries import units_on
from tracker.tasks.forms.act import LONG
from tracker.tasks.forms.measures import MeasuredFields
from tracker.tasks.models import Task
from tracker.tasks.rules import STEPS, Step
from tracker.tasks.services import Given
from tracker.web.forms import DayField, tidy


class StepForm(FilesPart, MeasuredFields):
    percent = IntegerField(
        N_("Đã làm được (phần trăm)"),
        [
            InputRequired(N_("Nhập tỷ lệ từ 0 đến 100.")),
            NumberRange(0, 100, N_("Tỷ lệ hoàn thành từ 0 đến 100.")),
        ],
        render_kw={"inputmode": "numeric", "min": 0, "max": 100},
    )
    note = TextAreaField("", [Optional(), LONG], filters=[tidy])
    finished_on = DayField(N_("Ngày hoàn thành"), [InputRequired(N_("Nhập ngày hoàn thành."))])
    unit = SelectField("", [InputRequired(N_("Chọn đơn vị."))])

    @classmethod
    def of(cls, step: Step, task: Task) -> StepForm:
        """The form of `step` for `task`, filled with where the task stands, or with what was sent."""
        rule = STEPS[step]
        form = cls(data={"version": task.version, "percent": task.percent, "finished_on": clock.today()})
        form.note.label.text = gettext(rule.note)
        if rule.needs_note:
            form.note.validators = [
                InputRequired(N_("Không để trống nội dung này.")),
                *form.note.validators[1:],
            ]
            form.note.flags.required = True
        form.fit_measure(step, task)
        if not rule.needs_percent or task.by_plan:
            del form.percent
        if not rule.needs_finished_on:
            del form.finished_on
        if not rule.takes_files:
            form.without_files()
        if rule.needs_unit is None:
            del form.unit
        else:
            form.unit.label.text = gettext(rule.needs_unit)
            units = [(str(unit.id), unit.name) for unit in units_on(clock.today(), aliases=False)]
            form.unit.choices = [("", gettext("Chọn đơn vị")), *units]
        return form

    def given(self) -> Given:
        """What was entered, as the services take it."""
        unit = (
            next((unit for unit in units_on(clock.today()) if str(unit.id) == self.unit.data), None)
            if "unit" in self
            else None
        )
        return Given(
            note=self.note.data or "",
            percent=self.percent.data if "percent" in self else None,
            finished_on=self.finished_on.data if "finished_on" in self else None,
            unit=unit,
            measured=self.measured(),
            files=self.tokens(),
        )
