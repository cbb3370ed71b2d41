"""Forms of proposals."""

from __future__ import annotations

from flask_babel import gettext
from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from tracker.core.labels import N_, Topic
from tracker.org.models import Unit
from tracker.proposals.models import Proposal
from tracker.proposals.rules import Act, decisions_from
from tracker.proposals.services import Wish
from tracker.web.forms import DayField, Form, choices, tidy, whole


class ProposalForm(Form):
    title = StringField(
        N_("Kiến nghị việc gì"),
        [InputRequired(N_("Không để trống nội dung này.")), Length(max=300, message=N_("Tối đa 300 ký tự."))],
        filters=[tidy],
    )
    words = TextAreaField(
        N_("Nội dung, lý do"),
        [InputRequired(N_("Không để trống nội dung này.")), Length(max=4000, message=N_("Tối đa 4.000 ký tự."))],
        filters=[tidy],
    )
    body = SelectField(N_("Gửi cơ quan"), [InputRequired(N_("Chọn cơ quan nhận kiến nghị."))])
    topic = SelectField(N_("Lĩnh vực"), [InputRequired(N_("Chọn lĩnh vực."))])
    wish_on = DayField(N_("Mong được giải quyết trước ngày"))

    def offer(self, bodies: list[Unit]) -> None:
        """The bodies that can be asked; the nearest above is the usual one."""
        self._bodies = bodies
        self.body.choices = [(str(unit.id), unit.name) for unit in bodies]
        self.topic.choices = choices(Topic, blank=gettext("Chọn lĩnh vực"))

    def wish(self) -> Wish:
        """What was entered, as the services take it."""
        body = next(unit for unit in self._bodies if str(unit.id) == self.body.data)
        return Wish(self.title.data, self.words.data, Topic(self.topic.data), body, self.wish_on.data)


class DecisionForm(Form):
    version = HiddenField()
    act = RadioField(N_("Cách giải quyết"), [InputRequired(N_("Chọn cách giải quyết."))])
    task = SelectMultipleField(N_("Nhiệm vụ"), validate_choice=False)
    words = TextAreaField(
        N_("Nội dung trả lời"), [Optional(), Length(max=4000, message=N_("Tối đa 4.000 ký tự."))], filters=[tidy]
    )

    @classmethod
    def of(cls, proposal: Proposal) -> DecisionForm:
        """The form of what can be decided now."""
        form = cls(data={"version": proposal.version})
        form.act.choices = [(act.value, gettext(act.label)) for act in decisions_from(proposal.state)]
        return form

    def decision(self) -> Act:
        """What was chosen."""
        return Act(self.act.data)

    def seen_version(self) -> int | None:
        """The version of the proposal that the person had before them."""
        typed = str(self.version.data or "")
        return whole(typed)

    def see(self, proposal: Proposal) -> None:
        """The person has the newest version before them: the next sending goes against it."""
        self.version.data = self.version.raw_data = None
        self.version.data = str(proposal.version)
