"""The outbox."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.mail.rules import MailState, Trouble
from tracker.storage.database import Base, UTCDateTime, code_of


class OutgoingMail(Base):
    """One mail to one person, from the act that caused it to the server that took it.

    `key` says what the mail is about, once for ever: the same is never posted twice. `person_id` is a plain
    number, since people stand above mail and a mail must read the same after they have changed. `claim` and
    `claimed_until` belong to the worker that is sending it; a claim that ran out is free again. `trouble` is why
    the last try failed, `last_error` what the server said to it.
    """

    __tablename__ = "outgoing_mail"
    __table_args__ = (
        Index(None, "state", "next_try_at"),
        Index(None, "sent_at"),
        CheckConstraint("(attachment_hash IS NULL) = (attachment_name IS NULL)", name="attachment"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(80))
    person_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(200))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)
    attachment_name: Mapped[str | None] = mapped_column(String(200))
    attachment_type: Mapped[str | None] = mapped_column(String(100))
    attachment_hash: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    not_before: Mapped[datetime | None] = mapped_column(UTCDateTime())
    expires_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    state: Mapped[MailState] = mapped_column(code_of(MailState))
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime] = mapped_column(UTCDateTime())
    claim: Mapped[str | None] = mapped_column(String(32))
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime())
    sent_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    trouble: Mapped[Trouble | None] = mapped_column(code_of(Trouble))
    last_error: Mapped[str | None] = mapped_column(String(500))
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
