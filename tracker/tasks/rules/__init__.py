"""Rules of tasks, in plain Python: states and steps, progress."""

from __future__ import annotations

from tracker.tasks.rules.progress import Share, all_closed, plan_progress, shared_progress
from tracker.tasks.rules.states import (
    CLOSED,
    HANDED_IN,
    MANY_STEPS,
    MOVES,
    OPEN,
    STEPS,
    IllegalMove,
    State,
    Step,
    StepRule,
    check_finished_on,
    check_percent,
    steps_from,
    target,
)

__all__ = [
    "CLOSED",
    "HANDED_IN",
    "MANY_STEPS",
    "MOVES",
    "OPEN",
    "STEPS",
    "IllegalMove",
    "Share",
    "State",
    "Step",
    "StepRule",
    "all_closed",
    "check_finished_on",
    "check_percent",
    "plan_progress",
    "shared_progress",
    "steps_from",
    "target",
]
