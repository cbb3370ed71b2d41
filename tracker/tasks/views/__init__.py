"""Pages of tasks: the list, one task with its steps, the matrix of a directive to many."""

from __future__ import annotations

from tracker.tasks.views.detail import detail, panel, step, task_page
from tracker.tasks.views.extension_lists import extend_many, extension_list
from tracker.tasks.views.extensions import ask_extension, decide_extension, extend, prepare_extension
from tracker.tasks.views.fan_out import fan_out
from tracker.tasks.views.lists import index
from tracker.tasks.views.people import official, supervisor, take
from tracker.tasks.views.room import FAN_OUT, TASK, bp, deadline_of

__all__ = [
    "FAN_OUT",
    "TASK",
    "ask_extension",
    "bp",
    "deadline_of",
    "decide_extension",
    "detail",
    "extend",
    "extend_many",
    "extension_list",
    "fan_out",
    "index",
    "official",
    "panel",
    "prepare_extension",
    "step",
    "supervisor",
    "take",
    "task_page",
]
