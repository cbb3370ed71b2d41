"""Forms of urging: the act, a unit's reply, and what stands around the letters of a body."""

from __future__ import annotations

from flask_babel import gettext
from wtforms import HiddenField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from tracker.core.labels import N_
from tracker.papers import Heading
from tracker.tasks.models import Task
from tracker.tasks.queries import Candidates
from tracker.tasks.services import Reminder
from tracker.web.forms import DayField, Form, tidy, whole


class UrgingForm(Form):
    task = SelectMultipleField(N_("Nhiệm vụ"), [InputRequired(N_("Chọn ít nhất một nhiệm vụ để đôn đốc."))])
    reason = TextAreaField(
        N_("Lý do đôn đốc"),
        [InputRequired(N_("Ghi lý do đôn đốc.")), Length(max=2000, message=N_("Tối đa 2.000 ký tự."))],
        filters=[tidy],
    )
    reply_by = DayField(N_("Hạn trả lời"), [InputRequired(N_("Nhập hạn trả lời."))])
    seen = HiddenField()

    def offer(self, candidates: Candidates) -> None:
        """The tasks that can be ticked."""
        self._candidates = candidates
        self.task.choices = [(str(row.task.id), row.task.title) for row in candidates.urgeable]

    def chosen(self) -> list[Task]:
        """The tasks that were ticked."""
        return [row.task for row in self._candidates.urgeable if str(row.task.id) in (self.task.data or ())]

    def reminder(self) -> Reminder:
        """What was entered, as the services take it."""
        seen = str(self.seen.data or "")
        return Reminder(self.reason.data, self.reply_by.data, whole(seen))

    def see(self, newest: int) -> None:
        """The person has the newest state before them: the next sending goes against it."""
        self.seen.data = self.seen.raw_data = None
        self.seen.data = str(newest)


class AnswerForm(Form):
    words = TextAreaField(
        N_("Nội dung trả lời"),
        [InputRequired(N_("Nhập nội dung trả lời.")), Length(max=4000, message=N_("Tối đa 4.000 ký tự."))],
        filters=[tidy],
    )

    @classmethod
    def of(cls, urged_id: int, *, fresh: bool = False) -> AnswerForm:
        """The form for one urged task; its names carry a prefix, since several stand on one page."""
        return cls(formdata=None, prefix=f"answer-{urged_id}-") if fresh else cls(prefix=f"answer-{urged_id}-")


def _short(label: str, most: int = 200) -> StringField:
    return StringField(label, [Optional(), Length(max=most, message=N_("Quá dài; viết gọn lại."))], filters=[tidy])


def _lines(label: str) -> TextAreaField:
    return TextAreaField(label, [Optional(), Length(max=600, message=N_("Quá dài; viết gọn lại."))], filters=[tidy])


class LetterheadForm(Form):
    superior = _short(N_("Cơ quan chủ quản (dòng trên)"))
    issuer = _lines(N_("Tên cơ quan ban hành"))
    symbol = _short(N_("Ký hiệu sau số văn bản"), 40)
    place = _short(N_("Địa danh"), 100)
    signature = _lines(N_("Quyền hạn, chức vụ người ký"))
    signer = _short(N_("Họ tên người ký"))
    copies = _lines(N_("Nơi nhận (sau dòng “Như trên”)"))

    def heading(self) -> Heading:
        """What was entered, as the services take it."""
        return Heading(**{name: self._tidy(name) for name in vars(Heading())})

    def _tidy(self, name: str) -> str:
        return str(self[name].data or "").replace("\r\n", "\n").strip()

    def hint(self, name: str, derived: str) -> str:
        """What is printed when the field is left empty."""
        return str(gettext("Để trống sẽ in: %(words)s", words=derived.replace("\n", " / "))) if derived else ""
