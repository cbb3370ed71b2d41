"""Pages of tasks: lists with filters, one task, reporting, two people at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import Topic
from tracker.storage.database import db
from tracker.tasks.models import Task
from tracker.tasks.rules import State


def titles(answer: object) -> list[str]:
    page = LexborHTMLParser(answer.text)  # type: ignore[attr-defined]
    return [link.text() for link in page.css("a.title")]


def test_search_needs_no_tones(web: Browser) -> None:
    of = make.passage()
    make.task(title="Thảm nhựa đường 277 qua chợ", of=of)
    make.task(title="Sửa vỉa hè", of=of)
    web.sign_in(make.account(Role.LEADER))
    assert titles(web.get("/tasks?q=duong+277")) == ["Thảm nhựa đường 277 qua chợ"]
    assert titles(web.get("/tasks?q=%25")) == []


@pytest.mark.dialects
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("unit=bac-ha", {"A", "C"}),
        ("unit=ubnd", {"A", "B", "C"}),
        ("topic=land", {"B"}),
        ("state=done", {"C"}),
        ("deadline=overdue", {"A"}),
        ("deadline=due_soon,overdue", {"A", "B"}),
        ("age=8-30", {"A"}),
        ("standing=open", {"A", "B"}),
        ("place=nam-ha", {"B"}),
        ("state=nonsense", {"A", "B", "C"}),
        ("meeting=99999999999", set()),
    ],
)
def test_filters_in_the_address_narrow_the_list(web: Browser, query: str, expected: set[str]) -> None:
    today, of = clock.today(), make.passage()
    make.task("bac-ha", title="A", due_on=today - timedelta(days=10), of=of)
    make.task("nam-ha", title="B", due_on=today + timedelta(days=1), topic=Topic.LAND, places=("nam-ha",), of=of)
    make.task("bac-ha", title="C", state=State.DONE, of=of)
    web.sign_in(make.account(Role.LEADER))
    assert set(titles(web.get(f"/tasks?{query}"))) == expected


def test_the_list_costs_the_same_statements_however_long_it_is(web: Browser) -> None:
    of = make.passage()
    web.sign_in(make.account(Role.LEADER))
    make.task(coordinating=("nam-ha",), places=("bac-ha",), of=of)
    web.get("/tasks")  # conferences of the filter are read once, and kept
    web.get("/tasks")
    few = len(web.statements)
    for _ in range(60):
        make.task("nam-ha", coordinating=("bac-ha",), places=("nam-ha",), of=of)
    answer = web.get("/tasks")
    assert len(web.statements) == few <= 4
    assert len(titles(answer)) == 50
    assert len(titles(web.get("/tasks?page=2"))) == 11
    assert len(titles(web.get("/tasks?page=99"))) == 11


def test_a_ward_does_not_see_the_tasks_of_another(web: Browser) -> None:
    other = make.task("nam-ha")
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    assert titles(web.get("/tasks")) == []
    assert web.get(f"/tasks/{other.id}").status_code == 404
    assert web.post(f"/tasks/{other.id}/report", {"note": "x", "percent": "5"}).status_code == 404


def test_a_task_page_stays_within_its_statements(web: Browser) -> None:
    task = make.task(coordinating=("nam-ha",))
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.get(f"/tasks/{task.id}")
    assert "Phòng Quản lý đô thị sửa vỉa hè" in answer.text
    assert len(web.statements) <= 19  # the bell and each panel are in it


def test_an_official_reports_from_home_in_one_form(web: Browser) -> None:
    task = make.task(title="Dọn vỉa hè", due_on=clock.today())
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    assert "hạn hôm nay" in web.get("/").text
    form = web.get(f"/tasks/{task.id}/report", headers={"HX-Request": "true", "HX-Target": f"report-{task.id}"})
    assert "<html" not in form.text
    sent = web.post(
        f"/tasks/{task.id}/report",
        {"note": "Đã dọn ba tuyến", "percent": "60", "version": task.version, "back": "home"},
    )
    assert (sent.status_code, sent.headers["Location"]) == (302, "/")
    assert db.session.get_one(Task, task.id).percent == 60


def test_bad_input_is_said_at_the_field_and_nothing_typed_is_lost(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.post(f"/tasks/{task.id}/report", {"note": "Đã dọn ba tuyến", "percent": "160"})
    page = LexborHTMLParser(answer.text)
    assert answer.status_code == 422
    assert "0 đến 100" in page.css_first("#percent-error").text()
    assert page.css_first("#note").text() == "Đã dọn ba tuyến"
    assert page.css_first("#percent").attributes["value"] == "160"


def test_the_second_of_two_people_sees_the_difference_and_keeps_the_words(web: Browser) -> None:
    task = make.task()
    seen = task.version
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    first = {"note": "Người thứ nhất", "percent": "30", "version": seen}
    assert web.post(f"/tasks/{task.id}/report", first).status_code == 302
    second = web.post(f"/tasks/{task.id}/report", {"note": "Người thứ hai", "percent": "40", "version": seen})
    page = LexborHTMLParser(second.text)
    assert second.status_code == 409
    assert "Người thứ nhất" in page.css_first(".changed").text()
    assert page.css_first("#note").text() == "Người thứ hai"
    newest = page.css_first("input[name=version]").attributes["value"]
    again = web.post(f"/tasks/{task.id}/report", {"note": "Người thứ hai", "percent": "40", "version": newest})
    assert again.status_code == 302
    assert db.session.get_one(Task, task.id).percent == 40


def test_an_illegal_step_is_refused_with_a_sentence(web: Browser) -> None:
    task = make.task(state=State.ASSIGNED)
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    answer = web.post(f"/tasks/{task.id}/report", {"note": "x", "percent": "5", "version": task.version})
    assert answer.status_code == 409
    assert "Chờ tiếp nhận" in answer.text
    assert web.get(f"/tasks/{task.id}/report").status_code == 404
    assert web.get(f"/tasks/{task.id}/dance").status_code == 404


def test_the_matrix_of_a_directive_shows_laggards_first(web: Browser) -> None:
    tasks = make.assigned("bac-ha", "nam-ha", due_on=clock.today() - timedelta(days=1))
    tasks[0].state, tasks[0].percent = State.CANCELLED, 0
    db.session.commit()
    web.sign_in(make.account(Role.LEADER))
    answer = web.get(f"/fan-outs/{tasks[0].fan_out_id}")
    assert titles(answer) == ["Phường Nam Hà", "Xã Bắc Hà"]
    web.sign_in(make.account(Role.OFFICIAL, "do-thi"))
    assert web.get(f"/fan-outs/{tasks[0].fan_out_id}").status_code == 404


@pytest.mark.parametrize(
    ("path", "state", "who", "typed"),
    [
        ("remarks", State.CANCELLED, (Role.OFFICIAL, "bac-ha"), {"talk-words": "Đã gọi từng hộ"}),
        ("plan", State.DONE, (Role.UNIT_HEAD, "bac-ha"), {"title": "Đã gọi từng hộ"}),
        (
            "measure",
            State.DONE,
            (Role.SECRETARY, "dang-uy"),
            {"name": "Đã gọi từng hộ", "unit": "household", "direction": "rising", "baseline": "0", "target": "350"},
        ),
    ],
)
def test_what_is_sent_to_a_task_that_was_closed_meanwhile_is_refused_and_kept(
    web: Browser, path: str, state: State, who: tuple[Role, str], typed: dict[str, str]
) -> None:
    task = make.task(state=state)
    web.sign_in(make.account(*who))
    assert "Đã gọi từng hộ" not in web.get(f"/tasks/{task.id}").text
    answer = web.post(f"/tasks/{task.id}/{path}", {**typed, "version": str(task.version)})
    assert answer.status_code == 409
    page = LexborHTMLParser(answer.text)
    kept = [each.attributes.get("value") or each.text() for each in page.css("input, textarea")]
    assert "Đã gọi từng hộ" in kept
    assert page.css_first(".flash-danger") is not None
