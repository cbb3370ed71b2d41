"""Figures as bare numbers in a fixed order, which add up: of a unit and a topic, of a ward, of a province."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tracker.core.deadlines import AgeBand, DeadlineClass, Horizon, age_band, classify, days_overdue
from tracker.core.labels import Recurrence, Topic
from tracker.reports.rules.figures import Figures, Tally, figures
from tracker.tasks.rules import Patience, State, days_silent

Counts = tuple[int, ...]

#: Days in which a report counts as an update of an open task (the period of the update rate).
UPDATE_PERIOD = timedelta(days=7)
#: Classes in which a period of a recurring duty was missed.
MISSED = (DeadlineClass.OVERDUE, DeadlineClass.DONE_LATE)
AGES = {
    AgeBand.WEEK: "age_week",
    AgeBand.MONTH: "age_month",
    AgeBand.QUARTER: "age_quarter",
    AgeBand.LONGER: "age_longer",
}
#: What each of the numbers counts: the figures, how old what is overdue is, silence, missed periods of duties.
COUNTS = (*Figures._fields, *AGES.values(), "silent", "missed")
_FIGURES = len(Figures._fields)
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
    silent, missed = sum(each.silent for each in given), sum(each.missed for each in given)
    return (*(getattr(found, name) for name in COUNTS[:_FIGURES]), *(old[band] for band in AGES), silent, missed)


def figures_of(numbers: Counts) -> Figures:
    """The numbers as figures."""
    return Figures(*numbers[:_FIGURES])


def ages_of(numbers: Counts) -> dict[AgeBand, int]:
    """How many tasks are overdue in each band."""
    return dict(zip(AGES, numbers[_FIGURES : _FIGURES + len(AGES)], strict=True))


def silent_of(numbers: Counts) -> int:
    """On how many of the tasks their unit is silent."""
    return numbers[-2]


def missed_of(numbers: Counts) -> int:
    """How many are a period of a recurring duty that was missed."""
    return numbers[-1]


class Circle(StrEnum):
    """Whose figures a row holds: of all plain tasks, or of one leader's; confidential ones are with who gave them.

    Few may know of those; but whoever keeps a unit's orders knows of all that it gave.
    """

    ALL = "all"
    SUPERVISED = "supervised"
    CONFIDED = "confided"


@dataclass(frozen=True)
class Stand:
    """All about one task that figures are made of."""

    lead_id: int
    supervisor_id: int | None
    assigner_id: int
    topic: Topic
    state: State
    due_on: date | None
    original_due_on: date | None
    submitted_on: date | None
    reported_on: date | None
    quiet_since: date
    report_days: int | None
    recurrence: Recurrence | None
    period_id: int | None
    confidential: bool

    @property
    def circles(self) -> tuple[tuple[Circle, int], ...]:
        """In which circles the task is counted: each with whose it is (0 for all)."""
        return circles_of(self.confidential, self.assigner_id if self.confidential else self.supervisor_id)


def circles_of(confidential: bool, whose: int | None) -> tuple[tuple[Circle, int], ...]:
    """The circles of a task: `whose` is the unit that gave a confidential one, the supervising leader of another."""
    if confidential:
        return ((Circle.CONFIDED, whose or 0),)
    return ((Circle.ALL, 0), (Circle.SUPERVISED, whose)) if whose else ((Circle.ALL, 0),)


def counts_of(task: Stand, horizon: Horizon, patience: Patience) -> Counts:
    """The numbers of one task on a day."""
    return counts([tally_of(task, horizon, patience)])


def tally_of(task: Stand, horizon: Horizon, patience: Patience) -> Tally:
    """One task by all that figures are made of; the twin of the tally in SQL."""
    done, cancelled = task.state is State.DONE, task.state is State.CANCELLED

    def against(due_on: date | None) -> DeadlineClass:
        return classify(due_on, task.submitted_on, done=done, cancelled=cancelled, horizon=horizon)

    late = 0 if task.due_on is None else days_overdue(task.due_on, task.submitted_on, horizon.today)
    told = task.reported_on is not None and task.reported_on > horizon.today - UPDATE_PERIOD
    band = None if done or cancelled else age_band(late)
    quiet = days_silent(
        task.state,
        task.quiet_since,
        recurrence=task.recurrence,
        report_days=task.report_days,
        today=horizon.today,
        patience=patience,
    )
    current, first = against(task.due_on), against(task.original_due_on)
    missed = task.period_id is not None and current in MISSED
    shown = (task.topic, task.state, current, first, band)
    return Tally(task.lead_id, *shown, 1, int(told), int(quiet > 0), int(missed))
