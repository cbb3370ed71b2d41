"""The second factor: codes that change with time (RFC 6238), and recovery codes for a lost phone."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tracker.core.later import later

if TYPE_CHECKING:
    import pyotp
    import segno
else:
    pyotp = later("pyotp")
    segno = later("segno")


#: Characters that are not mistaken for each other when copied by hand: 32 of them, five bits each.
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
RECOVERY_CODES = 10
#: Who proved the password has so long to enter the code, and so long to scan a new secret.
PATIENCE = timedelta(minutes=10)
ENROLMENT = timedelta(minutes=30)
STEP = 30
#: A phone's clock may be off by so many steps.
_DRIFT = 1


def new_secret() -> str:
    """A secret of 160 bits in base32, as every authenticator app takes it."""
    return pyotp.random_base32()


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """The time step that `code` belongs to, one step early or late included; None when it is wrong."""
    typed = "".join(code.split())
    if len(typed) != 6 or not typed.isascii() or not typed.isdecimal():
        return None
    now = int(at.timestamp()) // STEP
    right = [step for step in range(now - _DRIFT, now + _DRIFT + 1) if hmac.compare_digest(_code(secret, step), typed)]
    return right[-1] if right else None


def _code(secret: str, step: int) -> str:
    return pyotp.HOTP(secret).at(step)


def code_at(secret: str, at: datetime) -> str:
    """The code that an app shows at a moment."""
    return _code(secret, int(at.timestamp()) // STEP)


def in_groups(secret: str) -> str:
    """A secret as it is typed by hand: in groups of four."""
    return " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))


def drawing(secret: str, username: str, issuer: str) -> str:
    """The QR code that an authenticator app scans, as SVG without any style of its own."""
    address = pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=issuer)
    code = segno.make(address, error="m", micro=False)
    return str(code.svg_inline(scale=5, border=4, light="#fff", svgclass="qr", lineclass=None, omitsize=True))


def new_recovery_code() -> str:
    """A code of 80 bits in four groups, to be written down."""
    letters = "".join(secrets.choice(_ALPHABET) for _ in range(16))
    return "-".join(letters[at : at + 4] for at in range(0, 16, 4))


def recovery_hash(code: str) -> str:
    """What is kept of a recovery code, however its groups are written. 80 bits are not guessed from SHA-256."""
    bare = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()


def is_recovery_code(code: str) -> bool:
    """True for what is written like a recovery code."""
    return sum(letter.isalnum() for letter in code) == 16
