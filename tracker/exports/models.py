"""Files that people asked for."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.exports.rules import ExportState, Trouble, share
from tracker.org.models import Person, Post
from tracker.storage.database import Base, UTCDateTime, code_of

_OPEN = "state IN ('waiting', 'running')"


class Export(Base):
    """A list of tasks that somebody wants as a file, with the rights of the post it was asked for in.

    `query` is the filter as an address says it, `columns` the keys of the columns joined by commas. `total` is how
    many rows it will have, `found` how many the list holds, `done` how many are written. The worker that makes it
    holds `claim` until `claimed_until`; of one that waits that is when it is tried again. `digest` is the SHA-256 of
    the file in `storage.blobs.exports`, once it is `done`.
    """

    __tablename__ = "exports"
    __table_args__ = (
        # Each person has one file made at a time.
        Index(
            "uq_exports_person_open",
            "person_id",
            unique=True,
            sqlite_where=text(_OPEN),
            postgresql_where=text(_OPEN),
        ),
        Index(None, "person_id", "id"),  # somebody's own files, newest first
        Index(None, "post_id"),
        Index(None, "state", "asked_at"),  # what waits to be made; what has been kept long enough
        CheckConstraint("(state = 'done') = (digest IS NOT NULL)", name="made"),
        CheckConstraint("(state = 'failed') = (trouble IS NOT NULL)", name="trouble"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    query: Mapped[str] = mapped_column(Text)
    columns: Mapped[str] = mapped_column(String(400))
    language: Mapped[str] = mapped_column(String(8))
    state: Mapped[ExportState] = mapped_column(code_of(ExportState))
    total: Mapped[int] = mapped_column(default=0)
    found: Mapped[int] = mapped_column(default=0)
    done: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime())
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    claim: Mapped[str | None] = mapped_column(String(32))
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime())
    trouble: Mapped[Trouble | None] = mapped_column(code_of(Trouble))
    digest: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int | None]
    filename: Mapped[str | None] = mapped_column(String(200))

    person: Mapped[Person] = relationship()
    post: Mapped[Post] = relationship()

    @property
    def percent(self) -> int:
        """How much of it is written."""
        return share(self.done, self.total)
