"""`flask bench`: a large made-up authority to measure with."""

from __future__ import annotations

import click
from flask.cli import AppGroup

from tracker.cli.bench.growing import grow
from tracker.cli.bench.load import NotHere, load
from tracker.cli.bench.province import LEADING, PASSWORD

group = AppGroup("bench", help="Made-up data to measure with. Never in production.")


@group.command("seed")
@click.option("--tasks", type=click.IntRange(1), default=100_000, show_default=True, help="How many tasks.")
@click.option("--units", type=click.IntRange(16), default=60, show_default=True, help="How many units.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same number makes the same data.")
@click.option("--years", type=float, default=4, show_default=True, help="Over how many years tasks were given.")
@click.option("--reports", type=float, default=1.5, show_default=True, help="Reports on a task, on average.")
@click.option("--index/--no-index", "indexed", default=True, help="Whether words are indexed for the search too.")
def seed_command(tasks: int, units: int, seed: int, years: float, reports: float, indexed: bool) -> None:
    """Fill an empty database with units, people, conferences, tasks and their history."""
    try:
        done = load(tasks, units, seed=seed, years=years, reports=reports, indexed=indexed)
    except NotHere as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(
        f"Đã nạp {done.tasks} nhiệm vụ, {done.units} đơn vị, {done.meetings} hội nghị, {done.accounts} tài khoản: "
        f"{done.rows} dòng trong {done.seconds:.0f} giây ({done.rows / done.seconds:.0f} dòng/giây)."
    )
    click.echo(f"\nTài khoản (mật khẩu chung: {PASSWORD})")
    for username, role, _, title in LEADING:
        click.echo(f"  {username:16} {role.label} · {title}")
    click.echo(
        "  xa1.lanhdao      Lãnh đạo đơn vị\n  xa1.canbo        Cán bộ (mỗi đơn vị có .lanhdao, .canbo, .canbo2)"
    )


@group.command("grow")
@click.option("--times", type=click.IntRange(2), default=10, show_default=True, help="How many times as many tasks.")
def grow_command(times: int) -> None:
    """Let a seeded database hold many times as many tasks, all like those that are there."""
    try:
        done = grow(times)
    except NotHere as refusal:
        raise click.ClickException(str(refusal)) from refusal
    click.echo(f"Có {done.tasks} nhiệm vụ, sau {done.seconds:.0f} giây.")
