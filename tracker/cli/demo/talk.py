"""What is said in the demonstration town: directions with and without reply, two urgings, three proposals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from sqlalchemy import select

from tracker.cli.demo import words
from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.deadlines import DeadlineClass
from tracker.proposals import services as proposals
from tracker.proposals.rules import Act
from tracker.storage.database import db, transaction
from tracker.tasks import queries
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import OPEN, URGEABLE, RemarkKind
from tracker.workdays.queries import around


@contextmanager
def _on(day: date, hour: int, minute: int = 10) -> Iterator[None]:
    with clock.frozen(clock.at_office(day, hour, minute)), transaction():
        yield


def talk(town: Town, today: date) -> None:
    """Let the town talk, urge and ask, on the days before `today`."""
    found = [task for task in db.session.scalars(select(Task).order_by(Task.id)) if task.state in OPEN]
    _directions(town, today, found)
    _urgings(town, today, found)
    _propose(town, today)


def _people(town: Town, task: Task) -> tuple[Actor, Actor] | None:
    head = town.actors.get((Role.UNIT_HEAD, task.lead.code))
    return (head, town.actors.get((Role.OFFICIAL, task.lead.code), head)) if head else None


def _directions(town: Town, today: date, found: list[Task]) -> None:
    """A direction that was answered, one that waits, and a comment; on tasks of Tam Sơn first."""
    ours = sorted(found, key=lambda task: (task.lead.code != "tam-son", task.id))
    old = [task for task in ours if task.assigned_on <= today - timedelta(days=9) and _people(town, task)]
    for number, task in enumerate(old[:4]):
        people = _people(town, task)
        if people is None:
            continue
        said = words.DIRECTION_OPEN if number % 2 else words.DIRECTION
        with _on(today - timedelta(days=6 - number), 9, 20):
            direction = tasks.say(
                task,
                tasks.Said(RemarkKind.DIRECTION, said, reply_by=today - timedelta(days=2) if number < 2 else None),
                by=town.leader,
            )
        if number % 2 == 0:
            with _on(today - timedelta(days=3), 15, 40):
                tasks.say(task, tasks.Said(RemarkKind.COMMENT, words.DIRECTION_REPLY, reply_to=direction), by=people[0])
    if len(old) > 4:
        with _on(today - timedelta(days=2), 10, 5):
            tasks.say(old[4], tasks.Said(RemarkKind.COMMENT, words.COMMENT), by=town.secretary)


def _urgings(town: Town, today: date, found: list[Task]) -> None:
    """The laggards of one body are urged twice: some reply, some do not; one of them a third time."""
    horizon = queries.horizon(today)
    late = [
        task
        for task in found
        if task.state in URGEABLE
        and queries.class_of(task, horizon) is DeadlineClass.OVERDUE
        and task.due_on is not None
        and task.due_on < today - timedelta(days=18)
        and _people(town, task)
    ]
    calendar = around(today)
    for days_ago, several, reason in (
        (17, late[:4], words.REASON),
        (9, late[1:3], words.REASON_AGAIN),
        (1, late[2:3], words.REASON_AGAIN),
    ):
        day = today - timedelta(days=days_ago)
        if not several:
            continue
        with _on(day, 8, 30):
            reply_by = calendar.add(day, 3)
            urgings = tasks.urge(several, tasks.Reminder(reason, reply_by), by=town.secretary)
            rows = [row for urging in urgings for letter in urging.letters for row in letter.tasks]
        if days_ago > 9:
            for row in rows[:2]:
                people = _people(town, row.task)
                if people is not None:
                    with _on(day + timedelta(days=2 if row is rows[0] else 7), 14):
                        tasks.answer(row, words.ANSWER, by=people[0])


def _propose(town: Town, today: date) -> None:
    """One proposal waits, one is noted, one answered."""
    made = []
    for code, body, title, said, topic, days_ago in words.PROPOSALS:
        with _on(today - timedelta(days=days_ago), 10, 15):
            wish = proposals.Wish(title, said, topic, town.units[body], today + timedelta(days=15))
            made.append(proposals.propose(wish, by=town.actor(Role.UNIT_HEAD, code)))
    chair = town.actor(Role.LEADER, "ubnd")
    with _on(today - timedelta(days=11), 16):
        proposals.decide(made[0], Act.NOTE, words.NOTED, by=chair)
    with _on(today - timedelta(days=21), 16):
        proposals.decide(made[2], Act.ANSWER, words.ANSWERED, by=chair)
