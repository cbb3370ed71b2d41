"""Tokens: made with the password, shown once, no more than their person in one post, dead with either."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

import make
from conftest import Browser, application
from tracker.api.models import ApiToken
from tracker.api.rules.tokens import Scope
from tracker.audit.models import AuditEntry
from tracker.auth.models import Account
from tracker.auth.queries import account_by_name
from tracker.auth.services import change_password, close_account, reopen_account
from tracker.core import clock
from tracker.core.actor import Role
from tracker.mail.models import OutgoingMail
from tracker.org.models import Person, Post
from tracker.org.services import appoint, end_post
from tracker.storage.database import db, transaction
from tracker.web.security import limiter

ASKED = {"name": "Trục văn bản", "scopes": ["tasks:read", "reports:write"], "days": "90", "password": make.PASSWORD}


def status(web: Browser, token: str, path: str = "/api/v1/me") -> int:
    return int(web.bear(token).get(path).status_code)


def test_a_person_makes_a_token_with_the_password_and_sees_it_once(web: Browser) -> None:
    name = make.account(Role.UNIT_HEAD, "bac-ha")
    db.session.get_one(Person, account_by_name(name).person_id).email = "an@vidu.vn"  # type: ignore[union-attr]
    db.session.commit()
    web.sign_in(name)
    assert web.get("/account").text.count("/account/tokens") == 1
    for wrong in ({"password": "sai"}, {"scopes": []}, {"name": " "}, {"days": "366"}, {"scopes": ["all:write"]}):
        refused = web.post("/account/tokens", {**ASKED, **wrong})
        assert refused.status_code == 422, wrong
        assert "ketluan_" not in refused.text
    made = web.post("/account/tokens", ASKED)
    text = re.search(r'value="(ketluan_[\w-]{43})"', made.text)
    assert text is not None
    assert "ketluan_" not in web.get("/account/tokens").text
    token = db.session.scalars(select(ApiToken)).one()
    assert text[1] not in str(token.__dict__)
    assert token.scopes == ["tasks:read", "reports:write"]
    assert token.expires_at == clock.now() + timedelta(days=90)
    me = web.bear(text[1]).get("/api/v1/me").json
    assert (me["role"], me["unit"]["code"], me["scopes"]) == ("unit_head", "bac-ha", ["tasks:read", "reports:write"])
    db.session.expire_all()
    assert db.session.scalars(select(ApiToken.used_at)).one() == clock.now()
    assert "Trục văn bản" in web.get("/account/tokens").text
    assert db.session.scalars(select(OutgoingMail.address)).all() == ["an@vidu.vn"], "the owner is told"


def test_what_opens_nothing_is_answered_with_401_and_a_missing_scope_with_403(web: Browser) -> None:
    name = make.account(Role.SECRETARY, "ubnd")
    token = make.token(name, Scope.UNITS_READ)
    web.sign_in(name)
    for shown in ("", "ketluan_" + "x" * 43, token + "x", "Đ"):
        web.bear("")
        headers = {"Authorization": f"Bearer {shown}".encode().decode("latin-1")} if shown else {}
        answer = web.get("/api/v1/units", headers=headers)
        assert answer.status_code == 401, "a session of a browser opens nothing here"
        assert answer.headers["WWW-Authenticate"].startswith("Bearer realm=")
        assert answer.mimetype == "application/problem+json"
    assert web.bear(token).get("/api/v1/units").status_code == 200
    refused = web.get("/api/v1/tasks", headers={"Accept-Language": "en;q=0.9, vi;q=0.1"})
    assert (refused.status_code, refused.json["title"]) == (403, "The token lacks this scope")
    assert refused.json["type"].endswith("/api/problems#scope-missing")
    assert refused.headers["Content-Language"] == "en"


def test_a_token_dies_with_its_post_its_password_and_its_account_and_never_comes_back(web: Browser) -> None:
    name, admin = make.account(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.ADMIN)
    account = account_by_name(name)
    assert account is not None
    token, second = make.token(name), make.token(name, name="Máy khác")
    assert status(web, token) == 200
    by = make.actor(Role.UNIT_HEAD, "bac-ha")
    with transaction():
        close_account(db.session.get_one(Account, account.id), by=admin)
    assert status(web, token) == 401
    with transaction():
        reopen_account(db.session.get_one(Account, account.id), by=admin)
    assert status(web, token) == 401, "what was closed does not open again by itself"
    anew = make.token(name, name="Mới")
    assert status(web, anew) == 200
    with transaction():
        change_password(db.session.get_one(Account, account.id), make.PASSWORD, "bon con voi di bo", by=by)
    assert [status(web, each) for each in (token, second, anew)] == [401, 401, 401]
    other = make.account(Role.OFFICIAL, "nam-ha")
    third = make.token(other)
    person = account_by_name(other).person  # type: ignore[union-attr]
    post = db.session.scalars(select(Post).where(Post.person_id == person.id)).one()
    with transaction():
        appoint(person, make.unit("do-thi"), Role.OFFICIAL, "Chuyên viên", by=admin)
        end_post(post, clock.today() - timedelta(days=1), by=admin)
    assert status(web, third) == 401, "the person still has a post, but not the one of the token"


def test_time_and_people_end_a_token(web: Browser) -> None:
    name, admin = make.account(Role.OFFICIAL, "bac-ha"), make.account(Role.ADMIN, "dang-uy")
    short, long = make.token(name, days=1), make.token(name, days=365, name="Cả năm")
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert [status(web, each) for each in (short, long)] == [401, 200]
    with clock.frozen(clock.now() + timedelta(days=365)):
        assert status(web, long) == 401
    third = make.token(name, name="Trục tỉnh")
    ids = list(db.session.scalars(select(ApiToken.id).order_by(ApiToken.id)))
    web.sign_in(make.account(Role.OFFICIAL, "nam-ha"))
    assert web.post(f"/account/tokens/{ids[0]}/revoke").status_code == 404
    assert web.post(f"/admin/tokens/{ids[0]}/revoke").status_code == 403
    web.sign_in(name)
    assert web.post(f"/account/tokens/{ids[1]}/revoke").status_code == 302
    assert [status(web, each) for each in (short, long, third)] == [200, 401, 200]
    web.sign_in(admin)
    assert "Trục tỉnh" in web.get("/admin/tokens?q=Trục").text
    assert web.post(f"/admin/tokens/{ids[2]}/revoke").status_code == 302
    assert status(web, third) == 401
    acts = db.session.scalars(select(AuditEntry.action).where(AuditEntry.subject == "token"))
    assert sorted(acts) == ["token.made"] * 3 + ["token.revoked"] * 2


def test_a_required_second_factor_is_required_of_programs_too(web: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    token = make.token(make.account(Role.SECRETARY, "ubnd"))
    monkeypatch.setitem(web.client.application.config, "REQUIRE_SECOND_FACTOR", frozenset({Role.SECRETARY}))
    answer = web.bear(token).get("/api/v1/me")
    assert (answer.status_code, answer.json["title"]) == (403, "Chưa bật xác nhận hai bước")


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_requests_are_counted_by_token_and_guesses_by_address(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = make.account(Role.OFFICIAL, "bac-ha")
    first, second = make.token(name), make.token(name, name="Hai")
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    strict = application(url, tmp_path, RATELIMIT_ENABLED=True, API_PER_MINUTE=3)
    monkeypatch.setattr(limiter, "enabled", True)
    web = Browser(strict.test_client())
    assert [status(web, first) for _ in range(4)] == [200, 200, 200, 429]
    refused = web.bear(first).get("/api/v1/me")
    assert refused.mimetype == "application/problem+json"
    assert int(refused.headers["Retry-After"]) <= 60
    assert status(web, second) == 200
    limiter.reset()
    guesses = [status(web, f"ketluan_{number}") for number in range(61)]
    assert guesses == [401] * 60 + [429]
    limiter.reset()
