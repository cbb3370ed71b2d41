"""What a task of the next period takes over from the one before: what is counted, and the unit's own plan, not done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core import clock
from tracker.org.models import Post
from tracker.storage.database import db
from tracker.tasks.models import Measure, Period, PlanStep, Task


def inherit(last: Period | None, tasks: Sequence[Task]) -> Mapping[int, int]:
    """Give each of `tasks` the measure and the plan of its unit's task in the period `last`; how many steps, by task.

    A measure comes without values, a step as not done and as far from the deadline as it was; whoever left the unit
    is named no more. Three statements, however many tasks.
    """
    if last is None:
        return {}
    query = select(Task).where(Task.period_id == last.id).options(joinedload(Task.measure))
    before = {task.lead_id: task for task in db.session.scalars(query)}
    steps: dict[int, list[PlanStep]] = {}
    planned = (
        select(PlanStep)
        .where(PlanStep.task_id.in_([task.id for task in before.values()]), PlanStep.removed.is_(False))
        .order_by(PlanStep.position)
    )
    for step in db.session.scalars(planned):
        steps.setdefault(step.task_id, []).append(step)
    staff = _holding([step.person_id for several in steps.values() for step in several if step.person_id])
    taken: dict[int, int] = {}
    for task in tasks:
        old = before.get(task.lead_id)
        if old is None:
            continue
        if old.measure is not None:
            _count_again(old.measure, task)
        own = steps.get(old.id, [])
        for step in own:
            person_id = step.person_id if (step.person_id, task.lead_id) in staff else None
            due_on = _moved(step.due_on, old, task)
            fresh = PlanStep(task=task, position=step.position, title=step.title, due_on=due_on, person_id=person_id)
            fresh.removed, fresh.done_post = False, ""
            db.session.add(fresh)
        task.by_plan = old.by_plan and bool(own)
        taken[task.id] = len(own)
    db.session.flush()
    return taken


def _count_again(measure: Measure, task: Task) -> None:
    said = asdict(measure.definition)
    decides = said.pop("decides")
    task.measure = Measure(task=task, decides_percent=decides, **said)
    db.session.add(task.measure)


def _moved(day: date | None, old: Task, new: Task) -> date | None:
    """As long before the new deadline as it was before the old one, but not before the task was given."""
    if day is None or old.due_on is None or new.due_on is None:
        return None
    return max(new.due_on - (old.due_on - day), new.assigned_on)


def _holding(people: Sequence[int]) -> set[tuple[int, int]]:
    """Who of `people` holds a post in which unit today."""
    if not people:
        return set()
    today = clock.today()
    posts = db.session.scalars(select(Post).where(Post.person_id.in_(people)))
    return {(post.person_id, post.unit_id) for post in posts if post.valid_on(today)}
