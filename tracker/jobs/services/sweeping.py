"""Old runs go: of jobs that run all day after days, of the others after months."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import CursorResult, delete, func, select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.events import Fact
from tracker.jobs.models import JobRun
from tracker.jobs.queries import known
from tracker.jobs.rules import KEEP, KEEP_OFTEN, RunState, often
from tracker.storage.database import db


def sweep() -> int:
    """Delete finished runs that are old, in the running transaction; how many. The newest of each job stays."""
    now = clock.now()
    frequent = [job.name for job in known().values() if often(job)]
    newest = select(func.max(JobRun.id)).group_by(JobRun.job)
    old = (JobRun.due_at < now - KEEP) | (JobRun.job.in_(frequent) & (JobRun.due_at < now - KEEP_OFTEN))
    over = JobRun.state.in_((RunState.DONE, RunState.GIVEN_UP, RunState.SKIPPED))
    gone = delete(JobRun).where(old, over, JobRun.id.not_in(newest)).execution_options(synchronize_session=False)
    many = cast("CursorResult[Any]", db.session.execute(gone)).rowcount
    if many:
        audit.record(Fact("jobs.swept", "job", None, {"many": many}), by=None)
    return many
