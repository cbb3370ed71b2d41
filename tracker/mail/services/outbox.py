"""Writing mail into the outbox, within the act that causes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tracker.core import clock
from tracker.core.text import fingerprint, normalise
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState, Trouble, is_address, one_line
from tracker.storage.database import db, insert_once


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail: how it is called, its media type, and its hash in `storage.blobs`."""

    name: str
    media_type: str
    hash: str


def post(
    address: str | None,
    subject: str,
    body: str,
    *,
    key: str,
    kind: str,
    name: str = "",
    person_id: int | None = None,
    attachment: Attachment | None = None,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> bool:
    """Write a mail into the outbox, in the running transaction; a job sends it after the commit.

    `key` names what is told to whom ("task.due:41:2026-11-24:7"): the same key is written once, however often
    and from however many processes it is posted. `kind` are the Vietnamese words for it, marked with `N_`
    ("Nhắc hạn"), which the administrator reads instead of the subject: a mail may be about a confidential task.
    `name` and `person_id` say who receives it. Not sent before `not_before`, and after `expires_at` never
    (`rules.SHELF_LIFE` suits what only matters now).

    Answers True when the mail is new. Never refuses, so that an act cannot fail over its mail: without an
    address nothing is written, and what no server would take lies in the outbox as not sent.
    """
    address = one_line(address or "")
    if not address:
        return False
    now = clock.now()
    sound = is_address(address)
    new = insert_once(
        OutgoingMail,
        key=key if len(key) <= 200 else fingerprint(key),
        kind=kind[:80],
        person_id=person_id,
        name=one_line(name)[:200],
        address=address[:200],
        subject=one_line(subject)[:300],
        body=normalise(body),
        attachment_name=one_line(attachment.name)[:200] if attachment else None,
        attachment_type=attachment.media_type[:100] if attachment else None,
        attachment_hash=attachment.hash if attachment else None,
        created_at=now,
        not_before=not_before,
        expires_at=expires_at,
        state=MailState.WAITING if sound else MailState.GIVEN_UP,
        attempts=0,
        next_try_at=max(now, not_before) if not_before else now,
        trouble=None if sound else Trouble.ADDRESS,
        version=1,
    )
    if new and sound:
        # Whoever sends mail is woken after the commit (tracker.jobs.queue); a lost wake-up costs a minute.
        db.session.info.setdefault("wake", set()).add("mail")
    return new
