"""Figures of a day that are kept, so that a dashboard reads a few rows however many tasks there are."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.labels import Topic
from tracker.reports.rules import Circle
from tracker.storage.database import Base, code_of


class KeptDay(Base):
    """A day whose figures are kept. `soon_until` is the last day that counted as "due soon", seen from it.

    `silent_days` and `standing_days` are how long the office waited for word of ordinary and of standing tasks.
    Without its row nothing in `kept_figures` counts for the day: figures are then counted row by row.
    """

    __tablename__ = "kept_days"

    day: Mapped[date] = mapped_column(primary_key=True)
    soon_until: Mapped[date]
    silent_days: Mapped[int]
    standing_days: Mapped[int]


class KeptFigures(Base):
    """How many tasks of a unit and a topic stood how at the end of a day; today, how they stand.

    `below` rows count what the unit and all units below it lead, the others what it leads itself. Each row belongs to
    a circle: of all plain tasks (`of_id` 0), of those that one leader supervises, or of the confidential ones that one
    unit gave. The columns are those of `Figures`, how old what is overdue is, on how many the unit is silent, and how
    many periods of duties were missed. Of days that are over only `below` rows of units with others below them last.
    """

    __tablename__ = "kept_figures"
    __table_args__ = (
        # Which units are silent: they alone, without the figures of all others.
        Index(
            "ix_kept_figures_silent",
            "day",
            "circle",
            "of_id",
            "unit_id",
            "topic",
            "silent",
            sqlite_where=text("silent > 0 AND below IS 0"),
            postgresql_where=text("silent > 0 AND below IS false"),
        ),
    )

    day: Mapped[date] = mapped_column(primary_key=True)
    circle: Mapped[Circle] = mapped_column(code_of(Circle, 12), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    below: Mapped[bool] = mapped_column(primary_key=True)
    of_id: Mapped[int] = mapped_column(primary_key=True)
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
    silent: Mapped[int] = mapped_column(default=0, server_default="0")
    missed: Mapped[int] = mapped_column(default=0, server_default="0")


class KeptSilence(Base):
    """On how many tasks of any topic a unit itself is silent today, in a circle: few rows for a whole province."""

    __tablename__ = "kept_silence"

    day: Mapped[date] = mapped_column(primary_key=True)
    circle: Mapped[Circle] = mapped_column(code_of(Circle, 12), primary_key=True)
    of_id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    silent: Mapped[int] = mapped_column(default=0, server_default="0")
