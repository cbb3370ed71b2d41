"""What a reorganisation may be and what it comes to: plain values, no database."""

from tracker.reorganisations.rules.heads import Head, undecided
from tracker.reorganisations.rules.plan import (
    Born,
    Here,
    Plan,
    Said,
    Wanted,
    read_plan,
)
from tracker.reorganisations.rules.states import KEEPS_OPEN, MOVES, ChangeKind, Do, ReorganisationState, target

__all__ = [
    "KEEPS_OPEN",
    "MOVES",
    "Born",
    "ChangeKind",
    "Do",
    "Head",
    "Here",
    "Plan",
    "ReorganisationState",
    "Said",
    "Wanted",
    "read_plan",
    "target",
    "undecided",
]
