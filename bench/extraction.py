"""How long the reading of a text takes, and how it grows: by size of the text and of the directory.

`bin/bench extraction` prints a table and, as the last line, JSON. The floor is measured in the same run: one pass
of a trivial regular expression over the same text.
"""

from __future__ import annotations

import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tracker.core.labels import UnitKind
from tracker.extraction.directory import Directory, DirectoryUnit, read_directory
from tracker.extraction.engine import read

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 3, 2)
TEXTS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/extraction/texts").glob("*.txt"))]
SYLLABLES = (
    "An",
    "Bình",
    "Châu",
    "Đông",
    "Hà",
    "Khê",
    "Lộc",
    "Mai",
    "Nam",
    "Phú",
    "Sơn",
    "Tân",
    "Thanh",
    "Vân",
    "Xuân",
    "Yên",
)


def text_of(characters: int) -> str:
    """Conclusions as long as wanted, made of the test texts."""
    parts: list[str] = []
    size = 0
    while size < characters:
        for text in TEXTS:
            parts.append(text)
            size += len(text) + 1
    return "\n".join(parts)[:characters]


def directory_of(units: int) -> Directory:
    """The demonstration directory with made-up wards up to `units`."""
    rows = list(read_directory((ROOT / "tracker/cli/demo/units.csv").read_text(encoding="utf-8")))
    dice = random.Random(7)
    seen = {row.name for row in rows}
    while len(rows) < units:
        name = " ".join(dice.sample(SYLLABLES, 2)) + f" {dice.choice(SYLLABLES)}"
        if f"Xã {name}" in seen:
            continue
        seen.add(f"Xã {name}")
        rows.append(DirectoryUnit(f"xa-{len(rows)}", UnitKind.WARD, f"Xã {name}", (f"UBND xã {name}", name)))
    return Directory(rows)


def best_of(run: Callable[[], object], times: int = 3) -> float:
    """The shortest of some runs, in seconds."""
    spent = []
    for _ in range(times):
        begin = time.perf_counter()
        run()
        spent.append(time.perf_counter() - begin)
    return min(spent)


def memory_mb() -> float:
    """The largest resident size of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def import_seconds() -> float:
    """A fresh interpreter that imports the room, less one that imports nothing."""

    def start(code: str) -> float:
        return best_of(lambda: subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True), 5)

    return start("import tracker.extraction.engine") - start("pass")


def main() -> None:
    """Measure and print."""
    found: dict[str, float] = {"import_s": round(import_seconds(), 3)}
    before = memory_mb()
    print(f"{'characters':>12} {'units':>7} {'items':>7} {'first s':>9} {'again s':>9} {'x floor':>9}")
    for characters, units in ((10_000, 60), (60_000, 60), (60_000, 3_500), (100_000, 60), (1_000_000, 60)):
        text, directory = text_of(characters), directory_of(units)
        begin = time.perf_counter()
        items = read(text, DAY, directory).items
        first = time.perf_counter() - begin
        again = best_of(lambda: read(text, DAY, directory), 3 if characters < 500_000 else 1)  # noqa: B023
        floor = best_of(lambda: sum(1 for _ in re.finditer(r"\w+", text)))  # noqa: B023
        print(f"{characters:12,} {units:7,} {len(items):7,} {first:9.3f} {again:9.3f} {again / floor:9.1f}")
        found[f"{characters}x{units}_s"] = round(again, 3)
        found[f"{characters}x{units}_first_s"] = round(first, 3)
        if characters == 60_000:
            found[f"memory_{units}_mb"] = round(memory_mb() - before, 1)
    print(f"import of the room {found['import_s']} s; memory at 60,000 characters: +{found['memory_3500_mb']} MB")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
