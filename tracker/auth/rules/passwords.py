"""Rules of sign-in: how passwords are kept and compared, when guessing is slowed down."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tracker.core.errors import Invalid
from tracker.core.labels import N_

#: OWASP's profile for argon2id: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
#: Compared when the name is unknown, so that the answer takes as long as for a known one.
_NOBODY = _hasher.hash("nobody answers to this")

LEAST_LENGTH = 10
#: Failed attempts that are looked at, and how many by one name or from one address are let through.
WINDOW = timedelta(minutes=15)
BY_NAME = 8
BY_ADDRESS = 30


def hash_password(password: str) -> str:
    """The argon2id hash of `password`, taken in NFC: the same word typed as NFD must open the door."""
    return _hasher.hash(unicodedata.normalize("NFC", password))


def matches(password: str, hashed: str | None) -> bool:
    """True when `password` is the one of `hashed`; with None it takes the same time and is False."""
    try:
        _hasher.verify(hashed or _NOBODY, unicodedata.normalize("NFC", password))
    except (VerificationError, InvalidHashError):
        return False
    return hashed is not None


def check_new_password(password: str, username: str) -> None:
    """Refuse passwords that are too short or the account's own name. Raises Invalid."""
    if len(password) < LEAST_LENGTH:
        raise Invalid(N_("Mật khẩu cần ít nhất 10 ký tự."), field="password")
    if username and username.casefold() in password.casefold():
        raise Invalid(N_("Mật khẩu không được chứa tên đăng nhập."), field="password")


def too_many(by_name: int, by_address: int) -> bool:
    """True when so many attempts failed lately that the next one must wait."""
    return by_name >= BY_NAME or by_address >= BY_ADDRESS
