"""Who may see a task and who may move it, as predicates. SQL twin for reading: `queries.visible_to`."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.tasks.models import FanOut, Series, Task
from tracker.tasks.rules import MOVES, STEPS, Step, steps_from


def _leads(actor: Actor, task: Task) -> bool:
    return actor.post.covers(task.lead.path)


def _gave(actor: Actor, task: Task) -> bool:
    """The order came from the scope, and is not one that the actor's own unit has to carry out."""
    return actor.post.covers(task.assigner.path) and task.lead_id != actor.unit_id


def _involved(actor: Actor, task: Task) -> bool:
    units = [task.lead, task.assigner, *task.coordinating]
    if task.blocker_unit is not None:
        units.append(task.blocker_unit)
    return any(actor.post.covers(unit.path) for unit in units)


REACHES = {Reach.LEAD: _leads, Reach.GIVEN: _gave, Reach.INVOLVED: _involved}


def may(actor: Actor, permission: Permission, task: Task) -> bool:
    """True when the actor's post grants `permission` for `task`."""
    how_far = reach(actor, permission)
    return how_far is not None and REACHES[how_far](actor, task)


def may_fan_out(actor: Actor, permission: Permission, fan_out: FanOut) -> bool:
    """A directive to many units is seen, or directed, by whoever may do so with one of its tasks."""
    return any(may(actor, permission, task) for task in fan_out.tasks)


def may_many(actor: Actor, permission: Permission, tasks: Sequence[Task]) -> bool:
    """Several tasks may be acted on when each may."""
    return all(may(actor, permission, task) for task in tasks)


def may_series(actor: Actor, permission: Permission, series: Series) -> bool:
    """True when the actor's post grants `permission` for a recurring duty. SQL twin for reading: `series_visible_to`.

    Whoever leads it or gave it sees it; nobody manages what their own unit has to do.
    """
    how_far = reach(actor, permission)
    given = actor.post.covers(series.assigner.path)
    if how_far is Reach.INVOLVED:
        return given or any(actor.post.covers(unit.path) for unit in series.units)
    return how_far is Reach.GIVEN and given and all(unit.id != actor.unit_id for unit in series.units)


def may_step(actor: Actor, step: Step, task: Task) -> bool:
    """True when the state allows `step` and the actor may make it."""
    return (task.state, step) in MOVES and may(actor, STEPS[step].permission, task)


def steps_for(actor: Actor, task: Task) -> tuple[Step, ...]:
    """The steps that this actor can make now, in the order of the state table."""
    return tuple(step for step in steps_from(task.state) if may_step(actor, step, task))
