"""Urgings: the numbered act, a letter for each unit, the tasks urged, and what was replied."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.org.models import Person, Unit
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models.task import Move, Task
from tracker.tasks.rules import State


class UrgingCounter(Base):
    """The last number that a body gave to an urging in a year; raised in the transaction of the urging."""

    __tablename__ = "urging_counters"

    issuer_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class Urging(Base):
    """One act of urging by the body that gave the tasks, with its number in that body's year ("12/2026").

    It may reach several units; each gets a letter under the same number.
    """

    __tablename__ = "urgings"
    __table_args__ = (
        UniqueConstraint("issuer_id", "year", "number"),
        Index(None, "day"),
        CheckConstraint("reply_by >= day", name="reply_by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    issuer_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    year: Mapped[int]
    number: Mapped[int]
    reason: Mapped[str] = mapped_column(Text)
    reply_by: Mapped[date]
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    day: Mapped[date]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    issuer: Mapped[Unit] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id])
    letters: Mapped[list[UrgingLetter]] = relationship(back_populates="urging", order_by="UrgingLetter.id")

    @property
    def name(self) -> str:
        """The number with its year."""
        return f"{self.number}/{self.year}"


class UrgingLetter(Base):
    """The letter of an urging to one unit."""

    __tablename__ = "urging_letters"
    __table_args__ = (UniqueConstraint("urging_id", "unit_id"), Index(None, "unit_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    urging_id: Mapped[int] = mapped_column(ForeignKey("urgings.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))

    urging: Mapped[Urging] = relationship(back_populates="letters")
    unit: Mapped[Unit] = relationship()
    tasks: Mapped[list[UrgedTask]] = relationship(back_populates="letter", order_by="UrgedTask.id")


class UrgedTask(Base):
    """A task in a letter: the how many-th urging of it this is, and whether that went to the supervising leader.

    State, percentage and deadline are those of the moment: the letter reads the same later.
    """

    __tablename__ = "urged_tasks"
    __table_args__ = (
        UniqueConstraint("letter_id", "task_id"),
        UniqueConstraint("task_id", "times"),
        CheckConstraint("times >= 1", name="times"),
        CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    letter_id: Mapped[int] = mapped_column(ForeignKey("urging_letters.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    times: Mapped[int]
    escalated: Mapped[bool] = mapped_column(default=False)
    state: Mapped[State] = mapped_column(code_of(State))
    percent: Mapped[int]
    due_on: Mapped[date | None]

    letter: Mapped[UrgingLetter] = relationship(back_populates="tasks")
    task: Mapped[Task] = relationship()
    answer: Mapped[UrgingAnswer | None] = relationship(back_populates="urged")


class UrgingAnswer(Base):
    """What the unit replied for one task: in words of its own, or by the progress report that `move` is."""

    __tablename__ = "urging_answers"
    __table_args__ = (Index(None, "move_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    urged_id: Mapped[int] = mapped_column(ForeignKey("urged_tasks.id"), unique=True)
    words: Mapped[str] = mapped_column(Text)
    move_id: Mapped[int | None] = mapped_column(ForeignKey("moves.id"))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    day: Mapped[date]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    urged: Mapped[UrgedTask] = relationship(back_populates="answer")
    move: Mapped[Move | None] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id])


class Letterhead(Base):
    """What stands around the letters of a body, where it differs from what its name and posts tell.

    An empty field means: as derived (`queries.letters`). `signature` holds lines such as "TM. ỦY BAN NHÂN DÂN",
    `copies` the lines of "Nơi nhận" after the addressee.
    """

    __tablename__ = "letterheads"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True, autoincrement=False)
    superior: Mapped[str] = mapped_column(String(200), default="")
    issuer: Mapped[str] = mapped_column(String(200), default="")
    symbol: Mapped[str] = mapped_column(String(40), default="")
    place: Mapped[str] = mapped_column(String(100), default="")
    signature: Mapped[str] = mapped_column(Text, default="")
    signer: Mapped[str] = mapped_column(String(200), default="")
    copies: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit] = relationship()

    __mapper_args__ = {"version_id_col": version}
