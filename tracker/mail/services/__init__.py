"""Writing the outbox, and sending what lies in it."""

from tracker.mail.services.outbox import Attachment, post

__all__ = ["Attachment", "post"]
