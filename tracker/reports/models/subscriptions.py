"""Reports that come to a person by mail."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.org.models import Person, Post
from tracker.reports.rules.rhythms import End, Rhythm
from tracker.storage.database import Base, UTCDateTime, code_of


class ReportSubscription(Base):
    """A report with its filter that comes to one person in a rhythm, with the rights of the post it was ordered in.

    It lasts until the person ends it, or the program does because the post is held no longer (`ended_why`).
    """

    __tablename__ = "report_subscriptions"
    __table_args__ = (
        Index(None, "person_id"),
        Index(None, "post_id"),
        CheckConstraint("form IN ('docx', 'pdf')", name="form"),
        CheckConstraint("(ended_at IS NULL) = (ended_why IS NULL)", name="ended"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    code: Mapped[str] = mapped_column(String(40))
    query: Mapped[str] = mapped_column(Text)
    rhythm: Mapped[Rhythm] = mapped_column(code_of(Rhythm))
    form: Mapped[str] = mapped_column(String(8))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime())
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    ended_why: Mapped[End | None] = mapped_column(code_of(End))
    version: Mapped[int] = mapped_column(default=1)

    person: Mapped[Person] = relationship()
    post: Mapped[Post] = relationship()

    __mapper_args__ = {"version_id_col": version}


class SubscriptionMail(Base):
    """The mail of one period ("2026-11-23"): its key lets it be written once, by however many processes."""

    __tablename__ = "subscription_mails"

    subscription_id: Mapped[int] = mapped_column(ForeignKey("report_subscriptions.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(10), primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime())
