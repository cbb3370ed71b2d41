"""Setting a password: by its owner who knows the old one, or by a one-time link."""

from __future__ import annotations

from sqlalchemy import delete, select

from tracker.audit import services as audit
from tracker.auth import queries
from tracker.auth.models import Account, AccountLink, FormerPassword, SignInAttempt
from tracker.auth.rules.links import LinkPurpose
from tracker.auth.rules.passwords import HISTORY, check_history, check_new_password, hash_password, matches
from tracker.auth.services import links, telling
from tracker.core.actor import Actor
from tracker.core.errors import Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db


def set_password(account: Account, new: str) -> None:
    """Give the account another password; all its sessions end, and it waits for its owner no more.

    Raises Invalid for the field password.

    The caller records the act: it knows whose it is.
    """
    former = queries.former_passwords(account)
    check_new_password(new, account.username, (account.person.full_name, account.person.email or ""))
    check_history(new, former)
    db.session.add(FormerPassword(account_id=account.id, password_hash=account.password_hash))
    db.session.flush()
    kept = select(FormerPassword.id).where(FormerPassword.account_id == account.id)
    kept = kept.order_by(FormerPassword.id.desc()).limit(HISTORY - 1)
    db.session.execute(
        delete(FormerPassword)
        .where(FormerPassword.account_id == account.id, FormerPassword.id.not_in(kept))
        .execution_options(synchronize_session=False)
    )
    account.password_hash, account.invited = hash_password(new), False
    account.epoch += 1


def prove(account: Account, password: str, *, field: str = "password") -> None:
    """Let nobody pass who does not know the password of the account: an open session alone proves no owner.

    Raises Invalid for `field`.
    """
    if not matches(password, account.password_hash):
        raise Invalid(N_("Mật khẩu hiện tại không đúng."), field=field)


def change_password(account: Account, old: str, new: str, *, by: Actor) -> None:
    """Change one's own password; every session of the account ends. Raises Invalid."""
    prove(account, old, field="old")
    set_password(account, new)
    audit.record(Fact("auth.password_changed", "account", account.id), by=by)
    telling.tell(account, telling.PASSWORD_CHANGED)


def ask_reset(text: str, address: str) -> bool:
    """Send a link to the owner of the account that `text` names (user name or mail); True when one was sent.

    The caller answers the same whatever comes back: nobody shall learn here which names exist. Whoever asks again
    within minutes gets no second mail.
    """
    account = queries.account_by_name_or_mail(text)
    sent = False
    if (
        account is not None
        and account.active
        and account.person.email
        and not queries.asked_lately(account, LinkPurpose.RESET, links.PAUSE)
    ):
        telling.send_reset(account, links.make(account, LinkPurpose.RESET, by=None))
        sent = True
    detail = {"address": address, "sent": sent}
    audit.record(Fact("auth.reset_asked", "account", account.id if account else None, detail), by=None)
    return sent


def reset_password(link: AccountLink, new: str) -> Account:
    """Set the password of a lost one; sessions end, failed attempts are forgotten. Raises Invalid, Conflict."""
    account = link.account
    set_password(account, new)
    links.use(link)
    forget_attempts(account.username)
    audit.record(Fact("auth.password_reset", "account", account.id), by=None)
    telling.tell(account, telling.PASSWORD_RESET)
    return account


def forget_attempts(username: str, browser: str | None = None) -> None:
    """Failures by this name no longer make it wait; with `browser` only those of that known browser."""
    gone = delete(SignInAttempt).where(SignInAttempt.username == username)
    gone = gone.where(SignInAttempt.browser == browser if browser else SignInAttempt.browser.is_(None))
    db.session.execute(gone.execution_options(synchronize_session=False))
