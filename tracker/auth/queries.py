"""Reading accounts and failed attempts."""

from __future__ import annotations

from sqlalchemy import func, select

from tracker.auth.models import Account, AccountLink, SignInAttempt
from tracker.auth.rules.links import LinkPurpose, token_hash
from tracker.auth.rules.passwords import WINDOW
from tracker.core import clock
from tracker.core.actor import ActingPost
from tracker.org.queries import Candidate, deputy_candidates
from tracker.storage.database import db


def account_by_name(username: str) -> Account | None:
    """The account with this user name, whatever its case."""
    return db.session.scalar(select(Account).where(Account.username == username.strip().casefold()))


def account_of_session(session_id: str) -> Account | None:
    """The account of a session, or None when it was closed or its password changed since."""
    number, _, epoch = session_id.partition(".")
    if not number.isdecimal() or not epoch.isdecimal():
        return None
    account = db.session.get(Account, int(number))
    return account if account and account.active and account.epoch == int(epoch) else None


def link_of(token: str, purpose: LinkPurpose) -> AccountLink | None:
    """The link with this token while it opens: neither used nor expired nor withdrawn, for an account in use."""
    query = select(AccountLink).where(AccountLink.token_hash == token_hash(token), AccountLink.purpose == purpose)
    link = db.session.scalar(query.where(AccountLink.used_at.is_(None), AccountLink.expires_at > clock.now()))
    return link if link and link.account.active else None


def recent_failures(username: str, address: str) -> tuple[int, int]:
    """How many attempts failed lately by this name, and from this address."""
    since = clock.now() - WINDOW

    def failures(*where: object) -> int:
        query = select(func.count(SignInAttempt.id)).where(SignInAttempt.at > since, *where)  # type: ignore[arg-type]
        return db.session.scalar(query) or 0

    return failures(SignInAttempt.username == username), failures(SignInAttempt.address == address)


def deputy_choices(post: ActingPost, person_id: int, text: str = "") -> list[Candidate]:
    """Those who can deputise `post` for its holder: people of the unit or below who can sign in."""
    able = set(db.session.scalars(select(Account.person_id).where(Account.active)))
    found = deputy_candidates(post, clock.today(), text)
    return [each for each in found if each.person.id in able and each.person.id != person_id]
