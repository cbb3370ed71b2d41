"""Loading the demonstration town: everything goes through the services that people use, with the clock set back."""

from __future__ import annotations

from datetime import timedelta

from flask import current_app
from sqlalchemy import func, select

from tracker.auth.models import Account
from tracker.cli.demo.conferences import CONFERENCES, hold
from tracker.cli.demo.duties import ask_for_time, go_on_leave
from tracker.cli.demo.inboxes import open_inboxes
from tracker.cli.demo.kept import keep
from tracker.cli.demo.lives import live
from tracker.cli.demo.measures import count
from tracker.cli.demo.newcomers import await_newcomers
from tracker.cli.demo.people import LEADING
from tracker.cli.demo.plans import plan
from tracker.cli.demo.reorganisations import reorganise
from tracker.cli.demo.secret import confide
from tracker.cli.demo.series import ask_for_reports, recur
from tracker.cli.demo.sheets import hand_in
from tracker.cli.demo.talk import talk
from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.org.models import Person, Unit
from tracker.storage.database import db


class NotHere(RuntimeError):
    """The demonstration does not belong on this site; the message says why."""


def is_loaded() -> bool:
    """True when the site holds the demonstration town."""
    return db.session.scalar(select(Account.id).where(Account.username == LEADING[0].username)) is not None


def accounts() -> list[tuple[str, str]]:
    """The accounts to show: user name, and who it is."""
    return [
        (each.username, " / ".join(f"{seat.role.label} · {seat.title} ({seat.unit})" for seat in each.seats))
        for each in LEADING
    ]


def load() -> None:
    """Fill an empty database with the demonstration town. Raises NotHere in production or on data."""
    if current_app.config["PRODUCTION"]:
        raise NotHere("Không nạp dữ liệu minh họa trên hệ thống thật (TRACKER_ENV=production).")
    if db.session.scalar(select(func.count(Unit.id))) or db.session.scalar(select(func.count(Person.id))):
        raise NotHere("Cơ sở dữ liệu đã có dữ liệu; chỉ nạp thị xã minh họa vào cơ sở dữ liệu trống.")
    today = clock.today()
    with clock.frozen(clock.at_office(today - timedelta(days=120))):
        town = Town()
    for conference in CONFERENCES:
        hold(conference, town, today)
    recur(town, today)
    count(town)
    live(town, today)
    plan(town, today)
    talk(town, today)
    ask_for_time(town, today)
    ask_for_reports(town, today)
    go_on_leave(town, today)
    confide(town, today)
    hand_in(town, today)
    keep(town, today)
    reorganise(town, today)
    await_newcomers(town)
    open_inboxes(today)
