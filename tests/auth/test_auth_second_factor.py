"""The second factor: set up, asked for, used once, required by role, reset; encrypted at rest."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select, text

import make
from auth.test_auth_pages import is_in, later, other_browser, page, sign_in, text_of
from conftest import NOW, Browser
from tracker.audit.models import AuditEntry
from tracker.auth.models import Account, RecoveryCode
from tracker.auth.queries import account_by_name, accounts_page, must_have_second_factor
from tracker.auth.rules.second_factor import code_at, in_groups, new_secret, step_of
from tracker.auth.rules.waits import BY_NAME
from tracker.core import clock
from tracker.core.actor import Role
from tracker.org.queries import posts_of
from tracker.storage.database import db
from tracker.storage.sealing import Unreadable

STEP = timedelta(seconds=30)


def enrol(web: Browser) -> tuple[str, list[str]]:
    """Set the second factor up as a person does; the secret and the recovery codes."""
    form = page(web.get("/account/second-factor"))
    secret = form.css_first(".secret-key").text().replace(" ", "")
    sealed = form.css_first("[name=sealed]").attributes["value"]
    wrong = web.post("/account/second-factor", {"sealed": sealed, "code": "000000"})
    assert wrong.status_code == 422
    assert in_groups(secret) in wrong.text, "the code that was scanned stays good"
    done = web.post("/account/second-factor", {"sealed": sealed, "code": code_at(secret, clock.now())})
    codes = [each.text() for each in page(done).css(".recovery-codes code")]
    assert len(set(codes)) == 10
    return secret, codes


def answer(web: Browser, code: str) -> Any:
    """Sign in with the password, then with a code."""
    asked = sign_in(web, "hanh")
    assert asked.headers["Location"].startswith("/sign-in/code")
    assert not is_in(web)
    return web.post("/sign-in/code", {"code": code})


def test_a_code_is_asked_for_and_opens_once(web: Browser) -> None:
    make.account(username="hanh")
    other = other_browser(web).sign_in("hanh")
    web.sign_in("hanh")
    secret, codes = enrol(web)
    assert is_in(web)
    assert not is_in(other), "a session without the code ends"
    assert answer(other, code_at(secret, NOW)).status_code == 422, "the code of setting up was used"
    with later(STEP):
        typed = code_at(secret, NOW + STEP)
        assert answer(other, f"{typed[:3]} {typed[3:]}").status_code == 302
        assert is_in(other)
        again = answer(other_browser(web), typed)
        assert "đã dùng" in text_of(again, "#code-error")
    with later(3 * STEP):
        assert answer(other_browser(web), codes[0].lower().replace("-", " ")).status_code == 302
        assert answer(other_browser(web), codes[0]).status_code == 422
    kept = db.session.execute(text("SELECT second_secret FROM accounts")).scalar_one()
    assert secret not in kept
    assert codes[1].replace("-", "") not in repr(db.session.execute(select(RecoveryCode.code_hash)).all())
    assert db.session.scalar(select(AuditEntry.detail).order_by(AuditEntry.id.desc()))


def test_codes_cannot_be_guessed_and_the_password_alone_clears_nothing(web: Browser) -> None:
    make.account(username="hanh")
    web.sign_in("hanh")
    enrol(web)
    thief = other_browser(web)
    assert [answer(thief, "123456").status_code for _ in range(BY_NAME)] == [422] * BY_NAME
    assert thief.post("/sign-in/code", {"code": "123456"}).status_code == 429
    assert sign_in(thief, "hanh").status_code == 429
    with later(timedelta(minutes=11)):
        late = thief.post("/sign-in/code", {"code": "123456"})
        assert late.headers["Location"] == "/sign-in", "the password is asked for again"


def test_a_phone_may_be_half_a_minute_off_and_no_more() -> None:
    secret = new_secret()
    now = int(NOW.timestamp()) // 30
    found = [step_of(secret, code_at(secret, NOW + drift * STEP), NOW) for drift in (-2, -1, 0, 1, 2)]
    assert found == [None, now - 1, now, now + 1, None]
    assert step_of(secret, "", NOW) is None
    assert step_of(secret, "１２３４５６", NOW) is None


def test_who_must_have_one_sets_it_up_before_anything_else(
    web: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.account(Role.LEADER, username="hanh")
    make.account(Role.SECRETARY, username="binh")
    make.account(Role.ADMIN, username="quan")
    web.sign_in("hanh")
    monkeypatch.setitem(app.config, "REQUIRE_SECOND_FACTOR", frozenset({Role.LEADER}))
    for path in ("/", "/tasks", "/account"):
        assert web.get(path).headers["Location"] == "/account/second-factor", path
    assert web.post("/account/sessions/end-others").headers["Location"] == "/account/second-factor"
    assert web.get("/tasks", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/account/second-factor"
    form = page(web.get("/account/second-factor"))
    assert form.css_first(".rail") is None
    assert is_in(other_browser(web).sign_in("binh"))
    lacking = [each.username for each in accounts_page("", "lacks", number=1, size=9).rows]
    everybody = db.session.scalars(select(Account)).all()
    told = [each.username for each in everybody if must_have_second_factor(posts_of(each.person_id, clock.today()))]
    assert lacking == told == ["hanh"]
    enrol(web)
    assert web.get("/account").status_code == 200
    refused = web.post("/account/second-factor/off", {"off-password": make.PASSWORD})
    assert refused.status_code == 409
    assert accounts_page("", "lacks", number=1, size=9).total == 0
    # The administrator helps where the phone is lost: the session ends, and it begins anew.
    admin = other_browser(web).sign_in("quan")
    listed = admin.get("/admin/sign-in?show=on")
    assert len(page(listed).css("tbody tr")) == 1
    assert len(admin.statements) <= 5
    account = account_by_name("hanh")
    assert account is not None
    assert web.post(f"/admin/accounts/{account.id}/second-factor/reset").status_code == 403
    assert admin.post(f"/admin/accounts/{account.id}/second-factor/reset").status_code == 302
    assert web.get("/account").headers["Location"].startswith("/sign-in")
    web.sign_in("hanh")
    assert web.get("/").headers["Location"] == "/account/second-factor"
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "auth.second_factor_reset")).one()
    assert (entry.subject_id, entry.person_name) == (account.id, "Nguyễn Văn quan")


def test_it_is_switched_off_and_its_codes_renewed_with_the_password(web: Browser) -> None:
    make.account(username="hanh")
    web.sign_in("hanh")
    _, codes = enrol(web)
    assert web.post("/account/second-factor/codes", {"codes-password": "doan mo thoi"}).status_code == 422
    renewed = web.post("/account/second-factor/codes", {"codes-password": make.PASSWORD})
    assert len(page(renewed).css(".recovery-codes code")) == 10
    assert answer(other_browser(web), codes[0]).status_code == 422
    assert web.post("/account/second-factor/off", {"off-password": "doan mo thoi"}).status_code == 422
    assert web.post("/account/second-factor/off", {"off-password": make.PASSWORD}).status_code == 302
    assert is_in(other_browser(web).sign_in("hanh"))
    assert db.session.scalars(select(RecoveryCode.id)).all() == []


def test_somebody_elses_sealed_secret_is_not_taken(web: Browser) -> None:
    make.account(username="hanh")
    make.account(username="binh")
    web.sign_in("binh")
    sealed = page(web.get("/account/second-factor")).css_first("[name=sealed]").attributes["value"]
    web.sign_in("hanh")
    for given in (sealed, "", "khong-co"):
        assert web.post("/account/second-factor", {"sealed": given, "code": "123456"}).status_code == 422
    with later(timedelta(minutes=31)):
        web.sign_in("binh")
        late = web.post("/account/second-factor", {"sealed": sealed, "code": "123456"})
        assert "hết hạn" in text_of(late, "[role=alert]")


def test_keys_are_changed_without_losing_a_phone(web: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    make.account(username="hanh")
    web.sign_in("hanh")
    secret, _ = enrol(web)
    first, second = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    for keys in ((first,), (second, first), (second,)):
        monkeypatch.setitem(app.config, "ENCRYPTION_KEYS", keys)
        assert app.test_cli_runner().invoke(args=["accounts", "rotate"]).exit_code == 0
    monkeypatch.setitem(app.config, "SECRET_KEY", "mot khoa khac han")
    db.session.expire_all()
    assert db.session.scalars(select(Account.second_secret)).one() == secret
    monkeypatch.setitem(app.config, "ENCRYPTION_KEYS", (first,))
    with pytest.raises(Unreadable):
        db.session.scalars(select(Account.second_secret)).one()
