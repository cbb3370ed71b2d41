"""The consumer as a process of its own: woken on SQLite, PostgreSQL and Redis, killed, stopped, followed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask

import make
from config import ROOT
from conftest import application
from servers.redis import redis
from servers.site import free_port
from servers.smtp import PostOffice, post_office
from tracker.auth.queries import account_by_name, actor_of
from tracker.core import clock
from tracker.core.actor import Role
from tracker.exports import services as exports
from tracker.exports.models import Export
from tracker.exports.rules import ExportState
from tracker.jobs import queue
from tracker.jobs.models import JobRun
from tracker.jobs.rules import RunState
from tracker.mail.services import post
from tracker.org.models import Person
from tracker.storage import blobs
from tracker.storage.database import db, transaction
from tracker.tasks.queries import Filter

FLASK = Path(sys.executable).with_name("flask")
Process = subprocess.Popen[bytes]
Start = Callable[..., Process]


def until(true: Callable[[], object], seconds: float = 120) -> None:
    """Return once `true` is, and fail when it never is."""
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.03)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start consumers on the instance of the test; whoever still runs at the end is killed."""
    running: list[Process] = []

    def begin(*instead: str, app: str = "wsgi", **environ: str) -> Process:
        given = {"TRACKER_INSTANCE": str(tmp_path), "SECRET_KEY": "only for tests", "PYTHONPATH": str(ROOT / "tests")}
        command = instead or (str(FLASK), "--app", app, "jobs", "run")
        with (tmp_path / f"consumer{len(running)}.log").open("wb") as log:
            running.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, **given, **environ}, stderr=log))
        return running[-1]

    yield begin
    for process in running:
        process.kill()
        process.wait(10)


@contextmanager
def installed(folder: Path, url: str = "", **more: Any) -> Iterator[Flask]:
    """The application in this process, on the database and the queue of the consumers."""
    app = application(url or f"sqlite:///{folder / 'ketluan.sqlite3'}", folder, **more)
    with app.app_context():
        yield app
        queue.close(app)
        db.session.remove()
        db.engine.dispose()


@contextmanager
def place(kind: str, folder: Path, request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The settings of an installation whose queue lies on `kind`."""
    if kind == "RedisHuey":
        with redis(folder) as url:
            yield {"TRACKER_JOBS_URL": url}
    elif kind == "PostgresHuey":
        shared: str = request.getfixturevalue("postgres_url")
        plain = shared.replace("postgresql+psycopg://", "postgresql://", 1)
        # A database beside that of the other tests: the queue makes tables in it.
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute("CREATE DATABASE consumer")
            yield {"DATABASE_URL": shared.rsplit("/", 1)[0] + "/consumer"}
            connection.execute("DROP DATABASE consumer WITH (FORCE)")
    else:
        yield {}


def mail_settings(office: PostOffice) -> dict[str, str]:
    return {"MAIL_URL": office.url, "MAIL_FROM": "ketluan@hatrung.vn"}


def write(number: int) -> None:
    with transaction():
        post("an@vidu.vn", "Giao việc", "Nội dung", key=f"viec:{number}", kind="Giao việc")


def runs(job: str) -> list[JobRun]:
    db.session.rollback()
    return list(db.session.query(JobRun).filter_by(job=job).order_by(JobRun.id))


@pytest.mark.parametrize("kind", ["SqliteHuey", "PostgresHuey", "RedisHuey"])
def test_mail_goes_out_within_seconds_of_the_commit_and_once_with_two_consumers(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest, start: Start
) -> None:
    with post_office() as office, place(kind, tmp_path, request) as settings:
        more = {"JOBS_URL": settings.get("TRACKER_JOBS_URL", ""), **mail_settings(office)}
        with installed(tmp_path, settings.get("DATABASE_URL", ""), **more) as app:
            assert type(queue.of(app)).__name__ == kind
            consumers = [start(**settings, **mail_settings(office)) for _ in range(2)]
            # They are up when both have announced it; their first tick does the work of this minute, so that
            # what is posted afterwards needs the wake-up.
            for number in range(len(consumers)):
                until(lambda number=number: "đã khởi động" in (tmp_path / f"consumer{number}.log").read_text())
            until(lambda: RunState.DONE in [run.state for run in runs("mail.deliver")])
            for number in range(10):
                write(number)
            until(lambda: len(office.inbox) >= 10, 40)
            for each in consumers:
                each.send_signal(signal.SIGTERM)
            assert [each.wait(60) for each in consumers] == [0, 0]
        assert len(office.inbox) == len({each["Message-ID"] for each in office.inbox}) == 10


@pytest.mark.parametrize("kind", ["SqliteHuey", "PostgresHuey"])
def test_a_long_list_is_made_as_a_file_as_soon_as_it_is_asked_for(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest, start: Start
) -> None:
    with place(kind, tmp_path, request) as settings, installed(tmp_path, settings.get("DATABASE_URL", "")):
        make.task("bac-ha", title="Dọn bãi rác Bắc Hà")
        account = account_by_name(make.account(Role.UNIT_HEAD, "bac-ha"))
        assert account is not None
        maker = actor_of(account)
        assert maker is not None
        start(**settings)
        until(lambda: "đã khởi động" in (tmp_path / "consumer0.log").read_text())
        # The tick of this minute is over: what is asked for now needs the wake-up.
        until(lambda: RunState.DONE in [run.state for run in runs("exports.make")])
        with transaction():
            number = exports.ask(Filter(), ("title",), by=maker).id

        def made() -> Export:
            db.session.rollback()
            return db.session.get_one(Export, number, populate_existing=True)

        until(lambda: made().state is ExportState.DONE, 40)
        assert made().total == 1
        assert blobs.exports.get(str(made().digest)).startswith(b"PK")


def test_the_work_of_a_consumer_that_was_killed_is_finished_by_another(tmp_path: Path, start: Start) -> None:
    def people() -> int:
        return db.session.query(Person).count()

    with installed(tmp_path):
        first = start(app="servers.slow")
        until((tmp_path / "begun").exists)
        first.kill()
        first.wait(10)
        run = runs("cham")[0]
        assert (run.state, run.attempts, people()) == (RunState.RUNNING, 1, 0)
        lease = run.claimed_until
        assert lease is not None
        (tmp_path / "go").touch()
        until(lambda: clock.now() > lease)
        second = start(app="servers.slow")
        until(lambda: runs("cham")[0].state is RunState.DONE)
        assert ([run.attempts for run in runs("cham")], people()) == ([2], 1)
        second.terminate()
        assert second.wait(60) == 0


def test_a_consumer_that_is_stopped_first_ends_what_it_is_doing(tmp_path: Path, start: Start) -> None:
    with installed(tmp_path):
        consumer = start(app="servers.slow")
        until((tmp_path / "begun").exists)
        consumer.terminate()
        (tmp_path / "go").touch()
        assert consumer.wait(60) == 0
        assert [(run.state, run.attempts) for run in runs("cham")] == [(RunState.DONE, 1)]


def test_a_consumer_beside_a_web_server_ends_with_it_even_when_that_is_killed(tmp_path: Path, start: Start) -> None:
    """As bin/run starts them: the web server, here `sleep`, takes the place of the shell that started the consumer."""
    script = f'"{FLASK}" --app wsgi jobs run --beside $$ & echo $! >"{tmp_path}/pid"; exec sleep 600'
    with installed(tmp_path):
        web = start("/bin/bash", "-c", script)
        until(lambda: RunState.DONE in [run.state for run in runs("mail.deliver")])
        web.kill()
        web.wait(10)
        consumer = Path("/proc") / (tmp_path / "pid").read_text().strip()
        until(lambda: not consumer.exists() or " Z " in (consumer / "stat").read_text())
    assert "đã dừng" in (tmp_path / "consumer0.log").read_text()


def test_an_act_does_not_fail_over_a_queue_that_is_away(tmp_path: Path) -> None:
    with post_office() as office:
        away = f"redis://127.0.0.1:{free_port()}/0"
        with installed(tmp_path, JOBS_URL=away, **mail_settings(office)):
            write(1)
            db.session.rollback()


def test_what_others_put_into_the_queue_is_not_unpickled(tmp_path: Path) -> None:
    with installed(tmp_path) as app:
        found = queue.of(app)
        found.storage.enqueue(b"cos\nsystem\n(S'true'\ntR.:0000")
        with pytest.raises(ValueError, match="mismatch"):
            found.dequeue()
