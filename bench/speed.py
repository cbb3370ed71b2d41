"""How fast the pages are over a whole province, against a floor measured in the same run.

    bin/bench speed --tasks 1000000 --units 3500            PostgreSQL of its own
    bin/bench speed --tasks 100000 --units 3500 --sqlite
    bin/bench speed --url postgresql://…                    a database that `flask bench seed` has filled
    bin/bench speed --tasks 100000 --times 100              and the dashboard again with a hundred times as many

Prints a table with the targets of the plan and writes the figures as JSON. Nothing is kept but what --json names.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sqlite3
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from bench.acts import Acts
from bench.clients import measure
from bench.site import PRODUCTION, Site, flask, served
from config import ROOT, database_url
from servers.postgres import postgres

#: What is asked of each figure: (name, words, target in words, limit of p95 in ms at 8 at once, or of the value).
TARGETS = {
    "list": ("Danh sách 50 việc của cán bộ", 80.0),
    "task": ("Trang nhiệm vụ, 30 mục lịch sử", 80.0),
    "report": ("Gửi báo cáo tiến độ", 120.0),
    "dashboard": ("Tổng quan toàn tỉnh của lãnh đạo", 100.0),
    "dashboard_anew": ("Tổng quan ngay sau một việc của người khác", 100.0),
    "search": ("Tìm không dấu, 3 từ", 150.0),
}
FLOORED = {"list": "floor_list", "task": "floor_task"}
MOST_OF_FLOOR = 3.0
#: Seconds for which a page is asked for before it is measured, its floor likewise.
WARM = 2.0


@contextmanager
def database(args: argparse.Namespace, folder: Path) -> Iterator[str]:
    """The database to measure on."""
    if args.url:
        yield args.url
    elif args.sqlite:
        yield f"sqlite:///{folder / 'bench.sqlite3'}"
    else:
        with postgres(PRODUCTION, folder) as url:
            yield url


def fill(url: str, folder: Path, args: argparse.Namespace, tasks: int, *more: str) -> dict[str, Any]:
    """Migrate and seed; how long each took."""
    started = time.perf_counter()
    flask(url, folder, "db", "upgrade", "-d", str(ROOT / "tracker/storage/migrations"))
    migrated = time.perf_counter() - started
    sizes = ("--tasks", str(tasks), "--units", str(args.units), "--years", str(args.years))
    said = flask(url, folder, "bench", "seed", *sizes, *more)
    print(said.splitlines()[0], flush=True)
    return {"migrate_s": round(migrated, 1), "seed_s": round(time.perf_counter() - started - migrated, 1)}


def pages(site: Site, acts: Acts, seconds: float) -> dict[str, Any]:
    """Each page at one and at eight at once, its floor right beside it."""
    found: dict[str, Any] = {}
    for name, made in acts.pages().items():
        for at_once in (1, 8):
            measure(made, at_once=at_once, seconds=WARM)  # a process that serves for hours has seen every page
            before = site.cpu()
            times = measure(made, at_once=at_once, seconds=seconds)
            # Of the web processes alone; the round that warms up is in it, and not counted among the requests.
            cpu = (site.cpu() - before) * 1000 / max(1, len(times.ms) + at_once)
            found[f"{name}@{at_once}"] = {**times.told(), "cpu_ms": round(cpu, 1)}
            print(
                f"  {name:12} x{at_once}: p50 {times.p50:7.1f}  p95 {times.p95:7.1f} ms  CPU {cpu:5.1f} ms "
                f"{times.faults} lỗi",
                flush=True,
            )
    found["sizes"] = acts.sizes()
    return found


def dashboards(url: str, folder: Path, seconds: float) -> dict[str, Any]:
    """The leader's dashboard alone."""
    with served(url, folder) as site:
        acts = Acts(site.address, url)
        leaders = acts.leaders()
        return {f"dashboard@{many}": measure(leaders, at_once=many, seconds=seconds).told() for many in (1, 8)}


def machine() -> dict[str, str]:
    """What it ran on."""
    with open("/proc/cpuinfo") as file:
        named = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
    asked = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return {
        "when": datetime.now(UTC).isoformat(timespec="minutes"),
        "cpu": f"{os.cpu_count()} × {named[0] if named else platform.machine()}",
        "load": " ".join(f"{each:.1f}" for each in os.getloadavg()),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "commit": commit.stdout.strip(),
    }


def table(found: dict[str, Any]) -> list[str]:
    """The figures against their targets, as lines of Markdown."""
    lines = [
        "| trang | p50 (1) | × sàn | p95 (1) | p50 (8) | p95 (8) | mục tiêu | đạt |",
        "|---|--:|--:|--:|--:|--:|---|---|",
    ]
    for name, (words, limit) in TARGETS.items():
        one, eight = found["pages"].get(f"{name}@1"), found["pages"].get(f"{name}@8")
        if not one or not eight:
            continue
        asked, kept = f"p95 ≤ {limit:.0f} ms", eight["p95_ms"] <= limit
        ratio = ""
        if name in FLOORED:
            times = one["p50_ms"] / found["pages"][f"{FLOORED[name]}@1"]["p50_ms"]
            ratio, asked = f"{times:.1f}", f"≤ {MOST_OF_FLOOR:.0f} × sàn, {asked}"
            kept = kept and times <= MOST_OF_FLOOR
        lines.append(
            f"| {words} | {one['p50_ms']} | {ratio} | {one['p95_ms']} | {eight['p50_ms']} | {eight['p95_ms']} "
            f"| {asked} | {'có' if kept else 'KHÔNG'} |"
        )
    for words, value, limit, unit in found["single"]:
        kept = "" if limit is None else "có" if value <= limit else "KHÔNG"
        lines.append(
            f"| {words} | {value:g} {unit} | | | | | {'' if limit is None else f'≤ {limit:g} {unit}'} | {kept} |"
        )
    return lines


def main() -> None:
    """Measure and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tasks", type=int, default=1_000_000)
    parser.add_argument("--units", type=int, default=3_500)
    parser.add_argument("--years", type=float, default=4)
    parser.add_argument("--url", default="", help="measure on this database, which is filled already")
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--times", type=int, default=0, help="grow the database and measure the dashboard once more")
    parser.add_argument("--seconds", type=float, default=6, help="how long each page is asked for")
    parser.add_argument("--folder", type=Path, default=None, help="where the databases are made (removed at the end)")
    parser.add_argument("--json", type=Path, default=None, help="where the figures are written")
    args = parser.parse_args()
    args.url = database_url(args.url, Path()) if args.url else ""
    folder = Path(tempfile.mkdtemp(prefix="ketluan-bench-", dir=args.folder))
    folder.chmod(0o755)  # PostgreSQL runs as somebody else below it
    found: dict[str, Any] = {"asked": {k: str(v) for k, v in vars(args).items()}, "machine": machine(), "single": []}
    try:
        with database(args, folder) as url:
            found["filled"] = {} if args.url else fill(url, folder, args, args.tasks)
            found["server"] = _version(url)
            measured(found, url, folder, args)
            if args.times:
                before = found["pages"]["dashboard@1"]["p50_ms"]
                print(flask(url, folder, "bench", "grow", "--times", str(args.times)), flush=True)
                found["grown"] = dashboards(url, folder, args.seconds)
                times = round(found["grown"]["dashboard@1"]["p50_ms"] / before, 2)
                found["single"].append([f"Tổng quan khi có gấp {args.times} lần số việc", times, 1.3, "×"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    lines = table(found)
    print("\n" + "\n".join(lines))
    print(json.dumps(found["machine"], ensure_ascii=False))
    if args.json:
        args.json.write_text(json.dumps({**found, "table": lines}, ensure_ascii=False, indent=1), encoding="utf-8")


def measured(found: dict[str, Any], url: str, folder: Path, args: argparse.Namespace) -> None:
    """Everything on one database."""
    single = found["single"]
    with served(url, folder, "wsgi:app"):
        pass  # byte code is written; what comes now is a start as after every deployment
    with served(url, folder, "wsgi:app") as site:
        single.append(["Khởi động nguội đến trang đầu", round(site.cold, 2), 2.0, "s"])
        single.append(["Bộ nhớ mỗi tiến trình sau khởi động (RSS)", round(max(site.resident())), 180, "MB"])
    with served(url, folder) as site:
        acts = Acts(site.address, url)
        found["pages"] = pages(site, acts, args.seconds)
        single.append(["Bộ nhớ mỗi tiến trình sau khi đo (RSS)", round(max(site.resident())), 180, "MB"])
        found["memory_pss_mb"] = [round(each) for each in site.memory()]
        first, largest = acts.transfer()
        single.append(["Lần mở đầu tiên, kể cả tài nguyên", round(first / 1024, 1), 100, "KB"])
        single.append(["Trang lớn nhất đã nén", round(largest / 1024, 1), 30, "KB"])
        for words, value, limit, unit in acts.export(url, folder):
            single.append([words, value, limit, unit])
    single.append(["Một chỉ đạo giao mọi đơn vị, một giao dịch", *Acts.fan_out(url, folder), "s"])


def _version(url: str) -> str:
    if url.startswith("sqlite"):
        return f"SQLite {sqlite3.sqlite_version}"
    with create_engine(url).connect() as connection:
        return f"PostgreSQL {connection.scalar(text('SHOW server_version'))}"


if __name__ == "__main__":
    main()
