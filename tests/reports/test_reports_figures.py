"""Figures: recomputed in plain Python from the rows, equal to the lists that they open, at a fixed cost."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import Topic
from tracker.org.services import import_units
from tracker.reports import queries
from tracker.reports.rules import Rate
from tracker.storage.database import db, transaction
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, horizon
from tracker.tasks.rules import HANDED_IN, State

#: The town with its wards on the map, one row apart, a column between them.
PLACED = "\n".join(
    line + {"code": ",grid_row,grid_col", "bac-ha": ",2,1", "nam-ha": ",3,3"}.get(line.split(",")[0], ",,")
    for line in make.TOWN.splitlines()
)


def many_tasks(seed: int, count: int = 70) -> None:
    """Tasks of every state around every border, led by wards, offices and the government itself."""
    dice, today, of = random.Random(seed), clock.today(), make.passage()
    for _ in range(count):
        state = dice.choice(list(State))
        days = dice.choice((None, -150, -40, -9, -2, -1, 0, 2, 3, 20))
        due = None if days is None else today + timedelta(days=days)
        handed = today - timedelta(days=dice.choice((0, 1, 5, 60))) if state in HANDED_IN else None
        task = make.task(
            dice.choice(("bac-ha", "nam-ha", "dia-chinh", "ubnd")),
            state=state,
            due_on=due,
            submitted_on=handed,
            topic=dice.choice((Topic.LAND, Topic.URBAN, Topic.TRANSPORT)),
            blocker="do-thi",
            of=of,
        )
        task.original_due_on = due and due - timedelta(days=dice.choice((0, 0, 5, 30)))
        task.reported_on = dice.choice((None, today, today - timedelta(days=6), today - timedelta(days=7)))
    db.session.commit()


def by_hand() -> Counter[str]:
    """The figures as PRODUCT defines them, from bare rows, without the code under test."""
    today, soon = clock.today(), horizon().soon_until
    many: Counter[str] = Counter()
    for task in db.session.scalars(select(Task)):
        if task.state is State.CANCELLED:
            continue
        many["assigned"] += 1
        many["done" if task.state is State.DONE else "open"] += 1
        many["waiting"] += task.state is State.SUBMITTED
        many["blocked"] += task.state is State.BLOCKED
        many["reported"] += (
            task.state is not State.DONE and task.reported_on is not None and (today - task.reported_on).days < 7
        )
        for prefix, due in (("", task.due_on), ("original_", task.original_due_on)):
            if due is None:
                continue
            late = (task.submitted_on or today) > due
            if task.state is State.DONE:
                kept, missed = ("original_on_time", "original_late") if prefix else ("done_on_time", "done_late")
                many[missed if late else kept] += 1
            elif late:
                many[f"{prefix}overdue"] += 1
            elif not prefix:
                many["in_time" if task.submitted_on or due > soon else "due_soon"] += 1
    return many


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_equal_those_counted_by_hand(app: Flask, seed: int) -> None:
    many_tasks(seed)
    leader = make.actor(Role.LEADER)
    board = queries.dashboard(leader, make.unit("dang-uy"), Filter(), horizon())
    expected = by_hand()
    got = {name: value for name, value in board.all._asdict().items() if value}
    assert got == {name: value for name, value in expected.items() if value}
    assert board.all.completion == Rate(
        board.all.completion.name, board.all.completion.formula, expected["done"], expected["assigned"]
    )
    assert board.all.on_time.denominator == expected["done_on_time"] + expected["done_late"] + expected["overdue"]


def test_every_figure_opens_a_list_of_just_as_many(web: Browser) -> None:
    many_tasks(4, 40)
    leader = make.account(Role.LEADER)
    web.sign_in(leader)
    # Today, and that day seen from later: the lists of a past day hold what its figures counted.
    today = clock.today()
    walk(web, "/dashboard")
    with transaction():
        import_units(PLACED, by=None)
    for figure in ("open", "overdue", "silent"):
        walk(web, f"/dashboard?view=map&figure={figure}", ".tile", least=2)
    with clock.frozen(clock.now() + timedelta(days=9)):
        for task in db.session.scalars(select(Task)):
            task.state = State.CANCELLED
            task.submitted_on = task.finished_on = task.blocker_unit = None
        db.session.commit()
        web.sign_in(leader)  # the session of nine days before is over
        walk(web, f"/dashboard?on={today}")


def walk(web: Browser, dashboard: str, of: str = "a", least: int = 31) -> None:
    """Open every list behind a figure and compare its length with the figure."""
    page = LexborHTMLParser(web.get(dashboard).text)
    links = page.css(f"main {of}[href^='/tasks?']")
    checked = 0
    for link in links:
        words = link.css_first(".big, .tile-value") or link
        number = "".join(sign for sign in words.text().split("quá")[0] if sign.isdigit())
        if not number:
            continue
        listed = LexborHTMLParser(web.get(link.attributes["href"] or "").text)
        total = "".join(sign for sign in listed.css_first(".waits b").text() if sign.isdigit())
        assert int(total or 0) == int(number), (link.attributes["href"], words.text())
        checked += 1
    assert checked >= least


def test_a_dashboard_costs_the_same_however_many_tasks_there_are(web: Browser) -> None:
    web.sign_in(make.account(Role.LEADER))
    many_tasks(5, 12)
    web.get("/tasks")  # conferences of the filter are read once, and kept
    web.get("/dashboard")
    few = len(web.statements)
    many_tasks(6, 40)
    web.get("/tasks")
    web.get("/dashboard")
    assert len(web.statements) == few <= 25  # the bell, urgings, proposals, the calendar and the map of units are in it
    web.get("/dashboard?view=map&figure=silent")
    assert len(web.statements) == few
    web.get("/dashboard?wall=1")
    assert len(web.statements) < few


def test_a_ward_sees_its_own_figures_only(web: Browser) -> None:
    many_tasks(7)
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    page = LexborHTMLParser(web.get("/dashboard").text)
    own = db.session.scalars(select(Task).where(Task.lead == make.unit("bac-ha"), Task.state != State.CANCELLED)).all()
    assert int(page.css_first(".figures .big").text()) == len(own)
    assert "Phường Nam Hà" not in page.css_first("main").text()
    assert web.get("/dashboard?unit=nam-ha").status_code == 404


def test_rates_without_anything_to_divide_by_say_so(web: Browser) -> None:
    make.task(due_on=None)
    web.sign_in(make.account(Role.LEADER))
    page = LexborHTMLParser(web.get("/dashboard").text)
    assert [each.text() for each in page.css(".rates .big")] == ["0,0 %", "–", "–", "0,0 %"]


def test_an_empty_scope_says_that_there_is_nothing(web: Browser) -> None:
    make.town()
    web.sign_in(make.account(Role.LEADER))
    answer = web.get("/dashboard")
    assert "Chưa có nhiệm vụ nào trong phạm vi này." in answer.text
    assert urlsplit(web.get("/").headers["Location"]).path == "/dashboard"
