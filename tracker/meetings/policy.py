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
        return actor.post.covers(path) or (_below(actor, meeting) and any(_issued(each) for each in meeting.documents))
    return False


def may_document(actor: Actor, permission: Permission, document: Document) -> bool:
    """The same for one document: units below read it once it is issued."""
    how_far, meeting = reach(actor, permission), document.meeting
    if how_far is Reach.ABOVE and not actor.post.covers(meeting.body.path):
        return _below(actor, meeting) and _issued(document)
    return may(actor, permission, meeting)


def may_read(actor: Actor, body_id: int, path: str, issued: bool) -> bool:
    """The same as `may` with MEETING_VIEW, for a conference that is told by its body and whether anything is issued."""
    if reach(actor, Permission.MEETING_VIEW) is not Reach.ABOVE:
        return False
    return actor.post.covers(path) or (issued and _stands_above(actor, body_id, path))


def _below(actor: Actor, meeting: Meeting) -> bool:
    return _stands_above(actor, meeting.body_id, meeting.body.path)


def _stands_above(actor: Actor, body_id: int, path: str) -> bool:
    """The body that met stands above the actor's unit, or once did."""
    return actor.post.unit_path.startswith(path) or body_id in actor.post.once_below


def gives_for(actor: Actor, unit_id: int) -> bool:
    """True for those who know what the unit ordered in confidence: its leaders and its secretaries, no unit's above."""
    return not actor.discreet and unit_id in actor.own_units and actor.role in GIVERS


def _issued(document: Document) -> bool:
    return document.state is DocumentState.ISSUED
