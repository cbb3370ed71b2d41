"""Who may read a proposal, decide on it, and take it back. SQL twin for reading: `queries.visible_to`."""

from __future__ import annotations

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.meetings.policy import gives_for
from tracker.proposals.models import Proposal


def _involved(actor: Actor, proposal: Proposal) -> bool:
    """A unit of the scope raised it or is asked."""
    return actor.post.covers(proposal.body.path) or (
        proposal.unit is not None and actor.post.covers(proposal.unit.path)
    )


def _asked(actor: Actor, proposal: Proposal) -> bool:
    """A unit of the scope is asked; nobody decides on what their own unit raised."""
    return actor.post.covers(proposal.body.path) and proposal.unit_id != actor.unit_id


def _own(actor: Actor, proposal: Proposal) -> bool:
    return proposal.unit_id == actor.unit_id and proposal.passage_id is None


REACHES = {Reach.INVOLVED: _involved, Reach.SCOPE: _asked, Reach.SELF: _own}


def may(actor: Actor, permission: Permission, proposal: Proposal) -> bool:
    """True when the actor's post grants `permission` for `proposal`."""
    how_far = reach(actor, permission)
    return how_far is not None and REACHES[how_far](actor, proposal) and _knows(actor, proposal)


def _knows(actor: Actor, proposal: Proposal) -> bool:
    """What a confidential passage asked for is known to the unit that asked, and to those who answer for the body."""
    secret = proposal.passage is not None and proposal.passage.confidential
    asked = proposal.unit_id in actor.own_units and not actor.discreet
    return not secret or asked or gives_for(actor, proposal.body_id)
