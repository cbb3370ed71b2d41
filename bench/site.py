"""The server under measurement: gunicorn as production runs it, on a database of its own or on one that is there."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from config import ROOT
from servers.site import free_port, wait_for

TOOLS = Path(sys.executable).parent
#: A server of a province, not of a test: as docs/operations.md has it set up.
PRODUCTION = [
    part
    for line in (ROOT / "docs/operations/postgresql.conf").read_text().splitlines()
    if line and not line.startswith("#")
    for part in ("-c", line.replace(" ", ""))
]


def environ(url: str, instance: Path) -> dict[str, str]:
    """What the program needs to know."""
    here = str(ROOT)
    # Behind nginx, as production runs it: that says how many workers serve, and how (gunicorn.conf.py).
    given = {"DATABASE_URL": url, "TRACKER_INSTANCE": str(instance), "TRACKER_PROXIES": "1", "PYTHONPATH": here}
    return {**os.environ, **given}


def flask(url: str, instance: Path, *args: str) -> str:
    """Run a command of the program; what it says is answered."""
    done = subprocess.run(
        [TOOLS / "flask", "--app", "wsgi", *args],
        cwd=ROOT,
        env=environ(url, instance),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"flask {' '.join(args)}: {done.stdout}{done.stderr}")
    return done.stdout


class Consumer:
    """The process that does the background work."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def peak(self) -> float:
        """The most that it has held since `forget_peak`, in megabytes."""
        return _megabytes(self._process.pid, "status", "VmHWM:")

    def cpu(self) -> float:
        """Seconds of a processor that it has used so far."""
        times = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK")

    def forget_peak(self) -> float:
        """Count the peak from what it holds now, which is answered in megabytes."""
        Path(f"/proc/{self._process.pid}/clear_refs").write_text("5")
        return _megabytes(self._process.pid, "status", "VmRSS:")


@contextmanager
def consuming(url: str, instance: Path) -> Iterator[Consumer]:
    """The background work of the site, as production runs it, started."""
    name = instance / "consumer.log"
    with name.open("wb") as log:
        process = subprocess.Popen(
            [TOOLS / "flask", "--app", "wsgi", "jobs", "run"],
            cwd=ROOT,
            env=environ(url, instance),
            stdout=log,
            stderr=log,
        )
    try:
        until = time.perf_counter() + 120
        while "đã khởi động" not in name.read_text() and process.poll() is None and time.perf_counter() < until:
            time.sleep(0.1)
        yield Consumer(process)
    finally:
        process.terminate()
        process.wait(timeout=60)


class Site:
    """A running server: where it is, and the memory of its workers."""

    def __init__(self, address: str, process: subprocess.Popen[bytes], cold: float) -> None:
        self.address, self._process, self.cold = address, process, cold

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        return [int(each) for each in children]

    def memory(self) -> list[float]:
        """Megabytes that each worker holds, with its share of what workers hold together (PSS), and its peak."""
        return [_megabytes(each, "smaps_rollup", "Pss:") for each in self.workers()]

    def resident(self) -> list[float]:
        """Resident megabytes of each worker."""
        return [_megabytes(each, "status", "VmRSS:") for each in self.workers()]

    def cpu(self) -> float:
        """Seconds of processor that all workers have used so far."""
        each = [Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split() for worker in self.workers()]
        return sum(int(stat[11]) + int(stat[12]) for stat in each) / os.sysconf("SC_CLK_TCK")

    def peak(self) -> float:
        """The most that any worker has held so far, in megabytes."""
        return max(_megabytes(each, "status", "VmHWM:") for each in self.workers())


def _megabytes(process: int, file: str, name: str) -> float:
    for line in Path(f"/proc/{process}/{file}").read_text().splitlines():
        if line.startswith(name):
            return int(line.split()[1]) / 1024
    return float("nan")


@contextmanager
def served(url: str, instance: Path, app: str = "bench.floor:served") -> Iterator[Site]:
    """The site with its floor, stopped at the end. `cold` is how long it took until the first page was there."""
    port = free_port()
    command: list[str | Path] = [
        TOOLS / "gunicorn", "--config", ROOT / "docs/operations/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}",
        "--timeout", "300", app,
    ]  # fmt: skip
    started = time.perf_counter()
    # The site writes a line for each request: into a file, since a pipe that nobody reads would stop it.
    log = (instance / "server.log").open("ab")
    process = subprocess.Popen(command, cwd=ROOT, env=environ(url, instance), stdout=log, stderr=log)
    try:
        wait_for(port, process)
        urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=120).close()
        yield Site(f"http://127.0.0.1:{port}", process, time.perf_counter() - started)
    finally:
        process.terminate()
        process.wait(timeout=60)
        log.close()
