"""Writing tasks: giving them, every move, directives to many, a unit's own plan."""

from __future__ import annotations

from tracker.tasks.services.directives import OneOfMany, add_units, move_many, weigh
from tracker.tasks.services.giving import Order, assign
from tracker.tasks.services.moves import Changed, Given, move
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

__all__ = [
    "Changed",
    "Given",
    "OneOfMany",
    "Order",
    "Planned",
    "add_step",
    "add_units",
    "assign",
    "change_step",
    "finish_step",
    "follow_plan",
    "move",
    "move_many",
    "remove_step",
    "reopen_step",
    "restore_step",
    "weigh",
]
