"""Tasks: read by the filters of the pages, reported on, and moved by the one state machine."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for

from tracker.access.permissions import Permission
from tracker.api.queries import reading
from tracker.api.rules.tokens import Scope
from tracker.api.schemas import given
from tracker.api.schemas import shown as schemas
from tracker.api.views.answering import listed, seen_version, shown, written
from tracker.api.views.room import actor, door, takes
from tracker.core import clock
from tracker.core.deadlines import DeadlineClass, Horizon, days_overdue
from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.org.models import Unit
from tracker.org.queries import unit_by_code
from tracker.tasks import policy, queries, services
from tracker.tasks.models import Task
from tracker.tasks.queries.entries import Entry
from tracker.tasks.rules import STEPS, Step
from tracker.tasks.services import Given, Measured
from tracker.web.guards import Subject

TASK: Subject[Task] = Subject(queries.task_or_404, policy.may)
_TASK = "/tasks/<int:task_id>"


@door("/tasks", Permission.TASK_VIEW, scope=Scope.TASKS_READ, shows=schemas.TaskList)
@takes(given.TaskQuery, "query")
def tasks(wanted: dict[str, Any]) -> Response:
    """Tasks that the person sees, by the filters of the pages."""
    part, horizon = reading.task_part(actor(), wanted), queries.horizon()
    return listed(part, [_row(task, horizon) for task in part.rows])


def _row(task: Task, horizon: Horizon) -> dict[str, Any]:
    standing = queries.class_of(task, horizon)
    late = standing is DeadlineClass.OVERDUE and task.due_on is not None
    return {
        **schemas.Task().dump(task),
        "deadline_class": standing.value,
        "days_overdue": days_overdue(task.due_on, task.submitted_on, horizon.today) if late and task.due_on else 0,
    }


def _whole(task: Task) -> dict[str, Any]:
    return {**_row(task, queries.horizon()), "steps": [step.value for step in policy.steps_for(actor(), task)]}


@door(_TASK, Permission.TASK_VIEW, TASK, scope=Scope.TASKS_READ, shows=schemas.WholeTask)
def task(task: Task) -> Response:
    """One task, and the steps that can be made with it now."""
    return shown(_whole(task), version=task.version)


@door(f"{_TASK}/history", Permission.TASK_VIEW, TASK, scope=Scope.TASKS_READ, shows=schemas.History)
def task_history(task: Task) -> Response:
    """Everything that happened to a task, newest first."""
    return shown({"items": [_entry(entry) for entry in queries.timeline(task)]}, version=task.version)


def _entry(entry: Entry) -> dict[str, Any]:
    move = entry.row if isinstance(entry.row, queries.MoveRow) else None
    return {
        "at": clock.local(entry.at).isoformat(timespec="seconds"),
        "what": entry.what.value,
        "from_state": move.from_state.value if move and move.from_state else None,
        "to_state": move.to_state.value if move else None,
        "note": entry.words,
        "name": entry.name,
        "post_title": entry.post_title,
        "on_behalf_of": entry.on_behalf_of,
    }


@door(f"{_TASK}/reports", Permission.TASK_VIEW, TASK, scope=Scope.REPORTS_READ, shows=schemas.ReportList)
@takes(given.Paged, "query")
def task_reports(task: Task, wanted: dict[str, Any]) -> Response:
    """The progress reports of a task, as they came."""
    part = reading.report_part(task, wanted)
    return listed(part, schemas.Report(many=True).dump(part.rows))


@door(
    f"{_TASK}/reports",
    Permission.TASK_REPORT,
    TASK,
    scope=Scope.REPORTS_WRITE,
    method="POST",
    shows=schemas.WholeTask,
    status=201,
    matches=True,
)
@takes(given.ReportGiven)
def report_on_task(task: Task, entered: dict[str, Any]) -> Response:
    """Report progress; answered with the task as it stands then."""
    return _moved(task, Step.REPORT, entered, status=201)


@door(
    f"{_TASK}/steps",
    Permission.TASK_VIEW,
    TASK,
    scope=Scope.TASKS_WRITE,
    method="POST",
    shows=schemas.WholeTask,
    matches=True,
)
@takes(given.StepGiven)
def move_task(task: Task, entered: dict[str, Any]) -> Response:
    """Make one step of the state machine; answered with the task as it stands then."""
    return _moved(task, Step(entered["step"]), entered)


def _moved(task: Task, step: Step, entered: dict[str, Any], *, status: int = 200) -> Response:
    by = actor()

    def move() -> Task:
        services.move(task, step, _given(task, step, entered), by=by, version=seen_version())
        return task

    location = None
    if status == 201:
        location = lambda made: url_for("api.task_reports", task_id=made.id)  # noqa: E731 - one line says it
    return written(move, _whole, status=status, version=lambda made: made.version, location=location)


def _given(task: Task, step: Step, entered: dict[str, Any]) -> Given:
    percent = entered.get("percent")
    return Given(
        note=entered["note"],
        percent=percent,
        finished_on=entered.get("finished_on") if STEPS[step].needs_finished_on else None,
        unit=_unit(entered["unit"]) if STEPS[step].needs_unit and entered.get("unit") else None,
        measured=_measured(entered) if entered["value"] is not None else None,
    )


def _measured(entered: dict[str, Any]) -> Measured:
    return Measured(entered["value"], entered["measured_on"] or clock.today(), sure=entered["sure"])


def _unit(code: str) -> Unit:
    unit = unit_by_code(code, clock.today())
    if unit is None:
        raise Invalid(N_("Không có đơn vị này."), field="unit")
    return unit
