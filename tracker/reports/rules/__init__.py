"""Rules of figures, in plain Python."""

from __future__ import annotations

from tracker.reports.rules.counts import (
    COUNTS,
    NOTHING,
    Circle,
    Counts,
    Stand,
    added,
    ages_of,
    circles_of,
    counts,
    counts_of,
    figures_of,
    missed_of,
    silent_of,
    tally_of,
)
from tracker.reports.rules.figures import Figures, Rate, Tally, figures

__all__ = [
    "COUNTS",
    "NOTHING",
    "Circle",
    "Counts",
    "Figures",
    "Rate",
    "Stand",
    "Tally",
    "added",
    "ages_of",
    "circles_of",
    "counts",
    "counts_of",
    "figures",
    "figures_of",
    "missed_of",
    "silent_of",
    "tally_of",
]
