"""Tasks, the directive that was given to many units, and every move in the life of a task."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core import clock
from tracker.core.labels import N_, Labelled, Recurrence, Topic
from tracker.meetings.models import Meeting, Passage
from tracker.org.models import Person, Unit
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.rules import State, Step

if TYPE_CHECKING:
    from tracker.tasks.models.measures import Measure


class Part(Labelled):
    """What a unit is to a task besides leading it."""

    COORDINATING = "coordinating", N_("Đơn vị phối hợp")
    PLACE = "place", N_("Địa bàn")


class FanOut(Base):
    """A directive given to many units at once: the parent of one task for each.

    It has no state of its own: its progress and whether it is closed follow from its tasks.
    """

    __tablename__ = "fan_outs"
    __table_args__ = (Index(None, "meeting_id"), Index(None, "passage_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    addressee: Mapped[str] = mapped_column(String(300))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id"))

    meeting: Mapped[Meeting] = relationship()
    passage: Mapped[Passage] = relationship()
    tasks: Mapped[list[Task]] = relationship(back_populates="fan_out", order_by="Task.id")


class Task(Base):
    """Something that one unit must do, and can report as done or not.

    Days are calendar days in the office's zone. `original_due_on` never changes, `due_on` moves with
    extensions. `submitted_on` is the day of the submission that stands: lateness is judged on it;
    `finished_on` is the day on which the unit says that the work was finished. `official` is the person
    in charge within the lead unit, `supervisor` the leader who supervises the task. `extended` counts the
    extensions granted. `weight` says how much the task counts in the directive it belongs to; with `by_plan` the
    percentage follows from the unit's own steps. `folded` is what the toneless search looks through. `period` is
    the period of the recurring duty that gave the task; `report_days` how many days may pass between reports (None:
    by the setting), `quiet_since` the day of the last step, from which silence is counted. A `confidential` task
    exists only for those who may know of it (`policy.knows`); all tasks of one passage are so, or none is.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        # A unit's list and every figure of a unit: open states first, by deadline.
        Index("ix_tasks_lead_state_due", "lead_id", "state", "due_on"),
        # The whole town's list sorted by deadline, and the sweep for what is due.
        Index("ix_tasks_state_due", "state", "due_on"),
        Index(None, "meeting_id"),
        Index(None, "passage_id"),
        Index(None, "fan_out_id"),
        Index(None, "assigner_id"),
        Index(None, "blocker_unit_id"),
        # What one official has to do, and what one leader supervises.
        Index(None, "official_id", "state", "due_on"),
        Index(None, "supervisor_id", "state", "due_on"),
        Index(None, "period_id"),
        # Who has been silent for long: few states, oldest day first.
        Index(None, "state", "quiet_since"),
        # The next deadlines of a whole province, and lists of open work by deadline.
        Index(
            "ix_tasks_open_due",
            "due_on",
            "id",
            sqlite_where=text("state NOT IN ('done', 'cancelled')"),
            postgresql_where=text("state NOT IN ('done', 'cancelled')"),
        ),
        # What is open in one ward: what it leads, and what it gave to others. Few of all its tasks.
        *(
            Index(
                f"ix_tasks_open_{name}",
                f"{name}_id",
                "due_on",
                sqlite_where=text("state NOT IN ('done', 'cancelled')"),
                postgresql_where=text("state NOT IN ('done', 'cancelled')"),
            )
            for name in ("lead", "assigner")
        ),
        # Which passages hold a confidential order: few, and asked for wherever their words are read.
        Index(
            "ix_tasks_confidential",
            "passage_id",
            sqlite_where=text("confidential IS 1"),
            postgresql_where=text("confidential IS true"),
        ),
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
        CheckConstraint("weight BETWEEN 1 AND 100", name="weight"),
        CheckConstraint("report_days IS NULL OR report_days BETWEEN 1 AND 366", name="report_days"),
        CheckConstraint("(state IN ('submitted', 'done')) = (submitted_on IS NOT NULL)", name="handed_in"),
        CheckConstraint("(state = 'blocked') = (blocker_unit_id IS NOT NULL)", name="blocked"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    topic: Mapped[Topic] = mapped_column(code_of(Topic))
    state: Mapped[State] = mapped_column(code_of(State))
    percent: Mapped[int] = mapped_column(default=0)
    weight: Mapped[int] = mapped_column(default=1)
    by_plan: Mapped[bool] = mapped_column(default=False)
    lead_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    assigner_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    assigned_on: Mapped[date]
    due_on: Mapped[date | None]
    original_due_on: Mapped[date | None]
    extended: Mapped[int] = mapped_column(default=0, server_default="0")
    recurrence: Mapped[Recurrence | None] = mapped_column(code_of(Recurrence))
    submitted_on: Mapped[date | None]
    finished_on: Mapped[date | None]
    reported_on: Mapped[date | None]
    blocker_unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    official_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    supervisor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id"))
    fan_out_id: Mapped[int | None] = mapped_column(ForeignKey("fan_outs.id"))
    period_id: Mapped[int | None] = mapped_column(ForeignKey("periods.id"))
    report_days: Mapped[int | None]
    quiet_since: Mapped[date] = mapped_column(default=clock.today)
    confidential: Mapped[bool] = mapped_column(default=False, server_default=false())
    folded: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    lead: Mapped[Unit] = relationship(foreign_keys=[lead_id])
    assigner: Mapped[Unit] = relationship(foreign_keys=[assigner_id])
    blocker_unit: Mapped[Unit | None] = relationship(foreign_keys=[blocker_unit_id])
    official: Mapped[Person | None] = relationship(foreign_keys=[official_id])
    supervisor: Mapped[Person | None] = relationship(foreign_keys=[supervisor_id])
    meeting: Mapped[Meeting] = relationship()
    passage: Mapped[Passage] = relationship()
    fan_out: Mapped[FanOut | None] = relationship(back_populates="tasks")
    units: Mapped[list[TaskUnit]] = relationship(
        back_populates="task", cascade="all, delete-orphan", order_by="TaskUnit.id"
    )
    moves: Mapped[list[Move]] = relationship(back_populates="task", order_by="Move.id")
    measure: Mapped[Measure | None] = relationship(back_populates="task")

    __mapper_args__ = {"version_id_col": version}

    @property
    def coordinating(self) -> list[Unit]:
        """The units that help."""
        return [row.unit for row in self.units if row.part is Part.COORDINATING]

    @property
    def places(self) -> list[Unit]:
        """The wards that the work lies in or concerns."""
        return [row.unit for row in self.units if row.part is Part.PLACE]


class TaskUnit(Base):
    """A unit that helps with a task, or a ward that it lies in."""

    __tablename__ = "task_units"
    __table_args__ = (
        UniqueConstraint("task_id", "part", "unit_id"),
        Index(None, "unit_id", "part"),  # what a unit helps with; what lies in a ward
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    part: Mapped[Part] = mapped_column(code_of(Part))

    task: Mapped[Task] = relationship(back_populates="units")
    unit: Mapped[Unit] = relationship()


class Move(Base):
    """One step in the life of a task: who, for whom, when, from, to, and the words said. Never changed.

    `version` is the version of the task that the step made: what somebody has not seen yet is what came later.
    """

    __tablename__ = "moves"
    __table_args__ = (
        Index(None, "task_id"),
        Index(None, "step", "day"),  # tasks reported in a period
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    step: Mapped[Step] = mapped_column(code_of(Step))
    from_state: Mapped[State | None] = mapped_column(code_of(State))
    to_state: Mapped[State] = mapped_column(code_of(State))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    day: Mapped[date]
    percent: Mapped[int]
    note: Mapped[str] = mapped_column(Text)
    finished_on: Mapped[date | None]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    version: Mapped[int | None]  # None for steps made before versions were kept

    task: Mapped[Task] = relationship(back_populates="moves")
    unit: Mapped[Unit | None] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id])
