"""What protects a reader: headers on every answer, cookies that scripts cannot read, forms that cannot be forged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import func, select

import make
from conftest import NOW, Browser, application
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.storage.database import db

PAGES = ("/", "/tasks", "/meetings", "/meetings/new", "/dashboard", "/account")
#: Refusals, each with its status for a secretary who is signed in.
REFUSALS = {"/khong-co-trang-nay": 404, "/sign-out": 405, "/units": 403, "/meetings/4711": 404}


@pytest.fixture
def secretary(web: Browser) -> Browser:
    make.document()
    return web.sign_in(make.account(Role.SECRETARY))


@pytest.fixture(scope="module")
def strict_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application with the protection that most tests leave out: forms carry a token."""
    folder = tmp_path_factory.mktemp("strict")
    app = application(f"sqlite:///{folder / 'strict.sqlite3'}", folder, WTF_CSRF_ENABLED=True)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def strict(strict_app: Flask) -> Iterator[Browser]:
    with strict_app.app_context(), clock.frozen(NOW):
        yield Browser(strict_app.test_client())
        db.session.remove()


def directives(answer: Any) -> dict[str, list[str]]:
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in parts}


def check_headers(answer: Any) -> None:
    policy = directives(answer)
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == ["'self'"]
    assert policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    everything = {source for sources in policy.values() for source in sources}
    assert everything == {"'self'", "'none'", "data:"}, "no unsafe-inline, no unsafe-eval, no foreign host"
    assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-store"


def check_nothing_inline(answer: Any) -> None:
    page = LexborHTMLParser(answer.text)
    assert [each.html for each in page.css("script:not([src]), style, [style]")] == []
    attributes = {name for each in page.css("*") for name in each.attributes}
    assert {name for name in attributes if name.startswith("on")} == set()
    links = [each.attributes.get("href") or "" for each in page.css("a, link")]
    assert [link for link in links if not link.startswith(("/", "#"))] == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_under_a_strict_policy_and_keeps_to_it(secretary: Browser, path: str) -> None:
    answer = secretary.get(path)
    assert answer.status_code == 200
    check_headers(answer)
    check_nothing_inline(answer)


@pytest.mark.parametrize(("path", "status"), REFUSALS.items())
def test_refusals_are_as_well_protected_as_pages(secretary: Browser, path: str, status: int) -> None:
    answer = secretary.get(path)
    assert answer.status_code == status
    check_headers(answer)
    check_nothing_inline(answer)


def test_answers_for_nobody_are_as_well_protected(web: Browser) -> None:
    for path, status in (("/sign-in", 200), ("/", 302), ("/tasks", 302), ("/khong-co-trang-nay", 404)):
        answer = web.get(path)
        assert answer.status_code == status
        check_headers(answer)
    check_nothing_inline(web.get("/sign-in"))


def test_what_people_typed_is_shown_as_text_never_as_markup(secretary: Browser) -> None:
    typed = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
    for path in ("/meetings", "/tasks"):
        answer = secretary.get(path, query_string={"q": typed})
        check_nothing_inline(answer)
        assert typed in {field.attributes.get("value") for field in LexborHTMLParser(answer.text).css("[name=q]")}


def test_a_browser_is_told_to_stay_with_https_only_where_it_came_by_https(web: Browser) -> None:
    assert "Strict-Transport-Security" not in web.get("/sign-in").headers
    secure = web.get("/sign-in", base_url="https://localhost")
    found = re.match(r"max-age=(\d+)", secure.headers["Strict-Transport-Security"])
    assert found
    assert int(found.group(1)) >= 31536000


def test_no_script_reads_the_session_cookie_and_no_other_site_sends_it(web: Browser) -> None:
    username = make.account(Role.SECRETARY)
    answer = web.post("/sign-in", {"username": username, "password": make.PASSWORD})
    cookies = [line for line in answer.headers.getlist("Set-Cookie") if line.startswith("ketluan=")]
    assert len(cookies) == 1
    attributes = {part.strip().lower() for part in cookies[0].split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= attributes
    assert not any(part.startswith("domain=") for part in attributes)


def test_the_cookie_is_kept_to_https_where_the_setting_says_so(
    web: Browser, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "secure" not in web.get("/sign-in").headers["Set-Cookie"].lower()
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    answer = Browser(app.test_client()).get("/sign-in", base_url="https://localhost")
    assert "; secure" in answer.headers["Set-Cookie"].lower()


# ---------- forms that cannot be forged ----------


def token_of(answer: Any) -> str:
    return str(LexborHTMLParser(answer.text).css_first("[name=csrf_token]").attributes["value"])


def posting_addresses(app: Flask) -> list[str]:
    # The interface for programs knows no sessions, and so no tokens of forms.
    rules = [
        rule
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and not rule.rule.startswith("/api/v1/")
    ]
    paths = [re.sub(r"<any\((\w+)[^>]*>", r"\1", rule.rule) for rule in rules]
    return sorted(re.sub(r"<int:\w+>", "1", re.sub(r"<\w+>", "report", path)) for path in paths)


def sign_in_with_token(browser: Browser, username: str) -> Any:
    token = token_of(browser.get("/sign-in"))
    return browser.post("/sign-in", {"username": username, "password": make.PASSWORD, "csrf_token": token})


def test_no_form_is_taken_without_its_token(strict: Browser, strict_app: Flask) -> None:
    assert sign_in_with_token(strict, make.account(Role.SECRETARY)).status_code == 302
    addresses = posting_addresses(strict_app)
    assert len(addresses) > 15
    before = db.session.scalar(select(func.count(AuditEntry.id)))
    for address in addresses:
        for more in ({}, {"csrf_token": "bia-ra"}):
            answer = strict.post(address, {"locale": "en", "note": "x", **more})
            assert answer.status_code == 400, address
            assert "Phiên làm việc đã hết hạn" in LexborHTMLParser(answer.text).css_first("main .lead-words").text()
            check_headers(answer)
    assert db.session.scalar(select(func.count(AuditEntry.id))) == before
    assert strict.get("/").status_code == 200, "nobody was signed out by a forged form"


def test_a_stranger_s_token_is_not_taken(strict: Browser, strict_app: Flask) -> None:
    username = make.account(Role.SECRETARY)
    foreign = token_of(Browser(strict_app.test_client()).get("/sign-in"))
    strict.get("/sign-in")
    sent = {"username": username, "password": make.PASSWORD, "csrf_token": foreign}
    assert strict.post("/sign-in", sent).status_code == 400


def test_htmx_sends_the_token_of_the_form_and_is_refused_without_it(strict: Browser) -> None:
    assert sign_in_with_token(strict, make.account(Role.SECRETARY)).status_code == 302
    page = strict.get("/meetings/new")
    headers = {"HX-Request": "true"}
    assert strict.post("/meetings/new", {"name": "Họp"}, headers=headers).status_code == 400
    taken = strict.post("/meetings/new", {"name": "Họp", "csrf_token": token_of(page)}, headers=headers)
    assert taken.status_code == 422, "the token is good, the form is not complete"


def test_every_form_of_a_page_carries_the_token(strict: Browser) -> None:
    document = make.document()
    assert sign_in_with_token(strict, make.account(Role.SECRETARY)).status_code == 302
    forms = 0
    for path in (*PAGES, f"/documents/{document.id}/review", f"/meetings/{document.meeting_id}/intake"):
        for form in LexborHTMLParser(strict.get(path).text).css("form[method=post]"):
            assert form.css_first("[name=csrf_token]"), (path, form.html[:200])
            forms += 1
    assert forms > 20


def test_the_form_of_a_session_that_ended_says_what_to_do(strict: Browser) -> None:
    token = token_of(strict.get("/sign-in"))
    strict.client.delete_cookie("ketluan")
    answer = strict.post("/sign-in", {"username": "ai", "password": "do", "csrf_token": token})
    assert answer.status_code == 400
    assert "tải lại trang rồi gửi lại" in answer.text
