"""The queue that wakes the consumer: huey on SQLite, PostgreSQL or Redis.

It is never the truth. A tick each minute runs what the tables say is due, so that a wake-up lost with a killed
consumer or an unreachable queue costs a minute and nothing else; and of ticks that several consumers fire at once,
each period is taken by one.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import Flask, current_app, has_app_context
from sqlalchemy import event
from sqlalchemy.orm import Session

from tracker.core.later import later
from tracker.core.text import fingerprint
from tracker.jobs import services
from tracker.jobs.timetable import TIMETABLE
from tracker.mail import services as mail
from tracker.storage.database import db

if TYPE_CHECKING:
    import huey as hueys
    import psycopg
    import redis
    from huey import serializer
else:
    hueys = later("huey")
    serializer = later("huey.serializer")
    psycopg = later("psycopg")
    redis = later("redis")

#: Seconds that running work has to come to an end after SIGTERM; what is cut off is taken again after its lease.
GRACE = 20
_making = threading.Lock()


def init_app(app: Flask) -> None:
    """Give the application its jobs; the queue is opened when it is first needed.

    Rooms that stand above add their jobs to "jobs", and to "jobs.at_once" what is done as soon as somebody is woken.
    """
    app.extensions["jobs"] = {job.name: job for job in TIMETABLE}
    app.extensions["jobs.at_once"] = {"mail": mail.deliver}


def of(app: Flask) -> hueys.Huey:
    """The queue of the application."""
    with _making:
        if "jobs.queue" not in app.extensions:
            app.extensions["jobs.queue"] = _tasks(_storage(app), app)
    return app.extensions["jobs.queue"]


def _storage(app: Flask) -> hueys.Huey:
    secret = app.config["SECRET_KEY"]
    # What comes out of the queue is unpickled: only what was signed with the site's key is. The name keeps sites
    # apart that share a Redis or a database.
    name = f"ketluan{fingerprint('queue' + secret)[:8]}"
    more: dict[str, Any] = {"results": False, "serializer": serializer.SignedSerializer(secret, salt="ketluan.jobs")}
    if app.config["JOBS_URL"]:
        pool = redis.ConnectionPool.from_url(app.config["JOBS_URL"], socket_connect_timeout=2, socket_timeout=5)
        return hueys.RedisHuey(name, connection_pool=pool, **more)
    database = app.config["SQLALCHEMY_DATABASE_URI"]
    if database.startswith("postgresql"):
        address = database.replace("postgresql+psycopg://", "postgresql://", 1)
        return hueys.PostgresHuey(name, connection=lambda: psycopg.connect(address, connect_timeout=5), **more)
    return hueys.SqliteHuey(name, filename=str(app.config["INSTANCE"] / "jobs.sqlite3"), fsync=False, **more)


def _tasks(huey: hueys.Huey, app: Flask) -> hueys.Huey:
    """What the consumer can be woken for."""

    def perform(job: str, period: str, begun: datetime, missed: int) -> None:
        with app.app_context():
            services.perform(services.Due(job, period, begun, missed))

    perform_task = huey.task(name="perform")(perform)

    def tick() -> None:
        with app.app_context():
            for each in services.due():
                perform_task(each.job, each.period, each.begun, each.missed)

    def at_once(act: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            with app.app_context():
                act()

        return run

    huey.periodic_task(hueys.crontab(), name="tick")(tick)
    acts = app.extensions["jobs.at_once"].items()
    app.extensions["jobs.wake"] = {
        "jobs": huey.task(name="look")(tick),
        **{name: huey.task(name=f"deliver_{name}")(at_once(act)) for name, act in acts},
    }
    return huey


def close(app: Flask) -> None:
    """Close the connection of the queue, if it was opened."""
    if "jobs.queue" in app.extensions:
        app.extensions.pop("jobs.queue").storage.close()


def wake(app: Flask, what: str) -> None:
    """Have a consumer look for work of `what` ("jobs", "mail", …) at once. When the queue is away, the tick comes."""
    try:
        of(app)
        app.extensions["jobs.wake"][what]()
    except Exception:
        app.logger.exception("the queue of jobs cannot be reached; work begins with the next minute")


@event.listens_for(Session, "after_commit")
def _wake(session: Session) -> None:
    wanted = session.info.pop("wake", set())
    if not has_app_context():
        return
    for what in sorted(wanted):
        if what != "mail" or mail.is_configured():
            wake(current_app._get_current_object(), what)  # type: ignore[attr-defined]


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop("wake", None)


def consume(app: Flask, *, workers: int, beside: int | None, started: Callable[[], object]) -> None:
    """Run what is due until SIGTERM or SIGINT. `beside`: end also when that process, our parent, has ended.

    `started` is called once a signal ends it in order.
    """
    consumer = of(app).create_consumer(
        workers=workers, max_delay=1.0, graceful_signal="TERM", shutdown_timeout=GRACE, flush_locks=False
    )
    if beside is not None:
        threading.Thread(target=_follow, args=(beside,), daemon=True).start()
    with app.app_context():
        db.engine.dispose()
    begin = consumer.start

    def start() -> None:
        begin()
        started()

    consumer.start = start
    consumer.run()
    close(app)


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        threading.Event().wait(1)
    os.kill(os.getpid(), signal.SIGTERM)
