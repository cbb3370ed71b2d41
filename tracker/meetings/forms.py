"""The form of a conference."""

from __future__ import annotations

from flask_babel import gettext
from wtforms import BooleanField, SelectField, StringField
from wtforms.validators import InputRequired, Length

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import N_, UnitKind
from tracker.meetings.rules import MeetingKind
from tracker.meetings.services import MeetingDetails
from tracker.org.models import Unit
from tracker.org.queries import units_on
from tracker.web.forms import DayField, Form, choices, tidy


class MeetingForm(Form):
    name = StringField(
        N_("Tên hội nghị, cuộc họp"),
        [InputRequired(N_("Nhập tên hội nghị.")), Length(max=300, message=N_("Tối đa 300 ký tự."))],
        filters=[tidy],
    )
    kind = SelectField(N_("Loại"))
    body = SelectField(N_("Cơ quan ra kết luận"), [InputRequired(N_("Chọn cơ quan ra kết luận."))])
    held_on = DayField(N_("Ngày họp"), [InputRequired(N_("Nhập ngày họp."))])
    chair = StringField(N_("Người chủ trì"), [Length(max=200, message=N_("Tối đa 200 ký tự."))], filters=[tidy])
    place = StringField(N_("Địa điểm"), [Length(max=200, message=N_("Tối đa 200 ký tự."))], filters=[tidy])
    confidential = BooleanField(N_("Kết luận của hội nghị này là mật"))

    def offer(self, actor: Actor) -> None:
        """Fill the choices: committees first, then every other unit of the actor's scope."""
        self.kind.choices = choices(MeetingKind)
        self._units = units_on(clock.today(), root=actor.post.unit_path)
        committees = [unit for unit in self._units if unit.kind is UnitKind.AUTHORITY]
        others = [unit for unit in self._units if unit.kind is not UnitKind.AUTHORITY]
        self.body.choices = [
            ("", gettext("Chọn cơ quan")),
            *((str(unit.id), unit.name) for unit in [*committees, *others]),
        ]

    def details(self) -> MeetingDetails:
        """What was entered, as the services take it."""
        body: Unit = next(unit for unit in self._units if str(unit.id) == self.body.data)
        return MeetingDetails(
            name=self.name.data,
            kind=MeetingKind(self.kind.data),
            body=body,
            held_on=self.held_on.data,
            chair=self.chair.data or "",
            place=self.place.data or "",
            confidential=bool(self.confidential.data),
        )
