"""Random lives of tasks: people who act on them in any order, for tests of what must always hold."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st

import make
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.tasks import queries, services
from tracker.tasks.models import Task
from tracker.tasks.rules import MOVES, Step, steps_from
from tracker.tasks.services import Decision, Given

#: One of the steps that the state allows, so that sequences go deep; a step by its name is mostly refused.
LEGAL = "legal"
#: What can be done besides steps.
OTHER_ACTS = ("take", "name", "leave", "supervise", "ask", "withdraw", "prepare", "grant", "refuse", "extend")
#: What is done, a number that settles how (a percentage, which of the legal steps), and the days since what was before.
act = st.tuples(
    st.one_of(
        st.just(LEGAL), st.just(LEGAL), st.sampled_from(OTHER_ACTS), st.sampled_from(sorted({s for _, s in MOVES}))
    ),
    st.integers(0, 100),
    st.integers(0, 6),
)


class Town:
    """Those who act on the task, and the task."""

    def __init__(self) -> None:
        self.of = make.passage()
        self.secretary = make.actor(Role.SECRETARY, "dang-uy")
        self.leader = make.actor(Role.LEADER, "ubnd", name="Lý Quốc Lãnh")
        self.heads = {code: make.actor(Role.UNIT_HEAD, code) for code in ("bac-ha", "nam-ha")}
        self.officials = {code: make.actor(Role.OFFICIAL, code) for code in ("bac-ha", "nam-ha")}

    def head(self, task: Task) -> Actor:
        return self.heads[task.lead.code]

    def official(self, task: Task) -> Actor:
        return self.officials[task.lead.code]


def step_of(town: Town, task: Task, step: Step, percent: int) -> None:
    by = {Step.REPORT: town.official, Step.BLOCK: town.official, Step.UNBLOCK: town.official}.get(step, town.head)(task)
    if step not in (Step.ACCEPT, Step.DECLINE, Step.REPORT, Step.BLOCK, Step.UNBLOCK, Step.SUBMIT):
        by = town.leader
    other = make.unit("nam-ha" if task.lead.code == "bac-ha" else "bac-ha")
    unit = other if step is Step.REASSIGN else make.unit("do-thi") if step is Step.BLOCK else None
    needs_day = step is Step.SUBMIT
    words = Given("Lý do", percent, task.assigned_on if needs_day else None, unit)
    services.move(task, step, words, by=by)


def other_act(town: Town, task: Task, act: str, days: int) -> None:
    open_one = queries.open_extension(task)
    later = (task.due_on or clock.today()) + timedelta(days=days)
    if act == "take":
        services.take(task, by=town.official(task))
    elif act == "name":
        services.name_official(task, queries.official_choices(task)[days % 2], by=town.head(task))
    elif act == "leave":
        services.leave(task, by=town.official(task))
    elif act == "supervise":
        services.name_supervisor(task, queries.supervisor_choices(task)[0], by=town.secretary)
    elif act == "ask":
        services.ask_extension(task, later, "Mưa nhiều", by=town.official(task))
    elif act == "extend":
        services.extend_directly(task, later, "Lùi lịch chung", by=town.leader)
    elif open_one is None:
        return
    elif act == "withdraw":
        services.withdraw_extension(open_one, by=town.head(task))
    elif act == "prepare":
        services.prepare_extension(open_one, "Nên đồng ý", by=town.secretary)
    else:
        decision = Decision(open_one.asked_due_on if act == "grant" else None, "Đã xem")
        services.decide_extension(open_one, decision, by=town.leader)


def live(town: Town, task: Task, act: str, number: int, days: int) -> None:
    """Do one thing to the task; raises Refused when it may not be done."""
    if act in OTHER_ACTS:
        other_act(town, task, act, days + 1)
    elif act == LEGAL:
        legal = steps_from(task.state) or (Step.REOPEN,)
        step_of(town, task, legal[number % len(legal)], number)
    else:
        step_of(town, task, Step(act), number)
