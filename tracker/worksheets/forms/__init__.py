"""Forms of worksheets: the upload, and what the columns hold."""

from __future__ import annotations

from flask import request
from flask_babel import gettext
from flask_wtf.file import FileField
from wtforms import IntegerField, SelectField
from wtforms.validators import InputRequired, Optional

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.meetings.models import Meeting
from tracker.org.models import Unit
from tracker.web.forms import Form
from tracker.worksheets.queries import Places
from tracker.worksheets.rules import Column, Layout
from tracker.worksheets.services import Choice
from tracker.worksheets.services.taking import REGISTER


class UploadForm(Form):
    file = FileField(N_("Tệp Excel (.xlsx)"))
    into = SelectField(N_("Đưa vào sổ, hội nghị"), [InputRequired(N_("Chọn nơi đưa các nhiệm vụ vào."))])

    def offer(self, places: Places) -> None:
        """Fill the choices: registers and conferences there are, then a new register of each unit."""
        self._places = places
        have = [
            (f"m{each.id}", f"{each.name} · {each.body.name} · {each.held_on:%d/%m/%Y}") for each in places.meetings
        ]
        new = [(f"u{each.id}", f"{gettext(REGISTER)} · {each.name}") for each in places.bodies]
        registers = [each for each in places.meetings if each.kind.value == "register"]
        groups = {gettext("Lập sổ mới"): new, gettext("Đưa vào sổ, hội nghị đã có"): have}
        # The town's own register first, once there is one.
        ordered = reversed(groups.items()) if registers else groups.items()
        self.into.choices = {name: choices for name, choices in ordered if choices}

    def place(self) -> tuple[Unit, Meeting | None]:
        """The unit that gives the tasks, and the conference they stand in; None for a new register."""
        meeting = next((each for each in self._places.meetings if f"m{each.id}" == self.into.data), None)
        if meeting is not None:
            return meeting.body, meeting
        return next(each for each in self._places.bodies if f"u{each.id}" == self.into.data), None

    def upload(self) -> tuple[bytes, str]:
        """The file and its name. Raises Invalid (field "file") without one."""
        sent = self.file.data
        if not sent or not sent.filename:
            raise Invalid(N_("Chọn tệp Excel có danh sách nhiệm vụ."), field="file")
        return sent.read(), sent.filename


class ColumnsForm(Form):
    sheet = SelectField(N_("Trang tính"), coerce=int)
    head = IntegerField(N_("Tiêu đề cột ở dòng"), [Optional()])

    def offer(self, layout: Layout, names: list[str]) -> None:
        """Fill the choices and, for a form that was not sent, how the sheet is read now."""
        self.sheet.choices = list(enumerate(names))
        self.layout = layout
        self.choices = [("", gettext("Không dùng")), *((each.value, gettext(each.label)) for each in Column)]
        self.errors_of_columns: list[str] = []
        if not self.is_submitted():
            self.sheet.data, self.head.data = layout.sheet, layout.head

    def value(self, at: int) -> str:
        """What is chosen for the column at a place."""
        if self.is_submitted():
            return request.form.get(f"c{at}", "")
        column = self.layout.columns.get(at)
        return column.value if column is not None else ""

    def choice(self) -> Choice:
        """What was chosen."""
        known = {each.value for each in Column}
        columns = {at: Column(self.value(at)) for at in range(len(self.layout.headings)) if self.value(at) in known}
        return Choice(self.sheet.data, self.head.data, columns)
