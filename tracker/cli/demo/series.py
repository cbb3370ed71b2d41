"""Recurring duties of the demonstration town: every period opened on its day, most reports in time, some not."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import func, select

from tracker.cli.demo import story
from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import Recurrence
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Series, Task
from tracker.tasks.rules import State, Step
from tracker.tasks.services import Given

#: How the reports of a duty go, by turns: days before (or after) the deadline; None for one that never comes.
_TURNS = (1, 2, 0, 1, 3, 1, -2, 1, 2, 0, 1, None, 1)


def recur(town: Town, today: date) -> None:
    """Let the duties that the conferences gave come back until today, and their units report."""
    for task in _given():
        if task.lead.code != _LATE_STARTER:
            _step(task, Step.ACCEPT, task.assigned_on + timedelta(days=1), town, today)
    while (day := db.session.scalar(select(func.min(Series.next_opens_on)))) is not None and day <= today:
        with clock.frozen(clock.at_office(day, 6)), transaction():
            tasks.spawn(day)
    for turn, task in enumerate(_given()):
        _live(task, turn, town, today)


#: Whose head leaves a duty unaccepted.
_LATE_STARTER = "chau-khe"


def _given() -> list[Task]:
    query = select(Task).where(Task.period_id.is_not(None)).order_by(Task.due_on, Task.id)
    return list(db.session.scalars(query))


def _live(task: Task, turn: int, town: Town, today: date) -> None:
    due_on = task.due_on or today
    margin = _TURNS[turn % len(_TURNS)]
    if task.lead.code == _LATE_STARTER:
        return
    if task.state is State.ASSIGNED:
        _step(task, Step.ACCEPT, task.assigned_on + timedelta(days=1), town, today)
    half = task.assigned_on + (due_on - task.assigned_on) / 2
    if half < today and turn % 3 == 0:
        _step(task, Step.REPORT, half, town, today, percent=50)
    if margin is None:
        return
    done = max(due_on - timedelta(days=margin), task.assigned_on)
    if done < today:
        _step(task, Step.SUBMIT, done, town, today)
        _step(task, Step.APPROVE, done + timedelta(days=1), town, today)


def _step(task: Task, step: Step, day: date, town: Town, today: date, *, percent: int | None = None) -> None:
    """One step by whoever makes it, on `day` or today if that is still to come."""
    head = town.actors.get((Role.UNIT_HEAD, task.lead.code))
    official = town.actors.get((Role.OFFICIAL, task.lead.code)) or head
    by = {Step.APPROVE: town.leader, Step.REPORT: official}.get(step, head)
    if by is None:
        return
    day = min(day, today)
    words = story.RESULTS[task.id % len(story.RESULTS)] if step is Step.SUBMIT else story.progress(task.topic, 0)
    given = Given(note="" if step in (Step.ACCEPT, Step.APPROVE) else words, percent=percent, finished_on=day)
    with clock.frozen(clock.at_office(day, 10, 20)), transaction():
        tasks.move(task, step, given if step is Step.SUBMIT else Given(given.note, percent), by=by)


def ask_for_reports(town: Town, today: date) -> None:
    """The secretary asks for a weekly word on one standing task."""
    query = select(Task).where(Task.recurrence == Recurrence.STANDING, Task.state == State.IN_PROGRESS)
    task = db.session.scalars(query.order_by(Task.id.desc()).limit(1)).first()
    if task is not None:
        with clock.frozen(clock.at_office(today - timedelta(days=1), 15)), transaction():
            tasks.report_every(task, 7, by=town.secretary)
