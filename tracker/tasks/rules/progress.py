"""What the progress of a directive to many is made of. Source: PRODUCT, fan-out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracker.tasks.rules.states import CLOSED, State


@dataclass(frozen=True)
class Share:
    """What the progress of a fan-out is made of: one unit's task."""

    state: State
    percent: int
    weight: int = 1


def shared_progress(shares: Iterable[Share]) -> int:
    """The progress of a directive given to many: the weighted mean of its tasks, in whole percent, rounded down.

    Cancelled tasks do not count; without any task left the progress is 0. Source: PRODUCT, fan-out.
    """
    counted = [share for share in shares if share.state is not State.CANCELLED]
    weight = sum(share.weight for share in counted)
    return sum(share.percent * share.weight for share in counted) // weight if weight else 0


def all_closed(shares: Iterable[Share]) -> bool:
    """True when a directive given to many is closed: every task of it is, and there is one."""
    states = [share.state for share in shares]
    return bool(states) and all(state in CLOSED for state in states)


def plan_progress(done: int, steps: int) -> int:
    """The percentage that `done` of `steps` steps of a plan make, rounded down; a plan without steps is 0."""
    return done * 100 // steps if steps else 0
