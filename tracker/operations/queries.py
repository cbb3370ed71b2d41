"""Is this process fit to answer, and how does the work stand that nobody watches."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from flask import current_app
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from sqlalchemy import func, select, text

from tracker.core import clock
from tracker.core.later import later
from tracker.evidence.queries import contents
from tracker.jobs.models import JobRun
from tracker.jobs.rules import RunState
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState
from tracker.storage.blobs import RESERVE
from tracker.storage.database import MIGRATIONS, db

if TYPE_CHECKING:
    from alembic import config as alembic_config
    from alembic import script
else:
    alembic_config = later("alembic.config")
    script = later("alembic.script")


@cache
def scripts() -> script.ScriptDirectory:
    """The migrations that this program knows."""
    config = alembic_config.Config()
    config.set_main_option("script_location", MIGRATIONS)
    return script.ScriptDirectory.from_config(config)


def head() -> str:
    """The newest schema that this program knows."""
    return str(scripts().get_current_head())


def revision() -> str | None:
    """The schema of the database; None for one without any."""
    if not db.inspect(db.engine).has_table("alembic_version"):
        return None
    found: str | None = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _database() -> None:
    db.session.execute(select(1))


def _schema() -> None:
    """Older than the program is not fit. Newer is: while a new version is rolled out, the old one still answers."""
    now = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    known = {each.revision for each in scripts().walk_revisions()}
    if now in known and now != head():
        raise RuntimeError("`flask prepare` has not run")


def _files() -> None:
    contents.check()


def _disk() -> None:
    if shutil.disk_usage(current_app.config["INSTANCE"]).free < RESERVE:
        raise RuntimeError("the disk is full")


CHECKS: dict[str, Callable[[], None]] = {"database": _database, "schema": _schema, "files": _files, "disk": _disk}


def readiness() -> dict[str, bool]:
    """Which of the things that answers stand on are there. What is wrong stands in the log."""
    found = {}
    for name, check in CHECKS.items():
        try:
            check()
            found[name] = True
        except Exception:
            current_app.logger.warning("not ready: %s", name, exc_info=True)
            found[name] = False
            db.session.remove()
    return found


class _Work:
    """Gauges that are asked for when Prometheus comes."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One number each, from few rows by an index."""
        now = clock.now()
        mails = GaugeMetricFamily("ketluan_mail", "Mails in the outbox by state.", labels=("state",))
        query = select(OutgoingMail.state, func.count()).group_by(OutgoingMail.state)
        held = OutgoingMail.state.in_((MailState.WAITING, MailState.GIVEN_UP))
        counts = {row[0]: row[1] for row in db.session.execute(query.where(held))}
        for state in (MailState.WAITING, MailState.GIVEN_UP):
            mails.add_metric([state.value], counts.get(state, 0))
        yield mails
        due = select(func.min(OutgoingMail.next_try_at)).where(OutgoingMail.state == MailState.WAITING)
        first = db.session.scalar(due)
        late = max(0.0, (now - first).total_seconds()) if first else 0.0
        yield GaugeMetricFamily("ketluan_mail_overdue_seconds", "How long the oldest due mail waits.", value=late)
        failed = select(func.count()).where(JobRun.state.in_((RunState.FAILED, RunState.GIVEN_UP)))
        yield GaugeMetricFamily(
            "ketluan_jobs_failed", "Runs of jobs that failed.", value=db.session.scalar(failed) or 0
        )
        last = db.session.scalar(select(func.max(JobRun.started_at)))
        silent = (now - last).total_seconds() if last else -1.0
        yield GaugeMetricFamily(
            "ketluan_jobs_silent_seconds", "Since the consumer last began something; -1 for never.", value=silent
        )


def work() -> CollectorRegistry:
    """The gauges, as a registry of their own."""
    registry = CollectorRegistry()
    registry.register(_Work())
    return registry
