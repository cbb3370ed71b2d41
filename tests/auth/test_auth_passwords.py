"""Passwords: what is refused, what may not come back, a lost one by mail."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from flask import Flask
from sqlalchemy import select

import make
from auth.test_auth_pages import is_in, later, other_browser, sign_in, text_of
from conftest import Browser
from tracker.audit.models import AuditEntry
from tracker.auth.queries import account_by_name
from tracker.auth.rules.passwords import HISTORY, check_new_password
from tracker.auth.rules.waits import BY_NAME
from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.mail.models import OutgoingMail
from tracker.storage.database import db

NEW = "con duong moi ve"

#: What is SQL here runs on both databases in the tests of sessions and second factors; hashing takes its time.
ONE_DATABASE = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    "password",
    [
        "1234567890",
        "Password123!",
        "Matkhau@123",
        "mật khẩu 12345",
        "anhyeuem2024",
        "TuSon@2026",
        "qwertyuiop",
        "hanh1990binh",
    ],
)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(Invalid, match="dễ đoán"):
        check_new_password(password, "can.bo.xa", ("Đường Thị Hạnh Bình",))


@pytest.mark.parametrize(
    "password", ["mot cau de nho", "đường về làng cũ", "tu-son-minh-hoa", "Kẹo lạc và trà đá!", "x" + "ăâđ" * 60]
)
def test_a_few_words_are_enough_without_any_rule_of_composition(password: str) -> None:
    check_new_password(password, "hanh")


@ONE_DATABASE
def test_the_last_five_passwords_may_not_come_back(web: Browser) -> None:
    make.account(username="hanh")
    web.sign_in("hanh")
    used = [make.PASSWORD, *(f"cau thu {number} khac han" for number in range(HISTORY))]

    def change(old: str, new: str) -> int:
        return int(web.post("/account", {"old": old, "password": new}).status_code)

    for old, new in pairwise(used):
        assert change(old, new) == 302
    for former in (used[1], used[-1]):
        assert change(used[-1], former) == 422
    assert change(used[-1], used[0]) == 302, "the sixth before may"
    assert is_in(web)


def mailed(username: str) -> None:
    account = account_by_name(username)
    assert account is not None
    account.person.email = f"{username}@vidu.vn"
    db.session.commit()


def letters() -> list[OutgoingMail]:
    return list(db.session.scalars(select(OutgoingMail).order_by(OutgoingMail.id)))


@ONE_DATABASE
def test_a_lost_password_is_set_anew_by_a_link_that_works_once(web: Browser) -> None:
    make.account(username="hanh")
    make.account(username="khong-thu")
    mailed("hanh")
    at_work = other_browser(web).sign_in("hanh")
    for _ in range(BY_NAME):
        sign_in(web, "hanh", "doan mo thoi")
    said = {
        name: re.sub(r'value="[^"]*"', "", web.post("/forgot", {"name": name}).text)
        for name in ("hanh", "HANH@vidu.vn", "khong-thu", "khong-ai-ca")
    }
    assert len(set(said.values())) == 1, "the answer tells nobody which names exist"
    (letter,) = letters()
    assert letter.address == "hanh@vidu.vn"
    found = re.search(r"http\S+(/reset/\S+)", letter.body)
    assert found
    assert web.get(found.group(1)).status_code == 200
    assert web.get(found.group(1)).status_code == 200, "programs that look into mail open links too"
    weak = web.post(found.group(1), {"password": "1234567890"})
    assert (weak.status_code, "dễ đoán" in text_of(weak, "#password-error")) == (422, True)
    assert web.post(found.group(1), {"password": make.PASSWORD}).status_code == 422, "the present one is no new one"
    done = web.post(found.group(1), {"password": NEW})
    assert (done.status_code, done.headers["Location"]) == (302, "/sign-in")
    assert not is_in(at_work)
    assert sign_in(web, "hanh", NEW).status_code == 302, "failures of before no longer count"
    assert web.post(found.group(1), {"password": "mot cau khac nua"}).status_code == 404
    assert [each.subject for each in letters()] == ["Đặt lại mật khẩu", "Mật khẩu của bạn đã được đặt lại"]
    acts = [entry.action for entry in db.session.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    assert acts.count("auth.reset_asked") == 4
    assert {"auth.link_made", "auth.link_used", "auth.password_reset"} <= set(acts)


@ONE_DATABASE
def test_a_link_for_a_lost_password_ends_after_half_an_hour(web: Browser) -> None:
    make.account(username="hanh")
    mailed("hanh")
    web.post("/forgot", {"name": "hanh"})
    found = re.search(r"http\S+(/reset/\S+)", letters()[0].body)
    assert found
    with later(timedelta(minutes=30)):
        late = web.get(found.group(1))
        assert late.status_code == 404
        assert "hết hạn" in text_of(late, "[role=alert]")
        web.post("/forgot", {"name": "hanh"})
    assert len(letters()) == 2
    assert letters()[0].expires_at == clock.now() + timedelta(minutes=30)


@ONE_DATABASE
def test_the_command_prints_a_link_that_opens(app: Flask, web: Browser) -> None:
    make.account(username="hanh")
    said = app.test_cli_runner().invoke(args=["accounts", "reset-link", "hanh"])
    found = re.search(r"http\S+(/reset/\S+)", said.output)
    assert found, said.output
    assert web.post(found.group(1), {"password": NEW}).status_code == 302
    assert app.test_cli_runner().invoke(args=["accounts", "reset-link", "khong-ai"]).exit_code == 1
