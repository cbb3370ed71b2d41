"""Commands for whoever must know that the audit record is whole."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from tracker.audit import queries
from tracker.audit.models import AuditEntry
from tracker.audit.rules import ENOUGH, Broken, in_groups
from tracker.storage.database import db
from tracker.web.i18n import moment

group = AppGroup("audit", help="The audit record: prove that nothing in it was changed.")


@group.command("head")
def head_command() -> None:
    """Where the record ends, to be written on paper or mailed: how many entries, and the hash of the last."""
    head = queries.head()
    if head is None:
        raise click.ClickException("Sổ nhật ký không còn dòng ghi nhận mục cuối. Chạy: flask audit verify")
    click.echo(f"{head.entries} mục, mã băm mục cuối:\n{in_groups(head.hash)}")


@group.command("verify")
@click.option("--from", "first", type=click.IntRange(1), default=1, metavar="ID", help="Begin at entry ID.")
@click.option(
    "--expect",
    default="",
    metavar="HASH",
    help="A hash that `flask audit head` printed earlier, or its first 16 signs.",
)
def verify_command(first: int, expect: str) -> None:
    """Prove every entry of the record by its hash; name the first broken one and fail."""
    expect = "".join(expect.split()).lower()
    if expect and (len(expect) < ENOUGH or set(expect) - set("0123456789abcdef")):
        raise click.BadParameter(f"từ {ENOUGH} ký tự 0-9, a-f trở lên", param_hint="--expect")
    proof = queries.prove(first, expect=expect)
    click.echo(f"Đã kiểm tra {proof.checked} mục, từ mục {first} đến mục {proof.end.entries}.")
    if proof.broken is not None:
        raise click.ClickException(_words(proof.broken))
    if not proof.met:
        raise click.ClickException(f"Không mục nào có mã băm {expect}: sổ này không phải sổ đã ghi nhận.")
    missing = queries.missing_guards()
    if missing:
        raise click.ClickException(
            f"Các mục đều đúng, nhưng cơ sở dữ liệu thiếu bộ chặn sửa, xóa: {', '.join(missing)}."
        )
    click.echo(f"Sổ nhật ký nguyên vẹn. Mã băm mục cuối:\n{in_groups(proof.end.hash)}")


def _words(broken: Broken) -> str:
    """The first broken entry, what differs, and what the entry says it is."""
    entry = db.session.get(AuditEntry, broken.entry)
    about = (
        f" ({moment(entry.at)}, {entry.action} {entry.subject} {entry.subject_id or ''}".rstrip() + ")" if entry else ""
    )
    return f"Mục {broken.entry}{about}: {broken.fault.label}."
