"""What people do to a task besides its moves: who is in charge of it, and when it is due; requests for extensions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, event, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.labels import N_, Labelled
from tracker.org.models import Person, Unit
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models.task import Move, Task
from tracker.tasks.rules import ExtensionState


class ActKind(Labelled):
    """What was done, as the timeline says it."""

    OFFICIAL_NAMED = "official_named", N_("Phân công người phụ trách")
    OFFICIAL_TOOK = "official_took", N_("Tự nhận phụ trách")
    OFFICIAL_LEFT = "official_left", N_("Thôi phụ trách")
    SUPERVISOR_NAMED = "supervisor_named", N_("Phân công lãnh đạo chỉ đạo")
    SUPERVISOR_LEFT = "supervisor_left", N_("Thôi lãnh đạo chỉ đạo")
    EXTENSION_ASKED = "extension_asked", N_("Xin gia hạn")
    EXTENSION_PREPARED = "extension_prepared", N_("Thư ký đề xuất về gia hạn")
    EXTENSION_GRANTED = "extension_granted", N_("Đồng ý gia hạn")
    EXTENSION_REFUSED = "extension_refused", N_("Không đồng ý gia hạn")
    EXTENSION_WITHDRAWN = "extension_withdrawn", N_("Rút yêu cầu gia hạn")
    EXTENSION_LAPSED = "extension_lapsed", N_("Yêu cầu gia hạn hết hiệu lực")
    EXTENDED = "extended", N_("Gia hạn")
    MADE_CONFIDENTIAL = "made_confidential", N_("Đánh dấu mật")
    CONFIDENCE_LIFTED = "confidence_lifted", N_("Bỏ mật")
    PASSED_ON = "passed_on", N_("Chuyển sang đơn vị kế thừa")


class Extension(Base):
    """A deadline that was moved, or that a unit asks to have moved.

    `unit` is the unit that asked, or the one that gave the extension by itself (`direct`). `old_due_on` is the
    deadline at that time, `asked_due_on` the day asked for, `new_due_on` the day granted. `late` says that the
    request came after the deadline. Who asked, prepared and decided, and their words, stand in `acts`.
    """

    __tablename__ = "extensions"
    __table_args__ = (
        Index(None, "task_id"),
        # At most one open request for a task, even when two people ask at the same moment.
        Index(
            "uq_extensions_open",
            "task_id",
            unique=True,
            sqlite_where=text("state = 'asked'"),
            postgresql_where=text("state = 'asked'"),
        ),
        Index(None, "state"),  # the list of requests that wait for a decision
        CheckConstraint("(state = 'granted') = (new_due_on IS NOT NULL)", name="granted"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    state: Mapped[ExtensionState] = mapped_column(code_of(ExtensionState))
    old_due_on: Mapped[date]
    asked_due_on: Mapped[date]
    new_due_on: Mapped[date | None]
    late: Mapped[bool]
    direct: Mapped[bool]

    task: Mapped[Task] = relationship()
    unit: Mapped[Unit] = relationship()
    acts: Mapped[list[Act]] = relationship(back_populates="extension", order_by="Act.id")

    @property
    def asked(self) -> Act:
        """The request itself, or the act that gave the extension without one."""
        return self.acts[0]

    @property
    def prepared(self) -> Act | None:
        """The secretary's newest recommendation."""
        return next((act for act in reversed(self.acts) if act.kind is ActKind.EXTENSION_PREPARED), None)

    @property
    def decided(self) -> Act | None:
        """What ended it: the decision, the withdrawal, or the end of its task."""
        ended = self.state is not ExtensionState.ASKED
        return self.acts[-1] if ended else None


class Act(Base):
    """One act on a task that leaves its state as it is: who, for whom, when, and the words said. Never changed.

    `subject` is the person it is about, `due_on` the day it names, `version` the version of the task that it made.
    """

    __tablename__ = "acts"
    __table_args__ = (Index(None, "task_id"), Index(None, "extension_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    kind: Mapped[ActKind] = mapped_column(code_of(ActKind))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    note: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date | None]
    subject_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    extension_id: Mapped[int | None] = mapped_column(ForeignKey("extensions.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    version: Mapped[int]

    task: Mapped[Task] = relationship()
    subject: Mapped[Person | None] = relationship(foreign_keys=[subject_id])
    extension: Mapped[Extension | None] = relationship(back_populates="acts")
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id])


@event.listens_for(Move, "before_insert")
@event.listens_for(Act, "before_insert")
def _stamp(mapper: Any, connection: Any, row: Move | Act) -> None:
    """Write down the task's version: the task is flushed before what refers to it, so it is the new one."""
    row.version = row.task.version
