"""Marking an order as confidential, and lifting the mark: always for every task that the order gave (decision 29)."""

from __future__ import annotations

from sqlalchemy import select

from tracker.audit import services as audit
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import ActKind, Task
from tracker.tasks.services.record import check_right, check_version, note_act


def set_confidential(task: Task, secret: bool, reason: str, *, by: Actor, version: int | None = None) -> list[Task]:
    """Make the order that gave `task` confidential or open, with all its tasks; those that changed.

    The sister tasks of a directive to many and the periods of a duty say the same words: one of them in the open would
    tell what the others keep. Raises Forbidden for anybody but the secretaries and leaders of the unit that gave it,
    Conflict when it has changed or is so already, Invalid without a reason.
    """
    check_right(policy.may_confide(by, task))
    check_version(task, version)
    if task.confidential is secret:
        raise Conflict(N_("Nhiệm vụ này đã được đánh dấu mật.") if secret else N_("Nhiệm vụ này đã bỏ mật."))
    if not reason.strip():
        raise Invalid(N_("Ghi lý do."), field="note")
    task.passage.confidential = secret
    sisters = select(Task).where(Task.passage_id == task.passage_id, Task.confidential.is_not(secret)).order_by(Task.id)
    changed = list(db.session.scalars(sisters))
    kind = ActKind.MADE_CONFIDENTIAL if secret else ActKind.CONFIDENCE_LIFTED
    for each in changed:
        each.confidential = secret
        note_act(each, kind, by, words=reason.strip())
        audit.record(Fact(f"task.{kind.value}", "task", each.id, {"of": task.id}), by=by)
    db.session.flush()
    return changed
