"""Units through time: what one was called on a day, and which unit of a later day carries on what one began."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.core.labels import UnitKind


@dataclass(frozen=True)
class Described:
    """What a unit was called, what it was, and below which unit it stood; `until` is the last day (None: today's)."""

    name: str
    kind: UnitKind
    aliases: tuple[str, ...]
    parent_id: int | None
    until: date | None = None

    def kept(self) -> dict[str, Any]:
        """As plain values, to be kept with the unit."""
        return {
            "name": self.name,
            "kind": self.kind.value,
            "aliases": list(self.aliases),
            "parent_id": self.parent_id,
            "until": self.until.isoformat() if self.until else None,
        }

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Described:
        """From plain values."""
        until = kept["until"]
        return cls(
            kept["name"],
            UnitKind(kept["kind"]),
            tuple(kept["aliases"]),
            kept["parent_id"],
            date.fromisoformat(until) if until else None,
        )


def on_day(former: Sequence[Mapping[str, Any]], day: date) -> Mapping[str, Any] | None:
    """The former description, of those in the order of their days, that held on `day`; None when today's does."""
    return next((kept for kept in former if day.isoformat() <= kept["until"]), None)


@dataclass(frozen=True)
class Step:
    """One unit carries on another from a day on; of several the `main` one keeps the records."""

    predecessor: int
    successor: int
    on: date
    main: bool


class Lineage:
    """Which unit carries on which. Nothing in it depends on names or codes: both are used again."""

    def __init__(self, steps: Iterable[Step]) -> None:
        self._main: dict[int, Step] = {}
        self._after: dict[int, list[Step]] = {}
        for step in steps:
            self._after.setdefault(step.predecessor, []).append(step)
            if step.main:
                self._main[step.predecessor] = step

    def __bool__(self) -> bool:
        return bool(self._after)

    def heir(self, unit_id: int, day: date) -> int:
        """The unit of `day` that carries on `unit_id`: itself while it lasts, or when nobody carries it on."""
        while (step := self._main.get(unit_id)) is not None and step.on <= day:
            unit_id = step.successor
        return unit_id

    def heirs(self, unit_id: int, day: date) -> frozenset[int]:
        """Every unit that carries on a part of `unit_id` by `day`, on the way to those of that day; without itself."""
        found: set[int] = set()
        open_ = [unit_id]
        while open_:
            for step in self._after.get(open_.pop(), ()):
                if step.on <= day and step.successor not in found:
                    found.add(step.successor)
                    open_.append(step.successor)
        return frozenset(found)

    def divided(self, day: date) -> frozenset[int]:
        """Units that several others carry on by `day`: of each of their tasks it is asked where it went."""
        return frozenset(unit for unit, steps in self._after.items() if sum(step.on <= day for step in steps) > 1)

    def moved(self, day: date, today: date) -> bool:
        """True when a unit that existed on `day` has been carried on by another since."""
        return any(day < step.on <= today for step in self._main.values())

    def carried(self, unit_id: int, now_led_by: int, day: date) -> int:
        """The unit of `day` under which a task counts that `unit_id` led then and `now_led_by` leads today.

        Of a divided unit a task counts where it went; where it went out of the family, with the main heir.
        """
        steps = [step for step in self._after.get(unit_id, ()) if step.on <= day]
        if len(steps) > 1 and now_led_by in self.heirs(unit_id, day):
            return self.heir(now_led_by, day)
        return self.heir(unit_id, day)

    def forebears(self, unit_id: int, day: date) -> frozenset[int]:
        """The units whose main heir on `day` is `unit_id`, without itself."""
        return frozenset(each for each in self._main if each != unit_id and self.heir(each, day) == unit_id)
