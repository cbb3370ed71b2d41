"""One person, one of their posts: as a page or an act needs them."""

from __future__ import annotations

from datetime import date

from flask import abort
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission
from tracker.auth.models import Account, AccountLink
from tracker.auth.rules.links import LinkPurpose
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.models import Deputyship, Person, Post
from tracker.people.queries.people import visible_to
from tracker.storage.database import db


def or_404(actor: Actor, person_id: int, permission: Permission = Permission.PEOPLE_MANAGE) -> Person:
    """The person with their posts, or 404 when there is none whom the actor may see."""
    query = (
        select(Person)
        .where(Person.id == person_id, visible_to(actor, permission))
        .options(selectinload(Person.posts).joinedload(Post.unit))
    )
    return db.session.scalar(query) or abort(404)


def account_of(person_id: int) -> Account | None:
    """The account of the person."""
    return db.session.scalar(select(Account).where(Account.person_id == person_id))


def post_or_404(actor: Actor, post_id: int) -> Post:
    """The post with person and unit, or 404 when it is of nobody whom the actor may see."""
    query = (
        select(Post)
        .join(Post.person)
        .where(Post.id == post_id, visible_to(actor, Permission.PEOPLE_MANAGE))
        .options(joinedload(Post.unit), joinedload(Post.person))
    )
    return db.session.scalar(query) or abort(404)


def deputyship_or_404(actor: Actor, deputyship_id: int) -> Deputyship:
    """The deputyship with its post, or 404 when the post is of nobody whom the actor may see."""
    query = (
        select(Deputyship)
        .join(Deputyship.post)
        .join(Person, Person.id == Post.person_id)
        .where(Deputyship.id == deputyship_id, visible_to(actor, Permission.PEOPLE_MANAGE))
        .options(joinedload(Deputyship.post).joinedload(Post.unit), joinedload(Deputyship.person))
    )
    return db.session.scalar(query) or abort(404)


def running(person: Person, last_day: date | None = None) -> list[Post]:
    """Posts of the person that have not ended by `last_day` (today), in the order they were given."""
    day = last_day or clock.today()
    return [post for post in person.posts if post.valid_to is None or post.valid_to >= day]


def deputies_of(person: Person, day: date) -> list[Deputyship]:
    """Where the person is deputised on `day` or later, and where they deputise others, the nearest first."""
    query = (
        select(Deputyship)
        .join(Deputyship.post)
        .where(
            or_(Post.person_id == person.id, Deputyship.person_id == person.id),
            Deputyship.ended_at.is_(None),
            Deputyship.valid_to >= day,
        )
        .options(
            joinedload(Deputyship.person),
            joinedload(Deputyship.post).joinedload(Post.unit),
            joinedload(Deputyship.post).joinedload(Post.person),
        )
        .order_by(Deputyship.valid_from, Deputyship.id)
    )
    return list(db.session.scalars(query))


def link_of_account(account: Account | None) -> AccountLink | None:
    """The link by which the owner can still activate the account, if one is out."""
    if account is None:
        return None
    return db.session.scalar(
        select(AccountLink).where(
            AccountLink.account_id == account.id,
            AccountLink.purpose == LinkPurpose.SIGN_UP,
            AccountLink.used_at.is_(None),
            AccountLink.expires_at > clock.now(),
        )
    )
