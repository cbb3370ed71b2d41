"""Units and posts of a day, and which of the units a filter offers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import selectinload

from tracker.core.actor import ActingPost
from tracker.extraction.directory import Directory, DirectoryUnit
from tracker.org.models import Post, Unit
from tracker.org.queries import scopes
from tracker.org.queries.known import tree
from tracker.org.queries.lineage import below
from tracker.org.rules.tree import KnownUnit
from tracker.storage.database import db


def valid_on(day: date) -> ColumnElement[bool]:
    """Units that exist on `day`, as SQL; the twin of `Unit.valid_on`."""
    return and_(
        or_(Unit.valid_from.is_(None), Unit.valid_from <= day),
        or_(Unit.valid_to.is_(None), Unit.valid_to >= day),
    )


def held_on(day: date | ColumnElement[date]) -> ColumnElement[bool]:
    """Posts that are held on `day`, as SQL; the twin of `Post.valid_on`."""
    return and_(
        or_(Post.valid_from.is_(None), Post.valid_from <= day),
        or_(Post.valid_to.is_(None), Post.valid_to >= day),
    )


def units_on(day: date, *, root: str | None = None, aliases: bool = True) -> list[Unit]:
    """All units that exist on `day` (below `root`), as a rule with their aliases, in the order of the directory."""
    query = select(Unit).where(valid_on(day)).order_by(Unit.id)
    if aliases:
        query = query.options(selectinload(Unit.aliases))
    if root:
        query = query.where(below(Unit.path, root))
    return list(db.session.scalars(query))


def choices_on(day: date, post: ActingPost, chosen: str = "") -> list[KnownUnit]:
    """The units of a post's scope that a filter offers, and the `chosen` one (its code) wherever it stands.

    All of them where they can be named (`scopes.MOST_INSIDE`); of a whole province its upper levels, as far as they
    are whole: whoever chooses one of these has all below it. No statement.
    """
    every = [unit for unit in tree().below(post.unit_path) if unit.valid_on(day)]
    if post.inside is not None:
        return every
    levels = sorted(every, key=lambda unit: (unit.path.count("/"), unit.id))
    rows = levels[: scopes.MOST_INSIDE + 1]
    cut = rows[-1].path.count("/") if len(rows) > scopes.MOST_INSIDE else None
    whole = [unit for unit in rows if unit.path.count("/") != cut]
    found = whole if len(whole) > 1 else rows
    if chosen and all(unit.code != chosen for unit in found):
        found += [unit for unit in levels if unit.code == chosen]
    return found


def town_on(day: date, unit: Unit) -> list[Unit]:
    """The units of `day` that stood below the same topmost unit as `unit` did then, itself included.

    By the tree of that day, not by today's paths: where a level of government has gone, its units went apart.
    """
    every = units_on(day)
    above = {each.id: each.described(day).parent_id for each in every}

    def top(unit_id: int) -> int:
        while (parent := above.get(unit_id)) in above and parent is not None:
            unit_id = parent
        return unit_id

    if unit.id not in above:  # a body that did not exist on the day: its town is today's
        return [each for each in every if each.path.split("/")[1] == unit.path.split("/")[1]]
    mine = top(unit.id)
    return [each for each in every if top(each.id) == mine]


def directory_on(day: date, *, town: Unit | None = None) -> Directory:
    """The directory of `day` (of the town of one of its units) as the extraction takes it: the names of that day."""
    units = units_on(day) if town is None else town_on(day, town)
    told = [(unit.code, unit.described(day)) for unit in units]
    return Directory([DirectoryUnit(code, each.kind, each.name, each.aliases) for code, each in told])
