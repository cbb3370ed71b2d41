"""Pages with a filter that a person keeps under a name."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tracker.storage.database import Base, UTCDateTime


class SavedView(Base):
    """One page of `rules.kept_pages` with a filter, for the person who named it alone.

    `query` is what stands behind the "?" of the address, nothing else: where it leads is decided by `page`. One that
    was removed can be fetched back for a day.
    """

    __tablename__ = "saved_views"
    __table_args__ = (UniqueConstraint("person_id", "page", "name"), Index(None, "removed_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    page: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    query: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime())
    removed_at: Mapped[datetime | None] = mapped_column(UTCDateTime())
