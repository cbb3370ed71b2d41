"""The runs of jobs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.jobs.rules import RunState
from tracker.storage.database import Base, UTCDateTime, code_of


class JobRun(Base):
    """One period of one job, run once: whoever inserts the row, or takes it over when its lease is out, runs it.

    `due_at` is when the period began; `missed` counts the periods before it that nobody ran. `asked_by` names the
    administrator who wanted a run out of turn. These rows are the truth; the queue only wakes who reads them.
    """

    __tablename__ = "job_runs"
    __table_args__ = (
        UniqueConstraint("job", "period"),
        Index(None, "job", "id"),
        Index(None, "state"),
        Index(None, "started_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    job: Mapped[str] = mapped_column(String(60))
    period: Mapped[str] = mapped_column(String(60))
    due_at: Mapped[datetime] = mapped_column(UTCDateTime())
    asked_by: Mapped[str | None] = mapped_column(String(200))
    missed: Mapped[int] = mapped_column(default=0)
    state: Mapped[RunState] = mapped_column(code_of(RunState))
    attempts: Mapped[int] = mapped_column(default=0)
    claim: Mapped[str | None] = mapped_column(String(32))
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime())
    next_try_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    started_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    words: Mapped[str] = mapped_column(String(500), default="")
    error: Mapped[str | None] = mapped_column(String(500))
