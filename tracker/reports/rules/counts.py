"""Figures as bare numbers in a fixed order, which add up: of a unit and a topic, of a ward, of a province."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon, age_band, classify, days_overdue
from tracker.core.labels import Topic
from tracker.reports.rules.figures import Figures, Tally, figures
from tracker.tasks.rules import State

Counts = tuple[int, ...]

#: Days in which a report counts as an update of an open task (the period of the update rate).
UPDATE_PERIOD = timedelta(days=7)
AGES = {
    AgeBand.WEEK: "age_week",
    AgeBand.MONTH: "age_month",
    AgeBand.QUARTER: "age_quarter",
    AgeBand.LONGER: "age_longer",
}
#: What each of the numbers counts: the figures, then how old what is overdue is.
COUNTS = (*Figures._fields, *AGES.values())
_FIGURES = len(COUNTS) - len(AGES)
NOTHING: Counts = (0,) * len(COUNTS)


def added(many: Iterable[Counts]) -> Counts:
    """The sum; NOTHING of none."""
    return tuple(map(sum, zip(*many, strict=True))) or NOTHING


def counts(tallies: Iterable[Tally]) -> Counts:
    """The numbers of `tallies`."""
    given = list(tallies)
    old = dict.fromkeys(AgeBand, 0)
    for each in given:
        if each.age is not None and each.deadline is DeadlineClass.OVERDUE and each.state is not State.CANCELLED:
            old[each.age] += each.tasks
    found = figures(given)
    return (*(getattr(found, name) for name in COUNTS[:_FIGURES]), *(old[band] for band in AGES))


def figures_of(numbers: Counts) -> Figures:
    """The numbers as figures."""
    return Figures(*numbers[:_FIGURES])


def ages_of(numbers: Counts) -> dict[AgeBand, int]:
    """How many tasks are overdue in each band."""
    return dict(zip(AGES, numbers[_FIGURES:], strict=True))


@dataclass(frozen=True)
class Stand:
    """All about one task that figures are made of."""

    lead_id: int
    topic: Topic
    state: State
    due_on: date | None
    original_due_on: date | None
    submitted_on: date | None
    reported_on: date | None
    confidential: bool


def counts_of(task: Stand, horizon: Horizon) -> Counts:
    """The numbers of one task on a day; the twin of the tally in SQL."""
    done, cancelled = task.state is State.DONE, task.state is State.CANCELLED

    def against(due_on: date | None) -> DeadlineClass:
        return classify(due_on, task.submitted_on, done=done, cancelled=cancelled, horizon=horizon)

    late = 0 if task.due_on is None else days_overdue(task.due_on, task.submitted_on, horizon.today)
    told = task.reported_on is not None and task.reported_on > horizon.today - UPDATE_PERIOD
    band = None if done or cancelled else age_band(late)
    one = Tally(0, task.topic, task.state, against(task.due_on), against(task.original_due_on), band, 1, int(told))
    return counts([one])
