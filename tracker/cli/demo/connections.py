"""What other systems the demonstration town is connected with: one that hands documents in, one that is told.

The latter is switched off: a town for show sends nothing out.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from tracker.api.models import ApiToken, Sending
from tracker.api.rules.tokens import Scope
from tracker.api.rules.webhooks import Event, SendingState, Trouble
from tracker.api.services import tokens, webhooks
from tracker.auth.queries import account_by_name
from tracker.cli.demo.town import PASSWORD, Town
from tracker.core import clock
from tracker.core.actor import Role
from tracker.storage.database import db, transaction

_SCOPES = (Scope.MEETINGS_READ, Scope.MEETINGS_WRITE, Scope.DOCUMENTS_READ, Scope.DOCUMENTS_WRITE)
_EVENTS = (Event.TASK_ASSIGNED, Event.TASK_STEPPED, Event.TASK_REPORTED)


def connect(town: Town) -> None:
    """A token of the secretary, and an address with three messages: taken, refused, waiting."""
    account = account_by_name("thuky")
    if account is None:
        return
    with transaction():
        tokens.make(account, "Trục liên thông văn bản tỉnh", _SCOPES, 180, PASSWORD, by=town.secretary)
    by, now = town.actor(Role.ADMIN, "ubnd"), clock.now()
    with transaction():
        details = webhooks.Details("Văn phòng điện tử tỉnh", "https://vpdt.vidu.vn/ket-luan/nhan", _EVENTS)
        webhook, _ = webhooks.add(details, by=by)
    for _ in range(3):
        with transaction():
            webhooks.ping(webhook, by=by)
    with transaction():
        token = db.session.scalars(select(ApiToken)).one()
        token.used_at, token.used_from = now - timedelta(hours=2), "203.162.10.8"
        taken, refused, _ = db.session.scalars(select(Sending).order_by(Sending.id))
        taken.state, taken.sent_at, taken.status, taken.took, taken.attempts = SendingState.SENT, now, 200, 182, 1
        refused.state, refused.trouble, refused.status = SendingState.GIVEN_UP, Trouble.REFUSED, 503
        refused.attempts, refused.took = 10, 1204
        webhooks.switch(webhook, on=False, by=by)
