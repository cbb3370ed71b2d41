"""Secrets that the program must read again are encrypted at rest, under keys that can be changed.

The first key of the setting encrypts, all of them decrypt; `flask accounts rotate` brings what is kept under the
first. What needs only be recognised (passwords, tokens) is hashed instead.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy import Dialect, Text, TypeDecorator, or_, select

from tracker.core import clock
from tracker.core.later import later
from tracker.storage.database import Base, db

if TYPE_CHECKING:
    from cryptography import fernet
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.kdf import hkdf
else:
    fernet = later("cryptography.fernet")
    hashes = later("cryptography.hazmat.primitives.hashes")
    hkdf = later("cryptography.hazmat.primitives.kdf.hkdf")


class Unreadable(RuntimeError):
    """Something was encrypted under a key that the settings no longer name."""


def derived_key(secret: str) -> str:
    """The key that follows from the site's SECRET_KEY: it always decrypts, and encrypts while no other is named."""
    key = hkdf.HKDF(hashes.SHA256(), length=32, salt=None, info=b"ketluan.sealing").derive(secret.encode())
    return base64.urlsafe_b64encode(key).decode()


def is_key(text: str) -> bool:
    """True for a Fernet key: 32 bytes, URL-safe base64."""
    try:
        return len(base64.urlsafe_b64decode(text)) == 32
    except ValueError:
        return False


def _box() -> fernet.MultiFernet:
    config = current_app.config
    keys: Sequence[str] = (*config["ENCRYPTION_KEYS"], derived_key(config["SECRET_KEY"]))
    return fernet.MultiFernet([fernet.Fernet(key) for key in keys])


def seal(text: str) -> str:
    """`text` encrypted and signed, with the moment at which that was done."""
    # One key is chosen by MultiFernet, the first; the moment comes from the program's clock.
    return _box().encrypt_at_time(text.encode(), int(clock.now().timestamp())).decode()


def unseal(sealed: str, *, within: int | None = None) -> str:
    """What was sealed, not longer ago than `within` seconds. Raises Unreadable."""
    try:
        if within is None:
            return _box().decrypt(sealed.encode()).decode()
        return _box().decrypt_at_time(sealed.encode(), within, int(clock.now().timestamp())).decode()
    except (fernet.InvalidToken, UnicodeEncodeError) as error:
        raise Unreadable("encrypted under an unknown key, too long ago, or changed") from error


class SealedText(TypeDecorator[str]):
    """A column of text that stands encrypted in the database, its backups and its logs."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """To the database."""
        return None if value is None else seal(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """From the database. Raises Unreadable when the key is gone."""
        return None if value is None else unseal(value)


def seal_anew() -> int:
    """Encrypt every secret of every table anew under the first key of the settings; how many.

    Raises Unreadable when one stands under a key that the settings no longer name; the caller commits or not.
    """
    many = 0
    for table in Base.metadata.sorted_tables:
        sealed = [column for column in table.columns if isinstance(column.type, SealedText)]
        if not sealed:
            continue
        keys = list(table.primary_key.columns)
        filled = select(*keys, *sealed).where(or_(*(column.is_not(None) for column in sealed)))
        for row in db.session.execute(filled.with_for_update()).all():
            said = row._mapping
            secrets = {column.name: said[column] for column in sealed if said[column] is not None}
            # Told the same text, a session would see no change: it is written past the objects.
            db.session.execute(table.update().where(*(key == said[key] for key in keys)).values(secrets))
            many += len(secrets)
    return many
