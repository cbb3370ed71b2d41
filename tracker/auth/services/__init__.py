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
from tracker.auth.services.opening import (
    activate,
    check_name_free,
    close_account,
    invite,
    invite_again,
    rename_account,
    reopen_account,
)

__all__ = [
    "TooManyAttempts",
    "activate",
    "change_password",
    "check_name_free",
    "check_sign_in",
    "choose_locale",
    "close_account",
    "invite",
    "invite_again",
    "links",
    "open_account",
    "rename_account",
    "reopen_account",
    "sweep_attempts",
]
