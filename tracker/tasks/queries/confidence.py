"""Which words of a document an actor may read: those of a confidential order are known to few (decision 29).

What is hidden is hidden where text is read, so that nothing has to be cut out of it later: the page of a document,
the context of a source, the original file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select

from tracker.audit.queries import OPEN_SUBJECTS
from tracker.core.actor import Actor
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import GIVERS
from tracker.storage.database import db
from tracker.tasks.models import FanOut, Series, Task, UrgedTask, Urging, UrgingLetter
from tracker.tasks.queries.scope import visible_to


def readable(actor: Actor) -> ColumnElement[bool]:
    """Passages whose words are no secret to the actor: open ones, those of confidential orders that they know of.

    It does not say that the actor may read the document. A passage counts as confidential as soon as one of its
    tasks is, whatever its own mark says.
    """
    secret = Task.confidential.is_(True)
    # Compared by NOT IN: the column is never NULL, and what is left out is what one confidential task claims.
    claimed = select(Task.passage_id).where(secret)
    known = [Passage.id.in_(select(Task.passage_id).where(secret, visible_to(actor)))]
    if actor.role in GIVERS and not actor.discreet:
        own = select(Document.id).join(Document.meeting).where(Meeting.body_id.in_(actor.own_units))
        known.append(Passage.document_id.in_(own))
    return or_(Passage.confidential.is_(False) & Passage.id.not_in(claimed), *known)


def hidden_passages(actor: Actor, document_ids: Iterable[int]) -> dict[int, list[Passage]]:
    """The passages that must not be read by the actor, by document; documents without any are not named."""
    query = select(Passage).where(Passage.document_id.in_(list(document_ids)), ~readable(actor)).order_by(Passage.start)
    found: dict[int, list[Passage]] = {}
    for passage in db.session.scalars(query):
        found.setdefault(passage.document_id, []).append(passage)
    return found


def _open_passages() -> Select[int]:
    """Passages that hold no confidential order; whose they are does not matter."""
    claimed = select(Task.passage_id).where(Task.confidential.is_(True))
    return select(Passage.id).where(Passage.confidential.is_(False), Passage.id.not_in(claimed))


def _of_open_passage(model: type[Any]) -> Callable[[], Select[int]]:
    return lambda: select(model.id).where(model.passage_id.in_(_open_passages()))


def _open_urgings() -> Select[int]:
    """Urgings none of whose tasks is confidential: a letter is never shown in part."""
    secret = select(UrgingLetter.urging_id).join(UrgedTask).join(Task).where(Task.confidential.is_(True))
    return select(Urging.id).where(Urging.id.not_in(secret))


OPEN_SUBJECTS.update(
    task=lambda: select(Task.id).where(Task.confidential.is_(False)),
    passage=_open_passages,
    fan_out=_of_open_passage(FanOut),
    series=_of_open_passage(Series),
    urging=_open_urgings,
)
