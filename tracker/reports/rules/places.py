"""The map of wards: which figure it shows, and the four steps that its values fall into (decision 0036)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.core.labels import N_, Labelled


class MapFigure(Labelled):
    """What the map can show of each ward."""

    OVERDUE = "overdue", N_("Quá hạn")
    OPEN = "open", N_("Chưa xong")
    ON_TIME = "on_time", N_("Tỷ lệ đúng hạn")
    SILENT = "silent", N_("Quá kỳ chưa báo cáo")

    @property
    def is_rate(self) -> bool:
        """True for a share 0 … 1, of which more is better."""
        return self is MapFigure.ON_TIME


#: The words of the four steps, from the best to the worst.
MANY = (N_("không có"), N_("ít"), N_("vừa"), N_("nhiều"))
GOOD = (N_("tốt"), N_("khá"), N_("thấp"), N_("rất thấp"))
#: The least share of each step but the last.
SHARES = (0.9, 0.75, 0.5)
#: The most of each step but the last, where the same number means the same in every town and on every day.
FEW = (0, 1, 3)


@dataclass(frozen=True)
class Scale:
    """The steps of a figure: their limits and words. `limits` are the last values of the first three steps."""

    figure: MapFigure
    limits: tuple[float, ...]

    @classmethod
    def of(cls, figure: MapFigure, values: Iterable[float | None]) -> Scale:
        """The scale for what is shown. How much work is open depends on the town: its steps are thirds of the most."""
        if figure.is_rate:
            return cls(figure, SHARES)
        if figure is not MapFigure.OPEN:
            return cls(figure, FEW)
        most = max((value for value in values if value is not None), default=0)
        return cls(figure, (0, math.ceil(most / 3), math.ceil(most * 2 / 3)))

    def step(self, value: float | None) -> int | None:
        """0 (best) … 3 (worst); None where there is nothing to judge."""
        if value is None:
            return None
        passed = [limit > value if self.figure.is_rate else limit < value for limit in self.limits]
        return sum(passed)

    @property
    def words(self) -> tuple[str, ...]:
        """The word of each step."""
        return GOOD if self.figure.is_rate else MANY

    def spans(self) -> list[tuple[int, float | None, float | None]]:
        """Each step that can occur: its number, first and last value (None is open); of shares least and next."""
        if self.figure.is_rate:
            tops: tuple[float | None, ...] = (None, *self.limits)
            return [(at, least, tops[at]) for at, least in enumerate((*self.limits, None))]
        firsts = (0, *(limit + 1 for limit in self.limits))
        lasts: tuple[float | None, ...] = (*self.limits, None)
        pairs = zip(firsts, lasts, strict=True)
        return [(at, first, last) for at, (first, last) in enumerate(pairs) if last is None or first <= last]
