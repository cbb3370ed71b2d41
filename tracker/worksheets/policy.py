"""Who may take sheets in: secretaries, for the units in their scope that give tasks."""

from __future__ import annotations

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.org.models import Unit
from tracker.worksheets.models import Worksheet


def may_body(actor: Actor, permission: Permission, body: Unit) -> bool:
    """True when the actor's post grants `permission` for sheets of the unit `body`."""
    return reach(actor, permission) is Reach.SCOPE and actor.post.covers(body.path)


def may(actor: Actor, permission: Permission, worksheet: Worksheet) -> bool:
    """The same for one sheet. SQL twin for reading: `queries.visible_to`."""
    return may_body(actor, permission, worksheet.body)
