"""What tests stand on: both databases for real, a frozen clock, a closed network, a browser against a real server."""

from __future__ import annotations

import gc
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask, current_app, has_app_context, has_request_context
from flask.testing import FlaskClient
from flask_migrate import upgrade
from sqlalchemy import event, insert, select, text
from sqlalchemy.orm import Session

import make
from servers.postgres import postgres
from servers.site import address, browser_type_launch_args, person, town  # noqa: F401 - fixtures for every test
from servers.smtp import office  # noqa: F401 - the same
from tracker.app import create_app
from tracker.audit.models import AuditHead
from tracker.auth.rules import passwords
from tracker.core import clock
from tracker.jobs import queue
from tracker.storage.database import MIGRATIONS, Base, db
from tracker.web.security import limiter

#: Tuesday, 24 November 2026, nine in the morning at the office.
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end, and is looked through no more; as in wsgi.py."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def pytest_addoption(parser: pytest.Parser) -> None:
    """The annotated corpus is not a part of the project; its tests take its path."""
    parser.addoption("--shared", type=Path, default=None, help="folder that holds corpus/dev and corpus/directory")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without the corpus its tests are left out; the browser's tests share one worker and its server."""
    for item in items:
        if "person" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
    representatives = set()
    kept = []
    for item in items:
        case = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
        # What cases differ in is a rule, and rules know no database: all of them run on SQLite, the first one on
        # PostgreSQL too. Where SQL itself says the rule (`dialects`) every case runs on both.
        if case.get("app_of_session") == "postgresql" and len(case) > 1 and not item.get_closest_marker("dialects"):
            test = item.nodeid.partition("[")[0]
            if test in representatives:
                continue
            representatives.add(test)
        kept.append(item)
    items[:] = kept
    if config.getoption("--shared") is None:
        kept = [item for item in items if item.get_closest_marker("shared") is None]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


@pytest.fixture
def shared_path(request: pytest.FixtureRequest) -> Path:
    """Where the corpus lies."""
    path: Path = request.config.getoption("--shared")
    return path


@pytest.fixture(autouse=True)
def closed_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing leaves this machine."""
    connect = socket.socket.connect

    def only_here(self: socket.socket, to: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and to[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"a test wanted to reach {to}")
        connect(self, to)

    monkeypatch.setattr(socket.socket, "connect", only_here)


@pytest.fixture(scope="session", autouse=True)
def real_hasher() -> Iterator[PasswordHasher]:
    """The hasher of the program. Tests do with a cheap one: what hashing costs, at each sign-in, is minutes in all."""
    real = passwords._hasher
    passwords._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    yield real
    passwords._hasher = real


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A private PostgreSQL."""
    with postgres() as url:
        yield url


def application(url: str, folder: Path, **more: Any) -> Flask:
    """The application on a migrated database."""
    app = create_app(
        {
            "SQLALCHEMY_DATABASE_URI": url,
            "INSTANCE": folder,
            "SECRET_KEY": "only for tests",
            "WTF_CSRF_ENABLED": False,
            "RATELIMIT_ENABLED": False,
            "TESTING": True,
            # Tests travel through months; how long a session lasts is tested where it is decided.
            "SESSION_IDLE": timedelta(days=3_650),
            "SESSION_LONGEST": timedelta(days=3_650),
            **more,
        }
    )
    with app.app_context():
        upgrade(directory=MIGRATIONS)
        db.session.remove()
    return app


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def app_of_session(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One application for each database, migrated once."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "sqlite":
        app = application(f"sqlite:///{folder / 'test.sqlite3'}", folder)
    else:
        app = application(request.getfixturevalue("postgres_url"), folder)
    with app.app_context():
        app.extensions["as_new"] = as_new()
    yield app
    queue.close(app)
    with app.app_context():
        db.engine.dispose()


def as_new() -> Callable[[], None]:
    """Keep the migrated database as it is; what is answered brings it back to that, whatever was written since.

    The audit record cannot be emptied row by row. SQLite takes back the whole database from memory. On PostgreSQL
    rows go in the replica's role, which only a superuser may take and in which triggers rest.
    """
    heads = [dict(row) for row in db.session.execute(select(AuditHead.__table__)).mappings()]
    db.session.rollback()

    # In one piece: the way to the database and back, once a table, took longer than the work.
    delete = "; ".join(f'DELETE FROM "{table.name}"' for table in reversed(Base.metadata.sorted_tables))

    def empty() -> None:
        db.session.execute(text("SET LOCAL session_replication_role = replica"))
        db.session.execute(text(f"DO $$ BEGIN {delete}; END $$"))
        db.session.execute(insert(AuditHead), heads)
        db.session.commit()
        forget_overviews()

    if db.engine.dialect.name != "sqlite":
        return empty
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    with closing(db.engine.raw_connection()) as connection:
        connection.driver_connection.backup(kept)

    def restore() -> None:
        with closing(db.engine.raw_connection()) as connection:
            kept.backup(connection.driver_connection)
        forget_overviews()

    return restore


def forget_overviews() -> None:
    """Dashboards last until an act is recorded: a test that takes back the record must have them made anew."""
    if has_app_context() and (kept := current_app.extensions.get("overviews")):
        kept.clear()


@event.listens_for(Session, "before_commit", insert=True)
def _recorded(session: Session) -> None:
    session.info["recorded"] = bool(session.info.get("entries"))


@event.listens_for(Session, "after_commit")
def _unrecorded(session: Session) -> None:
    # The program writes nothing that shows without an entry; tests do.
    if not session.info.pop("recorded", False) and not has_request_context():
        forget_overviews()


@pytest.fixture
def app(app_of_session: Flask) -> Iterator[Flask]:
    """The application with an empty database and a standing clock; rows are gone afterwards."""
    # The limiter is one for the process, and does as the application that was made last says.
    limiter.enabled = app_of_session.config["RATELIMIT_ENABLED"]
    with app_of_session.app_context(), clock.frozen(NOW):
        yield app_of_session
        db.session.rollback()
        app_of_session.extensions["as_new"]()
        db.session.remove()


class Browser:
    """A client that signs in with real forms, and counts the statements of each page."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.statements: list[str] = []
        self.token = ""

    def bear(self, token: str) -> Browser:
        """Show `token` wherever the interface for programs is asked."""
        self.token = token
        return self

    def sign_in(self, username: str) -> Browser:
        """Sign in; the session of before ends."""
        self.post("/sign-out")
        answer = self.post("/sign-in", data={"username": username, "password": make.PASSWORD})
        assert answer.status_code == 302, answer.text
        return self

    def get(self, path: str, **more: Any) -> Any:
        """Open a page and remember the statements that it ran."""
        self.statements = []

        def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
            self.statements.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            return self._ask("get", path, **more)
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """Send a form."""
        return self._ask("post", path, data=data or {}, **more)

    def _ask(self, method: str, path: str, **more: Any) -> Any:
        # A context of its own, as on a server: the test's own context would lend its `g`, and with it
        # whoever was signed in before. What the test holds is read anew afterwards. A server reads an answer to
        # its end and closes it, and so does this.
        more.setdefault("buffered", True)
        if self.token and path.startswith("/api/v1/"):
            more["headers"] = {"Authorization": f"Bearer {self.token}", **more.get("headers", {})}
        with self.client.application.app_context():
            answer = self.client.open(path, method=method.upper(), **more)
        # What Werkzeug's client laid on the disk of a large body, it leaves to the garbage collector.
        answer.request.environ["wsgi.input"].close()
        db.session.rollback()
        return answer


@pytest.fixture
def web(app: Flask) -> Browser:
    """A client of the application."""
    return Browser(app.test_client())


@pytest.fixture
def statements(app: Flask) -> Iterator[Callable[[], list[str]]]:
    """Every statement that the test's own session runs, as they come."""
    ran: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        ran.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield lambda: ran
    event.remove(db.engine, "before_cursor_execute", note)
