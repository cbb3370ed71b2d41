"""Pages of tasks: home by role, the list, one task with its steps, the matrix of a fan-out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon, days_overdue
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import Labelled, Topic
from tracker.meetings import queries as meetings
from tracker.meetings.models import Meeting
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import StepForm
from tracker.tasks.models import FanOut, Task
from tracker.tasks.queries import Filter, Several, Sort
from tracker.tasks.rules import STEPS, Share, State, Step, all_closed, shared_progress
from tracker.web.forms import is_htmx
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number

bp = Blueprint("tasks", __name__)

TASK: Subject[Task] = Subject(queries.task_or_404, policy.may)
FAN_OUT: Subject[FanOut] = Subject(queries.fan_out_or_404, policy.may_see_fan_out)


@dataclass(frozen=True)
class Standing:
    """How a task stands against its deadline: the class, and the words for it."""

    kind: DeadlineClass
    words: str


def deadline_of(task: Task, horizon: Horizon) -> Standing:
    """The deadline class of `task` with words such as "còn 3 ngày", "quá hạn 5 ngày"."""
    kind = queries.class_of(task, horizon)
    if kind in (DeadlineClass.NONE, DeadlineClass.DONE_ON_TIME, DeadlineClass.DONE_LATE) or task.due_on is None:
        return Standing(kind, gettext(kind.label))
    if kind is DeadlineClass.OVERDUE:
        late = days_overdue(task.due_on, task.submitted_on, horizon.today)
        return Standing(kind, gettext("quá hạn %(days)d ngày", days=late))
    if task.submitted_on is not None:
        return Standing(kind, gettext("trình đúng hạn"))
    left = (task.due_on - horizon.today).days
    return Standing(kind, gettext("còn %(days)d ngày", days=left) if left else gettext("hạn hôm nay"))


@bp.app_context_processor
def words_of_deadlines() -> dict[str, object]:
    """Give every template the words of deadlines."""
    return {
        "deadline_of": deadline_of,
        "chip_words": chip_words,
        "latest_move": queries.latest_move,
        "one_press": lambda step: STEPS[step].one_press,
    }


def chip_words(
    name: str,
    value: str,
    kinds: Mapping[str, type[Labelled]],
    names: Mapping[str, str],
    meetings: Sequence[Meeting],
) -> str:
    """What one condition of the filter says."""
    if name in kinds:
        return ", ".join(gettext(kinds[name](part).label) for part in value.split(","))
    if name == "meeting":
        return next((meeting.name for meeting in meetings if str(meeting.id) == value), gettext("Hội nghị khác"))
    if name == "lead":
        return str(gettext("Riêng %(name)s", name=names.get(name, value)))
    if name == "place":
        return str(gettext("Địa bàn: %(name)s", name=names.get(name, value)))
    return f"“{value}”" if name == "q" else names.get(name, value)


@bp.get("/tasks")
@requires(Permission.TASK_VIEW)
def index() -> ResponseReturnValue:
    """The one list of tasks, with filters in the address."""
    actor = current_actor()
    wanted = Filter.of(request.args)
    horizon = queries.horizon()
    page = queries.task_page(actor, wanted, horizon=horizon, number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template(
        "tasks/index.html",
        page=page,
        wanted=wanted,
        horizon=horizon,
        names=queries.filter_names(actor, wanted),
        units=queries.lead_choices(actor),
        meetings=meetings.choices(actor),
        kinds={
            "standing": Several,
            "state": State,
            "deadline": DeadlineClass,
            "age": AgeBand,
            "topic": Topic,
            "sort": Sort,
        },
    )


@bp.get("/tasks/<int:task_id>")
@requires(Permission.TASK_VIEW, TASK)
def detail(task: Task) -> ResponseReturnValue:
    """One task: what was ordered, what was reported, what can be done now."""
    return _detail(task)


def _detail(task: Task, form: StepForm | None = None, step: Step | None = None, *, changed: bool = False) -> str:
    actor = current_actor()
    return render_template(
        "tasks/detail.html",
        task=task,
        context=queries.in_context(task.passage),
        timeline=queries.timeline(task),
        steps=policy.steps_for(actor, task),
        horizon=queries.horizon(),
        may_see_document=meetings.may_see_document(actor, task.passage.document),
        form=form,
        step=step,
        changed=changed,
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
    if not form.validate_on_submit():
        return _step_page(task, step, form, 422)
    task_id = task.id
    try:
        with transaction():
            services.move(task, step, form.given(), by=actor, version=form.seen_version())
    except services.Changed as error:
        form.refuse(error)
        return _step_page(_again(task_id), step, form, 409, changed=True)
    except Conflict as error:
        form.refuse(error)
        return _step_page(_again(task_id), step, form, error.status)
    except Invalid as error:
        form.refuse(error)
        return _step_page(_again(task_id), step, form, 422)
    flash(DONE[step](), "success")
    target = request.form.get("back") or ""
    if target not in ("home",):
        target = ""
    address = url_for("reports.home") if target else url_for(".detail", task_id=task_id)
    if is_htmx():
        return "", 200, {"HX-Redirect": address}
    return redirect(address)


def _again(task_id: int) -> Task:
    """The task as it is now, after a refused act was rolled back."""
    db.session.expire_all()
    return queries.task_or_404(current_actor(), task_id)


def _step_page(task: Task, step: Step, form: StepForm, status: int, *, changed: bool = False) -> tuple[str, int]:
    if changed:
        # What was typed goes against the newest version once the person has seen the difference.
        form.version.data = form.version.raw_data = None
        form.version.data = str(task.version)
    if is_htmx() and request.headers.get("HX-Target", "").startswith("report-"):
        return (
            render_template("tasks/_step.html", task=task, step=step, form=form, changed=changed, inline=True),
            # htmx swaps only answers that succeed; the status is kept for everybody else.
            200,
        )
    return _detail(task, form, step, changed=changed), status


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


@bp.get("/fan-outs/<int:fan_out_id>")
@requires(Permission.TASK_VIEW, FAN_OUT)
def fan_out(fan_out: FanOut) -> ResponseReturnValue:
    """The matrix of a directive to many units: laggards first."""
    actor = current_actor()
    horizon = queries.horizon()
    seen = [task for task in fan_out.tasks if policy.may(actor, Permission.TASK_VIEW, task)]
    shares = [Share(task.state, task.percent) for task in seen]
    return render_template(
        "tasks/fan_out.html",
        fan_out=fan_out,
        tasks=queries.laggards_first(seen, horizon),
        words=queries.last_words([task.id for task in seen]),
        progress=shared_progress(shares),
        closed=all_closed(shares),
        horizon=horizon,
        context=queries.in_context(fan_out.passage),
        may_see_document=meetings.may_see_document(actor, fan_out.passage.document),
    )
