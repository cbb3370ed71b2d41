"""Tables of tasks."""

from __future__ import annotations

from tracker.tasks.models.act import Act, ActKind, Extension
from tracker.tasks.models.file import MoveFile
from tracker.tasks.models.measures import Measure, MeasureImport, MeasureValue
from tracker.tasks.models.plain import AnyTask, Named, PlainTask, Source
from tracker.tasks.models.plan import PlanStep
from tracker.tasks.models.series import DutyEntry, DutyStep, Period, Series, SeriesUnit
from tracker.tasks.models.span import LASTING, TaskSpan
from tracker.tasks.models.talk import Remark, RemarkUnit
from tracker.tasks.models.task import FanOut, Move, Part, Task, TaskUnit
from tracker.tasks.models.urging import Letterhead, UrgedTask, Urging, UrgingAnswer, UrgingCounter, UrgingLetter

__all__ = [
    "LASTING",
    "Act",
    "ActKind",
    "AnyTask",
    "DutyEntry",
    "DutyStep",
    "Extension",
    "FanOut",
    "Letterhead",
    "Measure",
    "MeasureImport",
    "MeasureValue",
    "Move",
    "MoveFile",
    "Named",
    "Part",
    "Period",
    "PlainTask",
    "PlanStep",
    "Remark",
    "RemarkUnit",
    "Series",
    "SeriesUnit",
    "Source",
    "Task",
    "TaskSpan",
    "TaskUnit",
    "UrgedTask",
    "Urging",
    "UrgingAnswer",
    "UrgingCounter",
    "UrgingLetter",
]
