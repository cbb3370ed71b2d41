"""Reading jobs, their runs and the outbox for the administrator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import abort, current_app
from sqlalchemy import func, select

from tracker.access.permissions import Permission, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.jobs.models import JobRun
from tracker.jobs.rules import SILENCE, Job, RunState
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState
from tracker.storage.database import db
from tracker.web.paging import Page, paged


def known() -> Mapping[str, Job]:
    """The jobs of the running application, by name."""
    found: Mapping[str, Job] = current_app.extensions["jobs"]
    return found


def job_or_404(actor: Actor, name: str) -> Job:
    """A job, or 404."""
    return known().get(name) or abort(404)


def mail_or_404(actor: Actor, mail_id: int) -> OutgoingMail:
    """A mail of the outbox, or 404."""
    return db.session.get(OutgoingMail, mail_id) or abort(404)


def may(actor: Actor, permission: Permission, subject: object) -> bool:
    """Jobs and the outbox belong to the whole site: the right alone decides."""
    return reach(actor, permission) is not None


@dataclass(frozen=True)
class Row:
    """A job as the administrator sees it: its newest run, and when it runs next."""

    job: Job
    run: JobRun | None
    next_at: datetime

    @property
    def asked(self) -> bool:
        """True while a run is waiting or under way: another would be pointless."""
        return self.run is not None and self.run.state in (RunState.WAITING, RunState.RUNNING)

    @property
    def failing(self) -> bool:
        """True when the newest run failed."""
        return self.run is not None and self.run.state in (RunState.FAILED, RunState.GIVEN_UP)


def rows() -> list[Row]:
    """All jobs in the order of the timetable; one statement."""
    newest = select(func.max(JobRun.id)).where(JobRun.state != RunState.SKIPPED).group_by(JobRun.job)
    runs = {run.job: run for run in db.session.scalars(select(JobRun).where(JobRun.id.in_(newest)))}
    now = clock.now()
    found = []
    for job in known().values():
        run = runs.get(job.name)
        again = run.next_try_at if run is not None and run.state is RunState.FAILED else None
        planned = job.schedule.next(now)
        found.append(Row(job, run, min(again, planned) if again else planned))
    return found


def history(job: Job, *, number: int, size: int) -> Page[JobRun]:
    """The runs of one job, the newest first."""
    return paged(select(JobRun).where(JobRun.job == job.name).order_by(JobRun.id.desc()), number=number, size=size)


@dataclass(frozen=True)
class Pulse:
    """Whether the consumer lives: when it last began a run, and whether that is too long ago."""

    last: datetime | None
    silent: bool
    clock_went_back: bool


def pulse() -> Pulse:
    """The last sign of life of any consumer."""
    last = db.session.scalar(select(func.max(JobRun.started_at)))
    now = clock.now()
    return Pulse(last, last is None or now - last > SILENCE, last is not None and last - now > timedelta(minutes=1))


@dataclass(frozen=True)
class Outbox:
    """How many mails stand how; `oldest` is since when the first of the waiting ones has been due."""

    counts: Mapping[MailState, int]
    sent_today: int
    oldest: datetime | None


def outbox() -> Outbox:
    """The figures of the outbox: two statements."""
    counted = select(OutgoingMail.state, func.count(), func.min(OutgoingMail.next_try_at)).group_by(OutgoingMail.state)
    found = {state: (many, oldest) for state, many, oldest in db.session.execute(counted)}
    today = clock.at_office(clock.today(), 0)
    sent = select(func.count()).where(OutgoingMail.sent_at >= today)
    return Outbox(
        {state: found.get(state, (0, None))[0] for state in MailState},
        db.session.scalar(sent) or 0,
        found.get(MailState.WAITING, (0, None))[1],
    )


def mail_page(state: MailState, *, number: int, size: int, total: int) -> Page[OutgoingMail]:
    """The mails in one state, the newest first."""
    query = select(OutgoingMail).where(OutgoingMail.state == state).order_by(OutgoingMail.id.desc())
    return paged(query, number=number, size=size, total=total)
