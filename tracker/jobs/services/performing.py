"""Running a period once: taken by one worker, committed with its work, tried again when it fails."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import CursorResult, update
from sqlalchemy.exc import DBAPIError

from tracker.core import clock
from tracker.jobs.models import JobRun
from tracker.jobs.queries import known
from tracker.jobs.rules import Job, RunState, wait_after
from tracker.jobs.services.due import Due, due, free
from tracker.storage.database import db, insert_once, transaction

log = logging.getLogger(__name__)


class LeaseLost(RuntimeError):
    """The run took longer than its lease and belongs to somebody else: its work is rolled back."""


def run_due() -> int:
    """Run all that is due, one after the other; how many runs this worker took."""
    return sum(perform(each) is not None for each in due())


def perform(wanted: Due) -> RunState | None:
    """Run `wanted` unless another worker does or did; how it ended, None when it was not ours to run.

    Never raises over the job itself: what went wrong stands in the run and in the log.
    """
    job = known().get(wanted.job)
    if job is None:
        return None
    token = uuid4().hex
    with transaction():
        taken = _take(job, wanted, token)
    if not taken:
        return None
    try:
        if job.commits:
            words = job.run(wanted.begun)
            with transaction():
                _finish(wanted, token, words)
        else:
            with transaction():
                words = job.run(wanted.begun)
                _finish(wanted, token, words)
    except LeaseLost:
        log.warning("%s %s: lease lost", wanted.job, wanted.period)
        return None
    except Exception as error:
        log.exception("%s %s failed", wanted.job, wanted.period)
        with transaction():
            return _fail(job, wanted, token, error)
    log.info("%s %s: %s", wanted.job, wanted.period, words)
    return RunState.DONE


def _take(job: Job, wanted: Due, token: str) -> bool:
    """Make the run ours, for as long as the lease: as its first row, or from who failed, died or asked for it."""
    now = clock.now()
    mine: dict[str, Any] = {
        "state": RunState.RUNNING,
        "claim": token,
        "claimed_until": now + job.lease,
        "started_at": now,
        "finished_at": None,
        "next_try_at": None,
    }
    first = {"job": job.name, "period": wanted.period, "due_at": wanted.begun, "missed": wanted.missed, "words": ""}
    if insert_once(JobRun, attempts=1, **first, **mine):
        return True
    return _change(wanted, free(job, now), attempts=JobRun.attempts + 1, **mine)


def _finish(wanted: Due, token: str, words: str) -> None:
    done = _change(
        wanted,
        JobRun.claim == token,
        state=RunState.DONE,
        claim=None,
        claimed_until=None,
        finished_at=clock.now(),
        words=words[:500],
        error=None,
    )
    if not done:
        raise LeaseLost


def _fail(job: Job, wanted: Due, token: str, error: Exception) -> RunState:
    """Note the failure; another try follows while there is one left."""
    now = clock.now()
    run = db.session.query(JobRun).filter_by(job=wanted.job, period=wanted.period).one()
    last = run.attempts >= job.attempts
    state = RunState.GIVEN_UP if last else RunState.FAILED
    again: datetime | None = None if last else now + wait_after(run.attempts)
    values = {"state": state, "next_try_at": again, "error": _said(error), "claim": None, "claimed_until": None}
    _change(wanted, JobRun.claim == token, finished_at=now, **values)
    return state


def _said(error: Exception) -> str:
    """What the administrator reads: of the database only the kind of error, since its words repeat people's data."""
    if isinstance(error, DBAPIError):
        return type(error.orig).__name__
    first = str(error).strip().splitlines()
    return f"{type(error).__name__}: {first[0]}"[:500] if first else type(error).__name__


def _change(wanted: Due, still: Any, **values: Any) -> bool:
    change = (
        update(JobRun)
        .where(JobRun.job == wanted.job, JobRun.period == wanted.period, still)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", db.session.execute(change)).rowcount == 1
