"""Who may end a token, and who keeps the addresses that are told."""

from __future__ import annotations

from tracker.access.permissions import Permission, Reach, reach
from tracker.api.models import ApiToken, Sending, Webhook
from tracker.core.actor import Actor


def may_own(actor: Actor, permission: Permission, token: ApiToken) -> bool:
    """True for the person who made the token, in whichever post they act now."""
    return reach(actor, permission) is Reach.SELF and token.account.person_id == actor.person_id


def may_any(actor: Actor, permission: Permission, subject: ApiToken | Webhook | Sending) -> bool:
    """Tokens of others, and webhooks, belong to the whole site: the right alone decides."""
    return reach(actor, permission) is not None
