"""Directives to many units: their list, the matrix of one, units that were forgotten, one step for several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass
from tracker.core.errors import Conflict, Invalid, Refused
from tracker.meetings import queries as meetings
from tracker.org.models import Unit
from tracker.org.queries import units_on
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import AddUnitsForm, ManyForm
from tracker.tasks.models import FanOut, Task
from tracker.tasks.rules import MANY_STEPS, MOVES, OPEN, STEPS, Share, Step, all_closed, shared_progress
from tracker.tasks.services import Given
from tracker.tasks.views.room import FAN_OUT, bp
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number

DIRECTED: Subject[FanOut] = Subject(queries.fan_out_or_404, policy.may_fan_out)
MANY: Subject[tuple[list[Task], Step]] = Subject(queries.many_or_404, queries.may_many_step)


@bp.get("/fan-outs")
@requires(Permission.TASK_VIEW)
def fan_outs() -> ResponseReturnValue:
    """The directives to many units, newest first."""
    page = queries.directives(
        current_actor(), queries.horizon(), number=page_number(), size=current_app.config["PAGE_SIZE"]
    )
    return render_template("tasks/fan_outs.html", page=page)


@bp.get("/fan-outs/<int:fan_out_id>")
@requires(Permission.TASK_VIEW, FAN_OUT)
def fan_out(fan_out: FanOut) -> ResponseReturnValue:
    """The matrix of a directive to many units: laggards first."""
    return _matrix(fan_out)


def _matrix(fan_out: FanOut, *, weigh: bool = False, error: Refused | None = None) -> ResponseReturnValue:
    actor = current_actor()
    horizon = queries.horizon()
    seen = [task for task in fan_out.tasks if policy.may(actor, Permission.TASK_VIEW, task)]
    shares = [Share(task.state, task.percent, task.weight) for task in seen]
    late = {task.id for task in seen if task.state in OPEN and queries.class_of(task, horizon) is DeadlineClass.OVERDUE}
    page = render_template(
        "tasks/fan_out.html",
        fan_out=fan_out,
        tasks=queries.laggards_first(seen, horizon),
        words=queries.last_words([task.id for task in seen]),
        measured=queries.measured(seen),
        may_define=policy.may_fan_out(actor, Permission.MEASURE_DEFINE, fan_out),
        progress=shared_progress(shares),
        closed=all_closed(shares),
        closed_count=sum(task.state not in OPEN for task in seen),
        late=late,
        chosen=late if request.args.get("select") == "late" else set(),
        directs=policy.may_fan_out(actor, Permission.TASK_DIRECT, fan_out),
        weigh=weigh,
        error=said(error) if error else "",
        many_steps=MANY_STEPS,
        horizon=horizon,
        context=queries.in_context(actor, fan_out.passage),
        may_see_document=meetings.may_see_document(actor, fan_out.passage.document),
    )
    return page, error.status if error else 200


@bp.route("/fan-outs/<int:fan_out_id>/weights", methods=["GET", "POST"])
@requires(Permission.TASK_DIRECT, DIRECTED)
def weigh(fan_out: FanOut) -> ResponseReturnValue:
    """How much each unit counts in the progress of the whole."""
    if request.method == "GET":
        return _matrix(fan_out, weigh=True)
    fan_out_id = fan_out.id
    typed = {task.id: request.form.get(f"weight-{task.id}", "") for task in fan_out.tasks}
    weights = {key: int(value) if value.isdecimal() and len(value) < 6 else 0 for key, value in typed.items() if value}
    try:
        with transaction():
            services.weigh(fan_out, weights, by=current_actor())
    except Invalid as error:
        return _matrix(_again(fan_out_id), weigh=True, error=error)
    flash(gettext("Đã lưu trọng số."), "success")
    return redirect(url_for(".fan_out", fan_out_id=fan_out_id))


@bp.route("/fan-outs/<int:fan_out_id>/units", methods=["GET", "POST"])
@requires(Permission.TASK_DIRECT, DIRECTED)
def add_units(fan_out: FanOut) -> ResponseReturnValue:
    """Give the directive to units that were forgotten."""
    fan_out_id, units = fan_out.id, _forgotten(current_actor(), fan_out)
    usual = Counter(task.due_on for task in fan_out.tasks).most_common(1)[0][0]
    form = AddUnitsForm(data={"due_on": usual})
    form.offer(units)
    status = 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                with transaction():
                    given = services.add_units(fan_out, form.chosen(units), form.due_on.data, by=current_actor())
            except Invalid as error:
                form.refuse(error)
            else:
                flash(gettext("Đã giao thêm cho %(many)s đơn vị.", many=len(given)), "success")
                return redirect(url_for(".fan_out", fan_out_id=fan_out_id))
    return render_template("tasks/add_units.html", fan_out=_again(fan_out_id), form=form), status


def _forgotten(actor: Actor, fan_out: FanOut) -> list[Unit]:
    """Units that do not have the directive yet, those of the same kinds as the others first."""
    have = {task.lead_id for task in fan_out.tasks}
    kinds = {task.lead.kind for task in fan_out.tasks}
    units = [unit for unit in units_on(clock.today(), root=actor.post.unit_path) if unit.id not in have]
    return sorted(units, key=lambda unit: (unit.kind not in kinds, unit.kind.value, unit.id))


def _again(fan_out_id: int) -> FanOut:
    db.session.expire_all()
    return queries.fan_out_or_404(current_actor(), fan_out_id)


@bp.route("/tasks/many/<step_name>", methods=["GET", "POST"])
@requires(Permission.TASK_VIEW, MANY)
def step_many(subject: tuple[list[Task], Step]) -> ResponseReturnValue:
    """One step for the tasks named in the address: what it means is shown before it is made."""
    chosen, step = subject
    fit = [task for task in chosen if (task.state, step) in MOVES]
    form = ManyForm.of(step)
    if request.method == "GET":
        return _many_page(chosen, fit, step, form, 200)
    if not form.validate():
        return _many_page(chosen, fit, step, form, 422)
    back = home_of(chosen)
    ids = [task.id for task in chosen]
    try:
        with transaction():
            services.move_many(chosen, step, Given(note=form.note.data or ""), by=current_actor())
    except (services.OneOfMany, Conflict, Invalid) as error:
        form.refuse(error)
        db.session.expire_all()
        again = [queries.task_or_404(current_actor(), task_id) for task_id in ids]
        return _many_page(again, [task for task in again if (task.state, step) in MOVES], step, form, error.status)
    flash(gettext("%(step)s: %(many)s nhiệm vụ.", step=gettext(step.label), many=len(ids)), "success")
    return redirect(back)


def home_of(tasks: Sequence[Task]) -> str:
    """Where several tasks were chosen: their directive's matrix when they share one, else the list."""
    fan_outs = {task.fan_out_id for task in tasks}
    if len(fan_outs) == 1 and None not in fan_outs:
        return url_for(".fan_out", fan_out_id=fan_outs.pop())
    return url_for(".index")


def _many_page(chosen: Sequence[Task], fit: Sequence[Task], step: Step, form: ManyForm, status: int) -> tuple[str, int]:
    return (
        render_template(
            "tasks/many.html",
            chosen=chosen,
            fit=fit,
            unfit=[task for task in chosen if task not in fit],
            step=step,
            rule=STEPS[step],
            form=form,
            back=home_of(chosen),
            horizon=queries.horizon(),
        ),
        status,
    )
