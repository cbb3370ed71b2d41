"""Tables of tasks."""

from __future__ import annotations

from tracker.tasks.models.act import Act, ActKind, Extension
from tracker.tasks.models.file import MoveFile
from tracker.tasks.models.plan import PlanStep
from tracker.tasks.models.talk import Remark, RemarkUnit
from tracker.tasks.models.task import FanOut, Move, Part, Task, TaskUnit
from tracker.tasks.models.urging import Letterhead, UrgedTask, Urging, UrgingAnswer, UrgingCounter, UrgingLetter

__all__ = [
    "Act",
    "ActKind",
    "Extension",
    "FanOut",
    "Letterhead",
    "Move",
    "MoveFile",
    "Part",
    "PlanStep",
    "Remark",
    "RemarkUnit",
    "Task",
    "TaskUnit",
    "UrgedTask",
    "Urging",
    "UrgingAnswer",
    "UrgingCounter",
    "UrgingLetter",
]
