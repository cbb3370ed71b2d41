"""What people do on the site that is measured, and the sizes of what they get."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from bench.clients import Answer, Client, fields
from bench.site import TOOLS, consuming, environ
from config import ROOT
from tracker.cli.bench.province import PASSWORD

Act = Callable[[], Answer]
#: Rows of the list that is exported, and after how many seconds it is given up.
ROWS, LONGEST = 50_000, 300
#: Three words each, without tones, as people type them.
SEARCHES = ("duong lien thon", "giay chung nhan", "rac ton dong", "nha van hoa", "vuon hoa cay", "khieu nai dong nguoi")
LONG_TASK = text(
    "SELECT t.id, u.code FROM tasks t JOIN units u ON u.id = t.lead_id WHERE t.id % 1000 = 0 AND NOT t.confidential "
    "AND (SELECT count(*) FROM moves m WHERE m.task_id = t.id) >= 29 ORDER BY t.id LIMIT 64"
)
#: So many wards look at their list in turn, eight at once: in a province hardly anybody comes back before many others.
WARDS = 96
TO_REPORT = text(
    "SELECT t.id, u.code FROM tasks t JOIN units u ON u.id = t.lead_id WHERE t.state = 'in_progress' "
    "AND t.lead_id > 14 ORDER BY t.id DESC LIMIT 48"
)


class Acts:
    """Signed-in people and what each of them asks for."""

    def __init__(self, address: str, url: str) -> None:
        self.address, self._url = address, url
        self._known: dict[str, Client] = {}
        self._engine = create_engine(url)
        self._sizes: dict[str, int] = {}

    def who(self, username: str, turn: int = 0) -> Client:
        """A browser of `username`; each turn has its own."""
        key = f"{username}/{turn}"
        if key not in self._known:
            self._known[key] = Client(self.address, len(self._known)).sign_in(username, PASSWORD)
        return self._known[key]

    def leaders(self) -> list[Act]:
        """Leaders at their dashboard."""
        return [_get(self.who("lanhdao", turn), "/dashboard") for turn in range(8)]

    def pages(self) -> dict[str, Sequence[Act]]:
        """What is measured, by name; a floor stands right before its page."""
        listed = "/tasks?standing=open&sort=due"
        wards = [self.who(f"xa{number}.canbo") for number in self._wards()]
        rows = self._rows(LONG_TASK)
        if len(rows) < 8:
            raise SystemExit("Too few tasks with a long history for eight people: measure on 20,000 tasks or more.")
        rows = rows[: len(rows) // 8 * 8]
        readers = [(self.who(f"{code}.canbo", turn), number) for turn, (number, code) in enumerate(rows)]
        self._sizes = {
            "list": len(wards[0].ask("GET", listed, plain=True).body),
            "task": len(readers[0][0].ask("GET", f"/tasks/{readers[0][1]}", plain=True).body),
        }
        floors = [Client(self.address) for _ in range(8)]
        units = [self._unit(number) for number in self._wards()]
        return {
            "floor_list": [
                _get(floors[turn % 8], f"/floor/list/{unit}/{self._sizes['list']}") for turn, unit in enumerate(units)
            ],
            "list": [_get(each, listed) for each in wards],
            "floor_task": [
                _get(floors[turn % 8], f"/floor/task/{number}/{self._sizes['task']}")
                for turn, (_, number) in enumerate(readers)
            ],
            "task": [_get(each, f"/tasks/{number}") for each, number in readers],
            # Whoever acts beside others has a browser of their own, though they be of one unit.
            "report": [self._reporter(turn, row) for turn, row in enumerate(self._rows(TO_REPORT))],
            "dashboard": self.leaders(),
            # What is kept until the next act helps nobody here: there is one before each look, which is not timed.
            "dashboard_anew": [
                _After(self._reporter(turn, row), each)
                for turn, (row, each) in enumerate(zip(self._rows(TO_REPORT), self.leaders(), strict=False))
            ],
            "search": [
                _get(self.who("lanhdao", turn), f"/search?q={SEARCHES[turn % len(SEARCHES)].replace(' ', '+')}")
                for turn in range(8)
            ],
        }

    def _wards(self) -> range:
        """The numbers of the wards that are asked for: so many as there are, in eights."""
        with self._engine.connect() as connection:
            there = connection.scalar(text("SELECT count(*) FROM units WHERE code LIKE 'xa%' AND code NOT LIKE '%-%'"))
        return range(1, max(8, min(WARDS, (there or 0) // 8 * 8)) + 1)

    def _reporter(self, turn: int, row: tuple[int, str]) -> Act:
        number, code = row
        return _Reporter(self.who(f"{code}.canbo", turn % 8), number)

    def sizes(self) -> dict[str, int]:
        """Bytes of the pages before they are compressed."""
        return self._sizes

    def transfer(self) -> tuple[int, int]:
        """Bytes that the first visit moves (the page and all that it names), and the largest page compressed."""
        visitor = Client(self.address)
        first = visitor.ask("GET", "/sign-in")
        named = visitor.ask("GET", "/sign-in", plain=True).body.decode()
        links = set(re.findall(r'(?:href|src)="(/assets/[^"#]+)', named))
        total = len(first.body) + sum(len(visitor.ask("GET", each).body) for each in links)
        pages = [
            self.who("lanhdao").ask("GET", "/dashboard"),
            self.who("thuky").ask("GET", "/"),
            self.who("lanhdao").ask("GET", "/tasks"),
            self.who("xa1.canbo").ask("GET", "/tasks?standing=open"),
            self.who("lanhdao").ask("GET", "/search?q=duong"),
        ]
        return total, max(len(each.body) for each in pages)

    def export(self, url: str, instance: Path) -> list[list[Any]]:
        """50,000 rows or more to .xlsx: asked for at the site, made by a consumer of the site, taken at the site.

        Seconds from the asking until all of the file is there, and how much more memory the consumer took than at rest.
        """
        leader = self.who("lanhdao")
        query = self._long_list()
        with consuming(url, instance) as consumer:
            self._settled()
            before, busy, started = consumer.forget_peak(), consumer.cpu(), time.perf_counter()
            form = fields(leader.ask("GET", f"/exports/new?{query}", plain=True).body)
            shown = leader.ask("POST", "/exports", form).location
            file = leader.ask("GET", f"{shown}/file")
            while file.status == 404 and time.perf_counter() - started < LONGEST:
                time.sleep(0.25)
                file = leader.ask("GET", f"{shown}/file")
            seconds, grown, busy = time.perf_counter() - started, consumer.peak() - before, consumer.cpu() - busy
        if file.status != 200:
            print(f"  export: {shown} {file.status}", flush=True)
            return []
        with self._engine.connect() as connection:
            rows = connection.scalar(
                text("SELECT done FROM exports WHERE id = :id"), {"id": int(shown.rsplit("/")[-1])}
            )
        return [
            [f"Xuất .xlsx {rows} dòng, đến khi có tệp", round(seconds, 1), 20.0, "s"],
            ["Trong đó bộ xử lý của tiến trình lập tệp", round(busy, 1), None, "s"],
            ["Bộ nhớ tăng thêm của tiến trình lập tệp", round(grown), 100, "MB"],
            ["Tệp xuất", round(len(file.body) / 1024 / 1024, 1), None, "MB"],
        ]

    def _settled(self, seconds: float = 600) -> None:
        """Wait until the first round of jobs, which catches up with what a new site has not kept yet, is over."""
        runs = text("SELECT count(*) FILTER (WHERE state IN ('running', 'waiting')), count(*) FROM job_runs")
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            with self._engine.connect() as connection:
                busy, known = connection.execute(runs).one()
            if known and not busy:
                return
            time.sleep(0.5)

    def _long_list(self) -> str:
        """The filter of a list of 50,000 rows or as few more as can be had; on a small database of all."""
        counted = text("SELECT topic, state, count(*) FROM tasks WHERE NOT confidential GROUP BY topic, state")
        with self._engine.connect() as connection:
            found = [(f"topic={topic}&state={state}", many) for topic, state, many in connection.execute(counted)]
        topics: dict[str, int] = {}
        for query, many in found:
            topics[query.split("&")[0]] = topics.get(query.split("&")[0], 0) + many
        long = [(many, query) for query, many in (*found, *topics.items()) if many >= ROWS]
        return min(long)[1] if long else "sort=due"

    @staticmethod
    def fan_out(url: str, instance: Path) -> tuple[float, float]:
        """Seconds of one directive to every unit, and what is asked."""
        command = [TOOLS / "python", ROOT / "bench" / "fan_out.py"]
        done = subprocess.run(command, cwd=ROOT, env=environ(url, instance), capture_output=True, text=True, check=True)
        many, seconds = done.stdout.split()[-2:]
        print(f"  fan-out: {many} đơn vị trong {seconds} s", flush=True)
        return float(seconds), 3.0

    def _rows(self, statement: Any) -> list[tuple[int, str]]:
        with self._engine.connect() as connection:
            return [(number, code) for number, code in connection.execute(statement)]

    def _unit(self, number: int) -> int:
        with self._engine.connect() as connection:
            found = connection.scalar(text("SELECT id FROM units WHERE code = :code"), {"code": f"xa{number}"})
        return int(found or 0)


class _Reporter:
    """An official who sends a report; opening the form is not timed."""

    def __init__(self, client: Client, number: int) -> None:
        self._client, self._path, self._turn = client, f"/tasks/{number}/report", 0

    def __call__(self) -> Answer:
        page = self._client.ask("GET", self._path, plain=True).body.decode()
        form = page[page.find(f'action="{self._path}"') :]
        self._turn += 1
        given = {
            "percent": str(10 + self._turn % 80),
            "note": f"Đã làm thêm {self._turn} việc, còn lại trong tuần.",
        }
        return self._client.ask("POST", self._path, {**fields(form.encode()), **given})


class _After:
    """Something done right after somebody else's act, which is not timed."""

    def __init__(self, first: Act, then: Act) -> None:
        self._first, self._then = first, then

    def __call__(self) -> Answer:
        self._first()
        return self._then()


def _get(client: Client, path: str) -> Act:
    return lambda: client.ask("GET", path)
