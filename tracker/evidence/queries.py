"""Reading files on their way, and the contents that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from flask import abort
from sqlalchemy import func, select

from tracker.core.actor import Actor
from tracker.evidence.models import Upload
from tracker.storage import blobs
from tracker.storage.database import db

contents = blobs.evidence


def own_or_404(actor: Actor, token: str) -> Upload:
    """The actor's own file that no report has used yet; 404 for anybody else's."""
    query = select(Upload).where(Upload.token == token, Upload.person_id == actor.person_id, Upload.used_at.is_(None))
    return db.session.scalar(query) or abort(404)


def own(actor: Actor, tokens: Sequence[str]) -> list[Upload]:
    """The actor's own complete files among `tokens` that nothing uses yet, in the order of `tokens`."""
    if not tokens:
        return []
    query = select(Upload).where(
        Upload.token.in_(tokens),
        Upload.person_id == actor.person_id,
        Upload.used_at.is_(None),
        Upload.digest.is_not(None),
    )
    found = {upload.token: upload for upload in db.session.scalars(query)}
    return [found[token] for token in dict.fromkeys(tokens) if token in found]


def waiting(actor: Actor) -> tuple[int, int]:
    """How many files of the actor no report has used yet, and how many bytes they announced."""
    query = select(func.count(), func.coalesce(func.sum(Upload.size), 0)).where(
        Upload.person_id == actor.person_id, Upload.used_at.is_(None)
    )
    many, size = db.session.execute(query).one()
    return int(many), int(size)
