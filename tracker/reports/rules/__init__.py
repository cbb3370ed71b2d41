"""Rules of figures, in plain Python."""

from __future__ import annotations

from tracker.reports.rules.figures import Figures, Rate, Tally, figures

__all__ = ["Figures", "Rate", "Tally", "figures"]
