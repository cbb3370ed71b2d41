"""The refusal of a sign-in through the provider."""

from __future__ import annotations

from tracker.auth.rules.sso import STATUS, Identity, Reason
from tracker.core.errors import Refused


class SsoRefused(Refused):
    """Signing in through the provider led nowhere; `reason` says why, `detail` what only the log needs to know."""

    def __init__(self, reason: Reason, detail: str = "", *, identity: Identity | None = None) -> None:
        super().__init__(reason.label)
        self.reason = reason
        self.detail = detail
        self.identity = identity
        self.status = STATUS[reason]
