"""Figures of a day that are kept, so that a dashboard reads a few rows however many tasks there are."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.labels import Topic
from tracker.storage.database import Base, code_of


class KeptDay(Base):
    """A day whose figures are kept. `soon_until` is the last day that counted as "due soon", seen from it.

    Without its row nothing in `kept_figures` counts for the day: figures are then counted row by row.
    """

    __tablename__ = "kept_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    soon_until: Mapped[date]


class KeptFigures(Base):
    """How many tasks of a unit and a topic stood how at the end of a day; today, how they stand.

    `below` rows count what the unit and all units below it lead, the others what it leads itself. Confidential tasks
    are in none of them: who may know of them is decided for each reader. The columns are those of `Figures`, and how
    old what is overdue is. Of days that are over only `below` rows of units with others below them last.
    """

    __tablename__ = "kept_figures"

    day: Mapped[date] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    below: Mapped[bool] = mapped_column(primary_key=True)
    topic: Mapped[Topic] = mapped_column(code_of(Topic), primary_key=True)
    assigned: Mapped[int] = mapped_column(default=0, server_default="0")
    done: Mapped[int] = mapped_column(default=0, server_default="0")
    open: Mapped[int] = mapped_column(default=0, server_default="0")
    in_time: Mapped[int] = mapped_column(default=0, server_default="0")
    due_soon: Mapped[int] = mapped_column(default=0, server_default="0")
    overdue: Mapped[int] = mapped_column(default=0, server_default="0")
    waiting: Mapped[int] = mapped_column(default=0, server_default="0")
    blocked: Mapped[int] = mapped_column(default=0, server_default="0")
    done_on_time: Mapped[int] = mapped_column(default=0, server_default="0")
    done_late: Mapped[int] = mapped_column(default=0, server_default="0")
    original_on_time: Mapped[int] = mapped_column(default=0, server_default="0")
    original_late: Mapped[int] = mapped_column(default=0, server_default="0")
    original_overdue: Mapped[int] = mapped_column(default=0, server_default="0")
    reported: Mapped[int] = mapped_column(default=0, server_default="0")
    age_week: Mapped[int] = mapped_column(default=0, server_default="0")
    age_month: Mapped[int] = mapped_column(default=0, server_default="0")
    age_quarter: Mapped[int] = mapped_column(default=0, server_default="0")
    age_longer: Mapped[int] = mapped_column(default=0, server_default="0")
