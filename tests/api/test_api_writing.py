"""Writing by programs: the state machine with its rules, no lost update, nothing done twice, refusals in words."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

import make
from conftest import Browser
from tracker.api.models import ApiToken, KeptAnswer
from tracker.api.rules.tokens import Scope
from tracker.api.services import answers
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict
from tracker.meetings.models import Document, Meeting
from tracker.meetings.rules import DocumentState
from tracker.storage.database import db, transaction
from tracker.tasks.models import Move, Task
from tracker.tasks.rules import State, Step

TEXT = "1. Phòng Quản lý đô thị sửa vỉa hè đường Trần Phú, xong trước ngày 05/12/2026.\n"
#: A part of a form without a name.
NAMELESS = b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n--x--\r\n"
MEETING = {"name": "Họp giao ban", "kind": "briefing", "body": "ubnd", "held_on": "2026-11-20"}


def head(web: Browser) -> Browser:
    return web.bear(make.token(make.account(Role.UNIT_HEAD, "bac-ha")))


def tag(web: Browser, task_id: int) -> str:
    return str(web.get(f"/api/v1/tasks/{task_id}").headers["ETag"])


def send(web: Browser, path: str, body: Any, method: str = "post", **headers: str) -> Any:
    return web._ask(method, f"/api/v1{path}", json=body, headers={k.replace("_", "-"): v for k, v in headers.items()})


def test_a_unit_works_through_the_whole_life_of_a_task(web: Browser) -> None:
    [task] = make.assigned("bac-ha", by=make.actor(Role.SECRETARY, "ubnd"))
    program, secretary = head(web).token, make.token(make.account(Role.SECRETARY, "ubnd"))
    address = f"/tasks/{task.id}/steps"
    read = web.get(f"/api/v1/tasks/{task.id}")
    assert (read.json["state"], read.json["steps"]) == ("assigned", ["accept", "decline"])
    refused = send(
        web, address, {"step": "submit", "note": "Xong", "finished_on": "2026-11-24"}, If_Match=tag(web, task.id)
    )
    assert refused.status_code == 409
    assert refused.json["detail"].startswith("Nhiệm vụ đang ở trạng thái “Chờ tiếp nhận”"), "the sentence of the page"
    answer = send(web, address, {"step": "accept"}, If_Match=read.headers["ETag"])
    assert (answer.status_code, answer.json["state"]) == (200, "in_progress")
    assert answer.headers["ETag"] == tag(web, task.id), "the answer is what a reading answers"
    reported = send(
        web, f"/tasks/{task.id}/reports", {"note": "Đã sửa 40 m", "percent": 40}, If_Match=tag(web, task.id)
    )
    assert (reported.status_code, reported.json["percent"]) == (201, 40)
    listed = web.get(reported.headers["Location"]).json["items"]
    assert [(each["note"], each["percent"]) for each in listed] == [("Đã sửa 40 m", 40)]
    blocked = {"step": "block", "note": "Thiếu kinh phí", "unit": "khong-co"}
    assert send(web, address, blocked, If_Match=tag(web, task.id)).json["errors"][0]["pointer"] == "#/unit"
    assert send(web, address, {**blocked, "unit": "do-thi"}, If_Match=tag(web, task.id)).json["state"] == "blocked"
    assert web.get(f"/api/v1/tasks/{task.id}").json["blocker_unit"]["code"] == "do-thi"
    early = {"step": "submit", "note": "Đã xong", "finished_on": "2020-01-01"}
    assert send(web, address, early, If_Match=tag(web, task.id)).json["errors"][0]["pointer"] == "#/finished_on"
    assert send(web, address, {**early, "finished_on": "2026-11-24"}, If_Match=tag(web, task.id)).status_code == 200
    assert send(web, address, {"step": "approve"}, If_Match=tag(web, task.id)).status_code == 403, "not by oneself"
    web.bear(secretary)
    done = send(web, address, {"step": "approve"}, If_Match=tag(web, task.id))
    assert (done.json["state"], done.json["deadline_class"], done.json["steps"]) == ("done", "none", ["reopen"])
    history = web.get(f"/api/v1/tasks/{task.id}/history").json["items"]
    whats = [each["what"] for each in history]
    assert whats == ["approve", "submit", "block", "report", "accept", "assign"]
    assert (history[3]["note"], history[3]["from_state"], history[3]["to_state"]) == (
        "Đã sửa 40 m",
        *["in_progress"] * 2,
    )
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "task.report")).all()
    mine = db.session.scalars(select(ApiToken.id).where(ApiToken.hint == program[-4:])).all()
    assert [entry.detail["token"] for entry in entries] == mine, "the record says that a program did it"
    assert web.bear(program).get(f"/api/v1/tasks/{task.id}").status_code == 200


def test_a_measure_is_said_along_and_decides_the_percentage(web: Browser) -> None:
    task = make.task("bac-ha")
    make.value(make.measure(task, "350"), "60", days_ago=3)
    address = f"/tasks/{task.id}/reports"
    head(web)
    missing = send(web, address, {"note": "Đã giao"}, If_Match=tag(web, task.id))
    assert (missing.status_code, missing.json["errors"][0]["pointer"]) == (422, "#/value")
    assert send(web, address, {"note": "Đã giao", "value": "70"}, If_Match=tag(web, task.id)).json["percent"] == 20
    back = send(web, address, {"note": "Tính lại", "value": "35"}, If_Match=tag(web, task.id))
    assert back.status_code == 422, "going back asks for a word"
    sure = {"note": "Tính lại", "value": "35", "sure": True}
    assert send(web, address, sure, If_Match=tag(web, task.id)).json["percent"] == 10


def test_nobody_s_writing_is_lost(web: Browser) -> None:
    task = make.task("bac-ha")
    head(web)
    old = tag(web, task.id)
    body = {"note": "Đã làm", "percent": 10}
    address = f"/tasks/{task.id}/reports"
    missing = send(web, address, body)
    assert (missing.status_code, missing.json["title"]) == (428, "Thiếu If-Match")
    assert send(web, address, body, If_Match=old).status_code == 201
    for stale in (old, "*", '"khac"', 'W/"v1"'):
        answer = send(web, address, body, If_Match=stale)
        assert (answer.status_code, answer.json["type"].split("#")[1]) == (412, "stale"), stale
    compressed = f'W/{tag(web, task.id)[:-1]}:br"'
    assert send(web, address, body, If_Match=compressed).status_code == 201
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert send(web, address, body, If_Match=tag(web, task.id)).status_code == 201
    fresh = web.get(f"/api/v1/tasks/{task.id}")
    again = web.get(f"/api/v1/tasks/{task.id}", headers={"If-None-Match": fresh.headers["ETag"]})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", fresh.headers["ETag"])
    listed = web.get("/api/v1/tasks")
    assert web.get("/api/v1/tasks", headers={"If-None-Match": f'"khac", {listed.headers["ETag"]}'}).status_code == 304
    assert web.get("/api/v1/tasks?limit=1", headers={"If-None-Match": '"v0-0000000000000000"'}).status_code == 200


def test_a_request_that_is_sent_twice_is_done_once(web: Browser) -> None:
    task = make.task("bac-ha")
    head(web)
    address, old = f"/tasks/{task.id}/reports", tag(web, task.id)
    first = send(web, address, {"note": "Một", "percent": 10}, If_Match=old, Idempotency_Key="k-1")
    again = send(web, address, {"note": "Một", "percent": 10}, If_Match=old, Idempotency_Key="k-1")
    assert (first.status_code, again.status_code, first.data) == (201, 201, again.data)
    assert [each.headers.get("Idempotency-Replayed") for each in (first, again)] == [None, "true"]
    assert (again.headers["ETag"], again.headers["Location"]) == (first.headers["ETag"], first.headers["Location"])
    other = send(web, address, {"note": "Hai", "percent": 20}, If_Match=old, Idempotency_Key="k-1")
    assert (other.status_code, other.json["type"].split("#")[1]) == (422, "key-reused")
    assert db.session.scalar(select(func.count()).select_from(Move).where(Move.step == Step.REPORT)) == 1
    refused = send(web, address, {"note": "Ba", "percent": 30}, If_Match=old, Idempotency_Key="k-2")
    assert refused.status_code == 412
    now = tag(web, task.id)
    mended = send(web, address, {"note": "Ba", "percent": 30}, If_Match=now, Idempotency_Key="k-2")
    assert mended.status_code == 201, "a refused request frees its key"
    assert send(web, address, {"note": "x", "percent": 1}, If_Match=now, Idempotency_Key="có dấu").status_code == 400
    stranger = web.bear(make.token(make.account(Role.OFFICIAL, "bac-ha")))
    body = {"note": "Một", "percent": 11}
    assert send(stranger, address, body, If_Match=tag(web, task.id), Idempotency_Key="k-1").status_code == 201
    with clock.frozen(clock.now() + timedelta(hours=25)), transaction():
        assert answers.sweep() == 3
    assert db.session.scalars(select(KeptAnswer)).all() == []


def test_of_two_equal_requests_at_one_moment_one_is_done(app: Flask) -> None:
    """Two real requests on two connections; whoever comes second meets the claim of the first, or its answer."""
    make.meeting(by=make.actor(Role.SECRETARY, "ubnd"))
    token = make.token(make.account(Role.SECRETARY, "ubnd"))
    before = db.session.scalar(select(func.count(Meeting.id)))
    db.session.rollback()
    ready, seen = threading.Barrier(4), []
    moment = clock.now()

    def ask() -> None:
        with app.app_context(), clock.frozen(moment):
            client = app.test_client()
            headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": "mot-lan"}
            ready.wait()
            seen.append(client.post("/api/v1/meetings", json=MEETING, headers=headers))
            db.session.remove()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    statuses = sorted(answer.status_code for answer in seen)
    assert set(statuses) <= {201, 409}
    assert statuses[0] == 201
    assert len({answer.json["id"] for answer in seen if answer.status_code == 201}) == 1
    assert {answer.json["type"].split("#")[1] for answer in seen if answer.status_code == 409} <= {"key-under-way"}
    assert db.session.scalar(select(func.count(Meeting.id))) == (before or 0) + 1


def test_a_claim_under_way_is_409_and_one_whose_process_died_is_free_again(web: Browser) -> None:
    token = make.token(make.account(Role.SECRETARY, "ubnd"))
    web.bear(token)
    assert send(web, "/meetings", MEETING, Idempotency_Key="k").status_code == 201
    kept = db.session.scalars(select(KeptAnswer)).one()
    kept.status, kept.body = None, None
    mark = answers.Claim(kept.token_id, kept.key, kept.claim)
    db.session.commit()
    under_way = send(web, "/meetings", MEETING, Idempotency_Key="k")
    assert (under_way.status_code, under_way.json["type"].split("#")[1]) == (409, "key-under-way")
    with clock.frozen(clock.now() + timedelta(minutes=6)):
        assert send(web, "/meetings", MEETING, Idempotency_Key="k").status_code == 201
    with pytest.raises(Conflict, match="mất quá lâu"), transaction():
        answers.keep(mark, 201, {}, "{}")  # who was thought dead does not get its act in


def test_conferences_are_entered_and_corrected_in_the_scope_of_the_post(web: Browser) -> None:
    web.bear(make.token(make.account(Role.SECRETARY, "ubnd")))
    made = send(web, "/meetings", {**MEETING, "chair": "Đồng chí Chủ tịch"})
    assert (made.status_code, made.json["chair"]) == (201, "Đồng chí Chủ tịch")
    address = made.headers["Location"].removeprefix("/api/v1")
    assert web.get(made.headers["Location"]).headers["ETag"] == made.headers["ETag"]
    changed = send(web, address, {**MEETING, "name": "Họp giao ban tuần 47"}, "put", If_Match=made.headers["ETag"])
    assert (changed.status_code, changed.json["name"]) == (200, "Họp giao ban tuần 47")
    late = send(web, address, MEETING, "put", If_Match=made.headers["ETag"])
    assert late.status_code == 412
    assert send(web, address, MEETING, "put").status_code == 428
    for wrong, pointer in (({"body": "dang-uy"}, "#/body"), ({"held_on": "2027-01-01"}, "#/held_on")):
        answer = send(web, "/meetings", {**MEETING, **wrong})
        assert (answer.status_code, answer.json["errors"][0]["pointer"]) == (422, pointer)
    web.bear(make.token(make.account(Role.LEADER, "ubnd")))
    assert send(web, "/meetings", MEETING).status_code == 403


def test_a_document_that_another_system_sends_waits_in_intake(web: Browser) -> None:
    meeting = make.meeting(by=make.actor(Role.SECRETARY, "ubnd"))
    address, name = f"/api/v1/meetings/{meeting.id}/documents", make.account(Role.SECRETARY, "ubnd")
    web.bear(make.token(name))
    made = web._ask("post", address, json={"text": TEXT, "title": "Thông báo số 12"})
    assert (made.status_code, made.json["state"], made.json["title"]) == (201, "in_review", "Thông báo số 12")
    assert (made.json["passage_count"], made.json["decided_count"]) == (1, 0)
    assert made.json["text"].strip() == TEXT.strip()
    document = db.session.get_one(Document, made.json["id"])
    assert document.state is DocumentState.IN_REVIEW
    assert made.headers["Location"] == f"/api/v1/documents/{document.id}"
    web.sign_in(name)
    assert "sửa vỉa hè đường Trần Phú" in web.get(f"/documents/{document.id}/review").text, "a person goes on"
    form = {"file": (io.BytesIO(TEXT.encode()), "ket-luan.txt"), "dated_on": "2026-11-19"}
    sent = web._ask("post", address, data=form, headers={"Idempotency-Key": "van-ban-12"})
    assert (sent.status_code, sent.json["filename"], sent.json["dated_on"]) == (201, "ket-luan.txt", "2026-11-19")
    form = {"file": (io.BytesIO(TEXT.encode()), "ket-luan.txt"), "dated_on": "2026-11-19"}
    again = web._ask("post", address, data=form, headers={"Idempotency-Key": "van-ban-12"})
    assert (again.json["id"], again.headers["Idempotency-Replayed"]) == (sent.json["id"], "true")
    refused: list[tuple[dict[str, Any], int]] = [
        ({"json": {"text": "  "}}, 422),
        ({"json": {"title": "x"}}, 422),
        ({"data": {"title": "x"}, "content_type": "multipart/form-data"}, 422),
        ({"data": {"file": (io.BytesIO(b"MZ\x90\x00" * 90), "x.docx")}}, 422),
        ({"data": NAMELESS, "content_type": "multipart/form-data; boundary=x"}, 422),
        ({"data": "text=x", "content_type": "application/x-www-form-urlencoded"}, 415),
        ({"data": "{", "content_type": "application/json"}, 400),
        ({"data": b"x" * (25 * 2**20), "content_type": "application/json"}, 413),
    ]
    for more, status in refused:
        answer = web._ask("post", address, **more)
        assert (answer.status_code, answer.mimetype) == (status, "application/problem+json"), answer.text
    web.bear(make.token(make.account(Role.SECRETARY, "bac-ha")))
    assert web._ask("post", address, json={"text": TEXT}).status_code == 404


def test_refusals_say_where_and_in_which_language(web: Browser) -> None:
    task = make.task("bac-ha")
    head(web)
    wrong = {"note": "", "percent": 101, "khong_co": 1, "measured_on": "30/11/2026", "value": 5, "sure": "yes"}
    answer = send(web, f"/tasks/{task.id}/reports", wrong, If_Match=tag(web, task.id))
    assert answer.status_code == 422
    told = {each["pointer"]: each["detail"] for each in answer.json["errors"]}
    assert told == {
        "#/note": "Từ 1 đến 5000 ký tự.",
        "#/percent": "Số nguyên từ 0 đến 100.",
        "#/khong_co": "Không có mục này.",
        "#/measured_on": "Ngày viết theo dạng 2026-11-30.",
        "#/value": "Số viết theo dạng 120.5, trong dấu nháy.",
        "#/sure": "Giá trị không đúng kiểu.",
    }
    english = send(web, f"/tasks/{task.id}/reports", {}, If_Match=tag(web, task.id), Accept_Language="en")
    assert english.json["errors"] == [{"detail": "This field is required.", "pointer": "#/note"}]
    query = web.get("/api/v1/tasks?state=xong&limit=201&kho=1").json["errors"]
    assert {each["parameter"] for each in query} == {"state", "limit", "kho"}
    for body in ([], "x", 5):
        assert send(web, f"/tasks/{task.id}/reports", body, If_Match=tag(web, task.id)).status_code in (400, 422)
    for text in ("a\0b", "\ud800"):
        assert send(web, f"/tasks/{task.id}/reports", {"note": text, "percent": 5}, If_Match="x").status_code == 422
    nowhere: list[tuple[Callable[[], Any], int]] = [
        (lambda: web.get("/api/v1/khong-co"), 404),
        (lambda: web.get("/api/v1/tasks/0"), 404),
        (lambda: web.get("/api/v1/tasks/99999999999999999999"), 404),
        (lambda: web._ask("delete", f"/api/v1/tasks/{task.id}"), 405),
    ]
    for ask, status in nowhere:
        found = ask()
        assert (found.status_code, found.json["status"], found.mimetype) == (status, status, "application/problem+json")
    assert "GET" in web._ask("delete", f"/api/v1/tasks/{task.id}").headers["Allow"]


def test_a_fault_is_a_problem_with_the_code_of_the_log(web: Browser, caplog: Any, monkeypatch: Any) -> None:
    head(web)
    app = web.client.application

    def broken(**values: object) -> Any:
        raise RuntimeError("hỏng")

    monkeypatch.setitem(app.view_functions, "api.units", broken)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = web.get("/api/v1/units")
    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.json["instance"].removeprefix("urn:ketluan:fault:") in caplog.text
    assert "hỏng" not in answer.text


def test_reading_and_writing_are_two_scopes(web: Browser) -> None:
    task = make.task("bac-ha", state=State.ASSIGNED)
    name = make.account(Role.UNIT_HEAD, "bac-ha")
    web.bear(make.token(name, Scope.TASKS_READ))
    assert send(web, f"/tasks/{task.id}/steps", {"step": "accept"}, If_Match=tag(web, task.id)).status_code == 403
    seen = tag(web, task.id)
    web.bear(make.token(name, Scope.TASKS_WRITE, name="Ghi"))
    assert web.get(f"/api/v1/tasks/{task.id}").status_code == 403
    assert send(web, f"/tasks/{task.id}/steps", {"step": "accept"}, If_Match=seen).status_code == 200
    assert db.session.get_one(Task, task.id).state is State.IN_PROGRESS
