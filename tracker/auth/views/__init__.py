"""Sign-in and sign-out, a lost password, the account page, choice of post and language, the administrator's list."""

from __future__ import annotations

from tracker.auth.views import account, administration, deputies, reset, second_factor, signing_in, sso
from tracker.auth.views.room import bp, init_app, my_account

__all__ = [
    "account",
    "administration",
    "bp",
    "deputies",
    "init_app",
    "my_account",
    "reset",
    "second_factor",
    "signing_in",
    "sso",
]
