"""Which commands the program has, and where each is written: read when somebody types one, never by a web worker."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click
from flask import Flask
from flask.cli import AppGroup

#: Every command by the first word that is typed: the module that holds it, and its name there.
COMMANDS: dict[str, tuple[str, str]] = {
    "accounts": ("tracker.cli.accounts", "group"),
    "audit": ("tracker.cli.audit", "group"),
    "backup": ("tracker.cli.backup", "group"),
    "bench": ("tracker.cli.bench.command", "group"),
    "calendar": ("tracker.cli.commands", "calendar_group"),
    "db": ("flask_migrate.cli", "db"),
    "demo": ("tracker.cli.commands", "demo_group"),
    "extract": ("tracker.cli.commands", "extract"),
    "extraction": ("tracker.cli.commands", "extraction_group"),
    "jobs": ("tracker.cli.jobs", "group"),
    "people": ("tracker.cli.people", "group"),
    "prepare": ("tracker.cli.commands", "prepare"),
    "reports": ("tracker.cli.reports", "group"),
    "search": ("tracker.cli.search", "group"),
    "tally": ("tracker.cli.tally", "group"),
    "units": ("tracker.cli.commands", "units"),
}


class Commands(AppGroup):
    """The commands of `flask`; each is loaded when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in alphabetical order."""
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None when there is none."""
        if cmd_name in COMMANDS and cmd_name not in self.commands:
            module, name = COMMANDS[cmd_name]
            command: Any = getattr(import_module(module), name)
            self.add_command(command, cmd_name)
        return super().get_command(ctx, cmd_name)


def init_app(app: Flask) -> None:
    """Install the commands, beside those that extensions brought along."""
    app.cli = Commands(app.name, commands=app.cli.commands)
