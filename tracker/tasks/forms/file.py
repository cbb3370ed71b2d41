"""The form that takes a wrong file out again."""

from __future__ import annotations

from wtforms import StringField
from wtforms.validators import InputRequired, Length

from tracker.core.labels import N_
from tracker.web.forms import Form, tidy


class RemovalForm(Form):
    reason = StringField(
        N_("Lý do gỡ"),
        [InputRequired(N_("Không để trống nội dung này.")), Length(max=300, message=N_("Tối đa 300 ký tự."))],
        filters=[tidy],
    )
