"""Forms of intake and review."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from tracker.core.labels import N_, ItemKind, NoTaskReason, Recurrence, Topic
from tracker.extraction.files import MOST_CHARACTERS
from tracker.intake.models import Draft
from tracker.intake.services import Fields
from tracker.org.forms import UnitsField
from tracker.org.queries import Roster
from tracker.web.forms import DayField, Form, choices, tidy, whole


class IntakeForm(Form):
    dated_on = DayField(N_("Ngày văn bản"), [Optional()])
    title = StringField(
        N_("Tên văn bản"), [Optional(), Length(max=300, message=N_("Tối đa 300 ký tự."))], filters=[tidy]
    )
    file = FileField(N_("Tệp văn bản"))
    text = TextAreaField(
        N_("Hoặc dán nội dung"),
        [Optional(), Length(max=MOST_CHARACTERS, message=N_("Văn bản quá dài; chia thành nhiều phần."))],
    )
    confidential = BooleanField(N_("Cả văn bản là mật"))


class DraftForm(Form):
    version = HiddenField()
    kind = SelectField(N_("Loại"))
    title = StringField(
        N_("Nội dung nhiệm vụ"),
        [InputRequired(N_("Nhập nội dung nhiệm vụ.")), Length(max=300, message=N_("Tối đa 300 ký tự."))],
        filters=[tidy],
    )
    lead = UnitsField(N_("Đơn vị chủ trì"), [Optional()])
    coordinating = UnitsField(N_("Đơn vị phối hợp"), [Optional()])
    places = UnitsField(N_("Địa bàn"), [Optional()])
    topic = SelectField(N_("Lĩnh vực"))
    due_on = DayField(N_("Hạn hoàn thành"), [Optional()])
    recurrence = SelectField(N_("Định kỳ"))
    confidential = BooleanField(N_("Nhiệm vụ mật"))

    def offer(self, roster: Roster, draft: Draft | None, secret: bool | None = None) -> None:
        """Fill the choices and, for a form that was not sent, the draft's values.

        `secret` says whether the passage is confidential; None takes the question away.
        """
        sent = self.is_submitted()
        if secret is None:
            del self.confidential
        elif not sent:
            self.confidential.data = secret
        self.kind.choices = choices(ItemKind)
        self.topic.choices = choices(Topic)
        self.recurrence.choices = choices(Recurrence, blank=gettext("Một lần"))
        for name in ("lead", "coordinating", "places"):
            self[name].offer(roster, None if sent else getattr(draft, name, ()))
        if sent or draft is None:
            return
        self.kind.data = draft.kind.value
        self.title.data = draft.title
        self.topic.data = draft.topic.value
        self.due_on.data = draft.due_on
        self.recurrence.data = draft.recurrence.value if draft.recurrence else ""

    def given(self) -> Fields:
        """What was entered, as the services take it."""
        return Fields(
            kind=ItemKind(self.kind.data),
            title=self.title.data,
            lead=self.lead.codes,
            coordinating=self.coordinating.codes,
            places=tuple(code for code in self.places.codes if not code.startswith("@")),
            topic=Topic(self.topic.data),
            due_on=self.due_on.data,
            recurrence=Recurrence(self.recurrence.data) if self.recurrence.data else None,
            confidential=bool(self.confidential.data) if "confidential" in self else None,
        )


class VersionForm(Form):
    version = HiddenField()

    def seen(self) -> int | None:
        """The version of the passage that the reviewer had before them."""
        typed: Any = self.version.data or ""
        return whole(typed)


class ConfideForm(VersionForm):
    to = HiddenField()


class DismissForm(VersionForm):
    reason = SelectField(N_("Lý do không giao"))
    note = StringField(N_("Ghi rõ"), [Optional(), Length(max=500, message=N_("Tối đa 500 ký tự."))], filters=[tidy])

    def offer(self, suggested: NoTaskReason | None) -> None:
        """Fill the reasons, with the program's suggestion chosen."""
        self.reason.choices = choices(NoTaskReason)
        if not self.is_submitted():
            self.reason.data = (suggested or NoTaskReason.ASSESSMENT).value


class AnswerForm(VersionForm):
    answer = TextAreaField(
        N_("Trả lời kiến nghị"),
        [Optional(), Length(max=2000, message=N_("Tối đa 2.000 ký tự."))],
        filters=[tidy],
    )


class LinkForm(VersionForm):
    linked = IntegerField(N_("Chỉ đạo trả lời kiến nghị này"), [InputRequired(N_("Chọn một đoạn giao việc."))])


class SplitForm(VersionForm):
    at = IntegerField(N_("Chỗ tách"), [InputRequired(N_("Chọn chỗ tách."))])


class AddForm(Form):
    start = IntegerField("", [Optional()])
    end = IntegerField("", [Optional()])
    excerpt = TextAreaField(N_("Nguyên văn đoạn cần giao"), [Optional(), Length(max=5000)])


class LessonForm(VersionForm):
    phrase = StringField(N_("Cụm từ"), [Optional()], filters=[tidy])
