"""Who acts on a day, in the units and posts that some acts concern: asked for by the thousand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import zip_longest
from typing import Any, TypeVar

from sqlalchemy import Date, Select, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.events import Fact
from tracker.notifications.models import Matter
from tracker.org.models import Deputyship, Person, Post, Unit
from tracker.org.queries import deputises_on, held_on
from tracker.org.rules import DEPUTISED
from tracker.proposals.models import Proposal
from tracker.storage.database import db
from tracker.storage.index import among_sent, sent

T = TypeVar("T")
#: Values in one IN list: both databases take far more, but not without end.
_AT_ONCE = 5_000
#: Where an act names people and units; which of them is meant is said by the room that records it.
PEOPLE = ("official", "supervisor", "person", "reply_to_person")
_UNITS = ("units", "unit")


@dataclass(frozen=True)
class Seat:
    """A post with somebody who acts in it today: its holder, or who deputises the holder."""

    person_id: int
    role: Role
    unit_id: int
    actor: Actor


@dataclass(frozen=True)
class Staff:
    """Who acts on one day in the units, and in the posts of the people, that some acts concern."""

    by_unit: Mapping[int, Sequence[Seat]]
    by_holder: Mapping[int, Sequence[Seat]]

    def of(self, unit_id: int | None, *roles: Role) -> list[Seat]:
        """The seats of `roles` in the unit, in the order of the roles."""
        found = self.by_unit.get(unit_id or 0, ())
        return [seat for role in roles for seat in found if seat.role is role]

    def nearest(self, path: str, role: Role) -> list[Seat]:
        """The seats of `role` in the unit at `path`, or in the nearest unit above it that has any."""
        return next(filter(None, (self.of(unit_id, role) for unit_id in reversed(_ids(path)))), [])

    def held_by(self, person_id: object, *roles: Role) -> list[Seat]:
        """All seats of a person's posts, of `roles` where some are named; deputies sit there too."""
        found = self.by_holder.get(person_id, ()) if isinstance(person_id, int) else ()
        return [seat for seat in found if not roles or seat.role in roles]


def _ids(path: str) -> list[int]:
    return [int(part) for part in path.split("/") if part]


def batches(values: Iterable[T], size: int = _AT_ONCE) -> Iterator[list[T]]:
    """`values` in lists of at most `size`."""
    every = list(values)
    for start in range(0, len(every), size):
        yield every[start : start + size]


def named(fact: Fact, keys: Iterable[str]) -> list[int]:
    """The ids that the act names under one of `keys`, whether one or several."""
    found: list[int] = []
    for key in keys:
        value = fact.detail.get(key)
        found += [each for each in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(each, int)]
    return found


def staff_for(acts: Iterable[tuple[Fact, Matter]], day: date) -> Staff:
    """Who acts on `day` in the posts that the audiences of `acts` can need; few statements for thousands of acts."""
    units: set[int] = set()
    people: set[int] = set()
    for fact, matter in acts:
        units.update(named(fact, _UNITS))
        people.update(named(fact, PEOPLE))
        if isinstance(matter, Unit):
            units.add(matter.id)
            continue
        if isinstance(matter, Proposal):
            units.update((matter.unit_id or 0, *_ids(matter.body.path)))
            continue
        units.update((matter.lead_id, matter.blocker_unit_id or 0, *_ids(matter.assigner.path)))
        units.update(row.unit_id for row in matter.units)
        people.update(person for person in (matter.official_id, matter.supervisor_id) if person)
    by_unit: dict[int, list[Seat]] = {}
    by_holder: dict[int, list[Seat]] = {}
    for post, deputies in _posts(units, people, day):
        for deputy in (None, *deputies):
            actor = _acting(post, post, post.full_name, deputy)
            seat = Seat(actor.person_id, post.role, post.unit_id, actor)
            by_unit.setdefault(post.unit_id, []).append(seat)
            by_holder.setdefault(post.person_id, []).append(seat)
    return Staff(by_unit, by_holder)


def _posts(units: set[int], people: set[int], day: date) -> Iterable[tuple[Any, list[tuple[int, str]]]]:
    """The posts of `day` in the units, and those of the people wherever they are, each once, with who deputises them.

    Rows and no objects: a directive to all units of a province asks for ten thousand.
    """
    none: list[int] = []
    found: dict[int, tuple[Any, list[tuple[int, str]]]] = {}
    for some, others in zip_longest(batches(sorted(units)), batches(sorted(people)), fillvalue=none):
        values = {"units": sent(some), "people": sent(others), "day": day}
        new: dict[int, tuple[Any, list[tuple[int, str]]]] = {}
        for row in db.session.execute(_in_units_and_of_people(db.engine.dialect.name), values):
            deputies = new.setdefault(row.id, (row, []))[1]
            if row.deputy_id is not None and row.role in DEPUTISED:
                deputies.append((row.deputy_id, row.deputy))
        found = new | found
    return [found[number] for number in sorted(found)]


@cache
def _in_units_and_of_people(dialect: str) -> Select[*tuple[Any, ...]]:
    """The posts of `:day` in `:units` and of `:people`, a row for each deputy: put together once, every act asks."""
    deputy, day = aliased(Person), bindparam("day", type_=Date)
    return (
        select(Post.id, Post.person_id, Post.role, Post.title, Post.unit_id, Post.came_from, Person.full_name)
        .add_columns(Unit.name, Unit.path, Unit.once_below)
        .add_columns(deputy.id.label("deputy_id"), deputy.full_name.label("deputy"))
        .join(Person, Person.id == Post.person_id)
        .join(Unit, Unit.id == Post.unit_id)
        .outerjoin(Deputyship, and_(Deputyship.post_id == Post.id, deputises_on(day)))
        .outerjoin(deputy, deputy.id == Deputyship.person_id)
        .where(or_(among_sent(Post.unit_id, "units"), among_sent(Post.person_id, "people")), held_on(day))
        .order_by(Post.id, Deputyship.id)
    )


def actor_of(post: Post) -> Actor:
    """The holder of `post` acting in it: how it is asked what they may see."""
    return _acting(post, post.unit, post.person.full_name)


def _acting(post: Any, unit: Any, holder: str, deputy: tuple[int, str] | None = None) -> Actor:
    """The holder of `post`, or who deputises the holder; post and unit as objects or as rows."""
    person_id, name = deputy or (post.person_id, holder)
    acting = ActingPost(
        post.id,
        post.role,
        post.title,
        post.unit_id,
        unit.name,
        unit.path,
        post.person_id if deputy else None,
        holder if deputy else "",
        own_units=(post.unit_id, *post.came_from),
        once_below=tuple(unit.once_below),
    )
    return Actor(person_id, name, acting, (acting,))
