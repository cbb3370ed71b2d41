"""The plan of the house: rooms, directions, sizes, documented settings and commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from flask import Flask

import config
from config import ROOT

MODULES = sorted((ROOT / "tracker").rglob("*.py"))
SETTINGS = (ROOT / "docs" / "settings.md").read_text()
README = (ROOT / "README.md").read_text()


def test_rooms_import_in_one_direction() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([tool], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_are_named_for_what_they_hold_and_stay_readable(path: Path) -> None:
    assert path.stem not in {"utils", "helpers", "common", "manager", "misc"}
    if "versions" not in path.parts:
        assert len(path.read_text().splitlines()) <= 320, "near 300 lines a module becomes a package of its name"


def test_no_import_hides_in_a_function() -> None:
    hidden = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in MODULES
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.match(r"\s+(?:from \S+ import|import \S)", line) and "TYPE_CHECKING" not in path.read_text()
    ]
    assert hidden == []


@pytest.mark.parametrize("name", config.DOCUMENTED)
def test_every_setting_is_documented_with_its_default(name: str) -> None:
    row = next((line for line in SETTINGS.splitlines() if line.startswith(f"| `{name}`")), "")
    assert row, f"docs/settings.md says nothing of {name}"
    assert config.DOCUMENTED[name] in row.replace("`", "")


def test_no_setting_is_documented_that_nobody_reads() -> None:
    assert set(re.findall(r"^\| `([A-Z_]+)`", SETTINGS, re.MULTILINE)) == set(config.DOCUMENTED)


def test_the_environment_is_read_in_one_place() -> None:
    readers = [str(path.relative_to(ROOT)) for path in MODULES if re.search(r"os\.environ|getenv", path.read_text())]
    assert readers == []


def test_the_scripts_of_the_readme_exist_and_run() -> None:
    scripts = set(re.findall(r"(?<![/\w])bin/[a-z]+\b", README))
    assert {"bin/run", "bin/test", "bin/setup", "bin/check"} <= scripts
    for name in scripts:
        assert os.access(ROOT / name, os.X_OK), name


def test_the_commands_of_the_readme_exist(app_of_session: Flask) -> None:
    known = set(app_of_session.cli.list_commands(click.Context(app_of_session.cli)))
    named = set(re.findall(r"\.venv/bin/flask (?:--app wsgi )?([a-z]+)", README))
    assert named
    assert named <= known


def test_the_gate_is_the_test_command_and_nothing_else() -> None:
    lines = [line for line in (ROOT / ".ci" / "run").read_text().splitlines() if line and not line.startswith("#")]
    assert len(lines) == 1
    assert lines[0].endswith('/../bin/test"')


def test_decisions_are_numbered_without_a_gap_and_keep_to_a_page() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    for path in records:
        assert len(path.read_text().splitlines()) <= 60, path.name


def test_locked_requirements_carry_hashes() -> None:
    for name in ("run.txt", "test.txt", "uv.txt"):
        lock = (ROOT / "requirements" / name).read_text()
        pinned = re.findall(r"^[a-z0-9][^ ]*==\S+", lock, re.MULTILINE | re.IGNORECASE)
        assert pinned
        assert lock.count("--hash=sha256:") >= len(pinned)
