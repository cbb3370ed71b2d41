"""Commands for what was published."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from tracker.reports.queries.published import flaws

group = AppGroup("reports", help="Published reports.")


@group.command("verify")
def verify_command() -> None:
    """Prove every published report; ends with an error at the first that is not as it was published."""
    many = 0
    for published, flaw in flaws():
        many += 1
        if flaw:
            raise click.ClickException(f"Báo cáo số {published.name} của {published.body.name}: {flaw}")
    click.echo(f"Đã kiểm tra {many} báo cáo: tất cả khớp.")
