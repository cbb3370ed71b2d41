"""Sessions: listed, ended one by one or all, over by themselves; one statement a request."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

import make
from auth.test_auth_pages import is_in, later, other_browser, page
from conftest import NOW, Browser
from tracker.auth.models import AccountSession
from tracker.auth.queries import account_by_name
from tracker.auth.rules.sessions import browser_in_words
from tracker.auth.services import sessions
from tracker.storage.database import db, transaction

PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari"
OLD_PC = "Mozilla/5.0 (Windows NT 6.1; Win64; x64) (KHTML, like Gecko) coc_coc_browser/109.0 Chrome/103.0 Safari/537.36"


def test_browsers_are_named_as_people_name_them() -> None:
    assert browser_in_words(PHONE) == "Chrome · Android"
    assert browser_in_words(OLD_PC) == "Cốc Cốc · Windows"
    assert browser_in_words("curl/8") == ""


def test_sessions_are_listed_and_ended_at_the_next_request(web: Browser) -> None:
    make.account(username="hanh")
    make.account(username="binh")
    stranger = other_browser(web).sign_in("binh")
    phone, third = other_browser(web), other_browser(web)
    phone.client.environ_base["HTTP_USER_AGENT"] = PHONE
    for browser in (phone, third, web):
        browser.sign_in("hanh")
    shown = web.get("/account")
    rows = page(shown).css("#sessions .deputy")
    assert [bool(row.css_first("form")) for row in rows] == [False, True, True]
    assert "Chrome · Android" in rows[2].text()
    ended = rows[2].css_first("form").attributes["action"]
    assert stranger.post(ended).status_code == 404
    assert web.post(ended).status_code == 302
    assert (is_in(web), is_in(phone), is_in(third)) == (True, False, True)
    assert web.post("/account/sessions/end-others").status_code == 302
    assert (is_in(web), is_in(third), is_in(stranger)) == (True, False, True)
    cookie = web.client.get_cookie("ketluan")
    assert cookie is not None
    web.post("/sign-out")
    web.client.set_cookie("ketluan", cookie.value)
    assert not is_in(web), "a cookie kept aside opens nothing after signing out"
    with transaction():
        account = account_by_name("binh")
        assert account is not None
        sessions.end_all(account, by=None)
    assert not is_in(stranger)


def test_sessions_end_by_themselves_and_are_swept(web: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    make.account(username="hanh")
    monkeypatch.setitem(app.config, "SESSION_IDLE", timedelta(hours=12))
    monkeypatch.setitem(app.config, "SESSION_LONGEST", timedelta(hours=30))
    other_browser(web).sign_in("hanh")
    web.sign_in("hanh")
    for hours in (11, 22, 29):
        with later(timedelta(hours=hours)):
            assert is_in(web), hours
    with later(timedelta(hours=30)):
        assert not is_in(web), "however busy, it has an end"
        web.sign_in("hanh")
        with transaction():
            assert sessions.sweep_sessions() == 2
    assert db.session.scalar(select(func.count(AccountSession.id))) == 1


def test_last_use_is_written_at_most_every_five_minutes_and_a_request_costs_one_statement(web: Browser) -> None:
    make.account(username="hanh")
    web.sign_in("hanh")
    for minutes, writes in ((4, 0), (5, 1), (9, 0)):
        with later(timedelta(minutes=minutes)):
            web.get("/account/notices")
            assert sum("UPDATE account_sessions" in each for each in web.statements) == writes
            assert sum("account_sessions" in each for each in web.statements) == 1 + writes
            assert not any("second_secret" in each for each in web.statements), "nothing is decrypted on a page"
    assert db.session.scalar(select(AccountSession.seen_at)) == NOW + timedelta(minutes=5)
