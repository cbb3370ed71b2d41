"""Writing accounts; signing in. One-time links, sessions and the second factor are modules of their own."""

from tracker.auth.services import links, second_factor, sessions
from tracker.auth.services.accounts import choose_locale, open_account
from tracker.auth.services.passwords import ask_reset, change_password, reset_password, set_password
from tracker.auth.services.signing_in import (
    TooManyAttempts,
    Visitor,
    check_code,
    check_password,
    complete,
    sweep_attempts,
)

__all__ = [
    "TooManyAttempts",
    "Visitor",
    "ask_reset",
    "change_password",
    "check_code",
    "check_password",
    "choose_locale",
    "complete",
    "links",
    "open_account",
    "reset_password",
    "second_factor",
    "sessions",
    "set_password",
    "sweep_attempts",
]
