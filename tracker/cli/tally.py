"""Commands for the figures that are kept for dashboards."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from tracker.audit import services as audit
from tracker.core.events import Fact
from tracker.reports.services import keeping
from tracker.storage.database import transaction

group = AppGroup("tally", help="The figures that dashboards read.")


@group.command("rebuild")
def rebuild_command() -> None:
    """Count the figures of today and of the last quarter anew; safe to repeat. Who writes meanwhile waits."""
    with transaction():
        many = keeping.rebuild()
        # Where they were wrong, dashboards that processes have kept are so too, until the next entry (decision 56).
        audit.record(Fact("figures.recounted", "job", None, {"many": many}), by=None)
    click.echo(f"Đã chốt lại số liệu của {many} ngày.")


@group.command("verify")
def verify_command() -> None:
    """Say whether the kept figures are those of the rows; ends with an error when one is not."""
    with transaction():
        wrong = keeping.verify()
    if wrong:
        said = ", ".join(f"{day:%d/%m/%Y}: {many}" for day, many in sorted(wrong.items()))
        raise click.ClickException(f"Số liệu chốt sai ({said}). Chạy: flask tally rebuild")
    click.echo("Số liệu chốt đúng.")
