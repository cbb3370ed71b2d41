"""How figures came to be what they are: the same figures at the end of each of the last weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func

from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass, Horizon
from tracker.storage.database import db
from tracker.tasks.models import TaskSpan
from tracker.tasks.queries import Days, Filter, deadline_class, matching
from tracker.tasks.rules import OPEN, State

#: A quarter of a year of weeks: long enough for a course to show, short enough for each week to be told apart.
WEEKS = 12


@dataclass(frozen=True)
class Point:
    """What stood at the end of one day."""

    day: date
    open: int = 0
    overdue: int = 0
    done: int = 0


def trend(actor: Actor, wanted: Filter, horizon: Horizon, weeks: int = WEEKS) -> list[Point]:
    """The points of each week up to the day judged, from the first week with a task on; one statement."""
    last = horizon.today
    each = [last - timedelta(weeks=back) for back in range(weeks, -1, -1)]
    days = Days(each)
    overdue = deadline_class(days) == DeadlineClass.OVERDUE
    query = (
        matching(actor, wanted, days)
        .with_only_columns(
            days.today,
            func.count().filter(TaskSpan.state.in_(OPEN)),
            func.count().filter(overdue),
            func.count().filter(TaskSpan.state == State.DONE),
        )
        .group_by(days.today)
        .order_by(None)
    )
    found = {day: Point(day, *many) for day, *many in db.session.execute(query)}
    begun = min(found, default=last)
    return [found.get(day, Point(day)) for day in each if day >= begun]
