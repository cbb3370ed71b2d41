"""`docs/security.md` names every point of ASVS 4.0.3 level 2 once, and only tests that exist."""

from __future__ import annotations

import re
from functools import cache

from config import ROOT

#: Points of levels 1 and 2 that ASVS 4.0.3 numbers: chapter.section, and the numbers in it.
POINTS = """
1.1:1-7 1.2:1-4 1.4:1,4,5 1.5:1-4 1.6:1-4 1.7:1,2 1.8:1,2 1.9:1,2 1.10:1 1.11:1,2 1.12:2 1.14:1-6
2.1:1-12 2.2:1-3 2.3:1-3 2.4:1-5 2.5:1-7 2.6:1-3 2.7:1-6 2.8:1-7 2.9:1-3 2.10:1-4
3.1:1 3.2:1-4 3.3:1-4 3.4:1-5 3.5:1-3 3.7:1
4.1:1-3,5 4.2:1,2 4.3:1-3
5.1:1-5 5.2:1-8 5.3:1-10 5.4:1-3 5.5:1-4
6.1:1-3 6.2:1-6 6.3:1,2 6.4:1,2
7.1:1-4 7.2:1,2 7.3:1,3,4 7.4:1-3
8.1:1-4 8.2:1-3 8.3:1-8
9.1:1-3 9.2:1-4
10.2:1,2 10.3:1-3
11.1:1-8
12.1:1-3 12.2:1 12.3:1-6 12.4:1,2 12.5:1,2 12.6:1
13.1:1,3-5 13.2:1-3,5,6 13.3:1,2 13.4:1,2
14.1:1-4 14.2:1-6 14.3:2,3 14.4:1-7 14.5:1-4
"""


def wanted() -> list[str]:
    found = []
    for part in POINTS.split():
        section, _, numbers = part.partition(":")
        for each in numbers.split(","):
            first, _, last = each.partition("-")
            found += [f"{section}.{number}" for number in range(int(first), int(last or first) + 1)]
    return sorted(found)


@cache
def rows() -> list[list[str]]:
    text = (ROOT / "docs" / "security.md").read_text()
    lines = [line.strip("| ").split(" | ") for line in text.splitlines() if re.match(r"\| \d", line)]
    return [[cell.strip(" |") for cell in cells] for cells in lines]


def test_every_point_of_the_standard_is_answered_once() -> None:
    assert sorted(number for row in rows() for number in row[0].split(", ")) == wanted()
    assert {row[1] for row in rows()} == {"met", "part", "not met", "n/a"}
    assert [row for row in rows() if len(row[2]) < 3] == []


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", (ROOT / "docs" / "security.md").read_text())
    assert len(named) > 100
    missing = [
        f"{path}::{name}"
        for path, name in named
        if not (ROOT / path).exists() or f"def {name}(" not in (ROOT / path).read_text()
    ]
    assert missing == []
    assert "::{" not in (ROOT / "docs" / "security.md").read_text()
