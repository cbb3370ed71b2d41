"""Keeping the addresses that are told: entering, changing, new secrets, sending again."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from flask import current_app

from tracker.api.models import Sending, Webhook
from tracker.api.queries.webhooks import forget_any
from tracker.api.rules.webhooks import OVERLAP, Event, SendingState, check_address
from tracker.api.services import messages
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.storage.database import db


@dataclass(frozen=True)
class Details:
    """What is entered about an address."""

    name: str
    address: str
    events: tuple[Event, ...]


def new_secret() -> str:
    """What a receiver checks signatures with: 256 bits."""
    return "whsec_" + secrets.token_urlsafe(32)


def add(details: Details, *, by: Actor) -> tuple[Webhook, str]:
    """Enter an address; its secret is answered once. Raises Invalid."""
    secret = new_secret()
    webhook = Webhook(secret=secret, created_at=clock.now(), person_id=by.person_id)
    _fill(webhook, details)
    db.session.add(webhook)
    db.session.flush()
    forget_any()
    _record("webhook.added", webhook, by)
    return webhook, secret


def change(webhook: Webhook, details: Details, *, by: Actor) -> None:
    """Change what was entered. Raises Invalid."""
    _fill(webhook, details)
    db.session.flush()
    _record("webhook.changed", webhook, by)


def _fill(webhook: Webhook, details: Details) -> None:
    if not details.name.strip():
        raise Invalid(N_("Nhập tên hệ thống nhận."), field="name")
    check_address(details.address, loopback=current_app.config["WEBHOOK_LOOPBACK"])
    if not details.events:
        raise Invalid(N_("Chọn ít nhất một sự kiện."), field="events")
    webhook.name, webhook.address = details.name.strip()[:100], details.address[:500]
    webhook.events = [event.value for event in details.events]


def renew_secret(webhook: Webhook, *, by: Actor) -> str:
    """Give an address another secret, answered once; the one of before signs along for a day."""
    secret = new_secret()
    webhook.former_secret, webhook.secret = webhook.secret, secret
    webhook.former_until = clock.now() + OVERLAP
    db.session.flush()
    _record("webhook.secret_renewed", webhook, by)
    return secret


def switch(webhook: Webhook, *, on: bool, by: Actor) -> None:
    """Stop telling an address, or tell it again: what waits goes out, what happened meanwhile does not."""
    webhook.active, webhook.disabled_at, webhook.failing_since = on, None, None
    db.session.flush()
    forget_any()
    _record("webhook.switched_on" if on else "webhook.switched_off", webhook, by)
    _wake()


def remove(webhook: Webhook, *, by: Actor) -> None:
    """Take an address away; what it was sent stays to be read in the record until it is old."""
    webhook.active, webhook.removed_at = False, clock.now()
    webhook.secret, webhook.former_secret = "", None
    db.session.flush()
    _record("webhook.removed", webhook, by)


def ping(webhook: Webhook, *, by: Actor) -> Sending:
    """Send a test message. Raises Conflict while the address is switched off."""
    _check_on(webhook)
    sending = messages.write(webhook, Event.PING, "webhook", webhook.id, {})
    db.session.flush()
    _record("webhook.pinged", webhook, by)
    return sending


def send_again(sending: Sending, *, by: Actor) -> None:
    """Send a message once more, word for word and under its number. Raises Conflict while it waits or may not go."""
    _check_on(sending.webhook)
    if sending.state is SendingState.WITHHELD:
        raise Conflict(N_("Tin này không gửi nữa vì nội dung đã thành mật."))
    if sending.claimed_until is not None and sending.claimed_until > clock.now():
        raise Conflict(N_("Tin này đang được gửi. Chờ một phút rồi xem lại."))
    sending.state, sending.sent_at, sending.trouble, sending.status = SendingState.WAITING, None, None, None
    sending.attempts, sending.next_try_at, sending.claim, sending.claimed_until = 0, clock.now(), None, None
    db.session.flush()
    audit.record(Fact("webhook.sent_again", "webhook", sending.webhook_id, {"number": sending.number}), by=by)
    _wake()


def _check_on(webhook: Webhook) -> None:
    if not webhook.active or webhook.disabled_at is not None:
        raise Conflict(N_("Địa chỉ này đang tắt. Bật lại trước khi gửi."))


def _record(action: str, webhook: Webhook, by: Actor) -> None:
    audit.record(Fact(action, "webhook", webhook.id, {"name": webhook.name}), by=by)


def _wake() -> None:
    db.session.info.setdefault("wake", set()).add("webhooks")


def chosen(values: Iterable[str]) -> tuple[Event, ...]:
    """The events named by `values`, in the order of the table."""
    wanted = set(values)
    return tuple(event for event in Event if event.value in wanted and event is not Event.PING)
