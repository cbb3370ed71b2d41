"""A private PostgreSQL for the tests: the one named by TEST_POSTGRES_URL, else a cluster of Debian's binaries."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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


def _alive(pid: int) -> bool:
    try:
        return " Z " not in Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@dataclass
class Cluster:
    """A PostgreSQL that keeps what it has acknowledged, and can be killed and brought back."""

    home: Path
    port: int

    @property
    def url(self) -> str:
        """Its address."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/postgres"

    def kill(self) -> None:
        """As a power cut does to processes: no time for anything."""
        master = int((self.home / "data" / "postmaster.pid").read_text().splitlines()[0])
        os.kill(master, signal.SIGSTOP)  # nobody is born while we look around
        children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        all_ = (master, *map(int, children))
        for pid in all_:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        while any(_alive(pid) for pid in all_):
            pass
        # Where nobody buries the dead (a container) their number stays taken, and their locks look held.
        for lock in ((self.home / "data" / "postmaster.pid"), *self.home.glob(".s.PGSQL.*")):
            lock.unlink()

    def start(self) -> None:
        """Start, and recover what was acknowledged."""
        options = ["-k", str(self.home), "-c", "listen_addresses=127.0.0.1", "-p", str(self.port)]
        start = [_binaries() / "pg_ctl", "-D", self.home / "data", "-w", "-l", self.home / "log"]
        _run([*start, "-o", " ".join(options), "start"], self.home)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL of its own with the care of production, stopped and removed at the end."""
    made = Cluster(Path(tempfile.mkdtemp(prefix="ketluan-pg-")), _free_port())
    try:
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            os.chown(made.home, owner.pw_uid, owner.pw_gid)
        data = made.home / "data"
        flags = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
        _run([_binaries() / "initdb", "-D", data, *flags], made.home)
        made.start()
        yield made
        _run([_binaries() / "pg_ctl", "-D", data, "-m", "immediate", "stop"], made.home)
    finally:
        shutil.rmtree(made.home, ignore_errors=True)


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
        log = (home / "log").read_text()[-2000:] if (home / "log").exists() else ""
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}\n{log}")
