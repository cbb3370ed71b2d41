"""Figures and rates of leadership, with their formulas. Source: PRODUCT, "Rates".

All figures come from one tally of tasks, so that they agree with each other and with the lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tracker.core.deadlines import AgeBand, DeadlineClass
from tracker.core.labels import N_, Topic
from tracker.tasks.rules import State


@dataclass(frozen=True)
class Tally:
    """How many tasks share one lead unit, topic, state, deadline classes and age."""

    unit_id: int
    topic: Topic
    state: State
    deadline: DeadlineClass
    original: DeadlineClass
    age: AgeBand | None
    tasks: int
    reported: int


@dataclass(frozen=True)
class Rate:
    """A share with what it was made of. `value` is None when there is nothing to divide by."""

    name: str
    formula: str
    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """Numerator ÷ denominator, 0 … 1."""
        return self.numerator / self.denominator if self.denominator else None


class Figures(NamedTuple):
    """The figures of one set of tasks on one day. A cancelled task is in none of them."""

    assigned: int = 0
    done: int = 0
    open: int = 0
    in_time: int = 0
    due_soon: int = 0
    overdue: int = 0
    waiting: int = 0
    blocked: int = 0
    done_on_time: int = 0
    done_late: int = 0
    original_on_time: int = 0
    original_late: int = 0
    original_overdue: int = 0
    reported: int = 0

    @property
    def completion(self) -> Rate:
        """Done ÷ assigned; tasks without deadline included."""
        return Rate(N_("Tỷ lệ hoàn thành"), N_("hoàn thành ÷ đã giao (không tính thu hồi)"), self.done, self.assigned)

    @property
    def on_time(self) -> Rate:
        """Done on time ÷ (done + overdue), against the current deadline; tasks without deadline are left out."""
        return Rate(
            N_("Tỷ lệ đúng hạn"),
            N_("hoàn thành đúng hạn ÷ (hoàn thành có hạn + quá hạn), theo hạn hiện tại"),
            self.done_on_time,
            self.done_on_time + self.done_late + self.overdue,
        )

    @property
    def original_on_time_rate(self) -> Rate:
        """The same against the deadline first set: extensions cannot embellish it."""
        return Rate(
            N_("Đúng hạn theo hạn gốc"),
            N_("hoàn thành đúng hạn ÷ (hoàn thành có hạn + quá hạn), theo hạn giao ban đầu"),
            self.original_on_time,
            self.original_on_time + self.original_late + self.original_overdue,
        )

    @property
    def update(self) -> Rate:
        """Open tasks reported in the period ÷ open tasks."""
        return Rate(
            N_("Tỷ lệ cập nhật"),
            N_("nhiệm vụ chưa xong có báo cáo trong 7 ngày ÷ nhiệm vụ chưa xong"),
            self.reported,
            self.open,
        )


def figures(tallies: Iterable[Tally]) -> Figures:
    """Sum `tallies` into figures."""
    sums: dict[str, int] = {}

    def add(name: str, many: int) -> None:
        sums[name] = sums.get(name, 0) + many

    for tally in tallies:
        if tally.state is State.CANCELLED:
            continue
        add("assigned", tally.tasks)
        if tally.state is State.DONE:
            add("done", tally.tasks)
        else:
            add("open", tally.tasks)
            add("reported", tally.reported)
        for name in (
            STATE_FIGURES.get(tally.state),
            DEADLINE_FIGURES.get(tally.deadline),
            ORIGINAL_FIGURES.get(tally.original),
        ):
            if name:
                add(name, tally.tasks)
    return Figures(**sums)


STATE_FIGURES = {State.SUBMITTED: "waiting", State.BLOCKED: "blocked"}
DEADLINE_FIGURES = {
    DeadlineClass.IN_TIME: "in_time",
    DeadlineClass.DUE_SOON: "due_soon",
    DeadlineClass.OVERDUE: "overdue",
    DeadlineClass.DONE_ON_TIME: "done_on_time",
    DeadlineClass.DONE_LATE: "done_late",
}
ORIGINAL_FIGURES = {
    DeadlineClass.OVERDUE: "original_overdue",
    DeadlineClass.DONE_ON_TIME: "original_on_time",
    DeadlineClass.DONE_LATE: "original_late",
}
