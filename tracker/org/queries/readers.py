"""A reader with places for what tells them from others of their kind: a statement is put together once for them all.

A statement takes longer to put together than to run, and in a province nobody comes back before thousands of others
have asked. What is said of a place stands in no statement: it is given with each reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import BindParameter, Integer, bindparam
from sqlalchemy.dialects.postgresql import ARRAY

from tracker.core.actor import ActingPost, Actor, Role


@dataclass(frozen=True)
class Place:
    """A place in a statement for a number, or for several."""

    name: str
    many: bool = False

    def __clause_element__(self) -> BindParameter[Any]:
        """What SQLAlchemy puts into a statement."""
        return bindparam(self.name, type_=Integer, expanding=self.many)

    def as_array(self) -> BindParameter[Any]:
        """The numbers as one value, for PostgreSQL."""
        return bindparam(self.name, type_=ARRAY(Integer))


_WHO, _OWN, _INSIDE = Place("reader"), Place("reader_units", many=True), Place("reader_scope", many=True)
#: For what no rule on rows asks. A rule that does finds nothing in its place, and is told so by an error.
_UNSAID = cast(Any, Place("reader_unsaid"))


def any_reader(actor: Actor) -> tuple[Actor, dict[str, object]]:
    """Anybody of the role of `actor` whose units are few enough to be named, and what tells `actor` from them.

    Rules that become SQL (`tasks.queries.visible_to`) take the first for an actor; a statement that stands on them is
    read with the second. Of larger scopes, and of those that are told by the few units outside them (`in_scope`), it is
    the actor as they are, with nothing to be told: they are few.
    """
    if not actor.post.inside or actor.post.outside is not None:
        return actor, {}
    said = {_WHO.name: actor.principal_id, _OWN.name: list(actor.own_units), _INSIDE.name: list(actor.post.inside)}
    return _anybody(actor.role, actor.discreet), said


@cache
def _anybody(role: Role, discreet: bool) -> Actor:
    units: Any = {"own_units": _OWN, "inside": _INSIDE}
    # Who answers for what is done is the holder of the post: a deputy sees what the holder would see.
    held: Any = {"holder_id": _WHO, "holder_name": _UNSAID, "once_below": _UNSAID}
    post = ActingPost(_UNSAID, role, _UNSAID, _UNSAID, _UNSAID, _UNSAID, **held, **units)
    return Actor(_UNSAID, _UNSAID, post, _UNSAID, discreet)
