"""Signing in: name and password, then perhaps a code; failures are kept and make the next try wait."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, insert

from tracker.audit import services as audit
from tracker.auth import queries
from tracker.auth.models import Account, SignInAttempt
from tracker.auth.rules.passwords import hash_password, is_outdated, matches
from tracker.auth.rules.waits import BY_NAME_WINDOW, held_until
from tracker.auth.services import second_factor
from tracker.auth.services.passwords import forget_attempts
from tracker.auth.services.sessions import open_session
from tracker.core import clock
from tracker.core.errors import Refused
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db, one_at_a_time


class TooManyAttempts(Refused):
    """Guessing is slowed down."""

    status = 429


@dataclass(frozen=True)
class Visitor:
    """Where somebody signs in: address, what the browser calls itself, and the accounts it is known for.

    `browser` is the secret number of a browser from which the accounts `known` have signed in before.
    """

    address: str
    agent: str = ""
    browser: str | None = None
    known: Collection[int] = ()

    def lane(self, account: Account | None) -> str | None:
        """The known browser, when it is known for this account: its failures are counted by themselves."""
        return self.browser if account is not None and account.id in self.known else None


def take_turn(username: str, visitor: Visitor) -> int:
    """Count a try as a failure before it is looked at, in a transaction of its own; what is answered names the try.

    A hundred guesses sent at the same moment are each counted when the next one is weighed: no more of them are looked
    at than of guesses in turn. `check_password` and `check_code` take the failure back when it was none. Raises
    TooManyAttempts while the next try has to wait; such a try leaves nothing behind.
    """
    username = _plain(username)
    lane = visitor.lane(queries.account_by_name(username))
    one_at_a_time(f"sign-in by name {username}", f"sign-in from {visitor.address}")
    row = insert(SignInAttempt).values(at=clock.now(), username=username, address=visitor.address, browser=lane)
    turn: int = db.session.execute(row.returning(SignInAttempt.id)).scalar_one()
    until = held_until(*queries.failures(username, visitor.address, lane, but=turn))
    if until is not None and until > clock.now():
        raise _wait(until)
    return turn


def check_password(username: str, password: str, visitor: Visitor, turn: int) -> Account | None:
    """The account that name and password open, or None; a failure is audited, and stays counted.

    Signing in is not complete with it: `complete` follows, after a code where the account asks for one.
    """
    username = _plain(username)
    account = queries.account_by_name(username)
    right = matches(password, account.password_hash if account else None)
    if not (right and account and account.active):
        _fail(username, account, visitor)
        return None
    _take_back(turn)
    if is_outdated(account.password_hash):
        account.password_hash = hash_password(password)
        audit.record(Fact("auth.password_rehashed", "account", account.id), by=None)
    return account


def check_code(account: Account, code: str, visitor: Visitor, turn: int) -> str | None:
    """How a code opens the account whose password was right ("code", "recovery"), or None.

    Wrong codes count as failures of the account.
    """
    how = second_factor.accepts(account, code)
    if how is None:
        _fail(account.username, account, visitor)
    else:
        _take_back(turn)
    return how


def complete(
    account: Account, visitor: Visitor, *, how: str = "password", locale: str | None = None, strong: bool = False
) -> None:
    """Open the session of somebody who has proved who they are; earlier failures no longer count.

    `locale` is the language chosen before signing in, if one was: the account keeps it. `strong`: a provider vouches
    for two factors.
    """
    account.locale = locale or account.locale
    forget_attempts(account.username, visitor.lane(account))
    open_session(account, visitor.address, visitor.agent, strong=strong)
    detail = {"address": visitor.address, "how": how}
    audit.record(Fact("auth.signed_in", "account", account.id, detail), by=queries.actor_of(account))


def _plain(username: str) -> str:
    return username.strip().casefold()[:80]


def _take_back(turn: int) -> None:
    gone = delete(SignInAttempt).where(SignInAttempt.id == turn)
    db.session.execute(gone.execution_options(synchronize_session=False))


def _wait(until: datetime) -> TooManyAttempts:
    """The refusal; its time is the first full minute at which the next try is looked at."""
    local = clock.local(until)
    minute = local.replace(second=0, microsecond=0)
    shown = minute if minute == local else minute + timedelta(minutes=1)
    return TooManyAttempts(N_("Sai quá nhiều lần. Thử lại lúc %(time)s."), time=f"{shown:%H:%M}")


def _fail(username: str, account: Account | None, visitor: Visitor) -> None:
    lane, number = visitor.lane(account), account.id if account else None
    audit.record(Fact("auth.sign_in_failed", "account", number, {"address": visitor.address}), by=None)
    until = held_until(*queries.failures(username, visitor.address, lane))
    if until is not None:
        detail = {"address": visitor.address, "until": until.isoformat()}
        audit.record(Fact("auth.sign_in_held", "account", number, detail), by=None)


def sweep_attempts() -> int:
    """Delete failed attempts that no longer count, in the running transaction; how many."""
    old = delete(SignInAttempt).where(SignInAttempt.at < clock.now() - BY_NAME_WINDOW)
    return cast("CursorResult[Any]", db.session.execute(old)).rowcount
