"""What is to be run now: new periods, failed runs whose wait is over, runs whose process died, runs asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, false, func, or_, select, update

from tracker.core import clock
from tracker.core.labels import N_
from tracker.jobs.models import JobRun
from tracker.jobs.queries import known
from tracker.jobs.rules import WAITS, Job, RunState, period_key, periods_due, wait_after
from tracker.storage.database import db, insert_once, transaction

#: Clocks of hosts may differ by so much.
SKEW = timedelta(minutes=2)
DIED = N_("Tiến trình dừng giữa chừng.")


@dataclass(frozen=True)
class Due:
    """One run to be done: plain values, since they travel through the queue."""

    job: str
    period: str
    begun: datetime
    missed: int = 0


def due() -> list[Due]:
    """All that is to be run now, oldest first within each job. Whether somebody else runs it shows when it is taken."""
    now = clock.now()
    with transaction():
        _give_up_dead(now)
        newest = _newest(now)
        found = []
        for job in known().values():
            periods = periods_due(job, newest.get(job.name), now)
            if job.name not in newest and not periods:
                _begin_counting(job, now)
            found += [Due(job.name, period_key(each.begun), each.begun, each.missed) for each in periods]
        return found + _again(now)


def _newest(now: datetime) -> dict[str, datetime]:
    """By job, the last period up to now that was dealt with. When the clock was set back, later ones do not count."""
    query = (
        select(JobRun.job, func.max(JobRun.due_at).label("last"))
        .where(JobRun.due_at <= now, JobRun.asked_by.is_(None))
        .group_by(JobRun.job)
    )
    return {row.job: row.last for row in db.session.execute(query)}


def _begin_counting(job: Job, now: datetime) -> None:
    """Note where a new job begins, so that a period missed from now on is known as missed."""
    begun = job.schedule.last(now)
    insert_once(
        JobRun,
        job=job.name,
        period=period_key(begun),
        due_at=begun,
        missed=0,
        state=RunState.SKIPPED,
        attempts=0,
        words="",
    )


def lease_over(job: Job, now: datetime) -> ColumnElement[bool]:
    """Runs whose process died. A lease that reaches further than any comes from a clock that was wrong."""
    over = or_(JobRun.claimed_until < now, JobRun.claimed_until > now + job.lease + SKEW)
    return and_(JobRun.state == RunState.RUNNING, over)


def free(job: Job, now: datetime) -> ColumnElement[bool]:
    """Runs of `job` that a worker may take over now."""
    again = or_(JobRun.next_try_at <= now, JobRun.next_try_at > now + wait_after(len(WAITS)) + SKEW)
    return and_(
        JobRun.job == job.name,
        or_(
            JobRun.state == RunState.WAITING,
            and_(JobRun.state == RunState.FAILED, again),
            and_(lease_over(job, now), JobRun.attempts < job.attempts),
        ),
    )


def _again(now: datetime) -> list[Due]:
    query = select(JobRun).where(or_(false(), *(free(job, now) for job in known().values()))).order_by(JobRun.id)
    return [Due(run.job, run.period, run.due_at, run.missed) for run in db.session.scalars(query)]


def _give_up_dead(now: datetime) -> None:
    """A run that died at its last try is shown as failed, instead of running for ever."""
    dead = [
        and_(JobRun.job == job.name, lease_over(job, now), JobRun.attempts >= job.attempts) for job in known().values()
    ]
    found = db.session.scalars(select(JobRun.id).where(or_(false(), *dead))).all()
    if not found:
        return
    gone = {"state": RunState.GIVEN_UP, "claim": None, "claimed_until": None, "finished_at": now, "error": DIED}
    still = update(JobRun).where(JobRun.id.in_(found), JobRun.state == RunState.RUNNING).values(**gone)
    db.session.execute(still.execution_options(synchronize_session=False))
