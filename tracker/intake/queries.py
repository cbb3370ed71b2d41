"""Reading a review: passages with their drafts, what a code stands for, what a request could be linked to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from flask import abort
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission, reach
from tracker.core.actor import Actor
from tracker.core.labels import ItemKind, Topic
from tracker.extraction.directory import Directory
from tracker.intake.models import Draft, Lesson, LessonKind, LessonState, Origin
from tracker.intake.rules import A_PAGE, corrected, likeness, verdict
from tracker.meetings import policy
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.queries import Coverage
from tracker.meetings.rules import DocumentState, Outcome
from tracker.org.models import Unit
from tracker.org.queries import Roster, directory_on, roster_on
from tracker.storage import reading
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.web.paging import Page, paged


def roster_of(document: Document) -> Roster:
    """The units of the committee's town on the day of the document: it names them as they were called then."""
    return roster_on(document.day, town=document.meeting.body)


def directory_of(document: Document) -> Directory:
    """The same, as the extraction takes it, with the names that accepted lessons teach."""
    return taught_directory(document.day, document.meeting.body)


def taught_directory(day: date, body: Unit) -> Directory:
    """The units of `day` in the town of `body` with all their names, those that accepted lessons teach included."""
    taught = _taught_names()
    return Directory(
        replace(unit, aliases=(*unit.aliases, *taught[unit.code])) if unit.code in taught else unit
        for unit in directory_on(day, town=body)
    )


def _accepted(kind: LessonKind) -> list[Lesson]:
    query = select(Lesson).where(Lesson.state == LessonState.ACCEPTED, Lesson.kind == kind).order_by(Lesson.id)
    return list(db.session.scalars(query.options(joinedload(Lesson.unit))))


def _taught_names() -> dict[str, list[str]]:
    """Names by unit code that accepted lessons teach."""
    names: dict[str, list[str]] = {}
    for lesson in _accepted(LessonKind.ALIAS):
        if lesson.unit is not None:
            names.setdefault(lesson.unit.code, []).append(lesson.phrase)
    return names


def taught_topics() -> dict[str, Topic]:
    """Phrases in lower case, the longest first, and the topic that accepted lessons teach for them."""
    lessons = [(each.phrase.lower(), each.topic) for each in _accepted(LessonKind.TOPIC)]
    return {phrase: topic for phrase, topic in sorted(lessons, key=lambda row: -len(row[0])) if topic is not None}


def lesson_or_404(actor: Actor, lesson_id: int) -> Lesson:
    """A lesson, or 404."""
    return db.session.get(Lesson, lesson_id, options=[joinedload(Lesson.unit)]) or abort(404)


def may_lesson(actor: Actor, permission: Permission, lesson: Lesson) -> bool:
    """Lessons hold for the whole site: the right alone decides."""
    return reach(actor, permission) is not None


def lesson_page(state: LessonState, *, number: int, size: int) -> Page[Lesson]:
    """The lessons in one state, those that were suggested most often first."""
    query = (
        select(Lesson)
        .where(Lesson.state == state)
        .order_by(Lesson.seen.desc(), Lesson.id.desc())
        .options(joinedload(Lesson.unit))
    )
    return paged(query, number=number, size=size)


def fields_of(draft: Draft) -> dict[str, object]:
    """The draft in the guideline's field names, for comparing with what was proposed."""
    return {
        "kind": draft.kind.value,
        "title": draft.title,
        "lead": draft.lead,
        "coordinating": draft.coordinating,
        "places": draft.places,
        "topic": draft.topic.value,
        "due": draft.due_on.isoformat() if draft.due_on else None,
        "recurrence": draft.recurrence.value if draft.recurrence else None,
    }


@dataclass(frozen=True)
class Tally:
    """What became of the program's proposals in reviews, and what it did not see."""

    untouched: int
    corrected: int
    rejected: int
    answered: int
    pending: int
    added: int
    fields: Mapping[str, int]

    @property
    def proposed(self) -> int:
        """All proposals of the program."""
        return self.untouched + self.corrected + self.rejected + self.answered + self.pending


def tally() -> Tally:
    """Count over all drafts of all documents, read in portions; confidential ones are nobody's lesson."""
    counts: Counter[str] = Counter()
    fields: Counter[str] = Counter()
    query = select(Draft, Passage.outcome).join(Draft.passage).where(Passage.confidential.is_(False))
    reading.begin(db.session())  # PostgreSQL hands out rows in portions only within a transaction
    rows = db.session.execute(query.execution_options(yield_per=500))
    for draft, outcome in rows:
        if draft.origin is Origin.PERSON:
            counts["added"] += outcome is Outcome.TASK
            continue
        changed = corrected(draft.proposed, fields_of(draft))
        counts[verdict(outcome, changed)] += 1
        if outcome is Outcome.TASK:
            fields.update(changed)
    return Tally(
        counts["untouched"],
        counts["corrected"],
        counts["rejected"],
        counts["answered"],
        counts["pending"],
        counts["added"],
        dict(fields.most_common()),
    )


@dataclass(frozen=True)
class Card:
    """A passage in review with its draft (None where nothing was proposed)."""

    number: int
    passage: Passage
    draft: Draft | None

    @property
    def status(self) -> str:
        """What the passage is shown as: its outcome, or what is proposed while it is pending."""
        if self.passage.outcome is not Outcome.PENDING:
            return self.passage.outcome.value
        if self.draft is None:
            return "pending-none" if self.passage.sure else "pending-look"
        return "pending-proposal" if self.draft.kind is ItemKind.PROPOSAL else "pending-task"


@dataclass(frozen=True)
class Sheet(Page[Card]):
    """One page of a review: its cards, and from where to where its stretch of the text goes."""

    start: int
    end: int


@dataclass(frozen=True)
class Review:
    """A document in review: its cards in reading order, and the roster of its day."""

    document: Document
    cards: list[Card]
    roster: Roster

    @cached_property
    def coverage(self) -> Coverage:
        """How many passages are decided."""
        decided = sum(card.passage.outcome is not Outcome.PENDING for card in self.cards)
        return Coverage(decided, len(self.cards))

    @cached_property
    def sure(self) -> list[Card]:
        """Pending passages that are surely no task: they can be confirmed together."""
        return [card for card in self.cards if card.status == "pending-none"]

    @cached_property
    def tasks_to_come(self) -> int:
        """How many tasks issuing would give, each unit of a group counted."""
        return sum(
            sum(self.roster.size(code) for code in card.draft.lead)
            for card in self.cards
            if card.draft is not None and card.passage.outcome is Outcome.TASK
        )

    def next_pending(self, after: int | None = None) -> Card | None:
        """The first pending card behind the passage `after`, else the first of all."""
        pending = [card for card in self.cards if card.passage.outcome is Outcome.PENDING]
        start = next((card.number for card in self.cards if card.passage.id == after), 0)
        return next((card for card in pending if card.number > start), pending[0] if pending else None)

    def page_of(self, number: int) -> int:
        """The page on which the card `number` stands."""
        return (number - 1) // A_PAGE + 1

    def sheet(self, number: int) -> Sheet:
        """One page of the review, the last one for a number past the end."""
        pages = Page([], number, A_PAGE, len(self.cards)).pages
        first = (min(number, pages) - 1) * A_PAGE
        cards = self.cards[first : first + A_PAGE]
        start = self.cards[first - 1].passage.end if first else 0
        last = first + A_PAGE >= len(self.cards)
        end = len(self.document.text) if last else cards[-1].passage.end
        return Sheet(cards, min(number, pages), A_PAGE, len(self.cards), start, end)

    def card(self, passage_id: int) -> Card:
        """The card of one passage."""
        return next(card for card in self.cards if card.passage.id == passage_id)

    def link_for(self, card: Card) -> Card | None:
        """The order that most probably answers the request on `card`, judged by place, topic and words."""
        asked = card.draft
        if asked is None:
            return None
        best, most = None, 0
        for other in self.cards:
            order = other.draft
            if order is None or order.kind is not ItemKind.DIRECTIVE:
                continue
            if other.passage.outcome not in (Outcome.PENDING, Outcome.TASK):
                continue
            near = likeness(
                asked.title,
                order.title,
                same_place=bool(set(order.places) & set(asked.places)),
                same_topic=order.topic is asked.topic,
            )
            if near > most:
                best, most = other, near
        return best


def review(document: Document) -> Review:
    """Everything that the review page shows: drafts in one statement, the roster in three."""
    drafts = {
        draft.passage_id: draft
        for draft in db.session.scalars(
            select(Draft).where(Draft.passage_id.in_([passage.id for passage in document.passages]))
        )
    }
    cards = [Card(number, passage, drafts.get(passage.id)) for number, passage in enumerate(document.passages, 1)]
    return Review(document, cards, roster_of(document))


def passage_or_404(actor: Actor, passage_id: int) -> Passage:
    """A passage with its document and conference, for a reviewer; 404 otherwise."""
    query = (
        select(Passage)
        .where(Passage.id == passage_id)
        .options(
            joinedload(Passage.document).options(
                joinedload(Document.meeting).options(joinedload(Meeting.body), selectinload(Meeting.documents)),
                selectinload(Document.passages),
            )
        )
    )
    found = db.session.scalar(query)
    if found is None or not policy.may_document(actor, Permission.MEETING_VIEW, found.document):
        abort(404)
    return found


def may_passage(actor: Actor, permission: Permission, passage: Passage) -> bool:
    """True when the actor's post grants `permission` for the passage's document."""
    return may_whole(actor, permission, passage.document)


def may_whole(actor: Actor, permission: Permission, document: Document) -> bool:
    """True when the actor's post grants `permission` for the document and no passage is hidden from them.

    Nobody reviews or issues what they cannot read, and an original cannot be shown in part.
    """
    return policy.may_document(actor, permission, document) and not tasks.hidden_passages(actor, [document.id])


def draft_of(passage: Passage) -> Draft | None:
    """The draft of a passage."""
    return db.session.scalar(select(Draft).where(Draft.passage_id == passage.id))


def is_open(document: Document) -> bool:
    """True while the document may still be reviewed."""
    return document.state is DocumentState.IN_REVIEW
