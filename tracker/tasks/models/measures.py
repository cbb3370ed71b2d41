"""The measure of a task and its dated values; the sheets that values were imported from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, CheckConstraint, Dialect, ForeignKey, Index, String, Text, TypeDecorator, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.org.models import Person
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models.task import FanOut, Move, Task
from tracker.tasks.rules.measures import SCALE, Dated, Definition, Direction, MeasureUnit


class Amount(TypeDecorator[Decimal]):
    """A decimal with three places, kept as a whole number of thousandths: exact on both databases."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """To the database."""
        return None if value is None else int(value.scaleb(SCALE))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """From the database."""
        return None if value is None else Decimal(value).scaleb(-SCALE)


class Measure(Base):
    """What is counted in a task: households handed their plot, 120 of 350. A task has at most one.

    It has no version of its own: whoever writes it or one of its values touches the task, whose version
    is the one lock for all of it.
    """

    __tablename__ = "measures"
    __table_args__ = (
        CheckConstraint(
            "(direction = 'rising' AND target > baseline) OR (direction = 'falling' AND target < baseline)",
            name="direction",
        ),
        CheckConstraint("(unit = 'other') = (unit_words <> '')", name="own_unit"),
        CheckConstraint("baseline >= 0 AND target >= 0", name="amounts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    unit: Mapped[MeasureUnit] = mapped_column(code_of(MeasureUnit))
    unit_words: Mapped[str] = mapped_column(String(40))
    direction: Mapped[Direction] = mapped_column(code_of(Direction))
    decides_percent: Mapped[bool]
    baseline: Mapped[Decimal] = mapped_column(Amount())
    target: Mapped[Decimal] = mapped_column(Amount())

    task: Mapped[Task] = relationship(back_populates="measure")
    values: Mapped[list[MeasureValue]] = relationship(
        back_populates="measure", order_by="MeasureValue.day, MeasureValue.id"
    )

    @property
    def definition(self) -> Definition:
        """What the measure says, as the rules take it."""
        return Definition(
            self.name,
            self.unit,
            self.unit_words,
            self.direction,
            self.decides_percent,
            self.baseline,
            self.target,
        )

    @property
    def standing(self) -> Sequence[MeasureValue]:
        """The values that were neither corrected nor withdrawn, oldest day first."""
        return sorted((each for each in self.values if each.stands), key=lambda each: each.day)

    @property
    def latest(self) -> MeasureValue | None:
        """The standing value of the latest day."""
        return max((each for each in self.values if each.stands), key=lambda each: each.day, default=None)


class MeasureImport(Base):
    """A sheet of values that was confirmed; `digest` is the kept file's content."""

    __tablename__ = "measure_imports"
    __table_args__ = (Index(None, "fan_out_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fan_out_id: Mapped[int] = mapped_column(ForeignKey("fan_outs.id"))
    digest: Mapped[str] = mapped_column(String(64))
    filename: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))

    fan_out: Mapped[FanOut] = relationship()
    person: Mapped[Person] = relationship()


class MeasureValue(Base):
    """How much it was on one day: who said so and where: in a report (`move`), by a sheet, or as a correction.

    Never deleted. A value that was corrected or withdrawn has ended, with who, when and why; the value in its
    place names it in `corrects`. On each day at most one value of a measure stands.
    """

    __tablename__ = "measure_values"
    __table_args__ = (
        # The values of a measure in order, and the latest of many measures.
        Index(None, "measure_id", "day"),
        # One value stands for a day: what is said anew ends what was said before.
        Index(
            "uq_measure_values_standing",
            "measure_id",
            "day",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index(None, "move_id"),
        Index(None, "import_id"),
        Index(None, "corrects_id"),
        CheckConstraint("amount >= 0", name="amount"),
        CheckConstraint("(ended_at IS NULL) = (ended_by_id IS NULL)", name="ended"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"))
    day: Mapped[date]
    amount: Mapped[Decimal] = mapped_column(Amount())
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    reported_on: Mapped[date]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    move_id: Mapped[int | None] = mapped_column(ForeignKey("moves.id"))
    import_id: Mapped[int | None] = mapped_column(ForeignKey("measure_imports.id"))
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("measure_values.id"))
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    ended_on_behalf_of_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    ended_post_title: Mapped[str] = mapped_column(String(200), default="")
    ended_why: Mapped[str] = mapped_column(Text, default="")

    measure: Mapped[Measure] = relationship(back_populates="values")
    # Whoever reads values names who said and who ended them: one statement for all of it.
    person: Mapped[Person] = relationship(foreign_keys=[person_id], lazy="joined", innerjoin=True)
    ended_by: Mapped[Person | None] = relationship(foreign_keys=[ended_by_id], lazy="joined")
    on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[on_behalf_of_id], lazy="joined")
    ended_on_behalf_of: Mapped[Person | None] = relationship(foreign_keys=[ended_on_behalf_of_id], lazy="joined")
    source: Mapped[MeasureImport | None] = relationship(lazy="joined")
    move: Mapped[Move | None] = relationship()
    corrects: Mapped[MeasureValue | None] = relationship(remote_side=[id])

    @property
    def stands(self) -> bool:
        """True until the value is corrected or withdrawn."""
        return self.ended_at is None

    @property
    def replaced(self) -> bool:
        """True when another value was put in its place: corrected, not withdrawn."""
        return any(each.corrects_id == self.id for each in self.measure.values)

    @property
    def dated(self) -> Dated:
        """The value as the rules take it."""
        return Dated(self.day, self.amount)
