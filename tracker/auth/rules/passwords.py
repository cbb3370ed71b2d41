"""How passwords are kept and compared, and which ones are refused.

No composition rules and no expiry (NIST SP 800-63B, 3.1.1.2): a password is long enough, not among those that are
guessed first, and not one of the last of the same account.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tracker.auth.rules.guessed import VIETNAMESE
from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.core.later import later
from tracker.core.text import fold

if TYPE_CHECKING:
    import zxcvbn
else:
    zxcvbn = later("zxcvbn")

#: OWASP's profile for argon2id: 19 MiB, two passes, one lane.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
#: Compared when the name is unknown, so that the answer takes as long as for a known one: the hash of a random word
#: that nobody kept, under the parameters above. It is written down, since making one costs every start 40 ms.
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$iYSHlWVmgjN8rRmA/BHfVw$Z1CRQwMGTqb1yBHQjvbnvh7YrbstDZIWzCwFfzrQS9g"

LEAST_LENGTH = 10
#: A new password must differ from so many of the account, the present one among them.
HISTORY = 5
#: Guesses that a password must withstand by zxcvbn's reckoning: it weighs the 30,000 most common passwords of known
#: leaks, words, names, dates, keyboard runs, and here Vietnamese ones. Sign-in lets some hundred guesses a day through.
LEAST_GUESSES = 10**9
#: zxcvbn looks at so many characters; its time grows with the square of the length.
_LOOKED_AT = 72


def normal(password: str) -> str:
    """`password` in NFC: the same word typed as NFD must open the door."""
    return unicodedata.normalize("NFC", password)


def hash_password(password: str) -> str:
    """The argon2id hash of `password`."""
    return _hasher.hash(normal(password))


def matches(password: str, hashed: str | None) -> bool:
    """True when `password` is the one of `hashed`; with None it takes the same time and is False."""
    try:
        _hasher.verify(hashed or _NOBODY, normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return hashed is not None


def is_outdated(hashed: str) -> bool:
    """True when `hashed` was made under other parameters than today's, and is to be made anew at sign-in."""
    return _hasher.check_needs_rehash(hashed)


def guesses(password: str, own: Iterable[str] = ()) -> float:
    """About how many guesses it takes to find `password` for somebody who knows the words `own`."""
    words = [word for each in own for word in (fold(each), fold(each).replace(" ", ""), *fold(each).split()) if word]

    def of(text: str) -> float:
        found: dict[str, Any] = zxcvbn.zxcvbn(text[:_LOOKED_AT], user_inputs=[*words, *VIETNAMESE])
        return float(found["guesses"])

    # "mật khẩu 12345" is no better than "matkhau12345".
    bare = fold(password)
    return min(of(each) for each in {bare, bare.replace(" ", "")})


def check_new_password(password: str, username: str, own: Iterable[str] = ()) -> None:
    """Refuse what is too short, holds the account's name, or is guessed early. Raises Invalid for the field password.

    `own` are other words that a stranger can know of the person: name, address of mail.
    """
    if len(normal(password)) < LEAST_LENGTH:
        raise Invalid(N_("Mật khẩu cần ít nhất 10 ký tự."), field="password")
    if username and username.casefold() in password.casefold():
        raise Invalid(N_("Mật khẩu không được chứa tên đăng nhập."), field="password")
    if guesses(password, (username, *own)) < LEAST_GUESSES:
        raise Invalid(
            N_("Mật khẩu này dễ đoán: đã lộ nhiều nơi hoặc theo mẫu thường gặp. Ghép vài từ không liên quan."),
            field="password",
        )


def check_history(password: str, former: Iterable[str]) -> None:
    """Refuse a password whose hash is among `former`. Raises Invalid for the field password."""
    if any(matches(password, each) for each in former):
        raise Invalid(N_("Mật khẩu này đã dùng gần đây. Chọn mật khẩu khác."), field="password")
