"""One site with as many real web servers and consumers as a test wants, and people who use it over HTTP."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import requests
from flask import Flask

import make
from config import ROOT
from conftest import application
from servers.site import free_port, wait_for
from tracker.jobs import queue
from tracker.storage.database import db

TOOLS = Path(sys.executable).parent
KEY = "only for tests"


@dataclass
class Web:
    """A web server, with the settings of production."""

    address: str
    process: subprocess.Popen[bytes]
    log: Path

    def workers(self) -> list[int]:
        """The processes that answer."""
        pid = self.process.pid
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@dataclass
class Site:
    """An installation: its database and folder are used by this process as well."""

    app: Flask
    url: str
    folder: Path
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def start(self, command: list[str | Path], name: str, **environ: str) -> tuple[subprocess.Popen[bytes], Path]:
        """A process of this site."""
        given = {"DATABASE_URL": self.url, "TRACKER_INSTANCE": str(self.folder), "SECRET_KEY": KEY}
        log = self.folder / f"{name}{len(self.running)}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **given, **environ}, stderr=file, stdout=file
            )
        self.running.append(process)
        return process, log

    def web(self, workers: int = 1, **environ: str) -> Web:
        """One more web server, ready to answer."""
        port = free_port()
        command = [TOOLS / "gunicorn", "--config", ROOT / "docs/operations/gunicorn.conf.py"]
        given = {"WEB_CONCURRENCY": str(workers), "TRACKER_LOG": "json", **environ}
        process, log = self.start([*command, "--bind", f"127.0.0.1:{port}", "wsgi:app"], "web", **given)
        wait_for(port, process)
        web = Web(f"http://127.0.0.1:{port}", process, log)
        requests.get(f"{web.address}/readyz", timeout=60).raise_for_status()
        return web

    def jobs(self, **environ: str) -> subprocess.Popen[bytes]:
        """One more consumer."""
        return self.start([TOOLS / "flask", "--app", "wsgi", "jobs", "run"], "jobs", **environ)[0]


@contextmanager
def site(url: str, folder: Path, **more: Any) -> Iterator[Site]:
    """A migrated, empty site; whatever it started is killed at the end."""
    app = application(url, folder, SECRET_KEY=KEY, **more)
    made = Site(app, url, folder)
    with app.app_context():
        try:
            yield made
        finally:
            for process in made.running:
                process.send_signal(signal.SIGTERM)
            for process in made.running:
                process.wait(40)
            queue.close(app)
            db.session.remove()
            db.engine.dispose()


class Visitor:
    """Somebody at a browser without JavaScript."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.http = requests.Session()
        self.token = ""

    def get(self, path: str, **more: Any) -> requests.Response:
        """Open a page."""
        answer = self.http.get(self.address + path, timeout=60, allow_redirects=False, **more)
        found = re.search(r'name="csrf_token" value="([^"]+)"', answer.text)
        self.token = found.group(1) if found else self.token
        return answer

    def post(self, path: str, data: dict[str, Any], **more: Any) -> requests.Response:
        """Send a form."""
        return self.http.post(
            self.address + path,
            data={"csrf_token": self.token, **data},
            timeout=60,
            allow_redirects=False,
            headers={"Referer": self.address + path},
            **more,
        )

    def sign_in(self, username: str) -> Visitor:
        """Through the real form."""
        self.get("/sign-in")
        answer = self.post("/sign-in", {"username": username, "password": make.PASSWORD})
        assert answer.status_code == 302, answer.text
        self.get("/account")
        return self

    def remark(self, task: int, words: str) -> requests.Response:
        """Say something about a task: 302 is the acknowledgement."""
        return self.post(f"/tasks/{task}/remarks", {"talk-words": words, "talk-kind": "comment"})
