"""Forms of what is kept of reports."""

from __future__ import annotations

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker.core.labels import N_
from tracker.reports.rules.kept_pages import LONGEST_NAME
from tracker.reports.rules.rhythms import Rhythm
from tracker.web.forms import Form, choices, tidy

#: Papers that go by mail.
FORMS = [("pdf", "PDF"), ("docx", "Word")]


class WithdrawForm(Form):
    why = TextAreaField(
        N_("Lý do thu hồi"),
        [InputRequired(N_("Ghi lý do thu hồi.")), Length(max=2_000, message=N_("Lý do dài nhất 2.000 ký tự."))],
        filters=[tidy],
    )


class NameForm(Form):
    name = StringField(
        N_("Tên bộ lọc"),
        [InputRequired(N_("Đặt tên cho bộ lọc."))],
        filters=[tidy],
        render_kw={"maxlength": LONGEST_NAME, "autocomplete": "off"},
    )


class SubscribeForm(Form):
    rhythm = SelectField(N_("Gửi vào"), [InputRequired()])
    form = SelectField(N_("Dạng tệp"), [InputRequired()])

    @classmethod
    def fresh(cls) -> SubscribeForm:
        """The form with its choices in the reader's language."""
        form = cls()
        form.rhythm.choices, form.form.choices = choices(Rhythm), FORMS
        return form
