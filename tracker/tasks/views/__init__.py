"""Pages of tasks: the list, one task with its steps and plan, directives to many, recurring duties."""

from __future__ import annotations

from tracker.tasks.views.detail import detail, panel, step, task_page
from tracker.tasks.views.fan_out import add_units, fan_out, fan_outs, step_many, weigh
from tracker.tasks.views.lists import index
from tracker.tasks.views.plan import act_on_plan_step, add_plan_step, edit_plan_step, follow_plan
from tracker.tasks.views.reports import reports
from tracker.tasks.views.room import FAN_OUT, TASK, bp, deadline_of
from tracker.tasks.views.series import repeat, series_detail, series_edit, series_end, series_index, series_resume
from tracker.tasks.views.words import period_words, report_words, rhythm_words

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
    "period_words",
    "repeat",
    "report_words",
    "reports",
    "rhythm_words",
    "series_detail",
    "series_edit",
    "series_end",
    "series_index",
    "series_resume",
    "step",
    "step_many",
    "task_page",
    "weigh",
]
