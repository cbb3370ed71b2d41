"""The audit record: one row per act, appended in the transaction of the act, each linked to the one before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.storage.database import Base, UTCDateTime


class AuditEntry(Base):
    """Who did what to which subject, when, in which post, and for whom.

    Persons, posts and units are kept as plain numbers and names: the record must read the same after
    the people and units have changed. Rows are written by `audit.services` alone, in SQL; triggers of the database
    refuse to change or delete them.
    """

    __tablename__ = "audit_entries"
    # By subject: the history of one object; by moment: the newest first.
    __table_args__ = (Index(None, "subject", "subject_id"), Index(None, "at"))

    #: The place in the record, from 1 and without a gap: given by the head, not by the database.
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int | None]
    person_id: Mapped[int | None]
    person_name: Mapped[str] = mapped_column(String(200))
    post_id: Mapped[int | None]
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of: Mapped[str | None] = mapped_column(String(200))
    detail: Mapped[dict[str, Any]] = mapped_column(JSON)
    prev_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Base):
    """Where the record ends; one row, whose lock puts appending transactions in one order."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entries: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
