"""Reports that a body has published: frozen, numbered, and proved by a digest."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.org.models import Person, Unit
from tracker.storage.database import Base, UTCDateTime


class ReportCounter(Base):
    """The last number that a body gave to a published report in a year; raised in the transaction of the act."""

    __tablename__ = "report_counters"

    body_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    last: Mapped[int]


class PublishedReport(Base):
    """A report as it was published, under its number in the year of the body whose figures it shows ("12/2026").

    `content` is the report as canonical JSON (`tracker.papers.kept`) and `digest` its SHA-256; neither is ever
    written again. `query` is the filter in the words of an address, with everything in it that depended on the day or
    on the reader made plain. `as_of` is the day that the figures show. One that was withdrawn keeps its content and its
    number.
    """

    __tablename__ = "published_reports"
    __table_args__ = (
        UniqueConstraint("body_id", "year", "number"),
        # The list of a scope, the newest first.
        Index(None, "at"),
        CheckConstraint("(withdrawn_at IS NULL) = (withdrawn_why IS NULL)", name="withdrawn"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    year: Mapped[int]
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(500))
    query: Mapped[str] = mapped_column(Text)
    as_of: Mapped[date]
    content: Mapped[str] = mapped_column(Text, deferred=True)
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    day: Mapped[date]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(500))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    withdrawn_by: Mapped[str | None] = mapped_column(String(500))
    withdrawn_why: Mapped[str | None] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)

    body: Mapped[Unit] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def name(self) -> str:
        """The number with its year."""
        return f"{self.number}/{self.year}"
