"""Writing sheets: handed in and shown, taken in as tasks, undone, and forgotten when nobody takes them in."""

from __future__ import annotations

from tracker.worksheets.services.showing import Choice, choose, drop, hand_in, show_anew, sweep
from tracker.worksheets.services.taking import Taken, take_in, undo

__all__ = ["Choice", "Taken", "choose", "drop", "hand_in", "show_anew", "sweep", "take_in", "undo"]
