"""Rules of tasks, in plain Python: states and steps, progress."""

from __future__ import annotations

from tracker.tasks.rules.extensions import EXTENDABLE, ExtensionState, check_extendable, check_new_due, is_late
from tracker.tasks.rules.files import check_removal
from tracker.tasks.rules.progress import Share, all_closed, plan_progress, shared_progress
from tracker.tasks.rules.states import (
    CLOSED,
    HANDED_IN,
    MANY_STEPS,
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
from tracker.tasks.rules.talk import WITHDRAW_WITHIN, RemarkKind, called, may_be_withdrawn, names_of
from tracker.tasks.rules.urging import ESCALATES_AT, OWED, URGEABLE, ReplyState, UrgingAct, escalates, reply_state

__all__ = [
    "CLOSED",
    "ESCALATES_AT",
    "EXTENDABLE",
    "HANDED_IN",
    "MANY_STEPS",
    "MOVES",
    "OPEN",
    "OWED",
    "STAFFED",
    "STEPS",
    "URGEABLE",
    "WITHDRAW_WITHIN",
    "ExtensionState",
    "IllegalMove",
    "RemarkKind",
    "ReplyState",
    "Share",
    "State",
    "Step",
    "StepRule",
    "UrgingAct",
    "all_closed",
    "called",
    "check_extendable",
    "check_finished_on",
    "check_new_due",
    "check_percent",
    "check_removal",
    "escalates",
    "is_late",
    "may_be_withdrawn",
    "names_of",
    "plan_progress",
    "reply_state",
    "shared_progress",
    "steps_from",
    "target",
]
