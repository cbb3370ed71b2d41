"""Accounts that others open and close: invited, activated by their owner through a link, closed when they leave."""

from __future__ import annotations

import secrets
from functools import cache

from tracker.audit import services as audit
from tracker.auth import queries
from tracker.auth.models import Account, AccountLink
from tracker.auth.rules.links import LinkPurpose
from tracker.auth.rules.passwords import hash_password
from tracker.auth.services import links, sessions
from tracker.auth.services.passwords import set_password
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.storage.database import db


@cache
def _unknown() -> str:
    """The hash of a word that nobody was told: no password opens the account, and trying takes as long as ever."""
    return hash_password(secrets.token_urlsafe(32))


def invite(person: Person, username: str, *, by: Actor | None) -> Account:
    """Open an account that its owner activates. Raises Invalid for a name that is taken."""
    username = username.strip().casefold()
    check_name_free(username)
    account = Account(person=person, username=username, password_hash=_unknown(), invited=True)
    db.session.add(account)
    db.session.flush()
    audit.record(Fact("auth.account_opened", "account", account.id, {"username": username, "invited": True}), by=by)
    return account


def check_name_free(username: str, account: Account | None = None) -> None:
    """Raise Invalid (field "username") when another account bears this name."""
    other = queries.account_by_name(username)
    if other is not None and other is not account:
        raise Invalid(N_("Tên đăng nhập đã có người dùng."), field="username")


def rename_account(account: Account, username: str, *, by: Actor) -> None:
    """Give the account another name to sign in with. Raises Invalid for one that is taken."""
    username = username.strip().casefold()
    if username == account.username:
        return
    check_name_free(username, account)
    detail = {"before": account.username, "after": username}
    account.username = username
    audit.record(Fact("auth.account_renamed", "account", account.id, detail), by=by)


def invite_again(account: Account, *, by: Actor) -> None:
    """Let the owner set a password anew: the old one opens nothing any more, every session ends."""
    account.password_hash, account.invited = _unknown(), True
    sessions.end_all(account, by=by)
    audit.record(Fact("auth.account_invited_again", "account", account.id), by=by)


def activate(link: AccountLink, password: str) -> Account:
    """Set the first password through `link`. Raises Invalid for a weak one, Conflict when the link no longer opens."""
    account = link.account
    if not account.invited:
        raise Conflict(N_("Đường dẫn này đã được dùng hoặc đã hết hạn."))
    set_password(account, password)
    links.use(link)
    audit.record(Fact("auth.account_activated", "account", account.id), by=None)
    return account


def close_account(account: Account, *, by: Actor | None) -> None:
    """Let nobody in by this account any more: its sessions end with the next request, its links open nothing."""
    if not account.active:
        return
    account.active = False
    sessions.end_all(account, by=by)
    if by is not None:
        for purpose in LinkPurpose:
            links.withdraw(account, purpose, by=by)
    audit.record(Fact("auth.account_closed", "account", account.id), by=by)


def reopen_account(account: Account, *, by: Actor) -> None:
    """Let the owner in again, with the password of before. Raises Conflict for one that is open."""
    if account.active:
        raise Conflict(N_("Tài khoản đang mở."))
    account.active = True
    audit.record(Fact("auth.account_reopened", "account", account.id), by=by)
