"""Links of accounts to identities of the provider: made by hand, by their owner or by a claim; used; taken away."""

from __future__ import annotations

from flask import current_app

from tracker.audit import services as audit
from tracker.auth import queries
from tracker.auth.models import Account, AccountIdentity
from tracker.auth.rules.sso import Identity, Provider, Reason
from tracker.auth.services import sessions, telling
from tracker.auth.services.sso.refusals import SsoRefused
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db


def open_by(identity: Identity, provider: Provider) -> Account:
    """The account that `identity` opens. An account is never made here. Raises SsoRefused.

    One that no link knows is matched by the claim of the settings, once, and linked by it.
    """
    kept = queries.identity_of(identity.issuer, identity.subject)
    account = kept.account if kept else queries.account_by_claim(identity, provider)
    if account is None:
        raise SsoRefused(Reason.UNLINKED, identity=identity)
    if not account.active:
        raise SsoRefused(Reason.CLOSED)
    if kept is None:
        kept = _link(account, identity, by=None, how="claim")
    kept.used_at, kept.name = clock.now(), identity.name or kept.name
    # Whoever comes in this way needs no first password any more.
    account.invited = False
    audit.record(Fact("auth.identity_used", "account", account.id, {"strong": identity.strong}), by=None)
    return account


def link(account: Account, identity: Identity, *, by: Actor) -> None:
    """Tie one's own account to the identity one has just proved. Raises SsoRefused."""
    _link(account, identity, by=by, how="owner").used_at = clock.now()


def link_by_hand(account: Account, subject: str, *, by: Actor) -> None:
    """Tie somebody's account to the number that the provider knows them by. Raises Invalid, Conflict."""
    provider: Provider | None = current_app.config["SSO"]
    if provider is None:
        raise Conflict(N_("Chưa cài đặt cổng đăng nhập chung."))
    try:
        _link(account, Identity(provider.issuer, subject), by=by, how="administrator")
    except SsoRefused as refusal:
        raise Invalid(refusal.sentence, field="subject") from refusal


def _link(account: Account, identity: Identity, *, by: Actor | None, how: str) -> AccountIdentity:
    """The link, new or the same as before. Raises SsoRefused where either side is tied to another."""
    kept, mine = queries.identity_of(identity.issuer, identity.subject), queries.identity_of_account(account)
    if kept is not None and kept.account_id != account.id:
        raise SsoRefused(Reason.TAKEN)
    if mine is not None and (mine.issuer, mine.subject) != (identity.issuer, identity.subject):
        raise SsoRefused(Reason.OTHER)
    if mine is not None:
        return mine
    made = AccountIdentity(
        account_id=account.id,
        issuer=identity.issuer,
        subject=identity.subject,
        name=identity.name,
        linked_at=clock.now(),
    )
    db.session.add(made)
    db.session.flush()
    audit.record(Fact("auth.identity_linked", "account", account.id, {"how": how}), by=by)
    telling.tell(account, telling.IDENTITY_LINKED)
    return made


def unlink(account: Account, *, by: Actor, others_only: bool = False) -> None:
    """Let the identity open the account no more. Its sessions end, but for the owner's present one (`others_only`).

    Raises Conflict without a link.
    """
    kept = queries.identity_of_account(account)
    if kept is None:
        raise Conflict(N_("Tài khoản này chưa liên kết với cổng đăng nhập chung."))
    db.session.delete(kept)
    audit.record(Fact("auth.identity_unlinked", "account", account.id), by=by)
    if others_only:
        sessions.end_others(account, by=by)
    else:
        sessions.end_all(account, by=by)
    telling.tell(account, telling.IDENTITY_UNLINKED)


def note_refusal(refusal: SsoRefused, address: str, account: Account | None = None) -> None:
    """Keep in the record that somebody came back from the provider and was not let in."""
    detail = {"address": address, "reason": refusal.reason.value, "detail": refusal.detail}
    audit.record(Fact("auth.sso_refused", "account", account.id if account else None, detail), by=None)


def bar_password(account: Account, address: str) -> None:
    """Keep in the record that the right password was not enough: such posts sign in through the provider."""
    audit.record(Fact("auth.password_barred", "account", account.id, {"address": address}), by=None)
