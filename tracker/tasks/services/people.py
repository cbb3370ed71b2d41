"""Who is in charge of a task within its unit, and which leader supervises it."""

from __future__ import annotations

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.storage.database import db
from tracker.tasks import policy, queries
from tracker.tasks.models import ActKind, Task
from tracker.tasks.rules import OPEN, STAFFED, State
from tracker.tasks.services.record import check_right, check_version, note_act


def name_official(task: Task, person: Person | None, *, by: Actor, version: int | None = None) -> None:
    """Put `person` in charge of the task within its lead unit, or nobody.

    Raises Forbidden without the right, Conflict when the task is closed, returned or has changed, Invalid for
    somebody without a post in the lead unit.
    """
    check_right(policy.may(by, Permission.TASK_STAFF, task))
    check_version(task, version)
    _check_state(task.state, task.state in STAFFED)
    if person is not None and person.id not in {each.id for each in queries.official_choices(task)}:
        raise Invalid(N_("Chọn một người đang giữ chức danh trong đơn vị chủ trì."), field="person")
    if (person.id if person else None) == task.official_id:
        raise Invalid(N_("Chọn một người khác người đang phụ trách."), field="person")
    _put_in_charge(task, person, ActKind.OFFICIAL_NAMED if person else ActKind.OFFICIAL_LEFT, by)


def take(task: Task, *, by: Actor, version: int | None = None) -> None:
    """Put oneself in charge of a task of one's own unit that nobody is in charge of.

    Raises Forbidden for people of other units and for deputies, Conflict when somebody was faster.
    """
    check_right(policy.may(by, Permission.TASK_TAKE, task) and task.lead_id == by.unit_id)
    check_version(task, version)
    _check_state(task.state, task.state in STAFFED)
    if task.official is not None:
        raise Conflict(N_("%(name)s đã nhận việc này."), name=task.official.full_name)
    check_right(policy.may_take(by, task))
    _put_in_charge(task, db.session.get_one(Person, by.person_id), ActKind.OFFICIAL_TOOK, by)


def leave(task: Task, *, by: Actor, version: int | None = None) -> None:
    """Give up being in charge; the task waits for somebody again. Raises Forbidden for anybody else."""
    check_right(task.official_id == by.person_id and policy.may(by, Permission.TASK_TAKE, task))
    check_version(task, version)
    _check_state(task.state, task.state in STAFFED)
    _put_in_charge(task, None, ActKind.OFFICIAL_LEFT, by)


def release(task: Task, *, by: Actor) -> None:
    """Nobody is in charge any more, because the task went to another unit; part of that act."""
    if task.official is not None:
        _put_in_charge(task, None, ActKind.OFFICIAL_LEFT, by)


def _put_in_charge(task: Task, person: Person | None, kind: ActKind, by: Actor) -> None:
    before = task.official
    task.official = person
    note_act(task, kind, by, subject=person or before)
    detail = {"official": person.id if person else None, "before": before.id if before else None}
    audit.record(Fact(f"task.{kind.value}", "task", task.id, detail), by=by)
    db.session.flush()


def name_supervisor(task: Task, person: Person | None, *, by: Actor, version: int | None = None) -> None:
    """Let a leader supervise the task, or nobody.

    Raises Forbidden without the right, Conflict when the task is closed or has changed, Invalid for somebody
    who is no leader of the assigner's scope.
    """
    check_right(policy.may(by, Permission.TASK_SUPERVISE, task))
    check_version(task, version)
    _check_state(task.state, task.state in OPEN)
    if person is not None and person.id not in {each.id for each in queries.supervisor_choices(task)}:
        raise Invalid(N_("Chọn một lãnh đạo thuộc phạm vi của cơ quan giao."), field="person")
    before = task.supervisor
    if person is before:
        raise Invalid(N_("Chọn một người khác người đang chỉ đạo."), field="person")
    task.supervisor = person
    kind = ActKind.SUPERVISOR_NAMED if person else ActKind.SUPERVISOR_LEFT
    note_act(task, kind, by, subject=person or before)
    detail = {"supervisor": person.id if person else None, "before": before.id if before else None}
    audit.record(Fact(f"task.{kind.value}", "task", task.id, detail), by=by)
    db.session.flush()


def _check_state(state: State, allowed: bool) -> None:
    if not allowed:
        raise Conflict(N_("Nhiệm vụ đang ở trạng thái “%(state)s” nên không phân công được."), state=state)
