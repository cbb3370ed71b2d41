"""Writing tasks: giving them, and every move."""

from __future__ import annotations

from tracker.tasks.services.giving import Order, assign
from tracker.tasks.services.moves import Changed, Given, move

__all__ = ["Changed", "Given", "Order", "assign", "move"]
