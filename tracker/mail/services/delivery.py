"""Sending what lies in the outbox. Any number of workers may do so at once: a mail belongs to who claimed it.

A mail is claimed and counted before it is sent, and marked afterwards, each in a transaction of its own. Whoever
dies in between leaves a claim that runs out; the mail then goes out again under the same Message-ID. That it goes
out twice is possible only there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Any, cast
from uuid import uuid4

from flask import current_app
from sqlalchemy import ColumnElement, CursorResult, and_, delete, or_, select, update

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.events import Fact
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import KEEP, KEEP_FILES, LEASE, WAITS, MailState, Trouble, sender_of, server_of, wait_after
from tracker.mail.services.letters import letter
from tracker.mail.services.smtp import Failed, Line
from tracker.storage import blobs
from tracker.storage.database import db, transaction

#: Mails of one round; the next round follows within a minute, so that no round holds up a stop for long.
ROUND = 200


@dataclass
class Round:
    """What one round of sending did. `down` is the trouble of the server that ended it, with its words."""

    sent: int = 0
    later: int = 0
    given_up: int = 0
    expired: int = 0
    down: Failed | None = None


@dataclass(frozen=True)
class _Claimed:
    """A mail in the hands of this worker; `message` is None when it could not be made, for `trouble`."""

    id: int
    token: str
    address: str
    attempts: int
    message: EmailMessage | None
    trouble: Trouble | None


def is_configured() -> bool:
    """True when there is a mail server to send through."""
    return bool(current_app.config["MAIL_URL"])


def deliver() -> Round:
    """Send what is due, until nothing is left, the round is full, or the server fails. Commits after each mail.

    Without a mail server everything stays as it is.
    """
    done = Round(expired=_expire())
    if not is_configured():
        return done
    sender = sender_of(current_app.config["MAIL_FROM"])
    with Line(server_of(current_app.config["MAIL_URL"]), sender) as line:
        for _ in range(ROUND):
            mail = _claim(sender)
            if mail is None:
                break
            _send(line, mail, done)
            if done.down is not None:
                break
    return done


def _send(line: Line, mail: _Claimed, done: Round) -> None:
    try:
        if mail.message is None:
            raise Failed(mail.trouble or Trouble.FILE, "")
        line.send(mail.message, mail.address)
    except Failed as failed:
        wait = None if failed.trouble.for_good else wait_after(mail.attempts)
        _note_failure(mail, failed, wait)
        if wait is None:
            done.given_up += 1
        else:
            done.later += 1
        done.down = failed if failed.trouble.of_all else None
    else:
        _note_sent(mail)
        done.sent += 1


def due() -> ColumnElement[bool]:
    """Mails to be sent now, by nobody claimed.

    A moment much further ahead than any wait or claim comes from a clock that was wrong, and holds nobody up. Much:
    another worker's claim is a little further ahead than this one's `now` reckons, by the difference of their clocks
    and by the time that this statement waits for the other's.
    """
    now = clock.now()
    longest = timedelta(minutes=max(WAITS)) + LEASE
    return and_(
        OutgoingMail.state == MailState.WAITING,
        or_(
            OutgoingMail.next_try_at <= now,
            and_(OutgoingMail.attempts > 0, OutgoingMail.next_try_at > now + longest),
            and_(OutgoingMail.attempts == 0, OutgoingMail.not_before.is_(None)),
        ),
        or_(
            OutgoingMail.claimed_until.is_(None),
            OutgoingMail.claimed_until < now,
            OutgoingMail.claimed_until > now + 2 * LEASE,
        ),
    )


def _claim(sender: Address) -> _Claimed | None:
    """Take the mail that has been due longest, counting the try; None when there is none."""
    token = uuid4().hex
    first = select(OutgoingMail.id).where(due()).order_by(OutgoingMail.next_try_at, OutgoingMail.id).limit(1)
    # One statement: on SQLite it holds the write lock, on PostgreSQL it passes over rows that others are taking.
    take = (
        update(OutgoingMail)
        .where(OutgoingMail.id == first.with_for_update(skip_locked=True).scalar_subquery(), due())
        .values(
            claim=token,
            claimed_until=clock.now() + LEASE,
            attempts=OutgoingMail.attempts + 1,
            version=OutgoingMail.version + 1,
        )
        .returning(OutgoingMail.id)
        .execution_options(synchronize_session=False)
    )
    with transaction():
        taken = db.session.scalar(take)
        if taken is None:
            return None
        mail = db.session.get_one(OutgoingMail, taken, populate_existing=True)
        message, trouble = None, None
        if mail.attempts > len(WAITS) + 1:
            trouble = Trouble.CRASHED
        else:
            try:
                message = letter(mail, sender)
            except FileNotFoundError:
                trouble = Trouble.FILE
            except ValueError:
                trouble = Trouble.ADDRESS
        return _Claimed(mail.id, token, mail.address, mail.attempts, message, trouble)


def _note_sent(mail: _Claimed) -> None:
    """It was sent: that is written even if the claim ran out meanwhile."""
    with transaction():
        if _change(
            mail,
            OutgoingMail.state == MailState.WAITING,
            state=MailState.SENT,
            sent_at=clock.now(),
            trouble=None,
            last_error=None,
        ):
            audit.record(Fact("mail.sent", "mail", mail.id), by=None)


def _note_failure(mail: _Claimed, failed: Failed, wait: timedelta | None) -> None:
    """Put the mail off for `wait`, or give it up; nothing when somebody else has taken it over."""
    with transaction():
        now = clock.now()
        mine = OutgoingMail.claim == mail.token
        told = {"trouble": failed.trouble, "last_error": failed.words[:500] or None}
        if wait is not None:
            _change(mail, mine, next_try_at=now + wait, **told)
        elif _change(mail, mine, state=MailState.GIVEN_UP, **told):
            audit.record(Fact("mail.given_up", "mail", mail.id, {"trouble": failed.trouble.value}), by=None)


def _change(mail: _Claimed, still: ColumnElement[bool], **values: Any) -> bool:
    change = (
        update(OutgoingMail)
        .where(OutgoingMail.id == mail.id, still)
        .values(claim=None, claimed_until=None, version=OutgoingMail.version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    return cast("CursorResult[Any]", db.session.execute(change)).rowcount == 1


def _expire() -> int:
    """Set aside what would come too late to be of use; how many."""
    stale = (
        update(OutgoingMail)
        .where(OutgoingMail.state == MailState.WAITING, OutgoingMail.expires_at < clock.now())
        .where(or_(OutgoingMail.claimed_until.is_(None), OutgoingMail.claimed_until < clock.now()))
        .values(state=MailState.EXPIRED, trouble=Trouble.LATE, version=OutgoingMail.version + 1)
        .execution_options(synchronize_session=False)
    )
    with transaction():
        return cast("CursorResult[Any]", db.session.execute(stale)).rowcount


def sweep() -> int:
    """Delete finished mail after a year, in the running transaction; how many. Files that went with mail go sooner."""
    _sweep_files()
    old = clock.now() - KEEP
    gone = (
        delete(OutgoingMail)
        .where(OutgoingMail.state != MailState.WAITING, OutgoingMail.created_at < old)
        .execution_options(synchronize_session=False)
    )
    many = cast("CursorResult[Any]", db.session.execute(gone)).rowcount
    if many:
        audit.record(Fact("mail.swept", "mail", None, {"many": many}), by=None)
    return many


def _sweep_files() -> None:
    """Delete files that no waiting mail needs. One that is wanted again all the same is told of as gone."""
    for digests in blobs.attachments.old(KEEP_FILES):
        waits = OutgoingMail.attachment_hash.in_(digests), OutgoingMail.state == MailState.WAITING
        needed = set(db.session.scalars(select(OutgoingMail.attachment_hash).where(*waits)))
        for digest in digests:
            if digest not in needed:
                blobs.attachments.delete(digest)
