"""Photos and documents of a task: sent with a step, seen by those who see the task, removed on their day."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import NOW, Browser
from tracker.access.permissions import Permission
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.evidence.models import Upload
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.models import Move, MoveFile, Task
from tracker.tasks.rules import STEPS, State, Step
from tracker.tasks.services import Given

TAKING = [step for step, rule in STEPS.items() if rule.takes_files]


def html(answer: Any) -> LexborHTMLParser:
    return LexborHTMLParser(answer.text)


def sent(name: str = "Ảnh chợ.jpg", seed: int = 1) -> tuple[io.BytesIO, str]:
    """A photo as a form carries it."""
    return io.BytesIO(make.photo(80, 60, seed=seed)), name


# ---------- sent with a step ----------


def test_reports_submissions_and_blockers_take_files_and_nothing_else_does() -> None:
    assert set(TAKING) == {Step.REPORT, Step.SUBMIT, Step.BLOCK, Step.UNBLOCK}


@pytest.mark.parametrize("step", TAKING)
def test_files_go_along_with_a_step_and_the_fact_says_how_many(app: Flask, step: Step) -> None:
    head = make.actor(Role.UNIT_HEAD, "bac-ha")
    task = make.task(state=State.BLOCKED if step is Step.UNBLOCK else State.IN_PROGRESS)
    uploads = [make.upload(head, "mot.jpg"), make.upload(head, "bien-ban.docx", make.office())]
    tokens = tuple(each.token for each in uploads)
    given = Given("x", 50, clock.today(), make.unit("do-thi"), files=tokens)
    with transaction():
        services.move(task, step, given, by=head)
    entry = queries.timeline(task)[0]
    assert [file.upload.name for file in entry.files] == ["mot.jpg", "bien-ban.docx"]
    fact = db.session.scalars(select(AuditEntry).where(AuditEntry.action == f"task.{step.value}")).one()
    assert fact.detail["files"] == 2
    assert all(upload.used_at == clock.now() for upload in uploads)


def test_a_step_that_takes_none_leaves_them_unused(app: Flask) -> None:
    head, task = make.actor(Role.UNIT_HEAD, "bac-ha"), make.task(state=State.ASSIGNED)
    upload = make.upload(head)
    with transaction():
        services.move(task, Step.ACCEPT, Given(files=(upload.token,)), by=head)
    assert upload.used_at is None


def test_a_refused_report_uses_no_file(app: Flask) -> None:
    head, task = make.actor(Role.UNIT_HEAD, "bac-ha"), make.task()
    upload = make.upload(head)
    with pytest.raises(Invalid, match="chưa trọn vẹn") as refused, transaction():
        services.move(task, Step.REPORT, Given("x", 50, files=(upload.token, "bia-ra")), by=head)
    assert refused.value.field == "photos"
    assert (upload.used_at, task.percent, db.session.query(MoveFile).count()) == (None, 0, 0)


def test_a_form_without_script_carries_several_files(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    form = web.get(f"/tasks/{task.id}/report")
    assert html(form).css_first("#step form").attributes["enctype"] == "multipart/form-data"
    assert html(form).css_first("input[type=file][multiple]").attributes["accept"]
    assert html(form).css_first("input[capture]")
    data = {"note": "Đã dọn", "percent": "60", "version": task.version, "photos": [sent("một.jpg"), sent("hai.jpg", 2)]}
    assert web.post(f"/tasks/{task.id}/report", data).status_code == 302
    assert [file.upload.name for file in db.session.query(MoveFile).order_by(MoveFile.id)] == ["một.jpg", "hai.jpg"]
    page = html(web.get(f"/tasks/{task.id}"))
    assert len(page.css(".timeline .thumb img")) == len(page.css(".files-panel .thumb img")) == 2
    assert page.css_first(".files-panel h2").text().split() == ["Minh", "chứng", "2"]


def test_files_need_not_be_sent_again_when_the_form_comes_back(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    wrong = (io.BytesIO(b"MZ\x90\x00" + bytes(200)), "../../lừa.jpg")
    data = {"percent": "60", "version": task.version, "photos": [sent("một.jpg"), wrong], "keep_place": "y"}
    answer = web.post(f"/tasks/{task.id}/report", data)
    page = html(answer)
    assert answer.status_code == 422
    assert page.css_first("#photos-error").text().strip().startswith("lừa.jpg: Nội dung tệp không phải ảnh")
    (kept,) = page.css("input[name=files]")
    assert page.css_first(".file-list").text().split() == ["một.jpg", *page.css_first(".file-list .num").text().split()]
    assert "checked" in page.css_first("[name=keep_place]").attributes
    data = {"percent": "60", "note": "x", "version": task.version, "files": kept.attributes["value"]}
    assert web.post(f"/tasks/{task.id}/report", data).status_code == 302
    assert [file.upload.keeps_place for file in db.session.query(MoveFile)] == [True]


def test_files_of_two_reports_at_once_stay_with_the_one_that_was_slower(web: Browser) -> None:
    task = make.task()
    seen = task.version
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    web.post(f"/tasks/{task.id}/report", {"note": "Một", "percent": "30", "version": seen})
    answer = web.post(f"/tasks/{task.id}/report", {"note": "Hai", "percent": "40", "version": seen, "photos": [sent()]})
    assert answer.status_code == 409
    page = html(answer)
    data = {
        "note": "Hai",
        "percent": "40",
        "version": page.css_first("input[name=version]").attributes["value"],
        "files": page.css_first("input[name=files]").attributes["value"],
    }
    assert web.post(f"/tasks/{task.id}/report", data).status_code == 302
    assert db.session.query(MoveFile).count() == 1


def test_another_s_file_cannot_be_slipped_into_a_report(web: Browser) -> None:
    task, foreign = make.task(), make.upload(make.actor(Role.OFFICIAL, "bac-ha")).token
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.post(
        f"/tasks/{task.id}/report", {"note": "x", "percent": "5", "version": task.version, "files": foreign}
    )
    assert answer.status_code == 422
    assert "chưa trọn vẹn" in html(answer).css_first("#photos-error").text()


def test_a_form_takes_more_than_others_and_no_more_than_is_set(
    web: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    task = make.task()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 2000)
    data = {"note": "x", "percent": "5", "version": task.version}
    assert web.post(f"/tasks/{task.id}/report", {**data, "photos": [sent()]}).status_code == 302
    monkeypatch.setitem(app.config, "EVIDENCE_FORM_BYTES", 2000)
    assert web.post(f"/tasks/{task.id}/report", {**data, "photos": [sent()]}).status_code == 413


def test_a_step_that_takes_none_does_not_ask_for_any(web: Browser) -> None:
    task = make.task(state=State.ASSIGNED)
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    assert not html(web.get(f"/tasks/{task.id}/decline")).css_first("input[type=file]")
    data = {"note": "Không thuộc thẩm quyền", "version": task.version, "photos": [sent()]}
    assert web.post(f"/tasks/{task.id}/decline", data).status_code == 302
    assert db.session.query(Upload).count() == 0


# ---------- seen by those who see the task ----------

UNITS = ("dang-uy", "ubnd", "bac-ha", "nam-ha", "do-thi", "dia-chinh")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", UNITS)
def test_whoever_sees_the_task_sees_its_files_and_nobody_else(web: Browser, role: Role, code: str) -> None:
    task = make.task("bac-ha", coordinating=("do-thi",))
    (file,) = make.reported(task, make.actor(Role.OFFICIAL, "bac-ha"), "anh.jpg")
    base = f"/tasks/{task.id}/files"
    sees = role is not Role.ADMIN and code in ("dang-uy", "ubnd", "bac-ha", "do-thi")
    web.sign_in(make.account(role, code))
    for path in (base, f"{base}/{file.id}", f"{base}/{file.id}/thumb", f"{base}/{file.id}/view"):
        expected = 200 if sees else 403 if role is Role.ADMIN else 404
        assert web.get(path).status_code == expected, path
    someone = make.actor(role, code)
    may = sees and role is Role.UNIT_HEAD and code in ("dang-uy", "ubnd", "bac-ha")
    assert policy.may_file(someone, Permission.TASK_REMOVE_FILE, file) == may


def test_a_file_is_found_only_under_its_own_task(web: Browser) -> None:
    of = make.passage()
    official = make.actor(Role.OFFICIAL, "bac-ha")
    task, other = make.task(of=of), make.task(of=of)
    (file,) = make.reported(task, official, "anh.jpg")
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    assert web.get(f"/tasks/{other.id}/files/{file.id}").status_code == 404
    assert web.get(f"/tasks/{task.id}/files/{file.id + 1}").status_code == 404


def test_a_file_goes_out_as_an_attachment_that_runs_nothing(web: Browser) -> None:
    task = make.task()
    (file,) = make.reported(task, make.actor(Role.OFFICIAL, "bac-ha"), 'Ảnh "chợ" Đông.jpg')
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    for path, kind in (
        (f"/tasks/{task.id}/files/{file.id}", "image/jpeg"),
        (f"/tasks/{task.id}/files/{file.id}/thumb", "image/jpeg"),
    ):
        answer = web.get(path)
        assert answer.mimetype == kind
        assert answer.headers["Content-Disposition"].startswith("attachment; ")
        assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert answer.headers["Content-Length"] == str(len(answer.data))
    answer = web.get(f"/tasks/{task.id}/files/{file.id}")
    said = answer.headers["Content-Disposition"]
    assert said.isascii()
    assert (
        said
        == "attachment; filename=\"anh cho dong.jpg\"; filename*=UTF-8''%E1%BA%A2nh%20ch%E1%BB%A3%20%C4%90%C3%B4ng.jpg"
    )
    assert b"Hang Dien Thoai" not in answer.data
    again = web.get(f"/tasks/{task.id}/files/{file.id}", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    rest = web.get(f"/tasks/{task.id}/files/{file.id}", headers={"Range": "bytes=100-"})
    assert (rest.status_code, rest.data) == (206, answer.data[100:])


def test_a_page_of_one_file_leafs_to_its_neighbours(web: Browser) -> None:
    task = make.task()
    official = make.actor(Role.OFFICIAL, "bac-ha")
    first, second, third = make.reported(task, official, "1.jpg", "2.jpg", "3.jpg")
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    page = html(web.get(f"/tasks/{task.id}/files/{second.id}/view"))
    assert len(web.statements) <= 12
    assert page.css_first("h1").text() == "2.jpg"
    assert page.css_first(".photo img").attributes["src"] == f"/tasks/{task.id}/files/{second.id}"
    assert page.css_first("[rel=prev]").attributes["href"] == f"/tasks/{task.id}/files/{third.id}/view"
    assert page.css_first("[rel=next]").attributes["href"] == f"/tasks/{task.id}/files/{first.id}/view"
    assert "Gỡ tệp" not in page.css_first("main").text(), "a leader reads"


def test_a_document_without_a_picture_has_none(web: Browser) -> None:
    task, official = make.task(), make.actor(Role.OFFICIAL, "bac-ha")
    upload = make.upload(official, "bien-ban.docx", make.office())
    with transaction():
        services.move(task, Step.REPORT, Given("x", 5, files=(upload.token,)), by=official)
    file = db.session.query(MoveFile).one()
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    assert web.get(f"/tasks/{task.id}/files/{file.id}/thumb").status_code == 404
    assert "DOCX" in html(web.get(f"/tasks/{task.id}")).css_first(".files-panel").text()
    assert "Tải về để xem" in web.get(f"/tasks/{task.id}/files/{file.id}/view").text


def test_many_files_cost_the_same_statements_and_come_in_pages(
    web: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    task, official = make.task(), make.actor(Role.OFFICIAL, "bac-ha")
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    assert "Chưa có ảnh hay tệp nào" in web.get(f"/tasks/{task.id}/files").text
    make.reported(task, official, "0.jpg")
    web.get(f"/tasks/{task.id}")
    few = len(web.statements)
    make.reported(task, official, *(f"{number}.jpg" for number in range(1, 8)))
    make.reported(task, official, *(f"{number}.jpg" for number in range(8, 13)))
    page = html(web.get(f"/tasks/{task.id}"))
    assert len(web.statements) == few <= 20
    assert len(page.css(".files-panel .thumb")) == 9
    assert "Xem tất cả 13" in page.css_first(".files-panel").text()
    monkeypatch.setitem(app.config, "PAGE_SIZE", 10)
    assert len(html(web.get(f"/tasks/{task.id}/files")).css(".thumb")) == 10
    assert len(html(web.get(f"/tasks/{task.id}/files?page=2")).css(".thumb")) == 3


# ---------- removed on its day ----------


def test_a_wrong_file_is_taken_out_of_sight_and_stays_on_record(web: Browser) -> None:
    task, username = make.task(), make.account(Role.OFFICIAL, "bac-ha")
    web.sign_in(username)
    data = {"note": "x", "percent": "5", "version": task.version, "photos": [sent("nhầm.jpg"), sent("đúng.jpg", 2)]}
    web.post(f"/tasks/{task.id}/report", data)
    wrong, right = db.session.query(MoveFile).order_by(MoveFile.id)
    base = f"/tasks/{task.id}/files/{wrong.id}"
    assert html(web.get(f"{base}/view")).css_first("form[action$=remove]")
    bare = web.post(f"{base}/remove")
    assert (bare.status_code, bool(html(bare).css_first("#reason-error"))) == (422, True)
    blank = web.post(f"{base}/remove", {"reason": "   "})
    assert (blank.status_code, bool(html(blank).css_first("#reason-error"))) == (422, True)
    assert web.post(f"{base}/remove", {"reason": " Gửi nhầm ảnh nhà "}).status_code == 302
    for path in (base, f"{base}/thumb", f"{base}/view"):
        assert web.get(path).status_code == 404, path
    page = html(web.get(f"/tasks/{task.id}"))
    assert len(page.css(".timeline .thumb")) == len(page.css(".files-panel .thumb")) == 1
    assert "Đã gỡ “nhầm.jpg”: Gửi nhầm ảnh nhà" in page.css_first(".thumb-removed").text()
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "task.file_removed")).one()
    upload = db.session.get_one(Upload, wrong.upload_id)
    assert (entry.subject_id, entry.detail["digest"], entry.detail["reason"]) == (
        task.id,
        upload.digest,
        "Gửi nhầm ảnh nhà",
    )
    again = web.post(f"{base}/remove", {"reason": "x"})
    assert (again.status_code, "đã được gỡ" in again.text) == (409, True)
    assert web.get(f"/tasks/{task.id}/files/{right.id}").status_code == 200


def test_only_the_sender_or_the_head_removes_and_only_on_the_day(app: Flask) -> None:
    task, official = make.task(), make.actor(Role.OFFICIAL, "bac-ha")
    head, colleague = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    one, two, three = make.reported(task, official, "1.jpg", "2.jpg", "3.jpg")
    with pytest.raises(Forbidden), transaction():
        services.remove_file(one, "x", by=colleague)
    with pytest.raises(Forbidden), transaction():
        services.remove_file(one, "x", by=make.actor(Role.SECRETARY, "ubnd"))
    with pytest.raises(Invalid), transaction():
        services.remove_file(one, "  ", by=official)
    with transaction():
        services.remove_file(one, "x", by=official)
        services.remove_file(two, "x", by=head)
    with pytest.raises(Conflict, match="đã được gỡ"), transaction():
        services.remove_file(one, "x", by=official)
    with clock.frozen(NOW + timedelta(days=1)), pytest.raises(Conflict, match="trong ngày gửi"), transaction():
        services.remove_file(three, "x", by=official)
    assert three.removed_at is None


def test_what_an_approval_stands_on_stays(web: Browser) -> None:
    task = make.task()
    head, leader = make.account(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.LEADER, "ubnd")
    web.sign_in(head)
    day = f"{clock.today():%d/%m/%Y}"
    data = {"note": "Xong", "finished_on": day, "version": task.version, "photos": [sent()]}
    web.post(f"/tasks/{task.id}/submit", data)
    with transaction():
        services.move(db.session.get_one(Task, task.id), Step.APPROVE, Given(), by=leader)
    file = db.session.query(MoveFile).one()
    assert "Gỡ tệp" not in web.get(f"/tasks/{task.id}/files/{file.id}/view").text
    answer = web.post(f"/tasks/{task.id}/files/{file.id}/remove", {"reason": "x"})
    assert (answer.status_code, "đã đóng" in answer.text) == (409, True)
    assert db.session.query(Move).filter(Move.step == Step.APPROVE).count() == 1
