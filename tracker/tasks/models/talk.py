"""What is said about a task: directions by those in charge, comments by the units concerned."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.org.models import Person, Unit
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models.task import Task
from tracker.tasks.rules import RemarkKind


class Remark(Base):
    """A direction or a comment. Its words never change; the author may take it back for a short time.

    `unit` is the unit of the post spoken from: a direction is answered for a unit by a reply from that unit.
    A direction waits for the units it calls, or for the lead unit when it calls none. `reply_to` is always the
    first remark of its thread.
    """

    __tablename__ = "remarks"
    __table_args__ = (
        Index(None, "task_id"),
        Index(None, "reply_to_id"),
        CheckConstraint("reply_by IS NULL OR kind = 'direction'", name="deadline"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    kind: Mapped[RemarkKind] = mapped_column(code_of(RemarkKind))
    words: Mapped[str] = mapped_column(Text)
    reply_by: Mapped[date | None]
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("remarks.id"))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    day: Mapped[date]
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime())

    task: Mapped[Task] = relationship()
    unit: Mapped[Unit] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id])
    reply_to: Mapped[Remark | None] = relationship(remote_side=[id])
    mentions: Mapped[list[RemarkUnit]] = relationship(
        back_populates="remark", cascade="all, delete-orphan", order_by="RemarkUnit.id"
    )

    @property
    def mentioned(self) -> list[Unit]:
        """The units called by name."""
        return [row.unit for row in self.mentions]


class RemarkUnit(Base):
    """A unit that a remark calls by name."""

    __tablename__ = "remark_units"
    __table_args__ = (UniqueConstraint("remark_id", "unit_id"), Index(None, "unit_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    remark_id: Mapped[int] = mapped_column(ForeignKey("remarks.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))

    remark: Mapped[Remark] = relationship(back_populates="mentions")
    unit: Mapped[Unit] = relationship()
