"""The plan of a unit under its task: steps with dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import PlanStepForm
from tracker.tasks.models import AnyTask, PlanStep, Task
from tracker.tasks.rules import CLOSED, HANDED_IN
from tracker.tasks.views.detail import panel, task_page
from tracker.tasks.views.room import TASK, bp
from tracker.web.guards import Subject, current_actor, requires


def _may(actor: Actor, permission: Permission, step: PlanStep) -> bool:
    return policy.may(actor, permission, step.task)


PLAN_STEP: Subject[PlanStep] = Subject(queries.plan_step_or_404, _may)


@panel("plan")
def plan_panel(actor: Actor, task: AnyTask) -> Mapping[str, Any] | None:
    """The steps; away while there are none and the reader cannot make any."""
    steps = queries.plan_steps(task)
    writes = policy.may(actor, Permission.TASK_PLAN, task) and task.state not in CLOSED and task.state not in HANDED_IN
    if not steps and not writes:
        return None
    return {
        "steps": steps,
        "writes": writes,
        "form": _empty(task) if writes else None,
        "today": clock.today(),
        "done": sum(step.done_on is not None for step in steps),
    }


def _empty(task: AnyTask) -> PlanStepForm:
    return PlanStepForm(formdata=None).offer(queries.plan_people(task))


def _back(task_id: int) -> ResponseReturnValue:
    return redirect(url_for(".detail", task_id=task_id, _anchor="plan"))


@bp.post("/tasks/<int:task_id>/plan")
@requires(Permission.TASK_PLAN, TASK)
def add_plan_step(task: Task) -> ResponseReturnValue:
    """Add a step at the end."""
    form, task_id = PlanStepForm().offer(queries.plan_people(task)), task.id
    if form.validate_on_submit():
        try:
            with transaction():
                services.add_step(task, form.planned(), by=current_actor())
        except (Conflict, Invalid) as error:
            form.refuse(error)
            return task_page(_again(task_id), plan_form=form), error.status
        return _back(task_id)
    return task_page(task, plan_form=form), 422


@bp.post("/tasks/<int:task_id>/plan/follow")
@requires(Permission.TASK_PLAN, TASK)
def follow_plan(task: Task) -> ResponseReturnValue:
    """Let the steps give the percentage, or report it by hand again."""
    task_id, follow = task.id, request.form.get("follow") == "1"
    try:
        with transaction():
            services.follow_plan(task, follow, by=current_actor())
    except (Conflict, Invalid) as error:
        form = _empty(_again(task_id))
        form.refuse(error)
        return task_page(_again(task_id), plan_form=form), error.status
    flash(
        gettext("Tiến độ nay tính theo các bước của kế hoạch.")
        if follow
        else gettext("Tiến độ nay do đơn vị tự báo cáo."),
        "success",
    )
    return _back(task_id)


#: What can be done with a step by one press.
_ACTS: dict[str, Callable[..., None]] = {
    "done": services.finish_step,
    "not-done": services.reopen_step,
    "remove": services.remove_step,
    "restore": services.restore_step,
}


@bp.post("/plan-steps/<int:step_id>/act")
@requires(Permission.TASK_PLAN, PLAN_STEP)
def act_on_plan_step(step: PlanStep) -> ResponseReturnValue:
    """Tick a step off, take that back, take the step out, or put it back."""
    act = _ACTS.get(request.form.get("act", ""))
    if act is None:
        abort(404)
    task_id, step_id = step.task_id, step.id
    removed = act is services.remove_step
    with transaction():
        act(step, by=current_actor())
    if removed:
        flash(gettext("Đã bỏ bước khỏi kế hoạch."), "success")
        return redirect(url_for(".detail", task_id=task_id, removed=step_id, _anchor="plan"))
    return _back(task_id)


@bp.route("/plan-steps/<int:step_id>", methods=["GET", "POST"])
@requires(Permission.TASK_PLAN, PLAN_STEP)
def edit_plan_step(step: PlanStep) -> ResponseReturnValue:
    """Other words or another day for a step."""
    kept = {"title": step.title, "due_on": step.due_on, "person": str(step.person_id or ""), "version": step.version}
    form = PlanStepForm(data=kept).offer(queries.plan_people(step.task))
    task_id, status = step.task_id, 200
    if form.is_submitted():
        status = 422
        if form.validate():
            if (form.version.data or "") != str(step.version):
                form.refuse(Conflict(gettext("Bước này vừa được người khác sửa thành “%(title)s”.", title=step.title)))
                form.version.raw_data, form.version.data = None, str(step.version)
                status = 409
            else:
                try:
                    with transaction():
                        services.change_step(step, form.planned(), by=current_actor())
                except (Conflict, Invalid) as error:
                    form.refuse(error)
                    status = error.status
                else:
                    return _back(task_id)
    return render_template("tasks/plan_step.html", step=step, task=_again(task_id), form=form), status


def _again(task_id: int) -> Task:
    db.session.expire_all()
    return queries.task_or_404(current_actor(), task_id)
