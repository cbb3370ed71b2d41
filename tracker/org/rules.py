"""Which units a group means, where the town has no list of its own."""

from __future__ import annotations

from tracker.core.labels import Group, UnitKind

#: Kinds of unit that make up a group. A list of members kept in the database takes precedence;
#: the internal-affairs block is such a list only, for no kind tells it.
GROUP_KINDS: dict[Group, frozenset[UnitKind]] = {
    Group.WARDS: frozenset({UnitKind.WARD}),
    Group.DEPARTMENTS: frozenset({UnitKind.DEPARTMENT, UnitKind.AGENCY}),
    Group.PARTY: frozenset({UnitKind.PARTY}),
    Group.FRONT: frozenset({UnitKind.FRONT}),
    Group.INTERNAL_AFFAIRS: frozenset(),
    Group.ALL: frozenset(set(UnitKind) - {UnitKind.AUTHORITY}),
}


def is_group(code: str) -> bool:
    """True when `code` names a class of units, not a unit."""
    return code.startswith("@")
