"""A run out of turn."""

from __future__ import annotations

from sqlalchemy import select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.jobs.models import JobRun
from tracker.jobs.rules import Job, RunState
from tracker.jobs.services.due import Due
from tracker.storage.database import db, insert_once


def ask(job: Job, *, by: Actor | None) -> Due:
    """Let a consumer run `job` now, beside its schedule; `by` is None for a command of the operator.

    Raises Conflict while a run of it waits or is under way.
    """
    now = clock.now()
    open_ = select(JobRun.id).where(
        JobRun.job == job.name,
        (JobRun.state == RunState.WAITING) | ((JobRun.state == RunState.RUNNING) & (JobRun.claimed_until >= now)),
    )
    period = f"asked {now:%Y-%m-%dT%H:%M:%S}Z"
    if db.session.scalar(open_.limit(1)) is not None or not insert_once(
        JobRun,
        job=job.name,
        period=period,
        due_at=now,
        asked_by=by.name if by else "flask jobs",
        missed=0,
        state=RunState.WAITING,
        attempts=0,
        words="",
    ):
        raise Conflict(N_("Công việc này đang chờ chạy hoặc đang chạy."))
    db.session.info.setdefault("wake", set()).add("jobs")
    audit.record(Fact("job.asked", "job", None, {"job": job.name}), by=by)
    return Due(job.name, period, now)
