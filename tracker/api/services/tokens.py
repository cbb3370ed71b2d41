"""Making and ending tokens."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import update

from tracker.api.models import ApiToken
from tracker.api.queries import tokens as reading
from tracker.api.rules.tokens import MOST, PREFIX, Scope, check_life, check_scopes
from tracker.audit import services as audit
from tracker.auth.models import Account
from tracker.auth.rules.links import new_token, token_hash
from tracker.auth.services import telling
from tracker.auth.services.passwords import prove
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db

#: What the owner of the account is told.
MADE = telling.Change(
    "token",
    "Một mã truy cập đã được tạo cho tài khoản của bạn",
    "Phần mềm giữ mã này làm việc thay bạn ở một chức danh, đến khi mã hết hạn hoặc bạn thu hồi.",
)


def make(
    account: Account, name: str, scopes: Iterable[Scope], days: int, password: str, *, by: Actor
) -> tuple[ApiToken, str]:
    """Make a token for the post acted in; its text is answered once and kept nowhere.

    Takes the password, as everything that outlives a session. Raises Invalid, Conflict.
    """
    chosen, life = check_scopes(scopes), check_life(days)
    if not name.strip():
        raise Invalid(N_("Đặt tên để sau này nhận ra."), field="name")
    if sum(not reading.is_dead(token) for token in reading.tokens_of(account)) >= MOST:
        raise Conflict(N_("Mỗi tài khoản có nhiều nhất %(most)s mã truy cập. Thu hồi mã không dùng."), most=MOST)
    prove(account, password)
    text, now = PREFIX + new_token(), clock.now()
    token = ApiToken(
        account=account,
        post_id=by.post.id,
        epoch=account.epoch,
        name=name.strip()[:100],
        token_hash=token_hash(text),
        hint=text[-4:],
        scopes=[scope.value for scope in chosen],
        created_at=now,
        expires_at=now + life,
    )
    db.session.add(token)
    db.session.flush()
    detail = {"name": token.name, "scopes": token.scopes, "days": days}
    audit.record(Fact("token.made", "token", token.id, detail), by=by)
    telling.tell(account, MADE)
    return token, text


def revoke(token: ApiToken, *, by: Actor) -> None:
    """End a token: the next request with it is refused."""
    if token.revoked_at is not None:
        raise Conflict(N_("Mã truy cập này đã thu hồi."))
    token.revoked_at = clock.now()
    db.session.flush()
    audit.record(Fact("token.revoked", "token", token.id, {"name": token.name}), by=by)


def note_use(token_id: int, address: str) -> None:
    """Write down that a token is in use; asked for at most every few minutes."""
    used = update(ApiToken).where(ApiToken.id == token_id)
    values = {"used_at": clock.now(), "used_from": address[:60]}
    db.session.execute(used.values(**values).execution_options(synchronize_session=False))
