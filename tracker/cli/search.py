"""Commands for the index of words."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from tracker.search import services
from tracker.storage.database import transaction

group = AppGroup("search", help="The index that everything is searched through.")


@group.command("rebuild")
def rebuild_command() -> None:
    """Build the index anew from the rows; safe to repeat. Who writes meanwhile waits."""
    with transaction():
        many = services.rebuild()
    click.echo(f"Đã lập lại chỉ mục tìm kiếm: {many} mục.")


@group.command("verify")
def verify_command() -> None:
    """Say whether the index is true; ends with an error when it is not."""
    found = services.verify()
    if found:
        raise click.ClickException(
            f"Chỉ mục tìm kiếm sai: thiếu {found.missing}, khác {found.wrong}, thừa {found.stale}. "
            "Chạy: flask search rebuild"
        )
    click.echo("Chỉ mục tìm kiếm đúng.")
