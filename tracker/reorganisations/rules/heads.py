"""Who heads a unit that carries on several: a question that only people can answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """A head of a unit that ends, or of one that lasts (`stays`); `heir` is the key of the unit they come to.

    `decided` is None while nobody has said whether they stay head there.
    """

    post: int
    unit: int
    heir: str
    stays: bool = False
    decided: bool | None = None


def undecided(heads: Iterable[Head]) -> dict[str, list[Head]]:
    """Heads who meet in one unit and of whom nobody has said who heads it, by that unit; nothing when all is clear.

    Heads of one unit stay what they are: a unit may have a head and a deputy in the same role. Where heads of several
    units meet, each who comes is decided on, and at least one remains.
    """
    by_heir: dict[str, list[Head]] = {}
    for head in heads:
        by_heir.setdefault(head.heir, []).append(head)
    found = {}
    for heir, mine in by_heir.items():
        coming = [head for head in mine if not head.stays]
        meet = len({head.unit for head in mine}) > 1
        nobody = not any(head.stays or head.decided is not False for head in mine)
        if coming and ((meet and any(head.decided is None for head in coming)) or nobody):
            found[heir] = coming
    return found
