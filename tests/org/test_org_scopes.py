"""The units of a scope by number say the same as its path."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.core import clock
from tracker.core.actor import ActingPost, Role
from tracker.meetings import queries as meetings
from tracker.org.models import Post
from tracker.org.queries import choices_on, in_scope, posts_of, scopes
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, Sort
from tracker.tasks.queries.lists import CLOSED_LAST
from tracker.tasks.rules import CLOSED, State

CODES = ("dang-uy", "ubnd", "bac-ha", "do-thi")


def post_of(code: str) -> ActingPost:
    """The post of somebody in that unit, as a request reads it."""
    acting = make.actor(Role.UNIT_HEAD, code, name=f"Người của {code}")
    return posts_of(acting.person_id, clock.today())[0]


@pytest.mark.dialects
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("inside", "outside"), [(300, 20), (300, 0), (1, 0), (0, 0)])
def test_rows_of_a_scope_are_the_same_by_number_and_by_path(
    app: Flask, monkeypatch: pytest.MonkeyPatch, code: str, inside: int, outside: int
) -> None:
    monkeypatch.setattr(scopes, "MOST_INSIDE", inside)
    monkeypatch.setattr(scopes, "MOST_OUTSIDE", outside)
    of = make.passage()
    for lead in ("bac-ha", "do-thi", "ubnd"):
        make.task(lead, of=of)
    make.task("bac-ha", state=State.BLOCKED, of=of)
    post = post_of(code)
    below = {unit.id for unit in make.units().values() if unit.path.startswith(post.unit_path)}
    others = {unit.id for unit in make.units().values()} - below
    assert post.inside == (tuple(sorted(below)) if len(below) <= inside else None)
    assert post.outside == (tuple(sorted(others)) if len(others) <= outside else None)
    plain = replace(post, inside=None, outside=None)
    for column in (Task.lead_id, Task.assigner_id, Task.blocker_unit_id, Post.unit_id):
        rows = select(column.parent.class_.id).where(in_scope(column, post))
        by_path = select(column.parent.class_.id).where(in_scope(column, plain))
        assert set(db.session.scalars(rows)) == set(db.session.scalars(by_path))
    actor = make.actor(Role.UNIT_HEAD, code, name=f"Người của {code}")
    for seen, whole in ((tasks.visible_to, Task.id), (meetings.visible_to, meetings.Meeting.id)):
        mine = set(db.session.scalars(select(whole).where(seen(replace(actor, post=post)))))
        assert mine == set(db.session.scalars(select(whole).where(seen(replace(actor, post=plain)))))


@pytest.mark.dialects
def test_a_page_of_a_ward_is_the_same_as_one_of_its_path(app: Flask) -> None:
    of = make.passage()
    for state in (State.IN_PROGRESS, State.DONE, State.IN_PROGRESS, State.CANCELLED, State.ASSIGNED):
        make.task("bac-ha", state=state, of=of)
    post, horizon = post_of("bac-ha"), tasks.horizon()
    named = replace(make.actor(Role.UNIT_HEAD, "bac-ha", name="Người của bac-ha"), post=post)
    plain = replace(named, post=replace(post, inside=None, outside=None))
    assert post.inside
    for sort in Sort:
        for standing in ("", "open"):
            wanted = Filter(sort=sort, standing=standing)
            for number in (1, 2, 3, 9):
                page = tasks.task_page(named, wanted, horizon=horizon, number=number, size=2)
                other = tasks.task_page(plain, wanted, horizon=horizon, number=number, size=2)
                assert (page.number, page.total) == (other.number, other.total)
                assert [row.id for row in page.rows] == [row.id for row in other.rows]
    nothing = tasks.task_page(named, Filter(q="không có gì"), horizon=horizon, number=4, size=2)
    assert (nothing.total, nothing.number, list(nothing.rows)) == (0, 1, [])


def test_the_order_of_the_whole_list_says_the_states_that_are_closed(app: Flask) -> None:
    of = make.passage()
    for state in State:
        make.task("bac-ha", state=state, of=of)
    rows = db.session.execute(select(Task.state, CLOSED_LAST))
    assert all(bool(last) == (state in CLOSED) for state, last in rows)


def test_a_filter_offers_the_upper_levels_of_many_units_and_the_one_that_is_chosen(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    day, post = clock.today(), post_of("dang-uy")
    every = choices_on(day, post)
    assert {unit.code for unit in every} == {u.code for u in make.units().values() if u.path.startswith(post.unit_path)}
    monkeypatch.setattr(scopes, "MOST_INSIDE", len(every) - 1)
    large = replace(post, inside=None)
    few = choices_on(day, large)
    deepest = max(unit.path.count("/") for unit in every)
    assert few
    assert all(unit.path.count("/") < deepest for unit in few)
    left_out = next(unit for unit in every if unit.path.count("/") == deepest)
    assert choices_on(day, large, left_out.code) == [*few, left_out]
    assert choices_on(day, large, "khong-co") == few


def test_a_conference_that_is_chosen_stands_in_the_filter_though_it_is_old(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, _, _ = make.passage().document.meeting, make.meeting(), make.meeting()
    monkeypatch.setattr(meetings, "MOST_CHOICES", 1)
    reader = make.actor()
    assert old.id not in {each.id for each in meetings.choices(reader)}
    assert meetings.choices(reader, str(old.id))[-1].id == old.id
    assert len(meetings.choices(reader, "99999", "x", str(old.id))) == 2
