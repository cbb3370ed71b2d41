"""A unit's own plan: steps with dates and people, and the percentage that follows from them."""

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
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import db, transaction
from tracker.tasks import queries, services
from tracker.tasks.models import PlanStep, Task
from tracker.tasks.rules import State, Step, plan_progress
from tracker.tasks.services import Given, Planned


def plan(task: Task, *titles: str, by: Actor) -> list[PlanStep]:
    """Steps by these names."""
    with transaction():
        return [services.add_step(task, Planned(title), by=by) for title in titles]


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_plan_is_worth_its_share_of_steps(done: int, more: int) -> None:
    percent = plan_progress(done, done + more)
    assert 0 <= percent <= 100
    assert (percent == 100) == (more == 0 and done > 0)
    assert percent <= plan_progress(done + 1, done + more + 1)


def test_steps_give_the_percentage_only_when_wished(app: Flask) -> None:
    task, by = make.task(percent=30), make.actor(Role.OFFICIAL, "bac-ha")
    first, second, third = plan(task, "Lập danh sách", "Đo đạc", "Lập hồ sơ", by=by)
    with transaction():
        services.finish_step(first, by=by)
    assert task.percent == 30
    with transaction():
        services.follow_plan(task, True, by=by)
    assert task.percent == 33
    with transaction():
        services.finish_step(second, by=by)
        services.remove_step(third, by=by)
    assert task.percent == 100
    with transaction():
        services.restore_step(third, by=by)
        services.reopen_step(second, by=by)
    assert task.percent == 33


def test_a_report_does_not_touch_what_the_plan_says(app: Flask) -> None:
    task, by = make.task(), make.actor(Role.OFFICIAL, "bac-ha")
    steps = plan(task, "Lập danh sách", "Đo đạc", by=by)
    with transaction():
        services.follow_plan(task, True, by=by)
        services.finish_step(steps[0], by=by)
        services.move(task, Step.REPORT, Given("Đã xong danh sách", percent=90), by=by)
    assert task.percent == 50
    head, leader = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.LEADER, "ubnd")
    with transaction():
        services.move(task, Step.SUBMIT, Given("Xong", finished_on=clock.today()), by=head)
        assert task.percent == 100
        services.move(task, Step.SEND_BACK, Given("Thiếu bản đồ"), by=leader)
    assert task.percent == 50


def test_what_breaks_a_rule_is_refused(app: Flask) -> None:
    task, by = make.task(), make.actor(Role.OFFICIAL, "bac-ha")
    stranger = make.actor(Role.OFFICIAL, "nam-ha")
    for planned, field in (
        (Planned(" "), "title"),
        (Planned("Đo đạc", task.assigned_on - timedelta(days=1)), "due_on"),
        (Planned("Đo đạc", person_id=stranger.person_id), "person"),
    ):
        with pytest.raises(Invalid) as refused, transaction():
            services.add_step(task, planned, by=by)
        assert refused.value.field == field
    with pytest.raises(Invalid), transaction():
        services.follow_plan(task, True, by=by)


@pytest.mark.parametrize("state", [State.SUBMITTED, State.DONE, State.CANCELLED])
def test_the_plan_of_a_task_that_was_handed_in_stands_still(app: Flask, state: State) -> None:
    task, by = make.task(state=state), make.actor(Role.OFFICIAL, "bac-ha")
    with pytest.raises(Conflict), transaction():
        services.add_step(task, Planned("Đo đạc"), by=by)


def test_the_unit_plans_on_the_page_and_others_only_read(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    person = queries.plan_people(task)[0]
    sent = web.post(f"/tasks/{task.id}/plan", {"title": "Đo đạc", "due_on": "01/12/2026", "person": str(person.id)})
    assert sent.status_code == 302
    step = db.session.query(PlanStep).one()
    assert (step.title, f"{step.due_on}", step.person_id) == ("Đo đạc", "2026-12-01", person.id)
    assert web.post(f"/plan-steps/{step.id}/act", {"act": "done"}).status_code == 302
    page = LexborHTMLParser(web.get(f"/tasks/{task.id}").text)
    assert len(web.statements) <= 18
    assert "Xong 1 trên 1 bước" in page.css_first("#plan").text()
    assert "Xong một bước của kế hoạch" in page.css_first(".timeline").text()
    web.post(f"/plan-steps/{step.id}/act", {"act": "remove"})
    assert "Đưa bước vừa bỏ trở lại" in web.get(f"/tasks/{task.id}?removed={step.id}").text
    assert web.post(f"/plan-steps/{step.id}/act", {"act": "restore"}).status_code == 302

    web.sign_in(make.account(Role.LEADER, "ubnd"))
    page = LexborHTMLParser(web.get(f"/tasks/{task.id}").text)
    assert "Đo đạc" in page.css_first("#plan").text()
    assert page.css_first("#plan form") is None
    assert web.post(f"/plan-steps/{step.id}/act", {"act": "done"}).status_code == 403
    web.sign_in(make.account(Role.OFFICIAL, "nam-ha"))
    assert web.post(f"/plan-steps/{step.id}/act", {"act": "done"}).status_code == 404
    assert web.get(f"/plan-steps/{step.id}").status_code == 404


def test_bad_steps_are_said_at_their_field_with_what_was_typed(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.post(f"/tasks/{task.id}/plan", {"title": "Đo đạc", "due_on": "01/12/2020"})
    page = LexborHTMLParser(answer.text)
    assert answer.status_code == 422
    assert "trước ngày giao" in page.css_first("#due_on-error").text()
    assert page.css_first("#title").attributes["value"] == "Đo đạc"
    assert web.post(f"/tasks/{task.id}/plan/follow", {"follow": "1"}).status_code == 422


def test_two_people_at_one_step_do_not_overwrite_each_other(web: Browser) -> None:
    task = make.task()
    step = plan(task, "Đo đạc", by=make.actor(Role.OFFICIAL, "bac-ha"))[0]
    step_id, seen = step.id, step.version
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    assert web.post(f"/plan-steps/{step_id}", {"title": "Đo đạc thôn A", "version": seen}).status_code == 302
    answer = web.post(f"/plan-steps/{step_id}", {"title": "Đo đạc thôn B", "version": seen})
    assert answer.status_code == 409
    assert "Đo đạc thôn A" in answer.text
    page = LexborHTMLParser(answer.text)
    assert page.css_first("#title").attributes["value"] == "Đo đạc thôn B"
    again = {"title": "Đo đạc thôn B", "version": page.css_first("#version").attributes["value"]}
    assert web.post(f"/plan-steps/{step_id}", again).status_code == 302
    assert db.session.get_one(PlanStep, step_id).title == "Đo đạc thôn B"
