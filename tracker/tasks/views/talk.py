"""Directions and comments on the page of a task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import TalkForm, called_upon
from tracker.tasks.models import AnyTask, Remark, Task
from tracker.tasks.rules import RemarkKind, State, may_be_withdrawn
from tracker.tasks.views.detail import panel, task_page
from tracker.tasks.views.room import TASK, bp
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.pieces import Drawn
from tracker.web.templates import give_templates


def _may_remark(actor: Actor, permission: Permission, remark: Remark) -> bool:
    return policy.may(actor, permission, remark.task)


REMARK: Subject[Remark] = Subject(queries.remark_or_404, _may_remark)

#: What is said after a remark.
DONE = {
    RemarkKind.DIRECTION: lambda: gettext("Đã gửi ý kiến chỉ đạo."),
    RemarkKind.COMMENT: lambda: gettext("Đã gửi ý kiến."),
}


@panel("talk")
def talk_panel(actor: Actor, task: AnyTask) -> Mapping[str, Any] | None:
    """What is said about the task, and the form for those who may say something."""
    may_speak = task.state is not State.CANCELLED and policy.may(actor, Permission.REMARK_COMMENT, task)
    threads = queries.threads(task)
    if not threads and not may_speak:
        return None
    now, reply_to = clock.now(), request.args.get("reply_to", "")
    units = queries.concerned(task) if may_speak else []
    return {
        "threads": threads,
        "may_speak": may_speak,
        "directs": may_speak and policy.may(actor, Permission.REMARK_DIRECT, task),
        "units": called_upon(actor, units),
        "form": TalkForm.reply(actor, task, units, reply_to) if may_speak and reply_to else None,
        "today": clock.today(),
        "may_withdraw": lambda each: (
            each.person_id == actor.person_id and each.withdrawn_at is None and may_be_withdrawn(each.at, now)
        ),
    }


@give_templates(bp)
def empty_forms() -> dict[str, object]:
    """Give templates the form with nothing typed: most looks at a task find it so."""
    return {"fresh_talk": Drawn("tasks/_talk_form.html", "fresh", 512), "fresh_talk_form": TalkForm.fresh}


@bp.post("/tasks/<int:task_id>/remarks")
@requires(Permission.REMARK_COMMENT, TASK)
def talk(task: Task) -> ResponseReturnValue:
    """Say something about a task."""
    actor, task_id = current_actor(), task.id
    form = TalkForm.of(actor, task, queries.concerned(task))
    if not form.validate_on_submit():
        return task_page(task, talk_form=form), 422
    try:
        with transaction():
            remark = services.say(task, form.said(), by=actor)
            kind = remark.kind
    except (Conflict, Invalid) as error:
        form.refuse(error)
        db.session.expire_all()
        return task_page(queries.task_or_404(actor, task_id), talk_form=form), error.status
    flash(DONE[kind](), "success")
    return redirect(url_for(".detail", task_id=task_id, _anchor="talk"))


@bp.post("/remarks/<int:remark_id>/withdraw")
@requires(Permission.REMARK_COMMENT, REMARK)
def remark_withdraw(remark: Remark) -> ResponseReturnValue:
    """Take an own remark back."""
    task_id = remark.task_id
    with transaction():
        services.withdraw(remark, by=current_actor())
    flash(gettext("Đã rút lại ý kiến."), "success")
    return redirect(url_for(".detail", task_id=task_id, _anchor="talk"))
