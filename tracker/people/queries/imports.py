"""Lists of people that were handed in."""

from __future__ import annotations

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tracker.core.actor import Actor
from tracker.people.models import PeopleImport
from tracker.storage.database import db


def import_or_404(actor: Actor, people_import_id: int) -> PeopleImport:
    """The list, or 404."""
    return db.session.get(PeopleImport, people_import_id) or abort(404)


def imports(size: int = 10) -> list[PeopleImport]:
    """The lists handed in last, the newest first."""
    query = select(PeopleImport).options(joinedload(PeopleImport.person)).order_by(PeopleImport.id.desc()).limit(size)
    return list(db.session.scalars(query))
