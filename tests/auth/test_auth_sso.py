"""Signing in through a provider: a real one, in a process of its own, that tells the truth or lies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

import make
from auth.test_auth_pages import is_in, other_browser, page, sign_in, text_of
from conftest import NOW, Browser
from servers.smtp import configured
from servers.sso import CLIENT, SECRET, Gate, gate
from tracker.audit.models import AuditEntry
from tracker.auth.models import Account, AccountIdentity
from tracker.auth.queries import account_by_name
from tracker.auth.rules import sso as rules
from tracker.auth.rules.second_factor import code_at, new_secret
from tracker.auth.services import close_account, second_factor
from tracker.core import clock
from tracker.core.actor import Role
from tracker.mail.models import OutgoingMail
from tracker.storage.database import db, transaction

#: What is SQL here is a plain read by a unique key.
ONE_DATABASE = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
BACK = "/sign-in/sso/back"
TIME = int(NOW.timestamp())


@pytest.fixture(scope="module")
def running() -> Iterator[Gate]:
    with gate() as found:
        yield found


@pytest.fixture
def provider(app: Flask, running: Gate) -> Iterator[Gate]:
    """The provider, honest again, and the program told of it."""
    running.told(now=TIME)
    app.extensions.pop("sso", None)
    chosen = rules.Provider(running.issuer, CLIENT, SECRET, "Đăng nhập bằng tài khoản Bắc Hà")
    with configured(app, SSO=chosen):
        yield running


def with_settings(app: Flask, provider: Gate, **more: Any) -> Any:
    return configured(app, SSO=rules.Provider(provider.issuer, CLIENT, SECRET, "Cổng", **more))


def go(web: Browser, provider: Gate, start: str = "/sign-in/sso") -> Any:
    """From the button to the provider and back again."""
    there = web.get(start)
    assert there.status_code == 302, there.text
    assert there.headers["Location"].startswith(f"{provider.issuer}/authorize?")
    back = urlsplit(provider.sign_in(there.headers["Location"]))
    assert back.path == BACK
    return web.get(f"{back.path}?{back.query}")


def hanh(role: Role = Role.OFFICIAL) -> Account:
    make.account(role, username="hanh")
    found = account_by_name("hanh")
    assert found is not None
    return found


def tie(account: Account, provider: Gate, subject: str = "so-1") -> None:
    db.session.add(
        AccountIdentity(account_id=account.id, issuer=provider.issuer, subject=subject, linked_at=clock.now())
    )
    db.session.commit()


def acts() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def refusals() -> list[str]:
    found = db.session.scalars(select(AuditEntry.detail).where(AuditEntry.action == "auth.sso_refused"))
    return [detail["reason"] for detail in found]


# ---------- rules ----------


@pytest.mark.parametrize(
    ("claims", "strong"),
    [
        ({}, False),
        ({"amr": "mfa"}, False),
        ({"amr": ["pwd"]}, False),
        ({"amr": ["pwd", "pin"]}, False),
        ({"amr": ["pwd", "otp"]}, True),
        ({"amr": ["fpt", "hwk", 7]}, True),
        ({"amr": ["mfa"]}, True),
        ({"amr": ["xyz", "otp"]}, False),
        ({"acr": "cao"}, True),
        ({"acr": "thap"}, False),
        ({"acr": ["cao"]}, False),
    ],
)
def test_two_factors_are_two_of_different_kinds_or_what_was_agreed_on(claims: dict[str, Any], strong: bool) -> None:
    assert rules.is_strong(claims, {"cao"}) is strong


def test_settings_of_a_provider_are_whole_or_absent() -> None:
    assert rules.provider_of("", "", "", "Cổng", "", "") is None
    found = rules.provider_of("https://cong.vn", "a", "b", "Cổng", "email", "cao, rat-cao")
    assert found is not None
    assert (found.scope, found.acr) == ("openid email", {"cao", "rat-cao"})
    for issuer, client in (
        ("", "a"),
        ("https://cong.vn", ""),
        ("http://cong.vn", "a"),
        ("https://cong.vn/?a=1", "a"),
        ("https://cong.vn/#a", "a"),
        ("cong.vn", "a"),
    ):
        with pytest.raises(ValueError):
            rules.provider_of(issuer, client, "", "Cổng", "", "")
    assert not rules.is_safe(None)
    assert rules.is_safe("http://127.0.0.1:1/a")


def test_an_address_of_mail_names_an_account_only_when_it_is_verified() -> None:
    chosen = rules.Provider("https://cong.vn", "a", "", "Cổng", "email")
    mail = {"sub": "1", "email": " a@b.vn "}
    assert [
        rules.identity_of(mail | more, chosen).named
        for more in ({}, {"email_verified": "true"}, {"email_verified": True})
    ] == ["", "", "a@b.vn"]
    by_name = rules.Provider("https://cong.vn", "a", "", "Cổng", "ma")
    assert rules.identity_of({"sub": "1", "ma": 7}, by_name).named == ""
    assert (by_name.scope, rules.Provider("https://cong.vn", "a", "", "C").scope) == ("openid profile", "openid")


# ---------- in by a link ----------


def test_who_is_tied_comes_in_where_they_wanted_to_and_goes_out(web: Browser, provider: Gate) -> None:
    account = hanh()
    tie(account, provider)
    button = page(web.get("/sign-in?next=/tasks")).css_first("a.btn-primary")
    assert button.text().strip() == "Đăng nhập bằng tài khoản Bắc Hà"
    entered = go(web, provider, button.attributes["href"])
    assert (entered.status_code, entered.headers["Location"]) == (302, "/tasks")
    assert is_in(web)
    asked = provider.told(now=TIME)["authorize"]
    assert (asked["response_type"], asked["scope"], asked["code_challenge_method"]) == ("code", "openid", "S256")
    last = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert (last.action, last.person_id, last.detail["how"]) == ("auth.signed_in", account.person_id, "sso")
    assert web.post("/sign-out").status_code == 302
    assert not is_in(web)
    after = web.get("/sign-in")
    end = page(after).css_first(".flash a").attributes["href"]
    assert end.startswith(f"{provider.issuer}/end?client_id={CLIENT}&post_logout_redirect_uri=")
    assert page(web.get("/sign-in")).css_first(".flash") is None, "said once"


@pytest.mark.parametrize("wanted", ["https://xau.vn/", "//xau.vn", "/\\xau.vn", "javascript:alert(1)"])
@ONE_DATABASE
def test_nobody_is_led_to_another_site_afterwards(web: Browser, provider: Gate, wanted: str) -> None:
    tie(hanh(), provider)
    there = web.get("/sign-in/sso", query_string={"next": wanted})
    back = urlsplit(provider.sign_in(there.headers["Location"]))
    assert web.get(f"{back.path}?{back.query}").headers["Location"] == "/"


@ONE_DATABASE
def test_an_unknown_identity_opens_nothing_makes_nothing_and_is_told_its_number(web: Browser, provider: Gate) -> None:
    hanh()
    before = db.session.scalars(select(Account.id)).all()
    refused = go(web, provider)
    assert refused.status_code == 403
    assert "chưa liên kết" in text_of(refused, "[role=alert]")
    assert text_of(refused, ".secret-key") == "so-1"
    assert not is_in(web)
    assert db.session.scalars(select(Account.id)).all() == before
    assert refusals() == ["unlinked"]


@ONE_DATABASE
def test_a_closed_account_and_one_without_a_post_stay_outside(web: Browser, provider: Gate) -> None:
    account = hanh()
    tie(account, provider)
    with transaction():
        for post in account.person.posts:
            post.valid_from, post.valid_to = None, clock.today().replace(year=2020)
        close_account(account, by=None)
    assert "đã khóa" in text_of(go(web, provider), "[role=alert]")
    account.active = True
    db.session.commit()
    assert "chức danh nào" in text_of(go(web, provider), "[role=alert]")
    assert refusals() == ["closed", "no_post"]


# ---------- what lies ----------

#: An order to the provider, and what is thought of its answer.
LIES: dict[str, tuple[dict[str, Any], str]] = {
    "the nonce of another attempt": ({"claims": {"nonce": "khac"}}, "forged"),
    "no nonce": ({"claims": {"nonce": None}}, "forged"),
    "made for another program": ({"claims": {"aud": "may-khac"}}, "forged"),
    "for several, this one not the first": ({"claims": {"aud": [CLIENT, "may-khac"], "azp": "may-khac"}}, "forged"),
    "of another issuer": ({"claims": {"iss": "https://xau.vn"}}, "forged"),
    "expired": ({"claims": {"iat": TIME - 900, "exp": TIME - 120}}, "forged"),
    "never ends": ({"claims": {"exp": None}}, "forged"),
    "issued in the future": ({"claims": {"iat": TIME + 3600, "exp": TIME + 7200}}, "forged"),
    "of nobody": ({"claims": {"sub": None}}, "forged"),
    "of an empty name": ({"claims": {"sub": ""}}, "forged"),
    "signed by a stranger under the same name of key": ({"other_key": True}, "forged"),
    "changed on the way": ({"tamper": True}, "forged"),
    "no identity at all": ({"without": "id_token"}, "forged"),
    "the answer of another provider": ({"back": {"iss": "https://xau.vn"}}, "forged"),
    "a code that was never given": ({"back": {"code": "bia"}}, "refused"),
    "another state": ({"back": {"state": "khac"}}, "stale"),
    "a no": ({"error": "access_denied"}, "cancelled"),
    "a fault": ({"error": "server_error"}, "refused"),
}


@pytest.mark.parametrize("lie", LIES)
@ONE_DATABASE
def test_what_cannot_be_proved_opens_nothing(web: Browser, provider: Gate, lie: str) -> None:
    tie(hanh(), provider)
    order, reason = LIES[lie]
    provider.told(now=TIME, **order)
    refused = go(web, provider)
    assert refused.status_code == rules.STATUS[rules.Reason(reason)]
    assert text_of(refused, "[role=alert]") == rules.Reason(reason).label
    assert not is_in(web)
    assert refusals() == [reason]
    provider.told(now=TIME)
    assert go(web, provider).status_code == 302, "an honest answer afterwards is taken"


@ONE_DATABASE
def test_an_answer_counts_once_in_time_and_in_the_browser_that_asked(web: Browser, provider: Gate) -> None:
    tie(hanh(), provider)
    back = urlsplit(provider.sign_in(web.get("/sign-in/sso").headers["Location"]))
    answer = f"{back.path}?{back.query}"
    assert other_browser(web).get(answer).status_code == 400
    with clock.frozen(NOW + rules.PATIENCE + timedelta(seconds=1)):
        assert web.get(answer).status_code == 400
    again = urlsplit(provider.sign_in(web.get("/sign-in/sso").headers["Location"]))
    assert web.get(f"{again.path}?{again.query}").status_code == 302
    web.post("/sign-out")
    assert web.get(f"{again.path}?{again.query}").status_code == 400
    assert refusals() == ["stale"] * 3


@ONE_DATABASE
def test_new_keys_of_the_provider_are_learnt_when_they_come(web: Browser, provider: Gate) -> None:
    tie(hanh(), provider)
    assert go(web, provider).status_code == 302
    web.post("/sign-out")
    provider.told(now=TIME, turn=True)
    assert go(web, provider).status_code == 302


@ONE_DATABASE
def test_a_provider_that_is_away_or_speaks_for_another_is_said_to_be(web: Browser, app: Flask, provider: Gate) -> None:
    provider.told(discovery={"issuer": "https://xau.vn"})
    assert web.get("/sign-in/sso").status_code == 403
    provider.told(discovery={"token_endpoint": "http://xau.vn/token"})
    assert web.get("/sign-in/sso").status_code == 403
    with configured(app, SSO=rules.Provider("http://127.0.0.1:1", CLIENT, SECRET, "Cổng")):
        away = web.get("/sign-in/sso")
        assert away.status_code == 503
        assert "Chưa liên lạc được" in text_of(away, "[role=alert]")
        assert web.get("/sign-in").status_code == 200
    assert refusals() == ["forged", "forged", "unreachable"]
    with configured(app, SSO=None):
        assert [web.get(path).status_code for path in ("/sign-in/sso", BACK)] == [404, 404]
        assert page(web.get("/sign-in")).css_first("a.btn-primary") is None


# ---------- tied by a claim, by the owner, by hand ----------


@ONE_DATABASE
def test_a_claim_finds_the_account_once_and_ties_it(web: Browser, app: Flask, provider: Gate) -> None:
    account = hanh()
    account.invited = True
    account.person.email = "Hanh@hatrung.vn"
    db.session.commit()
    mail = {"email": "hanh@HATRUNG.vn"}
    with with_settings(app, provider, claim="email"):
        provider.told(now=TIME, claims=mail)
        assert go(web, provider).status_code == 403, "not verified"
        provider.told(now=TIME, userinfo={**mail, "email_verified": True, "sub": "nguoi-khac"})
        assert go(web, provider).status_code == 403, "told of somebody else"
        provider.told(now=TIME, userinfo={**mail, "email_verified": True, "name": "Hạnh"})
        assert go(web, provider).status_code == 302
        assert not account.invited, "a first password is waited for no more"
        web.post("/sign-out")
        provider.told(now=TIME, claims={"sub": "so-2", **mail, "email_verified": True})
        assert "một tài khoản khác ở cổng" in text_of(go(web, provider), "[role=alert]"), "another with that address"
    with with_settings(app, provider, claim="preferred_username"):
        provider.told(now=TIME, claims={"preferred_username": "HANH"})
        assert go(web, provider).status_code == 302
    link = db.session.scalars(select(AccountIdentity)).one()
    assert (link.subject, link.name) == ("so-1", "HANH")
    assert acts().count("auth.identity_linked") == 1


def test_the_owner_ties_it_with_the_password_and_may_end_it(web: Browser, provider: Gate) -> None:
    account = hanh()
    account.person.email = "hanh@hatrung.vn"
    db.session.commit()
    sign_in(web, "hanh")
    assert web.get("/account/identity/go").headers["Location"] == "/account#identity", "the password first"
    wrong = web.post("/account/identity", {"identity-password": "khong phai"})
    assert wrong.status_code == 422
    assert text_of(wrong, "#identity-password-error") == "Mật khẩu hiện tại không đúng."
    shown = web.post("/account/identity", {"identity-password": make.PASSWORD})
    assert shown.status_code == 200
    tied = go(web, provider, page(shown).css_first("a.btn-primary").attributes["href"])
    assert tied.headers["Location"] == "/account#identity"
    assert "Đã liên kết" in text_of(web.get("/account"), "#identity")
    other = other_browser(web)
    assert go(other, provider).status_code == 302
    assert is_in(other)
    assert web.post("/account/identity/unlink").status_code == 302
    assert not is_in(other)
    assert is_in(web)
    assert go(other, provider).status_code == 403
    assert [act for act in acts() if "identity_link" in act or "identity_unlink" in act] == [
        "auth.identity_linked",
        "auth.identity_unlinked",
    ]
    told = list(db.session.scalars(select(OutgoingMail.subject)))
    assert [subject for subject in told if "cổng đăng nhập chung" in subject] == [
        "Tài khoản đã liên kết với cổng đăng nhập chung",
        "Tài khoản đã hủy liên kết với cổng đăng nhập chung",
    ]


@ONE_DATABASE
def test_an_identity_opens_one_account_and_an_account_has_one(web: Browser, provider: Gate) -> None:
    mine = hanh()
    make.account(username="binh")
    other = account_by_name("binh")
    assert other is not None
    tie(other, provider)
    sign_in(web, "hanh")
    start = page(web.post("/account/identity", {"identity-password": make.PASSWORD})).css_first("a.btn-primary")
    refused = go(web, provider, start.attributes["href"])
    assert refused.status_code == 409
    assert "một tài khoản khác tại đây" in text_of(refused, "[role=alert]")
    # The attempt belongs to who began it: after signing out and in as another it ties nothing.
    start = page(web.post("/account/identity", {"identity-password": make.PASSWORD})).css_first("a.btn-primary")
    provider.told(now=TIME, claims={"sub": "so-3"})
    there = web.get(start.attributes["href"]).headers["Location"]
    mine.epoch += 1
    db.session.commit()
    back = urlsplit(provider.sign_in(there))
    assert web.get(f"{back.path}?{back.query}").status_code == 400
    assert [each.account_id for each in db.session.scalars(select(AccountIdentity))] == [other.id]


def test_an_administrator_ties_and_unties_by_the_number(web: Browser, provider: Gate) -> None:
    account = hanh()
    make.account(username="binh")
    tie(account_by_name("binh"), provider, "so-2")  # type: ignore[arg-type]
    admin = other_browser(web).sign_in(make.account(Role.ADMIN, "ubnd"))
    place = f"/admin/accounts/{account.id}/identity"
    assert place in admin.get("/admin/sign-in").text
    assert admin.post(place, {"subject": ""}).status_code == 422
    taken = admin.post(place, {"subject": "so-2"})
    assert "một tài khoản khác tại đây" in text_of(taken, "#subject-error")
    assert admin.post(place, {"subject": " so-1 "}).status_code == 302
    assert "chưa dùng" in admin.get(place).text
    assert go(web, provider).status_code == 302
    assert admin.post(f"{place}/unlink").status_code == 302
    assert not is_in(web)
    assert "chưa liên kết" in text_of(admin.post(f"{place}/unlink", follow_redirects=True), ".flash-warning")


# ---------- beside passwords and codes ----------


def test_a_second_factor_is_asked_for_unless_the_provider_vouches_for_one(
    web: Browser, app: Flask, provider: Gate
) -> None:
    account = hanh(Role.ADMIN)
    tie(account, provider)
    with with_settings(app, provider, acr=frozenset({"cao"})), configured(app, REQUIRE_SECOND_FACTOR={Role.ADMIN}):
        assert go(web, provider).status_code == 302
        assert provider.told(now=TIME)["authorize"]["acr_values"] == "cao"
        assert web.get("/").headers["Location"] == "/account/second-factor", "one factor at the provider: set up ours"
        web.post("/sign-out")
        provider.told(now=TIME, claims={"acr": "cao"})
        assert go(web, provider).status_code == 302
        assert web.get("/account").status_code == 200
        web.post("/sign-out")
        secret = new_secret()
        with transaction():
            second_factor.switch_on(account, secret, code_at(secret, clock.now()), by=make.actor())
        provider.told(now=TIME)
        halfway = go(web, provider, "/sign-in/sso?next=/account")
        assert halfway.headers["Location"] == "/sign-in/code?next=/account"
        assert web.get("/account").status_code == 302
        with clock.frozen(NOW + rules.PATIENCE / 2):
            entered = web.post("/sign-in/code?next=/account", {"code": code_at(secret, clock.now())})
            assert entered.headers["Location"] == "/account"
            assert web.post("/sign-out").status_code == 302
            assert page(web.get("/sign-in")).css_first(".flash a") is not None, "still open at the provider"
        provider.told(now=TIME, claims={"amr": ["pwd", "otp"]})
        assert go(web, provider).headers["Location"] == "/"


@ONE_DATABASE
def test_who_may_come_in_by_a_password_is_a_setting(web: Browser, app: Flask, provider: Gate) -> None:
    tie(hanh(), provider)
    make.account(Role.ADMIN, "ubnd", username="quan")
    with configured(app, PASSWORD_SIGN_IN=frozenset({Role.ADMIN})):
        assert "Dùng mật khẩu (chỉ một số chức danh)" in web.get("/sign-in").text
        assert sign_in(web, "hanh", "khong phai cau nay").status_code == 422
        barred = sign_in(web, "hanh")
        assert (barred.status_code, is_in(web)) == (403, False)
        assert "chỉ đăng nhập qua cổng" in text_of(barred, "[role=alert]")
        assert sign_in(web, "quan").status_code == 302
        web.post("/sign-out")
        assert go(web, provider).status_code == 302
        kept = web.post("/account/identity/unlink", follow_redirects=True)
        assert "không tự hủy liên kết được" in text_of(kept, ".flash-warning")
    web.post("/sign-out")
    with configured(app, PASSWORD_SIGN_IN=frozenset()):
        assert page(web.get("/sign-in")).css_first("[name=password]") is None
        assert not is_in(web)
        sign_in(web, "quan")
        assert not is_in(web)
    assert "auth.password_barred" in acts()


def test_the_attempt_that_the_browser_keeps_cannot_be_read_there(web: Browser, provider: Gate) -> None:
    there = web.get("/sign-in/sso")
    sent = parse_qs(urlsplit(there.headers["Location"]).query)
    cookie = there.headers["Set-Cookie"]
    assert sent["state"][0] not in cookie
    assert sent["code_challenge"][0] not in cookie
