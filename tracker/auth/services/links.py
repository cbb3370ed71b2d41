"""One-time links by which the owner of an account sets a password: made, used once, withdrawn."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, update

from tracker.audit import services as audit
from tracker.auth.models import Account, AccountLink
from tracker.auth.rules.links import LIFE, LinkPurpose, new_token, token_hash
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db

#: Whoever asks for a link again within so long gets no second mail.
PAUSE = timedelta(minutes=5)


def make(account: Account, purpose: LinkPurpose, *, by: Actor | None) -> str:
    """Make a link for `account` and answer its token, which is kept nowhere. An earlier one no longer opens.

    `by` is None when the owner asks for it without being signed in.
    """
    _drop(account, purpose)
    token, now = new_token(), clock.now()
    link = AccountLink(
        account_id=account.id,
        purpose=purpose,
        token_hash=token_hash(token),
        created_at=now,
        expires_at=now + LIFE[purpose],
    )
    db.session.add(link)
    db.session.flush()
    audit.record(Fact("auth.link_made", "account", account.id, {"purpose": purpose.value}), by=by)
    return token


def use(link: AccountLink) -> None:
    """Mark `link` as used, in the transaction of what it was used for. Raises Conflict when it no longer opens."""
    mark = (
        update(AccountLink)
        .where(AccountLink.id == link.id, AccountLink.used_at.is_(None), AccountLink.expires_at > clock.now())
        .values(used_at=clock.now())
    )
    if cast("CursorResult[Any]", db.session.execute(mark)).rowcount != 1:
        raise Conflict(N_("Đường dẫn này đã được dùng hoặc đã hết hạn."))
    audit.record(Fact("auth.link_used", "account", link.account_id, {"purpose": link.purpose.value}), by=None)


def withdraw(account: Account, purpose: LinkPurpose, *, by: Actor) -> bool:
    """Let the link of `account` open nothing any more; True when there was one that still did."""
    gone = _drop(account, purpose)
    if gone:
        audit.record(Fact("auth.link_withdrawn", "account", account.id, {"purpose": purpose.value}), by=by)
    return gone


def _drop(account: Account, purpose: LinkPurpose) -> bool:
    open_still = (AccountLink.used_at.is_(None), AccountLink.expires_at > clock.now())
    mine = (AccountLink.account_id == account.id, AccountLink.purpose == purpose)
    opened = cast("CursorResult[Any]", db.session.execute(delete(AccountLink).where(*mine, *open_still))).rowcount
    db.session.execute(delete(AccountLink).where(*mine))
    return opened > 0
