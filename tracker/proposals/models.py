"""Proposals of wards and offices, what was done with each, and the tasks that answer it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.labels import Topic
from tracker.meetings.models import Meeting, Passage
from tracker.org.models import Person, Unit
from tracker.proposals.rules import Act, ProposalState
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models import Task


class Proposal(Base):
    """Something that a unit asks of a committee or office above it.

    `unit` is None where a document does not say who asked. `meeting` and `passage` are set for one that was found
    in a document of a conference; `wish_on` is the day by which the unit would like an answer.
    """

    __tablename__ = "proposals"
    __table_args__ = (
        Index(None, "unit_id", "state"),
        Index(None, "body_id", "state"),
        Index(None, "meeting_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    words: Mapped[str] = mapped_column(Text)
    topic: Mapped[Topic] = mapped_column(code_of(Topic))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    body_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    raised_on: Mapped[date]
    wish_on: Mapped[date | None]
    state: Mapped[ProposalState] = mapped_column(code_of(ProposalState))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    passage_id: Mapped[int | None] = mapped_column(ForeignKey("passages.id"), unique=True)
    folded: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit | None] = relationship(foreign_keys=[unit_id])
    body: Mapped[Unit] = relationship(foreign_keys=[body_id])
    meeting: Mapped[Meeting | None] = relationship()
    passage: Mapped[Passage | None] = relationship()
    acts: Mapped[list[ProposalAct]] = relationship(back_populates="proposal", order_by="ProposalAct.id")
    links: Mapped[list[ProposalTask]] = relationship(back_populates="proposal", order_by="ProposalTask.id")

    __mapper_args__ = {"version_id_col": version}

    @property
    def tasks(self) -> list[Task]:
        """The tasks that it is linked to."""
        return [link.task for link in self.links]


class ProposalAct(Base):
    """One thing done with a proposal: who, for whom, when, and the words said. Never changed."""

    __tablename__ = "proposal_acts"
    __table_args__ = (Index(None, "proposal_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    act: Mapped[Act] = mapped_column(code_of(Act))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    day: Mapped[date]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))

    proposal: Mapped[Proposal] = relationship(back_populates="acts")
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id])


class ProposalTask(Base):
    """A task that answers a proposal."""

    __tablename__ = "proposal_tasks"
    __table_args__ = (UniqueConstraint("proposal_id", "task_id"), Index(None, "task_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposals.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))

    proposal: Mapped[Proposal] = relationship(back_populates="links")
    task: Mapped[Task] = relationship()
