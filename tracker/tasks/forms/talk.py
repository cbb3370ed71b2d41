"""The form of a remark on a task."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.labels import N_
from tracker.org.models import Unit
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import Remark, Task
from tracker.tasks.rules import RemarkKind
from tracker.tasks.services import Said
from tracker.web.forms import DayField, Form, choices, tidy


class TalkForm(Form):
    kind = RadioField(N_("Loại ý kiến"))
    words = TextAreaField(
        N_("Nội dung ý kiến"),
        [InputRequired(N_("Không để trống nội dung này.")), Length(max=4000, message=N_("Tối đa 4.000 ký tự."))],
        filters=[tidy],
    )
    reply_by = DayField(N_("Hạn trả lời"))
    unit = SelectField(N_("Nhắc đơn vị"), default="")
    reply_to = HiddenField()

    @classmethod
    def of(cls, actor: Actor, task: Task, units: list[Unit], **more: Any) -> TalkForm:
        """The form for this actor: only who may direct is asked for the kind and a reply deadline.

        Its names carry a prefix: it stands on one page with the form of a step.
        """
        directs = policy.may(actor, Permission.REMARK_DIRECT, task)
        form = cls(prefix="talk-", **more)
        form._task, form._units = task, units
        form.kind.choices = choices(RemarkKind)
        form.unit.choices = [
            ("", gettext("Không nhắc riêng đơn vị nào")),
            *((str(unit.id), unit.name) for unit in units if unit.id != actor.unit_id),
        ]
        if not directs:
            del form.kind
            del form.reply_by
        return form

    @classmethod
    def fresh(cls, actor: Actor, task: Task, units: list[Unit], reply_to: str) -> TalkForm:
        """The empty form, as a reply to the remark `reply_to` when that is one."""
        directs = policy.may(actor, Permission.REMARK_DIRECT, task)
        kind = RemarkKind.DIRECTION if directs and not reply_to else RemarkKind.COMMENT
        return cls.of(actor, task, units, formdata=None, data={"kind": kind.value, "reply_to": reply_to})

    def said(self) -> Said:
        """What was entered, as the services take it."""
        kind = RemarkKind(self.kind.data) if "kind" in self else RemarkKind.COMMENT
        return Said(
            kind=kind,
            words=self.words.data or "",
            reply_by=self.reply_by.data if "reply_by" in self else None,
            reply_to=self.replied(),
            units=tuple(unit for unit in self._units if str(unit.id) == self.unit.data),
        )

    def replied(self) -> Remark | None:
        """The remark of this task that is replied to, None for a remark of its own."""
        typed = str(self.reply_to.data or "")
        found = db.session.get(Remark, int(typed)) if typed.isdecimal() and len(typed) < 10 else None
        return found if found is not None and found.task_id == self._task.id else None
