"""Reading units, groups, and people's posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import abort
from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import ActingPost, Actor, Role
from tracker.core.errors import Invalid
from tracker.core.labels import N_, Group
from tracker.core.text import fold
from tracker.org.models import Deputyship, GroupMember, Person, Post, Unit
from tracker.org.queries.days import choices_on, directory_on, held_on, town_on, units_on, valid_on
from tracker.org.queries.known import tree, units_stamp
from tracker.org.queries.lineage import (
    below,
    carried_on_by_name,
    ended_by,
    known_unit,
    lineage,
    living,
    unit_by_code,
    unit_ids_at,
    unit_ids_below,
    unit_named,
)
from tracker.org.queries.posts import acting_post, deputises_on, posts_of
from tracker.org.queries.readers import any_reader
from tracker.org.queries.scopes import among, in_scope
from tracker.org.rules import GROUP_KINDS, is_group
from tracker.storage.database import db

__all__ = [
    "Candidate",
    "Roster",
    "acting_post",
    "among",
    "any_reader",
    "below",
    "carried_on_by_name",
    "choices_on",
    "deputises_on",
    "deputy_candidates",
    "deputyship_or_404",
    "deputyships_of",
    "directory_on",
    "ended_by",
    "held_on",
    "in_scope",
    "known_unit",
    "lineage",
    "living",
    "may_end",
    "person_of",
    "posts_by_unit",
    "posts_of",
    "posts_to_pass",
    "roster_on",
    "staff_of",
    "town_on",
    "tree",
    "unit_by_code",
    "unit_ids_at",
    "unit_ids_below",
    "unit_named",
    "units_on",
    "units_stamp",
    "valid_on",
]


@dataclass(frozen=True)
class Roster:
    """The units of one day by code, and what each group means on that day."""

    by_code: Mapping[str, Unit]
    members: Mapping[Group, tuple[Unit, ...]]
    day: date | None = None

    def expand(self, codes: Iterable[str]) -> list[Unit]:
        """The units that `codes` (unit and group codes) mean, each once, in the order named.

        Raises Invalid for a code that means no unit on this day.
        """
        found: dict[int, Unit] = {}
        for code in codes:
            units = self.members.get(Group(code), ()) if is_group(code) else self._one(code)
            if not units:
                raise Invalid(N_("Nhóm đơn vị này chưa có thành viên; chọn từng đơn vị."), field="lead")
            found.update((unit.id, unit) for unit in units)
        return list(found.values())

    def _one(self, code: str) -> tuple[Unit, ...]:
        unit = self.by_code.get(code)
        if unit is None:
            raise Invalid(N_("Có đơn vị không tồn tại vào ngày họp."), field="lead")
        return (unit,)

    def name(self, code: str) -> str:
        """The name of the unit or group `code`; the code itself when nothing answers to it."""
        if is_group(code):
            return Group(code).label
        unit = self.by_code.get(code)
        return unit.called(self.day) if unit else code

    def size(self, code: str) -> int:
        """How many units `code` stands for."""
        return len(self.members.get(Group(code), ())) if is_group(code) else 1


def roster_on(day: date, *, root: str | None = None, town: Unit | None = None) -> Roster:
    """The roster of `day` below `root`, or of the town of a unit; two statements and one for the aliases."""
    units = units_on(day, root=root) if town is None else town_on(day, town)
    listed: dict[Group, set[int]] = {}
    for member in db.session.scalars(select(GroupMember)):
        listed.setdefault(member.group_code, set()).add(member.unit_id)
    members = {
        group: tuple(
            unit
            for unit in units
            if (unit.id in listed[group] if group in listed else unit.described(day).kind in kinds)
        )
        for group, kinds in GROUP_KINDS.items()
    }
    return Roster({unit.code: unit for unit in units}, members, day)


def deputyships_of(person_id: int, day: date) -> list[Deputyship]:
    """Who deputises a person's posts on `day` or will, the nearest first."""
    query = (
        select(Deputyship)
        .join(Deputyship.post)
        .where(Post.person_id == person_id, Deputyship.ended_at.is_(None), Deputyship.valid_to >= day)
        .options(joinedload(Deputyship.person), joinedload(Deputyship.post).joinedload(Post.unit))
        .order_by(Deputyship.valid_from, Deputyship.id)
    )
    return list(db.session.scalars(query))


def deputyship_or_404(actor: Actor, deputyship_id: int) -> Deputyship:
    """A deputyship of one of the actor's own posts, or 404."""
    found = db.session.get(Deputyship, deputyship_id, options=[joinedload(Deputyship.post)])
    if found is None or found.post.person_id != actor.person_id:
        abort(404)
    return found


def may_end(actor: Actor, permission: Permission, deputyship: Deputyship) -> bool:
    """True for the holder of the post, whichever post they act in at the moment."""
    return reach(actor, permission) is Reach.SELF and deputyship.post.person_id == actor.person_id


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could deputise: the person, with one of their posts. A province has ten thousand: plain values."""

    person_id: int
    name: str
    title: str
    unit: str


def deputy_candidates(post: ActingPost, day: date, text: str = "") -> list[Candidate]:
    """People with a post in the unit of `post` or below it on `day`, its own unit first, each once.

    `text` narrows by name without tones.
    """
    columns: tuple[Any, ...] = (Person.id, Person.full_name, Post.title, Post.unit_id)
    query = (
        select(*columns)
        .join(Post.unit)
        .join(Post.person)
        .where(below(Unit.path, post.unit_path), Post.id != post.id, held_on(day))
        .where(*(Person.folded.contains(word, autoescape=True) for word in fold(text).split()))
        .order_by(Unit.id != post.unit_id, Unit.id, Person.full_name, Post.id)
    )
    units, found = tree().by_id, dict[int, Candidate]()
    for person_id, name, title, unit_id in db.session.execute(query):
        if person_id not in found:
            found[person_id] = Candidate(person_id, name, title, units[unit_id].name)
    return list(found.values())


def person_of(candidates: Iterable[Candidate], chosen: str | None) -> Person | None:
    """The person whose number was `chosen` among the candidates."""
    found = next((each.person_id for each in candidates if str(each.person_id) == chosen), None)
    return db.session.get(Person, found) if found is not None else None


def staff_of(unit_id: int, roles: Iterable[Role], day: date) -> list[Person]:
    """People who hold one of `roles` in the unit itself on `day`, by name, each once."""
    query = (
        select(Post)
        .join(Post.person)
        .where(Post.unit_id == unit_id, Post.role.in_(list(roles)))
        .options(contains_eager(Post.person))
        .order_by(Person.full_name, Post.id)
    )
    return list({post.person_id: post.person for post in db.session.scalars(query) if post.valid_on(day)}.values())


def posts_by_unit(day: date) -> dict[int, list[Post]]:
    """Who holds which post in each unit on `day`."""
    found: dict[int, list[Post]] = {}
    for post in db.session.scalars(select(Post).options(joinedload(Post.person)).order_by(Post.id)):
        if post.valid_on(day):
            found.setdefault(post.unit_id, []).append(post)
    return found


def posts_to_pass(unit_ids: Sequence[int], on: date) -> list[Post]:
    """Posts of the units that are held on `on` or later, in the order they were given."""
    query = select(Post).where(Post.unit_id.in_(unit_ids), or_(Post.valid_to.is_(None), Post.valid_to >= on))
    query = query.options(joinedload(Post.unit), joinedload(Post.person))
    return list(db.session.scalars(query.order_by(Post.id)))
