"""Recurring duties: what comes back, who must do it, each period that was opened, and what people did to the duty."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.labels import N_, Labelled, Recurrence, Topic
from tracker.meetings.models import Meeting, Passage
from tracker.org.models import Person, Unit
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models.task import Task
from tracker.tasks.rules import Rhythm, Shift, period_name


class Series(Base):
    """A duty that gives one dated task in each period, or one for each of its units.

    `leads`, `coordinating` and `places` hold unit and group codes: they are read anew in every period, so that a
    reorganised town needs no mending; `units` are the lead units of the newest period. Deadlines whose day by the
    rhythm lies between `first_on` and `last_on` are meant. `next_due_on` and `next_opens_on` follow from all that
    and the calendar; they are None when no period is to come.
    """

    __tablename__ = "series"
    __table_args__ = (
        Index(None, "next_opens_on"),
        Index(None, "assigner_id"),
        Index(None, "meeting_id"),
        Index(None, "passage_id"),
        CheckConstraint("(ended_on IS NULL) = (ended_because IS NULL)", name="ended"),
        CheckConstraint("ended_on IS NULL OR next_opens_on IS NULL", name="over"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    topic: Mapped[Topic] = mapped_column(code_of(Topic))
    leads: Mapped[list[str]] = mapped_column(JSON)
    coordinating: Mapped[list[str]] = mapped_column(JSON)
    places: Mapped[list[str]] = mapped_column(JSON)
    addressee: Mapped[str] = mapped_column(String(300))
    assigner_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id"))
    every: Mapped[Recurrence] = mapped_column(code_of(Recurrence))
    weekday: Mapped[int | None]
    day: Mapped[int | None]
    month: Mapped[int | None]
    shift: Mapped[Shift] = mapped_column(code_of(Shift))
    ahead: Mapped[int]
    first_on: Mapped[date]
    last_on: Mapped[date | None]
    next_due_on: Mapped[date | None]
    next_opens_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    ended_because: Mapped[str | None] = mapped_column(Text)
    given_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    given_as: Mapped[str] = mapped_column(String(200))
    version: Mapped[int] = mapped_column()

    assigner: Mapped[Unit] = relationship(foreign_keys=[assigner_id])
    meeting: Mapped[Meeting] = relationship()
    passage: Mapped[Passage] = relationship()
    given_by: Mapped[Person] = relationship()
    rows: Mapped[list[SeriesUnit]] = relationship(
        back_populates="series", cascade="all, delete-orphan", order_by="SeriesUnit.id"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def rhythm(self) -> Rhythm:
        """How the duty comes back, as the rules take it."""
        return Rhythm(self.every, self.weekday, self.day, self.month, self.shift)

    @rhythm.setter
    def rhythm(self, rhythm: Rhythm) -> None:
        self.every, self.weekday, self.day = rhythm.every, rhythm.weekday, rhythm.day
        self.month, self.shift = rhythm.month, rhythm.shift

    @property
    def units(self) -> list[Unit]:
        """The lead units of the newest period."""
        return [row.unit for row in self.rows]


class SeriesUnit(Base):
    """A lead unit of a duty."""

    __tablename__ = "series_units"
    # Which duties a unit has; the key leads with the duty.
    __table_args__ = (UniqueConstraint("series_id", "unit_id"), Index(None, "unit_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))

    series: Mapped[Series] = relationship(back_populates="rows")
    unit: Mapped[Unit] = relationship()


class Period(Base):
    """One period of a duty whose tasks were given. The key keeps it from being given twice."""

    __tablename__ = "periods"
    __table_args__ = (UniqueConstraint("series_id", "starts_on"), Index(None, "series_id", "due_on"))

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int] = mapped_column(ForeignKey("series.id"))
    every: Mapped[Recurrence] = mapped_column(code_of(Recurrence))
    starts_on: Mapped[date]
    due_on: Mapped[date]
    opened_on: Mapped[date]

    series: Mapped[Series] = relationship()
    tasks: Mapped[list[Task]] = relationship(foreign_keys=[Task.period_id], order_by=Task.id)

    @property
    def name(self) -> str:
        """How officials write the period."""
        return period_name(self.every, self.starts_on)


class DutyStep(Labelled):
    """What a person did to a duty, not to one task of it."""

    BEGUN = "begun", N_("Đặt nhiệm vụ định kỳ")
    CHANGED = "changed", N_("Sửa nhiệm vụ định kỳ")
    ENDED = "ended", N_("Kết thúc nhiệm vụ định kỳ")
    RESUMED = "resumed", N_("Tiếp tục nhiệm vụ định kỳ")
    REPORTS = "reports", N_("Đặt nhịp báo cáo")
    PASSED_ON = "passed_on", N_("Chuyển sang đơn vị kế thừa")


class DutyEntry(Base):
    """One act on a duty, or on the rhythm of reports of a task: who, when, what it came to. Never changed.

    `detail` holds plain values: for a change what was `before` and what is `after`.
    """

    __tablename__ = "duty_entries"
    __table_args__ = (
        Index(None, "series_id"),
        Index(None, "task_id"),
        CheckConstraint("series_id IS NOT NULL OR task_id IS NOT NULL", name="subject"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id"))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))
    step: Mapped[DutyStep] = mapped_column(code_of(DutyStep))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    words: Mapped[str] = mapped_column(Text)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id])
