"""Reading recurring duties: what an actor sees, the list, one duty with its periods, and what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from flask import abort
from sqlalchemy import ColumnElement, and_, func, literal, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass, Horizon
from tracker.meetings.models import Passage
from tracker.meetings.rules import GIVERS
from tracker.org.models import Unit
from tracker.org.queries import in_scope
from tracker.storage.database import db
from tracker.tasks.models import AnyTask, Move, Period, Series, SeriesUnit, Task
from tracker.tasks.queries.scope import MISSED, deadline_class, visible_to
from tracker.tasks.rules import CLOSED, State, Step
from tracker.web.paging import Page, paged


def series_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Recurring duties that the actor may see, as SQL; the twin of `policy.may_series(actor, SERIES_VIEW, …)`."""
    if reach(actor, Permission.SERIES_VIEW) is not Reach.INVOLVED:
        return literal(False)
    led = select(SeriesUnit.series_id).where(in_scope(SeriesUnit.unit_id, actor.post))
    secret = select(Passage.id).where(Passage.confidential.is_(True))
    known: list[ColumnElement[bool]] = []
    if not actor.discreet:
        known.append(Series.id.in_(select(SeriesUnit.series_id).where(SeriesUnit.unit_id.in_(actor.own_units))))
    if actor.role in GIVERS and not actor.discreet:
        known.append(Series.assigner_id.in_(actor.own_units))
    return and_(
        or_(in_scope(Series.assigner_id, actor.post), Series.id.in_(led)), or_(Series.passage_id.not_in(secret), *known)
    )


def series_or_404(actor: Actor, series_id: int) -> Series:
    """The duty with its units and source, or 404 when there is none that the actor may see."""
    query = (
        select(Series)
        .where(Series.id == series_id, series_visible_to(actor))
        .options(
            joinedload(Series.assigner),
            joinedload(Series.meeting),
            joinedload(Series.passage).joinedload(Passage.document),
            joinedload(Series.given_by),
            selectinload(Series.rows).joinedload(SeriesUnit.unit),
        )
    )
    return db.session.scalar(query) or abort(404)


@dataclass(frozen=True)
class Outcome:
    """What became of the tasks of one period, as far as the actor sees them; cancelled ones count nowhere.

    `task_id` is the first of them, `fan_out_id` the directive that they share when they are several.
    """

    period: Period
    tasks: int = 0
    closed: int = 0
    missed: int = 0
    task_id: int | None = None
    fan_out_id: int | None = None

    @property
    def kind(self) -> DeadlineClass:
        """The period in one word: missed as soon as one unit missed it, on time once all were."""
        if self.missed:
            return DeadlineClass.OVERDUE if self.closed < self.tasks else DeadlineClass.DONE_LATE
        if self.tasks and self.closed == self.tasks:
            return DeadlineClass.DONE_ON_TIME
        return DeadlineClass.IN_TIME if self.tasks else DeadlineClass.NONE


def outcomes(actor: Actor, periods: Sequence[Period], horizon: Horizon) -> dict[int, Outcome]:
    """What became of each of `periods`; one statement."""
    kind = deadline_class(horizon)
    query = (
        select(
            Task.period_id,
            func.count(Task.id),
            func.count(Task.id).filter(Task.state.in_(CLOSED)),
            func.count(Task.id).filter(kind.in_(MISSED)),
            func.min(Task.id),
            func.min(Task.fan_out_id),
        )
        .where(Task.period_id.in_([period.id for period in periods]), Task.state != State.CANCELLED, visible_to(actor))
        .group_by(Task.period_id)
    )
    by_id: dict[int | None, Period] = {period.id: period for period in periods}
    found = {period.id: Outcome(period) for period in periods}
    for period_id, tasks, closed, missed, task_id, fan_out_id in db.session.execute(query):
        period = by_id[period_id]
        found[period.id] = Outcome(period, tasks, closed, missed, task_id, fan_out_id)
    return found


@dataclass(frozen=True)
class SeriesLine:
    """A duty as the list shows it: its last period that is over or closed, and how many tasks missed their day."""

    series: Series
    last: Outcome | None
    missed: int
    given: int


def series_page(actor: Actor, *, unit: str, over: bool, horizon: Horizon, number: int, size: int) -> Page[SeriesLine]:
    """One page of the duties, the next to come first; `unit` is a code and means the unit and all below it.

    `over` shows those that have come to an end instead.
    """
    query = (
        select(Series)
        .where(series_visible_to(actor), Series.next_opens_on.is_(None) if over else Series.next_opens_on.is_not(None))
        .order_by(Series.next_due_on.is_(None), Series.next_due_on, Series.id.desc())
        .options(
            selectinload(Series.rows).joinedload(SeriesUnit.unit),
            joinedload(Series.assigner),
            joinedload(Series.passage),
        )
    )
    if unit:
        above = select(Unit.path).where(Unit.code == unit).subquery()
        below = and_(Unit.path >= above.c.path, Unit.path < func.rtrim(above.c.path, "/") + "0")
        leads = select(SeriesUnit.series_id).where(SeriesUnit.unit_id.in_(select(Unit.id).join(above, below)))
        query = query.where(Series.id.in_(leads))
    page = paged(query, number=number, size=size)
    ids = [series.id for series in page.rows]
    last = {outcome.period.series_id: outcome for outcome in outcomes(actor, _last_due(ids, horizon), horizon).values()}
    missed = _missed(actor, ids, horizon)
    lines = [SeriesLine(each, last.get(each.id), *missed.get(each.id, (0, 0))) for each in page.rows]
    return Page(lines, page.number, page.size, page.total)


def _last_due(ids: Iterable[int], horizon: Horizon) -> list[Period]:
    """The newest period of each duty whose deadline is over."""
    newest = (
        select(Period.series_id, func.max(Period.due_on).label("due_on"))
        .where(Period.series_id.in_(list(ids)), Period.due_on < horizon.today)
        .group_by(Period.series_id)
        .subquery()
    )
    query = select(Period).join(newest, and_(newest.c.series_id == Period.series_id, newest.c.due_on == Period.due_on))
    return list(db.session.scalars(query))


def _missed(actor: Actor, ids: Iterable[int], horizon: Horizon) -> dict[int, tuple[int, int]]:
    """How many tasks of each duty missed their deadline, and how many were given in all."""
    query = (
        select(
            Period.series_id,
            func.count(Task.id).filter(deadline_class(horizon).in_(MISSED)),
            func.count(Task.id),
        )
        .join(Task, Task.period_id == Period.id)
        .where(Period.series_id.in_(list(ids)), Task.state != State.CANCELLED, visible_to(actor))
        .group_by(Period.series_id)
    )
    return {series_id: (missed, given) for series_id, missed, given in db.session.execute(query)}


def period_page(actor: Actor, series: Series, horizon: Horizon, *, number: int, size: int) -> Page[Outcome]:
    """One page of the periods of a duty, newest first, with what became of them."""
    page = paged(
        select(Period).where(Period.series_id == series.id).order_by(Period.due_on.desc()), number=number, size=size
    )
    found = outcomes(actor, page.rows, horizon)
    return Page([found[period.id] for period in page.rows], page.number, page.size, page.total)


def newest_period(series: Series) -> Period | None:
    """The period that was opened last."""
    query = select(Period).where(Period.series_id == series.id).order_by(Period.starts_on.desc()).limit(1)
    return db.session.scalar(query)


def period_of(task: AnyTask) -> Period | None:
    """The period that gave the task, with its duty; None for a task that comes once."""
    if task.period_id is None:
        return None
    query = (
        select(Period)
        .where(Period.id == task.period_id)
        .options(
            joinedload(Period.series).options(
                joinedload(Series.assigner),
                joinedload(Series.passage),
                selectinload(Series.rows).joinedload(SeriesUnit.unit),
            )
        )
    )
    return db.session.scalar(query)


def siblings(actor: Actor, task: AnyTask, period: Period, *, size: int = 6) -> list[tuple[Period, Task]]:
    """The tasks that the same unit was given in other periods, newest first."""
    query = (
        select(Period, Task)
        .join(Task, Task.period_id == Period.id)
        .where(
            Period.series_id == period.series_id, Task.lead_id == task.lead_id, Task.id != task.id, visible_to(actor)
        )
        .order_by(Period.due_on.desc())
        .limit(size)
    )
    return [(row[0], row[1]) for row in db.session.execute(query)]


def accepted_by(series: Series) -> set[int]:
    """The units that have accepted a task of the duty: they accepted the duty, and need not do so each time."""
    query = (
        select(Task.lead_id)
        .join(Period, Period.id == Task.period_id)
        .join(Move, Move.task_id == Task.id)
        .where(Period.series_id == series.id, Move.step == Step.ACCEPT)
        .distinct()
    )
    return set(db.session.scalars(query))


def newest_of_each() -> ColumnElement[bool]:
    """Tasks that come once, and those of the newest period of each duty: what stands for a conclusion."""
    newest = select(func.max(Period.id)).group_by(Period.series_id)
    return or_(Task.period_id.is_(None), Task.period_id.in_(newest))


def opening(today: date) -> list[Series]:
    """The duties with a period to open. Where the database can, rows that another process holds are left to it."""
    query = (
        select(Series)
        .where(Series.next_opens_on <= today)
        .order_by(Series.id)
        .with_for_update(skip_locked=True)
        .options(selectinload(Series.rows).joinedload(SeriesUnit.unit))
    )
    return list(db.session.scalars(query))


def to_come() -> list[Series]:
    """The duties that nobody has ended."""
    return list(db.session.scalars(select(Series).where(Series.ended_on.is_(None)).order_by(Series.id)))
