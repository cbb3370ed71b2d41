"""Commands for the work that no person starts."""

from __future__ import annotations

import logging
from functools import partial

import click
from flask import current_app
from flask.cli import AppGroup

from tracker.core.errors import Refused
from tracker.jobs import queries, queue, services
from tracker.jobs.models import JobRun
from tracker.jobs.rules import RunState
from tracker.storage.database import db, transaction
from tracker.web.i18n import moment

group = AppGroup("jobs", help="Work that the program does by itself: mail, reminders, clearing up.")


@group.command("run")
@click.option("--workers", default=2, show_default=True, help="How many pieces of work at a time.")
@click.option("--beside", type=int, metavar="PID", help="End when PID, which started this process, ends (bin/run).")
def run_command(workers: int, beside: int | None) -> None:
    """Do what is due, until stopped. Several may run, on several hosts."""
    if current_app.config["LOG"] == "text":
        logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    said = partial(click.echo, "Công việc nền: đã khởi động.", err=True)
    queue.consume(app, workers=workers, beside=beside, started=said)
    click.echo("Công việc nền: đã dừng.", err=True)


@group.command("list")
def list_command() -> None:
    """The jobs, when they run, and how the last run ended."""
    for row in queries.rows():
        job, run = row.job, row.run
        last = f"{run.state.label} {moment(run.started_at)}".strip() if run else "chưa chạy"
        schedule = job.schedule.sentence % job.schedule.values
        click.echo(f"{job.name:20} {schedule:30} {last:40} kế tiếp {moment(row.next_at)}")
        if run and run.error:
            click.echo(f"{'':20} {run.error}")


@group.command("once")
@click.argument("name")
def once_command(name: str) -> None:
    """Run the job NAME now, in this process."""
    job = queries.known().get(name)
    if job is None:
        raise click.ClickException(f"Không có công việc {name}. Xem: flask jobs list")
    try:
        with transaction():
            wanted = services.ask(job, by=None)
    except Refused as refusal:
        raise click.ClickException(str(refusal)) from refusal
    ended = services.perform(wanted)
    run = db.session.query(JobRun).filter_by(job=wanted.job, period=wanted.period).one()
    if ended not in (RunState.DONE, None):
        raise click.ClickException(run.error or run.state.label)
    click.echo(run.words or run.state.label)
