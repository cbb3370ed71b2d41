"""Writing tasks: giving them, every move, the people in charge, extensions of the deadline."""

from __future__ import annotations

from tracker.tasks.services.extensions import (
    Decision,
    ask_extension,
    check_directly,
    decide_extension,
    extend_directly,
    extend_many,
    prepare_extension,
    withdraw_extension,
)
from tracker.tasks.services.giving import Order, assign
from tracker.tasks.services.moves import Given, move
from tracker.tasks.services.people import leave, name_official, name_supervisor, take
from tracker.tasks.services.record import Changed

__all__ = [
    "Changed",
    "Decision",
    "Given",
    "Order",
    "ask_extension",
    "assign",
    "check_directly",
    "decide_extension",
    "extend_directly",
    "extend_many",
    "leave",
    "move",
    "name_official",
    "name_supervisor",
    "prepare_extension",
    "take",
    "withdraw_extension",
]
