"""Reports that come by mail: whose they are, which are due, and for whom each is made."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from flask import abort
from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import joinedload

from tracker.access.permissions import Permission, Reach, reach
from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.models import Post
from tracker.org.queries import posts_of
from tracker.reports.models import ReportSubscription, SubscriptionMail
from tracker.reports.queries.papers import REPORTS, Order, args_of, heard_names
from tracker.reports.rules.rhythms import End, Rhythm, began, period_name
from tracker.storage.database import db

#: What an address says that a report by mail cannot: it always shows the day on which it is made, or the period
#: before, and nothing confidential leaves the house by mail.
NEVER_MAILED = frozenset({"on", "since", "until", "secret"})


def mailed_names(code: str) -> tuple[str, ...]:
    """The names that the filter of a report by mail can hold."""
    return tuple(name for name in heard_names(REPORTS[code]) if name not in NEVER_MAILED)


def subscriptions_of(actor: Actor) -> list[ReportSubscription]:
    """The person's subscriptions, in whichever post they were ordered: those that last first, then the ended ones."""
    query = (
        select(ReportSubscription)
        .where(ReportSubscription.person_id == actor.person_id)
        .options(joinedload(ReportSubscription.post).joinedload(Post.unit))
        .order_by(ReportSubscription.ended_at.is_not(None), ReportSubscription.id.desc())
        .limit(60)
    )
    return [each for each in db.session.scalars(query) if each.code in REPORTS]


def subscription_or_404(actor: Actor, subscription_id: int) -> ReportSubscription:
    """A subscription of the actor's own, 404 for anybody else's."""
    found = db.session.get(ReportSubscription, subscription_id)
    if found is None or found.person_id != actor.person_id:
        abort(404)
    return found


def may_subscription(actor: Actor, permission: Permission, subscription: ReportSubscription) -> bool:
    """True for the person who gets the mail, in whichever post they act."""
    return reach(actor, permission) is Reach.SELF and subscription.person_id == actor.person_id


def due_ids(moment: datetime) -> list[int]:
    """Subscriptions whose mail of the period that lasts at `moment` was not written yet, the oldest first.

    The period must have begun after the subscription was made: nobody gets what was due before.
    """
    waiting = []
    for rhythm in Rhythm:
        begun = began(rhythm, moment)
        written = exists().where(
            SubscriptionMail.subscription_id == ReportSubscription.id, SubscriptionMail.period == period_name(begun)
        )
        waiting.append(and_(ReportSubscription.rhythm == rhythm, ReportSubscription.made_at < begun, ~written))
    query = select(ReportSubscription.id).where(ReportSubscription.ended_at.is_(None), or_(*waiting))
    return list(db.session.scalars(query.order_by(ReportSubscription.id)))


@dataclass(frozen=True)
class Reader:
    """For whom a report is made: the order with the rights of today, or why nobody may have it any more."""

    order: Order | None
    end: End | None = None


def reader_of(subscription: ReportSubscription) -> Reader:
    """Who reads the report now, in the post it was ordered in, and as a paper that leaves the house: discreetly."""
    person, today = subscription.person, clock.today()
    post = next((each for each in posts_of(person.id, today) if each.id == subscription.post_id), None)
    able = db.session.scalar(select(Account.id).where(Account.person_id == person.id, Account.active))
    if post is None or able is None:
        return Reader(None, End.POST)
    if not person.email:
        return Reader(None, End.ADDRESS)
    actor = replace(Actor(person.id, person.full_name, post, (post,)), discreet=True)
    if subscription.code not in REPORTS or reach(actor, Permission.DASHBOARD_VIEW) is None:
        return Reader(None, End.SIGHT)
    return Reader(Order.of(actor, subscription.code, args_of(subscription.query)))
