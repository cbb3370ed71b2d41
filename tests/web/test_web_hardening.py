"""What wears a stranger down: wrong hosts, requests too large, too many or too slow, cookies of a neighbour."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

import make
from conftest import NOW, Browser, application
from servers.smtp import configured
from tracker.core import clock
from tracker.core.actor import Role
from tracker.storage.database import db
from tracker.web.security import FORM, STRANGERS_FORM, limiter

ONE_DATABASE = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)


@ONE_DATABASE
def test_another_host_is_refused_on_every_address_and_in_no_mail(web: Browser, app: Flask) -> None:
    with configured(app, TRUSTED_HOSTS=["ketluan.vidu.vn"]):
        for path in ("/sign-in", "/", "/khong-co", "/forgot"):
            answer = web.get(path, headers={"Host": "xau.vn"})
            assert answer.status_code == 400, path
            assert "xau.vn" not in answer.text
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert web.get("/sign-in", headers={"Host": "ketluan.vidu.vn"}).status_code == 200


@ONE_DATABASE
def test_a_form_is_small_a_strangers_smaller_and_a_document_large(web: Browser, app: Flask) -> None:
    large = {"username": "a", "password": "b", "more": "x" * (STRANGERS_FORM + 1)}
    assert web.post("/sign-in", large).status_code == 413
    assert web.post("/sign-in", {**large, "more": "x" * 1000}).status_code == 422
    meeting = make.meeting()
    web.sign_in(make.account(Role.SECRETARY))
    assert web.post("/meetings/new", {"name": "x" * (FORM + 1)}).status_code == 413
    taken = web.post(f"/meetings/{meeting.id}/intake", {"text": "Một. " * 20, "more": "x" * (FORM + 1)})
    assert taken.status_code != 413
    whole = app.config["MAX_CONTENT_LENGTH"]
    assert web.post(f"/meetings/{meeting.id}/intake", {"more": "x" * (whole + 1)}).status_code == 413


def test_forms_are_counted_by_account_and_for_strangers_by_address(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'limited.sqlite3'}"
    app = application(url, tmp_path, RATELIMIT_ENABLED=True, WRITES_PER_MINUTE=3)
    try:
        with app.app_context(), clock.frozen(NOW):
            first, second = make.account(Role.SECRETARY), make.account(Role.SECRETARY)
            web, other, stranger = (Browser(app.test_client()) for _ in range(3))
            for browser, username in ((web, first), (other, second)):
                browser.post("/sign-in", {"username": username, "password": make.PASSWORD})
            assert [web.post("/account/post").status_code for _ in range(4)] == [404, 404, 404, 429]
            assert web.get("/account").status_code == 200, "reading goes on"
            assert other.post("/account/post").status_code == 404, "the same address, another person"
            elsewhere = {"environ_overrides": {"REMOTE_ADDR": "127.0.0.9"}}
            said = [stranger.post("/language", {"locale": "xx"}, **elsewhere).status_code for _ in range(4)]
            assert said == [400, 400, 400, 429]
            db.session.remove()
            db.engine.dispose()
    finally:
        limiter.enabled = False


@ONE_DATABASE
def test_behind_tls_no_neighbour_sets_our_cookies_and_browsers_stay_with_it(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    monkeypatch.setitem(app.config, "SESSION_COOKIE_NAME", "__Host-ketluan")
    username = make.account(Role.SECRETARY)
    web = Browser(app.test_client())
    answer = web.post("/sign-in", {"username": username, "password": make.PASSWORD}, base_url="https://localhost")
    set_ = {line.partition("=")[0]: line.lower() for line in answer.headers.getlist("Set-Cookie")}
    assert set(set_) == {"__Host-ketluan", "__Host-ketluan_known"}
    for line in set_.values():
        assert "; secure" in line
        assert "; path=/" in line
        assert "; httponly" in line
        assert "samesite=lax" in line
        assert "domain=" not in line
    # The proxy speaks plainly to us: the header goes out all the same.
    assert "Strict-Transport-Security" in web.get("/sign-in").headers


@ONE_DATABASE
def test_files_served_past_the_application_are_protected_too(web: Browser, app: Flask) -> None:
    found = web.get("/sign-in").text.partition('<link rel="stylesheet" href="')[2].partition('"')[0]
    answer = web.get(found)
    assert answer.status_code == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_statement_that_a_page_waits_for_ends_and_one_of_a_job_does_not(app: Flask) -> None:
    if db.engine.dialect.name == "sqlite":
        with app.test_request_context("/"), db.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 10_000, "a writer waits, not for ever"
        return
    try:
        with configured(app, STATEMENT_SECONDS=1):
            db.session.remove()
            db.engine.dispose()
            with app.test_request_context("/"), db.engine.connect() as connection:
                begun = time.monotonic()
                with pytest.raises(OperationalError, match="statement timeout"):
                    connection.execute(text("SELECT pg_sleep(20)"))
                assert time.monotonic() - begun < 10
        db.engine.dispose()
        with db.engine.connect() as connection:
            assert connection.execute(text("SHOW statement_timeout")).scalar() == "0"
    finally:
        db.engine.dispose()
