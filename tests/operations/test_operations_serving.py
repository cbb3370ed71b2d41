"""The files of docs/operations as they stand: gunicorn's settings, nginx before it, systemd's units."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError

import pytest

from config import ROOT
from conftest import application
from servers.nginx import FILES, NAME, nginx
from servers.site import free_port, wait_for
from tracker.storage.database import db

TOOLS = Path(sys.executable).parent


@dataclass
class Served:
    port: int
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def log(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in (self.folder / "log").read_text().splitlines() if line.startswith("{")]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The program as production starts it, on an empty SQLite."""
    folder = tmp_path_factory.mktemp("production")
    app = application(f"sqlite:///{folder / 'ketluan.sqlite3'}", folder)
    with app.app_context():
        db.engine.dispose()
    port = free_port()
    given = {
        "TRACKER_ENV": "production",
        "TRACKER_INSTANCE": str(folder),
        "SECRET_KEY": "x" * 40,
        "TRACKER_HTTPS": "1",
        "TRACKER_PROXIES": "1",
        "TRACKER_HOSTS": f"{NAME},127.0.0.1",
        "WEB_CONCURRENCY": "2",
    }
    environ = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "TRACKER_LOG")}
    command = [TOOLS / "gunicorn", "--config", FILES / "gunicorn.conf.py", "--bind", f"127.0.0.1:{port}", "wsgi:app"]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env={**environ, **given}, stderr=log)
    try:
        wait_for(port, process)
        ask(port, "/readyz")
        yield Served(port, folder, process)
    finally:
        process.terminate()
        process.wait(30)


def ask(port: int, path: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_counters_tell_of_all_workers_and_the_log_is_json(served: Served) -> None:
    def signed_in_pages() -> float:
        lines = ask(served.port, "/metrics")[1].splitlines()
        found = [line for line in lines if line.startswith('ketluan_requests_total{endpoint="auth.sign_in"')]
        return sum(float(line.split()[-1]) for line in found)

    before = signed_in_pages()
    threads = [threading.Thread(target=ask, args=(served.port, "/sign-in?next=/bi-mat")) for _ in range(24)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert signed_in_pages() == before + 24, "whichever worker is asked"
    told = [each for each in served.log if each.get("endpoint") == "auth.sign_in"]
    assert len(told) >= 24
    assert len({each["request"] for each in told}) == len(told)
    assert "bi-mat" not in json.dumps(told)
    assert "127.0.0.1" not in json.dumps(told)


def test_new_workers_take_over_without_a_refused_request(served: Served) -> None:
    """SIGHUP, as `systemctl reload` sends it, while two people read."""
    answers: list[int] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            answers.append(ask(served.port, "/sign-in")[0])

    def workers() -> set[str]:
        children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children")
        return set(children.read_text().split())

    old = workers()
    readers = [threading.Thread(target=read) for _ in range(2)]
    for each in readers:
        each.start()
    served.process.send_signal(signal.SIGHUP)
    limit = time.monotonic() + 60
    while workers() & old or len(workers()) < 2:
        assert time.monotonic() < limit
    reached = len(answers)
    while len(answers) < reached + 20:
        assert time.monotonic() < limit
    over.set()
    for each in readers:
        each.join()
    assert set(answers) == {200}


def test_workers_are_small_and_share_the_program(served: Served) -> None:
    threads = [threading.Thread(target=ask, args=(served.port, "/sign-in")) for _ in range(16)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    children = Path(f"/proc/{served.process.pid}/task/{served.process.pid}/children").read_text().split()
    held = [megabytes(f"/proc/{each}/status", "VmRSS:") for each in children]
    own = [megabytes(f"/proc/{each}/smaps_rollup", "Private_Dirty:") for each in children]
    assert len(held) == 2
    assert max(held) <= 180
    assert max(own) <= max(held) / 2, "the rest is the master's too"


def megabytes(file: str, name: str) -> float:
    return next(int(line.split()[1]) for line in Path(file).read_text().splitlines() if line.startswith(name)) / 1024


def test_nginx_speaks_tls_hides_what_is_for_machines_and_says_when_nothing_answers(
    served: Served, tmp_path: Path
) -> None:
    with nginx(tmp_path, served.port) as fetch:
        status, page, headers = fetch("/sign-in")
        assert (status, "Đăng nhập" in page) == (200, True)
        assert headers["Strict-Transport-Security"].startswith("max-age=")
        assert headers["X-Request-ID"]
        assert "; Secure" in headers["Set-Cookie"]
        status, _, headers = fetch("/meetings")
        assert (status, headers["Location"]) == (302, "/sign-in?next=/meetings")
        assert fetch("/readyz")[0] == 200
        assert fetch("/metrics")[0] == 404, "whoever comes through a proxy is nobody on this machine"
        status, _, headers = fetch("/tasks?q=1", over="http")
        assert (status, headers["Location"]) == (301, f"https://{NAME}/tasks?q=1")
    with nginx(tmp_path, free_port()) as fetch:
        status, page, headers = fetch("/sign-in")
        assert (status, headers["Retry-After"]) == (502, "30")
        assert "Tạm thời chưa phục vụ được" in page


@pytest.mark.parametrize(
    ("given", "kind", "threads"),
    [
        ({}, "gthread", 4),
        ({"TRACKER_PROXIES": "1"}, "sync", 1),
        ({"TRACKER_PROXIES": "1", "WEB_THREADS": "4"}, "gthread", 4),
    ],
    ids=["browsers", "proxy", "another_proxy"],
)
def test_workers_have_threads_unless_a_proxy_keeps_slow_people_from_them(
    tmp_path: Path, given: dict[str, str], kind: str, threads: int
) -> None:
    """Browsers open connections on which they say nothing; what nginx brings is there (docs/settings.md)."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "WEB_"))}
    environ = {**mine, "TRACKER_INSTANCE": str(tmp_path), **given}
    command = [TOOLS / "gunicorn", "--config", FILES / "gunicorn.conf.py", "--print-config", "wsgi:app"]
    told = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True).stdout
    settings = dict(re.findall(r"^(\w+) += (.*)$", told, re.MULTILINE))
    assert (settings["worker_class"], settings["threads"]) == (kind, str(threads))


def test_slow_phones_hold_up_nobody(served: Served, tmp_path: Path) -> None:
    """A worker has one request in hand (gunicorn.conf.py), and nginx brings it whole: here more are slow than serve."""
    kind = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 40000"
    half = f"POST /sign-in HTTP/1.1\r\nHost: {NAME}\r\n{kind}\r\n\r\nusername=".encode()
    with nginx(tmp_path, served.port) as fetch, ExitStack() as open_still:
        slow = [open_still.enter_context(fetch.connected()) for _ in range(4)]
        for phone in slow:
            phone.sendall(half)
        assert [fetch("/sign-in")[0] for _ in range(6)] == [200] * 6
        slow[0].sendall(b"x" * (40000 - len("username=")))
        assert slow[0].recv(12).startswith(b"HTTP/1.1 "), "whoever is slow is served in the end"


def test_the_units_of_systemd_are_sound(tmp_path: Path) -> None:
    for unit in sorted(FILES.glob("ketluan-*")):
        here = unit.read_text().replace("/opt/ketluan/current", str(ROOT))
        (tmp_path / unit.name).write_text(here)
    units = [path for path in tmp_path.iterdir() if path.name.startswith("ketluan-")]
    assert len(units) == 5
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units], capture_output=True, text=True, check=False, timeout=60
    )
    ours = [line for line in done.stderr.splitlines() if "ketluan" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


def test_every_variable_of_the_example_is_known() -> None:
    lines = (FILES / "environment.example").read_text().splitlines()
    named = {found.group(1) for line in lines if (found := re.match(r"(?:# )?([A-Z_]+)=", line))}
    documented = (ROOT / "docs" / "settings.md").read_text()
    assert len(named) > 10
    assert [name for name in sorted(named) if name not in documented] == []
