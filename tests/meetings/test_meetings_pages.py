"""Pages of conferences: the form keeps what was typed, the list is found without tones, the original stays as sent."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import Browser
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Forbidden
from tracker.meetings.models import Document, Meeting
from tracker.meetings.rules import DocumentState, MeetingKind
from tracker.meetings.services import MeetingDetails, Source, attach, change_meeting, create_meeting, freeze
from tracker.storage import blobs
from tracker.storage.database import db, transaction

GOOD = {
    "name": "Hội nghị về trật tự đô thị quý bốn",
    "kind": "conference",
    "held_on": "20/11/2026",
    "chair": "Đồng chí Phó Chủ tịch",
    "place": "Nhà văn hóa phường Nam Hà",
}


def page(answer: Any) -> LexborHTMLParser:
    return LexborHTMLParser(answer.text)


def titles(answer: Any) -> list[str]:
    return [link.text() for link in page(answer).css("a.title")]


def typed(answer: Any) -> dict[str, str]:
    """What stands in the fields of the form."""
    form = page(answer).css_first("main form[method=post]")
    sent = [each for each in form.css("input") if each.attributes["type"] != "checkbox" or "checked" in each.attributes]
    found = {str(each.attributes["name"]): each.attributes.get("value") or "" for each in sent}
    for select_field in form.css("select"):
        chosen = select_field.css_first("option[selected]")
        found[str(select_field.attributes["name"])] = str(chosen.attributes["value"]) if chosen else ""
    found.pop("csrf_token", None)
    return found


def errors(answer: Any) -> dict[str, str]:
    """The sentences at the fields, by field."""
    said = page(answer).css("p.error")
    return {str(each.id).removesuffix("-error"): " ".join(each.text().split()) for each in said}


def held(name: str, by: Actor, *, days_ago: int = 10, body: str = "ubnd", chair: str = "") -> Meeting:
    with transaction():
        return create_meeting(
            MeetingDetails(
                name, MeetingKind.MEETING, make.unit(body), clock.today() - timedelta(days=days_ago), chair, ""
            ),
            by=by,
        )


def issued(by: Actor) -> Document:
    """A document of a conference, issued; nothing was found in it."""
    meeting = held("Họp về rác thải", by)
    with transaction():
        document = attach(meeting, "Thông báo", Source(b"1. Xong.", "1. Xong.", "text/plain"), by=by)
        freeze(document, by=by)
    return document


@pytest.fixture
def secretary(web: Browser) -> Browser:
    make.town()
    return web.sign_in(make.account(Role.SECRETARY))


# ---------- the form ----------


def test_a_conference_is_entered_and_the_next_step_is_its_document(secretary: Browser) -> None:
    answer = secretary.post("/meetings/new", {**GOOD, "body": make.unit("ubnd").id})
    meeting = db.session.scalars(select(Meeting)).one()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/meetings/{meeting.id}/intake")
    assert (meeting.name, meeting.kind, meeting.held_on) == (GOOD["name"], MeetingKind.CONFERENCE, date(2026, 11, 20))
    assert (meeting.body.code, meeting.chair, meeting.place) == ("ubnd", GOOD["chair"], GOOD["place"])
    assert db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc())).first() == "meeting.created"


@pytest.mark.parametrize("day", ["20/11/2026", "2026-11-20", "20-11-2026", "20.11.2026", " 20/11/2026 "])
def test_a_day_is_understood_in_the_ways_people_write_it(secretary: Browser, day: str) -> None:
    assert secretary.post("/meetings/new", {**GOOD, "body": make.unit("ubnd").id, "held_on": day}).status_code == 302
    assert db.session.scalars(select(Meeting.held_on)).one() == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "Nhập tên hội nghị."),
        ("name", "Họp " * 100, "Tối đa 300 ký tự."),
        ("held_on", "", "Nhập ngày họp."),
        ("held_on", "hôm kia", "Ngày viết theo dạng 30/11/2020."),
        ("held_on", "31/11/2026", "Ngày viết theo dạng 30/11/2020."),
        ("held_on", "25/11/2026", "Ngày họp không thể sau hôm nay."),
        ("body", "", "Chọn cơ quan ra kết luận."),
        ("chair", "Đồng chí " * 30, "Tối đa 200 ký tự."),
        ("place", "Phòng họp " * 30, "Tối đa 200 ký tự."),
    ],
)
def test_an_error_is_said_at_its_field_and_nothing_typed_is_lost(
    secretary: Browser, field: str, value: str, says: str
) -> None:
    sent = {**GOOD, "body": str(make.unit("do-thi").id), field: value}
    answer = secretary.post("/meetings/new", sent)
    assert answer.status_code == 422
    assert errors(answer) == {field: says}
    assert {name: text.strip() for name, text in typed(answer).items()} == {
        name: text.strip() for name, text in sent.items()
    }
    described = page(answer).css_first(f"#{field}").attributes["aria-describedby"]
    assert described == f"{field}-error", "a screen reader finds the sentence from the field"
    assert db.session.query(Meeting).count() == 0


def test_all_that_is_missing_is_said_at_once(secretary: Browser) -> None:
    answer = secretary.post("/meetings/new", {"kind": "conference"})
    assert answer.status_code == 422
    assert set(errors(answer)) == {"name", "held_on", "body"}


def test_today_is_not_the_future(secretary: Browser) -> None:
    sent = {**GOOD, "body": make.unit("ubnd").id, "held_on": clock.today().strftime("%d/%m/%Y")}
    assert secretary.post("/meetings/new", sent).status_code == 302


def test_a_committee_outside_the_scope_is_neither_offered_nor_taken(web: Browser) -> None:
    make.town()
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    offered = {option.text() for option in page(web.get("/meetings/new")).css("#body option")}
    assert "Xã Bắc Hà" in offered
    assert "Thị ủy Hà Trung" not in offered
    assert "Ủy ban MTTQ thị xã" not in offered
    answer = web.post("/meetings/new", {**GOOD, "body": make.unit("dang-uy").id})
    assert answer.status_code == 422
    assert errors(answer) == {"body": "Chọn một mục trong danh sách."}
    assert db.session.query(Meeting).count() == 0


def test_the_service_itself_refuses_a_committee_outside_the_scope(app: Flask) -> None:
    with pytest.raises(Forbidden):
        held("Họp ngoài phạm vi", make.actor(Role.SECRETARY, "ubnd"), body="dang-uy")
    with pytest.raises(Forbidden):
        held("Họp không có quyền", make.actor(Role.LEADER, "dang-uy"))
    assert db.session.query(Meeting).count() == 0


@pytest.mark.parametrize("role", [Role.LEADER, Role.UNIT_HEAD, Role.OFFICIAL, Role.VIEWER, Role.ADMIN])
def test_whoever_is_no_secretary_enters_and_changes_nothing(web: Browser, role: Role) -> None:
    by = make.actor()
    issued(by)
    number = db.session.scalars(select(Meeting.id)).one()
    web.sign_in(make.account(role, "ubnd"))
    for path in ("/meetings/new", f"/meetings/{number}/edit"):
        assert web.get(path).status_code == 403
        assert web.post(path, {**GOOD, "body": make.unit("ubnd").id}).status_code == 403
    assert [meeting.name for meeting in db.session.scalars(select(Meeting))] == ["Họp về rác thải"]


def test_what_was_entered_is_corrected_and_found_by_its_new_name(secretary: Browser) -> None:
    meeting = held("Họp về rát thải", make.actor())
    path = f"/meetings/{meeting.id}/edit"
    before = typed(secretary.get(path))
    assert (before["name"], before["body"]) == ("Họp về rát thải", str(make.unit("ubnd").id))
    assert (before["kind"], before["held_on"]) == ("meeting", "14/11/2026")
    answer = secretary.post(path, {**before, "name": "Họp về rác thải"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/meetings/{meeting.id}")
    assert titles(secretary.get("/meetings?q=rac+thai")) == ["Họp về rác thải"]
    assert titles(secretary.get("/meetings?q=rat+thai")) == []


@pytest.mark.parametrize(("field", "value"), [("held_on", "01/11/2026"), ("body", "do-thi")])
def test_day_and_committee_stay_once_a_document_was_issued(secretary: Browser, field: str, value: str) -> None:
    document = issued(make.actor())
    path = f"/meetings/{document.meeting_id}/edit"
    before = typed(secretary.get(path))
    wanted = str(make.unit(value).id) if field == "body" else value
    answer = secretary.post(path, {**before, "name": "Họp về rác thải (sửa)", field: wanted})
    assert answer.status_code == 422
    assert "đã ban hành" in errors(answer)["held_on"]
    assert (typed(answer)["name"], typed(answer)[field]) == ("Họp về rác thải (sửa)", wanted)
    assert typed(secretary.get(path)) == before
    assert secretary.post(path, {**before, "name": "Họp về rác thải (sửa)"}).status_code == 302


def test_a_correction_that_takes_the_conference_out_of_reach_is_refused(app: Flask) -> None:
    by = make.actor(Role.SECRETARY, "ubnd")
    meeting = held("Họp về rác thải", by)
    elsewhere = MeetingDetails("Khác", meeting.kind, make.unit("dang-uy"), meeting.held_on, "", "")
    with pytest.raises(Forbidden), transaction():
        change_meeting(meeting, elsewhere, by=by)
    db.session.expire_all()
    assert (meeting.name, meeting.body.code) == ("Họp về rác thải", "ubnd")


# ---------- the list ----------


@pytest.mark.dialects
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("dat dai", ["Họp về đất đai, đường 277"]),
        ("ĐẤT ĐAI", ["Họp về đất đai, đường 277"]),
        (unicodedata.normalize("NFD", "đất đai"), ["Họp về đất đai, đường 277"]),
        ("277 hop", ["Họp về đất đai, đường 277"]),
        ("thinh", ["Giao ban tuần đầu tháng"]),
        ("phuong nam ha", ["Tiếp xúc cử tri"]),
        ("hop tuần", []),
        ("%", []),
        ("_", []),
        ("   ", ["Tiếp xúc cử tri", "Giao ban tuần đầu tháng", "Họp về đất đai, đường 277"]),
    ],
)
def test_search_needs_no_tones_and_every_word_must_be_there(
    secretary: Browser, query: str, expected: list[str]
) -> None:
    by = make.actor()
    held("Họp về đất đai, đường 277", by, days_ago=30)
    held("Giao ban tuần đầu tháng", by, days_ago=20, chair="Đồng chí Đào Văn Thịnh")
    held("Tiếp xúc cử tri", by, days_ago=10, body="nam-ha")
    answer = secretary.get("/meetings", query_string={"q": query})
    assert titles(answer) == expected
    assert page(answer).css_first("#q").attributes["value"] == query.strip()
    assert (page(answer).css_first("p.empty") is None) == bool(expected)


def test_the_newest_stands_first_and_of_one_day_the_last_entered(secretary: Browser) -> None:
    by = make.actor()
    for name, days_ago in (("Cũ", 30), ("Mới", 1), ("Cùng ngày, trước", 5), ("Cùng ngày, sau", 5)):
        held(name, by, days_ago=days_ago)
    assert titles(secretary.get("/meetings")) == ["Mới", "Cùng ngày, sau", "Cùng ngày, trước", "Cũ"]


def test_the_list_comes_in_pages_that_hold_every_conference_once(
    secretary: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PAGE_SIZE", 5)
    by = make.actor()
    for number in range(12):
        held(f"Giao ban {number}", by, days_ago=number)
    held("Họp khác", by)
    seen = []
    path: str | None = "/meetings?q=giao+ban"
    while path:
        answer = secretary.get(path)
        seen.append(titles(answer))
        following = page(answer).css_first("a[rel=next]")
        path = str(following.attributes["href"]) if following else None
    assert [len(names) for names in seen] == [5, 5, 2]
    assert [name for names in seen for name in names] == [f"Giao ban {number}" for number in range(12)]
    assert "12" in page(secretary.get("/meetings?q=giao+ban")).css_first(".waits b").text()


@pytest.mark.parametrize(("asked", "shown"), [("99", 2), ("0", 5), ("-1", 5), ("x", 5), ("", 5), ("1" * 30, 5)])
def test_a_page_that_is_not_there_shows_one_that_is(
    secretary: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch, asked: str, shown: int
) -> None:
    monkeypatch.setitem(app.config, "PAGE_SIZE", 5)
    by = make.actor()
    for number in range(7):
        held(f"Giao ban {number}", by)
    answer = secretary.get("/meetings", query_string={"page": asked})
    assert (answer.status_code, len(titles(answer))) == (200, shown)


def test_the_list_costs_the_same_statements_however_long_it_is(secretary: Browser) -> None:
    by = make.actor()
    make.document(by=by)
    answer = secretary.get("/meetings")
    few = len(secretary.statements)
    assert len(titles(answer)) == 1
    for number in range(60):
        meeting = held(f"Giao ban {number}", by, body=("ubnd", "bac-ha", "nam-ha")[number % 3])
        with transaction():
            attach(meeting, "Thông báo", Source(b"x", "1. Xong.", "text/plain"), by=by)
    answer = secretary.get("/meetings")
    assert len(titles(answer)) == 50
    assert len(secretary.statements) == few + 1 <= 9, "a page that is full is counted"


def test_one_conference_costs_the_same_statements_however_much_came_of_it(secretary: Browser) -> None:
    by = make.actor()
    document = make.document(by=by)
    make.task(of=document.passages[0])
    path = f"/meetings/{document.meeting_id}"
    secretary.get(path)
    few = len(secretary.statements)
    for _ in range(3):
        another = make.document(by=by, of=db.session.get_one(Meeting, document.meeting_id))
        for passage in another.passages:
            make.task("nam-ha", of=passage)
    answer = secretary.get(path)
    assert len(titles(answer)) > 5
    assert len(secretary.statements) == few <= 14, secretary.statements


def test_an_empty_list_says_what_comes_next(secretary: Browser) -> None:
    assert "Thêm hội nghị" in page(secretary.get("/meetings")).css_first("p.empty").text()
    reader = Browser(secretary.client.application.test_client()).sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = reader.get("/meetings")
    assert "Chưa có hội nghị nào" in page(answer).css_first("p.empty").text()
    assert page(answer).css("a[href='/meetings/new']") == []


# ---------- the original ----------

#: Bytes that a careless program would change: a mark in front, two kinds of line end, letters in two pieces.
BYTES = b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "KẾT LUẬN\r\n1. Xã Bắc Hà dọn rác ven đê.\n").encode()


def hand_in(web: Browser, data: bytes, filename: str) -> Document:
    meeting = held("Họp về rác thải", make.actor())
    answer = web.post(
        f"/meetings/{meeting.id}/intake",
        {"file": (io.BytesIO(data), filename), "title": ""},
        content_type="multipart/form-data",
    )
    assert answer.status_code == 302, answer.text
    return db.session.scalars(select(Document)).one()


def test_the_original_comes_back_as_it_was_sent_as_an_attachment(secretary: Browser) -> None:
    document = hand_in(secretary, BYTES, "ket luan so 12.txt")
    answer = secretary.get(f"/documents/{document.id}/original")
    assert answer.status_code == 200
    assert answer.data == BYTES
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ket luan so 12.txt"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_that_somebody_hands_in_is_not_shown_as_a_page_of_this_site(secretary: Browser) -> None:
    hostile = "<!doctype html><p>1. Xã Bắc Hà dọn rác.</p><script>alert(1)</script>".encode()
    document = hand_in(secretary, hostile, "ket-luan.html")
    answer = secretary.get(f"/documents/{document.id}/original")
    assert answer.data == hostile
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "alert(1)" not in secretary.get(f"/documents/{document.id}").text


def test_the_hash_of_the_original_and_of_the_text_are_kept(secretary: Browser) -> None:
    document = hand_in(secretary, BYTES, "ket-luan.txt")
    assert document.original_hash == hashlib.sha256(BYTES).hexdigest()
    assert document.text == "KẾT LUẬN\n1. Xã Bắc Hà dọn rác ven đê.\n"
    assert document.text == unicodedata.normalize("NFC", document.text)
    assert document.text_hash == hashlib.sha256(document.text.encode()).hexdigest()
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "document.attached")).one()
    assert (entry.subject_id, entry.detail["hash"]) == (document.id, document.text_hash)


def test_pasted_words_have_an_original_too(secretary: Browser) -> None:
    meeting = held("Họp về rác thải", make.actor())
    words = "1. Xã Bắc Hà dọn rác ven đê.\r\n2. Phường Nam Hà sửa vỉa hè."
    assert secretary.post(f"/meetings/{meeting.id}/intake", {"text": words}).status_code == 302
    document = db.session.scalars(select(Document)).one()
    answer = secretary.get(f"/documents/{document.id}/original")
    assert answer.data == words.encode()
    assert document.text == words.replace("\r\n", "\n")
    assert document.text_hash == hashlib.sha256(document.text.encode()).hexdigest()
    assert f"van-ban-{document.id}.txt" in answer.headers["Content-Disposition"]


def test_the_same_original_is_kept_once_and_never_rewritten(app: Flask) -> None:
    digest = blobs.put(b"1. Xong.")
    place = app.config["INSTANCE"] / "files" / digest[:2] / digest[2:]
    before = place.stat()
    assert blobs.put(b"1. Xong.") == digest
    after = place.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert [path.name for path in place.parent.iterdir()] == [place.name], "nothing half-written lies beside it"
    with pytest.raises(FileNotFoundError):
        blobs.get("0" * 64)


def test_issue_changes_neither_original_nor_text(app: Flask) -> None:
    by = make.actor()
    document = issued(by)
    assert blobs.get(document.original_hash) == b"1. Xong."
    assert (document.text, document.text_hash) == ("1. Xong.", hashlib.sha256(b"1. Xong.").hexdigest())
    assert (document.state, document.issued_at, document.issued_by_id) == (
        DocumentState.ISSUED,
        clock.now(),
        by.person_id,
    )


def test_a_text_that_no_longer_agrees_with_its_hash_is_not_issued(app: Flask) -> None:
    by = make.actor()
    document = make.document(by=by)
    document.text = document.text.replace("05/12/2026", "05/12/2027")
    with pytest.raises(RuntimeError, match="hash"), transaction():
        freeze(document, by=by)
    db.session.expire_all()
    assert document.state is DocumentState.IN_REVIEW
