"""The steps of a unit's own plan under its task."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.org.models import Person
from tracker.storage.database import Base, UTCDateTime
from tracker.tasks.models.task import Task


class PlanStep(Base):
    """One step of the plan: what, who does it, until when, when it was done. One taken out stays in the record."""

    __tablename__ = "plan_steps"
    __table_args__ = (
        Index(None, "task_id", "position"),
        CheckConstraint("(done_on IS NULL) = (done_by_id IS NULL)", name="done"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date | None]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    done_on: Mapped[date | None]
    done_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    done_post: Mapped[str] = mapped_column(String(200), default="")
    removed: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column()

    task: Mapped[Task] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    done_by: Mapped[Person | None] = relationship(foreign_keys=[done_by_id])

    __mapper_args__ = {"version_id_col": version}

    def late_on(self, day: date) -> bool:
        """True when the step missed its day: done after it, or not done by `day`."""
        return self.due_on is not None and (self.done_on or day) > self.due_on
