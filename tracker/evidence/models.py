"""Files that people send: on their way, complete, and used by a report."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from tracker.evidence.rules import KINDS, Kind
from tracker.org.models import Person
from tracker.storage.database import Base, UTCDateTime, code_of


class Upload(Base):
    """A file of one person. Until it is complete only its name and announced size are known.

    `token` is its name in addresses and while it is on its way; how much has arrived, `storage.parts` says.
    `digest` is the SHA-256 of what is kept, which for a picture is less than what was sent: `bytes_kept` of the
    `size` announced. `keeps_place` says that what the camera wrote was left in by the sender's wish. Whoever uses
    the file sets `used_at`; what nobody uses is swept.
    """

    __tablename__ = "uploads"
    __table_args__ = (
        # What a person has on the way.
        Index(None, "person_id", "used_at"),
        # What nobody used, for the sweep.
        Index(None, "used_at", "created_at"),
        # Whether a kept content is still wanted by somebody.
        Index(None, "digest"),
        Index(None, "thumbnail"),
        CheckConstraint("size > 0", name="size"),
        CheckConstraint("(kind IS NULL) = (digest IS NULL) AND (kind IS NULL) = (bytes_kept IS NULL)", name="complete"),
        CheckConstraint("used_at IS NULL OR digest IS NOT NULL", name="used"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(43), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str] = mapped_column(String(120))
    size: Mapped[int]
    keeps_place: Mapped[bool]
    kind: Mapped[Kind | None] = mapped_column(code_of(Kind))
    digest: Mapped[str | None] = mapped_column(String(64))
    bytes_kept: Mapped[int | None]
    thumbnail: Mapped[str | None] = mapped_column(String(64))
    width: Mapped[int | None]
    height: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime())
    used_at: Mapped[datetime | None] = mapped_column(UTCDateTime())

    person: Mapped[Person] = relationship()

    @property
    def is_complete(self) -> bool:
        """True once all bytes came and the content was found good."""
        return self.digest is not None

    @property
    def media_type(self) -> str:
        """What the content is called outside, by what it is."""
        return KINDS[self.kind].media_type if self.kind else "application/octet-stream"
