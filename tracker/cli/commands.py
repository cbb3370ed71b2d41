"""The commands of `flask`: extraction of a file, the directory, the demonstration town, start-up."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup
from flask_migrate import upgrade
from sqlalchemy import select

from tracker.cli.demo import load as demo
from tracker.cli.demo.town import PASSWORD
from tracker.core import clock
from tracker.core.errors import Refused
from tracker.core.labels import Group
from tracker.extraction.directory import read_directory
from tracker.extraction.engine import read
from tracker.extraction.files import read_file
from tracker.intake.queries import tally as tally_of_reviews
from tracker.org.models import Unit
from tracker.org.queries import roster_on
from tracker.org.services import import_units, set_group
from tracker.search.services import fill
from tracker.storage.database import MIGRATIONS, db, transaction
from tracker.web import templates
from tracker.workdays.services import seed, seed_around

units = AppGroup("units", help="The directory of units.")
demo_group = AppGroup("demo", help="The demonstration town.")
calendar_group = AppGroup("calendar", help="The calendar of working days.")
extraction_group = AppGroup("extraction", help="How good the proposals are.")


@click.command("extract")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--directory",
    "directory_file",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--date", "day", required=True, help="Day of the document, as 2020-11-30.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a list to read.")
def extract(file: Path, directory_file: Path, day: str, as_json: bool) -> None:
    """Propose the tasks in FILE. Works without any database.

    Offsets count code points of the text: of a .txt in UTF-8 exactly as it stands, else of the text read
    from the file.
    """
    try:
        on = date.fromisoformat(day)
    except ValueError:
        raise click.BadParameter("a day is written as 2020-11-30", param_hint="--date") from None
    try:
        directory = read_directory(directory_file.read_text(encoding="utf-8"))
        items = read(_text_of(file), on, directory).items
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    if as_json:
        json.dump({"items": [item.as_json() for item in items]}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    for number, item in enumerate(items, 1):
        due = item.due.strftime("%d/%m/%Y") if item.due else "-"
        click.echo(f"{number:3} {item.kind.label:10} {due:10} {', '.join(item.lead) or '-':30} {item.title}")


def _text_of(file: Path) -> str:
    data = file.read_bytes()
    if file.suffix.lower() == ".txt":
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return read_file(data, file.name).text


@units.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_command(file: Path) -> None:
    """Take in a directory file; safe to repeat.

    Columns: code,kind,name,aliases and optionally parent,valid_from,valid_to,grid_row,grid_col (place on the map).
    """
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise click.ClickException("Tệp không phải UTF-8.") from None
    try:
        with transaction():
            done = import_units(text, by=None)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Đã nhập: {done.added} đơn vị mới, {done.changed} thay đổi, {done.same} giữ nguyên.")


@units.command("group")
@click.argument("group", type=click.Choice([each.value for each in Group]))
@click.argument("codes", nargs=-1, required=True)
def group_command(group: str, codes: tuple[str, ...]) -> None:
    """Let GROUP (@internal-affairs …) mean exactly the units CODES."""
    try:
        with transaction():
            set_group(Group(group), roster_on(clock.today()).expand(codes), by=None)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"{Group(group).label}: {len(codes)} đơn vị.")


@calendar_group.command("seed")
@click.argument("year", type=int)
def seed_command(year: int) -> None:
    """Take the days off and made-up days of YEAR over from the library; a year that is kept stays as it is."""
    try:
        with transaction():
            new = seed(year, by=None)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Lịch năm {year}: {'đã nạp từ thư viện' if new else 'đã có, giữ nguyên'}.")


@extraction_group.command("report")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def report_command(as_json: bool) -> None:
    """Say, from real reviews, what became of the proposals of the program."""
    found = tally_of_reviews()
    if as_json:
        json.dump({**vars(found), "proposed": found.proposed}, sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
        return
    rows = (
        ("Chương trình đề xuất", found.proposed),
        ("  chấp nhận nguyên", found.untouched),
        ("  chấp nhận sau khi sửa", found.corrected),
        ("  bỏ", found.rejected),
        ("  kiến nghị đã trả lời", found.answered),
        ("  chưa xử lý", found.pending),
        ("Thư ký tự thêm", found.added),
        *((f"  trường đã sửa: {name}", many) for name, many in found.fields.items()),
    )
    for words, many in rows:
        click.echo(f"{words:32}{many:8}")


@demo_group.command("load")
def load_command() -> None:
    """Load the demonstration town into an empty database. Never in production."""
    try:
        demo.load()
    except demo.NotHere as refusal:
        raise click.ClickException(str(refusal)) from refusal
    _say_accounts()


def _say_accounts() -> None:
    click.echo(f"\nTài khoản minh họa (mật khẩu chung: {PASSWORD})")
    for username, words in demo.accounts():
        click.echo(f"  {username:16} {words}")


@click.command("prepare")
@click.option("--address", default="http://127.0.0.1:8000", help="Where the site will be, for the message.")
def prepare(address: str) -> None:
    """Migrate the database and, outside production, load the demonstration town when it is empty."""
    upgrade(directory=MIGRATIONS)
    # So that the web server does not spend two seconds of its first start on it.
    templates.load_all(current_app)
    with transaction():
        seed_around(clock.today(), by=None)
        indexed = fill()
    if indexed:
        click.echo(f"Đã lập chỉ mục tìm kiếm: {indexed} mục.")
    shown = not current_app.config["PRODUCTION"]
    if shown and db.session.scalar(select(Unit.id).limit(1)) is None:
        click.echo("Đang nạp thị xã minh họa …")
        demo.load()
    click.echo(f"\nKết Luận: {address}")
    if shown and demo.is_loaded():
        _say_accounts()
