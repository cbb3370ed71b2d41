"""Every move of a task. All rules of a step are asked here, whoever calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Unit
from tracker.storage.database import db
from tracker.tasks import policy, queries, rules
from tracker.tasks.models import Task
from tracker.tasks.rules import STEPS, State, Step
from tracker.tasks.services import measuring
from tracker.tasks.services.extensions import lapse_extension
from tracker.tasks.services.files import attach_files
from tracker.tasks.services.measuring import Measured
from tracker.tasks.services.passing import wake
from tracker.tasks.services.people import release
from tracker.tasks.services.record import check_right, check_version, folded, note


@dataclass(frozen=True)
class Given:
    """What a person gave with a step; which of it a step needs is said in `rules.STEPS`.

    `files` are tokens of the person's own uploads.
    """

    note: str = ""
    percent: int | None = None
    finished_on: date | None = None
    unit: Unit | None = None
    measured: Measured | None = None
    files: tuple[str, ...] = ()


def move(task: Task, step: Step, given: Given, *, by: Actor, version: int | None = None) -> None:
    """Make one step with `task`.

    `version` is the version of the task that the person saw. Raises Forbidden without the right,
    Conflict when the state does not allow the step or the task has changed since, Invalid when
    something needed is missing.
    """
    rule = STEPS[step]
    check_right(policy.may(by, rule.permission, task))
    check_version(task, version)
    source, to = task.state, rules.target(task.state, step)
    if rule.needs_note and not given.note.strip():
        raise Invalid(N_("Không để trống nội dung này."), field="note")
    if rule.needs_unit and given.unit is None:
        raise Invalid(N_("Chọn đơn vị."), field="unit")
    led_by = task.lead_id
    EFFECTS.get(step, _nothing)(task, given)
    # State and what hangs on it change together: the database holds them to each other.
    task.state = to
    task.blocker_unit = given.unit if to is State.BLOCKED else None
    if task.state not in rules.HANDED_IN:
        task.submitted_on = task.finished_on = None
    entry = note(task, step, source, by, words=given.note.strip(), finished_on=given.finished_on, unit=given.unit)
    if given.measured is not None and step in (Step.REPORT, Step.SUBMIT):
        measuring.keep(task, given.measured, by=by, move=entry)
    files = attach_files(entry, given.files if rule.takes_files else (), by=by)
    detail = {
        "from": source.value,
        "to": to.value,
        "words": given.note.strip(),
        "unit": given.unit.id if given.unit else None,
        "lead_before": led_by,
        "files": len(files),
    }
    audit.record(Fact(f"task.{step.value}", "task", task.id, detail), by=by)
    if step is Step.REASSIGN:
        release(task, by=by)
    if step is Step.REOPEN:
        wake(task, by=by)
    if to in rules.CLOSED or step in (Step.REASSIGN, Step.DECLINE):
        lapse_extension(task, by=by)
    db.session.flush()


def _nothing(task: Task, given: Given) -> None:
    """Most steps change nothing but the state."""


def _report(task: Task, given: Given) -> None:
    if not task.by_plan:
        task.percent = rules.check_percent(measuring.reported_percent(task, given.measured, given.percent))
    task.reported_on = clock.today()


def _submit(task: Task, given: Given) -> None:
    today = clock.today()
    task.finished_on = rules.check_finished_on(given.finished_on, assigned_on=task.assigned_on, today=today)
    task.submitted_on = today
    task.reported_on = today
    task.percent = 100


def _back_to_work(task: Task, given: Given) -> None:
    measured = queries.measured_percent(task)
    if measured is not None:
        task.percent = measured
    elif task.by_plan:
        steps = queries.plan_steps(task)
        task.percent = rules.plan_progress(sum(step.done_on is not None for step in steps), len(steps))
    else:
        task.percent = queries.last_reported_percent(task)


def _reassign(task: Task, given: Given) -> None:
    if given.unit is None or given.unit.id == task.lead_id:
        raise Invalid(N_("Chọn một đơn vị khác đơn vị đang được giao."), field="unit")
    task.lead = given.unit
    task.folded = folded(task)


EFFECTS = {
    Step.REPORT: _report,
    Step.SUBMIT: _submit,
    Step.SEND_BACK: _back_to_work,
    Step.REOPEN: _back_to_work,
    Step.REASSIGN: _reassign,
}
