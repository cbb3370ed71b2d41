"""Reading webhooks and what they were sent."""

from __future__ import annotations

from collections.abc import Iterable

from flask import abort
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from tracker.access.permissions import Permission, reach
from tracker.api.models import Sending, Webhook
from tracker.api.rules.webhooks import SendingState
from tracker.core.actor import Actor
from tracker.storage.database import db
from tracker.storage.once import forget, lasting, read_along
from tracker.web.paging import Page, paged


def webhooks() -> list[Webhook]:
    """All addresses that were not removed, by name."""
    query = select(Webhook).where(Webhook.removed_at.is_(None)).options(joinedload(Webhook.person))
    return list(db.session.scalars(query.order_by(Webhook.name, Webhook.id)))


_TOLD = (Webhook.active.is_(True), Webhook.disabled_at.is_(None), Webhook.removed_at.is_(None))
_ANY = "webhooks.any"
_IS_ANY = select(Webhook.id).where(*_TOLD).exists()
read_along(_ANY, _IS_ANY, lasts=True)


def forget_any() -> None:
    """Read anew whether anybody listens: an address was entered or switched on in this transaction."""
    forget(_ANY)


def listening(events: Iterable[str]) -> list[Webhook]:
    """The addresses that are told of one of `events`. Most towns have none: no statement where a person acts."""
    if not lasting(_ANY, lambda: db.session.scalar(select(_IS_ANY))):
        return []
    wanted = set(events)
    query = select(Webhook).where(*_TOLD)
    return [each for each in db.session.scalars(query.order_by(Webhook.id)) if wanted & set(each.events)]


def webhook_or_404(actor: Actor, webhook_id: int) -> Webhook:
    """An address, for whoever keeps them, or 404."""
    found = db.session.get(Webhook, webhook_id, options=[joinedload(Webhook.person)])
    if found is None or found.removed_at is not None or reach(actor, Permission.WEBHOOK_MANAGE) is None:
        abort(404)
    return found


def sending_or_404(actor: Actor, sending_id: int) -> Sending:
    """A message, for whoever keeps the addresses, or 404."""
    found = db.session.get(Sending, sending_id, options=[joinedload(Sending.webhook)])
    if found is None or reach(actor, Permission.WEBHOOK_MANAGE) is None:
        abort(404)
    return found


def sendings(webhook: Webhook, *, number: int, size: int) -> Page[Sending]:
    """What an address was sent, the newest first."""
    query = select(Sending).where(Sending.webhook_id == webhook.id).order_by(Sending.id.desc())
    return paged(query, number=number, size=size)


def tallies() -> dict[int, dict[SendingState, int]]:
    """How many messages of each address stand how; one statement."""
    counted = select(Sending.webhook_id, Sending.state, func.count()).group_by(Sending.webhook_id, Sending.state)
    found: dict[int, dict[SendingState, int]] = {}
    for webhook_id, state, many in db.session.execute(counted):
        found.setdefault(webhook_id, {})[state] = many
    return found
