"""Guessing is slowed down, and never keeps out whoever sits at a browser they have signed in from before."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

import make
from auth.test_auth_pages import later, other_browser, sign_in, text_of
from conftest import Browser
from tracker.audit.models import AuditEntry
from tracker.auth.models import Account, SignInAttempt
from tracker.auth.rules import passwords
from tracker.auth.rules.passwords import hash_password, is_outdated
from tracker.auth.rules.waits import BY_ADDRESS, BY_NAME, LONGEST, wait_after
from tracker.storage.database import db

MINUTE = timedelta(minutes=1)

#: What is SQL here runs on both databases in the tests of sessions and second factors; hashing takes its time.
ONE_DATABASE = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)


def fail(web: Browser, times: int, name: str = "hanh") -> list[int]:
    return [sign_in(web, name, "doan mo thoi").status_code for _ in range(times)]


def test_the_wait_doubles_up_to_a_quarter_of_an_hour() -> None:
    waits = [wait_after(many, BY_NAME) // MINUTE for many in range(BY_NAME + 7)]
    assert waits == [0] * BY_NAME + [1, 2, 4, 8, 15, 15, 15]
    assert all(first <= second for first, second in pairwise(waits))
    assert wait_after(10_000, BY_NAME) == LONGEST


@pytest.mark.parametrize("name", ["hanh", "khong-ai-ca"])
@ONE_DATABASE
def test_known_and_unknown_names_wait_alike_and_are_told_until_when(web: Browser, name: str) -> None:
    make.account(username="hanh")
    assert fail(web, BY_NAME, name) == [422] * BY_NAME
    held = sign_in(web, name.upper())
    assert held.status_code == 429, "the right password waits as well, or guessing would tell it"
    assert text_of(held, "[role=alert]") == "Sai quá nhiều lần. Thử lại lúc 09:01."
    with later(MINUTE):
        assert fail(web, 1, name) == [422]
        assert text_of(sign_in(web, name), "[role=alert]").endswith("09:03.")
    assert len(db.session.scalars(select(SignInAttempt.id)).all()) == BY_NAME + 1, "who waits adds nothing to the wait"
    held_acts = db.session.scalars(select(AuditEntry.detail).where(AuditEntry.action == "auth.sign_in_held")).all()
    assert len(held_acts) == 2


@ONE_DATABASE
def test_the_right_password_after_the_wait_clears_it(web: Browser) -> None:
    make.account(username="hanh")
    fail(web, BY_NAME)
    with later(MINUTE):
        assert sign_in(web, "hanh").status_code == 302
        web.post("/sign-out")
        assert fail(other_browser(web), 1) == [422]
        assert sign_in(web, "hanh").status_code == 302


@ONE_DATABASE
def test_nobody_can_keep_an_official_out_of_a_browser_that_is_known(web: Browser) -> None:
    make.account(username="hanh")
    make.account(username="binh")
    web.sign_in("hanh")
    web.post("/sign-out")
    stranger = other_browser(web)
    fail(stranger, BY_NAME)
    assert sign_in(stranger, "hanh").status_code == 429
    assert sign_in(web, "hanh").status_code == 302
    web.post("/sign-out")
    assert sign_in(stranger, "hanh").status_code == 429, "what a stranger did is not forgiven by it"
    # The known browser has guesses of its own, and is known for nobody else.
    assert fail(web, BY_NAME) == [422] * BY_NAME
    assert sign_in(web, "hanh").status_code == 429
    fail(stranger, BY_NAME, "binh")
    assert sign_in(web, "binh").status_code == 429


@ONE_DATABASE
def test_one_address_that_tries_many_names_must_wait(web: Browser) -> None:
    make.account(username="hanh")
    for number in range(BY_ADDRESS):
        assert sign_in(web, f"ten-{number}", "doan mo thoi").status_code == 422
    assert sign_in(web, "hanh").status_code == 429
    assert sign_in(web, "hanh", environ_overrides={"REMOTE_ADDR": "127.0.0.9"}).status_code == 302


@ONE_DATABASE
def test_a_hash_of_older_parameters_is_made_anew_at_sign_in(
    web: Browser, real_hasher: PasswordHasher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "_hasher", real_hasher)
    make.account(username="hanh")
    account = db.session.scalars(select(Account)).one()
    account.password_hash = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(make.PASSWORD)
    db.session.commit()
    assert is_outdated(account.password_hash)
    assert sign_in(web, "hanh").status_code == 302
    db.session.refresh(account)
    assert not is_outdated(account.password_hash)
    assert hash_password("gi cung duoc").startswith("$argon2id$v=19$m=19456,t=2,p=1$"), "OWASP's least for argon2id"
