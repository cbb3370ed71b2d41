"""The form of a remark on a task."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext
from wtforms import HiddenField, RadioField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.labels import N_
from tracker.org.rules.tree import KnownUnit
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import AnyTask, Remark
from tracker.tasks.rules import RemarkKind
from tracker.tasks.services import Said
from tracker.web.forms import DayField, Form, choices, tidy

#: The units that a remark can call upon: their numbers and names.
CalledUpon = tuple[tuple[int, str], ...]


def called_upon(actor: Actor, units: Iterable[KnownUnit]) -> CalledUpon:
    """Of `units`, those that somebody who speaks for their own can call upon."""
    return tuple((unit.id, unit.name) for unit in units if unit.id != actor.unit_id)


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
    def of(cls, actor: Actor, task: AnyTask, units: list[KnownUnit], **more: Any) -> TalkForm:
        """The form for this actor: only who may direct is asked for the kind and a reply deadline.

        Its names carry a prefix: it stands on one page with the form of a step.
        """
        form = cls._asking(policy.may(actor, Permission.REMARK_DIRECT, task), called_upon(actor, units), **more)
        form._task, form._units = task, units
        return form

    @classmethod
    def reply(cls, actor: Actor, task: AnyTask, units: list[KnownUnit], reply_to: str) -> TalkForm:
        """The empty form of a reply to the remark `reply_to`."""
        return cls.of(actor, task, units, formdata=None, data={"kind": RemarkKind.COMMENT.value, "reply_to": reply_to})

    @classmethod
    def fresh(cls, directs: bool, units: CalledUpon) -> TalkForm:
        """The empty form for something of one's own, of no task in particular: to be drawn, not to be read."""
        kind = RemarkKind.DIRECTION if directs else RemarkKind.COMMENT
        return cls._asking(directs, units, formdata=None, data={"kind": kind.value, "reply_to": ""})

    @classmethod
    def _asking(cls, directs: bool, units: CalledUpon, **more: Any) -> TalkForm:
        form = cls(prefix="talk-", **more)
        form.kind.choices = choices(RemarkKind)
        form.unit.choices = [
            ("", gettext("Không nhắc riêng đơn vị nào")),
            *((str(number), name) for number, name in units),
        ]
        if not directs:
            del form.kind
            del form.reply_by
        return form

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
