"""Tokens of programs, answers kept for those who ask twice, addresses that are told and what they were told."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.api.rules.webhooks import Event, SendingState, Trouble
from tracker.auth.models import Account
from tracker.org.models import Person, Post
from tracker.storage.database import Base, UTCDateTime, code_of
from tracker.storage.sealing import SealedText


class ApiToken(Base):
    """What a program shows instead of a person signing in. Only the hash is kept, and the end of it to know it by.

    It acts in one post of its person, with no more than its `scopes` (values of `rules.tokens.Scope`), and counts
    while its `epoch` is the account's: changing the password or closing the account ends it, for good.
    """

    __tablename__ = "api_tokens"
    __table_args__ = (Index(None, "account_id"), Index(None, "post_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id"))
    epoch: Mapped[int]
    name: Mapped[str] = mapped_column(String(100))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    hint: Mapped[str] = mapped_column(String(8))
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime())
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    used_from: Mapped[str | None] = mapped_column(String(60))
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime())

    account: Mapped[Account] = relationship()
    post: Mapped[Post] = relationship()


class KeptAnswer(Base):
    """The answer to a request that bore an Idempotency-Key, given again to whoever sends the same once more.

    Without a status the request is still under way; `claim` is whose it is.
    """

    __tablename__ = "api_answers"
    __table_args__ = (
        UniqueConstraint("token_id", "key"),
        Index(None, "created_at"),
        CheckConstraint("(status IS NULL) = (body IS NULL)", name="answered"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token_id: Mapped[int] = mapped_column(ForeignKey("api_tokens.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(200))
    request_hash: Mapped[str] = mapped_column(String(64))
    claim: Mapped[str] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    status: Mapped[int | None]
    headers: Mapped[dict[str, str]] = mapped_column(JSON)
    body: Mapped[str | None] = mapped_column(Text)


class Webhook(Base):
    """An address outside that is told of events. Its secrets are read again to sign, so they are kept encrypted.

    `person` entered it and is told when it is switched off. It is `disabled_at` by the program after days of failing,
    and `active` says what people want. `failing_since` is the first failure after the last success.
    """

    __tablename__ = "webhooks"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    address: Mapped[str] = mapped_column(String(500))
    events: Mapped[list[str]] = mapped_column(JSON)
    secret: Mapped[str] = mapped_column(SealedText(), deferred=True)
    former_secret: Mapped[str | None] = mapped_column(SealedText(), deferred=True)
    former_until: Mapped[datetime | None] = mapped_column(UTCDateTime())
    active: Mapped[bool] = mapped_column(default=True, server_default=true())
    failing_since: Mapped[datetime | None] = mapped_column(UTCDateTime())
    disabled_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    removed_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))

    person: Mapped[Person] = relationship()


class Sending(Base):
    """One message to one address, from the act that caused it to the machine that took it.

    `number` goes along with every try, so that a receiver knows a message that it has had already. `body` is what is
    sent, word for word. `claim` and `claimed_until` belong to the worker that is sending it.
    """

    __tablename__ = "webhook_sendings"
    __table_args__ = (
        Index(None, "state", "next_try_at"),
        Index(None, "webhook_id", "id"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    webhook_id: Mapped[int] = mapped_column(ForeignKey("webhooks.id"))
    number: Mapped[str] = mapped_column(String(32), unique=True)
    event: Mapped[Event] = mapped_column(code_of(Event))
    subject: Mapped[str] = mapped_column(String(24))
    subject_id: Mapped[int | None]
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    state: Mapped[SendingState] = mapped_column(code_of(SendingState))
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime] = mapped_column(UTCDateTime())
    claim: Mapped[str | None] = mapped_column(String(32))
    claimed_until: Mapped[datetime | None] = mapped_column(UTCDateTime())
    sent_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
    status: Mapped[int | None]
    took: Mapped[int | None]  # milliseconds of the last try
    trouble: Mapped[Trouble | None] = mapped_column(code_of(Trouble))

    webhook: Mapped[Webhook] = relationship()
