"""Who may see a task and who may move it, as predicates. SQL twin for reading: `queries.visible_to`."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor, Role
from tracker.meetings.policy import gives_for
from tracker.tasks.models import AnyTask, Extension, FanOut, MoveFile, Series, Task, UrgingLetter
from tracker.tasks.rules import IN_CHARGE, MOVES, STAFFED, STEPS, ExtensionState, Step, steps_from


def _leads(actor: Actor, task: AnyTask) -> bool:
    return actor.post.covers(task.lead.path)


def _gave(actor: Actor, task: AnyTask) -> bool:
    """The order came from the scope, and is not one that the actor's own unit has to carry out."""
    return actor.post.covers(task.assigner.path) and task.lead_id != actor.unit_id


def _ordered(actor: Actor, task: AnyTask) -> bool:
    """The order came from the scope, whoever carries it out."""
    return actor.post.covers(task.assigner.path)


def _supervises(actor: Actor, task: AnyTask) -> bool:
    """The leader who supervises the task, or whoever deputises that leader; in no other role of theirs."""
    return actor.role is Role.LEADER and task.supervisor_id == actor.principal_id


def _answers(actor: Actor, task: AnyTask) -> bool:
    return _gave(actor, task) or (_supervises(actor, task) and task.lead_id != actor.unit_id)


def _clears(actor: Actor, task: AnyTask) -> bool:
    return _leads(actor, task) or (task.blocker_unit is not None and actor.post.covers(task.blocker_unit.path))


def _involved(actor: Actor, task: AnyTask) -> bool:
    units = [task.lead, task.assigner, *task.coordinating]
    if task.blocker_unit is not None:
        units.append(task.blocker_unit)
    return any(actor.post.covers(unit.path) for unit in units) or _supervises(actor, task)


def _over(actor: Actor, task: AnyTask) -> bool:
    """The order or the unit that carries it out is the scope's, or the actor supervises the task."""
    below = actor.post.covers(task.lead.path) and task.lead_id != actor.unit_id
    return below or _gave(actor, task) or _supervises(actor, task)


REACHES = {
    Reach.SCOPE: _ordered,
    Reach.LEAD: _leads,
    Reach.CLEARS: _clears,
    Reach.GIVEN: _gave,
    Reach.ANSWERS: _answers,
    Reach.OVER: _over,
    Reach.INVOLVED: _involved,
}


def knows(actor: Actor, task: AnyTask) -> bool:
    """True when a confidential task may be known in the post acted in. SQL twin: `queries.known_to`.

    Those whose unit is named, and no unit above it; who gave the order; who supervises it or is in charge of it. Of a
    unit that has ended those whose post came along from it.
    Nobody, while they read for others (`Actor.discreet`).
    """
    if actor.discreet:
        return False
    named = {task.lead_id, task.blocker_unit_id, *(unit.id for unit in task.coordinating)}
    return (
        not named.isdisjoint(actor.own_units)
        or gives_for(actor, task.assigner_id)
        or _supervises(actor, task)
        or (actor.role in IN_CHARGE and task.official_id == actor.principal_id)
    )


def may(actor: Actor, permission: Permission, task: AnyTask) -> bool:
    """True when the actor's post grants `permission` for `task`; nothing at all is granted for what is not known."""
    how_far = reach(actor, permission)
    return how_far is not None and REACHES[how_far](actor, task) and (not task.confidential or knows(actor, task))


def may_confide(actor: Actor, task: AnyTask) -> bool:
    """True when the actor may make the task confidential or open: nobody who would lose sight of it by that."""
    return may(actor, Permission.TASK_CONFIDE, task) and gives_for(actor, task.assigner_id)


def may_fan_out(actor: Actor, permission: Permission, fan_out: FanOut) -> bool:
    """A directive to many units is seen, or directed, by whoever may do so with one of its tasks."""
    return any(may(actor, permission, task) for task in fan_out.tasks)


def may_many(actor: Actor, permission: Permission, tasks: Sequence[Task]) -> bool:
    """Several tasks may be acted on when each may."""
    return all(may(actor, permission, task) for task in tasks)


def may_series(actor: Actor, permission: Permission, series: Series) -> bool:
    """True when the actor's post grants `permission` for a recurring duty. SQL twin for reading: `series_visible_to`.

    Whoever leads it or gave it sees it; nobody manages what their own unit has to do. One that a confidential order
    gave is known to the units that lead it themselves, and to those who gave it.
    """
    how_far = reach(actor, permission)
    own = any(unit.id == actor.unit_id for unit in series.units)
    known = any(unit.id in actor.own_units for unit in series.units) and not actor.discreet
    if series.passage.confidential and not known and not gives_for(actor, series.assigner_id):
        return False
    given = actor.post.covers(series.assigner.path)
    if how_far is Reach.INVOLVED:
        return given or any(actor.post.covers(unit.path) for unit in series.units)
    return how_far is Reach.GIVEN and given and not own


def may_step(actor: Actor, step: Step, task: AnyTask) -> bool:
    """True when the state allows `step` and the actor may make it."""
    return (task.state, step) in MOVES and may(actor, STEPS[step].permission, task)


def steps_for(actor: Actor, task: AnyTask) -> tuple[Step, ...]:
    """The steps that this actor can make now, in the order of the state table."""
    return tuple(step for step in steps_from(task.state) if may_step(actor, step, task))


def may_see_letter(actor: Actor, letter: UrgingLetter) -> bool:
    """True when the letter comes from or goes to the scope and every task in it may be seen.

    SQL twin: `queries.letters_visible_to`.
    """
    if reach(actor, Permission.URGING_VIEW) is None:
        return False
    ours = actor.post.covers(letter.unit.path) or actor.post.covers(letter.urging.issuer.path)
    return ours and all(may(actor, Permission.TASK_VIEW, row.task) for row in letter.tasks)


def may_read_urgings(actor: Actor, permission: Permission, loaded: object) -> bool:
    """True when the actor holds the right to read urgings; what was loaded holds only letters that they may see."""
    return reach(actor, permission) is not None


def may_take(actor: Actor, task: AnyTask) -> bool:
    """True when the actor can put themselves in charge of a task that nobody is in charge of.

    Somebody who only deputises does not: being in charge is personal, and outlasts the deputyship.
    """
    return (
        task.official_id is None
        and task.state in STAFFED
        and may(actor, Permission.TASK_TAKE, task)
        and task.lead_id == actor.unit_id
        and actor.on_behalf_of_id is None
    )


def may_decide(actor: Actor, extension: Extension, of: AnyTask | None = None) -> bool:
    """True when the actor may decide on a request, which is never one's own: neither the unit's nor the person's.

    Whoever has its task at hand gives it, so that it is not looked for.
    """
    asked = extension.asked
    own = {asked.person_id, asked.on_behalf_of_id}
    return (
        extension.state is ExtensionState.ASKED
        and may(actor, Permission.EXTENSION_DECIDE, of or extension.task)
        and extension.unit_id != actor.unit_id
        and not own & {actor.person_id, actor.principal_id}
    )


def may_file(actor: Actor, permission: Permission, file: MoveFile) -> bool:
    """A file is seen by whoever sees its task, and removed by its sender or a head of the unit that leads the task."""
    task = file.move.task
    if permission is not Permission.TASK_REMOVE_FILE:
        return may(actor, permission, task)
    own = file.move.person_id == actor.person_id
    return may(actor, permission, task) and (own or (actor.role is Role.UNIT_HEAD and _leads(actor, task)))
