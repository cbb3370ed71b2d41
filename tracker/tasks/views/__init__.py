"""Pages of tasks: the list, one task with its steps and plan, directives to many."""

from __future__ import annotations

from tracker.tasks.views.detail import detail, panel, step, task_page
from tracker.tasks.views.fan_out import add_units, fan_out, fan_outs, step_many, weigh
from tracker.tasks.views.lists import index
from tracker.tasks.views.plan import act_on_plan_step, add_plan_step, edit_plan_step, follow_plan
from tracker.tasks.views.room import FAN_OUT, TASK, bp, deadline_of

__all__ = [
    "FAN_OUT",
    "TASK",
    "act_on_plan_step",
    "add_plan_step",
    "add_units",
    "bp",
    "deadline_of",
    "detail",
    "edit_plan_step",
    "fan_out",
    "fan_outs",
    "follow_plan",
    "index",
    "panel",
    "step",
    "step_many",
    "task_page",
    "weigh",
]
