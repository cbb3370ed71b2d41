"""Pages of tasks: the list, one task with its steps, the matrix of a directive to many."""

from __future__ import annotations

from tracker.tasks.views.detail import detail, panel, step, task_page
from tracker.tasks.views.fan_out import fan_out
from tracker.tasks.views.lists import index
from tracker.tasks.views.room import FAN_OUT, TASK, bp, deadline_of

__all__ = ["FAN_OUT", "TASK", "bp", "deadline_of", "detail", "fan_out", "index", "panel", "step", "task_page"]
