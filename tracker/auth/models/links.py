"""Links that open an account once, without its password."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.auth.models.accounts import Account
from tracker.auth.rules.links import LinkPurpose
from tracker.storage.database import Base, UTCDateTime, code_of


class AccountLink(Base):
    """A one-time link by which the owner of an account sets a password. Only the hash of its token is kept.

    An account has at most one of each purpose: making another withdraws the one before.
    """

    __tablename__ = "account_links"
    __table_args__ = (Index(None, "account_id", "purpose", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    purpose: Mapped[LinkPurpose] = mapped_column(code_of(LinkPurpose))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime())
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime())

    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)
