"""The measure on the page of its task: the panel, its definition, the correction of a value."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.errors import Refused
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries
from tracker.tasks.forms.measures import CorrectForm, MeasureForm
from tracker.tasks.models import AnyTask, Measure, MeasureValue, Task
from tracker.tasks.queries import measures as read
from tracker.tasks.queries.measures import Standing
from tracker.tasks.rules import CLOSED
from tracker.tasks.rules.lines import HEIGHT, WIDTH, line
from tracker.tasks.services import measures, measuring
from tracker.tasks.views.detail import panel, task_page
from tracker.tasks.views.room import TASK, bp
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.templates import give_templates

VALUE: Subject[MeasureValue] = Subject(read.value_or_404, read.may_value)


@panel("measure")
def measure_panel(actor: Actor, task: AnyTask) -> Mapping[str, Any] | None:
    """Where the measure stands, its values over time, and the form of whoever may set it."""
    may_define = policy.may(actor, Permission.MEASURE_DEFINE, task) and task.state not in CLOSED
    measure = task.measure
    if measure is None and not may_define:
        return None
    shown: dict[str, Any] = {
        "measure": measure,
        "may_define": may_define,
        "form": MeasureForm.of(task) if may_define and task.fan_out_id is None else None,
    }
    if measure is not None:
        standing = measure.standing
        shown["standing"] = Standing(measure, standing[-1] if standing else None)
        shown["line"] = line(
            [value.dated for value in standing],
            start=task.assigned_on,
            baseline=measure.baseline,
            target=measure.target,
        )
        shown["values"] = read.all_values(measure)
        shown["may_correct"] = policy.may(actor, Permission.MEASURE_CORRECT, task) and task.state not in CLOSED
    return shown


@bp.post("/tasks/<int:task_id>/measure")
@requires(Permission.MEASURE_DEFINE, TASK)
def define_measure(task: Task) -> ResponseReturnValue:
    """Set or change the measure of a task; a refused form comes back on the task's page."""
    form, task_id = MeasureForm.of(task), task.id
    if not form.validate_on_submit():
        return task_page(task, measure_form=form), 422
    try:
        with transaction():
            measures.define(task, form.given(), by=current_actor(), version=form.seen_version())
    except Refused as error:
        form.refuse(error)
        return _again(task_id, form, error)
    flash(gettext("Đã lưu chỉ tiêu đo."), "success")
    return redirect(url_for(".detail", task_id=task_id, _anchor="measure"))


@bp.post("/tasks/<int:task_id>/measure/remove")
@requires(Permission.MEASURE_DEFINE, TASK)
def remove_measure(task: Task) -> ResponseReturnValue:
    """Take away a measure that has no values yet."""
    form, task_id = MeasureForm.of(task), task.id
    try:
        with transaction():
            measures.remove(task, by=current_actor(), version=form.seen_version())
    except Refused as error:
        form.refuse(error)
        return _again(task_id, form, error)
    flash(gettext("Đã bỏ chỉ tiêu đo."), "success")
    return redirect(url_for(".detail", task_id=task_id))


def _again(task_id: int, form: MeasureForm, error: Refused) -> ResponseReturnValue:
    """The task's page as it is now with the form as it was typed, good for another try."""
    db.session.expire_all()
    task = queries.task_or_404(current_actor(), task_id)
    form.version.raw_data, form.version.data = None, str(task.version)
    return task_page(task, measure_form=form), error.status


@bp.route("/measure-values/<int:value_id>", methods=["GET", "POST"])
@requires(Permission.MEASURE_CORRECT, VALUE)
def measure_value(value: MeasureValue) -> ResponseReturnValue:
    """One value: put another in its place, or withdraw it; both with the reason."""
    form, value_id = CorrectForm.of(value), value.id
    if not form.is_submitted():
        return _value_page(value, form)
    if not form.validate():
        return _value_page(value, form), 422
    try:
        with transaction():
            said = form.measured()
            if said is not None:
                measuring.correct(value, said, form.why.data or "", by=current_actor(), version=form.seen_version())
    except Refused as error:
        return _value_again(value_id, form, error)
    flash(gettext("Đã sửa số liệu; số cũ còn trong lịch sử."), "success")
    return redirect(url_for(".detail", task_id=value.measure.task_id, _anchor="measure"))


@bp.post("/measure-values/<int:value_id>/withdraw")
@requires(Permission.MEASURE_CORRECT, VALUE)
def withdraw_value(value: MeasureValue) -> ResponseReturnValue:
    """Take a value back."""
    form, value_id, task_id = CorrectForm.of(value), value.id, value.measure.task_id
    try:
        with transaction():
            measuring.withdraw(value, form.why.data or "", by=current_actor(), version=form.seen_version())
    except Refused as error:
        return _value_again(value_id, form, error)
    flash(gettext("Đã rút số liệu; số cũ còn trong lịch sử."), "success")
    return redirect(url_for(".detail", task_id=task_id, _anchor="measure"))


def _value_again(value_id: int, form: CorrectForm, error: Refused) -> ResponseReturnValue:
    form.refuse(error)
    db.session.expire_all()
    value = read.value_or_404(current_actor(), value_id)
    form.version.raw_data, form.version.data = None, str(value.measure.task.version)
    return _value_page(value, form), error.status


def _value_page(value: MeasureValue, form: CorrectForm) -> str:
    return render_template(
        "tasks/measure_value.html", value=value, measure=value.measure, task=value.measure.task, form=form
    )


@give_templates(bp)
def words_of_measures() -> dict[str, object]:
    """Give every template the words of measures."""
    return {
        "amount": read.amount,
        "counted": read.counted,
        "reached": read.reached,
        "in_words": read.in_words,
        "standing_of": _standing_of,
        "sheet_of_line": {"width": WIDTH, "height": HEIGHT},
    }


def _standing_of(measure: Measure) -> Standing:
    return Standing(measure, measure.latest)


@bp.app_template_filter("share")
def share(value: Decimal) -> str:
    """A share as 34,3 % in the reader's writing; above 100 % as it is."""
    return f"{read.amount((value * 100).quantize(Decimal('0.1')))} %"
