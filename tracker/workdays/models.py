"""Tables of the working-day calendar."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from tracker.core.calendar import DayKind, SpecialDay
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.workdays.rules import Source


class WorkWeek(Base):
    """The one row that says which days of a week are worked (Monday=0 … Sunday=6).

    `stamp` changes with every change of the calendar, days included: what was computed from an older one is
    known to be stale.
    """

    __tablename__ = "work_week"

    id: Mapped[int] = mapped_column(primary_key=True)
    weekdays: Mapped[list[int]] = mapped_column(JSON)
    stamp: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class CalendarYear(Base):
    """A year whose special days are kept in the table; any other year is the library's.

    `provisional` until the government's decision on the year is known and somebody has compared.
    """

    __tablename__ = "calendar_years"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    provisional: Mapped[bool]
    seeded_at: Mapped[datetime] = mapped_column(UTCDateTime())
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}


class CalendarDay(Base):
    """A day that is off or worked whatever the week says."""

    __tablename__ = "calendar_days"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(unique=True)
    kind: Mapped[DayKind] = mapped_column(code_of(DayKind))
    name: Mapped[str] = mapped_column(String(200))
    source: Mapped[Source] = mapped_column(code_of(Source))
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}

    @property
    def special(self) -> SpecialDay:
        """The day as the rules take it."""
        return SpecialDay(self.day, self.kind, self.name)
