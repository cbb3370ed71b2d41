"""Writing mail into the outbox, within the act that causes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracker.core import clock
from tracker.core.text import fingerprint, normalise
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import MailState, Trouble, is_address, one_line
from tracker.storage.database import db, insert_missing


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail: how it is called, its media type, and its hash in `storage.blobs.attachments`."""

    name: str
    media_type: str
    hash: str


@dataclass(frozen=True)
class Letter:
    """A mail as it is posted.

    `key` names what is told to whom ("task.due:41:2026-11-24:7"): the same key is written once, however often
    and from however many processes it is posted. `kind` are the Vietnamese words for it, marked with `N_`
    ("Nhắc hạn"), which the administrator reads instead of the subject: a mail may be about a confidential task.
    `name` and `person_id` say who receives it. Not sent before `not_before`, and after `expires_at` never
    (`rules.SHELF_LIFE` suits what only matters now).
    """

    address: str | None
    subject: str
    body: str
    key: str
    kind: str
    name: str = ""
    person_id: int | None = None
    attachment: Attachment | None = None
    not_before: datetime | None = None
    expires_at: datetime | None = None


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
    """Write one mail into the outbox; True when it is new. What the words mean stands at `Letter`."""
    letter = Letter(
        address, subject, body, key, kind, name, person_id, attachment, not_before=not_before, expires_at=expires_at
    )
    return bool(post_all([letter]))


def post_all(letters: Sequence[Letter]) -> set[str]:
    """Write mails into the outbox, in the running transaction; a job sends them after the commit.

    Answers the keys of the new ones. Never refuses, so that an act cannot fail over its mail: without an address
    nothing is written, and what no server would take lies in the outbox as not sent. Thousands cost few statements.
    """
    now = clock.now()
    rows = {_key(letter): _row(letter, now) for letter in letters if one_line(letter.address or "")}
    written = insert_missing(OutgoingMail, list(rows.values()), OutgoingMail.key, OutgoingMail.state)
    if any(state is MailState.WAITING for _, state in written):
        # Whoever sends mail is woken after the commit (tracker.jobs.queue); a lost wake-up costs a minute.
        db.session.info.setdefault("wake", set()).add("mail")
    new = {key for key, _ in written}
    return {letter.key for letter in letters if _key(letter) in new}


def _key(letter: Letter) -> str:
    return letter.key if len(letter.key) <= 200 else fingerprint(letter.key)


def _row(letter: Letter, now: datetime) -> dict[str, Any]:
    address = one_line(letter.address or "")
    sound = is_address(address)
    attachment, not_before = letter.attachment, letter.not_before
    return {
        "key": _key(letter),
        "kind": letter.kind[:80],
        "person_id": letter.person_id,
        "name": one_line(letter.name)[:200],
        "address": address[:200],
        "subject": one_line(letter.subject)[:300],
        "body": normalise(letter.body),
        "attachment_name": one_line(attachment.name)[:200] if attachment else None,
        "attachment_type": attachment.media_type[:100] if attachment else None,
        "attachment_hash": attachment.hash if attachment else None,
        "created_at": now,
        "not_before": not_before,
        "expires_at": letter.expires_at,
        "state": MailState.WAITING if sound else MailState.GIVEN_UP,
        "attempts": 0,
        "next_try_at": max(now, not_before) if not_before else now,
        "trouble": None if sound else Trouble.ADDRESS,
        "version": 1,
    }
