"""A row of the outbox as the message that goes over the line."""

from __future__ import annotations

from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from tracker.core import clock
from tracker.mail.models import OutgoingMail
from tracker.mail.rules import message_id
from tracker.storage import blobs


def letter(mail: OutgoingMail, sender: Address) -> EmailMessage:
    """The message of `mail`: plain text in UTF-8 with its attachment. Raises FileNotFoundError when that is gone.

    Addresses and subject go through the library's header classes, which encode Vietnamese and refuse line breaks.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = sender
    message["To"] = Address(mail.name, addr_spec=mail.address)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(clock.local(clock.now()))
    message["Message-ID"] = message_id(mail.key, sender.domain)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: out-of-office replies stay away
    message.set_content(mail.body, charset="utf-8", cte="quoted-printable")
    if mail.attachment_hash is not None:
        main, _, sub = (mail.attachment_type or "application/octet-stream").partition("/")
        message.add_attachment(
            blobs.attachments.get(mail.attachment_hash), maintype=main, subtype=sub, filename=mail.attachment_name
        )
    return message
