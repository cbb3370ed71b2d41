"""Writing a directive to many units: a unit that was forgotten, how much each counts, one step for several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tracker.audit import services as audit
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid, Refused
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Unit
from tracker.storage.database import db
from tracker.tasks.models import FanOut, Task
from tracker.tasks.rules import Step
from tracker.tasks.services.giving import Order, give
from tracker.tasks.services.moves import Given, move

#: How much one unit's task may count.
MOST_WEIGHT = 100


def add_units(fan_out: FanOut, units: Sequence[Unit], due_on: date | None, *, by: Actor) -> list[Task]:
    """Give the directive to units that were forgotten, with the same words as to the others.

    Raises Invalid when no unit is named, when one has it already, or when the deadline lies before the
    conference.
    """
    if not units:
        raise Invalid(N_("Chọn ít nhất một đơn vị."), field="units")
    have = {task.lead_id for task in fan_out.tasks}
    twice = next((unit for unit in units if unit.id in have), None)
    if twice is not None:
        raise Invalid(N_("%(unit)s đã được giao nhiệm vụ này."), field="units", unit=twice.name)
    if due_on is not None and due_on < fan_out.meeting.held_on:
        raise Invalid(N_("Hạn phải sau ngày họp (%(day)s)."), field="due_on", day=f"{fan_out.meeting.held_on:%d/%m/%Y}")
    sister = fan_out.tasks[0]
    order = Order(
        fan_out.title,
        sister.topic,
        tuple(units),
        tuple(sister.coordinating),
        (),
        due_on,
        sister.recurrence,
        fan_out.addressee,
    )
    given = give(order, fan_out.passage, fan_out.meeting, fan_out, by=by)
    for task in given:
        task.period_id = sister.period_id  # of this period only: who has the duty is said there
    return given


def weigh(fan_out: FanOut, weights: dict[int, int], *, by: Actor) -> None:
    """Say how much the task of each unit (by task id) counts in the progress of the whole. Raises Invalid."""
    if any(not 1 <= weight <= MOST_WEIGHT for weight in weights.values()):
        raise Invalid(N_("Trọng số từ 1 đến %(most)s."), field="weight", most=MOST_WEIGHT)
    changed = {
        task.lead.code: weights[task.id] for task in fan_out.tasks if weights.get(task.id, task.weight) != task.weight
    }
    for task in fan_out.tasks:
        task.weight = weights.get(task.id, task.weight)
    if changed:
        audit.record(Fact("fan_out.weighed", "fan_out", fan_out.id, {"weights": changed}), by=by)


class OneOfMany(Refused):
    """A step for several tasks was refused for one of them: none was moved."""

    status = 409


def move_many(tasks: Sequence[Task], step: Step, given: Given, *, by: Actor) -> None:
    """Make one step with several tasks: all, or none. Raises OneOfMany that names the first that refuses."""
    if not tasks:
        raise Invalid(N_("Chọn ít nhất một nhiệm vụ."), field="tasks")
    for task in tasks:
        try:
            move(task, step, given, by=by)
        except Conflict as error:
            raise OneOfMany(
                N_("%(unit)s: nhiệm vụ đang ở trạng thái “%(state)s” nên không thể “%(step)s”."),
                unit=task.lead.name,
                state=task.state,
                step=step,
            ) from error
    db.session.flush()
