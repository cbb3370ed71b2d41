"""Refusals and faults as pages: a Vietnamese sentence, the right status, an id for a fault, never a stack."""

from __future__ import annotations

import re
import shutil
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser

import make
from conftest import Browser
from tracker.core.actor import Role
from tracker.meetings.models import Document
from tracker.storage.database import db


def heading(answer: Any) -> str:
    return LexborHTMLParser(answer.text).css_first("main h1").text()


def sentence(answer: Any) -> str:
    return LexborHTMLParser(answer.text).css_first("main .lead-words").text()


def check_page(answer: Any, status: int, title: str, says: str) -> None:
    page = LexborHTMLParser(answer.text)
    assert answer.status_code == status
    assert page.css_first("html").attributes["lang"] == "vi"
    assert heading(answer) == title
    assert says in sentence(answer)
    assert title in page.css_first("title").text()
    assert page.css_first("main a.btn").attributes["href"] == "/", "there is a way on"


@pytest.fixture(params=["nobody", "secretary"])
def reader(request: pytest.FixtureRequest, web: Browser) -> Browser:
    if request.param == "secretary":
        web.sign_in(make.account(Role.SECRETARY))
    return web


def test_a_page_that_is_not_there_says_so(reader: Browser) -> None:
    check_page(reader.get("/trang-khong-co"), 404, "Không tìm thấy", "Không tìm thấy trang này")


def test_a_thing_that_is_not_there_looks_like_one_that_may_not_be_seen(web: Browser) -> None:
    hidden = make.document()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answers = [web.get(f"/meetings/{number}") for number in (hidden.meeting_id, hidden.meeting_id + 1000)]
    for answer in answers:
        check_page(answer, 404, "Không tìm thấy", "hoặc bạn không có quyền xem")


def test_a_way_of_asking_that_is_not_meant_is_refused_in_words(reader: Browser) -> None:
    check_page(reader.get("/sign-out"), 405, "Yêu cầu không hợp lệ", "Quay lại trang trước")
    check_page(reader.post("/meetings", {"name": "Họp"}), 405, "Yêu cầu không hợp lệ", "Quay lại trang trước")


def test_a_right_that_is_missing_is_said(web: Browser) -> None:
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    check_page(web.get("/meetings/new"), 403, "Không có quyền", "Bạn không có quyền")


def test_more_than_is_taken_is_refused_in_words(app: Flask, web: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting = make.meeting()
    web.sign_in(make.account(Role.SECRETARY))
    monkeypatch.setitem(app.config, "MAX_CONTENT_LENGTH", 4000)
    answer = web.post(f"/meetings/{meeting.id}/intake", {"text": "Dọn rác ven đê. " * 400})
    check_page(answer, 413, "Quá lớn", "quá lớn")
    assert db.session.query(Document).count() == 0


def test_a_request_that_cannot_be_read_is_refused_in_words(reader: Browser) -> None:
    check_page(reader.post("/language", {"locale": "xx"}), 400, "Yêu cầu không hợp lệ", "không đọc được")


def lose_the_originals(app: Flask) -> None:
    """A real fault: the file store is not where it was."""
    shutil.rmtree(app.config["INSTANCE"] / "files")


def test_a_fault_shows_an_id_that_stands_in_the_log_and_no_stack(
    app: Flask, web: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    document = make.document()
    web.sign_in(make.account(Role.SECRETARY))
    lose_the_originals(app)
    answer = web.get(f"/documents/{document.id}/original")
    check_page(answer, 500, "Lỗi chương trình", "Chương trình gặp lỗi")
    shown = re.fullmatch(r"[0-9a-f]{8,}", LexborHTMLParser(answer.text).css_first("main b.num").text())
    assert shown
    assert shown.group() in caplog.text
    assert "FileNotFoundError" in caplog.text, "whoever looks for the id finds what happened"
    for secret in ("Traceback", "FileNotFoundError", "tracker/", str(app.config["INSTANCE"])):
        assert secret not in answer.text


def test_two_faults_have_two_ids_and_the_next_page_works(app: Flask, web: Browser) -> None:
    document = make.document()
    web.sign_in(make.account(Role.SECRETARY))
    lose_the_originals(app)
    path = f"/documents/{document.id}/original"
    ids = [LexborHTMLParser(web.get(path).text).css_first("main b.num").text() for _ in range(2)]
    assert ids[0] != ids[1]
    assert web.get("/meetings").status_code == 200


def test_an_error_speaks_the_reader_s_language(web: Browser) -> None:
    web.post("/language", {"locale": "en"})
    page = LexborHTMLParser(web.get("/trang-khong-co").text)
    assert page.css_first("html").attributes["lang"] == "en"
    assert not re.search(r"[ạảấầậắằặẹếềệịọốồộớờợụứừựỳđ]", page.css_first("main").text())
