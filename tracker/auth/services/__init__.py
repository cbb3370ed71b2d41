"""Writing accounts; signing in. One-time links are in `links`."""

from tracker.auth.services import links
from tracker.auth.services.accounts import (
    TooManyAttempts,
    change_password,
    check_sign_in,
    choose_locale,
    open_account,
    sweep_attempts,
)

__all__ = [
    "TooManyAttempts",
    "change_password",
    "check_sign_in",
    "choose_locale",
    "links",
    "open_account",
    "sweep_attempts",
]
