"""The draft of a task that belongs to one passage of a document in review."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.labels import N_, ItemKind, Labelled, Recurrence, Topic
from tracker.meetings.models import Passage
from tracker.storage.database import Base, code_of


class Origin(Labelled):
    """Who proposed a draft."""

    PROGRAM = "program", N_("Chương trình đề xuất")
    PERSON = "person", N_("Thư ký thêm")


class Draft(Base):
    """What the task of a passage would be: as the program read it, then as the secretary corrected it.

    `lead`, `coordinating` and `places` hold unit and group codes, valid on the day of the conference.
    `proposed` keeps the first reading in the guideline's fields with its cues, or {} for a draft that a
    person added; comparing it with the fields tells what was corrected.
    """

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    passage_id: Mapped[int] = mapped_column(ForeignKey("passages.id", ondelete="CASCADE"), unique=True)
    origin: Mapped[Origin] = mapped_column(code_of(Origin))
    kind: Mapped[ItemKind] = mapped_column(code_of(ItemKind))
    title: Mapped[str] = mapped_column(String(300))
    topic: Mapped[Topic] = mapped_column(code_of(Topic))
    due_on: Mapped[date | None]
    recurrence: Mapped[Recurrence | None] = mapped_column(code_of(Recurrence))
    lead: Mapped[list[str]] = mapped_column(JSON)
    coordinating: Mapped[list[str]] = mapped_column(JSON)
    places: Mapped[list[str]] = mapped_column(JSON)
    confidence: Mapped[float]
    proposed: Mapped[dict[str, Any]] = mapped_column(JSON)

    passage: Mapped[Passage] = relationship()
