"""Sheets that somebody handed in, their rows, which task each row has become, what a unit calls its columns."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.labels import N_, Labelled
from tracker.meetings.models import Document, Meeting
from tracker.org.models import Person, Unit
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models import Task
from tracker.worksheets.rules import Match, Outcome


class SheetState(Labelled):
    """What became of a sheet."""

    SHOWN = "shown", N_("Chưa nhập")
    TAKEN = "taken", N_("Đã nhập")
    UNDONE = "undone", N_("Đã hoàn tác")


class Worksheet(Base):
    """A sheet of ongoing work that a secretary handed in for the unit `body`, which gave the tasks.

    `digest` is the SHA-256 of the file: until it is taken in it lies in the store of sheets, afterwards with the
    documents. `layout` keeps how it is read, `stamp` what its rows were planned against. `meeting` is the register
    that the tasks stand in (made when the sheet is taken in, where none was chosen), `document` the source document
    whose passages are the new rows.
    """

    __tablename__ = "worksheets"
    __table_args__ = (
        Index(None, "body_id", "state"),  # what a unit has taken in
        Index(None, "state", "created_at"),  # the sweep of sheets that were never taken in
        Index(None, "meeting_id"),
        Index(None, "document_id"),
        CheckConstraint("(state = 'shown') = (taken_at IS NULL)", name="taken"),
        CheckConstraint("(state = 'undone') = (undone_at IS NOT NULL)", name="undone"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id"))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    state: Mapped[SheetState] = mapped_column(code_of(SheetState))
    digest: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(200))
    layout: Mapped[dict[str, Any]] = mapped_column(JSON)
    stamp: Mapped[str] = mapped_column(String(64))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    taken_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    undone_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    version: Mapped[int] = mapped_column()

    body: Mapped[Unit] = relationship()
    meeting: Mapped[Meeting | None] = relationship()
    document: Mapped[Document | None] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])

    __mapper_args__ = {"version_id_col": version}


class WorksheetRow(Base):
    """One row of a sheet: what becomes of it, why not where it cannot be taken, and how it is told.

    `place` orders the rows as they are read: wrong ones first. `shown` holds its words for the page, `errors` and
    `notes` triples of cell, sentence and values. Once the sheet is taken in, `task` is what the row became,
    `version` the task's version by that, and `before` what the sheet before had said of it.
    """

    __tablename__ = "worksheet_rows"
    __table_args__ = (
        UniqueConstraint("worksheet_id", "number"),
        Index(None, "worksheet_id", "place"),  # the preview, page by page
        Index(None, "task_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    worksheet_id: Mapped[int] = mapped_column(ForeignKey("worksheets.id", ondelete="CASCADE"))
    number: Mapped[int]
    place: Mapped[int]
    outcome: Mapped[Outcome] = mapped_column(code_of(Outcome))
    match: Mapped[Match | None] = mapped_column(code_of(Match))
    shown: Mapped[dict[str, Any]] = mapped_column(JSON)
    errors: Mapped[list[Any]] = mapped_column(JSON)
    notes: Mapped[list[Any]] = mapped_column(JSON)
    task_id: Mapped[int | None] = mapped_column(ForeignKey("tasks.id"))
    version: Mapped[int | None]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    task: Mapped[Task | None] = relationship()


class SheetTask(Base):
    """Which task a row of the town's sheet has become, for every sheet that is handed in later.

    A row is known by its `code`, where the sheet has such a column, else by the `fingerprint` of its order and lead
    unit; both within the unit that gave the tasks. `said` is what the newest sheet said of it, `version` the task's
    version by that: a task of another version was touched by people since, and no sheet overwrites them.
    """

    __tablename__ = "sheet_tasks"
    __table_args__ = (
        UniqueConstraint("body_id", "code"),
        Index(None, "body_id", "fingerprint"),  # rows are looked up by what they say
        # Of two sheets taken in at the same moment only one makes a task of a row without a code.
        Index(
            "uq_sheet_tasks_bare",
            "body_id",
            "fingerprint",
            unique=True,
            sqlite_where=text("code IS NULL"),
            postgresql_where=text("code IS NULL"),
        ),
        UniqueConstraint("task_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    body_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    code: Mapped[str | None] = mapped_column(String(60))
    fingerprint: Mapped[str] = mapped_column(String(64))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    said: Mapped[dict[str, Any]] = mapped_column(JSON)
    version: Mapped[int]

    task: Mapped[Task] = relationship()


class SheetHabit(Base):
    """What a unit's secretaries say that a heading of their sheets means: toneless heading → column, "" for none."""

    __tablename__ = "sheet_habits"

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    headings: Mapped[dict[str, Any]] = mapped_column(JSON)
