"""Forms of measures: the definition, the table of a directive, a value said in a report, its correction."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from flask_babel import gettext
from flask_wtf.file import FileField
from wtforms import BooleanField, FieldList, FormField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from tracker.core import clock
from tracker.core.errors import Invalid, Refused
from tracker.core.labels import N_
from tracker.tasks.forms.act import TaskForm
from tracker.tasks.models import AnyTask, Measure, MeasureValue, Task
from tracker.tasks.queries.measures import counted, point
from tracker.tasks.rules import STEPS, Step
from tracker.tasks.rules.measures import (
    Definition,
    Direction,
    MeasureUnit,
    WrongWay,
    parse,
    parse_stated,
    written,
)
from tracker.tasks.services import Measured
from tracker.tasks.services.measures import Row
from tracker.web.forms import DayField, Form, choices, said, tidy, whole


class AmountField(StringField):  # type: ignore[misc]
    """A number as it is written in the reader's language: 1.234,5."""

    data: Any  # a Decimal, or None

    def __init__(self, label: str = "", validators: Sequence[Any] = (), **kwargs: Any) -> None:
        kwargs.setdefault("render_kw", {"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(label, list(validators), **kwargs)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return written(self.data, point=point()) if isinstance(self.data, Decimal) else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number; an unreadable one says how to write it."""
        typed = " ".join(valuelist).strip()
        self.data = None
        if typed:
            try:
                self.data = parse(typed, point=point())
            except Invalid as error:
                raise ValueError(said(error)) from None


class CommonForm(Form):
    """What is counted: shared by all units of a directive."""

    version = HiddenField()
    name = StringField(
        N_("Tên chỉ tiêu"),
        [InputRequired(N_("Đặt tên cho chỉ tiêu.")), Length(max=200, message=N_("Tối đa 200 ký tự."))],
        filters=[tidy],
    )
    unit = SelectField(N_("Đơn vị tính"), [InputRequired(N_("Chọn đơn vị tính."))])
    unit_words = StringField(
        N_("Tên đơn vị tính khác"), [Optional(), Length(max=40, message=N_("Tối đa 40 ký tự."))], filters=[tidy]
    )
    direction = SelectField(N_("Chiều của chỉ tiêu"), [InputRequired(N_("Chọn chiều của chỉ tiêu."))])
    decides = BooleanField(N_("Tính tỷ lệ hoàn thành từ số liệu này"))

    def offer(self) -> None:
        """Fill the choices, in the reader's language."""
        self.unit.choices = choices(MeasureUnit)
        self.direction.choices = choices(Direction)

    @staticmethod
    def values_of(measure: Measure | None) -> dict[str, Any]:
        """What the form shows of a measure, or of none yet."""
        if measure is None:
            return {"unit": MeasureUnit.HOUSEHOLD.value, "direction": Direction.RISING.value, "decides": True}
        return {
            "name": measure.name,
            "unit": measure.unit.value,
            "unit_words": measure.unit_words,
            "direction": measure.direction.value,
            "decides": measure.decides_percent,
        }

    def definition(self, baseline: Decimal, target: Decimal) -> Definition:
        """What was entered, as the services take it; own words count only where no unit of the catalogue does."""
        unit = MeasureUnit(self.unit.data)
        return Definition(
            self.name.data or "",
            unit,
            (self.unit_words.data or "") if unit is MeasureUnit.OTHER else "",
            Direction(self.direction.data),
            bool(self.decides.data),
            baseline,
            target,
        )

    def seen_version(self) -> int | None:
        """The version of the task that the person had before them."""
        typed = str(self.version.data or "")
        return whole(typed)


class MeasureForm(CommonForm):
    """The measure of one task."""

    baseline = AmountField(N_("Mức ban đầu"), [Optional()])
    target = AmountField(N_("Mục tiêu"), [InputRequired(N_("Nhập mục tiêu."))])

    @classmethod
    def of(cls, task: AnyTask) -> MeasureForm:
        """The form for `task`, filled with its measure or with what was sent."""
        measure = task.measure
        figures = {"baseline": measure.baseline, "target": measure.target} if measure else {"baseline": Decimal(0)}
        form = cls(data={"version": task.version, **cls.values_of(measure), **figures})
        form.offer()
        return form

    def given(self) -> Definition:
        """What was entered."""
        return self.definition(self.baseline.data or Decimal(0), self.target.data)


class RowForm(Form):
    """One unit's line in the table of a directive."""

    class Meta(Form.Meta):
        csrf = False  # the table around it carries the token

    task = HiddenField()
    version = HiddenField()
    baseline = AmountField(N_("Mức ban đầu"), [Optional()])
    target = AmountField(N_("Mục tiêu"), [Optional()])


class TableForm(CommonForm):
    """The measures of all units of a directive."""

    rows = FieldList(FormField(RowForm))

    @classmethod
    def of(cls, tasks: Sequence[Task], shared: Measure | None) -> TableForm:
        """The table for `tasks`, filled with their measures or with what was sent."""
        rows = [
            {
                "task": task.id,
                "version": task.version,
                "baseline": task.measure.baseline if task.measure else Decimal(0) if shared is None else None,
                "target": task.measure.target if task.measure else None,
            }
            for task in tasks
        ]
        form = cls(data={**cls.values_of(shared), "rows": rows})
        form.offer()
        return form

    def common(self) -> Definition:
        """What the units share; the figures are in the rows."""
        return self.definition(Decimal(0), Decimal(0))

    def given(self, tasks: Sequence[Task]) -> list[Row]:
        """The rows that were sent, each for a task that the table may set; others are left out."""
        known = {str(task.id): task for task in tasks}
        found = []
        for line in self.rows:
            task = known.get(str(line.form.task.data))
            version = str(line.form.version.data or "")
            if task is not None:
                found.append(
                    Row(
                        task,
                        line.form.baseline.data or Decimal(0),
                        line.form.target.data,
                        whole(version),
                    )
                )
        return found

    def refuse_rows(self, refused: dict[int, Refused]) -> None:
        """Show what is wrong in each row at its field."""
        for line in self.rows:
            error = refused.get(whole(line.form.task.data) or 0)
            if error is not None:
                field = line.form.baseline if error.field == "baseline" else line.form.target
                field.errors = [*field.errors, said(error)]


class MeasuredFields(TaskForm):
    """What a report says of the measure; a form of steps takes these fields in and keeps those that apply."""

    value = StringField(N_("Đến nay đạt"), [InputRequired(N_("Nhập số liệu của chỉ tiêu."))], filters=[tidy])
    measured_on = DayField(N_("Số liệu của ngày"), [InputRequired(N_("Nhập ngày của số liệu."))])
    sure = BooleanField(N_("Tôi đã kiểm tra, số liệu này đúng"))

    measure: Measure | None = None
    asks_sure = False

    def fit_measure(self, step: Step, task: Task) -> None:
        """Keep the fields that `step` needs for the measure of `task`: none without one.

        A measure that decides takes the place of the percentage, and its value is required in a report.
        """
        self.measure = task.measure if step in (Step.REPORT, Step.SUBMIT) else None
        if self.measure is None:
            del self.value, self.measured_on, self.sure
            return
        if self.measured_on.data is None and not self.measured_on.raw_data:
            self.measured_on.data = clock.today()
        asked = (
            N_("Đến nay đạt (%(unit)s)") if self.measure.direction is Direction.RISING else N_("Đến nay còn (%(unit)s)")
        )
        self.value.label.text = gettext(asked, unit=counted(self.measure))
        deciding = self.measure.decides_percent and STEPS[step].needs_percent
        if deciding:
            del self.percent
        else:
            self.value.validators = [Optional()]
            self.value.flags.required = False
            self.measured_on.validators = [Optional()]

    def measured(self) -> Measured | None:
        """The value as the services take it, None when none was said. Raises Invalid when it cannot be read."""
        if self.measure is None or not self.value.data:
            return None
        stated = parse_stated(self.value.data, words=counted(self.measure), point=point())
        return Measured(stated.amount, self.measured_on.data or clock.today(), stated.target, bool(self.sure.data))

    def refuse(self, error: Refused) -> None:
        """A value that goes the wrong way asks for a mark beside its words."""
        self.asks_sure = isinstance(error, WrongWay)
        super().refuse(error)


class CorrectForm(MeasuredFields):
    """Another value in the place of one that was wrong, or none; always with the reason."""

    version = HiddenField()
    why = TextAreaField(
        N_("Lý do"),
        [InputRequired(N_("Nói rõ lý do.")), Length(max=1000, message=N_("Tối đa 1.000 ký tự."))],
        filters=[tidy],
    )

    @classmethod
    def of(cls, value: MeasureValue) -> CorrectForm:
        """The form for `value`."""
        text = written(value.amount, point=point())
        form = cls(data={"version": value.measure.task.version, "value": text, "measured_on": value.day})
        form.measure = value.measure
        form.value.label.text = gettext("Số đúng (%(unit)s)", unit=counted(value.measure))
        return form

    def seen_version(self) -> int | None:
        """The version of the task that the person had before them."""
        typed = str(self.version.data or "")
        return whole(typed)


class ImportForm(Form):
    """A sheet of values."""

    file = FileField(N_("Tệp bảng số liệu (.xlsx)"))
