"""One-time links: what they are for, how long they hold, how they are kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from tracker.core.labels import N_, Labelled


class LinkPurpose(Labelled):
    """What a link lets its holder do."""

    RESET = "reset", N_("Đặt lại mật khẩu")
    SIGN_UP = "sign_up", N_("Kích hoạt tài khoản")


#: A lost password is set anew at once; a new colleague may be away, or gets the link on paper.
LIFE = {LinkPurpose.RESET: timedelta(minutes=30), LinkPurpose.SIGN_UP: timedelta(days=7)}


def new_token() -> str:
    """A secret of 256 bits that can stand in an address."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token. It holds too many bits to be guessed from its plain SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()
