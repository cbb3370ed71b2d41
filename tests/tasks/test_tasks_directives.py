"""Directives to many units: the matrix, weights, units that were forgotten, one step for several tasks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Invalid
from tracker.storage.database import db, transaction
from tracker.tasks import queries, services
from tracker.tasks.models import FanOut, Task
from tracker.tasks.rules import Share, State, Step, all_closed, shared_progress
from tracker.tasks.services import Given, OneOfMany


def directive(*leads: str, **more: object) -> list[Task]:
    """One directive to several units."""
    return make.assigned(*(leads or ("bac-ha", "nam-ha")), **more)  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.sampled_from(list(State)), st.integers(0, 100), st.integers(1, 100)), min_size=1))
def test_the_whole_stands_between_its_parts(rows: list[tuple[State, int, int]]) -> None:
    shares = [Share(*row) for row in rows]
    counted = [share.percent for share in shares if share.state is not State.CANCELLED]
    progress = shared_progress(shares)
    assert progress == 0 if not counted else min(counted) <= progress <= max(counted)


def test_a_heavier_unit_counts_more(app: Flask) -> None:
    tasks = directive()
    leader = make.actor(Role.LEADER, "dang-uy")
    with transaction():
        services.weigh(tasks[0].fan_out, {tasks[0].id: 3}, by=leader)
    tasks[0].percent = 100
    db.session.commit()
    row = queries.directives(leader, queries.horizon(), number=1, size=20).rows[0]
    assert (row.progress, row.units, row.closed) == (75, 2, 0)
    with pytest.raises(Invalid), transaction():
        services.weigh(tasks[0].fan_out, {tasks[0].id: 0}, by=leader)


def test_a_unit_that_was_forgotten_gets_the_same_task(app: Flask) -> None:
    tasks = directive("bac-ha", "do-thi", due_on=clock.today())
    fan_out, leader, later = tasks[0].fan_out, make.actor(Role.LEADER, "dang-uy"), clock.today() + timedelta(days=9)
    with transaction():
        given = services.add_units(fan_out, [make.unit("nam-ha")], later, by=leader)
        assert given[0] in fan_out.tasks
        assert [move.task for move in given[0].moves] == given
    db.session.expire_all()
    assert [task.lead.code for task in fan_out.tasks] == ["bac-ha", "do-thi", "nam-ha"]
    new = given[0]
    assert (new.title, new.topic, new.due_on, new.original_due_on, new.state) == (
        tasks[0].title,
        tasks[0].topic,
        later,
        later,
        State.ASSIGNED,
    )
    assert [unit.code for unit in new.places] == ["nam-ha"]
    for units, field in (([], "units"), ([make.unit("bac-ha")], "units")):
        with pytest.raises(Invalid) as refused, transaction():
            services.add_units(fan_out, units, later, by=leader)
        assert refused.value.field == field
    with pytest.raises(Invalid), transaction():
        services.add_units(fan_out, [make.unit("mat-tran")], fan_out.meeting.held_on - timedelta(days=1), by=leader)


def test_the_whole_closes_when_every_unit_has(app: Flask) -> None:
    tasks = directive()
    assert not all_closed(Share(task.state, task.percent) for task in tasks)
    for task, state in zip(tasks, (State.DONE, State.CANCELLED), strict=True):
        task.submitted_on = clock.today() if state is State.DONE else None
        task.state = state
    db.session.commit()
    assert all_closed(Share(task.state, task.percent) for task in tasks)


def test_one_step_for_several_is_made_for_all_or_for_none(app: Flask) -> None:
    of = make.passage()
    leader = make.actor(Role.LEADER, "dang-uy")
    working, waiting = make.task(of=of), make.task("nam-ha", state=State.ASSIGNED, of=of)
    with pytest.raises(OneOfMany) as refused, transaction():
        services.move_many([working, waiting], Step.PAUSE, Given("Chờ mặt bằng"), by=leader)
    assert "Phường Nam Hà" in str(refused.value)
    db.session.expire_all()
    assert (working.state, waiting.state) == (State.IN_PROGRESS, State.ASSIGNED)
    other = make.task("nam-ha", of=of)
    with transaction():
        services.move_many([working, other], Step.PAUSE, Given("Chờ mặt bằng"), by=leader)
    assert {working.state, other.state} == {State.PAUSED}


def test_the_matrix_shows_laggards_first_and_pauses_the_chosen(web: Browser) -> None:
    tasks = directive(due_on=clock.today() - timedelta(days=5))
    for task in tasks:
        task.state = State.IN_PROGRESS
    tasks[0].due_on = clock.today() + timedelta(days=30)
    db.session.commit()
    fan_out_id, ids = tasks[0].fan_out_id, [task.id for task in tasks]
    web.sign_in(make.account(Role.LEADER))
    page = LexborHTMLParser(web.get(f"/fan-outs/{fan_out_id}?select=late").text)
    assert len(web.statements) <= 12
    assert [row.text(strip=True) for row in page.css(".matrix tbody th")] == ["Phường Nam Hà", "Xã Bắc Hà"]
    assert [box.attributes["value"] for box in page.css(".pick input[checked]")] == [str(ids[1])]

    many = f"/tasks/many/pause?task={ids[0]}&task={ids[1]}"
    assert "2 nhiệm vụ được chọn" in LexborHTMLParser(web.get(many).text).css_first(".waits").text()
    assert web.post("/tasks/many/pause", {"task": [str(each) for each in ids], "note": ""}).status_code == 422
    sent = web.post("/tasks/many/pause", {"task": [str(each) for each in ids], "note": "Chờ kinh phí"})
    assert (sent.status_code, sent.headers["Location"]) == (302, f"/fan-outs/{fan_out_id}")
    assert {task.state for task in db.session.query(Task)} == {State.PAUSED}
    again = web.post("/tasks/many/pause", {"task": [str(ids[0])], "note": "Chờ kinh phí"})
    assert again.status_code == 409
    assert "Chờ kinh phí" in again.text or "Không nhiệm vụ nào" in again.text


def test_units_are_added_and_weighed_on_pages(web: Browser) -> None:
    tasks = directive()
    fan_out_id, first = tasks[0].fan_out_id, tasks[0].id
    wanted = make.unit("mat-tran").id
    web.sign_in(make.account(Role.SECRETARY))
    assert "Ủy ban MTTQ thị xã" in web.get(f"/fan-outs/{fan_out_id}/units").text
    assert web.post(f"/fan-outs/{fan_out_id}/units", {"due_on": "24/12/2026"}).status_code == 422
    assert (
        web.post(f"/fan-outs/{fan_out_id}/units", {"units": [str(wanted)], "due_on": "24/12/2026"}).status_code == 302
    )
    assert len(db.session.get_one(FanOut, fan_out_id).tasks) == 3
    refused = web.post(f"/fan-outs/{fan_out_id}/weights", {f"weight-{first}": "500"})
    assert refused.status_code == 422
    assert 'value="500"' in refused.text
    assert web.post(f"/fan-outs/{fan_out_id}/weights", {f"weight-{first}": "5"}).status_code == 302
    assert db.session.get_one(Task, first).weight == 5
    assert "trọng số 5" in web.get(f"/fan-outs/{fan_out_id}").text


@pytest.mark.parametrize(
    ("role", "code", "seen"),
    [
        (Role.UNIT_HEAD, "bac-ha", 200),
        (Role.OFFICIAL, "bac-ha", 200),
        (Role.UNIT_HEAD, "do-thi", 404),
        (Role.VIEWER, "dang-uy", 200),
    ],
)
def test_only_those_who_gave_the_order_change_it(web: Browser, role: Role, code: str, seen: int) -> None:
    tasks = directive()
    fan_out_id, own, other = tasks[0].fan_out_id, str(tasks[0].id), str(tasks[1].id)
    web.sign_in(make.account(role, code))
    assert web.get(f"/fan-outs/{fan_out_id}").status_code == seen
    assert web.get(f"/fan-outs/{fan_out_id}/units").status_code == 403
    assert web.post(f"/fan-outs/{fan_out_id}/weights", {}).status_code == 403
    assert web.post("/tasks/many/pause", {"task": [own], "note": "x"}).status_code == (404 if seen == 404 else 403)
    if code == "bac-ha":
        assert web.post("/tasks/many/pause", {"task": [own, other], "note": "x"}).status_code == 404
    assert web.get("/tasks/many/report?task=1").status_code == 404
    assert web.get("/tasks/many/pause").status_code == 404


def test_the_list_of_directives_is_cut_in_sql_and_shows_only_what_is_seen(web: Browser) -> None:
    for _ in range(3):
        directive()
    web.sign_in(make.account(Role.LEADER))
    web.get("/fan-outs")
    few = len(web.statements)
    for _ in range(4):
        directive()
    page = LexborHTMLParser(web.get("/fan-outs").text)
    assert len(web.statements) == few <= 8
    assert len(page.css("a.title")) == 7
    web.sign_in(make.account(Role.OFFICIAL, "do-thi"))
    assert "Chưa có chỉ đạo nào" in web.get("/fan-outs").text
