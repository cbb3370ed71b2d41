"""Deadline class: the second axis beside the state, derived from dates and never stored.

The same rule stands as SQL in `tracker.tasks.queries.deadline_class`; one test compares the two over
every state and date around the borders. Source: PRODUCT rules, "State and deadline class".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.core.calendar import WorkingCalendar
from tracker.core.labels import N_, Labelled


class DeadlineClass(Labelled):
    """How a task stands against its deadline on one day."""

    NONE = "none", N_("Không hạn")
    IN_TIME = "in_time", N_("Trong hạn")
    DUE_SOON = "due_soon", N_("Sắp đến hạn")
    OVERDUE = "overdue", N_("Quá hạn")
    DONE_ON_TIME = "done_on_time", N_("Hoàn thành đúng hạn")
    DONE_LATE = "done_late", N_("Hoàn thành muộn")


class AgeBand(Labelled):
    """How long a task has been overdue, in calendar days after the deadline."""

    WEEK = "1-7", N_("1–7 ngày")
    MONTH = "8-30", N_("8–30 ngày")
    QUARTER = "31-120", N_("31–120 ngày")
    LONGER = "over-120", N_("trên 120 ngày")


#: First and last day of each band, counted from the deadline; None has no end.
AGE_LIMITS: tuple[tuple[AgeBand, int, int | None], ...] = (
    (AgeBand.WEEK, 1, 7),
    (AgeBand.MONTH, 8, 30),
    (AgeBand.QUARTER, 31, 120),
    (AgeBand.LONGER, 121, None),
)


@dataclass(frozen=True)
class Horizon:
    """The day that is judged, and the last day that still counts as "due soon" seen from it.

    `past` says that the day is over: what is judged on it is how tasks stood at its end, not how they stand now.
    """

    today: date
    soon_until: date
    past: bool = False

    @classmethod
    def of(cls, today: date, calendar: WorkingCalendar, working_days: int, *, past: bool = False) -> Horizon:
        """The horizon of `today`: due soon reaches `working_days` working days ahead (setting)."""
        return cls(today, calendar.add(today, working_days), past)


def classify(
    due_on: date | None, submitted_on: date | None, *, done: bool, cancelled: bool, horizon: Horizon
) -> DeadlineClass:
    """The deadline class of a task.

    `submitted_on` is the day of the submission that stands (None while none does): lateness is judged
    on it, so that a slow approver costs the unit nothing. A cancelled task is not evaluated.
    """
    if due_on is None or cancelled:
        return DeadlineClass.NONE
    if submitted_on is not None:
        late = submitted_on > due_on
        if done:
            return DeadlineClass.DONE_LATE if late else DeadlineClass.DONE_ON_TIME
        return DeadlineClass.OVERDUE if late else DeadlineClass.IN_TIME
    if due_on < horizon.today:
        return DeadlineClass.OVERDUE
    return DeadlineClass.DUE_SOON if due_on <= horizon.soon_until else DeadlineClass.IN_TIME


def overdue_from(due_on: date | None, submitted_on: date | None) -> date | None:
    """The first day on which work is overdue that is neither cancelled nor handed in and done; None without one.

    The same as `classify`, for who asks about many days.
    """
    if due_on is None:
        return None
    if submitted_on is not None:
        return date.min if submitted_on > due_on else None
    return due_on + timedelta(days=1)


def days_overdue(due_on: date, submitted_on: date | None, today: date) -> int:
    """Calendar days after the deadline, judged on the submission's day while one stands; 0 when in time."""
    return max(0, ((submitted_on or today) - due_on).days)


def age_band(days: int) -> AgeBand | None:
    """The band of `days` overdue, or None for a task in time."""
    for band, first, last in AGE_LIMITS:
        if days >= first and (last is None or days <= last):
            return band
    return None
