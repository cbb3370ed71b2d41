"""Sessions: opened at sign-in, ended one by one or all at once."""

from __future__ import annotations

from typing import Any, cast

from flask import current_app
from sqlalchemy import CursorResult, delete, or_, select, update

from tracker.audit import services as audit
from tracker.auth.models import Account, AccountSession
from tracker.auth.rules.links import new_token, token_hash
from tracker.auth.rules.sessions import SignedIn, browser_in_words
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.events import Fact
from tracker.storage.database import db


def open_session(account: Account, address: str, agent: str, *, strong: bool = False) -> None:
    """Open a session; its token is then `account.token`. The caller records the act.

    `strong`: a provider vouches that two factors were shown.
    """
    now, token = clock.now(), new_token()
    session = AccountSession(
        account_id=account.id,
        token_hash=token_hash(token),
        epoch=account.epoch,
        created_at=now,
        seen_at=now,
        address=address[:60],
        browser=browser_in_words(agent)[:60],
        strong=strong,
    )
    db.session.add(session)
    db.session.flush()
    account.token, account.session_id = token, session.id


def note_use(account: SignedIn, address: str) -> None:
    """Write down that the session of `account` is in use; asked for at most every few minutes."""
    used = update(AccountSession).where(AccountSession.id == account.session_id)
    db.session.execute(
        used.values(seen_at=clock.now(), address=address[:60]).execution_options(synchronize_session=False)
    )


def sign_out(account: SignedIn, *, by: Actor | None) -> None:
    """End the session that `account` was read for."""
    _delete(AccountSession.id == account.session_id)
    audit.record(Fact("auth.signed_out", "account", account.id), by=by)


def end_session(session: AccountSession, *, by: Actor) -> None:
    """End one session; its browser is out at its next request."""
    detail = {"browser": session.browser, "address": session.address}
    audit.record(Fact("auth.session_ended", "account", session.account_id, detail), by=by)
    _delete(AccountSession.id == session.id)


def end_others(account: SignedIn, *, by: Actor) -> int:
    """End every session of the account but the one it was read for; how many."""
    many = _delete(AccountSession.account_id == account.id, AccountSession.id != account.session_id)
    audit.record(Fact("auth.sessions_ended", "account", account.id, {"many": many}), by=by)
    return many


def end_all(account: Account, *, by: Actor | None) -> None:
    """End every session of the account: whoever is signed in with it is out at the next request."""
    account.epoch += 1
    many = _delete(AccountSession.account_id == account.id)
    audit.record(Fact("auth.sessions_ended", "account", account.id, {"many": many}), by=by)


def sweep_sessions() -> int:
    """Delete sessions that ended by themselves, in the running transaction; how many."""
    now, config = clock.now(), current_app.config
    of_before = select(Account.id).where(Account.id == AccountSession.account_id, Account.epoch != AccountSession.epoch)
    return _delete(
        or_(
            AccountSession.seen_at <= now - config["SESSION_IDLE"],
            AccountSession.created_at <= now - config["SESSION_LONGEST"],
            of_before.exists(),
        )
    )


def _delete(*where: Any) -> int:
    gone = delete(AccountSession).where(*where).execution_options(synchronize_session=False)
    return cast("CursorResult[Any]", db.session.execute(gone)).rowcount
