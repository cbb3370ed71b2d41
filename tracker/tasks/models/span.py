"""How tasks stood in the past: one row for each stretch of days in which nothing about a task changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, and_, bindparam, event, inspect, select, update
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column, relationship, synonym

from tracker.core import clock
from tracker.core.labels import Recurrence, Topic
from tracker.org.models import Person, Unit
from tracker.storage.bulk import merge
from tracker.storage.database import Base, code_of
from tracker.tasks.models.task import Task
from tracker.tasks.rules import State

#: The end of a span that lasts: later than every day that is asked for.
LASTING = date(9999, 12, 31)


class TaskSpan(Base):
    """How a task stood at the end of each day from `from_on` up to, but not on, `until_on`.

    A valid-time table: every day since the task was given lies in exactly one of its spans, the last of which ends on
    `LASTING` and says what the task says today. Lists and figures of a past day read spans where those of today read
    tasks; a column has the same name in both. What never changes (title, topic, original deadline) is the task's.
    Written in the transaction that changes the task, by `_keep` below.
    """

    __tablename__ = "task_spans"
    __table_args__ = (
        # The figures of one day: few spans end after it and began by it. The key itself serves one task's past.
        Index(None, "until_on", "from_on"),
        # How the tasks of one unit stood.
        Index(None, "lead_id", "until_on"),
    )

    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), primary_key=True)
    from_on: Mapped[date] = mapped_column(primary_key=True)
    until_on: Mapped[date] = mapped_column(default=LASTING)
    state: Mapped[State] = mapped_column(code_of(State))
    percent: Mapped[int]
    lead_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    due_on: Mapped[date | None]
    submitted_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    quiet_since: Mapped[date]
    report_days: Mapped[int | None]
    extended: Mapped[int]
    blocker_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    official_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    supervisor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    #: A row of a list is known by its task, whether it shows today or a past day.
    id: Mapped[int] = synonym("task_id")

    task: Mapped[Task] = relationship()
    lead: Mapped[Unit] = relationship(foreign_keys=[lead_id])
    blocker_unit: Mapped[Unit | None] = relationship(foreign_keys=[blocker_unit_id])
    official: Mapped[Person | None] = relationship(foreign_keys=[official_id])
    supervisor: Mapped[Person | None] = relationship(foreign_keys=[supervisor_id])

    @property
    def title(self) -> str:
        """The task's title."""
        return self.task.title

    @property
    def confidential(self) -> bool:
        """Whether the task is confidential today: what may be known of its past follows from that."""
        return self.task.confidential

    @property
    def topic(self) -> Topic:
        """The task's topic."""
        return self.task.topic

    @property
    def recurrence(self) -> Recurrence | None:
        """The task's rhythm."""
        return self.task.recurrence

    @property
    def original_due_on(self) -> date | None:
        """The deadline first set."""
        return self.task.original_due_on

    @property
    def assigned_on(self) -> date:
        """The day on which the task was given."""
        return self.task.assigned_on

    @property
    def places(self) -> list[Unit]:
        """The wards that the work lies in."""
        return self.task.places

    @property
    def coordinating(self) -> list[Unit]:
        """The units that help."""
        return self.task.coordinating


#: What a span keeps of a task.
KEPT = tuple(
    column.key for column in inspect(TaskSpan).column_attrs if column.key not in {"task_id", "from_on", "until_on"}
)


_LASTING = and_(TaskSpan.task_id.in_(bindparam("tasks", expanding=True)), TaskSpan.until_on == LASTING)
#: End the last span of each task, but for those that began today.
_END = (
    update(TaskSpan.__table__)  # type: ignore[arg-type]
    .where(_LASTING, TaskSpan.from_on < bindparam("today", type_=Date))
    .values(until_on=bindparam("today", type_=Date))
)
_LAST = select(TaskSpan.task_id, TaskSpan.from_on).where(_LASTING)


@event.listens_for(Session, "after_flush")
def _keep(session: Session, context: UOWTransaction) -> None:
    """Write down how the tasks of this flush stand from today on.

    After the flush the columns hold what the database holds, keys of related rows included. A span that began today
    is overwritten: a day is known by how it ended. Two statements for the first change of a day, four at most,
    however many tasks.
    """
    changed = {row.id: row for row in session.dirty if isinstance(row, Task) and _differs(row)}
    given = [row for row in session.new if isinstance(row, Task)]
    if not changed and not given:
        return
    today, connection = clock.today(), session.connection()
    table = TaskSpan.metadata.tables[TaskSpan.__tablename__]
    begun: dict[int, date] = {}
    if changed:
        values = {"tasks": list(changed), "today": today}
        if connection.execute(_END, values).rowcount < len(changed):
            begun = {row.task_id: row.from_on for row in connection.execute(_LAST, {"tasks": list(changed)})}
    if given:
        connection.execute(table.insert(), [_row(task, today) for task in given])
    if changed:
        # Where the clock was put back, a span that begins later stays the last one.
        rows = [_row(task, max(today, begun.get(task.id, today))) for task in changed.values()]
        merge(session, table, ("task_id", "from_on"), rows, replaced=KEPT)


def _row(task: Task, day: date) -> dict[str, Any]:
    """How `task` stands from `day` on, as a row."""
    kept = {name: getattr(task, name) for name in KEPT}
    return {"task_id": task.id, "from_on": day, "until_on": LASTING, **kept}


def _differs(task: Task) -> bool:
    """True when the flush changed anything that a span keeps."""
    attributes = inspect(task).attrs
    return any(attributes[name].history.has_changes() for name in KEPT)
