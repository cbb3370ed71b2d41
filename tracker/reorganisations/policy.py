"""Who prepares a reorganisation, and who carries it out. SQL twin for reading: `queries.visible_to`."""

from __future__ import annotations

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.reorganisations.models import Reorganisation


def may(actor: Actor, permission: Permission, reorganisation: Reorganisation) -> bool:
    """True when the actor's post grants `permission`: everywhere, or where its scope holds the body."""
    how_far = reach(actor, permission)
    return how_far is Reach.ALL or (how_far is Reach.SCOPE and actor.post.covers(reorganisation.body.path))
