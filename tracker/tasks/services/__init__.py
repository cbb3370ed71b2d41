"""Writing tasks: giving them, every move, directives to many, a unit's own plan, the files that go along."""

from __future__ import annotations

from tracker.tasks.services.confidence import set_confidential
from tracker.tasks.services.directives import OneOfMany, add_units, move_many, weigh
from tracker.tasks.services.entering import Newer, Ongoing, enter, reenter, take_back
from tracker.tasks.services.extensions import (
    Decision,
    ask_extension,
    check_directly,
    decide_extension,
    extend_directly,
    extend_many,
    prepare_extension,
    withdraw_extension,
)
from tracker.tasks.services.files import remove_file
from tracker.tasks.services.giving import Order, assign
from tracker.tasks.services.measuring import Measured
from tracker.tasks.services.moves import Given, move
from tracker.tasks.services.passing import Passed, Passing, pass_on
from tracker.tasks.services.people import leave, name_official, name_supervisor, take
from tracker.tasks.services.periods import spawn, spawn_due
from tracker.tasks.services.plan import (
    Planned,
    add_step,
    change_step,
    finish_step,
    follow_plan,
    remove_step,
    reopen_step,
    restore_step,
)
from tracker.tasks.services.record import Changed
from tracker.tasks.services.series import Duty, begin, change, end, give_out, repeat, report_every, resume
from tracker.tasks.services.signed import signed
from tracker.tasks.services.talk import Said, say, withdraw
from tracker.tasks.services.urging import (
    Reminder,
    UrgedMeanwhile,
    answer,
    reports_answer,
    set_letterhead,
    take_number,
    urge,
)

__all__ = [
    "Changed",
    "Decision",
    "Duty",
    "Given",
    "Measured",
    "Newer",
    "OneOfMany",
    "Ongoing",
    "Order",
    "Passed",
    "Passing",
    "Planned",
    "Reminder",
    "Said",
    "UrgedMeanwhile",
    "add_step",
    "add_units",
    "answer",
    "ask_extension",
    "assign",
    "begin",
    "change",
    "change_step",
    "check_directly",
    "decide_extension",
    "end",
    "enter",
    "extend_directly",
    "extend_many",
    "finish_step",
    "follow_plan",
    "give_out",
    "leave",
    "move",
    "move_many",
    "name_official",
    "name_supervisor",
    "pass_on",
    "prepare_extension",
    "reenter",
    "remove_file",
    "remove_step",
    "reopen_step",
    "repeat",
    "report_every",
    "reports_answer",
    "restore_step",
    "resume",
    "say",
    "set_confidential",
    "set_letterhead",
    "signed",
    "spawn",
    "spawn_due",
    "take",
    "take_back",
    "take_number",
    "urge",
    "weigh",
    "withdraw",
    "withdraw_extension",
]
