"""Writing accounts; signing in. Links, sessions, the second factor and the sign-on are modules of their own."""

from tracker.auth.services import links, second_factor, sessions, sso
from tracker.auth.services.accounts import change_address, choose_locale, leave_address, open_account, rotate
from tracker.auth.services.opening import (
    activate,
    check_name_free,
    close_account,
    invite,
    invite_again,
    rename_account,
    reopen_account,
)
from tracker.auth.services.passwords import ask_reset, change_password, prove, reset_password, set_password
from tracker.auth.services.signing_in import (
    TooManyAttempts,
    Visitor,
    check_code,
    check_password,
    complete,
    sweep_attempts,
    take_turn,
)

__all__ = [
    "TooManyAttempts",
    "Visitor",
    "activate",
    "ask_reset",
    "change_address",
    "change_password",
    "check_code",
    "check_name_free",
    "check_password",
    "choose_locale",
    "close_account",
    "complete",
    "invite",
    "invite_again",
    "leave_address",
    "links",
    "open_account",
    "prove",
    "rename_account",
    "reopen_account",
    "reset_password",
    "rotate",
    "second_factor",
    "sessions",
    "set_password",
    "sso",
    "sweep_attempts",
    "take_turn",
]
