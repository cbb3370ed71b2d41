"""Whatever happens to units in whatever order: open work always has one lead that exists, totals are the same."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import make
from borders import carry, change
from conftest import NOW
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Refused
from tracker.org.models import Unit
from tracker.org.queries import lineage, units_on
from tracker.reorganisations.rules import ChangeKind
from tracker.reports.queries import tally
from tracker.storage.database import db
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, count_of
from tracker.tasks.rules import OPEN, State


@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sequence=st.lists(change, min_size=2, max_size=6))
def test_no_sequence_of_reorganisations_loses_a_task_or_a_figure(
    app: Flask, sequence: list[tuple[ChangeKind, int, int, int]]
) -> None:
    app.extensions["as_new"]()
    db.session.expire_all()
    who = make.actors(
        {
            "admin": (Role.ADMIN, "ubnd"),
            "secretary": (Role.SECRETARY, "dang-uy"),
            "one": (Role.UNIT_HEAD, "bac-ha"),
            "two": (Role.UNIT_HEAD, "nam-ha"),
        }
    )
    secretary, moment = who["secretary"], NOW
    of = make.passage()
    for code in ("bac-ha", "nam-ha", "dia-chinh"):
        helps = ("do-thi",) if code == "bac-ha" else ("bac-ha",)
        for state in (State.IN_PROGRESS, State.BLOCKED, State.DONE, State.ASSIGNED):
            make.task(code, state=state, due_on=NOW.date(), of=of, blocker="nam-ha", coordinating=helps)
    days, before = [NOW.date()], {}
    for number, (kind, first, second, later) in enumerate(sequence):
        moment += timedelta(days=later)
        with clock.frozen(moment):
            day = clock.today()
            try:
                carry(kind, first, second, number * 2, secretary, who["admin"])
            except Refused:
                db.session.expire_all()
            _whole(day)
            for past in days:
                _totals(secretary, past, before)
            days.append(day)


def _whole(day: object) -> None:
    """Each open task has one lead and one assigner, and both exist; so has each post of today its unit."""
    today = clock.today()
    for task in db.session.scalars(select(Task).where(Task.state.in_(OPEN))):
        assert task.lead.valid_on(today)
        assert task.assigner.valid_on(today)
        assert task.blocker_unit is None or task.blocker_unit.valid_on(today)
        assert task.lead_id not in {unit.id for unit in task.coordinating}
    codes = Counter(unit.code for unit in units_on(today))
    assert max(codes.values()) == 1, "of a day each code names one unit"
    paths = {unit.id: unit.path for unit in db.session.scalars(select(Unit))}
    for unit in db.session.scalars(select(Unit)):
        heir = lineage().heir(unit.id, today)
        assert unit.path.startswith(paths[heir]), "what has ended hangs below who carries it on"


def _totals(by: Actor, past: object, before: dict[object, dict[str, int]]) -> None:
    """A past day has the totals that it had, under either map, and every figure opens the list that it counts."""
    for borders in ("", "new"):
        wanted = Filter(on=f"{past}" if f"{past}" < f"{clock.today()}" else "", map=borders)
        rows = tally(by, wanted, wanted.horizon)
        states = Counter[str]()
        units = Counter[int]()
        for row in rows:
            states[row.state.value] += row.tasks
            units[row.unit_id] += row.tasks
        if wanted.on:
            assert states == before.setdefault(past, dict(states)), (past, borders)
        there = {unit.id: unit for unit in units_on(wanted.map_day)}
        for unit_id, tasks in units.items():
            assert unit_id in there, "counted under a unit of the map"
            behind = Filter(lead=there[unit_id].code, on=wanted.on, map=wanted.map)
            assert count_of(by, behind, behind.horizon) == tasks
