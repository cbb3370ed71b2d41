"""Writing the outbox, sending what lies in it, and deciding on what did not go out."""

from tracker.mail.services.delivery import Round, deliver, is_configured, sweep
from tracker.mail.services.desk import give_up, retry, retry_all
from tracker.mail.services.outbox import Attachment, Letter, post, post_all

__all__ = [
    "Attachment",
    "Letter",
    "Round",
    "deliver",
    "give_up",
    "is_configured",
    "post",
    "post_all",
    "retry",
    "retry_all",
    "sweep",
]
