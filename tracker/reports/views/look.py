"""How a dashboard is looked at: what stands in its address beside the filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from tracker.core.labels import N_
from tracker.reports.rules.places import MapFigure

#: What the figures can be compared with: days back, and how they are called.
BACKS = {"7": N_("tuần trước"), "30": N_("30 ngày trước"), "91": N_("quý trước")}
#: Seconds after which a page that renews itself is renewed.
RENEWED_AFTER = 300


@dataclass(frozen=True)
class Look:
    """Compared with `back` days before; wards as a heat table or on the `map`, which shows `figure`.

    `refresh` renews the page by itself; `wall` is for a large screen that nobody sits at. A view that was not chosen
    ("") is the table, and on a wall the map.
    """

    back: str = next(iter(BACKS))
    view: str = ""
    figure: MapFigure = MapFigure.OVERDUE
    refresh: bool = False
    wall: bool = False

    @classmethod
    def of(cls, values: Mapping[str, str]) -> Look:
        """Read from the address; what means nothing is left out."""
        back, view, figure = (values.get(name, "") for name in ("back", "view", "figure"))
        return cls(
            back if back in BACKS else cls.back,
            view if view in ("map", "heat") else "",
            MapFigure(figure) if figure in set(MapFigure) else cls.figure,
            values.get("refresh") == "1",
            values.get("wall") == "1",
        )

    def but(self, **more: Any) -> Look:
        """The same with something changed."""
        return replace(self, **more)

    def args(self) -> dict[str, str]:
        """What the address says; what is usual is left out."""
        said = {
            "back": self.back if self.back != Look.back else "",
            "view": self.view,
            "figure": self.figure.value if self.figure is not Look.figure else "",
            "refresh": "1" if self.refresh else "",
            "wall": "1" if self.wall else "",
        }
        return {name: value for name, value in said.items() if value}
