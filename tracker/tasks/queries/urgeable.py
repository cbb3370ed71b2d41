"""What an actor can urge now: the tasks named, or the overdue ones of a list, each with how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass, Horizon
from tracker.org.models import Unit
from tracker.storage.database import db
from tracker.tasks import policy, rules
from tracker.tasks.models import Task, TaskUnit, UrgedTask, Urging, UrgingLetter
from tracker.tasks.queries.filter import Filter, Several, Sort
from tracker.tasks.queries.lists import ORDERS, matching
from tracker.tasks.queries.scope import visible_to
from tracker.tasks.rules import URGEABLE
from tracker.workdays.queries import around

#: More tasks than this are not urged by one act: nobody would read the page that asks.
AT_ONCE = 200


@dataclass(frozen=True)
class Candidate:
    """A task that could be urged: the how many-th time it would be, and the day of the last urging."""

    task: Task
    times: int
    last_on: date | None
    allowed: bool
    recent: bool

    @property
    def urgeable(self) -> bool:
        """True when the actor may urge it and it is the unit's turn."""
        return self.allowed and self.task.state in URGEABLE

    @property
    def escalates(self) -> bool:
        """True when this urging would go to the supervising leader too."""
        return rules.escalates(self.times)


@dataclass(frozen=True)
class Candidates:
    """All that were asked for, by what can be done with them; `total` counts those beyond `AT_ONCE` too."""

    rows: list[Candidate]
    total: int

    @property
    def urgeable(self) -> list[Candidate]:
        """Those that can be urged."""
        return [row for row in self.rows if row.urgeable]

    @property
    def refused(self) -> list[Candidate]:
        """Those that cannot."""
        return [row for row in self.rows if not row.urgeable]

    @property
    def recent(self) -> list[Candidate]:
        """Those urged so lately that they are left out unless ticked."""
        return [row for row in self.urgeable if row.recent]

    @property
    def units(self) -> list[Unit]:
        """The units that lead those which can be urged."""
        return list({row.task.lead_id: row.task.lead for row in self.urgeable}.values())

    @property
    def issuers(self) -> list[Unit]:
        """The bodies that gave them: each urges under its own number."""
        return list({row.task.assigner_id: row.task.assigner for row in self.urgeable}.values())


def reply_by_default(today: date) -> date:
    """The reply deadline proposed: so many working days from today (setting)."""
    return around(today).add(today, current_app.config["URGING_REPLY_DAYS"])


def named(actor: Actor, task_ids: Iterable[int]) -> Candidates:
    """The tasks with these ids that the actor sees."""
    ids = list(dict.fromkeys(task_ids))
    query = select(Task).where(Task.id.in_(ids[:AT_ONCE]), visible_to(actor))
    tasks = list(db.session.scalars(query.options(*_LOADED).order_by(*ORDERS[Sort.DUE])))
    return Candidates(_judged(actor, tasks), max(len(tasks), len(ids) if len(ids) > AT_ONCE else 0))


def laggards(actor: Actor, wanted: Filter, horizon: Horizon) -> Candidates:
    """The overdue tasks of a list that wait for their unit."""
    wanted = replace(wanted, deadline=DeadlineClass.OVERDUE.value, standing=Several.OPEN.value)
    query = matching(actor, wanted, horizon).where(Task.state.in_(URGEABLE))
    total = db.session.scalar(query.with_only_columns(func.count(Task.id), maintain_column_froms=True)) or 0
    tasks = list(db.session.scalars(query.options(*_LOADED).order_by(*ORDERS[Sort.DUE]).limit(AT_ONCE)))
    return Candidates(_judged(actor, tasks), total)


_LOADED = (
    joinedload(Task.lead),
    joinedload(Task.assigner),
    joinedload(Task.supervisor),
    selectinload(Task.units).joinedload(TaskUnit.unit),
)


def _judged(actor: Actor, tasks: list[Task]) -> list[Candidate]:
    before = _urged_before([task.id for task in tasks])
    since = clock.today() - timedelta(days=current_app.config["URGING_PAUSE_DAYS"])
    found = []
    for task in tasks:
        times, last_on = before.get(task.id, (0, None))
        found.append(
            Candidate(
                task,
                times + 1,
                last_on,
                policy.may(actor, Permission.URGING_SEND, task),
                last_on is not None and last_on > since,
            )
        )
    return found


def _urged_before(task_ids: list[int]) -> dict[int, tuple[int, date]]:
    """How often each task was urged, and when last; one statement."""
    query = (
        select(UrgedTask.task_id, func.max(UrgedTask.times), func.max(Urging.day))
        .join(UrgedTask.letter)
        .join(UrgingLetter.urging)
        .where(UrgedTask.task_id.in_(task_ids))
        .group_by(UrgedTask.task_id)
    )
    return {task_id: (times, day) for task_id, times, day in db.session.execute(query)} if task_ids else {}


def times_urged(task_ids: list[int]) -> dict[int, int]:
    """How often each task was urged."""
    return {task_id: times for task_id, (times, _) in _urged_before(task_ids).items()}


def urged_since(task_ids: list[int], seen: int) -> bool:
    """True when one of the tasks was urged after the urging `seen`, by somebody else meanwhile."""
    query = select(UrgedTask.id).where(UrgedTask.task_id.in_(task_ids), UrgedTask.id > seen).limit(1)
    return db.session.scalar(query) is not None
