"""The units as a process keeps them: plain values, found by number, by code and by their place in the tree."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.core.labels import UnitKind
from tracker.org.rules.lineage import Lineage, on_day


@dataclass(frozen=True, slots=True, eq=False)
class KnownUnit:
    """A unit; attributes and methods are those of `models.Unit`. After a change of the units it is another one."""

    id: int
    code: str
    kind: UnitKind
    name: str
    path: str
    parent_id: int | None
    valid_from: date | None
    valid_to: date | None
    former: Sequence[Mapping[str, Any]]
    once_below: Sequence[int]

    def valid_on(self, day: date) -> bool:
        """True when the unit exists on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    def called(self, day: date | None) -> str:
        """Its name on `day`; today's when no day is asked about."""
        then = on_day(self.former, day) if day is not None and self.former else None
        return str(then["name"]) if then is not None else self.name


class Tree:
    """All units there are and were, and which carries on which."""

    def __init__(self, units: Iterable[KnownUnit], lineage: Lineage) -> None:
        """`units` in the order of their ids."""
        self.units = tuple(units)
        self.lineage = lineage
        self.by_id = {unit.id: unit for unit in self.units}
        self._coded: dict[str, list[KnownUnit]] = {}
        for unit in self.units:
            self._coded.setdefault(unit.code, []).append(unit)
        self._by_path = sorted(self.units, key=lambda unit: unit.path)
        self._paths = [unit.path for unit in self._by_path]

    def below(self, root: str) -> list[KnownUnit]:
        """The units at or below the one at `root`, in the order of their ids; the twin of `queries.below`."""
        # "/1/" … "/10": the paths that begin with the root lie side by side.
        first, after = bisect_left(self._paths, root), bisect_left(self._paths, root[:-1] + "0")
        return sorted(self._by_path[first:after], key=lambda unit: unit.id)

    def scope(self, root: str, inside: int, outside: int) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
        """The ids at or below `root`, and all others; None for more than so many of either."""
        first, after = bisect_left(self._paths, root), bisect_left(self._paths, root[:-1] + "0")
        within = tuple(sorted(unit.id for unit in self._by_path[first:after])) if after - first <= inside else None
        if len(self.units) - (after - first) > outside:
            return within, None
        others = self._by_path[:first] + self._by_path[after:]
        return within, tuple(sorted(unit.id for unit in others))

    def named(self, code: str, day: date) -> KnownUnit | None:
        """The unit that carries `code` on `day`; else the one that carries on the last that did, or that one itself.

        None when no unit had begun under that code by then.
        """
        begun = [unit for unit in self._coded.get(code, ()) if unit.valid_from is None or unit.valid_from <= day]
        there = [unit for unit in begun if unit.valid_on(day)]
        if there or not begun:
            return there[-1] if there else None
        last = max(begun, key=lambda unit: (unit.valid_to or date.max, unit.id))
        return self.by_id[self.lineage.heir(last.id, day)]
