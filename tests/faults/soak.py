"""Mixed work on a real site for a while: errors, speed and memory over time, and at the end every acknowledged write.

    bin/soak [MINUTES] [sqlite|postgresql|both]

Heads report, with photos and without, secretaries and leaders remark, lists, tasks, conferences, search and the
dashboard are read, the jobs send mail. What was acknowledged (302) is compared with the database: rows,
files and the record of acts.
"""

from __future__ import annotations

import json
import os
import platform
import random
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import requests
from sqlalchemy import select

import make
from servers.hosts import Site, Visitor, site
from servers.postgres import cluster
from servers.smtp import post_office
from tracker.audit import queries as record
from tracker.core import clock
from tracker.core.actor import Role
from tracker.evidence.models import Upload
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState
from tracker.storage import blobs
from tracker.storage.database import db
from tracker.tasks.models import Move, Remark

PEOPLE = 8
TASKS = 60
#: Seconds of each part of the table.
PART = 30


@dataclass
class Told:
    """What was answered, when and how fast; and what was acknowledged."""

    begun: float = field(default_factory=time.monotonic)
    times: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter[str] = field(default_factory=Counter)
    acts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, what: str, answer: requests.Response, seconds: float, *, fine: tuple[int, ...]) -> bool:
        """Keep one answer; True when it is one of `fine`."""
        good = answer.status_code in fine
        with self.lock:
            self.times[int((time.monotonic() - self.begun) // PART)].append(seconds)
            self.statuses[f"{what} {answer.status_code}"] += 1
            if not good:
                self.faults.append(f"{what} {answer.status_code}: {answer.text[:200]}")
        return good


class Somebody(threading.Thread):
    """A person of one role, who does what such a person does, without long pauses."""

    def __init__(self, role: Role, visitor: Visitor, tasks: list[int], told: Told, until: float, seed: int) -> None:
        super().__init__(daemon=True)
        self.role, self.visitor, self.tasks, self.told, self.end = role, visitor, tasks, told, until
        self.chance, self.number, self.name_ = random.Random(seed), 0, f"Người {seed}"

    def run(self) -> None:
        acts = {
            Role.UNIT_HEAD: [self.report, self.report, self.report, self.photo, self.remark, self.read],
            Role.SECRETARY: [self.remark, self.read, self.find, self.meetings, self.remark],
            Role.LEADER: [self.board, self.read, self.find, self.remark],
        }[self.role]
        while time.monotonic() < self.end:
            self.number += 1
            try:
                self.chance.choice(acts)()
            except requests.RequestException as error:
                with self.told.lock:
                    self.told.faults.append(f"{type(error).__name__}: {error}"[:200])
            time.sleep(self.chance.uniform(0.02, 0.2))

    def _get(self, what: str, path: str) -> requests.Response:
        begun = time.perf_counter()
        answer = self.visitor.get(path)
        self.told.note(what, answer, time.perf_counter() - begun, fine=(200,))
        return answer

    def _post(self, what: str, path: str, data: dict[str, Any], fine: tuple[int, ...] = (302,), **more: Any) -> int:
        begun = time.perf_counter()
        answer = self.visitor.post(path, data, **more)
        self.told.note(what, answer, time.perf_counter() - begun, fine=fine)
        return answer.status_code

    def _words(self, what: str) -> str:
        return f"{self.name_}: {what} lần {self.number}"

    def _keep(self, what: str, words: str) -> None:
        with self.told.lock:
            self.told.acts[what].append(words)

    def read(self) -> None:
        """A list and a task of it."""
        self._get("list", f"/tasks?state={self.chance.choice(['', 'in_progress', 'submitted'])}")
        self._get("task", f"/tasks/{self.chance.choice(self.tasks)}")

    def find(self) -> None:
        """Toneless search."""
        self._get("search", f"/search?q={self.chance.choice(['ra soat', 'bai rac', 'ven de', 'ho so dat'])}")

    def meetings(self) -> None:
        """The conferences."""
        self._get("meetings", "/meetings")

    def board(self) -> None:
        """The dashboard."""
        self._get("dashboard", "/dashboard")

    def remark(self) -> None:
        """Say something."""
        words = self._words("ý kiến")
        data = {"talk-words": words, "talk-kind": "comment"}
        if self._post("remark", f"/tasks/{self.chance.choice(self.tasks)}/remarks", data) == 302:
            self._keep("remark", words)

    def report(self, **files: Any) -> None:
        """Open the form, and send it: whoever was overtaken is told so (409)."""
        task = self.chance.choice(self.tasks)
        page = self._get("form", f"/tasks/{task}/report")
        version = page.text.partition('name="version"')[2].partition('value="')[2].partition('"')[0]
        words = self._words("báo cáo")
        data = {"version": version, "percent": str(self.chance.randrange(1, 99)), "note": words}
        if self._post("report", f"/tasks/{task}/report", data, (302, 409), **files) == 302:
            self._keep("report", words)

    def photo(self) -> None:
        """A report with a photo of its own."""
        picture = make.photo(64, 48, seed=self.chance.randrange(10**6))
        self.report(files={"photos": (f"anh{self.number}.jpg", picture, "image/jpeg")})


def resident(pids: list[int]) -> float:
    """MB of the heaviest of these processes."""
    found = [0.0]
    for pid in pids:
        try:
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        # A process that has ended, and was not buried yet, has no memory.
        found += [int(size) / 1024 for size in status.partition("VmRSS:")[2].split()[:1]]
    return max(found)


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] * 1000 if len(times) > 1 else 0.0


def soak(place: Site, minutes: float) -> bool:
    """One run on one site; True when nothing went wrong."""
    made = [make.task() for _ in range(TASKS)]
    tasks = [task.id for task in made]
    roles = [Role.UNIT_HEAD, Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD]
    names = [
        (role, make.account(role, "bac-ha" if role is Role.UNIT_HEAD else "ubnd"))
        for role in (roles[at % len(roles)] for at in range(PEOPLE))
    ]
    make.mailed(make.actor(Role.UNIT_HEAD, "bac-ha", name="Nhận thư"))
    db.session.remove()
    with post_office() as office:
        web = place.web(workers=4, WEB_THREADS="1")
        jobs = place.jobs(MAIL_URL=office.url, MAIL_FROM="ketluan@vidu.vn")
        told = Told()
        until = time.monotonic() + minutes * 60
        people = [
            Somebody(role, Visitor(web.address).sign_in(name), tasks, told, until, at)
            for at, (role, name) in enumerate(names)
        ]
        memory: dict[int, tuple[float, float]] = {}
        for each in people:
            each.start()
        while time.monotonic() < until:
            time.sleep(5)
            part = int((time.monotonic() - told.begun) // PART)
            memory[part] = resident(web.workers()), resident([jobs.pid])
        for each in people:
            each.join(120)
        if jobs.poll() is not None:
            told.faults.append("the consumer has ended by itself")
        lost = compare(told)
        mails = Counter(mail.state for mail in db.session.scalars(select(OutgoingMail)))
        twice = len(office.inbox) - len({each["Message-ID"] for each in office.inbox})
    report(told, memory)
    print(f"mail: {mails[MailState.SENT]} sent, {mails[MailState.WAITING]} waiting, {twice} twice")
    for what in (*told.faults[:10], *lost[:10]):
        print("WRONG", what)
    return not told.faults and not lost and not twice


def compare(told: Told) -> list[str]:
    """What was acknowledged and is not there exactly once, files that rows name and nobody keeps, a broken record."""
    db.session.rollback()
    there = {
        "remark": Counter(db.session.scalars(select(Remark.words))),
        "report": Counter(db.session.scalars(select(Move.note))),
    }
    lost = [f"{what}: {words}" for what, said in told.acts.items() for words in said if there[what][words] != 1]
    proof = record.prove()
    if proof.broken is not None:
        lost.append(f"record: {proof.broken}")
    from_rows = {row[0] for row in db.session.execute(select(Upload.digest)) if row[0]}
    kept = set(blobs.evidence.digests())
    lost += [f"file {digest}" for digest in from_rows - kept]
    print(
        f"acknowledged: {len(told.acts['report'])} reports, {len(told.acts['remark'])} remarks, "
        f"{len(from_rows)} photos; "
        f"record of {proof.end.entries} acts {'whole' if proof.broken is None else 'BROKEN'}; {len(lost)} lost"
    )
    return lost


def report(told: Told, memory: dict[int, tuple[float, float]]) -> None:
    """The table."""
    print(f"{'from s':>7}{'requests':>10}{'p50 ms':>8}{'p95 ms':>8}{'web MB':>8}{'jobs MB':>8}")
    for part, times in sorted(told.times.items()):
        web, jobs = memory.get(part, (0.0, 0.0))
        speed = f"{statistics.median(times) * 1000:8.0f}{p95(times):8.0f}"
        print(f"{part * PART:7}{len(times):10}{speed}{web:8.0f}{jobs:8.0f}")
    print("answers:", json.dumps(dict(sorted(told.statuses.items()))))


@contextmanager
def installation(kind: str) -> Iterator[Site]:
    folder = Path(tempfile.mkdtemp(prefix="ketluan-soak-"))
    if kind == "sqlite":
        with site(f"sqlite:///{folder / 'ketluan.sqlite3'}", folder) as place:
            yield place
    else:
        with cluster() as database, site(database.url, folder) as place:
            yield place


def main() -> int:
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 30
    kinds = {"both": ["sqlite", "postgresql"]}.get(sys.argv[2] if len(sys.argv) > 2 else "both", sys.argv[2:])
    cores = os.cpu_count()
    now = f"{clock.now():%Y-%m-%d %H:%M}Z"
    print(f"Python {platform.python_version()}, psycopg {psycopg.__version__}, {cores} cores, {now}")
    good = True
    for kind in kinds:
        print(f"\n{kind}: {PEOPLE} people, {TASKS} tasks, {timedelta(minutes=minutes / len(kinds))}")
        with installation(kind) as place:
            good = soak(place, minutes / len(kinds)) and good
    print("\nsound" if good else "\nNOT sound")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
