"""Signing in and out: who gets in, what a stranger learns, which post one acts in, when a session ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import func, select

import make
from conftest import NOW, Browser
from tracker.audit.models import AuditEntry
from tracker.auth.models import Account
from tracker.auth.services import open_account
from tracker.core import clock
from tracker.core.actor import Role
from tracker.org.models import Post
from tracker.org.services import add_person, appoint
from tracker.storage.database import db, transaction

WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
YESTERDAY, TODAY, TOMORROW = (clock.local(NOW).date() + timedelta(days=n) for n in (-1, 0, 1))


def person_with(
    *posts: tuple[Role, str], username: str = "hạnh.đường", password: str = make.PASSWORD, until: date | None = None
) -> list[int]:
    """An account with these posts; the ids of the posts are answered."""
    with transaction():
        person = add_person("Đường Thị Hạnh", by=None)
        held = [
            appoint(person, make.unit(code), role, f"{role.label} {code}", by=None, valid_to=until)
            for role, code in posts
        ]
        open_account(person, username, password, by=None)
    return [post.id for post in held]


def sign_in(web: Browser, username: str, password: str = make.PASSWORD, **more: Any) -> Any:
    return web.post("/sign-in", {"username": username, "password": password}, **more)


def page(answer: Any) -> LexborHTMLParser:
    return LexborHTMLParser(answer.text)


def text_of(answer: Any, place: str) -> str:
    found = page(answer).css_first(place)
    return " ".join(found.text().split()) if found else ""


def titles(web: Browser) -> set[str]:
    return {link.text() for link in page(web.get("/tasks")).css("a.title")}


def is_in(web: Browser) -> bool:
    """True when the home page opens; a stranger is sent to sign-in."""
    answer = web.get("/")
    assert answer.status_code == 200 or answer.headers["Location"] == "/sign-in"
    return bool(answer.status_code == 200)


def other_browser(web: Browser) -> Browser:
    return Browser(web.client.application.test_client())


@contextmanager
def later(by: timedelta) -> Iterator[None]:
    with clock.frozen(NOW + by):
        yield


# ---------- name and password ----------


def test_name_and_password_open_the_home_page(web: Browser) -> None:
    person_with((Role.UNIT_HEAD, "bac-ha"), username="truong.bac-ha")
    assert not is_in(web)
    answer = sign_in(web, "truong.bac-ha")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert text_of(web.get("/"), ".who-words b") == "Đường Thị Hạnh"


@pytest.mark.parametrize("kept", ["NFC", "NFD"])
@pytest.mark.parametrize("typed", ["NFC", "NFD"])
def test_a_password_opens_in_either_normal_form(web: Browser, kept: Any, typed: Any) -> None:
    password = "đường về làng cũ"
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh", password=unicodedata.normalize(kept, password))
    assert sign_in(web, "hanh", unicodedata.normalize(typed, password)).status_code == 302
    assert is_in(web)


@pytest.mark.parametrize("typed", ["hạnh.đường", "HẠNH.ĐƯỜNG", "  Hạnh.Đường "])
def test_case_and_outer_spaces_of_the_user_name_do_not_matter(web: Browser, typed: str) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="Hạnh.Đường ")
    assert sign_in(web, typed).status_code == 302


@pytest.mark.parametrize("typed", ["Mot cau de nho", " mot cau de nho", "mot cau de nho ", "mot  cau de nho"])
def test_case_and_spaces_of_the_password_do_matter(web: Browser, typed: str) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh", password="mot cau de nho")
    assert sign_in(web, "hanh", typed).status_code == 422
    assert not is_in(web)


def test_a_wrong_password_is_said_at_the_form_and_the_user_name_stays(web: Browser) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    answer = sign_in(web, "hanh", "mot cau khac han")
    assert answer.status_code == 422
    assert text_of(answer, "[role=alert]") == WRONG
    assert page(answer).css_first("#username").attributes["value"] == "hanh"
    assert "mot cau khac han" not in answer.text
    assert not is_in(web)


def test_what_is_missing_is_said_at_its_field(web: Browser) -> None:
    answer = sign_in(web, "", "")
    assert answer.status_code == 422
    assert text_of(answer, "#username-error") == "Nhập tên đăng nhập."
    assert text_of(answer, "#password-error") == "Nhập mật khẩu."
    kept = sign_in(web, "hanh", "")
    assert page(kept).css_first("#username").attributes["value"] == "hanh"
    assert text_of(kept, "#username-error") == ""


def test_a_stranger_cannot_tell_an_unknown_name_from_a_known_or_a_closed_one(web: Browser) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="nguoi-co-that")
    person_with((Role.OFFICIAL, "bac-ha"), username="nguoi-da-nghi")
    db.session.query(Account).filter_by(username="nguoi-da-nghi").update({"active": False})
    db.session.commit()
    answers = {}
    for name, password in (
        ("nguoi-co-that", "khong phai cau nay"),
        ("nguoi-khong-co", "khong phai cau nay"),
        ("nguoi-da-nghi", make.PASSWORD),
    ):
        answer = sign_in(other_browser(web), name, password)
        shown = re.sub(r'name="csrf_token" value="[^"]*"', "", answer.text)
        answers[name] = (answer.status_code, shown.replace(name, "…"))
    assert answers["nguoi-khong-co"] == answers["nguoi-co-that"] == answers["nguoi-da-nghi"]
    assert WRONG in answers["nguoi-co-that"][1]


# ---------- where one lands ----------


@pytest.mark.parametrize(
    "wanted",
    [
        "https://xau.example/",
        "http:xau.example",
        "//xau.example",
        "///xau.example",
        "/\\xau.example",
        "\\\\xau.example",
        "/\t/xau.example",
        "/\n/xau.example",
        " //xau.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "tasks",
        "",
    ],
)
def test_an_address_outside_the_site_leads_home_instead(web: Browser, wanted: str) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    answer = sign_in(web, "hanh", query_string={"next": wanted})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert web.get("/sign-in", query_string={"next": wanted}).headers["Location"] == "/"
    chosen = web.post("/language", {"locale": "vi", "next": wanted})
    assert (chosen.status_code, chosen.headers["Location"]) == (302, "/")


def test_the_page_asked_for_opens_after_sign_in(web: Browser) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    sent = web.get("/tasks?q=duong&state=done")
    assert sent.status_code == 302
    form = web.get(sent.headers["Location"])
    action = page(form).css_first("main form").attributes.get("action")
    assert action is None, "the form is sent to the address it was read from, with `next` in it"
    landed = web.post(sent.headers["Location"], {"username": "hanh", "password": make.PASSWORD})
    assert landed.headers["Location"] == "/tasks?q=duong&state=done"


def test_a_fragment_asked_for_without_a_session_sends_the_whole_page_to_sign_in(web: Browser) -> None:
    answer = web.get("/tasks", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/sign-in?next=")


def test_a_form_sent_without_a_session_is_not_repeated_after_sign_in(web: Browser) -> None:
    answer = web.post("/meetings/new", {"name": "Họp"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")


# ---------- two posts of one person ----------


def test_switching_the_post_changes_what_is_seen(web: Browser) -> None:
    of = make.passage()
    make.task("bac-ha", title="Sửa cống làng Bắc", of=of)
    make.task("nam-ha", title="Sửa cầu phường Nam", of=of)
    first, second = person_with((Role.OFFICIAL, "bac-ha"), (Role.OFFICIAL, "nam-ha"), username="hanh")
    sign_in(web, "hanh")
    assert titles(web) == {"Sửa cống làng Bắc"}
    answer = web.post("/account/post", {"post": second})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert titles(web) == {"Sửa cầu phường Nam"}
    assert "Phường Nam Hà" in text_of(web.get("/"), ".who-post")
    web.post("/account/post", {"post": first})
    assert titles(web) == {"Sửa cống làng Bắc"}


def test_switching_the_post_changes_what_may_be_done(web: Browser) -> None:
    _, second = person_with((Role.SECRETARY, "ubnd"), (Role.VIEWER, "ubnd"), username="hanh")
    sign_in(web, "hanh")
    assert web.get("/meetings/new").status_code == 200
    web.post("/account/post", {"post": second})
    assert web.get("/meetings/new").status_code == 403


def test_a_post_that_is_not_ones_own_is_refused(web: Browser) -> None:
    of = make.passage()
    make.task("bac-ha", title="Sửa cống làng Bắc", of=of)
    make.task("nam-ha", title="Sửa cầu phường Nam", of=of)
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    (theirs,) = person_with((Role.OFFICIAL, "nam-ha"), username="binh")
    sign_in(web, "hanh")
    for wanted in (theirs, "", "x", "-1", f"0{theirs}", f" {theirs}"):
        assert web.post("/account/post", {"post": wanted}).status_code == 404, wanted
    assert titles(web) == {"Sửa cống làng Bắc"}


def test_a_post_of_ones_own_that_has_ended_is_refused(web: Browser) -> None:
    kept, ended = person_with((Role.OFFICIAL, "bac-ha"), (Role.SECRETARY, "ubnd"), username="hanh")
    db.session.get_one(Post, ended).valid_to = YESTERDAY
    db.session.commit()
    sign_in(web, "hanh")
    assert web.post("/account/post", {"post": ended}).status_code == 404
    assert web.post("/account/post", {"post": kept}).status_code == 302


def test_when_the_chosen_post_ends_one_acts_in_the_post_that_is_left(web: Browser) -> None:
    _, second = person_with((Role.OFFICIAL, "bac-ha"), (Role.SECRETARY, "ubnd"), username="hanh")
    db.session.get_one(Post, second).valid_to = TODAY
    db.session.commit()
    sign_in(web, "hanh")
    web.post("/account/post", {"post": second})
    assert web.get("/meetings/new").status_code == 200
    with later(timedelta(days=1)):
        assert web.get("/meetings/new").status_code == 403
        assert "Xã Bắc Hà" in text_of(web.get("/"), ".who-post")


def test_the_account_page_lists_the_posts(web: Browser) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), (Role.SECRETARY, "ubnd"), username="hanh")
    sign_in(web, "hanh")
    assert [item.text() for item in page(web.get("/account")).css(".plain-list b")] == [
        "Cán bộ bac-ha",
        "Thư ký theo dõi ubnd",
    ]


# ---------- no post, no access ----------


def test_a_person_whose_post_ended_yesterday_gets_no_access(web: Browser) -> None:
    person_with((Role.SECRETARY, "dang-uy"), username="hanh", until=YESTERDAY)
    answer = sign_in(web, "hanh")
    assert answer.status_code == 403
    assert "chưa được giao chức danh" in text_of(answer, "[role=alert]")
    assert page(answer).css_first("#username").attributes["value"] == "hanh"
    assert not is_in(web)
    assert web.get("/tasks").status_code == 302


def test_the_last_day_of_a_post_still_counts_and_the_open_session_ends_after_it(web: Browser) -> None:
    person_with((Role.SECRETARY, "dang-uy"), username="hanh", until=TODAY)
    assert sign_in(web, "hanh").status_code == 302
    assert is_in(web)
    with later(timedelta(days=1)):
        assert not is_in(web)
        assert web.post("/account/post", {"post": 1}).status_code == 302
        assert web.post("/meetings/new", {}).headers["Location"] == "/sign-in"


def test_a_post_that_begins_tomorrow_opens_nothing_today(web: Browser) -> None:
    (post,) = person_with((Role.SECRETARY, "dang-uy"), username="hanh")
    db.session.get_one(Post, post).valid_from = TOMORROW
    db.session.commit()
    assert sign_in(web, "hanh").status_code == 403
    with later(timedelta(days=1)):
        assert sign_in(web, "hanh").status_code == 302


# ---------- sessions end ----------


def test_signing_out_closes_the_door(web: Browser) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    sign_in(web, "hanh")
    assert is_in(web)
    answer = web.post("/sign-out")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in")
    assert not is_in(web)


def test_signing_out_by_a_link_is_not_possible(web: Browser) -> None:
    """An image or a link on another site must not be able to sign anybody out."""
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    sign_in(web, "hanh")
    assert web.get("/sign-out").status_code == 405
    assert is_in(web)


def test_a_new_password_ends_every_other_session_and_keeps_ones_own(web: Browser) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    phone = other_browser(web)
    for browser in (web, phone):
        sign_in(browser, "hanh")
        assert is_in(browser)
    answer = web.post("/account", {"old": make.PASSWORD, "password": "con duong moi ve"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/account")
    assert is_in(web)
    assert not is_in(phone)
    assert sign_in(phone, "hanh").status_code == 422
    assert sign_in(phone, "hanh", "con duong moi ve").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "field", "says"),
    [
        ("khong phai cau nay", "con duong moi ve", "old", "không đúng"),
        (make.PASSWORD, "ngan qua", "password", "ít nhất 10 ký tự"),
        (make.PASSWORD, "toi la HANH.binh day", "password", "tên đăng nhập"),
        ("", "con duong moi ve", "old", "Nhập mật khẩu hiện tại"),
        (make.PASSWORD, "", "password", "Nhập mật khẩu mới"),
    ],
)
def test_a_refused_password_is_said_at_its_field_and_changes_nothing(
    web: Browser, old: str, new: str, field: str, says: str
) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh.binh")
    phone = other_browser(web)
    sign_in(web, "hanh.binh")
    sign_in(phone, "hanh.binh")
    answer = web.post("/account", {"old": old, "password": new})
    assert answer.status_code == 422
    assert says in text_of(answer, f"#{field}-error")
    assert is_in(phone)
    assert sign_in(other_browser(web), "hanh.binh").status_code == 302


def test_a_closed_account_loses_its_open_session(web: Browser) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    sign_in(web, "hanh")
    db.session.query(Account).update({"active": False})
    db.session.commit()
    assert not is_in(web)


def test_a_session_signed_with_another_key_opens_nothing(
    web: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    sign_in(web, "hanh")
    assert is_in(web)
    monkeypatch.setitem(app.config, "SECRET_KEY", "mot khoa khac han")
    assert not is_in(web)


# ---------- the record ----------


def test_every_act_of_sign_in_stands_in_the_record_without_the_password(web: Browser) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    account = db.session.scalars(select(Account)).one()
    number, person_id = account.id, account.person_id
    before = db.session.scalar(select(func.count(AuditEntry.id)))
    sign_in(web, "khong-ai-ca", "mat khau doan")
    sign_in(web, "hanh", "mat khau doan")
    sign_in(web, "hanh")
    web.post("/account", {"old": make.PASSWORD, "password": "con duong moi ve"})
    web.post("/language", {"locale": "en"})
    entries = list(db.session.scalars(select(AuditEntry).order_by(AuditEntry.id).offset(before)))
    assert [(entry.action, entry.subject_id) for entry in entries] == [
        ("auth.sign_in_failed", None),
        ("auth.sign_in_failed", number),
        ("auth.signed_in", number),
        ("auth.password_changed", number),
        ("auth.locale_chosen", number),
    ]
    assert {entry.at for entry in entries} == {NOW}
    assert {entry.detail["address"] for entry in entries[:3]} == {"127.0.0.1"}
    assert entries[3].person_id == entries[4].person_id == person_id
    kept = " ".join(f"{entry.detail} {entry.person_name}" for entry in entries)
    assert "mat khau doan" not in kept
    assert make.PASSWORD not in kept
    assert "con duong moi ve" not in kept


def test_a_password_is_kept_only_as_an_argon2id_hash(app: Flask) -> None:
    person_with((Role.OFFICIAL, "bac-ha"), username="hanh")
    person_with((Role.OFFICIAL, "bac-ha"), username="binh")
    first, second = db.session.scalars(select(Account.password_hash))
    assert first.startswith("$argon2id$")
    assert make.PASSWORD not in first
    assert first != second, "the same password of two people must not look the same"
