"""What an administrator does with a mail that did not go out."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import CursorResult, update

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState, Trouble
from tracker.storage.database import db


def retry(mail: OutgoingMail, *, by: Actor) -> None:
    """Send a mail that was given up, or that waits, at the next round. Raises Conflict for one that was sent.

    Its time of use no longer counts: the administrator has decided.
    """
    _take(mail)
    mail.state, mail.trouble, mail.last_error = MailState.WAITING, None, None
    mail.attempts, mail.next_try_at = 0, clock.now()
    mail.expires_at = None if mail.expires_at and mail.expires_at < clock.now() else mail.expires_at
    db.session.info.setdefault("wake", set()).add("mail")
    audit.record(Fact("mail.retried", "mail", mail.id), by=by)


def retry_all(*, by: Actor) -> int:
    """Send all that was given up at the next round, once the server is mended; how many.

    Not what an administrator stopped, nor what no server would take.
    """
    again = (
        update(OutgoingMail)
        .where(OutgoingMail.state == MailState.GIVEN_UP, OutgoingMail.trouble.not_in((Trouble.PERSON, Trouble.ADDRESS)))
        .values(
            state=MailState.WAITING,
            trouble=None,
            last_error=None,
            attempts=0,
            next_try_at=clock.now(),
            version=OutgoingMail.version + 1,
        )
        .execution_options(synchronize_session=False)
    )
    many = cast("CursorResult[Any]", db.session.execute(again)).rowcount
    db.session.info.setdefault("wake", set()).add("mail")
    audit.record(Fact("mail.all_retried", "mail", None, {"many": many}), by=by)
    return many


def give_up(mail: OutgoingMail, *, by: Actor) -> None:
    """Do not send a waiting mail. Raises Conflict for one that no longer waits, or is being sent right now."""
    _take(mail)
    if mail.state is not MailState.WAITING:
        raise Conflict(N_("Thư này không còn chờ gửi."))
    mail.state, mail.trouble = MailState.GIVEN_UP, Trouble.PERSON
    audit.record(Fact("mail.given_up", "mail", mail.id, {"trouble": Trouble.PERSON.value}), by=by)


def _take(mail: OutgoingMail) -> None:
    if mail.state is MailState.SENT:
        raise Conflict(N_("Thư này đã gửi."))
    if mail.claimed_until is not None and mail.claimed_until > clock.now():
        raise Conflict(N_("Thư này đang được gửi. Chờ một phút rồi xem lại."))
    mail.claim = mail.claimed_until = None
