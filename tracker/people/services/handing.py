"""Handing over: the open tasks of one person to another, through the services of tasks, each with its own entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.people import queries
from tracker.storage.database import db
from tracker.tasks import services as tasks
from tracker.tasks.models import Task


@dataclass(frozen=True)
class Handed:
    """How many tasks went over, and how many could not: another unit's, or returned meanwhile."""

    over: int
    left: int


def hand_over(person: Person, to: Person | None, chosen: Sequence[int] | None, *, by: Actor) -> Handed:
    """Give open tasks of `person` to `to`, or leave them without anybody for now; `chosen` None means all.

    What does not fit `to` (they have no post in the lead unit) stays where it is and is counted. Raises Invalid when
    nothing was chosen or nothing could go over.
    """
    query = queries.held(by, person).order_by(Task.id)
    if chosen is not None:
        if not chosen:
            raise Invalid(N_("Chọn nhiệm vụ cần bàn giao."), field="task")
        query = query.where(Task.id.in_(chosen))
    over = left = 0
    name = tasks.name_supervisor if queries.supervises(by) else tasks.name_official
    for task in db.session.scalars(query).all():
        try:
            name(task, to, by=by)
            over += 1
        except (Invalid, Conflict, Forbidden):
            left += 1
    if not over:
        raise (
            Invalid(
                N_("Không bàn giao được nhiệm vụ nào: người nhận không giữ chức danh trong đơn vị chủ trì."), field="to"
            )
            if left
            else Invalid(N_("Các nhiệm vụ này đã được bàn giao."), field="task")
        )
    return Handed(over, left)
