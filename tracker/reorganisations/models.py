"""Reorganisations: what is to happen to which units on which day, who heads what is new, and which task goes where."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.core.actor import Role
from tracker.core.labels import UnitKind
from tracker.org.models import Person, Post, Unit
from tracker.reorganisations.rules import ChangeKind, ReorganisationState
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.tasks.models import Task


class Reorganisation(Base):
    """Changes of units that take effect together on the morning of `effective_on`, by one paper (`basis`).

    `body` is the topmost unit whose directory they change. Whoever prepared it stands in the history of what it
    passes on. `result` keeps what came of it, in numbers; `trouble` why it could not be carried out on its day.
    """

    __tablename__ = "reorganisations"
    __table_args__ = (
        Index(None, "state", "effective_on"),
        CheckConstraint("(state = 'carried_out') = (carried_out_at IS NOT NULL)", name="carried_out"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(300))
    basis: Mapped[str] = mapped_column(String(300))
    effective_on: Mapped[date]
    state: Mapped[ReorganisationState] = mapped_column(code_of(ReorganisationState))
    body_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime())
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    post_title: Mapped[str] = mapped_column(String(200))
    carried_out_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    result: Mapped[dict[str, Any]] = mapped_column(JSON)
    trouble: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    body: Mapped[Unit] = relationship()
    person: Mapped[Person] = relationship()
    changes: Mapped[list[Change]] = relationship(
        back_populates="reorganisation", cascade="all, delete-orphan", order_by="Change.id"
    )

    __mapper_args__ = {"version_id_col": version}


class Change(Base):
    """One thing that happens to units: those it begins with, and those it leads to, the main one first."""

    __tablename__ = "unit_changes"
    __table_args__ = (Index(None, "reorganisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    reorganisation_id: Mapped[int] = mapped_column(ForeignKey("reorganisations.id"))
    kind: Mapped[ChangeKind] = mapped_column(code_of(ChangeKind))

    reorganisation: Mapped[Reorganisation] = relationship(back_populates="changes")
    begins_with: Mapped[list[ChangedUnit]] = relationship(
        back_populates="change", cascade="all, delete-orphan", order_by="ChangedUnit.id"
    )
    leads_to: Mapped[list[Heir]] = relationship(
        back_populates="change", cascade="all, delete-orphan", order_by="Heir.id"
    )
    seats: Mapped[list[Seat]] = relationship(cascade="all, delete-orphan")
    shares: Mapped[list[Share]] = relationship(cascade="all, delete-orphan")

    @property
    def units(self) -> list[Unit]:
        """The units that it begins with."""
        return [row.unit for row in self.begins_with]


class ChangedUnit(Base):
    """A unit that a change begins with."""

    __tablename__ = "changed_units"
    __table_args__ = (UniqueConstraint("change_id", "unit_id"), Index(None, "unit_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("unit_changes.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))

    change: Mapped[Change] = relationship(back_populates="begins_with")
    unit: Mapped[Unit] = relationship()


class Heir(Base):
    """A unit that a change leads to. One that is there already has `unit`; a new one gets it when it is carried out.

    `parent` is the code of what it will stand below; empty: below what the first of its predecessors stood below.
    """

    __tablename__ = "unit_heirs"
    __table_args__ = (UniqueConstraint("change_id", "code"), Index(None, "unit_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("unit_changes.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[UnitKind] = mapped_column(code_of(UnitKind))
    aliases: Mapped[list[str]] = mapped_column(JSON)
    parent: Mapped[str] = mapped_column(String(40))

    change: Mapped[Change] = relationship(back_populates="leads_to")
    unit: Mapped[Unit | None] = relationship()


class Seat(Base):
    """What becomes of a post of a unit that ends: with which heir, in which role, under which title."""

    __tablename__ = "heir_seats"
    __table_args__ = (UniqueConstraint("change_id", "post_id"), Index(None, "post_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("unit_changes.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    heir: Mapped[str] = mapped_column(String(40))
    role: Mapped[Role] = mapped_column(code_of(Role))
    title: Mapped[str] = mapped_column(String(200))

    post: Mapped[Post] = relationship()


class Share(Base):
    """An open task of a unit that is divided, and the code of the heir that it goes to."""

    __tablename__ = "heir_shares"
    __table_args__ = (UniqueConstraint("change_id", "task_id"), Index(None, "task_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    change_id: Mapped[int] = mapped_column(ForeignKey("unit_changes.id"))
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id"))
    heir: Mapped[str] = mapped_column(String(40))

    task: Mapped[Task] = relationship()
