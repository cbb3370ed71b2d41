"""Whose figures a page shows."""

from __future__ import annotations

from flask import abort

from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.models import Unit
from tracker.org.queries import unit_by_code
from tracker.storage.database import db
from tracker.tasks.queries import Filter


def scope_or_404(actor: Actor, wanted: Filter) -> Unit:
    """The unit that the address names, by default the reader's own; 404 outside the reader's scope."""
    scope = unit_by_code(wanted.unit, clock.today()) if wanted.unit else db.session.get(Unit, actor.unit_id)
    if scope is None or not actor.post.covers(scope.path):
        abort(404)
    return scope
