"""Tables of tasks."""

from __future__ import annotations

from tracker.tasks.models.plan import PlanStep
from tracker.tasks.models.task import FanOut, Move, Part, Task, TaskUnit

__all__ = ["FanOut", "Move", "Part", "PlanStep", "Task", "TaskUnit"]
