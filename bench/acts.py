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
from bench.site import TOOLS, Site, environ
from config import ROOT
from tracker.cli.bench.province import PASSWORD

Act = Callable[[], Answer]
#: Three words each, without tones, as people type them.
SEARCHES = ("duong lien thon", "giay chung nhan", "rac ton dong", "nha van hoa", "vuon hoa cay", "khieu nai dong nguoi")
LONG_TASK = text(
    "SELECT t.id, u.code FROM tasks t JOIN units u ON u.id = t.lead_id WHERE t.id % 1000 = 0 AND NOT t.confidential "
    "AND (SELECT count(*) FROM moves m WHERE m.task_id = t.id) >= 29 ORDER BY t.id LIMIT 8"
)
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
            self._known[key] = Client(self.address).sign_in(username, PASSWORD)
        return self._known[key]

    def leaders(self) -> list[Act]:
        """Leaders at their dashboard."""
        return [_get(self.who("lanhdao", turn), "/dashboard") for turn in range(8)]

    def pages(self) -> dict[str, Sequence[Act]]:
        """What is measured, by name; a floor stands right before its page."""
        listed = "/tasks?standing=open&sort=due"
        wards = [self.who(f"xa{number}.canbo") for number in range(1, 9)]
        rows = self._rows(LONG_TASK)
        readers = [(self.who(f"{code}.canbo", turn), number) for turn, (number, code) in enumerate(rows)]
        self._sizes = {
            "list": len(wards[0].ask("GET", listed, plain=True).body),
            "task": len(readers[0][0].ask("GET", f"/tasks/{readers[0][1]}", plain=True).body),
        }
        floors = [Client(self.address) for _ in range(8)]
        units = [self._unit(number) for number in range(1, 9)]
        return {
            "floor_list": [
                _get(each, f"/floor/list/{unit}/{self._sizes['list']}")
                for each, unit in zip(floors, units, strict=True)
            ],
            "list": [_get(each, listed) for each in wards],
            "floor_task": [
                _get(each, f"/floor/task/{number}/{self._sizes['task']}")
                for each, (_, number) in zip(floors, readers, strict=True)
            ],
            "task": [_get(each, f"/tasks/{number}") for each, number in readers],
            "report": [_Reporter(self.who(f"{code}.canbo"), number) for number, code in self._rows(TO_REPORT)],
            "dashboard": self.leaders(),
            "search": [
                _get(self.who("lanhdao", turn), f"/search?q={SEARCHES[turn % len(SEARCHES)].replace(' ', '+')}")
                for turn in range(8)
            ],
        }

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

    def export(self, site: Site) -> list[list[Any]]:
        """The register as .xlsx, 5,000 rows at most: seconds, and how much more memory a worker took at its peak."""
        before, started = site.peak(), time.perf_counter()
        answer = self.who("lanhdao").ask("GET", "/tasks/export.xlsx")
        if answer.status != 200:
            return []
        seconds = time.perf_counter() - started
        return [
            ["Xuất sổ theo dõi .xlsx (nhiều nhất 5.000 dòng)", round(seconds, 1), None, "s"],
            ["Bộ nhớ tăng thêm khi xuất", round(site.peak() - before), 100, "MB"],
            ["Tệp xuất", round(len(answer.body) / 1024 / 1024, 1), None, "MB"],
        ]

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


def _get(client: Client, path: str) -> Act:
    return lambda: client.ask("GET", path)
