"""Requests that a document holds get a life of their own when it is issued: proposals of the unit that asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker.core.actor import Actor
from tracker.core.labels import ItemKind, Topic, UnitKind
from tracker.core.text import shorten
from tracker.intake.queries import Card, Review
from tracker.meetings.rules import Outcome
from tracker.org.models import Unit
from tracker.org.queries import Roster
from tracker.proposals import services as proposals
from tracker.tasks.models import Task


def take_requests(review: Review, given: Mapping[int, Sequence[Task]], *, by: Actor) -> None:
    """Enter each request of the document with its answer or its tasks; `given` holds the tasks by passage.

    A request that the reviewer made an order is a proposal too: its own tasks answer it.
    """
    for card in review.cards:
        if not _is_request(card):
            continue
        passage, draft = card.passage, card.draft
        unit = _asker(card, review.roster)
        source = passage.linked_id if passage.outcome is Outcome.PROPOSAL else passage.id
        proposals.take_from_document(
            proposals.Found(
                passage=passage,
                title=draft.title if draft else shorten(passage.text, 200),
                topic=draft.topic if draft else Topic.ADMINISTRATION,
                unit=unit,
                answer=passage.answer,
                tasks=tuple(_nearest(given.get(source or 0, ()), unit)),
            ),
            by=by,
        )


def _is_request(card: Card) -> bool:
    if card.passage.outcome is Outcome.PROPOSAL:
        return True
    read_as = card.draft.proposed.get("kind") if card.draft else None
    return card.passage.outcome is Outcome.TASK and read_as == ItemKind.PROPOSAL.value


def _asker(card: Card, roster: Roster) -> Unit | None:
    """The ward that asks: the first that the request names as a place, None when it names none."""
    codes = card.draft.proposed.get("places") or card.draft.places if card.draft else []
    units = [roster.by_code[code] for code in codes if code in roster.by_code]
    return next((unit for unit in units if unit.kind is UnitKind.WARD), None)


def _nearest(tasks: Sequence[Task], unit: Unit | None) -> Sequence[Task]:
    """Of an order to many the part that concerns the unit that asked; all of it when none does."""
    ours = [task for task in tasks if unit is not None and unit.id in {task.lead_id, *(u.id for u in task.places)}]
    return ours or tasks
