"""Rules of tasks, in plain Python: states and steps, extensions, progress."""

from __future__ import annotations

from tracker.tasks.rules.extensions import (
    EXTENDABLE,
    ExtensionState,
    check_extendable,
    check_new_due,
    is_late,
)
from tracker.tasks.rules.progress import Share, all_closed, shared_progress
from tracker.tasks.rules.states import (
    CLOSED,
    HANDED_IN,
    MOVES,
    OPEN,
    STAFFED,
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
    "EXTENDABLE",
    "HANDED_IN",
    "MOVES",
    "OPEN",
    "STAFFED",
    "STEPS",
    "ExtensionState",
    "IllegalMove",
    "Share",
    "State",
    "Step",
    "StepRule",
    "all_closed",
    "check_extendable",
    "check_finished_on",
    "check_new_due",
    "check_percent",
    "is_late",
    "shared_progress",
    "steps_from",
    "target",
]
