"""One-time links: each opens once, in its time, for what it was made for; only its hash is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import make
from conftest import NOW
from tracker.auth.models import Account, AccountLink
from tracker.auth.queries import account_by_name, link_of
from tracker.auth.rules.links import LIFE, LinkPurpose
from tracker.auth.services import links
from tracker.core import clock
from tracker.core.errors import Conflict
from tracker.storage.database import db, transaction


def hanh() -> Account:
    make.account(username="hanh")
    account = account_by_name("hanh")
    assert account is not None
    return account


def made(account: Account, purpose: LinkPurpose = LinkPurpose.SIGN_UP) -> str:
    with transaction():
        return links.make(account, purpose, by=None)


def test_a_link_opens_once_in_its_time_for_its_purpose(app: Flask) -> None:
    account = hanh()
    token = made(account)
    assert token not in repr(db.session.execute(select(AccountLink.__table__)).all())
    assert link_of(token, LinkPurpose.RESET) is None
    assert link_of(token[:-1] + "*", LinkPurpose.SIGN_UP) is None
    with clock.frozen(NOW + LIFE[LinkPurpose.SIGN_UP]):
        assert link_of(token, LinkPurpose.SIGN_UP) is None
    found = link_of(token, LinkPurpose.SIGN_UP)
    assert found is not None
    assert found.account_id == account.id
    with transaction():
        links.use(found)
    assert link_of(token, LinkPurpose.SIGN_UP) is None
    with pytest.raises(Conflict), transaction():
        links.use(found)


def test_another_link_a_withdrawal_and_a_closed_account_end_it(app: Flask) -> None:
    account, by = hanh(), make.actor()
    first, reset = made(account), made(account, LinkPurpose.RESET)
    second = made(account)
    assert link_of(first, LinkPurpose.SIGN_UP) is None
    assert link_of(second, LinkPurpose.SIGN_UP) is not None
    with transaction():
        assert links.withdraw(account, LinkPurpose.SIGN_UP, by=by)
        assert not links.withdraw(account, LinkPurpose.SIGN_UP, by=by)
    assert link_of(second, LinkPurpose.SIGN_UP) is None
    assert link_of(reset, LinkPurpose.RESET) is not None
    account.active = False
    db.session.commit()
    assert link_of(reset, LinkPurpose.RESET) is None
    assert timedelta(minutes=30) == LIFE[LinkPurpose.RESET]
