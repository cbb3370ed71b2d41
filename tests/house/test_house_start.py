"""A web worker starts soon and stays small: what few requests need is loaded by the first that does."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from pkgutil import walk_packages

import click
import pytest
from flask import Flask

from config import ROOT
from tracker import cli
from tracker.cli.register import COMMANDS
from tracker.core.later import later

#: Not loaded by the start of a worker. Together they take 100 MB and a second; `tracker.core.later` loads them when
#: they are used. Whoever needs one at the start takes it out of here, and says what that costs.
NOT_AT_START = (
    # Papers, spreadsheets, pictures, files that people send.
    "typst", "docx", "docxtpl", "openpyxl", "xlsxwriter", "pypdfium2", "PIL", "selectolax", "puremagic", "icalendar",
    # Secrets and sign-on.
    "cryptography", "zxcvbn", "segno", "pyotp", "authlib", "joserfc", "requests", "charset_normalizer",
    # Queue, bucket, migrations, calendar.
    "huey", "redis", "obstore", "alembic", "flask_migrate", "mako", "pygments", "holidays", "dateutil",
    # Commands.
    "tracker.cli.commands", "tracker.cli.demo", "tracker.cli.bench", "tracker.operations.services",
)  # fmt: skip


def loaded_by(code: str, instance: Path) -> set[str]:
    """The modules that a fresh process holds after `code`."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "DATABASE_"))}
    environ |= {"TRACKER_INSTANCE": str(instance), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules, sep='\\n')"]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_worker_starts_without_what_few_requests_need(tmp_path: Path) -> None:
    loaded = loaded_by("import wsgi", tmp_path)
    assert {"tracker.app", "sqlalchemy", "flask"} <= loaded
    assert [name for name in NOT_AT_START if name in loaded] == []


def test_what_is_not_loaded_at_the_start_is_there_when_it_is_used() -> None:
    assert [name for name in NOT_AT_START if find_spec(name) is None] == []


def test_a_module_named_later_is_loaded_by_the_first_use(tmp_path: Path) -> None:
    name = "from tracker.core.later import later\nlibrary = later('xlsxwriter')"
    assert "xlsxwriter" not in loaded_by(name, tmp_path)
    assert "xlsxwriter" in loaded_by(f"{name}\nlibrary.Workbook", tmp_path)
    with pytest.raises(ModuleNotFoundError):
        _ = later("no_such_library").anything
    with pytest.raises(AttributeError):
        _ = later("json").no_such_name


def test_every_command_that_is_written_can_be_typed(app_of_session: Flask) -> None:
    written = set()
    for found in walk_packages(cli.__path__, "tracker.cli."):
        module = import_module(found.name)
        held = {name: each for name, each in vars(module).items() if isinstance(each, click.Command)}
        groups = [each for each in held.values() if isinstance(each, click.Group)]
        inside = [each for group in groups for each in group.commands.values()]
        written |= {(found.name, name) for name, each in held.items() if each not in inside}
    assert written == {place for place in COMMANDS.values() if place[0] != "flask_migrate.cli"}
    commands, context = app_of_session.cli, click.Context(app_of_session.cli)
    assert {*COMMANDS, "openapi"} == set(commands.list_commands(context))
    for typed in commands.list_commands(context):
        command = commands.get_command(context, typed)
        assert command is not None
        assert command.name == typed
    assert commands.get_command(context, "nothing") is None
