"""Writing a unit's own plan: its steps, and whether they give the task's percentage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db
from tracker.tasks.models import PlanStep, Task
from tracker.tasks.queries import plan_people, plan_steps
from tracker.tasks.rules import CLOSED, HANDED_IN, plan_progress

#: More than this is no plan that anybody follows.
MOST_STEPS = 40


@dataclass(frozen=True)
class Planned:
    """What a step says: the work, its day, and who of the unit does it."""

    title: str
    due_on: date | None = None
    person_id: int | None = None


def add_step(task: Task, planned: Planned, *, by: Actor) -> PlanStep:
    """Add a step at the end of the plan.

    Raises Invalid for an empty title, a day before the task was given, or a person of another unit.
    """
    _open(task)
    _check(task, planned)
    steps = plan_steps(task)
    if len(steps) >= MOST_STEPS:
        raise Invalid(N_("Kế hoạch có tối đa %(most)s bước."), field="title", most=MOST_STEPS)
    last = db.session.scalar(select(func.max(PlanStep.position)).where(PlanStep.task_id == task.id)) or 0
    step = PlanStep(task=task, position=last + 1, removed=False, done_post="")
    _set(step, planned)
    db.session.add(step)
    db.session.flush()
    _follow(task)
    _record("task.step_added", task, step, by)
    return step


def change_step(step: PlanStep, planned: Planned, *, by: Actor) -> None:
    """Give a step other words, another day or person. Raises Invalid as `add_step` does."""
    _open(step.task)
    _check(step.task, planned)
    _set(step, planned)
    _record("task.step_changed", step.task, step, by)


def finish_step(step: PlanStep, *, by: Actor) -> None:
    """Say that a step is done, today."""
    _open(step.task)
    if step.done_on is None:
        step.done_on, step.done_at, step.done_by_id = clock.today(), clock.now(), by.person_id
        step.done_post = f"{by.post.title} · {by.post.unit_name}"
        step.task.quiet_since = clock.today()  # a word of the unit
        _follow(step.task)
        _record("task.step_done", step.task, step, by)


def reopen_step(step: PlanStep, *, by: Actor) -> None:
    """Take back that a step is done."""
    _open(step.task)
    if step.done_on is not None:
        step.done_on, step.done_at, step.done_by_id, step.done_post = None, None, None, ""
        _follow(step.task)
        _record("task.step_reopened", step.task, step, by)


def remove_step(step: PlanStep, *, by: Actor) -> None:
    """Take a step out of the plan; the record keeps it."""
    _open(step.task)
    if not step.removed:
        step.removed = True
        _follow(step.task)
        _record("task.step_removed", step.task, step, by)


def restore_step(step: PlanStep, *, by: Actor) -> None:
    """Put a step back that was taken out."""
    _open(step.task)
    if step.removed:
        step.removed = False
        _follow(step.task)
        _record("task.step_restored", step.task, step, by)


def follow_plan(task: Task, follow: bool, *, by: Actor) -> None:
    """Let the steps give the task's percentage, or not. Raises Invalid without any step, or where a measure decides."""
    _open(task)
    if follow and not plan_steps(task):
        raise Invalid(N_("Thêm ít nhất một bước trước khi tính tiến độ theo kế hoạch."), field="title")
    if follow and task.measure is not None and task.measure.decides_percent:
        raise Invalid(N_("Tỷ lệ hoàn thành của nhiệm vụ này được tính từ chỉ tiêu đo."), field="title")
    task.by_plan = follow
    _follow(task)
    audit.record(Fact("task.plan_followed", "task", task.id, {"follow": follow}), by=by)


def _set(step: PlanStep, planned: Planned) -> None:
    step.title, step.due_on, step.person_id = planned.title.strip(), planned.due_on, planned.person_id


def _check(task: Task, planned: Planned) -> None:
    if not planned.title.strip():
        raise Invalid(N_("Nhập nội dung của bước."), field="title")
    if planned.person_id is not None and planned.person_id not in {person.id for person in plan_people(task)}:
        raise Invalid(N_("Chọn người của đơn vị chủ trì."), field="person")
    if planned.due_on is not None and planned.due_on < task.assigned_on:
        raise Invalid(
            N_("Ngày của bước không thể trước ngày giao (%(day)s)."), field="due_on", day=f"{task.assigned_on:%d/%m/%Y}"
        )


def _open(task: Task) -> None:
    if task.state in CLOSED or task.state in HANDED_IN:
        raise Conflict(N_("Nhiệm vụ đang ở trạng thái “%(state)s” nên không sửa được kế hoạch."), state=task.state)


def _follow(task: Task) -> None:
    if task.by_plan:
        db.session.flush()
        steps = plan_steps(task)
        task.percent = plan_progress(sum(step.done_on is not None for step in steps), len(steps))


def _record(action: str, task: Task, step: PlanStep, by: Actor) -> None:
    audit.record(Fact(action, "task", task.id, {"step": step.title, "percent": task.percent}), by=by)
