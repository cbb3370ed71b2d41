"""Pages of recurring duties: the list, one duty, changing and ending it; letting a task come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import Recurrence
from tracker.meetings import queries as meetings
from tracker.org.queries import Roster, roster_on
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, rules, services
from tracker.tasks.forms import DutyForm, EndForm, RepeatForm, VersionedForm
from tracker.tasks.models import AnyTask, Series, Task
from tracker.tasks.rules import CLOSED, State
from tracker.tasks.views.detail import panel
from tracker.tasks.views.room import TASK, bp
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number
from tracker.workdays.queries import around

SERIES: Subject[Series] = Subject(queries.series_or_404, policy.may_series)


@panel("series")
def shows(actor: Actor, task: AnyTask) -> Mapping[str, Any] | None:
    """The duty that the task belongs to, or how often it is to be reported, or that it can come back."""
    period = queries.period_of(task)
    may_direct = policy.may(actor, Permission.SERIES_MANAGE, task)
    standing, closed = task.recurrence is Recurrence.STANDING, task.state in CLOSED
    may_repeat = may_direct and not standing and task.state is not State.CANCELLED
    if period is None and not (may_repeat if closed else standing or may_direct or task.report_days):
        return None
    series = period.series if period else None
    usual = queries.patience()
    return {
        "period": period,
        "series": series,
        "others": queries.siblings(actor, task, period) if period else [],
        "elsewhere": series is not None and task.lead_id not in {unit.id for unit in series.units},
        "may_see": series is not None and policy.may_series(actor, Permission.SERIES_VIEW, series),
        "may_manage": series is not None and policy.may_series(actor, Permission.SERIES_MANAGE, series),
        "may_direct": may_direct,
        "closed": closed,
        "standing": standing,
        "report_days": task.report_days or (usual.standing if standing else usual.ordinary),
        "own_rhythm": task.report_days is not None,
    }


@bp.get("/series")
@requires(Permission.SERIES_VIEW)
def series_index() -> ResponseReturnValue:
    """The recurring duties of the reader's scope, the next to come first."""
    actor = current_actor()
    unit, over = request.args.get("unit", "")[:40], request.args.get("over") == "1"
    horizon = queries.horizon()
    page = queries.series_page(
        actor, unit=unit, over=over, horizon=horizon, number=page_number(), size=current_app.config["PAGE_SIZE"]
    )
    args = {name: value for name, value in (("unit", unit), ("over", "1" if over else "")) if value}
    return render_template(
        "tasks/series_index.html",
        page=page,
        unit=unit,
        over=over,
        args=args,
        units=queries.lead_choices(actor, unit),
        horizon=horizon,
    )


@bp.get("/series/<int:series_id>")
@requires(Permission.SERIES_VIEW, SERIES)
def series_detail(series: Series) -> ResponseReturnValue:
    """One duty: its rhythm, its units, every period with what became of it."""
    return series_page(series)


def series_page(series: Series, end_form: EndForm | None = None, error: str = "") -> str:
    """The whole page; with `end_form` it asks why the duty ends."""
    actor, horizon = current_actor(), queries.horizon()
    size = current_app.config["PAGE_SIZE"]
    return render_template(
        "tasks/series.html",
        series=series,
        page=queries.period_page(actor, series, horizon, number=page_number(), size=size),
        entries=queries.duty_entries(series),
        accepted=queries.accepted_by(series),
        context=queries.in_context(current_actor(), series.passage),
        may_see_document=meetings.may_see_document(actor, series.passage.document),
        may_manage=policy.may_series(actor, Permission.SERIES_MANAGE, series),
        end_form=end_form,
        error=error,
        horizon=horizon,
    )


def _roster(path: str) -> Roster:
    """The units of the town that the unit at `path` lies in."""
    return roster_on(clock.today(), root="/" + path.split("/")[1] + "/")


@bp.route("/series/<int:series_id>/edit", methods=["GET", "POST"])
@requires(Permission.SERIES_MANAGE, SERIES)
def series_edit(series: Series) -> ResponseReturnValue:
    """Change a duty from its next period on."""
    series_id, roster = series.id, _roster(series.assigner.path)
    form = DutyForm.of(series, roster)
    if not form.validate_on_submit():
        return _duty_page(form, roster, 422 if form.is_submitted() else 200, series=series)
    try:
        with transaction():
            services.change(
                series, form.duty(form.lead.codes), form.reason.data or "", by=current_actor(), version=form.seen()
            )
    except (Conflict, Invalid) as error:
        form.refuse(error)
        fresh = again(series_id)
        form.renew(fresh.version)
        changed = isinstance(error, Conflict)
        return _duty_page(form, _roster(fresh.assigner.path), error.status, series=fresh, changed=changed)
    flash(gettext("Đã sửa nhiệm vụ định kỳ. Thay đổi áp dụng từ kỳ sau."), "success")
    return redirect(url_for(".series_detail", series_id=series_id))


def again(series_id: int) -> Series:
    """The duty as it is now, after a refused act was rolled back."""
    db.session.expire_all()
    return queries.series_or_404(current_actor(), series_id)


def _duty_page(
    form: DutyForm | RepeatForm, roster: Roster, status: int, *, changed: bool = False, **more: Any
) -> ResponseReturnValue:
    return render_template("tasks/duty_form.html", form=form, roster=roster, changed=changed, **more), status


@bp.route("/series/<int:series_id>/end", methods=["GET", "POST"])
@requires(Permission.SERIES_MANAGE, SERIES)
def series_end(series: Series) -> ResponseReturnValue:
    """End a duty; the page asks why before it does."""
    series_id = series.id
    form = EndForm(data={"version": series.version})
    if not form.validate_on_submit():
        return series_page(series, form), 422 if form.is_submitted() else 200
    try:
        with transaction():
            services.end(series, form.reason.data, by=current_actor(), version=form.seen())
    except (Conflict, Invalid) as error:
        form.refuse(error)
        fresh = again(series_id)
        form.renew(fresh.version)
        return series_page(fresh, form if fresh.ended_on is None else None), error.status
    flash(gettext("Đã kết thúc nhiệm vụ định kỳ. Nhiệm vụ của các kỳ đã giao vẫn giữ nguyên."), "success")
    return redirect(url_for(".series_detail", series_id=series_id))


@bp.post("/series/<int:series_id>/resume")
@requires(Permission.SERIES_MANAGE, SERIES)
def series_resume(series: Series) -> ResponseReturnValue:
    """Take the end of a duty back."""
    form = VersionedForm()
    series_id = series.id
    with transaction():
        services.resume(series, by=current_actor(), version=form.seen())
    flash(gettext("Nhiệm vụ định kỳ được tiếp tục từ kỳ sau."), "success")
    return redirect(url_for(".series_detail", series_id=series_id))


@bp.route("/tasks/<int:task_id>/repeat", methods=["GET", "POST"])
@requires(Permission.SERIES_MANAGE, TASK)
def repeat(task: Task) -> ResponseReturnValue:
    """Let a task that came once come back: it is the first period of a new duty."""
    task_id = task.id
    if request.method == "GET" and task.period_id is not None:
        return redirect(url_for(".detail", task_id=task_id))
    form = _repeat_form(task)
    if not form.validate_on_submit():
        return _duty_page(form, roster_on(clock.today()), 422 if form.is_submitted() else 200, task=task)
    everyone = "everyone" in form and bool(form.everyone.data)
    duty = form.duty((task.lead.code,))
    try:
        with transaction():
            series = services.repeat(task, duty, by=current_actor(), everyone=everyone, version=form.seen())
            series_id = series.id
    except (Conflict, Invalid) as error:
        form.refuse(error)
        db.session.expire_all()
        fresh = queries.task_or_404(current_actor(), task_id)
        form.renew(fresh.version)
        return _duty_page(form, roster_on(clock.today()), error.status, task=fresh)
    flash(gettext("Đã đặt định kỳ. Nhiệm vụ này là kỳ đầu; các kỳ sau được giao tự động."), "success")
    return redirect(url_for(".series_detail", series_id=series_id))


def _repeat_form(task: Task) -> RepeatForm:
    """The form with the rhythm that the task's deadline suggests: monthly, on its day."""
    calendar = around(clock.today())
    every = task.recurrence if task.recurrence in rules.RHYTHMIC else Recurrence.MONTHLY
    rhythm = rules.rhythm_from(every or Recurrence.MONTHLY, task.due_on, calendar)
    many = len(task.fan_out.tasks) if task.fan_out is not None else 1
    return RepeatForm.of(task, rhythm, rules.USUAL_AHEAD[rhythm.every], many)
