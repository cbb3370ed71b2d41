"""Writing tasks: issue, and every move. All rules of a step are asked here, whoever calls."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_, Recurrence, Topic, UnitKind
from tracker.core.text import fold
from tracker.meetings.models import Meeting, Passage
from tracker.org.models import Unit
from tracker.storage.database import db
from tracker.tasks import policy, queries, rules
from tracker.tasks.models import FanOut, Move, Part, Task, TaskUnit
from tracker.tasks.rules import STEPS, State, Step


@dataclass(frozen=True)
class Order:
    """What is to be given: one task for one lead unit, or one for each of several."""

    title: str
    topic: Topic
    leads: tuple[Unit, ...]
    coordinating: tuple[Unit, ...]
    places: tuple[Unit, ...]
    due_on: date | None
    recurrence: Recurrence | None
    addressee: str = ""


def assign(order: Order, passage: Passage, meeting: Meeting, *, by: Actor) -> list[Task]:
    """Give the tasks of `order`, from `passage`. Several lead units make a fan-out with one task each.

    A ward that leads is itself the place of its task. Raises Invalid without a lead unit.
    """
    if not order.leads:
        raise Invalid(N_("Chọn đơn vị chủ trì."), field="lead")
    fan_out = None
    if len(order.leads) > 1:
        fan_out = FanOut(title=order.title, addressee=order.addressee, meeting=meeting, passage=passage)
        db.session.add(fan_out)
    with db.session.no_autoflush:  # names are loaded for the search while a task is not whole yet
        tasks = [_task(order, lead, passage, meeting, fan_out, by) for lead in order.leads]
    db.session.flush()
    for task in tasks:
        audit.record(Fact("task.assigned", "task", task.id, {"title": task.title, "lead": task.lead.code}), by=by)
    return tasks


def _task(order: Order, lead: Unit, passage: Passage, meeting: Meeting, fan_out: FanOut | None, by: Actor) -> Task:
    task = Task(
        title=order.title,
        topic=order.topic,
        state=State.ASSIGNED,
        percent=0,
        lead=lead,
        assigner=meeting.body,
        assigned_on=clock.today(),
        due_on=order.due_on,
        original_due_on=order.due_on,
        recurrence=order.recurrence,
        meeting=meeting,
        passage=passage,
        fan_out=fan_out,
    )
    others = [unit for unit in order.coordinating if unit.id != lead.id]
    # In a fan-out each ward's task lies in that ward alone; the places named serve the other tasks.
    places = [lead] if lead.kind is UnitKind.WARD and (fan_out or not order.places) else list(order.places)
    task.units = [TaskUnit(unit=unit, part=Part.COORDINATING) for unit in others]
    task.units += [TaskUnit(unit=unit, part=Part.PLACE) for unit in places]
    task.folded = _folded(task)
    db.session.add(task)
    _note(task, Step.ASSIGN, None, by, note="")
    return task


def _folded(task: Task) -> str:
    """What the toneless search looks through: title, source words, lead unit, places."""
    names = [task.lead.name, *(unit.name for unit in task.places)]
    return fold(" ".join([task.title, task.passage.text, *names]))


def _note(
    task: Task,
    step: Step,
    source: State | None,
    by: Actor,
    *,
    note: str,
    finished_on: date | None = None,
    unit: Unit | None = None,
) -> None:
    db.session.add(
        Move(
            task=task,
            step=step,
            from_state=source,
            to_state=task.state,
            at=clock.now(),
            day=clock.today(),
            percent=task.percent,
            note=note,
            finished_on=finished_on,
            unit=unit,
            person_id=by.person_id,
            post_title=f"{by.post.title} · {by.post.unit_name}",
        )
    )


@dataclass(frozen=True)
class Given:
    """What a person gave with a step; which of it a step needs is said in `rules.STEPS`."""

    note: str = ""
    percent: int | None = None
    finished_on: date | None = None
    unit: Unit | None = None


def move(task: Task, step: Step, given: Given, *, by: Actor, version: int | None = None) -> None:
    """Make one step with `task`.

    `version` is the version of the task that the person saw. Raises Forbidden without the right,
    Conflict when the state does not allow the step or the task has changed since, Invalid when
    something needed is missing.
    """
    rule = STEPS[step]
    if not policy.may(by, rule.permission, task):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if version is not None and version != task.version:
        raise Changed(N_("Nhiệm vụ vừa có cập nhật mới. Xem thay đổi bên dưới rồi gửi lại."))
    source, to = task.state, rules.target(task.state, step)
    if rule.needs_note and not given.note.strip():
        raise Invalid(N_("Không để trống nội dung này."), field="note")
    if rule.needs_unit and given.unit is None:
        raise Invalid(N_("Chọn đơn vị."), field="unit")
    EFFECTS.get(step, _nothing)(task, given)
    # State and what hangs on it change together: the database holds them to each other.
    task.state = to
    task.blocker_unit = given.unit if to is State.BLOCKED else None
    if task.state not in rules.HANDED_IN:
        task.submitted_on = task.finished_on = None
    _note(task, step, source, by, note=given.note.strip(), finished_on=given.finished_on, unit=given.unit)
    audit.record(Fact(f"task.{step.value}", "task", task.id, {"from": source.value, "to": task.state.value}), by=by)
    db.session.flush()


class Changed(Conflict):
    """The task was moved by somebody else after the person opened it."""


def _nothing(task: Task, given: Given) -> None:
    """Most steps change nothing but the state."""


def _report(task: Task, given: Given) -> None:
    task.percent = rules.check_percent(given.percent)
    task.reported_on = clock.today()


def _submit(task: Task, given: Given) -> None:
    today = clock.today()
    task.finished_on = rules.check_finished_on(given.finished_on, assigned_on=task.assigned_on, today=today)
    task.submitted_on = today
    task.reported_on = today
    task.percent = 100


def _back_to_work(task: Task, given: Given) -> None:
    task.percent = queries.last_reported_percent(task)


def _reassign(task: Task, given: Given) -> None:
    if given.unit is None or given.unit.id == task.lead_id:
        raise Invalid(N_("Chọn một đơn vị khác đơn vị đang được giao."), field="unit")
    task.lead = given.unit
    task.folded = _folded(task)


EFFECTS = {
    Step.REPORT: _report,
    Step.SUBMIT: _submit,
    Step.SEND_BACK: _back_to_work,
    Step.REOPEN: _back_to_work,
    Step.REASSIGN: _reassign,
}
