"""Whatever happens to units in whatever order: open work always has one lead that exists, totals are the same."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

import make
from conftest import NOW
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Refused
from tracker.core.labels import UnitKind
from tracker.org.models import Unit
from tracker.org.queries import lineage, units_on
from tracker.reorganisations import queries, services
from tracker.reorganisations.rules import Born, ChangeKind
from tracker.reorganisations.services import Outline, SeatChoice
from tracker.reports.queries import tally
from tracker.storage.database import db, transaction
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, count_of
from tracker.tasks.rules import OPEN, State

#: A kind of change with two numbers that settle which units it is about; and the days since the one before.
change = st.tuples(st.sampled_from(ChangeKind), st.integers(0, 30), st.integers(0, 30), st.integers(1, 9))


def born(number: int, code: str = "") -> Born:
    return Born(code or f"moi-{number}", f"Phường Mới {number % 3}", UnitKind.WARD, (), "ubnd")


def wanted(kind: ChangeKind, first: int, second: int, wards: list[Unit], number: int) -> tuple[list[Unit], list[Born]]:
    """A change over the wards there are; codes are sometimes used again."""
    one, two = wards[first % len(wards)], wards[second % len(wards)]
    stays = Born(two.code, two.name, two.kind, (), "", two.id)
    again = one.code if first % 2 else ""
    return {
        ChangeKind.RENAME: ([one], [Born(one.code, f"Phường {number}", one.kind, (), "", one.id)]),
        ChangeKind.MERGE: ([one, two], [stays if second % 3 == 0 else born(number, again)]),
        ChangeKind.SPLIT: ([one], [born(number, again), born(number + 1)]),
        ChangeKind.DISSOLVE: (
            [one],
            [stays, *([Born("do-thi", unit_id=make.unit("do-thi").id)] if first % 3 == 0 else [])],
        ),
        ChangeKind.FOUND: ([], [born(number)]),
    }[kind]


def carry(kind: ChangeKind, first: int, second: int, number: int, by: Actor) -> None:
    """Prepare and carry out one change today; heads who meet are answered by the number, tasks are divided by it."""
    wards = [unit for unit in units_on(clock.today()) if unit.kind is UnitKind.WARD]
    units, heirs = wanted(kind, first, second, wards, number)
    with transaction():
        plan = services.draft(Outline("Sắp xếp", f"QĐ {number}", clock.today()), by=by)
        row = services.put_change(plan, kind, units, heirs, by=by)
        for posts in queries.preview(plan).questions.values():
            chosen = {
                post.id: SeatChoice(
                    queries.plan_of(plan).ended[post.unit_id][0],
                    Role.UNIT_HEAD if at == 0 else Role.OFFICIAL,
                    "Chủ tịch",
                )
                for at, post in enumerate(posts)
            }
            services.choose_seats(plan, chosen, by=by)
        ended = queries.plan_of(plan).ended
        tasks = queries.shares_of(by, row, ended, size=50)
        services.divide(
            row, {task.id: ended[task.lead_id][task.id % len(ended[task.lead_id])] for task in tasks}, by=by
        )
        services.prepare(plan, by=by)
        services.carry_out(plan, by=ADMIN[0])


ADMIN: list[Actor] = []


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
    ADMIN[:] = [who["admin"]]
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
                carry(kind, first, second, number * 2, secretary)
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
