"""A real server with the demonstration town, and people who open it in a real Chromium."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from config import ROOT
from servers.chromium import launch
from tracker.cli.demo.town import PASSWORD

DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's Chromium."""
    return launch()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The instance folder of the demonstration town."""
    instance = tmp_path_factory.mktemp("served")
    subprocess.run(
        [Path(sys.executable).parent / "flask", "--app", "wsgi", "prepare"],
        cwd=ROOT,
        env=environment(instance),
        check=True,
        capture_output=True,
    )
    return instance


@pytest.fixture(scope="session")
def address(town: Path) -> Iterator[str]:
    """The program as bin/run serves it: migrated, with the demonstration town, under gunicorn."""
    with serve(town, free_port()) as found:
        yield found


def environment(instance: Path, **more: str) -> dict[str, str]:
    """The environment of a process of the program in that folder."""
    environ = {**os.environ, "TRACKER_INSTANCE": str(instance), **more}
    environ.pop("DATABASE_URL", None)
    return environ


@contextmanager
def serve(instance: Path, port: int, **more: str) -> Iterator[str]:
    """The address of a web server on what lies in `instance`, with other settings."""
    server = subprocess.Popen(
        [
            Path(sys.executable).parent / "gunicorn",
            *("--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4", "wsgi:app"),
        ],
        cwd=ROOT,
        env=environment(instance, **more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(port, server)
        # The master listens long before its first worker has loaded; nobody's patience is tested with that.
        urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=60).close()
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=30)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Return once somebody listens on `port`."""
    until = time.monotonic() + 120
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError(f"the server did not start: {server.stderr.read().decode() if server.stderr else ''}")


def note(somebody: Person, said: ConsoleMessage) -> None:
    """Keep what the browser complains of; that a form was refused with 4xx is its business, and tested elsewhere."""
    if said.type == "error" and "status of 4" not in said.text:
        somebody.faults.append(said.text)


@dataclass
class Person:
    """Somebody at a browser of their own."""

    page: Page
    address: str
    faults: list[str]

    def open(self, path: str) -> Page:
        """Go to a page of the program."""
        self.page.goto(self.address + path)
        return self.page

    def press(self, name: str | re.Pattern[str], *, role: Any = "button") -> None:
        """Press what is called `name`."""
        self.page.get_by_role(role, name=name).first.click()


@pytest.fixture
def person(browser: Browser, address: str) -> Iterator[Callable[..., Person]]:
    """Sign somebody in at a browser of a size, with or without JavaScript. Faults on their pages fail the test."""
    people: list[Person] = []
    contexts = []

    def arrive(username: str, size: dict[str, int] = DESK, *, script: bool = True, dark: bool = False) -> Person:
        context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            locale="vi-VN",
        )
        contexts.append(context)
        context.set_default_timeout(8_000)
        page = context.new_page()
        somebody = Person(page, address, [])
        page.on("pageerror", lambda error: somebody.faults.append(str(error)))
        page.on("console", lambda said: note(somebody, said))
        people.append(somebody)
        somebody.open("/sign-in")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        expect(page.locator("main h1")).not_to_have_text("Đăng nhập")
        return somebody

    yield arrive
    for context in contexts:
        context.close()
    assert [fault for somebody in people for fault in somebody.faults] == []
