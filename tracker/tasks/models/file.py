"""Photos and documents that went along with a step."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.evidence.models import Upload
from tracker.org.models import Person
from tracker.storage.database import Base, UTCDateTime
from tracker.tasks.models.task import Move


class MoveFile(Base):
    """A file of a report. One that was sent by mistake is marked as removed, with who, when and why: the row stays,
    the content is no longer served.
    """

    __tablename__ = "move_files"
    __table_args__ = (
        # The files of a task's timeline.
        Index(None, "move_id"),
        CheckConstraint(
            "(removed_at IS NULL) = (removed_by_id IS NULL) AND (removed_at IS NULL) = (removal_reason IS NULL)",
            name="removed",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    move_id: Mapped[int] = mapped_column(ForeignKey("moves.id"))
    upload_id: Mapped[int] = mapped_column(ForeignKey("uploads.id"), unique=True)
    removed_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    removal_reason: Mapped[str | None] = mapped_column(String(300))

    move: Mapped[Move] = relationship()
    upload: Mapped[Upload] = relationship()
    removed_by: Mapped[Person | None] = relationship()
