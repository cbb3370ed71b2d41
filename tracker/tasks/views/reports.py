"""How often a task is to be reported."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import Recurrence
from tracker.storage.database import db, transaction
from tracker.tasks import queries, services
from tracker.tasks.forms import ReportsForm
from tracker.tasks.models import Task
from tracker.tasks.views.room import TASK, bp
from tracker.web.guards import current_actor, requires


def _usual(task: Task) -> int:
    """The days that the settings give the task."""
    usual = queries.patience()
    return usual.standing if task.recurrence is Recurrence.STANDING else usual.ordinary


@bp.route("/tasks/<int:task_id>/reports", methods=["GET", "POST"])
@requires(Permission.SERIES_MANAGE, TASK)
def reports(task: Task) -> ResponseReturnValue:
    """Say how many days may pass between reports on a task, or leave it to the settings again."""
    task_id = task.id
    form = ReportsForm.of(task, _usual(task))
    if not form.validate_on_submit():
        return _page(task, form, 422 if form.is_submitted() else 200)
    try:
        days = None if request.form.get("usual") else form.days()
        with transaction():
            services.report_every(task, days, by=current_actor(), version=form.seen())
    except (Conflict, Invalid) as error:
        form.refuse(error)
        db.session.expire_all()
        fresh = queries.task_or_404(current_actor(), task_id)
        form.renew(fresh.version)
        return _page(fresh, form, error.status)
    flash(gettext("Đã lưu nhịp báo cáo."), "success")
    return redirect(url_for(".detail", task_id=task_id))


def _page(task: Task, form: ReportsForm, status: int) -> ResponseReturnValue:
    return render_template("tasks/reports_form.html", task=task, form=form, usual=_usual(task)), status
