"""What belongs to an account: open sessions, former passwords, recovery codes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.auth.models.accounts import Account
from tracker.storage.database import Base, UTCDateTime


class AccountSession(Base):
    """An account that is signed in at one browser. Ending it deletes the row; only the hash of its token is kept.

    A session counts while its `epoch` is the account's. It is `strong` when a provider vouched for two factors.
    """

    __tablename__ = "account_sessions"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    epoch: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    seen_at: Mapped[datetime] = mapped_column(UTCDateTime())
    address: Mapped[str] = mapped_column(String(60))
    browser: Mapped[str] = mapped_column(String(60))
    strong: Mapped[bool] = mapped_column(default=False, server_default=false())

    account: Mapped[Account] = relationship()


class FormerPassword(Base):
    """The hash of a password that the account had; the last few may not come back."""

    __tablename__ = "former_passwords"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    password_hash: Mapped[str] = mapped_column(String(200))


class RecoveryCode(Base):
    """A code that opens the account once when the phone is lost; only its hash is kept, and the row goes when used."""

    __tablename__ = "recovery_codes"
    __table_args__ = (Index(None, "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    code_hash: Mapped[str] = mapped_column(String(64))
