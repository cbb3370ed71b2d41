"""Reading by programs: what the person sees on the pages, in parts that neither miss nor repeat a row."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

import make
from conftest import Browser
from tracker.access.permissions import Permission
from tracker.api.queries.reading import documents_visible_to
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import NoTaskReason, Topic
from tracker.intake import services as intake
from tracker.meetings import policy
from tracker.meetings import services as meetings
from tracker.meetings.models import Document
from tracker.meetings.rules import Outcome
from tracker.reports import queries as reports
from tracker.storage.database import db, transaction
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, horizon, task_page
from tracker.tasks.rules import State


def walk(web: Browser, address: str) -> list[dict[str, Any]]:
    """All items of a list, following the links."""
    found: list[dict[str, Any]] = []
    at: str | None = address
    while at is not None:
        answer = web.get(at)
        assert answer.status_code == 200, answer.text
        found += answer.json["items"]
        link = re.fullmatch(r'<(/api/v1/[^>]+)>; rel="next"', answer.headers.get("Link", ""))
        at = link[1] if link else None
    return found


def test_a_list_is_read_in_parts_that_neither_miss_nor_repeat(web: Browser) -> None:
    days = (5, None, -3, 5, None, 1, 5)
    of = make.passage()
    made = [make.task(of=of, due_on=clock.today() + timedelta(days=each) if each else None) for each in days]
    web.bear(make.token(make.account(Role.SECRETARY, "ubnd")))
    ids = [task.id for task in made]
    assert [each["id"] for each in walk(web, "/api/v1/tasks?limit=2")] == ids
    by_due = sorted(made, key=lambda task: (task.due_on is None, task.due_on or clock.today(), task.id))
    read = walk(web, "/api/v1/tasks?limit=2&order=due")
    assert [each["id"] for each in read] == [task.id for task in by_due]
    assert [(each["deadline_class"], each["days_overdue"]) for each in read[:2]] == [("overdue", 3), ("due_soon", 0)]
    first = web.get("/api/v1/tasks?limit=3&order=due")
    cursor = re.search(r"cursor=([^&>]+)", first.headers["Link"])
    assert cursor is not None
    make.task(of=of, due_on=clock.today() - timedelta(days=9))  # comes before what was read: shifts nothing
    following = web.get(f"/api/v1/tasks?limit=3&order=due&cursor={cursor[1]}").json["items"]
    assert [each["id"] for each in following] == [task.id for task in by_due[3:6]]
    for elsewhere in (
        f"?cursor={cursor[1]}",
        f"?order=due&state=done&cursor={cursor[1]}",
        "?cursor=bia",
        "?cursor=WzFd.x",
    ):
        answer = web.get(f"/api/v1/tasks{elsewhere}")
        assert (answer.status_code, answer.json["type"].split("#")[1]) == (400, "bad-cursor"), elsewhere
    assert web.get("/api/v1/tasks?limit=201").status_code == 422


def test_filters_find_what_the_list_on_the_page_finds(web: Browser) -> None:
    today = clock.today()
    make.task("bac-ha", due_on=today - timedelta(days=10), topic=Topic.LAND, places=("nam-ha",))
    make.task("nam-ha", state=State.BLOCKED, blocker="do-thi")
    make.task("do-thi", state=State.DONE, due_on=today, title="Kiểm tra bãi rác ven đê")
    make.task("dia-chinh", due_on=today + timedelta(days=1), quiet_since=today - timedelta(days=90))
    username = make.account(Role.SECRETARY, "ubnd")
    web.bear(make.token(username))
    by = make.actor(Role.SECRETARY, "ubnd")
    asked = (
        {},
        {"unit": "bac-ha"},
        {"lead": "do-thi"},
        {"place": "nam-ha"},
        {"official": "nobody"},
        {"supervisor": "me"},
        {"blocker": "do-thi"},
        {"topic": "land"},
        {"state": "blocked"},
        {"standing": "open"},
        {"standing": "silent"},
        {"deadline": "overdue"},
        {"age": "8-30"},
        {"meeting": "1"},
        {"q": "bai rac"},
    )
    for each in asked:
        page = task_page(by, Filter.of(each), horizon=horizon(), number=1, size=50)
        query = "&".join(f"{name}={value}" for name, value in each.items())
        read = web.get(f"/api/v1/tasks?{query}").json["items"]
        assert sorted(item["id"] for item in read) == sorted(task.id for task in page.rows), each


def test_figures_are_those_of_the_dashboard_with_their_formulas(web: Browser) -> None:
    today = clock.today()
    make.task("bac-ha", due_on=today - timedelta(days=10))
    make.task("bac-ha", state=State.DONE, due_on=today)
    make.task("nam-ha", state=State.CANCELLED)
    web.bear(make.token(make.account(Role.LEADER, "ubnd")))
    by = make.actor(Role.LEADER, "ubnd")
    board = reports.dashboard(by, make.unit("ubnd"), Filter(), horizon()).all
    read = web.get("/api/v1/figures").json
    assert (read["unit"]["code"], read["on"]) == ("ubnd", today.isoformat())
    assert read["counts"] == {name: getattr(board, name) for name in read["counts"]}
    on_time = read["rates"]["on_time"]
    assert (on_time["numerator"], on_time["denominator"], on_time["value"]) == (1, 2, 0.5)
    assert "÷" in on_time["formula"]
    english = web.get("/api/v1/figures?unit=nam-ha", headers={"Accept-Language": "en"}).json
    assert (english["counts"]["assigned"], english["rates"]["completion"]["value"]) == (0, None)
    assert english["rates"]["completion"]["name"] == "Completion rate"
    assert web.get("/api/v1/figures?unit=dang-uy").status_code == 404, "above the post"
    before = web.get(f"/api/v1/figures?on={(today - timedelta(days=400)).isoformat()}").json
    assert before["counts"]["assigned"] == 0


@pytest.fixture
def issued(app: Flask) -> Document:
    by = make.actor(Role.SECRETARY, "ubnd")
    document = make.document(by=by, of=make.meeting(by=by))
    with transaction():
        for passage in document.passages:
            if "bãi rác" in passage.text:
                intake.accept(passage, by=by)
            else:
                intake.dismiss(passage, NoTaskReason.ASSESSMENT, "", by=by)
        intake.issue(document, by=by)
    return document


def test_conclusions_lead_to_their_tasks_and_documents_show_their_words(web: Browser, issued: Document) -> None:
    web.bear(make.token(make.account(Role.OFFICIAL, "bac-ha")))
    [conclusion] = web.get("/api/v1/conclusions").json["items"]
    assert "kiểm tra bãi rác ven đê" in conclusion["text"]
    assert (conclusion["outcome"], conclusion["document_id"]) == ("task", issued.id)
    [number] = conclusion["task_ids"]
    task = web.get(f"/api/v1/tasks/{number}").json
    assert (task["conclusion_id"], task["meeting_id"]) == (conclusion["id"], conclusion["meeting_id"])
    assert (task["lead"]["code"], [each["code"] for each in task["coordinating"]]) == ("dia-chinh", ["bac-ha"])
    assert web.get(f"/api/v1/conclusions/{conclusion['id']}").json == conclusion
    assert web.get(f"/api/v1/conclusions?meeting={issued.meeting_id}&outcome=proposal").json["items"] == []
    whole = web.get(f"/api/v1/documents/{issued.id}").json
    assert (whole["text"], whole["state"]) == (issued.text, "issued")
    assert whole["passage_count"] == whole["decided_count"] == len(issued.passages)
    assert [each["id"] for each in web.get("/api/v1/meetings?q=dat+dai").json["items"]] == [issued.meeting_id]
    dismissed = next(each for each in issued.passages if each.outcome is Outcome.NONE)
    assert web.get(f"/api/v1/conclusions/{dismissed.id}").status_code == 404


def test_what_is_confidential_is_left_out_of_a_document(web: Browser, issued: Document) -> None:
    task_id = web.bear(make.token(make.account(Role.SECRETARY, "ubnd"))).get("/api/v1/tasks").json["items"][0]["id"]
    passage = next(each for each in issued.passages if "bãi rác" in each.text)
    words = passage.text
    task = db.session.get_one(Task, task_id)
    task.confidential = passage.confidential = True
    db.session.commit()
    assert words in web.get(f"/api/v1/documents/{issued.id}").json["text"]
    web.bear(make.token(make.account(Role.SECRETARY, "dang-uy")))
    read = web.get(f"/api/v1/documents/{issued.id}").json["text"]
    assert words not in read
    assert "[…]" in read
    assert web.get("/api/v1/conclusions").json["items"] == []
    assert web.get(f"/api/v1/tasks/{task_id}").status_code == 404


@pytest.mark.dialects
@pytest.mark.parametrize("role", [Role.SECRETARY, Role.VIEWER, Role.ADMIN])
@pytest.mark.parametrize("code", ["dang-uy", "ubnd", "bac-ha"])
def test_documents_are_read_by_those_whom_the_rule_lets(app: Flask, role: Role, code: str) -> None:
    by = make.actor(Role.SECRETARY, "ubnd")
    make.document(by=by, of=make.meeting(by=by))
    other = make.document("1. Phòng Quản lý đô thị sửa vỉa hè.", by=by, of=make.meeting(by=by))
    with transaction():
        for passage in other.passages:
            intake.dismiss(passage, NoTaskReason.ASSESSMENT, "", by=by)
        meetings.freeze(other, by=by)
    reader = make.actor(role, code)
    every = list(db.session.scalars(select(Document)))
    read = set(db.session.scalars(select(Document.id).join(Document.meeting).where(documents_visible_to(reader))))
    assert read == {each.id for each in every if policy.may_document(reader, Permission.MEETING_VIEW, each)}


def test_units_are_read_as_of_a_day(web: Browser) -> None:
    make.town()
    make.unit("nam-ha").valid_to = clock.today() - timedelta(days=1)
    db.session.commit()
    web.bear(make.token(make.account(Role.VIEWER, "bac-ha")))
    codes = [each["code"] for each in walk(web, "/api/v1/units?limit=2")]
    assert codes == ["dang-uy", "ubnd", "bac-ha", "dia-chinh", "do-thi", "mat-tran"]
    assert [each["code"] for each in walk(web, "/api/v1/units?on=2026-01-01&kind=ward")] == ["bac-ha", "nam-ha"]
    one = web.get(f"/api/v1/units/{make.unit('bac-ha').id}").json
    assert (one["name"], one["aliases"], one["valid_to"]) == ("Xã Bắc Hà", ["UBND xã Bắc Hà", "Bắc Hà"], None)


def test_a_part_of_a_list_costs_as_many_statements_whatever_its_length(web: Browser) -> None:
    of = make.passage()
    web.bear(make.token(make.account(Role.SECRETARY, "ubnd")))
    web.get("/api/v1/me")
    counts = []
    for many in (1, 6):
        for _ in range(many):
            make.task(of=of, coordinating=("do-thi",), places=("nam-ha",))
        web.get("/api/v1/tasks")
        counts.append(len(web.statements))
    assert counts[0] == counts[1]
