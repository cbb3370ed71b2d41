"""Forms of a unit's own plan."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional

from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.tasks.services import Planned
from tracker.web.forms import DayField, Form, tidy


class PlanStepForm(Form):
    version = HiddenField()
    title = StringField(
        N_("Bước"),
        [InputRequired(N_("Nhập nội dung của bước.")), Length(max=300, message=N_("Tối đa 300 ký tự."))],
        filters=[tidy],
    )
    due_on = DayField(N_("Xong ngày"), [Optional()])
    # Not Optional(): that would let white space pass, which is nobody's number. What is not sent is nobody.
    person = SelectField(N_("Người làm"), filters=[lambda sent: sent or ""])

    def offer(self, people: Iterable[Person]) -> PlanStepForm:
        """Say who can be chosen."""
        self.person.choices = [("", gettext("Cả đơn vị")), *((str(person.id), person.full_name) for person in people)]
        return self

    def planned(self) -> Planned:
        """What was entered, as the services take it."""
        return Planned(self.title.data, self.due_on.data, int(self.person.data) if self.person.data else None)
