"""Accounts of people, and the attempts to sign in."""

from __future__ import annotations

from datetime import datetime

from flask_login import UserMixin
from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.org.models import Person
from tracker.storage.database import Base, UTCDateTime
from tracker.storage.sealing import SealedText


class Account(UserMixin, Base):  # type: ignore[misc]  # Flask-Login ships no types
    """What a person signs in with. `epoch` rises when every open session must end (password changed).

    An account is `invited` from when it was opened for somebody until they set their own password by the link.
    `second_since` says since when a code is asked for besides the password, `second_secret` what the codes are made
    from, `second_step` the time step of the last one, which opens nothing a second time.
    """

    __tablename__ = "accounts"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), unique=True)
    username: Mapped[str] = mapped_column(String(80), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    active: Mapped[bool] = mapped_column(default=True)
    epoch: Mapped[int] = mapped_column(default=0)
    locale: Mapped[str | None] = mapped_column(String(5))
    invited: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Read only where a code is checked: a page does not decrypt it.
    second_secret: Mapped[str | None] = mapped_column(SealedText(), deferred=True)
    second_since: Mapped[datetime | None] = mapped_column(UTCDateTime())
    second_step: Mapped[int | None]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)

    #: The token of the session that was opened for this account, or that it was read for; and its number. Not kept.
    token = ""
    session_id = 0

    @property
    def is_active(self) -> bool:
        """Flask-Login's question whether the account may be used."""
        return self.active

    def get_id(self) -> str:
        """What the cookie keeps: the token of the session."""
        return self.token


class SignInAttempt(Base):
    """A failed attempt to sign in, kept to slow down guessing by name and by address.

    `browser` is the known browser it came from: those are counted by themselves.
    """

    __tablename__ = "sign_in_attempts"
    # Counted by name and by address over the last hours, and swept by moment.
    __table_args__ = (Index(None, "username", "at"), Index(None, "address", "at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UTCDateTime())
    username: Mapped[str] = mapped_column(String(80))
    address: Mapped[str] = mapped_column(String(60))
    browser: Mapped[str | None] = mapped_column(String(32))
