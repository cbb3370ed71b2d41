"""What became of each task of the demonstration town, step by step through the services that people use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from tracker.cli.demo import story
from tracker.cli.demo.duties import put_in_charge, supervise
from tracker.cli.demo.measures import measured, more_often
from tracker.cli.demo.photos import with_files
from tracker.cli.demo.town import Town
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.deadlines import DeadlineClass
from tracker.storage.database import db, transaction
from tracker.tasks import queries as task_queries
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.rules import Step
from tracker.tasks.services import Given


@dataclass(frozen=True)
class Act:
    """One step of a story: so many days after the task was given, by whom."""

    after: int
    step: Step
    by: Actor
    given: Given


def live(town: Town, today: date) -> None:
    """Let every task that comes once live its story up to today; the stories turn, so that every state is on show."""
    horizon = task_queries.horizon(today)
    turns: dict[str, int] = {}
    for task in db.session.scalars(select(Task).where(Task.period_id.is_(None)).order_by(Task.id)):
        kind = task_queries.class_of(task, horizon)
        stories = _STORIES[kind]
        turn = turns.get(kind, 0)
        turns[kind] = turn + 1
        acts = more_often(task, stories[turn % len(stories)](task, town, today))
        _play(task, acts, town, today)


def _play(task: Task, acts: Iterable[Act], town: Town, today: date) -> None:
    day = task.assigned_on
    with clock.frozen(clock.at_office(day, 9, 30)), transaction():
        supervise(task, town)
    for act in acts:
        day = max(day, min(task.assigned_on + timedelta(days=act.after), today))
        with clock.frozen(clock.at_office(day, 8 + act.after % 8, 5)), transaction():
            given = measured(task, act.step, act.given, day)
            if act.step is Step.SUBMIT:
                given = Given(note=given.note, finished_on=day, measured=given.measured)
            tasks.move(task, act.step, with_files(given, task, act.step, act.by), by=act.by)
            if act.step is Step.ACCEPT:
                put_in_charge(task, town, act.by)


class _Story:
    """The acts of one task: its unit's head and official, its leader."""

    def __init__(self, task: Task, town: Town, today: date) -> None:
        self.task = task
        self.town = town
        self.head = town.actors.get((Role.UNIT_HEAD, task.lead.code))
        self.official = town.actors.get((Role.OFFICIAL, task.lead.code)) or self.head
        self.age = (today - task.assigned_on).days
        self.limit = (task.due_on - task.assigned_on).days if task.due_on else 60

    def acts(self, *steps: tuple[int, Step] | tuple[int, Step, Given]) -> list[Act]:
        """The acts named by day and step, until the task has no more days; none for a unit without people."""
        if self.head is None or self.official is None:
            return []
        people = {
            Step.ACCEPT: self.head,
            Step.DECLINE: self.head,
            Step.SUBMIT: self.head,
            Step.REPORT: self.official,
            Step.BLOCK: self.official,
        }
        found = []
        for number, row in enumerate(steps):
            after, step = row[0], row[1]
            given = row[2] if len(row) > 2 else Given(note=story.progress(self.task.topic, number))
            if after <= self.age:
                found.append(Act(after, step, people.get(step, self.town.leader), given))
        return found

    def told(self, percent: int, turn: int = 0) -> Given:
        """A progress report."""
        return Given(note=story.progress(self.task.topic, turn), percent=percent)

    def result(self) -> Given:
        """What a submission says."""
        return Given(note=story.RESULTS[self.task.id % len(story.RESULTS)])


_Maker = Callable[[Task, Town, date], list[Act]]


def _done_on_time(task: Task, town: Town, today: date) -> list[Act]:
    s = _Story(task, town, today)
    last = max(3, min(s.limit, s.age) - 2)
    return s.acts(
        (1, Step.ACCEPT),
        (2, Step.REPORT, s.told(45)),
        (last, Step.SUBMIT, s.result()),
        (last, Step.APPROVE, Given()),
    )


def _done_late(task: Task, town: Town, today: date) -> list[Act]:
    s = _Story(task, town, today)
    last = min(s.age, s.limit + 6)
    return s.acts(
        (1, Step.ACCEPT),
        (min(6, last), Step.REPORT, s.told(50)),
        (last, Step.SUBMIT, s.result()),
        (last, Step.APPROVE, Given()),
    )


def _working(percent: int, lately: bool = True) -> _Maker:
    def make(task: Task, town: Town, today: date) -> list[Act]:
        s = _Story(task, town, today)
        when = max(2, s.age - 3) if lately else 3
        return s.acts((1, Step.ACCEPT), (2, Step.REPORT, s.told(percent // 2)), (when, Step.REPORT, s.told(percent, 1)))

    return make


def _waiting(task: Task, town: Town, today: date) -> list[Act]:
    s = _Story(task, town, today)
    last = max(2, min(s.limit, s.age - 1))
    return s.acts((1, Step.ACCEPT), (2, Step.REPORT, s.told(60)), (last, Step.SUBMIT, s.result()))


def _untouched(task: Task, town: Town, today: date) -> list[Act]:
    return []


def _blocked(task: Task, town: Town, today: date) -> list[Act]:
    s = _Story(task, town, today)
    clears = town.units["tckh"] if task.lead.code != "tckh" else town.units["ubnd"]
    return s.acts(
        (1, Step.ACCEPT),
        (2, Step.REPORT, s.told(35)),
        (max(3, s.age - 6), Step.BLOCK, Given(note=story.BLOCK, unit=clears)),
    )


def _declined(task: Task, town: Town, today: date) -> list[Act]:
    return _Story(task, town, today).acts((2, Step.DECLINE, Given(note=story.DECLINE)))


def _withdrawn(task: Task, town: Town, today: date) -> list[Act]:
    return _Story(task, town, today).acts(
        (2, Step.DECLINE, Given(note=story.DECLINE)), (4, Step.CANCEL, Given(note=story.CANCEL))
    )


def _paused(task: Task, town: Town, today: date) -> list[Act]:
    s = _Story(task, town, today)
    return s.acts((1, Step.ACCEPT), (3, Step.REPORT, s.told(20)), (5, Step.PAUSE, Given(note=story.PAUSE)))


def _sent_back(task: Task, town: Town, today: date) -> list[Act]:
    s = _Story(task, town, today)
    last = max(4, min(s.limit, s.age) - 3)
    return s.acts(
        (1, Step.ACCEPT),
        (2, Step.REPORT, s.told(70)),
        (last, Step.SUBMIT, s.result()),
        (last + 1, Step.SEND_BACK, Given(note=story.SEND_BACK)),
    )


def _reopened(task: Task, town: Town, today: date) -> list[Act]:
    s = _Story(task, town, today)
    last = max(4, min(s.limit, s.age) - 4)
    return s.acts(
        (1, Step.ACCEPT),
        (2, Step.REPORT, s.told(80)),
        (last, Step.SUBMIT, s.result()),
        (last + 1, Step.APPROVE, Given()),
        (last + 3, Step.REOPEN, Given(note=story.REOPEN)),
    )


#: By the class that an untouched task would have today.
_STORIES: dict[DeadlineClass, tuple[_Maker, ...]] = {
    DeadlineClass.OVERDUE: (
        _done_on_time,
        _done_on_time,
        _working(60),
        _done_on_time,
        _done_late,
        _blocked,
        _done_on_time,
        _waiting,
        _done_on_time,
        _sent_back,
        _working(30, lately=False),
        _done_on_time,
        _done_late,
        _untouched,
    ),
    DeadlineClass.DUE_SOON: (_working(75), _working(40), _waiting, _blocked, _untouched),
    DeadlineClass.IN_TIME: (
        _working(35),
        _done_on_time,
        _untouched,
        _working(55),
        _declined,
        _paused,
        _waiting,
        _withdrawn,
        _reopened,
        _working(15, lately=False),
    ),
    DeadlineClass.NONE: (_working(50), _working(10, lately=False), _untouched, _done_on_time, _working(20)),
}
