"""Who is in charge of what in the demonstration town, who deputises whom, and whose deadline was moved."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select

from tracker.cli.demo import story
from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.org.models import Person
from tracker.org.queries import posts_of
from tracker.org.services import deputise
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Extension, Task
from tracker.tasks.rules import EXTENDABLE, State, Step
from tracker.tasks.services import Decision, Given


def supervise(task: Task, town: Town) -> None:
    """Every third task is supervised by a leader whose own committee does not have to do it."""
    leader = (town.leader, town.actor(Role.LEADER, "ubnd"))[task.id % 2]
    if task.id % 3 == 0 and task.lead_id not in (leader.unit_id, town.secretary.unit_id):
        tasks.name_supervisor(task, db.session.get_one(Person, leader.person_id), by=town.secretary)


def put_in_charge(task: Task, town: Town, head: Actor) -> None:
    """The head who accepts a task names the official; every fourth still waits for somebody to take it."""
    official = town.actors.get((Role.OFFICIAL, task.lead.code))
    if official is not None and task.id % 4 and head.role is Role.UNIT_HEAD and task.lead_id == head.unit_id:
        tasks.name_official(task, db.session.get_one(Person, official.person_id), by=head)


def ask_for_time(town: Town, today: date) -> None:
    """Some units asked for more time: requests that wait, with and without a recommendation, and decided ones."""
    query = select(Task).where(Task.state.in_(EXTENDABLE - {State.ASSIGNED}), Task.due_on.is_not(None))
    turn = 0
    for task in db.session.scalars(query.order_by(Task.id)).all():
        official = town.actors.get((Role.OFFICIAL, task.lead.code))
        if official is None or task.due_on is None or task.id % 2:
            continue
        _ask(task, task.due_on, turn, official, town, today)
        turn += 1


def _ask(task: Task, due_on: date, turn: int, official: Actor, town: Town, today: date) -> None:
    words = story.EXTENSION_REASONS[turn % len(story.EXTENSION_REASONS)]
    kind = ("waiting", "granted", "prepared", "refused", "directly")[turn % 5]
    settled = kind in ("granted", "refused", "directly")
    # Requests that wait came yesterday, some of them after the deadline; the others in good time.
    asked_on = max(task.assigned_on, min(due_on, today) - timedelta(days=4) if settled else today - timedelta(days=1))
    new_due = max(due_on + timedelta(days=14), asked_on + timedelta(days=7))
    if not settled:
        new_due = max(new_due, today + timedelta(days=10))
    if kind == "directly":
        with clock.frozen(clock.at_office(asked_on, 10, 20)), transaction():
            tasks.extend_directly(task, new_due, story.EXTENDED, by=town.leader)
        return
    with clock.frozen(clock.at_office(asked_on, 8, 40)), transaction():
        extension = tasks.ask_extension(task, new_due, words, by=official)
    if kind != "waiting":
        with clock.frozen(clock.at_office(asked_on, 14, 10)), transaction():
            tasks.prepare_extension(extension, story.PREPARED, by=town.secretary)
    if settled:
        _decide(extension, kind, asked_on + timedelta(days=1), town, today)


def _decide(extension: Extension, kind: str, day: date, town: Town, today: date) -> None:
    decision = Decision(None, story.EXTENSION_REFUSED) if kind == "refused" else Decision(extension.asked_due_on)
    with clock.frozen(clock.at_office(min(day, today), 15, 30)), transaction():
        tasks.decide_extension(extension, decision, by=town.leader)


def go_on_leave(town: Town, today: date) -> None:
    """The head of one ward is away for some days; the deputy accepts a task in the head's name."""
    head, official = town.actor(Role.UNIT_HEAD, "tam-son"), town.actor(Role.OFFICIAL, "tam-son")
    person = db.session.get_one(Person, official.person_id)
    with clock.frozen(clock.at_office(today, 7, 30)), transaction():
        deputise(person, today, today + timedelta(days=6), by=head)
    waiting = db.session.scalars(
        select(Task).where(Task.lead_id == head.unit_id, Task.state == State.ASSIGNED).order_by(Task.id)
    ).all()
    if len(waiting) > 1:
        deputy = Actor(person.id, person.full_name, posts_of(person.id, today)[-1])
        with clock.frozen(clock.at_office(today, 7, 45)), transaction():
            tasks.move(waiting[0], Step.ACCEPT, Given(), by=deputy)
