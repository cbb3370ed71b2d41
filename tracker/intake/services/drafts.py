"""Drafts: made from what the engine proposes, or from words that a person chose."""

from __future__ import annotations

from tracker.core.labels import ItemKind, Topic
from tracker.core.text import shorten
from tracker.extraction.engine import read
from tracker.extraction.reading import Item
from tracker.intake import queries
from tracker.intake.models import Draft, Origin
from tracker.intake.rules import Span
from tracker.meetings.models import Document, Passage
from tracker.workdays.queries import around


def draft_from(passage: Passage, item: Item, origin: Origin) -> Draft:
    """The draft that an item of the engine makes; only the first reading keeps what was proposed."""
    return Draft(
        passage=passage,
        origin=origin,
        kind=item.kind,
        title=shorten(item.title, 300),
        topic=item.topic,
        due_on=item.due,
        recurrence=item.recurrence,
        lead=list(item.lead),
        coordinating=list(item.coordinating),
        places=list(item.places),
        confidence=item.confidence,
        proposed=item.as_json() if origin is Origin.PROGRAM else {},
    )


def copy_of(draft: Draft, passage: Passage, title: str) -> Draft:
    """The same draft for another passage, under another title."""
    return Draft(
        passage=passage,
        origin=Origin.PERSON,
        kind=draft.kind,
        title=title,
        topic=draft.topic,
        due_on=draft.due_on,
        recurrence=draft.recurrence,
        lead=list(draft.lead),
        coordinating=list(draft.coordinating),
        places=list(draft.places),
        confidence=draft.confidence,
        proposed={},
    )


def title_of(document: Document, span: Span, draft: Draft) -> str:
    """What the words of `span` would be called: as the engine reads them, else the words themselves."""
    items = _read_alone(document, span)
    words = items[0].title if items else document.text[span.start : span.end]
    words = shorten(words.strip(" ,;.-"), 200)
    return words[:1].upper() + words[1:] if words else draft.title


def _read_alone(document: Document, span: Span) -> tuple[Item, ...]:
    """What the engine finds in the words of `span` taken by themselves."""
    words = document.text[span.start : span.end]
    on = document.day
    directory = queries.directory_of(document)
    return read(words, on, directory, calendar=around(on), taught=queries.taught_topics()).items


def fresh_draft(document: Document, passage: Passage, span: Span) -> Draft:
    """A draft for words that a person selected: an order, with what the engine reads in them."""
    items = _read_alone(document, span)
    if items:
        draft = draft_from(passage, items[0], Origin.PERSON)
        draft.kind = ItemKind.DIRECTIVE
        return draft
    words = shorten(document.text[span.start : span.end].strip(" ,;.-"), 200)
    return Draft(
        passage=passage,
        origin=Origin.PERSON,
        kind=ItemKind.DIRECTIVE,
        title=words[:1].upper() + words[1:],
        topic=Topic.ADMINISTRATION,
        lead=[],
        coordinating=[],
        places=[],
        confidence=1.0,
        proposed={},
    )
