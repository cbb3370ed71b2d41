"""Who may read and manage conferences and their documents."""

from __future__ import annotations

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.meetings.models import Document, Meeting
from tracker.meetings.rules import GIVERS, DocumentState


def may(actor: Actor, permission: Permission, meeting: Meeting) -> bool:
    """True when the actor's post grants `permission` for `meeting`. SQL twin for reading: `queries.visible_to`."""
    how_far = reach(actor, permission)
    path = meeting.body.path
    if how_far is Reach.SCOPE:
        return actor.post.covers(path)
    if how_far is Reach.ABOVE:
        above = actor.post.unit_path.startswith(path) or meeting.body_id in actor.post.once_below
        return actor.post.covers(path) or (above and any(_issued(each) for each in meeting.documents))
    return False


def may_document(actor: Actor, permission: Permission, document: Document) -> bool:
    """The same for one document: units below read it once it is issued."""
    if not may(actor, permission, document.meeting):
        return False
    if reach(actor, permission) is Reach.ABOVE:
        return actor.post.covers(document.meeting.body.path) or _issued(document)
    return True


def gives_for(actor: Actor, unit_id: int) -> bool:
    """True for those who know what the unit ordered in confidence: its leaders and its secretaries, no unit's above."""
    return not actor.discreet and unit_id in actor.own_units and actor.role in GIVERS


def _issued(document: Document) -> bool:
    return document.state is DocumentState.ISSUED
