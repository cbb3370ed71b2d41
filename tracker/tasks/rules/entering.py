"""How work that ran in a spreadsheet enters the program: in which states, and what must be known of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.tasks.rules.states import HANDED_IN, State, check_finished_on, check_percent


@dataclass(frozen=True)
class Entry:
    """What entering in one state asks for and how it is told: `fact` is the act that is recorded, which says who is
    told of it; `needs_blocker` asks for the unit that must clear the way; `percent` is the only one that fits.
    """

    fact: str
    needs_blocker: bool = False
    percent: int | None = None


#: Every state that a sheet may give a task. What is closed is recorded, and nobody has to be told of it.
ENTRIES: dict[State, Entry] = {
    State.ASSIGNED: Entry("task.assigned", percent=0),
    State.IN_PROGRESS: Entry("task.entered"),
    State.BLOCKED: Entry("task.entered_blocked", needs_blocker=True),
    State.SUBMITTED: Entry("task.entered", percent=100),
    State.DONE: Entry("task.recorded", percent=100),
    State.PAUSED: Entry("task.entered"),
    State.CANCELLED: Entry("task.recorded"),
}


@dataclass(frozen=True)
class Course:
    """How far work has come: what the sheet says of it. `words` are those of the last report, of `reported_on`.

    `original_due_on` is the deadline first set, None when it never moved.
    """

    state: State
    percent: int | None
    assigned_on: date
    due_on: date | None
    original_due_on: date | None
    reported_on: date | None
    finished_on: date | None
    words: str = ""
    blocked: bool = False


def check_course(course: Course, *, today: date) -> Course:
    """The course with what follows from its state filled in. Raises Invalid; `field` is the attribute concerned."""
    entry = ENTRIES[course.state]
    if course.assigned_on > today:
        raise Invalid(N_("Ngày giao không thể sau hôm nay (%(today)s)."), field="assigned_on", today=_said(today))
    for name, day in (("due_on", course.due_on), ("original_due_on", course.original_due_on)):
        if day is not None and day < course.assigned_on:
            raise Invalid(
                N_("Hạn %(day)s trước ngày giao (%(assigned_on)s)."),
                field=name,
                day=_said(day),
                assigned_on=_said(course.assigned_on),
            )
    if course.original_due_on is not None and course.due_on is None:
        raise Invalid(N_("Có hạn ban đầu nhưng thiếu hạn hiện nay."), field="due_on")
    _check_reported(course, today)
    if entry.needs_blocker != course.blocked:
        raise Invalid(
            N_("Trạng thái “%(state)s” phải ghi đơn vị gỡ vướng mắc.")
            if entry.needs_blocker
            else N_("Có đơn vị gỡ vướng mắc nhưng trạng thái là “%(state)s”."),
            field="state" if entry.needs_blocker else "blocker",
            state=course.state,
        )
    percent = _percent(course, entry.percent)
    finished_on = _finished_on(course, today)
    return Course(
        course.state,
        percent,
        course.assigned_on,
        course.due_on,
        course.original_due_on or course.due_on,
        course.reported_on or finished_on,
        finished_on,
        course.words,
        course.blocked,
    )


def _check_reported(course: Course, today: date) -> None:
    if course.reported_on is None:
        return
    if course.reported_on > today:
        raise Invalid(N_("Ngày báo cáo không thể sau hôm nay (%(today)s)."), field="reported_on", today=_said(today))
    if course.reported_on < course.assigned_on:
        raise Invalid(
            N_("Ngày báo cáo trước ngày giao (%(assigned_on)s). Xem lại hai ngày này."),
            field="reported_on",
            assigned_on=_said(course.assigned_on),
        )


def _percent(course: Course, fixed: int | None) -> int:
    if fixed is not None:
        if course.percent not in (None, fixed):
            raise Invalid(
                N_("Trạng thái “%(state)s” không đi với tiến độ %(percent)s."),
                field="percent",
                state=course.state,
                percent=f"{course.percent} %",
            )
        return fixed
    return check_percent(course.percent or 0)


def _finished_on(course: Course, today: date) -> date | None:
    """The day of a submission that stands: lateness is judged on it, so it is asked for and never guessed."""
    if course.state in HANDED_IN:
        if course.finished_on is None:
            raise Invalid(
                N_("Trạng thái “%(state)s” phải ghi ngày hoàn thành."), field="finished_on", state=course.state
            )
        return check_finished_on(course.finished_on, assigned_on=course.assigned_on, today=today)
    if course.finished_on is not None:
        raise Invalid(
            N_("Có ngày hoàn thành nhưng trạng thái là “%(state)s”."), field="finished_on", state=course.state
        )
    return None


def _said(day: date) -> str:
    return f"{day:%d/%m/%Y}"
