"""Notices, how each person wants mail, the reminders that went out, and the calendar feeds."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, TypeAlias

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.notifications.rules import Audience, Kind, Rhythm, Series
from tracker.org.models import Person, Unit
from tracker.proposals.models import Proposal
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models import Task

#: What an act is about, and a notice of it.
Matter: TypeAlias = Task | Proposal | Unit


class Notice(Base):
    """One act told to one person, in the transaction of the act.

    The words are not kept: `action` and `audience` find them in `rules.TABLE`, `detail` holds what they name, and
    title and deadline are read from what it is about, so that whoever loses sight of that loses its notices too.
    `post_id` is the post in which the person is told: opening the notice acts in it. `digest` is true while the
    notice waits to be gathered into a mail.
    """

    __tablename__ = "notices"
    __table_args__ = (
        Index(None, "person_id", "read_at"),
        Index(None, "person_id", "at"),
        Index(None, "digest", "person_id"),
        Index(None, "task_id"),
        Index(None, "proposal_id"),
        Index(None, "unit_id"),
        Index(None, "post_id"),
        CheckConstraint(
            "CASE WHEN unit_id IS NULL THEN (task_id IS NULL) <> (proposal_id IS NULL) "
            "ELSE task_id IS NULL AND proposal_id IS NULL END",
            name="matter",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    action: Mapped[str] = mapped_column(String(60))
    audience: Mapped[Audience] = mapped_column(code_of(Audience))
    kind: Mapped[Kind] = mapped_column(code_of(Kind))
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))
    proposal_id: Mapped[int | None] = mapped_column(ForeignKey("proposals.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    by_name: Mapped[str] = mapped_column(String(200))
    by_post: Mapped[str] = mapped_column(String(200))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    read_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    digest: Mapped[bool]

    task: Mapped[Task | None] = relationship()
    proposal: Mapped[Proposal | None] = relationship()
    unit: Mapped[Unit | None] = relationship()

    @property
    def matter(self) -> Matter:
        """What it is about."""
        found = self.task or self.proposal or self.unit
        assert found is not None, "the database holds a notice to one of them"  # noqa: S101
        return found


class Preference(Base):
    """How one person wants to be told by mail; without a row the settings of the site hold."""

    __tablename__ = "notice_preferences"
    __table_args__ = (
        CheckConstraint("hour BETWEEN 0 AND 23", name="hour"),
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    waits: Mapped[Rhythm] = mapped_column(code_of(Rhythm))
    reminders: Mapped[Rhythm] = mapped_column(code_of(Rhythm))
    information: Mapped[Rhythm] = mapped_column(code_of(Rhythm))
    hour: Mapped[int]
    weekday: Mapped[int]
    quiet_start: Mapped[time]
    quiet_end: Mapped[time]
    quiet_days_off: Mapped[bool]
    follow: Mapped[bool]


class Reminder(Base):
    """A reminder that went out: one of each stage for a task and its deadline, however often the job runs."""

    __tablename__ = "reminders"
    __table_args__ = (UniqueConstraint("task_id", "due_on", "series", "stage"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    due_on: Mapped[date]
    series: Mapped[Series] = mapped_column(code_of(Series))
    stage: Mapped[int]
    at: Mapped[datetime] = mapped_column(UTCDateTime())


class CalendarFeed(Base):
    """The secret address under which a calendar program reads a person's deadlines.

    Only the SHA-256 of the secret is kept: who reads the database cannot read the feeds with it. `content` is the
    hash of what was answered last, `changed_at` when that was first answered: a calendar program asks for it.
    """

    __tablename__ = "calendar_feeds"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime())
    content: Mapped[str] = mapped_column(String(64))
    changed_at: Mapped[datetime] = mapped_column(UTCDateTime())

    person: Mapped[Person] = relationship()
