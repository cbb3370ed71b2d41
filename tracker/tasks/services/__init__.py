"""Writing tasks: giving them, every move, directives to many, a unit's own plan, recurring duties."""

from __future__ import annotations

from tracker.tasks.services.directives import OneOfMany, add_units, move_many, weigh
from tracker.tasks.services.giving import Order, assign
from tracker.tasks.services.moves import Changed, Given, move
from tracker.tasks.services.periods import spawn, spawn_due
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
from tracker.tasks.services.series import Duty, begin, change, end, give_out, repeat, report_every, resume

__all__ = [
    "Changed",
    "Duty",
    "Given",
    "OneOfMany",
    "Order",
    "Planned",
    "add_step",
    "add_units",
    "assign",
    "begin",
    "change",
    "change_step",
    "end",
    "finish_step",
    "follow_plan",
    "give_out",
    "move",
    "move_many",
    "remove_step",
    "reopen_step",
    "repeat",
    "report_every",
    "restore_step",
    "resume",
    "spawn",
    "spawn_due",
    "weigh",
]
