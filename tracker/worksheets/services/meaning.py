"""From what a row says to a task that runs already: values become units, people, days and a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.core.labels import N_, Recurrence, Topic
from tracker.core.text import shorten
from tracker.org.models import Person, Unit
from tracker.org.queries import Roster
from tracker.tasks.rules import Course, State, check_course
from tracker.tasks.services import Ongoing, Order
from tracker.worksheets.rules import Column, Said
from tracker.worksheets.rules.rows import ALWAYS, NONE
from tracker.worksheets.services.names import official_of


@dataclass(frozen=True)
class Known:
    """What rows are understood by: the units of the day, and who can be in charge in each of those that lead."""

    roster: Roster
    staff: Mapping[int, list[Person]]

    def units(self, said: Said, column: Column) -> tuple[Unit, ...]:
        """The units whose codes stand in a value; those that are gone since are left out."""
        codes = said.get(column.value, "").split()
        return tuple(self.roster.by_code[code] for code in codes if code in self.roster.by_code)


def ongoing_of(said: Said, lead: Unit, known: Known, origin: str) -> Ongoing:
    """The task that a row tells of. Raises Invalid; its `field` is the column concerned."""
    due = said.get(Column.DUE.value, "")
    blocker = next(iter(known.units(said, Column.BLOCKER)), None)
    course = Course(
        state=_state(said),
        percent=int(said[Column.PERCENT.value]) if Column.PERCENT.value in said else None,
        assigned_on=_assigned(said),
        due_on=None if due in ("", NONE, ALWAYS) else date.fromisoformat(due),
        original_due_on=_day(said, Column.ORIGINAL),
        reported_on=_day(said, Column.REPORTED),
        finished_on=_day(said, Column.FINISHED),
        words=said.get(Column.WORDS.value, ""),
        blocked=blocker is not None,
    )
    order = Order(
        title=shorten(said[Column.TITLE.value], 300),
        topic=Topic(said[Column.TOPIC.value]),
        leads=(lead,),
        coordinating=known.units(said, Column.COORDINATING),
        places=known.units(said, Column.PLACE),
        due_on=course.due_on,
        recurrence=Recurrence.STANDING if due == ALWAYS else None,
    )
    name = said.get(Column.OFFICIAL.value, "")
    official = _official(name, lead, known) if name else None
    return Ongoing(order, check_course(course, today=clock.today()), official, blocker, origin)


def _official(name: str, lead: Unit, known: Known) -> Person | None:
    try:
        return official_of(name, lead, known.staff.get(lead.id, []))
    except Invalid as error:
        raise Invalid(error.sentence, field=Column.OFFICIAL.value, **error.values) from None


def _day(said: Said, column: Column) -> date | None:
    value = said.get(column.value, "")
    return date.fromisoformat(value) if value else None


def _assigned(said: Said) -> date:
    """The day on which the task was given: the sheet's, else that of the document it came with, else today.

    Raises Invalid where work is told of before today: then today is certainly wrong.
    """
    given = _day(said, Column.ASSIGNED) or _day(said, Column.SOURCE_DAY)
    if given is not None:
        return given
    if any(_day(said, column) for column in (Column.REPORTED, Column.FINISHED)):
        raise Invalid(N_("Thiếu ngày giao (hoặc ngày văn bản giao)."), field=Column.ASSIGNED.value)
    return clock.today()


def _state(said: Said) -> State:
    """The state that a row names. One that names none is done when it has a day of completion, runs when it tells of
    work, and else waits for its unit. Raises Invalid for 100 % without a state: done, or waiting to be confirmed?
    """
    if Column.STATE.value in said:
        return State(said[Column.STATE.value])
    if said.get(Column.FINISHED.value):
        return State.DONE
    percent = int(said.get(Column.PERCENT.value, 0))
    if percent == 100:
        raise Invalid(
            N_("Tiến độ %(percent)s nhưng không ghi trạng thái. Ghi “%(done)s” hoặc “%(submitted)s”."),
            field=Column.PERCENT.value,
            percent=f"{percent} %",
            done=State.DONE,
            submitted=State.SUBMITTED,
        )
    if said.get(Column.BLOCKER.value):
        return State.BLOCKED
    return State.IN_PROGRESS if percent or said.get(Column.WORDS.value) else State.ASSIGNED
