"""Figures of any day: told again from the bare history in plain Python, for random lives of tasks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask, current_app
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import make
from conftest import NOW
from lives import Town, act, live
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Refused
from tracker.reports import queries
from tracker.storage.database import db, transaction
from tracker.tasks.models import Act, Move, Task
from tracker.tasks.queries import Filter, first_tasks, horizon, task_page

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass
class Told:
    """How one task stood at the end of a day, as its history tells it."""

    task: Task
    state: str = ""
    lead: int = 0
    due: date | None = None
    handed_in: date | None = None
    reported: date | None = None
    quiet: date | None = None
    official: int | None = None
    supervisor: int | None = None
    extended: int = 0


def told(task: Task, day: date) -> Told | None:
    """The history up to the end of `day`, read without the code under test; None before the task was given."""
    found = Told(task, due=task.original_due_on)
    rows = [*db.session.scalars(select(Move).where(Move.task_id == task.id).order_by(Move.id))]
    rows = [(move.at, move) for move in rows] + [
        (act.at, act) for act in db.session.scalars(select(Act).where(Act.task_id == task.id).order_by(Act.id))
    ]
    for at, row in sorted(rows, key=lambda pair: pair[0]):
        on = at.astimezone(OFFICE).date()
        if on > day:
            break
        if isinstance(row, Move):
            found.state, found.quiet = row.to_state.value, on
            if row.step.value in ("assign", "reassign"):
                found.lead = row.unit_id or 0
            if row.step.value in ("report", "submit"):
                found.reported = on
            if row.step.value == "submit":
                found.handed_in = on
            if found.state not in ("submitted", "done"):
                found.handed_in = None
        elif row.kind.value in ("extension_granted", "extended"):
            found.due, found.extended = row.due_on, found.extended + 1
        elif row.kind.value.startswith(("official", "supervisor")):
            who = None if row.kind.value.endswith("left") else row.subject_id
            setattr(found, row.kind.value.split("_")[0], who)
    return found if found.state else None


def stands(due: date | None, one: Told, day: date, soon: date) -> str:
    """The deadline class as PRODUCT words it."""
    if due is None or one.state == "cancelled":
        return "none"
    judged = one.handed_in or day
    if one.state == "done":
        return "done_late" if judged > due else "done_on_time"
    if judged > due:
        return "overdue"
    return "due_soon" if one.handed_in is None and due <= soon else "in_time"


def by_hand(tasks: list[Told], day: date) -> tuple[Counter[str], Counter[str], Counter[int]]:
    """The figures, the bands of age, and how many tasks each unit is silent on."""
    soon = horizon(day).soon_until
    many: Counter[str] = Counter()
    ages: Counter[str] = Counter()
    silent: Counter[int] = Counter()
    for one in tasks:
        if one.state == "cancelled":
            continue
        now, first = stands(one.due, one, day, soon), stands(one.task.original_due_on, one, day, soon)
        many["assigned"] += 1
        many["done" if one.state == "done" else "open"] += 1
        many["waiting"] += one.state == "submitted"
        many["blocked"] += one.state == "blocked"
        many[now] += now != "none"
        many["original_" + first.removeprefix("done_")] += first in ("overdue", "done_on_time", "done_late")
        recent = one.reported is not None and one.reported > day - timedelta(days=7)
        many["reported"] += one.state != "done" and recent
        if now == "overdue" and one.due is not None:
            days = ((one.handed_in or day) - one.due).days
            ages["1-7" if days <= 7 else "8-30" if days <= 30 else "31-120" if days <= 120 else "over-120"] += 1
        waits = one.state in ("assigned", "in_progress") and one.quiet is not None
        if waits and one.quiet is not None and (day - one.quiet).days > current_app.config["SILENT_DAYS"]:
            silent[one.lead] += 1
    return +many, +ages, +silent


def check_day(actor: Actor, tasks: list[Task], day: date) -> None:
    """The dashboard of `day`, its lists and its parts say what the history says."""
    known = [one for task in tasks if (one := told(task, day)) is not None]
    figures, ages, silent = by_hand(known, day)
    on = day.isoformat() if day < clock.today() else ""
    wanted = Filter(meeting=str(tasks[0].meeting_id), on=on)
    board = queries.dashboard(actor, make.unit("dang-uy"), wanted, wanted.horizon)
    assert +Counter(board.all._asdict()) == figures
    assert +Counter({band.value: many for band, many in board.ages.items()}) == ages
    assert Counter({each.unit.id: each.tasks for each in board.silent}) == silent
    earlier = [one for task in tasks if (one := told(task, board.compared_on)) is not None]
    assert +Counter(board.before._asdict()) == by_hand(earlier, board.compared_on)[0]
    coming = [one for one in known if one.state not in ("done", "cancelled") and one.handed_in is None]
    coming = [one for one in coming if one.due is not None and one.due >= day]
    assert [row.id for row in board.coming] == [
        one.task.id for one in sorted(coming, key=lambda one: (one.due, one.task.id))
    ]
    check_course(actor, tasks, board)
    check_period(actor, tasks, wanted, day)
    for line in board.ranking:
        assert +Counter(line.figures._asdict()) == by_hand([one for one in known if one.lead == line.unit.id], day)[0]
    rows = {row.id: row for row in first_tasks(actor, wanted, horizon=wanted.horizon, size=50)}
    listed = task_page(actor, wanted, horizon=wanted.horizon, number=1, size=50).rows
    assert rows.keys() == {row.id for row in listed} == {one.task.id for one in known}
    for one in known:
        row = rows[one.task.id]
        assert (row.state, row.lead_id, row.due_on, row.submitted_on) == (one.state, one.lead, one.due, one.handed_in)
        assert (row.official_id, row.supervisor_id, row.extended) == (one.official, one.supervisor, one.extended)


def check_course(actor: Actor, tasks: list[Task], board: queries.Dashboard) -> None:
    """The course of the last weeks says what the history says of each of its days."""
    points = queries.trend(actor, board)
    assert points[-1].day == board.horizon.today
    for point in points:
        on_day = [one for task in tasks if (one := told(task, point.day)) is not None]
        many = by_hand(on_day, point.day)[0]
        assert (point.open, point.overdue, point.done) == (many["open"], many["overdue"], many["done"])


def check_period(actor: Actor, tasks: list[Task], wanted: Filter, day: date) -> None:
    """What was given and what was finished over the last days is what the history says of both ends."""
    first = day - timedelta(days=3)
    before = {task.id: one for task in tasks if (one := told(task, first - timedelta(days=1))) is not None}
    known = [one for task in tasks if (one := told(task, day)) is not None]
    new = {one.task.id for one in known if one.task.id not in before and one.state != "cancelled"}
    finished = {
        one.task.id
        for one in known
        if one.state == "done" and not (one.task.id in before and before[one.task.id].state == "done")
    }
    for standing, expected in (("new", new), ("finished", finished)):
        over = replace(wanted, first=first.isoformat(), standing=standing)
        page = task_page(actor, over, horizon=over.horizon, number=1, size=50)
        assert {row.id for row in page.rows} == expected


@pytest.fixture
def town(app: Flask) -> Town:
    return Town()


lives = st.lists(st.tuples(st.integers(0, 3), act), min_size=8, max_size=30)
deadlines = st.lists(st.sampled_from([None, -3, 0, 2, 4, 20]), min_size=4, max_size=4)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=lives, due_in=deadlines)
def test_the_figures_of_every_day_are_those_that_the_history_tells(
    town: Town, acts: list[tuple[int, tuple[str, int, int]]], due_in: list[int | None]
) -> None:
    # A conference of its own: the dashboard of one example is narrowed to it.
    today, of = NOW.date(), make.passage()
    tasks = [
        make.assigned(
            "bac-ha" if number % 2 else "nam-ha",
            due_on=None if days is None else today + timedelta(days=days),
            by=town.secretary,
            of=of,
        )[0]
        for number, days in enumerate(due_in)
    ]
    moment = NOW
    for which, (what, number, days) in acts:
        moment += timedelta(days=days, hours=3)
        with clock.frozen(moment):
            try:
                with transaction():
                    live(town, tasks[which], what, number, days)
            except Refused:
                continue
    with clock.frozen(moment + timedelta(days=days)):
        reader = make.actor(Role.LEADER, "dang-uy", name=f"Người đọc {moment:%d%m%H}")
        last = (clock.today() - today).days
        for back in sorted({0, 1, last // 3, last // 2, last}):
            check_day(reader, tasks, clock.today() - timedelta(days=back))
