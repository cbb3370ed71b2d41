"""Who may publish a report of a body, and read what was published of it."""

from __future__ import annotations

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.org.models import Unit
from tracker.reports.models import PublishedReport


def may_of_body(actor: Actor, permission: Permission, body: Unit) -> bool:
    """True when the actor's post grants `permission` for reports of `body`: it lies in the scope of the post."""
    return reach(actor, permission) is Reach.SCOPE and actor.post.covers(body.path)


def may(actor: Actor, permission: Permission, published: PublishedReport) -> bool:
    """The same for a report that was published. SQL twin for reading: `queries.published.visible_to`."""
    return may_of_body(actor, permission, published.body)
