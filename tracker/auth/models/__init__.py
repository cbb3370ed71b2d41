"""Accounts, what they are opened with, and the attempts to open them."""

from tracker.auth.models.accounts import Account, SignInAttempt
from tracker.auth.models.identities import AccountIdentity
from tracker.auth.models.kept import AccountSession, FormerPassword, RecoveryCode
from tracker.auth.models.links import AccountLink

__all__ = [
    "Account",
    "AccountIdentity",
    "AccountLink",
    "AccountSession",
    "FormerPassword",
    "RecoveryCode",
    "SignInAttempt",
]
