"""Figures that are kept are those of the rows, whatever people do, together or one after the other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from importlib import import_module

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

import make
from borders import carry, change
from conftest import NOW
from lives import Town, act, live
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Refused
from tracker.org.models import Unit
from tracker.org.queries import unit_named
from tracker.reorganisations.rules import ChangeKind
from tracker.reports import queries
from tracker.reports.models import KeptDay, KeptFigures
from tracker.reports.services import keeping
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, horizon
from tracker.tasks.rules import State, Step


def kept() -> int:
    with transaction():
        return keeping.keep_figures(seconds=60)


def shown(board: queries.Dashboard) -> list[object]:
    """All that a dashboard says, but its lists of tasks."""
    silent = [(each.unit.id, each.tasks, each.days, each.name) for each in board.silent]
    quiet = {line.unit.id: line.silent for line in board.ranking}
    return [
        (board.all, board.before, board.ages, board.missed, board.overdue_units),
        (board.ranking, board.wards, board.topics, board.by_topic),
        [board.by_topics(line, board.topics) for line in board.wards],
        (silent, board.silence.units, board.silence.tasks, quiet),
    ]


def compare(reader: Actor, code: str, wanted: Filter) -> None:
    """What a dashboard reads is what it would count."""
    scope = unit_named(code, wanted.map_day)
    if scope is None:
        return
    read = queries.dashboard(reader, scope, wanted, wanted.horizon)
    assert read.kept.days
    course, leaders = queries.trend(reader, read), queries.supervisors(reader, read)
    db.session.execute(delete(KeptDay))
    counted = queries.dashboard(reader, scope, wanted, wanted.horizon)
    assert not counted.kept.days
    assert shown(read) == shown(counted)
    assert course == queries.trend(reader, counted)
    assert {each.id for each in leaders} <= {each.id for each in queries.supervisors(reader, counted)}
    db.session.rollback()


def compare_all(reader: Actor) -> None:
    """The same for the whole, a part, one topic, what a leader supervises, and a past day under either map."""
    with transaction():
        assert keeping.verify() == {}
    past = f"{clock.today() - timedelta(days=9)}"
    leader = db.session.scalar(select(Task.supervisor_id).where(Task.supervisor_id.is_not(None)))
    for code, wanted in (
        ("dang-uy", Filter()),
        ("ubnd", Filter(topic="urban")),
        ("bac-ha", Filter()),
        ("dang-uy", Filter(supervisor=str(leader or reader.principal_id))),
        ("dang-uy", Filter(on=past)),
        ("dang-uy", Filter(on=past, map="new")),
    ):
        compare(reader, code, wanted)


#: How far the days of a town have gone.
spent: dict[Town, datetime] = {}


@pytest.fixture
def town(app: Flask) -> Town:
    return Town()


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    acts=st.lists(st.tuples(st.integers(0, 3), act), min_size=8, max_size=25),
    due_in=st.lists(st.sampled_from([None, -3, 0, 2, 4, 20]), min_size=4, max_size=4),
)
def test_whatever_people_do_the_figures_that_are_kept_are_those_of_the_rows(
    town: Town,
    acts: list[tuple[int, tuple[str, int, int]]],
    due_in: list[int | None],
) -> None:
    of, moment = make.passage(), spent.get(town, NOW)  # no example goes back before the one before
    with clock.frozen(moment):
        given_tasks = [
            make.assigned(
                "bac-ha" if number % 2 else "nam-ha",
                due_on=None if days is None else clock.today() + timedelta(days=days),
                by=town.secretary,
                of=of,
            )[0]
            for number, days in enumerate(due_in)
        ]
        kept()
    for which, (what, number, days) in acts:
        moment += timedelta(days=days, hours=3)
        with clock.frozen(moment):
            if days > 3:  # now and then the job has not come yet: what is not kept is counted
                kept()
            try:
                with transaction():
                    live(town, given_tasks[which], what, number, days)
            except Refused:
                continue
    spent[town] = moment
    with clock.frozen(moment):
        kept()
        reader = make.actor(Role.LEADER, "dang-uy", name=f"Người đọc {moment:%d%m%H}")
        compare_all(reader)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(change, min_size=1, max_size=3), number=st.integers(0, 100))
def test_after_any_reorganisation_the_figures_that_are_kept_are_those_of_the_rows_under_both_maps(
    app: Flask, changes: list[tuple[ChangeKind, int, int, int]], number: int
) -> None:
    app.extensions["as_new"]()
    db.session.expire_all()
    who = make.actors({"admin": (Role.ADMIN, "ubnd"), "secretary": (Role.SECRETARY, "dang-uy")})
    moment, of = NOW, make.passage()
    for code in ("bac-ha", "nam-ha", "dia-chinh"):
        for state in (State.IN_PROGRESS, State.BLOCKED, State.DONE, State.ASSIGNED):
            quiet = NOW.date() - timedelta(days=number)
            make.task(code, state=state, due_on=NOW.date(), of=of, blocker="nam-ha", quiet_since=quiet)
    for turn, (kind, first, second, later) in enumerate(changes):
        moment += timedelta(days=later)
        with clock.frozen(moment):
            kept()
            try:
                carry(kind, first, second, turn * 2, who["secretary"], who["admin"])
            except Refused:
                db.session.expire_all()
    with clock.frozen(moment):
        kept()
        compare_all(make.actor(Role.LEADER, "dang-uy"))


def test_in_the_evening_tomorrow_is_kept_and_stays_true_to_what_is_done_until_then(town: Town) -> None:
    task = make.assigned("bac-ha", due_on=NOW.date(), by=town.secretary)[0]
    evening = NOW.replace(hour=14)  # 21:00 in the office
    with clock.frozen(evening):
        kept()
        assert NOW.date() + timedelta(days=1) in set(db.session.scalars(select(KeptDay.day)))
        with transaction():
            tasks.move(task, Step.ACCEPT, tasks.Given(), by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    with clock.frozen(evening + timedelta(hours=4)):  # the day has begun, and no job has come yet
        reader = make.actor(Role.LEADER, "dang-uy")
        board = queries.dashboard(reader, make.unit("dang-uy"), Filter(), horizon())
        assert (board.all.overdue, board.all.open) == (1, 1)
        assert clock.today() in board.kept.days
        compare(reader, "dang-uy", Filter())
        kept()
        compare_all(reader)


def test_what_becomes_confidential_leaves_what_is_kept_and_is_counted_for_those_who_know(town: Town) -> None:
    with clock.frozen(NOW - timedelta(days=20)):
        secret = make.assigned("bac-ha", by=town.secretary)[0]
        make.assigned("nam-ha", by=town.secretary)
    kept()
    with transaction():
        tasks.set_confidential(secret, True, "Chưa công bố", by=make.actor(Role.SECRETARY, "ubnd"))
    assert set(db.session.scalars(select(KeptDay.day))) == {clock.today()}  # days that are over are counted anew
    for role, code, many in ((Role.LEADER, "dang-uy", 1), (Role.LEADER, "ubnd", 2), (Role.UNIT_HEAD, "bac-ha", 1)):
        board = queries.dashboard(make.actor(role, code), make.unit(code), Filter(), horizon())
        assert board.kept.days
        assert board.all.assigned == board.before.assigned == many
    kept()
    for role, code in ((Role.LEADER, "dang-uy"), (Role.SECRETARY, "ubnd"), (Role.VIEWER, "ubnd")):
        compare(make.actor(role, code), code, Filter())


def test_a_unit_that_moves_and_rows_that_lie_are_found_and_made_right(app: Flask) -> None:
    make.assigned("bac-ha", "nam-ha")
    kept()
    db.session.execute(KeptFigures.__table__.update().values(open=7))  # type: ignore[attr-defined]
    db.session.commit()
    runner = app.test_cli_runner()
    assert "rebuild" in runner.invoke(args=["tally", "verify"]).output
    assert runner.invoke(args=["tally", "rebuild"]).exit_code == 0
    assert runner.invoke(args=["tally", "verify"]).output.strip() == "Số liệu chốt đúng."
    unit = db.session.scalars(select(Unit).where(Unit.code == "bac-ha")).one()
    unit.path = f"{make.unit('dang-uy').path}{unit.id}/"
    db.session.commit()
    assert db.session.scalars(select(KeptDay.day)).all() == []


def test_those_who_write_at_the_same_moment_lose_nothing(app: Flask) -> None:
    given_tasks = [make.assigned("bac-ha", "nam-ha")[turn % 2] for turn in range(8)]
    head = {code: make.actor(Role.UNIT_HEAD, code) for code in ("bac-ha", "nam-ha")}
    work = [(task.id, head[task.lead.code]) for task in given_tasks]
    kept()
    db.session.rollback()

    def accept(one: tuple[int, Actor]) -> None:
        with app.app_context(), clock.frozen(NOW):
            with transaction():
                tasks.move(db.session.get_one(Task, one[0]), Step.ACCEPT, tasks.Given(), by=one[1])
            db.session.remove()

    with ThreadPoolExecutor(4) as people:
        list(people.map(accept, work))
    with transaction():
        assert keeping.verify() == {}
    rows = select(KeptFigures).where(KeptFigures.below, KeptFigures.unit_id == make.unit("dang-uy").id)
    assert sum(row.open for row in db.session.scalars(rows)) == db.session.query(Task).count()


@pytest.mark.dialects
def test_what_a_leader_knows_of_and_no_unit_of_theirs_gave_is_judged_like_the_rest(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    leader, today = make.actor(Role.LEADER, "dang-uy", name="Lê Văn Chỉ"), clock.today()
    for due, state in ((3, State.IN_PROGRESS), (-40, State.IN_PROGRESS), (-2, State.DONE), (None, State.BLOCKED)):
        given_on = today - timedelta(days=60)
        due_on = None if due is None else today + timedelta(days=due)
        task = make.task("bac-ha", state=state, due_on=due_on, assigned_on=given_on, confidential=True)
        task.supervisor_id = leader.principal_id
        db.session.commit()
    kept()
    scope = unit_named("dang-uy", today)
    assert scope
    assert len(queries.dashboard(leader, scope, Filter(), Filter().horizon).kept.left) == 4
    for few in (500, 0):  # by the rules one by one, and by the database
        monkeypatch.setattr(import_module("tracker.reports.queries.dashboard"), "FEW", few)
        for wanted in (Filter(), Filter(topic="urban"), Filter(supervisor=str(leader.principal_id))):
            compare(leader, "dang-uy", wanted)
