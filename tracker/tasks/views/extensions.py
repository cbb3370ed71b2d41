"""Extensions of one task: the panel, asking, withdrawing, preparing, deciding, giving one directly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import DecisionForm, ExtensionForm, PreparationForm, TaskForm
from tracker.tasks.models import AnyTask, Extension, Task
from tracker.tasks.rules import EXTENDABLE, ExtensionState, is_late
from tracker.tasks.views.detail import panel
from tracker.tasks.views.room import TASK, bp
from tracker.tasks.views.sheets import Sheet, send, show
from tracker.web.guards import Subject, current_actor, requires

EXTENSION: Subject[Extension] = Subject(queries.extension_or_404, queries.may_extension)


@panel("extensions")
def extensions(actor: Actor, task: AnyTask) -> Mapping[str, Any] | None:
    """What was asked and decided about the deadline; nothing for a task without one."""
    if task.due_on is None:
        return None
    found = queries.extensions_of(task)
    waiting = next((each for each in found if each.state is ExtensionState.ASKED), None)
    movable = waiting is None and task.state in EXTENDABLE
    asks = policy.may(actor, Permission.EXTENSION_ASK, task)
    return {
        "waiting": waiting,
        "past": [each for each in found if each is not waiting],
        "may_ask": movable and asks,
        "may_extend": movable and policy.may(actor, Permission.EXTENSION_DECIDE, task),
        "may_withdraw": waiting is not None and asks,
        "may_prepare": waiting is not None and policy.may(actor, Permission.EXTENSION_PREPARE, task),
        "may_decide": waiting is not None and policy.may_decide(actor, waiting, task),
    }


def _movable_or_404(task: Task) -> None:
    """A form that cannot be sent is not shown; sending it is refused with a sentence."""
    if request.method == "GET" and (task.due_on is None or task.state not in EXTENDABLE):
        abort(404)


def _waiting_or_404(extension: Extension) -> None:
    if request.method == "GET" and extension.state is not ExtensionState.ASKED:
        abort(404)


@bp.route("/tasks/<int:task_id>/extension", methods=["GET", "POST"])
@requires(Permission.EXTENSION_ASK, TASK)
def ask_extension(task: Task) -> ResponseReturnValue:
    """The unit asks for a later deadline."""
    _movable_or_404(task)
    actor, form = current_actor(), ExtensionForm(data={"version": task.version})
    intro = _now_due(task)
    if task.due_on is not None and is_late(task.due_on, clock.today()):
        intro += " " + gettext("Hạn đã qua: yêu cầu sẽ được ghi là xin muộn.")
    sheet = Sheet(gettext("Xin gia hạn"), url_for(".ask_extension", task_id=task.id), gettext("Gửi yêu cầu"), intro)

    def act() -> None:
        services.ask_extension(task, form.due_on.data, form.note.data, by=actor, version=form.seen_version())

    return _form(task, form, sheet) or send(task, form, sheet, act, gettext("Đã gửi yêu cầu gia hạn."))


@bp.route("/tasks/<int:task_id>/extend", methods=["GET", "POST"])
@requires(Permission.EXTENSION_DECIDE, TASK)
def extend(task: Task) -> ResponseReturnValue:
    """A leader moves the deadline without a request."""
    _movable_or_404(task)
    actor, form = current_actor(), ExtensionForm(data={"version": task.version})
    words = gettext("Gia hạn")
    sheet = Sheet(words, url_for(".extend", task_id=task.id), words, _now_due(task))

    def act() -> None:
        services.extend_directly(task, form.due_on.data, form.note.data, by=actor, version=form.seen_version())

    return _form(task, form, sheet) or send(task, form, sheet, act, gettext("Đã gia hạn nhiệm vụ."))


@bp.post("/extensions/<int:extension_id>/withdraw")
@requires(Permission.EXTENSION_ASK, EXTENSION)
def withdraw_extension(extension: Extension) -> ResponseReturnValue:
    """The unit takes its request back, by one press."""
    actor, form = current_actor(), TaskForm()
    words = gettext("Rút yêu cầu gia hạn")
    sheet = Sheet(words, url_for(".withdraw_extension", extension_id=extension.id), words)

    def act() -> None:
        services.withdraw_extension(extension, by=actor, version=form.seen_version())

    return send(extension.task, form, sheet, act, gettext("Đã rút yêu cầu gia hạn."))


@bp.route("/extensions/<int:extension_id>/prepare", methods=["GET", "POST"])
@requires(Permission.EXTENSION_PREPARE, EXTENSION)
def prepare_extension(extension: Extension) -> ResponseReturnValue:
    """The secretary's recommendation."""
    _waiting_or_404(extension)
    actor, task = current_actor(), extension.task
    before = extension.prepared
    form = PreparationForm(data={"version": task.version, "note": before.note if before else ""})
    address = url_for(".prepare_extension", extension_id=extension.id)
    sheet = Sheet(gettext("Đề xuất về yêu cầu gia hạn"), address, gettext("Lưu đề xuất"), _request(extension))

    def act() -> None:
        services.prepare_extension(extension, form.note.data, by=actor, version=form.seen_version())

    done = gettext("Đã lưu đề xuất, chờ lãnh đạo quyết định.")
    return _form(task, form, sheet) or send(task, form, sheet, act, done)


@bp.route("/extensions/<int:extension_id>/decide", methods=["GET", "POST"])
@requires(Permission.EXTENSION_DECIDE, EXTENSION)
def decide_extension(extension: Extension) -> ResponseReturnValue:
    """Grant the request, perhaps with another day, or refuse it."""
    _waiting_or_404(extension)
    actor, task = current_actor(), extension.task
    form = DecisionForm.of(extension)
    address = url_for(".decide_extension", extension_id=extension.id)
    sheet = Sheet(gettext("Quyết định yêu cầu gia hạn"), address, gettext("Quyết định"), _request(extension))

    def act() -> None:
        services.decide_extension(extension, form.decision(extension), by=actor, version=form.seen_version())

    return _form(task, form, sheet) or send(task, form, sheet, act, gettext("Đã quyết định yêu cầu gia hạn."))


def _form(task: Task, form: TaskForm, sheet: Sheet) -> ResponseReturnValue | None:
    return show(task, form, sheet) if request.method == "GET" else None


def _now_due(task: Task) -> str:
    return str(gettext("Hạn hiện tại: %(day)s.", day=f"{task.due_on:%d/%m/%Y}")) if task.due_on else ""


def _request(extension: Extension) -> str:
    """The request in words, above the form that answers it."""
    return str(
        gettext(
            "%(name)s xin gia hạn từ %(old)s đến %(asked)s: %(reason)s",
            name=extension.asked.person.full_name,
            old=f"{extension.old_due_on:%d/%m/%Y}",
            asked=f"{extension.asked_due_on:%d/%m/%Y}",
            reason=extension.asked.note,
        )
    )
