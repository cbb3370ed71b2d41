"""What the pages of notices share: the blueprint, how one's own notice is loaded, the bell."""

from __future__ import annotations

from flask import Blueprint, Flask, g
from sqlalchemy.exc import SQLAlchemyError

from tracker.core.actor import Actor
from tracker.notifications import queries, services
from tracker.notifications.models import Notice
from tracker.storage import database
from tracker.web.guards import Subject
from tracker.web.templates import give_templates

bp = Blueprint("notifications", __name__)

NOTICE: Subject[Notice] = Subject(queries.notice_or_404, queries.may_read)


def init_app(app: Flask) -> None:
    """Install the pages, and let acts tell those concerned."""
    app.register_blueprint(bp)
    if services.tell not in database.listeners:
        database.listeners.append(services.tell)


@give_templates(bp)
def bell() -> dict[str, object]:
    """Give every template the number at the bell."""
    return {"unread_notices": _unread}


def _unread() -> int:
    actor: Actor | None = g.get("actor")
    if actor is None:
        return 0
    try:
        return queries.unread_count(actor)
    except SQLAlchemyError:
        # The page that says that the database is at fault has a bell too, and must not fail over it.
        database.db.session.rollback()
        return 0
