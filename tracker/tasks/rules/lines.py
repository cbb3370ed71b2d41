"""Where the dots of a small line of values lie on their sheet: arithmetic only, drawn by a template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tracker.tasks.rules.measures import Dated

#: The sheet, and the room left around the line for its words, in the units of the drawing.
WIDTH, HEIGHT = 560, 170
LEFT, RIGHT, TOP, BOTTOM = 12, 12, 26, 26


@dataclass(frozen=True)
class Dot:
    """One value on the sheet; `anchor` says to which side of it its words are set so that they stay on the sheet."""

    x: float
    y: float
    day: date
    amount: Decimal
    anchor: str


@dataclass(frozen=True)
class Line:
    """A drawn series: the start (baseline on the day of the task), the values, and the height of the target."""

    start: Dot
    dots: tuple[Dot, ...]
    target_y: float

    @property
    def points(self) -> str:
        """The way through all dots, as SVG writes it."""
        return " ".join(f"{dot.x:g},{dot.y:g}" for dot in (self.start, *self.dots))

    @property
    def labelled(self) -> tuple[Dot, ...]:
        """The dots with room for their number: the last always, others where they stand apart."""
        kept: list[Dot] = []
        for dot in reversed(self.dots):
            if not kept or kept[-1].x - dot.x >= 80:
                kept.append(dot)
        return tuple(reversed(kept))


def line(values: Sequence[Dated], *, start: date, baseline: Decimal, target: Decimal) -> Line | None:
    """The line of `values` (oldest first) from `baseline` on the day `start`; None without values."""
    if not values:
        return None
    amounts = [baseline, target, *(each.amount for each in values)]
    low, high = min(amounts), max(amounts)
    days = max((values[-1].day - start).days, 1)

    def at(each: Dated) -> Dot:
        along = (each.day - start).days / days
        x = LEFT + along * (WIDTH - LEFT - RIGHT)
        anchor = "start" if along < 0.1 else "end" if along > 0.9 else "middle"
        return Dot(round(x, 1), height(each.amount), each.day, each.amount, anchor)

    def height(amount: Decimal) -> float:
        share = float((amount - low) / (high - low)) if high > low else 0.0
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    return Line(at(Dated(start, baseline)), tuple(at(each) for each in values), height(target))
