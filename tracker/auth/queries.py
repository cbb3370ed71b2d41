"""Reading accounts, their sessions and links, and failed attempts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from typing import Any

from flask import abort, current_app
from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.access.permissions import Permission, Reach, reach
from tracker.auth.models import (
    Account,
    AccountIdentity,
    AccountLink,
    AccountSession,
    FormerPassword,
    RecoveryCode,
    SignInAttempt,
)
from tracker.auth.rules.links import LinkPurpose, token_hash
from tracker.auth.rules.passwords import HISTORY
from tracker.auth.rules.sessions import SEEN_EVERY, SignedIn
from tracker.auth.rules.sso import Identity, Provider
from tracker.auth.rules.waits import BY_ADDRESS_WINDOW, BY_NAME_WINDOW, Failures
from tracker.core import clock
from tracker.core.actor import ActingPost, Actor, Role
from tracker.org.models import Deputyship, Person, Post
from tracker.org.queries import Candidate, deputises_on, deputy_candidates, held_on, posts_of
from tracker.org.queries.posts import COLUMNS as POST_COLUMNS
from tracker.org.queries.posts import key_of, posts_from
from tracker.storage import plain
from tracker.storage.database import UTCDateTime, db
from tracker.storage.once import along, give, give_along
from tracker.web.paging import Page, paged


def account_by_name(username: str) -> Account | None:
    """The account with this user name, whatever its case."""
    return db.session.scalar(select(Account).where(Account.username == username.strip().casefold()))


def account_by_name_or_mail(text: str) -> Account | None:
    """The account with this user name, else the one whose person alone has this address of mail."""
    found = account_by_name(text[:80])
    if found is None and "@" in text:
        of = select(Account).join(Account.person).where(func.lower(Person.email) == text.strip().lower())
        owners = list(db.session.scalars(of.limit(2)))
        found = owners[0] if len(owners) == 1 else None
    return found


def actor_of(account: Account) -> Actor | None:
    """The owner of the account in the first of their posts, as a session begins; None without a post today."""
    posts = posts_of(account.person_id, clock.today())
    return Actor(account.person_id, account.person.full_name, posts[0], posts) if posts else None


def signed_in(token: str) -> SignedIn | None:
    """Who is signed in under `token`; None once the session has ended.

    It has ended when it was closed by its owner or another act, the account was closed, its epoch has risen, or
    it was not used, or open, for too long. With it come the posts of its person and what every page asks for: one
    statement, a second for whoever deputises.
    """
    now, today, config = clock.now(), clock.today(), current_app.config
    values = {
        "hash": token_hash(token),
        "used_after": now - config["SESSION_IDLE"],
        "opened_after": now - config["SESSION_LONGEST"],
        "day": today,
    }
    rows = plain.read(_of_session(), values).all()
    if not rows:
        return None
    deputises, seen_at, session_id, strong, *account = rows[0][:_POST]
    found = SignedIn(token, session_id, strong, now - seen_at >= SEEN_EVERY, *account)
    person, rest = found.person_id, _POST + len(POST_COLUMNS)
    give_along(person, rows[0][rest:])
    if not deputises:
        held = [row[_POST:rest] for row in rows if row[_POST] is not None]
        give({key_of(person, today): posts_from(held, person)})
    return found


def account_of(signed: SignedIn) -> Account:
    """The account itself, to be written."""
    account = db.session.get_one(Account, signed.id)
    account.token, account.session_id = signed.token, signed.session_id
    return account


def _counts(used_after: Any, opened_after: Any) -> ColumnElement[bool]:
    return and_(
        AccountSession.epoch == Account.epoch,
        AccountSession.seen_at > used_after,
        AccountSession.created_at > opened_after,
    )


#: Of an account, in the order in which `SignedIn` takes it.
_OF_ACCOUNT = (
    Account.id,
    Account.person_id,
    Person.full_name,
    Account.username,
    Account.epoch,
    Account.locale,
    Account.second_since,
)
#: Where the columns of a post begin in a row of `_of_session`.
_POST = 4 + len(_OF_ACCOUNT)


@cache
def _of_session() -> Select[*tuple[Any, ...]]:
    """The session, whether its person deputises anybody, their own posts, and what is read along; a row a post.

    Every request asks for it: put together once, when all rooms have said what they want read along.
    """
    day = bindparam("day", type_=Date)
    deputises = select(Deputyship.id).where(Deputyship.person_id == Account.person_id, deputises_on(day))
    return (
        select(deputises.exists(), AccountSession.seen_at, AccountSession.id, AccountSession.strong, *_OF_ACCOUNT)
        .add_columns(*POST_COLUMNS, *along(Account.person_id))
        .join_from(AccountSession, AccountSession.account)
        .join(Account.person)
        .outerjoin(Post, and_(Post.person_id == Account.person_id, held_on(day)))
        .where(
            AccountSession.token_hash == bindparam("hash"),
            Account.active,
            _counts(bindparam("used_after", type_=UTCDateTime), bindparam("opened_after", type_=UTCDateTime)),
        )
        .order_by(Post.id)
    )


def counts() -> ColumnElement[bool]:
    """Sessions that are open, with their account joined."""
    now, config = clock.now(), current_app.config
    return _counts(now - config["SESSION_IDLE"], now - config["SESSION_LONGEST"])


def sessions_of(account: Account) -> list[AccountSession]:
    """Where the account is signed in, the last used first."""
    query = select(AccountSession).join(AccountSession.account).where(Account.id == account.id, counts())
    return list(db.session.scalars(query.order_by(AccountSession.seen_at.desc(), AccountSession.id.desc())))


def session_or_404(actor: Actor, session_id: int) -> AccountSession:
    """A session of the actor's own account, or 404."""
    found = db.session.get(AccountSession, session_id, options=[joinedload(AccountSession.account)])
    if found is None or found.account.person_id != actor.person_id:
        abort(404)
    return found


def may_end_session(actor: Actor, permission: Permission, session: AccountSession) -> bool:
    """True for the owner."""
    return reach(actor, permission) is Reach.SELF and session.account.person_id == actor.person_id


def link_of(token: str, purpose: LinkPurpose) -> AccountLink | None:
    """The link with this token while it opens: neither used nor expired nor withdrawn, for an account in use."""
    query = select(AccountLink).where(AccountLink.token_hash == token_hash(token), AccountLink.purpose == purpose)
    link = db.session.scalar(query.where(AccountLink.used_at.is_(None), AccountLink.expires_at > clock.now()))
    return link if link and link.account.active else None


def asked_lately(account: Account, purpose: LinkPurpose, within: timedelta) -> bool:
    """True when a link of this purpose was made not longer than `within` ago."""
    mine = select(AccountLink.id).where(AccountLink.account_id == account.id, AccountLink.purpose == purpose)
    return db.session.scalar(mine.where(AccountLink.created_at > clock.now() - within).limit(1)) is not None


def failures(username: str, address: str, browser: str | None, *, but: int = 0) -> tuple[Failures, Failures]:
    """What failed lately by this name, and from this address; for a known browser only what failed in it.

    The try with the number `but` is left out.
    """

    def of(window: timedelta, *where: ColumnElement[bool]) -> Failures:
        query = select(func.count(SignInAttempt.id), func.max(SignInAttempt.at))
        return Failures(
            *db.session.execute(
                query.where(SignInAttempt.at > clock.now() - window, SignInAttempt.id != but, *where)
            ).one()
        )

    if browser is not None:
        mine = (SignInAttempt.username == username, SignInAttempt.browser == browser)
        return of(BY_NAME_WINDOW, *mine), Failures()
    unknown = SignInAttempt.browser.is_(None)
    return (
        of(BY_NAME_WINDOW, SignInAttempt.username == username, unknown),
        of(BY_ADDRESS_WINDOW, SignInAttempt.address == address, unknown),
    )


def former_passwords(account: Account) -> list[str]:
    """The hashes of the last passwords of the account, the present one first."""
    query = select(FormerPassword.password_hash).where(FormerPassword.account_id == account.id)
    return [account.password_hash, *db.session.scalars(query.order_by(FormerPassword.id.desc()).limit(HISTORY - 1))]


def recovery_codes_left(account: Account) -> int:
    """How many recovery codes still open the account."""
    query = select(func.count(RecoveryCode.id)).where(RecoveryCode.account_id == account.id)
    return db.session.scalar(query) or 0


def identity_of(issuer: str, subject: str) -> AccountIdentity | None:
    """The link of this identity to an account."""
    return db.session.scalar(
        select(AccountIdentity).where(AccountIdentity.issuer == issuer, AccountIdentity.subject == subject)
    )


def identity_of_account(account: Account) -> AccountIdentity | None:
    """The link of this account to an identity."""
    return db.session.scalar(select(AccountIdentity).where(AccountIdentity.account_id == account.id))


def account_by_claim(identity: Identity, provider: Provider) -> Account | None:
    """The one account that what the provider has verified names: by address of mail, or by user name."""
    if not identity.named:
        return None
    if provider.claim != "email":
        return account_by_name(identity.named)
    of = select(Account).join(Account.person).where(func.lower(Person.email) == identity.named.lower())
    owners = list(db.session.scalars(of.limit(2)))
    return owners[0] if len(owners) == 1 else None


def password_opens(posts: Iterable[ActingPost]) -> bool:
    """True when the setting lets one of these posts in by a password."""
    allowed: frozenset[Role] | None = current_app.config["PASSWORD_SIGN_IN"]
    return allowed is None or any(post.role in allowed for post in posts)


def must_have_second_factor(posts: Iterable[ActingPost]) -> bool:
    """True when the setting asks it of one of the roles that these posts give, deputised ones too."""
    wanted: frozenset[Role] = current_app.config["REQUIRE_SECOND_FACTOR"]
    return any(post.role in wanted for post in posts)


def lacks_second_factor() -> ColumnElement[bool]:
    """Accounts that must have a second factor today and have none, as SQL; the twin of `must_have_second_factor`."""
    day, wanted = clock.today(), list(current_app.config["REQUIRE_SECOND_FACTOR"])
    held = and_(
        Post.role.in_(wanted),
        held_on(day),
    )
    own = select(Post.person_id).where(held)
    from_others = select(Deputyship.person_id).join(Deputyship.post).where(held, deputises_on(day))
    return and_(Account.second_since.is_(None), or_(Account.person_id.in_(own), Account.person_id.in_(from_others)))


def accounts_page(text: str, which: str, *, number: int, size: int) -> Page[Account]:
    """Open accounts by user name for the administrator, in pages.

    `which`: "on" those with a second factor, "lacks" those that must have one and do not, else all.
    """
    query: Select[tuple[Account]] = (
        select(Account).join(Account.person).options(contains_eager(Account.person)).where(Account.active)
    )
    if text:
        query = query.where(
            or_(
                Account.username.contains(text.casefold(), autoescape=True),
                Person.full_name.contains(text, autoescape=True),
            )
        )
    if which == "on":
        query = query.where(Account.second_since.is_not(None))
    elif which == "lacks":
        query = query.where(lacks_second_factor())
    return paged(query.order_by(Account.username), number=number, size=size)


def account_or_404(actor: Actor, account_id: int) -> Account:
    """An account, for whoever administers sign-in, or 404."""
    found = db.session.get(Account, account_id)
    if found is None or reach(actor, Permission.SIGN_IN_MANAGE) is None:
        abort(404)
    return found


def may_manage(actor: Actor, permission: Permission, account: Account) -> bool:
    """True for an administrator, for other people's accounts."""
    return reach(actor, permission) is not None and account.person_id != actor.person_id


def deputy_choices(post: ActingPost, person_id: int, text: str = "") -> list[Candidate]:
    """Those who can deputise `post` for its holder: people of the unit or below who can sign in."""
    able = set(db.session.scalars(select(Account.person_id).where(Account.active)))
    found = deputy_candidates(post, clock.today(), text)
    return [each for each in found if each.person_id in able and each.person_id != person_id]
