"""Sending what waits, as mail is sent (decision 15): claimed and counted first, marked afterwards, by any worker.

That a message goes out twice is possible when a worker dies between sending and marking; its number is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import uuid4

from flask import current_app
from flask_babel import gettext
from sqlalchemy import ColumnElement, CursorResult, and_, delete, or_, select, update

from tracker.api.models import Sending, Webhook
from tracker.api.rules.webhooks import KEEP, PATIENCE, SendingState, Trouble, is_failing, signature
from tracker.api.services import line
from tracker.api.services.messages import secret_subjects
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.mail import services as mail
from tracker.mail.rules import LEASE, WAITS, wait_after
from tracker.storage.database import db, transaction
from tracker.web.addresses import address_of

#: Messages of one round; the next follows within a minute.
ROUND = 100


@dataclass
class Round:
    """What one round of sending did."""

    sent: int = 0
    later: int = 0
    given_up: int = 0


@dataclass(frozen=True)
class _Claimed:
    """A message in the hands of this worker; without an address it must not go out any more."""

    id: int
    token: str
    webhook_id: int
    address: str | None
    body: bytes
    headers: dict[str, str]
    attempts: int
    dead: bool


def deliver() -> Round:
    """Send what is due, until nothing is left or the round is full. Commits after each message.

    An address that does not answer holds nobody else up: its other messages wait until the next round.
    """
    done, silent = Round(), set[int]()
    for _ in range(ROUND):
        claimed = _claim(silent)
        if claimed is None:
            break
        if claimed.dead:
            _fail(claimed, line.Answer(None, Trouble.CRASHED, 0), None)
            done.given_up += 1
        elif claimed.address is None:
            _withhold(claimed)
        else:
            _send(claimed, done, silent)
    return done


def _send(claimed: _Claimed, done: Round, silent: set[int]) -> None:
    loopback = current_app.config["WEBHOOK_LOOPBACK"]
    patience = current_app.config.get("WEBHOOK_PATIENCE", PATIENCE)
    answer = line.send(claimed.address or "", claimed.body, claimed.headers, loopback=loopback, patience=patience)
    if answer.trouble is None:
        _succeed(claimed, answer)
        done.sent += 1
        return
    silent.add(claimed.webhook_id)
    wait = wait_after(claimed.attempts)
    _fail(claimed, answer, wait)
    if wait is None:
        done.given_up += 1
    else:
        done.later += 1


def due(silent: set[int]) -> ColumnElement[bool]:
    """Messages to be sent now, by nobody claimed, to addresses that are switched on and have answered so far."""
    now = clock.now()
    longest = timedelta(minutes=max(WAITS)) + LEASE
    on = select(Webhook.id).where(Webhook.active.is_(True), Webhook.disabled_at.is_(None), Webhook.removed_at.is_(None))
    return and_(
        Sending.state == SendingState.WAITING,
        Sending.webhook_id.in_(on),
        Sending.webhook_id.not_in(silent),
        # Further ahead than any wait: a clock was wrong (as in tracker.mail).
        or_(Sending.next_try_at <= now, Sending.next_try_at > now + longest),
        or_(Sending.claimed_until.is_(None), Sending.claimed_until < now, Sending.claimed_until > now + 2 * LEASE),
    )


def _claim(silent: set[int]) -> _Claimed | None:
    """Take the message that has been due longest, counting the try; None when there is none."""
    token, now = uuid4().hex, clock.now()
    first = select(Sending.id).where(due(silent)).order_by(Sending.next_try_at, Sending.id).limit(1)
    take = (
        update(Sending)
        .where(Sending.id == first.with_for_update(skip_locked=True).scalar_subquery(), due(silent))
        .values(claim=token, claimed_until=now + LEASE, attempts=Sending.attempts + 1)
        .returning(Sending.id)
        .execution_options(synchronize_session=False)
    )
    with transaction():
        taken = db.session.scalar(take)
        if taken is None:
            return None
        sending = db.session.get_one(Sending, taken, populate_existing=True)
        secret = (sending.subject, sending.subject_id) in secret_subjects([sending])
        body = sending.body.encode()
        return _Claimed(
            sending.id,
            token,
            sending.webhook_id,
            None if secret else sending.webhook.address,
            body,
            _headers(sending, body, now),
            sending.attempts,
            sending.attempts > len(WAITS) + 1,
        )


def _headers(sending: Sending, body: bytes, now: datetime) -> dict[str, str]:
    webhook = sending.webhook
    secrets = [webhook.secret]
    if webhook.former_secret and webhook.former_until is not None and webhook.former_until > now:
        secrets.append(webhook.former_secret)
    return {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "KetLuan-Webhook/1",
        "KetLuan-Event": sending.event.value,
        "KetLuan-Delivery": sending.number,
        "KetLuan-Attempt": str(sending.attempts),
        "KetLuan-Signature": signature(secrets, now, body),
    }


def _succeed(claimed: _Claimed, answer: line.Answer) -> None:
    """It was taken: that is written even if the claim ran out meanwhile."""
    with transaction():
        told = {"status": answer.status, "took": answer.took, "trouble": None}
        waits = Sending.state == SendingState.WAITING
        if _change(claimed, waits, state=SendingState.SENT, sent_at=clock.now(), **told):
            _webhook(claimed, Webhook.failing_since.is_not(None), failing_since=None)


def _withhold(claimed: _Claimed) -> None:
    with transaction():
        _change(claimed, Sending.claim == claimed.token, state=SendingState.WITHHELD)


def _fail(claimed: _Claimed, answer: line.Answer, wait: timedelta | None) -> None:
    """Put the message off for `wait`, or give it up; an address that has failed for days is switched off."""
    with transaction():
        now, mine = clock.now(), Sending.claim == claimed.token
        told = {"status": answer.status, "took": answer.took, "trouble": answer.trouble}
        _webhook(claimed, Webhook.failing_since.is_(None), failing_since=now)
        if wait is not None:
            _change(claimed, mine, next_try_at=now + wait, **told)
        elif _change(claimed, mine, state=SendingState.GIVEN_UP, **told):
            detail = {"trouble": answer.trouble.value if answer.trouble else None}
            audit.record(Fact("webhook.given_up", "webhook", claimed.webhook_id, detail), by=None)
            webhook = db.session.get_one(Webhook, claimed.webhook_id, populate_existing=True)
            if webhook.disabled_at is None and is_failing(webhook.failing_since, now):
                _disable(webhook, now)


def _disable(webhook: Webhook, now: datetime) -> None:
    webhook.disabled_at = now
    audit.record(Fact("webhook.disabled", "webhook", webhook.id, {"name": webhook.name}), by=None)
    body = [
        gettext("Kính gửi ông/bà %(name)s,", name=webhook.person.full_name),
        "",
        gettext("Hệ thống “%(name)s” không nhận tin trong nhiều ngày nên đã được tạm tắt.", name=webhook.name),
        gettext("Xem nguyên nhân và bật lại tại:"),
        address_of("connections.webhook", webhook_id=webhook.id),
        "",
    ]
    mail.post(
        webhook.person.email,
        gettext("Đã tắt một địa chỉ nhận tin"),
        "\n".join(body),
        key=f"webhook.disabled:{webhook.id}:{now.isoformat()}",
        kind=N_("Địa chỉ nhận tin"),
        name=webhook.person.full_name,
        person_id=webhook.person_id,
    )


def _change(claimed: _Claimed, still: ColumnElement[bool], **values: Any) -> bool:
    change = (
        update(Sending)
        .where(Sending.id == claimed.id, still)
        .values(claim=None, claimed_until=None, **values)
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", db.session.execute(change)).rowcount == 1


def _webhook(claimed: _Claimed, still: ColumnElement[bool], **values: Any) -> None:
    change = update(Webhook).where(Webhook.id == claimed.webhook_id, still).values(**values)
    db.session.execute(change.execution_options(synchronize_session=False))


def sweep() -> int:
    """Delete messages after a month, in the running transaction; how many."""
    # What waits for so long waits for an address that was switched off or taken away.
    gone = delete(Sending).where(Sending.created_at < clock.now() - KEEP)
    many = cast("CursorResult[Any]", db.session.execute(gone.execution_options(synchronize_session=False))).rowcount
    if many:
        audit.record(Fact("webhook.swept", "webhook", None, {"many": many}), by=None)
    return many
