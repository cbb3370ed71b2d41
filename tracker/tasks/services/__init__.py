"""Writing tasks: giving them, every move, directives to many, a unit's own plan, measures."""

from __future__ import annotations

from tracker.tasks.services.directives import OneOfMany, add_units, move_many, weigh
from tracker.tasks.services.giving import Order, assign
from tracker.tasks.services.measuring import Changed, Measured
from tracker.tasks.services.moves import Given, move
from tracker.tasks.services.plan import (
    Planned,
    add_step,
    change_step,
    finish_step,
    follow_plan,
    remove_step,
    reopen_step,
    restore_step,
)
from tracker.tasks.services.signed import signed
from tracker.tasks.services.talk import Said, say, withdraw
from tracker.tasks.services.urging import (
    Heading,
    Reminder,
    UrgedMeanwhile,
    answer,
    reports_answer,
    set_letterhead,
    take_number,
    urge,
)

__all__ = [
    "Changed",
    "Given",
    "Heading",
    "Measured",
    "OneOfMany",
    "Order",
    "Planned",
    "Reminder",
    "Said",
    "UrgedMeanwhile",
    "add_step",
    "add_units",
    "answer",
    "assign",
    "change_step",
    "finish_step",
    "follow_plan",
    "move",
    "move_many",
    "remove_step",
    "reopen_step",
    "reports_answer",
    "restore_step",
    "say",
    "set_letterhead",
    "signed",
    "take_number",
    "urge",
    "weigh",
    "withdraw",
]
