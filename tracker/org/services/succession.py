"""Units through time: described anew, founded, ended with those that carry them on, and their posts passed on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.events import Fact
from tracker.core.text import fold
from tracker.org.models import Deputyship, GroupMember, Post, Succession, Unit, UnitAlias
from tracker.org.rules import DEPUTISED, overlaps
from tracker.org.rules.lineage import Described
from tracker.storage.database import db


def found_unit(code: str, told: Described, on: date, *, by: Actor | None) -> Unit:
    """A new unit that begins on a day; what it stands below is said by `settle`."""
    unit = Unit(code=code, valid_from=on)
    _tell(unit, told)
    db.session.add(unit)
    db.session.flush()
    audit.record(Fact("org.unit_founded", "unit", unit.id, {"code": code, "name": told.name}), by=by)
    return unit


def redescribe(unit: Unit, told: Described, on: date, *, by: Actor | None) -> None:
    """Let the unit be called, be, and stand as `told` from a day on; what it was until then is kept with it."""
    before = replace(unit.described(), until=on - timedelta(days=1))
    unit.former = [*unit.former, before.kept()]
    _tell(unit, told)
    unit.parent_id = told.parent_id
    db.session.flush()
    detail = {"code": unit.code, "before": before.name, "name": told.name}
    audit.record(Fact("org.unit_changed", "unit", unit.id, detail), by=by)


def _tell(unit: Unit, told: Described) -> None:
    unit.name, unit.kind = told.name, told.kind
    kept = {alias.name: alias for alias in unit.aliases}
    unit.aliases = [kept.get(name) or UnitAlias(name=name) for name in told.aliases]
    unit.folded = fold(" ".join([told.name, *told.aliases]))[:1000]


def end_unit(unit: Unit, on: date, *, by: Actor | None) -> None:
    """Let the unit end on the day before `on`."""
    unit.valid_to = on - timedelta(days=1)
    db.session.flush()
    audit.record(Fact("org.unit_ended", "unit", unit.id, {"code": unit.code, "name": unit.name}), by=by)


def succeed(unit: Unit, heirs: Sequence[Unit], on: date) -> None:
    """Note who carries on a unit that ended, the main one first; groups that name it name them instead."""
    for at, heir in enumerate(heirs):
        db.session.add(Succession(predecessor_id=unit.id, successor_id=heir.id, on=on, main=at == 0))
    # Lists of the past name it still: a group is asked of a day, and a unit that ended is in no later one.
    named = select(GroupMember.group_code).where(GroupMember.unit_id == unit.id)
    for group in db.session.scalars(named).all():
        there = set(db.session.scalars(select(GroupMember.unit_id).where(GroupMember.group_code == group)))
        db.session.add_all(GroupMember(group_code=group, unit_id=heir.id) for heir in heirs if heir.id not in there)
        db.session.flush()
    db.session.flush()


def settle() -> None:
    """Set every unit's path by the tree: below its parent, what has ended below who mainly carries it on.

    And what stood above them once, for those that exist: what bodies that are gone issued stays to be read.
    """
    units = {unit.id: unit for unit in db.session.scalars(select(Unit))}
    heirs = {
        row.predecessor_id: row.successor_id
        for row in db.session.scalars(select(Succession).where(Succession.main.is_(True)))
    }
    paths: dict[int, str] = {}

    def path(unit_id: int) -> str:
        if unit_id not in paths:
            above = heirs.get(unit_id, units[unit_id].parent_id)
            paths[unit_id] = f"{path(above) if above is not None else '/'}{unit_id}/"
        return paths[unit_id]

    for unit in units.values():
        if unit.path != path(unit.id):
            unit.path = path(unit.id)
    once = _once_below(units)
    for unit in units.values():
        if unit.valid_to is None and unit.once_below != once[unit.id]:
            unit.once_below = once[unit.id]
    db.session.flush()


def _once_below(units: Mapping[int, Unit]) -> dict[int, list[int]]:
    """By unit, the ids of units that ended and stood above it or above what it carries on, at any time."""
    steps = db.session.execute(select(Succession.predecessor_id, Succession.successor_id))
    before: dict[int, list[int]] = {}
    for predecessor, successor in steps:
        before.setdefault(successor, []).append(predecessor)
    found = {}
    for unit_id in units:
        family, open_ = {unit_id}, [unit_id]
        while open_:
            fresh = [each for each in before.get(open_.pop(), ()) if each not in family]
            family.update(fresh)
            open_ += fresh
        above: set[int] = set()
        open_ = list(family)
        while open_:
            parents = _parents(units[open_.pop()]) & units.keys()
            open_ += parents - above
            above |= parents
        found[unit_id] = sorted(each for each in above - family if units[each].valid_to is not None)
    return found


def _parents(unit: Unit) -> set[int]:
    every = [unit.parent_id, *(kept["parent_id"] for kept in unit.former)]
    return {each for each in every if each is not None}


@dataclass(frozen=True)
class SeatTo:
    """Where a post goes: the unit, in which role, under which title."""

    unit: Unit
    role: Role
    title: str


def pass_post(post: Post, to: SeatTo, on: date, *, by: Actor | None) -> Post:
    """End the post on the day before `on` and open it with the heir, for the same person, until the same day.

    One that has not begun yet moves as it is. Whoever holds the same role there already holds one post, not two.
    Secrets of the unit that ended stay known to its holder. Those who deputise go on to deputise.
    """
    came_from = list(dict.fromkeys([*post.came_from, post.unit_id]))
    if post.valid_from is not None and post.valid_from >= on:
        post.unit, post.role, post.title, post.came_from = to.unit, to.role, to.title, came_from
        _told(post, post, by)
        return post
    last, until = on - timedelta(days=1), post.valid_to
    same = select(Post).where(Post.person_id == post.person_id, Post.unit_id == to.unit.id, Post.role == to.role)
    kept = next(
        (each for each in db.session.scalars(same) if overlaps(each.valid_from, each.valid_to, on, until)), None
    )
    post.valid_to = last
    if kept is None:
        kept = Post(
            person_id=post.person_id,
            unit=to.unit,
            role=to.role,
            title=to.title,
            valid_from=on,
            valid_to=until,
            came_from=came_from,
        )
        db.session.add(kept)
    else:
        kept.came_from = list(dict.fromkeys([*kept.came_from, *came_from]))
    db.session.flush()
    _pass_deputies(post, kept, on)
    _told(post, kept, by)
    return kept


def _pass_deputies(post: Post, to: Post, on: date) -> None:
    running = select(Deputyship).where(
        Deputyship.post_id == post.id, Deputyship.ended_at.is_(None), Deputyship.valid_to >= on
    )
    for each in db.session.scalars(running).all():
        first, last = max(each.valid_from, on), each.valid_to
        if each.valid_from >= on:
            each.ended_at = clock.now()
        else:
            each.valid_to = on - timedelta(days=1)
        if to.role in DEPUTISED:
            db.session.add(Deputyship(post_id=to.id, person_id=each.person_id, valid_from=first, valid_to=last))
    db.session.flush()


def _told(post: Post, to: Post, by: Actor | None) -> None:
    db.session.flush()
    detail: dict[str, Any] = {
        "title": to.title,
        "unit": to.unit.code,
        "role": to.role.value,
        "post": post.id,
        "to_post": to.id,
        "role_before": post.role.value,
    }
    audit.record(Fact("org.post_passed_on", "person", post.person_id, detail), by=by)
