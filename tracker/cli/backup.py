"""Commands for the backup of the whole site."""

from __future__ import annotations

from pathlib import Path

import click
from flask.cli import AppGroup

from tracker.audit.rules import in_groups
from tracker.operations import services
from tracker.operations.rules import BackupRefused

group = AppGroup("backup", help="Backup of the whole site: database and files.")
FOLDER = click.argument("folder", type=click.Path(file_okay=False, path_type=Path))


@group.command("create")
@FOLDER
def create_command(folder: Path) -> None:
    """Back up database and files into the new folder FOLDER, while people work."""
    try:
        made = services.create(folder.absolute())
    except BackupRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    rows = sum(table.rows for table in made.manifest.tables.values())
    click.echo(f"Đã sao lưu vào {folder}: {rows} dòng, {sum(made.manifest.files.values())} tệp, {made.size} byte.")
    click.echo(f"Mã băm của bản sao lưu:\n{in_groups(made.digest)}")
    if made.damaged:
        raise click.ClickException(
            f"{len(made.damaged)} tệp trong kho đã hỏng từ trước và không nằm trong bản sao lưu: {made.damaged[0]} …"
        )


@group.command("verify")
@FOLDER
def verify_command(folder: Path) -> None:
    """Prove every byte of the backup in FOLDER. Needs no database."""
    try:
        manifest = services.verify(folder.absolute())
    except BackupRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    rows = sum(table.rows for table in manifest.tables.values())
    files = sum(manifest.files.values())
    click.echo(f"Bản sao lưu nguyên vẹn: tạo lúc {manifest.made_at}, {rows} dòng, {files} tệp.")


@group.command("restore")
@FOLDER
def restore_command(folder: Path) -> None:
    """Make this site, which must be empty, what it was when FOLDER was made."""
    try:
        manifest = services.restore(folder.absolute(), click.echo)
    except BackupRefused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Đã khôi phục trang như lúc {manifest.made_at}. Sổ nhật ký nguyên vẹn.")
