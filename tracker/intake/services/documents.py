"""A document as a whole: read and laid out, and at the end issued."""

from __future__ import annotations

from datetime import date

from tracker.core.actor import Actor
from tracker.core.errors import Conflict, TooLarge
from tracker.core.labels import N_
from tracker.extraction.engine import read
from tracker.intake import queries
from tracker.intake.models import Draft, Origin
from tracker.intake.rules import MOST_PASSAGES
from tracker.intake.services.drafts import draft_from
from tracker.intake.services.requests import take_requests
from tracker.meetings import services as meetings
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import Outcome
from tracker.org.queries import Roster
from tracker.storage.database import db
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.services import Order
from tracker.workdays.queries import around


def take_in(
    meeting: Meeting,
    title: str,
    source: meetings.Source,
    *,
    by: Actor,
    dated_on: date | None = None,
    confidential: bool = False,
) -> Document:
    """Keep a source document, read it, and lay out its passages with the drafts proposed.

    Relative deadlines ("tuần tới") count from `dated_on`, by default from the conference's day. Every passage of a
    confidential one starts so; the reviewer opens those that need not be. Raises TooLarge for more passages than
    anybody would read.
    """
    document = meetings.attach(meeting, title, source, by=by, dated_on=dated_on, confidential=confidential)
    reading = read(
        document.text,
        document.day,
        queries.directory_of(document),
        calendar=around(document.day),
        taught=queries.taught_topics(),
    )
    if len(reading.passages) > MOST_PASSAGES:
        raise TooLarge(
            N_("Văn bản có %(many)s đoạn; mỗi văn bản nhận tối đa %(most)s đoạn. Chia thành nhiều văn bản."),
            field="file" if source.filename else "text",
            many=len(reading.passages),
            most=MOST_PASSAGES,
        )
    for stretch in reading.passages:
        passage = Passage(
            document=document,
            start=stretch.start,
            end=stretch.end,
            outcome=Outcome.PENDING,
            reason=stretch.reason,
            sure=stretch.item is None and stretch.sure,
            confidential=confidential,
        )
        db.session.add(passage)
        if stretch.item is not None:
            db.session.add(draft_from(passage, reading.items[stretch.item], Origin.PROGRAM))
    db.session.flush()
    return document


def issue(document: Document, *, by: Actor, version: int | None = None) -> list[Task]:
    """Give every task of the document and freeze it.

    Raises Conflict while a passage is pending, a request hangs on an order that gives no task, or the
    document was issued already.
    """
    if not queries.is_open(document) or (version is not None and version != document.version):
        raise Conflict(N_("Văn bản vừa được người khác ban hành hoặc sửa. Mở lại trang để xem."))
    review = queries.review(document)
    if not review.coverage.complete:
        left = review.coverage.total - review.coverage.decided
        raise Conflict(N_("Còn %(left)d đoạn chưa xử lý nên chưa ban hành được."), left=left)
    given: dict[int, list[Task]] = {}
    for card in review.cards:
        linked = card.passage.linked
        if linked is not None and linked.outcome is not Outcome.TASK:
            raise Conflict(N_("Kiến nghị ở đoạn %(number)d gắn với một đoạn không giao việc."), number=card.number)
        if card.passage.outcome is Outcome.TASK and card.draft is not None:
            order = _order(card.draft, review.roster)
            given[card.passage.id] = tasks.give_out(order, card.passage, document.meeting, by=by)
    take_requests(review, given, by=by)
    meetings.freeze(document, by=by)
    return [task for several in given.values() for task in several]


def _order(draft: Draft, roster: Roster) -> Order:
    return Order(
        title=draft.title,
        topic=draft.topic,
        leads=tuple(roster.expand(draft.lead)),
        coordinating=tuple(roster.expand(draft.coordinating)),
        places=tuple(roster.expand(draft.places)),
        due_on=draft.due_on,
        recurrence=draft.recurrence,
        addressee=", ".join(roster.name(code) for code in draft.lead),
        codes=tuple(draft.lead),
    )
