"""Forms of acts on a task; they carry the version that the person saw, so that nobody overrides what they missed."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext
from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.tasks.models import Extension, Task
from tracker.tasks.rules import ExtensionState
from tracker.tasks.services import Decision
from tracker.web.forms import DayField, Form, tidy, whole

LONG = Length(max=4000, message=N_("Tối đa 4.000 ký tự."))


class TaskForm(Form):
    version = HiddenField()

    def seen_version(self) -> int | None:
        """The version of the task that the person had before them."""
        typed = str(self.version.data or "")
        return whole(typed)

    def renew(self, task: Task) -> None:
        """What was typed goes against the newest version, once the person has seen the difference."""
        self.version.raw_data = None
        self.version.data = str(task.version)


class PersonForm(TaskForm):
    # Not Optional(): that would take white space for nobody.
    person = SelectField("")

    @classmethod
    def of(cls, label: str, people: Iterable[Person], task: Task, chosen: int | None) -> PersonForm:
        """A choice among `people`, or nobody."""
        form = cls(data={"version": task.version, "person": str(chosen or "")})
        form.person.label.text = label
        form.person.choices = [("", gettext("Chưa phân công")), *((str(each.id), each.full_name) for each in people)]
        return form


class ConfidenceForm(TaskForm):
    to = HiddenField()
    note = TextAreaField(N_("Lý do"), [InputRequired(N_("Ghi lý do.")), LONG], filters=[tidy], render_kw={"rows": 3})


class ExtensionForm(TaskForm):
    due_on = DayField(N_("Hạn mới"), [InputRequired(N_("Nhập hạn mới."))])
    note = TextAreaField(
        N_("Lý do"), [InputRequired(N_("Không để trống nội dung này.")), LONG], filters=[tidy], render_kw={"rows": 4}
    )


class PreparationForm(TaskForm):
    note = TextAreaField(
        N_("Ý kiến đề xuất"),
        [InputRequired(N_("Không để trống nội dung này.")), LONG],
        filters=[tidy],
        render_kw={"rows": 4},
    )


class DecisionForm(TaskForm):
    answer = SelectField(N_("Quyết định"), [InputRequired(N_("Chọn đồng ý hoặc không đồng ý."))])
    due_on = DayField(N_("Hạn mới nếu đồng ý"), [Optional()])
    note = TextAreaField(
        N_("Ý kiến; lý do nếu không đồng ý"), [Optional(), LONG], filters=[tidy], render_kw={"rows": 3}
    )

    @classmethod
    def of(cls, extension: Extension) -> DecisionForm:
        """The form for a request, with the day that was asked for."""
        form = cls(data={"version": extension.task.version, "due_on": extension.asked_due_on})
        answers = (ExtensionState.GRANTED, ExtensionState.REFUSED)
        form.answer.choices = [
            ("", gettext("Chọn")),
            *((answer.value, gettext(answer.label)) for answer in answers),
        ]
        return form

    def decision(self, asked: Extension) -> Decision:
        """What was chosen; without a day the one asked for is meant."""
        granted = self.answer.data == ExtensionState.GRANTED
        return Decision(self.due_on.data or asked.asked_due_on if granted else None, self.note.data or "")
