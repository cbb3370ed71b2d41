"""What an actor sees, how tasks stood on a day, and the deadline class and age band as SQL beside their twins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import ColumnElement, Date, Select, and_, case, false, func, literal, or_, select, union_all

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.deadlines import AGE_LIMITS, DeadlineClass, Horizon, classify
from tracker.meetings.rules import GIVERS
from tracker.org.queries import among, in_scope
from tracker.storage.database import db
from tracker.tasks.models import AnyTask, Part, Task, TaskSpan, TaskUnit
from tracker.tasks.queries.light import TaskRow
from tracker.tasks.rules import IN_CHARGE, State
from tracker.workdays.queries import around

#: Deadline classes of a period of a recurring duty that was missed.
MISSED = (DeadlineClass.OVERDUE.value, DeadlineClass.DONE_LATE.value)


def horizon(on: date | None = None) -> Horizon:
    """The day judged (default today) and how far "due soon" reaches, by the setting and the calendar."""
    day = on or clock.today()
    return Horizon.of(day, around(day), current_app.config["DUE_SOON_DAYS"], past=day < clock.today())


#: What says how tasks stand: the tasks themselves today, their spans on a past day. The columns are named alike.
Standing = type[Task] | type[TaskSpan]


class Days:
    """A row of days, to count all of them in one statement: a horizon for each, as columns.

    What is "due soon" is not asked of many days at once: it counts as in time.
    """

    def __init__(self, days: Sequence[date]) -> None:
        """The days, each once."""
        each = [select(literal(day, Date).label("day")) for day in days]
        self.rows = union_all(*each).subquery("days")
        self.today: ColumnElement[date] = self.rows.c.day
        self.then = and_(TaskSpan.from_on <= self.today, TaskSpan.until_on > self.today)

    @property
    def soon_until(self) -> ColumnElement[date]:
        """No day after the one judged."""
        return self.today


class Stretch(Days):
    """All days from `first` to `last`: a row for each way in which a task stood in between, not for each day."""

    def __init__(self, first: date, last: date) -> None:
        """Both days are included."""
        self.rows = select(literal(first, Date).label("first"), literal(last, Date).label("last")).subquery("stretch")
        self.today = self.rows.c.last
        self.then = and_(TaskSpan.from_on <= self.today, TaskSpan.until_on > self.rows.c.first)


def standing(horizon: Horizon | Days) -> Standing:
    """Where the state, the deadline and the people of tasks are read for the day that is judged."""
    return TaskSpan if isinstance(horizon, Days) or horizon.past else Task


def standing_on(horizon: Horizon | Days) -> Select[Any]:
    """Tasks as they stood on the day that is judged: rows of `standing`, joined with their tasks on a past day."""
    if standing(horizon) is Task:
        return select(Task)
    query = select(TaskSpan).join(TaskSpan.task)
    if isinstance(horizon, Days):
        return query.join(horizon.rows, horizon.then)
    return query.where(TaskSpan.from_on <= horizon.today, TaskSpan.until_on > horizon.today)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Tasks that the actor may see, as SQL; the twin of `policy.may(actor, TASK_VIEW, task)`.

    Whatever reads tasks for somebody stands on it: a confidential task is left out here, and so out of every list,
    count, search and export.
    """
    if reach(actor, Permission.TASK_VIEW) is not Reach.INVOLVED:
        return false()
    post = actor.post
    helps = select(TaskUnit.task_id).where(TaskUnit.part == Part.COORDINATING, in_scope(TaskUnit.unit_id, post))
    parts = [in_scope(column, post) for column in (Task.lead_id, Task.assigner_id, Task.blocker_unit_id)]
    if actor.role is Role.LEADER:
        parts.append(supervised_by(actor))
    if post.inside and db.engine.dialect.name == "sqlite":
        # SQLite reads all tasks for conditions joined by "or"; each by itself it finds by its index.
        each = [select(Task.id).where(part).correlate(None) for part in parts]
        involved: ColumnElement[bool] = Task.id.in_(union_all(*each, helps))
    else:
        involved = or_(*parts, among(Task.id, helps, post))
    return and_(involved, or_(Task.confidential.is_(False), known_to(actor)))


def led_by_others(actor: Actor, most: int = 1500) -> list[int] | None:
    """Ids of the tasks that the actor may see though no unit of the scope leads them; None where they are many."""
    if reach(actor, Permission.TASK_VIEW) is not Reach.INVOLVED:
        return []
    post = actor.post
    helps = select(TaskUnit.task_id).where(TaskUnit.part == Part.COORDINATING, in_scope(TaskUnit.unit_id, post))
    ways = or_(
        in_scope(Task.assigner_id, post),
        in_scope(Task.blocker_unit_id, post),
        among(Task.id, helps, post),
        supervised_by(actor),
    )
    # All of them first: to find the first ones soon, PostgreSQL would look at every task in turn.
    found = select(Task.id).where(ways, ~in_scope(Task.lead_id, post), visible_to(actor)).offset(0).subquery()
    ids = list(db.session.scalars(select(found.c.id).limit(most + 1)))
    return ids if len(ids) <= most else None


def known_to(actor: Actor) -> ColumnElement[bool]:
    """Tasks that the actor may know of when they are confidential, as SQL; the twin of `policy.knows`."""
    if actor.discreet:
        return false()
    own = actor.own_units
    helps = select(TaskUnit.task_id).where(TaskUnit.part == Part.COORDINATING, TaskUnit.unit_id.in_(own))
    in_charge = Task.official_id == actor.principal_id if actor.role in IN_CHARGE else false()
    gave = Task.assigner_id.in_(own) if actor.role in GIVERS else false()
    # A blocker that is missing is no unit of anybody's: compared, it would be neither true nor false.
    clears = and_(Task.blocker_unit_id.is_not(None), Task.blocker_unit_id.in_(own))
    return or_(Task.lead_id.in_(own), clears, Task.id.in_(helps), gave, supervised_by(actor), in_charge)


def supervised_by(actor: Actor) -> ColumnElement[bool]:
    """Tasks that the leader of the post acted in supervises, as SQL; the twin of `policy._supervises`."""
    return Task.supervisor_id == actor.principal_id if actor.role is Role.LEADER else false()


def deadline_class(horizon: Horizon | Days, *, original: bool = False) -> ColumnElement[str]:
    """The deadline class as SQL, against the current or the original deadline; twin of `deadlines.classify`."""
    at = standing(horizon)
    due = Task.original_due_on if original else at.due_on
    return case(
        (or_(due.is_(None), at.state == State.CANCELLED), literal(DeadlineClass.NONE.value)),
        (
            at.submitted_on.is_not(None),
            case(
                (
                    at.state == State.DONE,
                    case(
                        (at.submitted_on > due, literal(DeadlineClass.DONE_LATE.value)),
                        else_=literal(DeadlineClass.DONE_ON_TIME.value),
                    ),
                ),
                (at.submitted_on > due, literal(DeadlineClass.OVERDUE.value)),
                else_=literal(DeadlineClass.IN_TIME.value),
            ),
        ),
        (due < horizon.today, literal(DeadlineClass.OVERDUE.value)),
        (due <= horizon.soon_until, literal(DeadlineClass.DUE_SOON.value)),
        else_=literal(DeadlineClass.IN_TIME.value),
    )


def age_band(horizon: Horizon) -> ColumnElement[str | None]:
    """The band of days overdue as SQL (NULL when not overdue); the twin of `core.deadlines.age_band`.

    A submission that stands froze the age on its day; such a task is overdue in a band too.
    """
    at = standing(horizon)
    whens: list[tuple[ColumnElement[bool], ColumnElement[str]]] = []
    for band, first, last in AGE_LIMITS:
        latest = horizon.today - timedelta(days=first)
        waiting = and_(at.submitted_on.is_(None), at.due_on <= latest)
        handed = and_(at.submitted_on.is_not(None), _days_late(at) >= first)
        if last is not None:
            earliest = horizon.today - timedelta(days=last)
            waiting = and_(waiting, at.due_on >= earliest)
            handed = and_(handed, _days_late(at) <= last)
        whens.append(
            (
                and_(at.state != State.DONE, at.state != State.CANCELLED, or_(waiting, handed)),
                literal(band.value),
            )
        )
    return case(*whens, else_=None)


def _days_late(at: Standing) -> ColumnElement[int]:
    """Days from the deadline to the standing submission, on either database."""
    if db.engine.dialect.name == "sqlite":
        return func.julianday(at.submitted_on) - func.julianday(at.due_on)
    return at.submitted_on - at.due_on  # type: ignore[return-value]


def class_of(task: AnyTask | TaskSpan | TaskRow, horizon: Horizon) -> DeadlineClass:
    """The deadline class of one task that is loaded."""
    return classify(
        task.due_on,
        task.submitted_on,
        done=task.state is State.DONE,
        cancelled=task.state is State.CANCELLED,
        horizon=horizon,
    )
