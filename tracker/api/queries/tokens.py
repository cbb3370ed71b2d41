"""Reading tokens, and who acts by one."""

from __future__ import annotations

from dataclasses import dataclass

from flask import abort
from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload

from tracker.access.permissions import Permission, reach
from tracker.api.models import ApiToken
from tracker.api.rules.tokens import USED_EVERY, Scope, is_over
from tracker.auth.models import Account
from tracker.auth.queries import must_have_second_factor
from tracker.auth.rules.links import token_hash
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.models import Person, Post
from tracker.org.queries import posts_of
from tracker.storage.database import db
from tracker.web.paging import Page, paged


@dataclass(frozen=True)
class Bearer:
    """Whoever shows a token: its number, the actor it acts as, what it may do, and whether something is missing."""

    token_id: int
    name: str
    actor: Actor
    scopes: frozenset[Scope]
    expires_at: str
    lacks_second_factor: bool
    used_long_ago: bool


def bearer_of(text: str) -> Bearer | None:
    """Who acts by the token `text`; None when it opens nothing.

    It opens nothing once it was revoked or is too old, its account was closed or its password changed, and on days
    on which its person does not hold (or deputise) its post.
    """
    query = (
        select(ApiToken)
        .join(ApiToken.account)
        .join(Account.person)
        .where(ApiToken.token_hash == token_hash(text), Account.active, ApiToken.epoch == Account.epoch)
        .options(contains_eager(ApiToken.account).contains_eager(Account.person))
    )
    token, now = db.session.scalar(query), clock.now()
    if token is None or is_over(token.expires_at, token.revoked_at, now):
        return None
    account = token.account
    posts = posts_of(account.person_id, clock.today())
    post = next((post for post in posts if post.id == token.post_id), None)
    if post is None:
        return None
    return Bearer(
        token.id,
        token.name,
        Actor(account.person_id, account.person.full_name, post, posts, token_id=token.id),
        frozenset(scope for scope in Scope if scope.value in token.scopes),
        token.expires_at.isoformat(),
        account.second_since is None and must_have_second_factor(posts),
        token.used_at is None or now - token.used_at >= USED_EVERY,
    )


def _whole() -> Select[ApiToken]:
    return (
        select(ApiToken)
        .join(ApiToken.account)
        .join(Account.person)
        .options(
            contains_eager(ApiToken.account).contains_eager(Account.person),
            joinedload(ApiToken.post).options(joinedload(Post.unit), joinedload(Post.person)),
        )
    )


def tokens_of(account: Account) -> list[ApiToken]:
    """The tokens of an account that were not revoked, the newest first."""
    query = _whole().where(ApiToken.account_id == account.id, ApiToken.revoked_at.is_(None))
    return list(db.session.scalars(query.order_by(ApiToken.id.desc())))


def open_tokens(text: str, *, number: int, size: int) -> Page[ApiToken]:
    """Tokens of all people that still open something by themselves, the last used first."""
    query = _whole().where(
        ApiToken.revoked_at.is_(None),
        ApiToken.expires_at > clock.now(),
        Account.active,
        ApiToken.epoch == Account.epoch,
    )
    if text:
        query = query.where(
            Person.full_name.contains(text, autoescape=True) | ApiToken.name.contains(text, autoescape=True)
        )
    order = (ApiToken.used_at.is_(None), ApiToken.used_at.desc(), ApiToken.id.desc())
    return paged(query.order_by(*order), number=number, size=size)


def is_dead(token: ApiToken) -> bool:
    """True when the token opens nothing any more, though nobody revoked it."""
    over = is_over(token.expires_at, token.revoked_at, clock.now())
    return over or token.epoch != token.account.epoch or not token.account.active


def own_token_or_404(actor: Actor, token_id: int) -> ApiToken:
    """One of the actor's own tokens, or 404."""
    mine = _whole().where(ApiToken.id == token_id, Account.person_id == actor.person_id)
    found: ApiToken | None = db.session.scalar(mine)
    return found or abort(404)


def any_token_or_404(actor: Actor, token_id: int) -> ApiToken:
    """A token, for whoever administers sign-in, or 404."""
    if reach(actor, Permission.SIGN_IN_MANAGE) is None:
        abort(404)
    found: ApiToken | None = db.session.scalar(_whole().where(ApiToken.id == token_id))
    return found or abort(404)
