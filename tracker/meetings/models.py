"""A conference, its documents, and the passages of a document."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.labels import NoTaskReason
from tracker.meetings.rules import DocumentState, MeetingKind, Outcome
from tracker.org.models import Person, Unit
from tracker.storage.database import Base, UTCDateTime, code_of


class Meeting(Base):
    """A conference or meeting of a committee; `body` is the committee whose conclusions it gives.

    `confidential` is how its documents start; it hides nothing of itself.
    """

    __tablename__ = "meetings"
    # Lists are read newest first, and by the committee in scope.
    __table_args__ = (Index(None, "held_on"), Index(None, "body_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    kind: Mapped[MeetingKind] = mapped_column(code_of(MeetingKind))
    body_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    held_on: Mapped[date]
    chair: Mapped[str] = mapped_column(String(200))
    place: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(800))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    confidential: Mapped[bool] = mapped_column(default=False, server_default=false())
    version: Mapped[int] = mapped_column()

    body: Mapped[Unit] = relationship()
    documents: Mapped[list[Document]] = relationship(back_populates="meeting", order_by="Document.id")

    __mapper_args__ = {"version_id_col": version}


class Document(Base):
    """A source document. The original stays untouched in the file store; `text` is its normal form.

    `text_hash` is the SHA-256 of `text` as issued: after issue neither changes. `confidential` is how its passages
    start; what is hidden from whom is said by each passage.
    """

    __tablename__ = "documents"
    __table_args__ = (
        Index(None, "meeting_id"),
        Index(None, "state"),  # the secretary's home asks for those in review
        CheckConstraint("(state = 'issued') = (issued_at IS NOT NULL)", name="issued"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    title: Mapped[str] = mapped_column(String(300))
    dated_on: Mapped[date | None]
    filename: Mapped[str | None] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100))
    original_hash: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    text_hash: Mapped[str] = mapped_column(String(64))
    state: Mapped[DocumentState] = mapped_column(code_of(DocumentState))
    issued_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    confidential: Mapped[bool] = mapped_column(default=False, server_default=false())
    version: Mapped[int] = mapped_column()

    meeting: Mapped[Meeting] = relationship(back_populates="documents")
    issued_by: Mapped[Person | None] = relationship()
    passages: Mapped[list[Passage]] = relationship(
        back_populates="document", cascade="all, delete-orphan", order_by="Passage.start"
    )

    __mapper_args__ = {"version_id_col": version}

    @property
    def day(self) -> date:
        """The day from which its relative deadlines count: its own, else that of the conference."""
        return self.dated_on or self.meeting.held_on


class MeetingStamp(Base):
    """The one row whose `stamp` the database changes with whatever filters say of conferences, whoever writes.

    What a process keeps of the conferences is known by it (`queries.choices`). There is none before the first.
    """

    __tablename__ = "meeting_stamp"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stamp: Mapped[str] = mapped_column(String(32))


class Passage(Base):
    """One stretch of a document's text, [start, end) in code points, and what became of it.

    Passages of a document do not overlap and leave out only white space. While `outcome` is pending,
    `reason` is the program's suggestion why it is no task, and `sure` says whether a person should look.
    A request of a locality is answered in words (`answer`) or by the passage that orders it (`linked`). The words
    of a `confidential` one are read by whoever sees a task of it, and by those who gave the order.
    """

    __tablename__ = "passages"
    __table_args__ = (
        UniqueConstraint("document_id", "start"),
        CheckConstraint('start < "end"', name="span"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    start: Mapped[int]
    end: Mapped[int]
    outcome: Mapped[Outcome] = mapped_column(code_of(Outcome))
    reason: Mapped[NoTaskReason | None] = mapped_column(code_of(NoTaskReason))
    sure: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    answer: Mapped[str] = mapped_column(Text, default="")
    linked_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id", ondelete="SET NULL"), index=True)
    confidential: Mapped[bool] = mapped_column(default=False, server_default=false())
    version: Mapped[int] = mapped_column()

    document: Mapped[Document] = relationship(back_populates="passages")
    linked: Mapped[Passage | None] = relationship(remote_side=[id])

    __mapper_args__ = {"version_id_col": version}

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.document.text[self.start : self.end]
