"""A private PostgreSQL for the tests: the one named by TEST_POSTGRES_URL, else a cluster of Debian's binaries."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

FAST = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "shared_buffers=32MB"]


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name.split(".")[0]))
    if found:
        return found[-1]
    on_path = shutil.which("initdb")
    if on_path is None:
        raise RuntimeError("PostgreSQL is missing: bin/test installs it as root (apt-get install postgresql)")
    return Path(on_path).resolve().parent


def _as_owner(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root: step down to the user that its package made."""
    if os.geteuid() != 0:
        return command
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def postgres(settings: Sequence[str] = FAST, folder: Path | None = None) -> Iterator[str]:
    """The address of an empty database in a cluster of its own (below `folder`), stopped and removed at the end."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    home = Path(tempfile.mkdtemp(prefix="ketluan-pg-", dir=folder))
    binaries, port = _binaries(), _free_port()
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(home, owner.pw_uid, owner.pw_gid)
        data = home / "data"
        _run(
            [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"],
            home,
        )
        options = [*settings, "-k", str(home), "-c", "listen_addresses=127.0.0.1", "-p", str(port)]
        _run([binaries / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", " ".join(options), "start"], home)
        try:
            yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
        finally:
            _run([binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop"], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(command: list[object], home: Path) -> None:
    done = subprocess.run(
        _as_owner([str(part) for part in command]), cwd=home, capture_output=True, text=True, check=False, timeout=60
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")
