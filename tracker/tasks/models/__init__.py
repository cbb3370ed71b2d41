"""Tables of tasks."""

from __future__ import annotations

from tracker.tasks.models.plan import PlanStep
from tracker.tasks.models.series import DutyEntry, DutyStep, Period, Series, SeriesUnit
from tracker.tasks.models.task import FanOut, Move, Part, Task, TaskUnit

__all__ = [
    "DutyEntry",
    "DutyStep",
    "FanOut",
    "Move",
    "Part",
    "Period",
    "PlanStep",
    "Series",
    "SeriesUnit",
    "Task",
    "TaskUnit",
]
