"""The page of one task, and its steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid, Refused
from tracker.evidence.views import take_files
from tracker.meetings import policy as meetings
from tracker.org.queries import tree
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import StepForm, TaskForm
from tracker.tasks.models import AnyTask, PlainTask, Task
from tracker.tasks.queries.entries import Entry
from tracker.tasks.rules import Step
from tracker.tasks.views.room import PLAIN_TASK, bp
from tracker.web.forms import is_htmx
from tracker.web.guards import Subject, current_actor, requires

Panel = Callable[[Actor, AnyTask], Mapping[str, Any] | None]
_panels: dict[str, Panel] = {}
#: The panel that a refused form stands in. It is shown then, though the reader may send nothing from it by now: the
#: task was closed meanwhile, and what was typed must not vanish.
STANDS_IN = {"talk_form": "talk", "plan_form": "plan", "measure_form": "measure"}


def panel(name: str) -> Callable[[Panel], Panel]:
    """Let the decorated function tell what `tasks/panels/NAME.html` shows of a task, or None to stay away.

    Where the panel stands on the page is said in `tasks/detail.html`.
    """

    def add(shows: Panel) -> Panel:
        _panels[name] = shows
        return shows

    return add


@bp.get("/tasks/<int:task_id>")
@requires(Permission.TASK_VIEW, PLAIN_TASK)
def detail(task: PlainTask) -> ResponseReturnValue:
    """One task: what was ordered, what was reported, what can be done now."""
    return task_page(task)


def task_page(
    task: AnyTask, form: TaskForm | None = None, step: Step | None = None, *, changes: Sequence[Entry] = (), **more: Any
) -> str:
    """The whole page; `more` goes to the templates of the panels: a form with what was typed, say.

    `changes` is what happened since the person opened the form that is shown again.
    """
    actor, source = current_actor(), queries.source_of(task)
    panels = {name: shown for name, shows in _panels.items() if (shown := shows(actor, task)) is not None}
    panels |= {panel: {} for form, panel in STANDS_IN.items() if form in more and panel not in panels}
    return render_template(
        "tasks/detail.html",
        task=task,
        context=queries.context_of(actor, task),
        source=source,
        giver=tree().by_id[task.assigner_id].called(task.assigned_on),
        timeline=queries.timeline(task),
        steps=policy.steps_for(actor, task),
        horizon=queries.horizon(),
        may_see_document=meetings.may_read(actor, source.body.id, source.body.path, source.issued),
        form=form,
        step=step,
        changes=changes,
        panels=panels,
        **more,
    )


@bp.route("/tasks/<int:task_id>/<step_name>", methods=["GET", "POST"])
@requires(Permission.TASK_VIEW, Subject(queries.task_for_step_or_404, queries.may_for_step))
def step(subject: tuple[Task, Step]) -> ResponseReturnValue:
    """The form of one step, and the step itself. With htmx only the form is answered."""
    task, step = subject
    actor = current_actor()
    if request.method == "GET" and not policy.may_step(actor, step, task):
        abort(404)
    form = StepForm.of(step, task)
    if request.method == "GET":
        return _step_page(task, step, form, 200)
    take_files(form)
    if not form.validate_on_submit():
        return _step_page(task, step, form, 422)
    task_id = task.id
    try:
        with transaction():
            services.move(task, step, form.given(), by=actor, version=form.seen_version())
    except (Conflict, Invalid) as error:
        task, changes = show_again(task_id, form, error)
        return _step_page(task, step, form, error.status, changes)
    flash(DONE[step](), "success")
    target = request.form.get("back") or ""
    if target not in ("home",):
        target = ""
    address = url_for("reports.home") if target else url_for(".detail", task_id=task_id)
    if is_htmx():
        return "", 200, {"HX-Redirect": address}
    return redirect(address)


def show_again(task_id: int, form: TaskForm, error: Refused) -> tuple[Task, list[Entry]]:
    """The task as it is now and what changed since the form was opened, after `error` undid the act.

    The form keeps what was typed; it goes against the newest version from here on.
    """
    db.session.expire_all()
    task = queries.task_or_404(current_actor(), task_id)
    form.refuse(error)
    changes = queries.since(task, form.seen_version()) if isinstance(error, Conflict) else []
    form.renew(task)
    return task, changes


def _step_page(task: Task, step: Step, form: StepForm, status: int, changes: Sequence[Entry] = ()) -> tuple[str, int]:
    if is_htmx() and request.headers.get("HX-Target", "").startswith("report-"):
        return (
            render_template("tasks/_step.html", task=task, step=step, form=form, changes=changes, inline=True),
            # htmx swaps only answers that succeed; the status is kept for everybody else.
            200,
        )
    return task_page(task, form, step, changes=changes), status


#: What is said after a step.
DONE = {
    Step.ACCEPT: lambda: gettext("Đã tiếp nhận nhiệm vụ."),
    Step.DECLINE: lambda: gettext("Đã trả lại nhiệm vụ."),
    Step.REASSIGN: lambda: gettext("Đã giao lại cho đơn vị khác."),
    Step.INSIST: lambda: gettext("Đã giữ nguyên đơn vị chủ trì."),
    Step.REPORT: lambda: gettext("Đã gửi báo cáo."),
    Step.BLOCK: lambda: gettext("Đã báo vướng mắc."),
    Step.UNBLOCK: lambda: gettext("Đã gỡ vướng mắc."),
    Step.SUBMIT: lambda: gettext("Đã trình hoàn thành, chờ xác nhận."),
    Step.APPROVE: lambda: gettext("Đã xác nhận hoàn thành."),
    Step.SEND_BACK: lambda: gettext("Đã yêu cầu làm tiếp."),
    Step.PAUSE: lambda: gettext("Đã tạm dừng nhiệm vụ."),
    Step.RESUME: lambda: gettext("Nhiệm vụ được tiếp tục."),
    Step.CANCEL: lambda: gettext("Đã thu hồi nhiệm vụ."),
    Step.REOPEN: lambda: gettext("Đã mở lại nhiệm vụ."),
}
