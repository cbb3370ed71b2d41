"""Writing accounts; signing in."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import CursorResult, delete

from tracker.audit import services as audit
from tracker.auth import queries
from tracker.auth.models import Account, SignInAttempt
from tracker.auth.rules.passwords import WINDOW, check_new_password, hash_password, matches, too_many
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Invalid, Refused
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.storage.database import db


class TooManyAttempts(Refused):
    """Guessing is slowed down."""

    status = 429


def open_account(person: Person, username: str, password: str, *, by: Actor | None) -> Account:
    """Give `person` an account. Raises Invalid for a weak password or a name that is taken."""
    username = username.strip().casefold()
    check_new_password(password, username)
    if queries.account_by_name(username):
        raise Invalid(N_("Tên đăng nhập đã có người dùng."), field="username")
    account = Account(person=person, username=username, password_hash=hash_password(password))
    db.session.add(account)
    db.session.flush()
    audit.record(Fact("auth.account_opened", "account", account.id, {"username": username}), by=by)
    return account


def check_sign_in(username: str, password: str, address: str, *, locale: str | None = None) -> Account | None:
    """The account that name and password open, or None; a failure is kept and audited.

    `locale` is the language chosen before signing in, if one was: the account keeps it.

    Raises TooManyAttempts before the password is even looked at when too many failed lately.
    """
    username = username.strip().casefold()[:80]
    if too_many(*queries.recent_failures(username, address)):
        raise TooManyAttempts(N_("Sai quá nhiều lần. Chờ 15 phút rồi thử lại."))
    account = queries.account_by_name(username)
    right = matches(password, account.password_hash if account else None)
    if right and account and account.active:
        account.locale = locale or account.locale
        audit.record(Fact("auth.signed_in", "account", account.id, {"address": address}), by=None)
        return account
    db.session.add(SignInAttempt(at=clock.now(), username=username, address=address))
    sweep_attempts()
    audit.record(Fact("auth.sign_in_failed", "account", account.id if account else None, {"address": address}), by=None)
    return None


def sweep_attempts() -> int:
    """Delete failed attempts that no longer count, in the running transaction; how many."""
    old = delete(SignInAttempt).where(SignInAttempt.at < clock.now() - 4 * WINDOW)
    return cast("CursorResult[Any]", db.session.execute(old)).rowcount


def change_password(account: Account, old: str, new: str, *, by: Actor) -> None:
    """Change one's own password; every other session of the account ends. Raises Invalid."""
    if not matches(old, account.password_hash):
        raise Invalid(N_("Mật khẩu hiện tại không đúng."), field="old")
    check_new_password(new, account.username)
    account.password_hash = hash_password(new)
    account.epoch += 1
    audit.record(Fact("auth.password_changed", "account", account.id), by=by)


def choose_locale(account: Account, locale: str, *, by: Actor) -> None:
    """Keep the language the person wants to read."""
    account.locale = locale
    audit.record(Fact("auth.locale_chosen", "account", account.id, {"locale": locale}), by=by)
