"""One rule, two tongues: predicates and their SQL say the same."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.access.permissions import GRANTS, Permission, reach
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.deadlines import DeadlineClass, days_overdue
from tracker.core.deadlines import age_band as python_age_band
from tracker.meetings.models import Passage
from tracker.org.models import Person, Unit
from tracker.org.rules.tree import KnownUnit
from tracker.storage.database import db
from tracker.tasks import policy, queries
from tracker.tasks.models import Named, PlainTask, Task
from tracker.tasks.rules import HANDED_IN, State

OFFSETS = (None, -200, -121, -120, -31, -30, -8, -7, -1, 0, 1, 3, 4, 60)


def test_deadline_class_and_age_band_agree_with_their_sql(app: Flask) -> None:
    today, horizon, of = clock.today(), queries.horizon(), make.passage()
    with make.together():
        for state in State:
            for offset in OFFSETS:
                due = None if offset is None else today + timedelta(days=offset)
                for handed in (-130, -31, -8, -1, 0) if state in HANDED_IN else (None,):
                    submitted = None if handed is None else today + timedelta(days=handed)
                    make.task(state=state, due_on=due, submitted_on=submitted, of=of)
    rows = db.session.execute(
        select(
            Task,
            queries.deadline_class(horizon),
            queries.deadline_class(horizon, original=True),
            queries.age_band(horizon),
        )
    )
    checked = 0
    for task, deadline, original, age in rows:
        expected = queries.class_of(task, horizon)
        assert DeadlineClass(deadline) is expected
        assert DeadlineClass(original) is expected
        late = days_overdue(task.due_on, task.submitted_on, today) if expected is DeadlineClass.OVERDUE else 0
        assert age == python_age_band(late), (task.state, task.due_on, task.submitted_on)
        checked += 1
    assert checked > 150


@pytest.mark.dialects
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["dang-uy", "ubnd", "bac-ha", "do-thi"])
def test_what_may_be_seen_agrees_with_its_sql(app: Flask, role: Role, code: str) -> None:
    of, reader = make.passage(), make.actor(role, code)
    with make.together():
        make.task("bac-ha", of=of)
        make.task("nam-ha", coordinating=("bac-ha",), of=of)
        make.task("nam-ha", places=("bac-ha",), of=of)
        make.task("mat-tran", assigner="dang-uy", of=of)
        make.task("do-thi", state=State.BLOCKED, blocker="bac-ha", of=of)
        make.task("dia-chinh", of=of)
        supervised = make.task("mat-tran", assigner="dang-uy", of=of)
        supervised.supervisor_id = reader.person_id
    tasks = list(db.session.scalars(select(Task)))
    by_rule = {task.id for task in tasks if policy.may(reader, Permission.TASK_VIEW, task)}
    by_sql = (
        set(db.session.scalars(select(Task.id).where(queries.visible_to(reader)))) if role is not Role.ADMIN else set()
    )
    assert by_rule == by_sql
    if role is Role.OFFICIAL and code == "bac-ha":
        assert len(by_rule) == 3
    if role is Role.LEADER and code == "dang-uy":
        assert len(by_rule) == 7
    if role is Role.LEADER:
        assert supervised.id in by_rule, "a supervising leader sees the task"
    if role is Role.OFFICIAL and code in ("bac-ha", "do-thi"):
        assert supervised.id not in by_rule, "in another role of theirs nobody supervises"


#: Tasks by what `bac-ha` is to each.
RELATIONS: dict[str, dict[str, Any]] = {
    "lead": {"lead": "bac-ha"},
    "helps": {"lead": "nam-ha", "coordinating": ("bac-ha",)},
    "clears": {"lead": "nam-ha", "state": State.BLOCKED, "blocker": "bac-ha"},
    "gave": {"lead": "nam-ha", "assigner": "bac-ha"},
    "lies in": {"lead": "nam-ha", "places": ("bac-ha",)},
    "nothing": {"lead": "nam-ha", "assigner": "ubnd"},
}
GIVERS = (Role.SECRETARY, Role.LEADER, Role.UNIT_HEAD)


@pytest.mark.dialects
@pytest.mark.parametrize("code", ["bac-ha", "ubnd", "dang-uy", "do-thi"])
@pytest.mark.parametrize("role", Role)
def test_a_confidential_task_is_known_to_the_units_named_and_to_those_who_gave_it(
    app: Flask, role: Role, code: str
) -> None:
    """Every role × relation × open or confidential, seen from the unit, from above it and from beside it."""
    reader, of = make.actor(role, code), {True: make.passage(), False: make.passage()}
    with make.together():
        made = {
            (name, person, secret): make.task(**{"assigner": "dang-uy", **how}, of=of[secret], confidential=secret)
            for name, how in RELATIONS.items()
            for person in ("", "supervisor_id", "official_id")
            for secret in (False, True)
        }
        for (_, person, _), task in made.items():
            if person:
                setattr(task, person, reader.person_id)
    seen = {key for key, task in made.items() if policy.may(reader, Permission.TASK_VIEW, task)}
    ids = set(db.session.scalars(select(Task.id).where(queries.visible_to(reader))))
    assert {made[key].id for key in seen} == ids
    discreet = replace(reader, discreet=True)
    in_the_open = {made[key].id for key in seen if not key[2]}
    assert {task.id for task in made.values() if policy.may(discreet, Permission.TASK_VIEW, task)} == in_the_open
    assert set(db.session.scalars(select(Task.id).where(queries.visible_to(discreet)))) == in_the_open
    assert of[True].id not in db.session.scalars(select(Passage.id).where(queries.readable(discreet))).all()
    for permission in Permission:
        if permission in grants_of_tasks():
            granted = {key for key, task in made.items() if policy.may(reader, permission, task)}
            assert {key for key in granted if key[2]} <= seen, "no other right reaches what is not known"
            assert {key[:2] for key in granted if key[2]} <= {key[:2] for key in granted if not key[2]}
    for name, person, _ in {key for key in seen if not key[2]}:
        knows = (
            (code == "bac-ha" and name in ("lead", "helps", "clears"))
            or (role in GIVERS and code == {"gave": "bac-ha", "nothing": "ubnd"}.get(name, "dang-uy"))
            or (role is Role.LEADER and person == "supervisor_id")
            or (role in (Role.OFFICIAL, Role.UNIT_HEAD) and person == "official_id")
        )
        assert ((name, person, True) in seen) is knows, (name, person)
    if role is Role.VIEWER:
        assert {key[0] for key in seen if key[2]} == ({"lead", "helps", "clears"} if code == "bac-ha" else set())
    if role is Role.ADMIN:
        assert seen == set()


def grants_of_tasks() -> list[Permission]:
    """The permissions that `policy.may` can be asked for."""
    return [each for each in Permission if set(GRANTS[each].values()) <= set(policy.REACHES)]


@pytest.mark.dialects
@pytest.mark.parametrize("day", [0, 5])
def test_what_a_deputy_sees_agrees_with_its_sql(app: Flask, day: int) -> None:
    of, leader = make.passage(), make.actor(Role.LEADER, "ubnd")
    for supervisor in (None, leader.person_id):
        make.task("mat-tran", assigner="dang-uy", of=of).supervisor_id = supervisor
    db.session.commit()
    deputy = make.deputy_of(leader, make.actor(Role.OFFICIAL, "do-thi"), days=day)
    by_rule = {task.id for task in db.session.scalars(select(Task)) if policy.may(deputy, Permission.TASK_VIEW, task)}
    assert by_rule == set(db.session.scalars(select(Task.id).where(queries.visible_to(deputy))))
    assert len(by_rule) == 1


@pytest.mark.dialects
def test_a_task_read_as_plain_values_says_and_allows_what_the_loaded_one_does(app: Flask) -> None:
    of, today = make.passage(), clock.today()
    secretary = make.actor(Role.SECRETARY, "dang-uy")
    readers = [secretary, *(make.actor(role, code) for role in Role for code in ("ubnd", "bac-ha", "do-thi"))]
    make.task("bac-ha", coordinating=("nam-ha", "do-thi"), places=("bac-ha",), due_on=today, percent=40, of=of)
    make.task("do-thi", state=State.BLOCKED, blocker="bac-ha", of=of)
    make.task("bac-ha", state=State.SUBMITTED, due_on=today, coordinating=("do-thi",), of=of)
    make.measure(make.task("bac-ha", state=State.DONE, of=of))
    make.task("bac-ha", confidential=True, of=make.passage())
    staffed, *_ = make.assigned("bac-ha", "nam-ha", due_on=today, by=secretary)
    staffed.official_id, staffed.supervisor_id = readers[-1].person_id, readers[1].person_id
    db.session.commit()
    seen = 0
    for reader in readers:
        ids = db.session.scalars(select(Task.id).where(queries.visible_to(reader))).all()
        for task_id in ids:
            plain, task = queries.plain_task_or_404(reader, task_id), queries.task_or_404(reader, task_id)
            for each in fields(PlainTask):
                if each.name != "source":
                    assert known(getattr(plain, each.name)) == known(getattr(task, each.name)), each.name
            assert plain.source == queries.source_of(task)
            assert queries.context_of(reader, plain) == queries.context_of(reader, task)
            of_tasks = [each for each in GRANTS if reach(reader, each) in policy.REACHES]
            rights = [policy.may(reader, permission, plain) for permission in of_tasks]
            assert rights == [policy.may(reader, permission, task) for permission in of_tasks]
            assert policy.steps_for(reader, plain) == policy.steps_for(reader, task)
            assert policy.may_take(reader, plain) is policy.may_take(reader, task)
            assert queries.timeline(plain) == queries.timeline(task)
            assert queries.concerned(plain) == queries.concerned(task)
            seen += 1
    assert seen > 30


def known(value: Any) -> Any:
    """Units by their numbers and people by their names, however they were read."""
    if isinstance(value, list | tuple):
        return [known(each) for each in value]
    if isinstance(value, Unit | KnownUnit):
        return value.id
    return value.full_name if isinstance(value, Named | Person) else value
