"""How figures came to be what they are: the same figures at the end of each of the last weeks."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func

from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass
from tracker.reports.queries.dashboard import Dashboard
from tracker.reports.queries.history import Point, weeks_before
from tracker.storage.database import db
from tracker.tasks.models import TaskSpan
from tracker.tasks.queries import Days, Filter, deadline_class, matching
from tracker.tasks.rules import OPEN, State


def trend(actor: Actor, board: Dashboard) -> list[Point]:
    """The points of each week up to the day of `board`, from the first week with a task on.

    Days that are kept have been read with the board, the others are counted, all in one statement.
    """
    last = board.horizon.today
    before = weeks_before(last)
    found = {last: Point(last, board.all.open, board.all.overdue, board.all.done), **board.history.points(before)}
    missing = [day for day in before if day not in found]
    if missing:
        found.update(_counted(actor, board.wanted, missing))
    begun = min((day for day, point in found.items() if point != Point(day)), default=last)
    return [found.get(day, Point(day)) for day in (*before, last) if day >= begun]


def _counted(actor: Actor, wanted: Filter, each: list[date]) -> dict[date, Point]:
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
    return {day: Point(day, *many) for day, *many in db.session.execute(query)}
