"""Pages of tasks: the list, one task with its steps, the matrix of a directive to many, talk, urging."""

from __future__ import annotations

from tracker.tasks.views.confidence import confide
from tracker.tasks.views.detail import detail, panel, step, task_page
from tracker.tasks.views.extension_lists import extend_many, extension_list
from tracker.tasks.views.extensions import ask_extension, decide_extension, extend, prepare_extension
from tracker.tasks.views.fan_out import add_units, fan_out, fan_outs, step_many, weigh
from tracker.tasks.views.files import files
from tracker.tasks.views.letterheads import letterhead
from tracker.tasks.views.lists import index
from tracker.tasks.views.measure_table import fan_out_measures
from tracker.tasks.views.measures import measure_panel
from tracker.tasks.views.people import official, supervisor, take
from tracker.tasks.views.plan import act_on_plan_step, add_plan_step, edit_plan_step, follow_plan
from tracker.tasks.views.reports import reports
from tracker.tasks.views.room import FAN_OUT, TASK, bp, deadline_of
from tracker.tasks.views.rows import task_rows
from tracker.tasks.views.series import repeat, series_detail, series_edit, series_end, series_index, series_resume
from tracker.tasks.views.talk import talk
from tracker.tasks.views.urgings import urgings
from tracker.tasks.views.words import period_words, report_words, rhythm_words

__all__ = [
    "FAN_OUT",
    "TASK",
    "act_on_plan_step",
    "add_plan_step",
    "add_units",
    "ask_extension",
    "bp",
    "confide",
    "deadline_of",
    "decide_extension",
    "detail",
    "edit_plan_step",
    "extend",
    "extend_many",
    "extension_list",
    "fan_out",
    "fan_out_measures",
    "fan_outs",
    "files",
    "follow_plan",
    "index",
    "letterhead",
    "measure_panel",
    "official",
    "panel",
    "period_words",
    "prepare_extension",
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
    "supervisor",
    "take",
    "talk",
    "task_page",
    "task_rows",
    "urgings",
    "weigh",
]
