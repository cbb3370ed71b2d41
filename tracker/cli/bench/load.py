"""Filling an empty database with a made-up authority."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random

from flask import current_app
from sqlalchemy import select

from tracker.audit import services as audit
from tracker.cli.bench.bulk import Bulk
from tracker.cli.bench.orders import Orders
from tracker.cli.bench.province import Province
from tracker.core import clock
from tracker.core.events import Fact
from tracker.org.models import Person, Unit
from tracker.reports.services import keep_figures
from tracker.storage.database import db, transaction


class NotHere(RuntimeError):
    """Made-up data does not belong on this site; the message says why."""


@dataclass(frozen=True)
class Loaded:
    """What was made, and in how many seconds."""

    tasks: int
    units: int
    accounts: int
    meetings: int
    rows: int
    seconds: float


def load(tasks: int, units: int, *, seed: int, years: float, reports: float, indexed: bool = True) -> Loaded:
    """Make an authority with so many tasks and units, `reports` a task on average, given over the last `years`.

    `indexed` False leaves the index of words empty (it is half of the rows' room); `flask search rebuild` makes it.
    The same numbers make the same rows on the same day. Everything is one transaction with one entry in the audit
    record, which says that the history came in at once and how large it is: no entry pretends that a person acted.
    Raises NotHere in production or on data.
    """
    if current_app.config["PRODUCTION"]:
        raise NotHere("Không nạp dữ liệu đo tải trên hệ thống thật (TRACKER_ENV=production).")
    if db.session.scalar(select(Unit.id).limit(1)) or db.session.scalar(select(Person.id).limit(1)):
        raise NotHere("Cơ sở dữ liệu đã có dữ liệu; chỉ nạp dữ liệu đo tải vào cơ sở dữ liệu trống.")
    started = time.perf_counter()
    chance = Random(seed)  # noqa: S311 - believable data, no secrets
    with transaction() as session:
        bulk = Bulk(session.connection(), clock.today(), indexed=indexed)
        province = Province(bulk, chance, units)
        orders = Orders(bulk, chance, province, days=max(30, int(years * 365)), reports=reports)
        orders.give(tasks)
        bulk.finish()
        detail = {"tasks": orders.lives.tasks, "units": len(province.units), "rows": bulk.rows, "seed": seed}
        audit.record(Fact("bench.seeded", "job", None, detail), by=None)
    db.engine.dispose()  # the connection was set up to take rows in, not to work with
    with transaction():
        keep_figures(seconds=float("inf"))
    seconds = time.perf_counter() - started
    return Loaded(orders.lives.tasks, len(province.units), province.accounts, orders.meetings, bulk.rows, seconds)
