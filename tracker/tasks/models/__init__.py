"""Tables of tasks."""

from __future__ import annotations

from tracker.tasks.models.act import Act, ActKind, Extension
from tracker.tasks.models.task import FanOut, Move, Part, Task, TaskUnit

__all__ = ["Act", "ActKind", "Extension", "FanOut", "Move", "Part", "Task", "TaskUnit"]
