"""Reading the index of words, and what goes into it."""

from __future__ import annotations

from tracker.search.queries.finding import (
    Result,
    Wanted,
    count_kinds,
    results,
    suggestions,
    task_by_number,
    unit_choices,
)

__all__ = ["Result", "Wanted", "count_kinds", "results", "suggestions", "task_by_number", "unit_choices"]
