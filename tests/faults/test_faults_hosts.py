"""Two web servers on one database; workers, Redis and PostgreSQL killed in the middle of work.

What was acknowledged is there once, what was not is said in words, and nobody has to restart the program.
"""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import requests
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from servers.hosts import Site, Visitor, site
from servers.postgres import cluster
from servers.redis import redis
from tracker.audit import queries as record
from tracker.core.actor import Role
from tracker.storage.database import db
from tracker.tasks.models import Remark


class Writer(threading.Thread):
    """Somebody who writes without a pause, and notes what was acknowledged and what they were told else."""

    def __init__(self, visitor: Visitor, task: int, name: str) -> None:
        super().__init__(daemon=True)
        self.visitor, self.task, self.words = visitor, task, name
        self.acknowledged: list[str] = []
        self.told: Counter[int] = Counter()
        self.pages: list[str] = []
        self.over = threading.Event()
        self.counted = threading.Condition()

    def run(self) -> None:
        number = 0
        while not self.over.is_set():
            number += 1
            words = f"{self.words}: đã xong đoạn đê thứ {number}"
            try:
                answer = self.visitor.remark(self.task, words)
            except requests.RequestException:
                self.told[0] += 1
                continue
            with self.counted:
                self.told[answer.status_code] += 1
                if answer.status_code == 302:
                    self.acknowledged.append(words)
                else:
                    self.pages.append(answer.text)
                self.counted.notify_all()

    def wait_for(self, many: int) -> None:
        """Until so many more writes were acknowledged."""
        with self.counted:
            wanted = len(self.acknowledged) + many
            assert self.counted.wait_for(lambda: len(self.acknowledged) >= wanted, timeout=60), self.told

    def wait_for_page(self) -> None:
        """Until somebody was told that it does not work."""
        with self.counted:
            assert self.counted.wait_for(lambda: self.told[503], timeout=60), self.told


@contextmanager
def writing(place: Site, addresses: list[str]) -> Iterator[list[Writer]]:
    """A writer at each address; afterwards all that they were acknowledged stands in the database, once."""
    task = make.task().id
    reader = make.account(Role.SECRETARY, "ubnd")
    writers = [Writer(Visitor(each).sign_in(reader), task, f"Người {at}") for at, each in enumerate(addresses)]
    for each in writers:
        each.start()
    yield writers
    for each in writers:
        each.over.set()
    for each in writers:
        each.join(60)
    db.session.rollback()
    there = Counter(db.session.scalars(select(Remark.words)))
    said = [words for each in writers for words in each.acknowledged]
    assert [words for words in said if there[words] != 1] == []
    # Of what was cut off nobody knows whether it was written; nothing else stands there.
    assert sum(there.values()) - len(said) <= sum(each.told[0] + each.told[503] for each in writers)
    proof = record.prove()
    assert (proof.broken, record.missing_guards()) == (None, [])
    assert {status for each in writers for status in each.told} <= {0, 302, 503}, "no 500"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_workers_that_are_killed_lose_nothing_that_was_acknowledged(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = f"sqlite:///{tmp_path / 'k.sqlite3'}" if kind == "sqlite" else request.getfixturevalue("own_database")
    with site(url, tmp_path) as place:
        web = place.web(workers=2, WEB_THREADS={"sqlite": "4", "postgresql": "1"}[kind])
        with writing(place, [web.address] * 2) as writers:
            for _ in range(2):
                for each in writers:
                    each.wait_for(3)
                for worker in web.workers():
                    os.kill(worker, signal.SIGKILL)
            for each in writers:
                each.wait_for(3)


@pytest.fixture
def own_database(postgres_url: str) -> Iterator[str]:
    """A database beside that of the other tests."""
    with psycopg.connect(postgres_url.replace("+psycopg", "", 1), autocommit=True) as admin:
        admin.execute("CREATE DATABASE faults")
        yield postgres_url.rsplit("/", 1)[0] + "/faults"
        admin.execute("DROP DATABASE faults WITH (FORCE)")


def test_postgresql_killed_in_the_middle_is_told_in_words_and_forgets_nothing(tmp_path: Path) -> None:
    with cluster() as database, site(database.url, tmp_path) as place:
        web = place.web()
        with writing(place, [web.address] * 2) as writers:
            for each in writers:
                each.wait_for(5)
            database.kill()
            for each in writers:
                each.wait_for_page()
            assert requests.get(f"{web.address}/healthz", timeout=30).status_code == 200
            assert requests.get(f"{web.address}/readyz", timeout=30).json()["checks"]["database"] == "missing"
            database.start()
            for each in writers:
                each.wait_for(5)
        page = LexborHTMLParser(writers[0].pages[-1])
        assert page.css_first("main h1").text() == "Tạm thời chưa phục vụ được"
        assert page.css_first("main textarea").text().strip().startswith("Người 0: đã xong đoạn đê thứ")
        assert page.css_first("main b.num").text() in web.log.read_text()


def test_two_web_servers_are_one_site_and_redis_may_go(own_database: str, tmp_path: Path) -> None:
    """Sign in on one, act on the other; what one counts the other knows; without Redis each counts for itself."""
    with site(own_database, tmp_path) as place:
        with redis(tmp_path) as shared:
            limits = {"TRACKER_LIMITS_URL": shared, "TRACKER_JOBS_URL": shared}
            first, second = place.web(**limits), place.web(**limits)
            task = make.task().id
            somebody = Visitor(first.address).sign_in(make.account(Role.SECRETARY, "ubnd"))
            somebody.address = second.address
            assert somebody.remark(task, "Nói ở máy thứ nhất, ghi ở máy thứ hai").status_code == 302
            somebody.address = first.address
            assert "ghi ở máy thứ hai" in somebody.get(f"/tasks/{task}").text
            guests = [Visitor(each.address) for each in (first, second)]
            for each in guests:
                each.get("/sign-in")

            def limited_on_both() -> bool:
                """Sixty in a minute, wherever they arrive; a minute may end in between, hence the second try."""
                tried = [guests[0].post("/sign-in", {}).status_code for _ in range(61)]
                answer = guests[1].post("/sign-in", {})
                return 429 in tried and answer.status_code == 429 and "quá nhanh" in answer.text

            assert limited_on_both() or limited_on_both()
        # Now Redis is gone, in the middle of the day.
        assert somebody.remark(task, "Redis đã mất, vẫn ghi được").status_code == 302
        assert "vẫn ghi được" in somebody.get(f"/tasks/{task}").text
        statuses = [guests[1].post("/sign-in", {}).status_code for _ in range(62)]
        assert set(statuses) == {422, 429}, "counted by the process itself"
