"""How figures came to be what they are: the same figures at the end of each of the last weeks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func

from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass
from tracker.reports.queries.dashboard import FEW, Dashboard
from tracker.reports.queries.kept import kept_totals
from tracker.reports.queries.tallies import tally_few
from tracker.reports.rules import Tally, figures, figures_of
from tracker.storage.database import db
from tracker.tasks.models import Task, TaskSpan
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


def trend(actor: Actor, board: Dashboard, weeks: int = WEEKS) -> list[Point]:
    """The points of each week up to the day of `board`, from the first week with a task on.

    Days that are kept are read, the others counted, all in one statement.
    """
    wanted, last = board.wanted, board.horizon.today
    each = [last - timedelta(weeks=back) for back in range(weeks, -1, -1)]
    found = {last: Point(last, board.all.open, board.all.overdue, board.all.done)}
    kept = kept_totals(board.kept, board.scope, wanted, each[:-1])
    left = board.kept.left
    secret: dict[date, Point] = {}
    if kept and left:
        few = len(left) * len(kept) <= FEW * 4
        secret = (_judged if few else _counted)(actor, wanted, list(kept), left)
    for day, numbers in kept.items():
        plain, more = figures_of(numbers), secret.get(day, Point(day))
        found[day] = Point(day, plain.open + more.open, plain.overdue + more.overdue, plain.done + more.done)
    missing = [day for day in each if day not in found]
    if missing:
        found.update(_counted(actor, wanted, missing))
    begun = min((day for day, point in found.items() if point != Point(day)), default=last)
    return [found.get(day, Point(day)) for day in each if day >= begun]


def _judged(actor: Actor, wanted: Filter, each: list[date], only: Sequence[int]) -> dict[date, Point]:
    found: dict[date, list[Tally]] = {}
    for day, one in tally_few(actor, wanted, Days(each), only):
        found.setdefault(day, []).append(one)
    every = {day: figures(many) for day, many in found.items()}
    return {day: Point(day, many.open, many.overdue, many.done) for day, many in every.items()}


def _counted(actor: Actor, wanted: Filter, each: list[date], only: Sequence[int] = ()) -> dict[date, Point]:
    days = Days(each)
    more = (Task.id.in_(only),) if only else ()
    overdue = deadline_class(days) == DeadlineClass.OVERDUE
    query = (
        matching(actor, wanted, days)
        .where(*more)
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
