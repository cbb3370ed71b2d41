"""Units, their other names, members of groups; people and the posts they hold."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from tracker.core.actor import Role
from tracker.core.labels import Group, UnitKind
from tracker.core.text import fold
from tracker.org.rules.lineage import Described, on_day
from tracker.storage.database import Base, UTCDateTime, code_of


class Unit(Base):
    """A ward, office or committee for the time it exists.

    A code may be used again after a reorganisation (DOMAIN facts, 1.1), so code and first day together are
    the key. `path` is the materialised path of ids from the root, "/1/4/": a unit lies below another when
    its path begins with the other's, which a range over the index answers. A unit that has ended hangs below the
    one that carries it on, so that whoever may look into that sees what was left (`parent_id` stays as it was).

    `former` holds what it was called before, the oldest first, as `Described.kept` says; `once_below` the ids of the
    units that have ended and stood above it or above those it carries on: what they issued stays to be read.
    """

    __tablename__ = "units"
    __table_args__ = (
        UniqueConstraint("code", "valid_from"),
        Index(None, "path"),  # subtree reads: path >= "/1/" and path < "/10"
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name="period"),
        CheckConstraint("(grid_row IS NULL) = (grid_col IS NULL)", name="place"),
        # Of the units that last, two below the same one never stand on the same place.
        Index(
            None,
            "parent_id",
            "grid_row",
            "grid_col",
            unique=True,
            sqlite_where=text("valid_to IS NULL"),
            postgresql_where=text("valid_to IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40))
    kind: Mapped[UnitKind] = mapped_column(code_of(UnitKind))
    name: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(1000))
    path: Mapped[str] = mapped_column(String(200), default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    grid_row: Mapped[int | None]
    grid_col: Mapped[int | None]
    former: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default=text("'[]'"))
    once_below: Mapped[list[int]] = mapped_column(JSON, default=list, server_default=text("'[]'"))

    parent: Mapped[Unit | None] = relationship(remote_side=[id])
    aliases: Mapped[list[UnitAlias]] = relationship(
        back_populates="unit", cascade="all, delete-orphan", order_by="UnitAlias.id"
    )

    def valid_on(self, day: date) -> bool:
        """True when the unit exists on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def described(self, day: date | None = None) -> Described:
        """What it was called and was on `day`, by default today's description."""
        then = on_day(self.former, day) if day is not None else None
        if then is not None:
            return Described.of(then)
        return Described(self.name, self.kind, tuple(alias.name for alias in self.aliases), self.parent_id)

    def called(self, day: date | None) -> str:
        """Its name on `day`; today's when no day is asked about."""
        then = on_day(self.former, day) if day is not None else None
        return str(then["name"]) if then is not None else self.name


class Succession(Base):
    """One unit carries on another that ended on the day before `on`. Of several heirs one is the main one."""

    __tablename__ = "successions"
    __table_args__ = (
        UniqueConstraint("predecessor_id", "successor_id"),
        Index(None, "successor_id"),
        Index(
            "uq_successions_main",
            "predecessor_id",
            unique=True,
            sqlite_where=text("main IS 1"),
            postgresql_where=text("main IS true"),
        ),
        CheckConstraint("predecessor_id <> successor_id", name="another"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    predecessor_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    successor_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    on: Mapped[date]
    main: Mapped[bool]

    predecessor: Mapped[Unit] = relationship(foreign_keys=[predecessor_id])
    successor: Mapped[Unit] = relationship(foreign_keys=[successor_id])


class UnitStamp(Base):
    """The one row whose `stamp` the database changes with every write to units and successions, whoever writes.

    What a process keeps of the units is known by it (`queries.tree`). There is none before the first unit.
    """

    __tablename__ = "unit_stamp"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stamp: Mapped[str] = mapped_column(String(32))


class UnitAlias(Base):
    """Another way in which texts write the name of a unit."""

    __tablename__ = "unit_aliases"
    __table_args__ = (UniqueConstraint("unit_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    name: Mapped[str] = mapped_column(String(200))

    unit: Mapped[Unit] = relationship(back_populates="aliases")


class GroupMember(Base):
    """A unit that belongs to a group by the town's own list, where the kind of unit alone does not tell."""

    __tablename__ = "group_members"
    __table_args__ = (UniqueConstraint("group_code", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_code: Mapped[Group] = mapped_column(code_of(Group))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))


class Person(Base):
    """Somebody who works with the program, with or without an account. `folded` is what the toneless search reads."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(primary_key=True)
    full_name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(String(200), default="")
    #: When their personal data were erased, after they had left; the name stays with what they did.
    erased_at: Mapped[datetime | None] = mapped_column(UTCDateTime())

    posts: Mapped[list[Post]] = relationship(back_populates="person", order_by="Post.id")

    @validates("full_name")
    def _fold(self, key: str, value: str) -> str:
        self.folded = fold(value)[:200]
        return value


class Post(Base):
    """A role that a person holds on a unit for a period; both days included, None is open.

    `came_from` holds the ids of units that ended and from which the post came along: what was told to them in
    confidence its holder goes on to know, and nobody else of the unit.
    """

    __tablename__ = "posts"
    __table_args__ = (
        Index(None, "person_id"),
        Index(None, "unit_id"),
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    role: Mapped[Role] = mapped_column(code_of(Role))
    title: Mapped[str] = mapped_column(String(200))
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    came_from: Mapped[list[int]] = mapped_column(JSON, default=list, server_default=text("'[]'"))

    person: Mapped[Person] = relationship(back_populates="posts")
    unit: Mapped[Unit] = relationship()

    def valid_on(self, day: date) -> bool:
        """True when the post is held on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Deputyship(Base):
    """Somebody who acts in another person's post for a period (both days included), until it is ended early.

    The rights are those of the post; every record names the deputy and the holder.
    """

    __tablename__ = "deputyships"
    __table_args__ = (
        Index(None, "post_id"),
        Index(None, "person_id", "valid_to"),  # asked at each request: for whom may this person act today
        CheckConstraint("valid_to >= valid_from", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    ended_at: Mapped[datetime | None] = mapped_column(UTCDateTime())

    post: Mapped[Post] = relationship()
    person: Mapped[Person] = relationship()

    def valid_on(self, day: date) -> bool:
        """True when the deputy may act on `day`."""
        return self.ended_at is None and self.valid_from <= day <= self.valid_to
