"""The units of a post's scope as a database finds them fastest: by their numbers where they, or the others, are few.

A path says which units lie below another, but hides from the database how many rows they lead: it then reads all that
is open in a province for the list of one ward. Numbers let it choose the index of the ward.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, any_, func, literal, true
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import InstrumentedAttribute

from tracker.core.actor import ActingPost
from tracker.org.queries.known import tree
from tracker.org.queries.lineage import unit_ids_below
from tracker.org.queries.readers import Place
from tracker.storage.database import db

#: So many units are named: a ward with all that hangs below it. Of more the path is asked.
MOST_INSIDE = 300
#: So many units outside a scope are named: bodies that stand above a whole province.
MOST_OUTSIDE = 20


def scope_at(path: str) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    """The ids of the units at or below `path`, and of all others; None where they are more than the limits."""
    return tree().scope(path, MOST_INSIDE, MOST_OUTSIDE)


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
        units: object = post.inside  # or the place for them
        named = units.as_array() if isinstance(units, Place) else literal(list(post.inside), ARRAY(Integer))
        return column == any_(named)
    return column.in_(post.inside)


def among(column: InstrumentedAttribute[int], ids: Select[int], post: ActingPost) -> ColumnElement[bool]:
    """`column IN (ids)` where it stands beside others of `in_scope`, between ORs.

    PostgreSQL cannot combine the indexes of several columns when one of them is compared with a subselect; an array,
    which is read before, it can. Only for scopes that are named: their arrays are short.
    """
    if post.inside and db.engine.dialect.name == "postgresql":
        return column == any_(func.array(ids.scalar_subquery(), type_=ARRAY(Integer)))
    return column.in_(ids)
