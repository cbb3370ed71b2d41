"""People from the server: the file of everything that is kept about one of them."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup

from tracker.audit import services as audit
from tracker.auth.queries import account_by_name
from tracker.core.events import Fact
from tracker.people.forms.data import file_name, packed
from tracker.people.queries import everything
from tracker.storage.database import transaction

group = AppGroup("people", help="People and what is kept about them.")


@group.command("export")
@click.argument("username")
@click.option("--to", "folder", type=click.Path(file_okay=False, exists=True, path_type=Path), default=Path())
def export(username: str, folder: Path) -> None:
    """Write everything that is kept about the owner of the account USERNAME into an archive (JSON and HTML)."""
    account = account_by_name(username)
    if account is None:
        raise click.ClickException(f"Không có tài khoản {username}.")
    found = everything(account.person)
    with transaction():
        audit.record(Fact("people.data_taken", "person", account.person_id), by=None)
    place = folder / file_name(found)
    place.write_bytes(packed(found))
    place.chmod(0o600)
    click.echo(str(place))
