"""Reading the plan of a task."""

from __future__ import annotations

from collections.abc import Iterable

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import N_, Labelled
from tracker.org.models import Person
from tracker.org.queries import staff_of
from tracker.storage.database import db
from tracker.storage.once import once
from tracker.tasks.models import AnyTask, PlanStep
from tracker.tasks.queries.entries import Entry
from tracker.tasks.queries.one import task_or_404
from tracker.tasks.queries.present import Has, has


def plan_steps(task: AnyTask, *, removed: bool = False) -> list[PlanStep]:
    """The steps of the plan in their order; those taken out only when asked for."""
    if not has(task, Has.PLAN):
        return []
    query = (
        select(PlanStep)
        .where(PlanStep.task_id == task.id)
        .options(joinedload(PlanStep.done_by), joinedload(PlanStep.person))
        .order_by(PlanStep.position)
    )
    steps = once(("steps", task.id), lambda: list(db.session.scalars(query)))
    return [step for step in steps if removed or not step.removed]


def plan_people(task: AnyTask) -> list[Person]:
    """Who of the lead unit can do a step today."""
    return staff_of(task.lead_id, (Role.UNIT_HEAD, Role.OFFICIAL), clock.today())


def plan_step_or_404(actor: Actor, step_id: int) -> PlanStep:
    """The step with its task, or 404 when the actor does not see the task."""
    step = db.session.get(PlanStep, step_id)
    if step is None:
        abort(404)
    task_or_404(actor, step.task_id)
    return step


class PlanEvent(Labelled):
    """What the timeline says of a plan."""

    DONE = "plan_step_done", N_("Xong một bước của kế hoạch")


def plan_entries(task: AnyTask) -> Iterable[Entry]:
    """The steps that are done, for the timeline."""
    for step in plan_steps(task):
        if step.done_at and step.done_by:
            yield Entry(
                step.done_at, PlanEvent.DONE, (), step.title, step.done_by.full_name, step.done_post, None, step
            )
