"""A stretch of the text that names units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """A stretch of the view that names units: [start, end) and the codes, group codes included."""

    start: int
    end: int
    codes: tuple[str, ...]
    ward: bool = False

    @property
    def group(self) -> bool:
        """True when a class of units is named, not a unit."""
        return any(code.startswith("@") for code in self.codes)
