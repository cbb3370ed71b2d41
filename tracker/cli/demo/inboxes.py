"""The inboxes of the demonstration town: what happened lately is unread, the deadlines of today are called to mind."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import update

from tracker.core import clock
from tracker.notifications import services as notifications
from tracker.notifications.models import Notice
from tracker.storage.database import db, transaction

#: Days after which people have read what they were told.
READ_AFTER = 3


def open_inboxes(today: date) -> None:
    """Remind as on the morning of the last working day, then let everybody have read what is older."""
    moment = clock.at_office(today, 7)
    while True:
        with clock.frozen(moment), transaction():
            if "ngày nghỉ" not in notifications.remind(moment).casefold():
                break
        moment -= timedelta(days=1)
    read = clock.at_office(today - timedelta(days=READ_AFTER), 17)
    with transaction():
        db.session.execute(update(Notice).where(Notice.at < read).values(read_at=read))
