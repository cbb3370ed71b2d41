"""Reading the index of words, and what goes into it."""

from __future__ import annotations

from tracker.search.queries.finding import (
    Found,
    Result,
    Wanted,
    find,
    results,
    suggestions,
    task_by_number,
    unit_choices,
)

__all__ = ["Found", "Result", "Wanted", "find", "results", "suggestions", "task_by_number", "unit_choices"]
