"""The units of a post's scope as a database finds them fastest: by their numbers where they, or the others, are few.

A path says which units lie below another, but hides from the database how many rows they lead: it then reads all that
is open in a province for the list of one ward. Numbers let it choose the index of the ward.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, any_, cast, func, literal, select, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute, aliased

from tracker.core.actor import ActingPost
from tracker.org.models import Unit
from tracker.org.queries.lineage import unit_ids_below
from tracker.storage.database import db

#: So many units are named: a ward with all that hangs below it. Of more the path is asked.
MOST_INSIDE = 300
#: So many units outside a scope are named: bodies that stand above a whole province.
MOST_OUTSIDE = 20


def scope_of() -> tuple[ColumnElement[str | None], ColumnElement[str | None]]:
    """For a query that joins `Unit`: the ids at or below it, and all others, as text with commas ("3,17").

    Of each no more than one beyond the limits; None where there are none.
    """
    other = aliased(Unit)
    after = func.substr(Unit.path, 1, func.length(Unit.path) - 1) + "0"  # "/1/" … "/10", as in `below`
    inside, outside = (other.path >= Unit.path) & (other.path < after), (other.path < Unit.path) | (other.path >= after)

    def ids(where: ColumnElement[bool], most: int) -> ColumnElement[str | None]:
        few = select(other.id).where(where).limit(most + 1).correlate(Unit).subquery()
        joined = select(func.aggregate_strings(cast(few.c.id, String), ","))
        return joined.correlate(Unit).scalar_subquery()

    return ids(inside, MOST_INSIDE), ids(outside, MOST_OUTSIDE)


def named(ids: str | None, most: int) -> tuple[int, ...] | None:
    """The ids that `scope_of` answered; None where they are more than `most`."""
    found = tuple(sorted(map(int, ids.split(",")))) if ids else ()
    return found if len(found) <= most else None


def in_scope(column: InstrumentedAttribute[Any], post: ActingPost) -> ColumnElement[bool]:
    """Rows whose unit lies in the scope of the post, as SQL. An empty column is in no scope.

    The rule is the path (`ActingPost.covers`); ids stand for it where they were read together with the post.
    """
    if post.outside is not None and not (post.outside or column.expression.nullable):
        return true()
    if post.outside is not None:
        return column.not_in(post.outside) if post.outside else column.is_not(None)
    if not post.inside:
        return column.in_(unit_ids_below(post.unit_path))
    if db.engine.dialect.name == "postgresql":  # one value, however many they are: the statement stays the same
        return column == any_(literal(list(post.inside), ARRAY(Integer)))
    return column.in_(post.inside)


def among(column: InstrumentedAttribute[int], ids: Select[int], post: ActingPost) -> ColumnElement[bool]:
    """`column IN (ids)` where it stands beside others of `in_scope`, between ORs.

    PostgreSQL cannot combine the indexes of several columns when one of them is compared with a subselect; an array,
    which is read before, it can. Only for scopes that are named: their arrays are short.
    """
    if post.inside and db.engine.dialect.name == "postgresql":
        return column == any_(func.array(ids.scalar_subquery(), type_=ARRAY(Integer)))
    return column.in_(ids)
