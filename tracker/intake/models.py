"""The draft of a task that belongs to one passage in review, and what reviews teach the extraction."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.labels import N_, ItemKind, Labelled, Recurrence, Topic
from tracker.meetings.models import Passage
from tracker.org.models import Unit
from tracker.storage.database import Base, UTCDateTime, code_of


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


class LessonKind(Labelled):
    """What a correction may teach."""

    ALIAS = "alias", N_("Tên gọi khác của đơn vị")
    TOPIC = "topic", N_("Lĩnh vực của cụm từ")


class LessonState(Labelled):
    """What became of a lesson: only accepted ones are used."""

    SUGGESTED = "suggested", N_("Chờ duyệt")
    ACCEPTED = "accepted", N_("Đang dùng")
    WITHDRAWN = "withdrawn", N_("Không dùng")


class Lesson(Base):
    """A fact that corrections suggest: a name that stands for a unit, or a phrase that tells the topic.

    `key` holds kind, folded phrase and meaning, so that the same lesson is kept once; `seen` counts how often
    a correction suggested it.
    """

    __tablename__ = "lessons"
    __table_args__ = (Index(None, "state"), Index(None, "unit_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[LessonKind] = mapped_column(code_of(LessonKind))
    key: Mapped[str] = mapped_column(String(300), unique=True)
    phrase: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    topic: Mapped[Topic | None] = mapped_column(code_of(Topic))
    state: Mapped[LessonState] = mapped_column(code_of(LessonState))
    seen: Mapped[int] = mapped_column(default=1)
    first_at: Mapped[datetime] = mapped_column(UTCDateTime())
    version: Mapped[int] = mapped_column()

    unit: Mapped[Unit | None] = relationship()

    __mapper_args__ = {"version_id_col": version}
