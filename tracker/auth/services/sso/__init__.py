"""Signing in through another institution's sign-on: talking to the provider, and the links of accounts to it."""

from tracker.auth.services.sso.identities import bar_password, link, link_by_hand, note_refusal, open_by, unlink
from tracker.auth.services.sso.provider import Flow, end_address, redeem, start
from tracker.auth.services.sso.refusals import SsoRefused

__all__ = [
    "Flow",
    "SsoRefused",
    "bar_password",
    "end_address",
    "link",
    "link_by_hand",
    "note_refusal",
    "open_by",
    "redeem",
    "start",
    "unlink",
]
