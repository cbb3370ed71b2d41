"""Who is in charge of a task, and which leader supervises it: the panel and its acts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.org.models import Person
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import PersonForm, TaskForm
from tracker.tasks.models import AnyTask, Task
from tracker.tasks.rules import OPEN, STAFFED
from tracker.tasks.views.detail import panel
from tracker.tasks.views.room import TASK, bp
from tracker.tasks.views.sheets import Sheet, send
from tracker.web.guards import current_actor, requires


@panel("people")
def people(actor: Actor, task: AnyTask) -> Mapping[str, Any]:
    """Both people, and what the reader can do about them."""
    staffs = task.state in STAFFED and policy.may(actor, Permission.TASK_STAFF, task)
    supervises = task.state in OPEN and policy.may(actor, Permission.TASK_SUPERVISE, task)
    return {
        "officials": queries.official_choices(task) if staffs else [],
        "supervisors": queries.supervisor_choices(task) if supervises else [],
        "may_take": policy.may_take(actor, task),
        "may_leave": task.state in STAFFED
        and task.official_id == actor.person_id
        and policy.may(actor, Permission.TASK_TAKE, task),
    }


def _chosen(form: PersonForm, people: list[Person]) -> Person | None:
    return next((each for each in people if str(each.id) == form.person.data), None)


@bp.post("/tasks/<int:task_id>/official")
@requires(Permission.TASK_STAFF, TASK)
def official(task: Task) -> ResponseReturnValue:
    """Put somebody of the lead unit in charge, or nobody."""
    actor, people = current_actor(), queries.official_choices(task)
    form = PersonForm.of(gettext("Người phụ trách"), people, task, task.official_id)
    sheet = Sheet(gettext("Phân công người phụ trách"), url_for(".official", task_id=task.id), gettext("Phân công"))

    def act() -> None:
        services.name_official(task, _chosen(form, people), by=actor, version=form.seen_version())

    return send(task, form, sheet, act, gettext("Đã phân công người phụ trách."), _back())


@bp.post("/tasks/<int:task_id>/supervisor")
@requires(Permission.TASK_SUPERVISE, TASK)
def supervisor(task: Task) -> ResponseReturnValue:
    """Let a leader supervise the task, or nobody."""
    actor, people = current_actor(), queries.supervisor_choices(task)
    form = PersonForm.of(gettext("Lãnh đạo chỉ đạo"), people, task, task.supervisor_id)
    sheet = Sheet(gettext("Phân công lãnh đạo chỉ đạo"), url_for(".supervisor", task_id=task.id), gettext("Phân công"))

    def act() -> None:
        services.name_supervisor(task, _chosen(form, people), by=actor, version=form.seen_version())

    return send(task, form, sheet, act, gettext("Đã phân công lãnh đạo chỉ đạo."))


@bp.post("/tasks/<int:task_id>/take")
@requires(Permission.TASK_TAKE, TASK)
def take(task: Task) -> ResponseReturnValue:
    """Put oneself in charge, by one press."""
    actor, form = current_actor(), TaskForm()
    words = gettext("Tôi nhận việc này")
    sheet = Sheet(words, url_for(".take", task_id=task.id), words)
    done = gettext("Bạn đã nhận phụ trách nhiệm vụ này.")
    return send(task, form, sheet, lambda: services.take(task, by=actor, version=form.seen_version()), done, _back())


@bp.post("/tasks/<int:task_id>/leave")
@requires(Permission.TASK_TAKE, TASK)
def leave(task: Task) -> ResponseReturnValue:
    """Give up being in charge: the way back from a press too quick."""
    actor, form = current_actor(), TaskForm()
    words = gettext("Thôi phụ trách")
    sheet = Sheet(words, url_for(".leave", task_id=task.id), words)
    done = gettext("Bạn đã thôi phụ trách nhiệm vụ này.")
    return send(task, form, sheet, lambda: services.leave(task, by=actor, version=form.seen_version()), done)


def _back() -> str | None:
    """The first page, when the act was done there."""
    return url_for("reports.home") if request.form.get("back") == "home" else None
