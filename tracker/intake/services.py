"""Writing a review: take a document in, decide each passage, issue its tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from tracker.audit import services as audit
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_, ItemKind, NoTaskReason, Recurrence, Topic
from tracker.core.text import shorten
from tracker.extraction.engine import read
from tracker.extraction.reading import Item
from tracker.intake import queries, rules
from tracker.intake.models import Draft, Origin
from tracker.intake.rules import Span
from tracker.meetings import services as meetings
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import Outcome
from tracker.org.queries import Roster
from tracker.storage.database import db
from tracker.tasks import services as tasks
from tracker.tasks.models import Task
from tracker.tasks.services import Order


def take_in(meeting: Meeting, title: str, source: meetings.Source, *, by: Actor) -> Document:
    """Keep a source document, read it, and lay out its passages with the drafts proposed."""
    document = meetings.attach(meeting, title, source, by=by)
    reading = read(document.text, meeting.held_on, queries.directory_of(meeting))
    for stretch in reading.passages:
        passage = Passage(
            document=document,
            start=stretch.start,
            end=stretch.end,
            outcome=Outcome.PENDING,
            reason=stretch.reason,
            sure=stretch.item is None and stretch.sure,
        )
        db.session.add(passage)
        if stretch.item is not None:
            db.session.add(_draft(passage, reading.items[stretch.item], Origin.PROGRAM))
    db.session.flush()
    return document


def _draft(passage: Passage, item: Item, origin: Origin) -> Draft:
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


def _open(passage: Passage, version: int | None) -> Document:
    """The passage's document, if it can still be reviewed and the reviewer saw the newest version."""
    document = passage.document
    if not queries.is_open(document):
        raise Conflict(N_("Văn bản đã ban hành, nội dung không sửa được nữa."))
    if version is not None and version != passage.version:
        raise Conflict(N_("Đoạn này vừa được người khác xử lý. Xem bản mới bên dưới rồi quyết định lại."))
    return document


def _decide(
    passage: Passage,
    outcome: Outcome,
    *,
    by: Actor,
    reason: NoTaskReason | None = None,
    note: str = "",
    answer: str = "",
    linked: Passage | None = None,
) -> None:
    passage.outcome = outcome
    passage.note = note
    passage.answer = answer
    passage.linked = linked
    if outcome is Outcome.NONE:
        passage.reason = reason
    db.session.flush()
    detail = {"outcome": outcome.value, "reason": reason.value if reason else None}
    audit.record(Fact("passage.decided", "passage", passage.id, detail), by=by)


def accept(passage: Passage, *, by: Actor, version: int | None = None) -> None:
    """Agree with the draft: the passage becomes a task. Raises Invalid while it has no lead unit."""
    document = _open(passage, version)
    draft = queries.draft_of(passage)
    if draft is None:
        raise Invalid(N_("Đoạn này chưa có nội dung giao việc; chọn Sửa để nhập."))
    if draft.kind is ItemKind.PROPOSAL:
        raise Invalid(N_("Kiến nghị cần được giao thành nhiệm vụ, gắn với chỉ đạo hoặc trả lời."))
    _leads(draft, queries.roster_of(document.meeting))
    _decide(passage, Outcome.TASK, by=by)


def _leads(draft: Draft, roster: Roster) -> list[Any]:
    if not draft.lead:
        raise Invalid(N_("Chọn đơn vị chủ trì."), field="lead")
    roster.expand([*draft.coordinating, *draft.places])
    return roster.expand(draft.lead)


@dataclass(frozen=True)
class Fields:
    """What a reviewer enters for a draft; units are codes, group codes included."""

    kind: ItemKind
    title: str
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    places: tuple[str, ...]
    topic: Topic
    due_on: date | None
    recurrence: Recurrence | None


def correct(passage: Passage, given: Fields, *, by: Actor, version: int | None = None) -> None:
    """Write what the reviewer entered and, for an order, accept it in the same step."""
    document = _open(passage, version)
    draft = queries.draft_of(passage)
    if draft is None:
        draft = Draft(passage=passage, origin=Origin.PERSON, confidence=1.0, proposed={})
        db.session.add(draft)
    draft.kind = given.kind
    draft.title = given.title
    draft.lead = list(given.lead)
    draft.coordinating = [code for code in given.coordinating if code not in given.lead]
    draft.places = list(given.places)
    draft.topic = given.topic
    draft.due_on = given.due_on
    draft.recurrence = given.recurrence
    roster = queries.roster_of(document.meeting)
    if draft.kind is ItemKind.DIRECTIVE:
        _leads(draft, roster)
        _decide(passage, Outcome.TASK, by=by)
    else:
        roster.expand([*draft.lead, *draft.places])
        _decide(passage, Outcome.PENDING, by=by)


def dismiss(passage: Passage, reason: NoTaskReason, note: str, *, by: Actor, version: int | None = None) -> None:
    """No task comes of the passage, for a reason. "Other" must be said in words."""
    _open(passage, version)
    if reason is NoTaskReason.OTHER and not note.strip():
        raise Invalid(N_("Ghi rõ lý do không giao."), field="note")
    _decide(passage, Outcome.NONE, by=by, reason=reason, note=note.strip())


def answer(passage: Passage, words: str, *, by: Actor, version: int | None = None) -> None:
    """Answer the request of a locality in words."""
    _open(passage, version)
    if not words.strip():
        raise Invalid(N_("Nhập nội dung trả lời."), field="answer")
    _decide(passage, Outcome.PROPOSAL, by=by, answer=words.strip())


def link(passage: Passage, order: Passage, *, by: Actor, version: int | None = None) -> None:
    """Answer the request of a locality with an order of the same document."""
    document = _open(passage, version)
    draft = queries.draft_of(order)
    fits = order.document_id == document.id and order.id != passage.id
    if not fits or draft is None or draft.kind is not ItemKind.DIRECTIVE:
        raise Invalid(N_("Chọn một đoạn giao việc trong cùng văn bản."), field="linked")
    _decide(passage, Outcome.PROPOSAL, by=by, linked=order)


def take_up(passage: Passage, *, by: Actor, version: int | None = None) -> None:
    """Turn the request of a locality into an order; it waits for its lead unit or acceptance."""
    _open(passage, version)
    draft = queries.draft_of(passage)
    if draft is None:
        raise Invalid(N_("Đoạn này chưa có nội dung giao việc; chọn Sửa để nhập."))
    draft.kind = ItemKind.DIRECTIVE
    _decide(passage, Outcome.PENDING, by=by)


def undo(passage: Passage, *, by: Actor, version: int | None = None) -> None:
    """Take a decision back: the passage is pending again, with what was proposed."""
    _open(passage, version)
    _decide(passage, Outcome.PENDING, by=by)


def confirm_sure(document: Document, *, by: Actor) -> int:
    """Agree at once that the passages which surely hold no order become no task; how many they were."""
    if not queries.is_open(document):
        raise Conflict(N_("Văn bản đã ban hành, nội dung không sửa được nữa."))
    cards = queries.review(document).sure
    for card in cards:
        _decide(card.passage, Outcome.NONE, by=by, reason=card.passage.reason or NoTaskReason.HEADING)
    return len(cards)


def split(passage: Passage, at: int, *, by: Actor, version: int | None = None) -> Passage:
    """Cut a passage in two at the offset `at`; both are pending, the second is read anew. Returns the second."""
    document = _open(passage, version)
    first = rules.trim(document.text, Span(passage.start, at))
    second = rules.trim(document.text, Span(at, passage.end))
    if not passage.start < at < passage.end or first is None or second is None:
        raise Invalid(N_("Chọn chỗ tách nằm trong đoạn."), field="at")
    draft = queries.draft_of(passage)
    _unlink(passage)
    passage.start, passage.end = first.start, first.end
    behind = _new(document, second, passage)
    if draft is not None:
        draft.title = _title(document, first, draft)
        db.session.add(_copy(draft, behind, _title(document, second, draft)))
    _decide(passage, Outcome.PENDING, by=by)
    audit.record(Fact("passage.split", "passage", passage.id, {"at": at, "second": behind.id}), by=by)
    return behind


def _new(document: Document, span: Span, like: Passage) -> Passage:
    passage = Passage(
        document=document,
        start=span.start,
        end=span.end,
        outcome=Outcome.PENDING,
        reason=like.reason,
        sure=False,
    )
    db.session.add(passage)
    db.session.flush()
    return passage


def _copy(draft: Draft, passage: Passage, title: str) -> Draft:
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


def _title(document: Document, span: Span, draft: Draft) -> str:
    """What the words of `span` would be called: as the engine reads them, else the words themselves."""
    items = _read_alone(document, span)
    words = items[0].title if items else document.text[span.start : span.end]
    words = shorten(words.strip(" ,;.-"), 200)
    return words[:1].upper() + words[1:] if words else draft.title


def _read_alone(document: Document, span: Span) -> tuple[Item, ...]:
    """What the engine finds in the words of `span` taken by themselves."""
    words = document.text[span.start : span.end]
    return read(words, document.meeting.held_on, queries.directory_of(document.meeting)).items


def merge(passage: Passage, *, by: Actor, version: int | None = None) -> None:
    """Join a passage with the one behind it. Raises Invalid for the last. The first draft stays."""
    document = _open(passage, version)
    behind = next((each for each in document.passages if each.start > passage.start), None)
    if behind is None:
        raise Invalid(N_("Đây là đoạn cuối, không có đoạn sau để gộp."))
    mine, other = queries.draft_of(passage), queries.draft_of(behind)
    _unlink(passage)
    _unlink(behind)
    if other is not None:
        if mine is None:
            db.session.add(_copy(other, passage, other.title))
        db.session.delete(other)
    end = behind.end
    document.passages.remove(behind)
    db.session.flush()
    passage.end = end
    passage.sure = False
    _decide(passage, Outcome.PENDING, by=by)
    audit.record(Fact("passage.merged", "passage", passage.id, {"end": end}), by=by)


def _unlink(passage: Passage) -> None:
    """Requests that were answered by this passage wait again: what answered them has changed."""
    for asking in db.session.scalars(select(Passage).where(Passage.linked_id == passage.id)):
        asking.linked = None
        asking.outcome = Outcome.PENDING


def add(document: Document, selected: Span, *, by: Actor) -> Passage:
    """Make the selected words a passage of their own with a draft; passages they cut keep the rest.

    Raises Invalid for a selection without words, Conflict after issue.
    """
    if not queries.is_open(document):
        raise Conflict(N_("Văn bản đã ban hành, nội dung không sửa được nữa."))
    inside = 0 <= selected.start < selected.end <= len(document.text)
    span = rules.trim(document.text, selected) if inside else None
    if span is None:
        raise Invalid(N_("Bôi đen đoạn chữ cần giao việc, hoặc chép nguyên văn đoạn đó vào ô."), field="excerpt")
    passages = list(document.passages)
    same = next((each for each in passages if (each.start, each.end) == (span.start, span.end)), None)
    if same is None:
        same = _carve_out(document, passages, span)
    if queries.draft_of(same) is None:
        db.session.add(_fresh_draft(document, same, span))
    _decide(same, Outcome.PENDING, by=by)
    audit.record(Fact("passage.added", "passage", same.id, {"start": span.start, "end": span.end}), by=by)
    return same


def _carve_out(document: Document, passages: list[Passage], span: Span) -> Passage:
    spans = [Span(each.start, each.end) for each in passages]
    model = passages[0]
    for index, rests in rules.carve(document.text, spans, span):
        model = passage = passages[index]
        _unlink(passage)
        if not rests:
            draft = queries.draft_of(passage)
            if draft is not None:
                db.session.delete(draft)
            document.passages.remove(passage)
            continue
        longest = max(rests, key=lambda rest: rest.length)
        passage.start, passage.end = longest.start, longest.end
        passage.outcome = Outcome.PENDING
        db.session.flush()
        for rest in rests:
            if rest is not longest:
                _new(document, rest, passage)
    db.session.flush()
    return _new(document, span, model)


def _fresh_draft(document: Document, passage: Passage, span: Span) -> Draft:
    items = _read_alone(document, span)
    if items:
        draft = _draft(passage, items[0], Origin.PERSON)
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
        raise Conflict(f"Còn {left} đoạn chưa xử lý nên chưa ban hành được.")
    given: list[Task] = []
    for card in review.cards:
        linked = card.passage.linked
        if linked is not None and linked.outcome is not Outcome.TASK:
            raise Conflict(f"Kiến nghị ở đoạn {card.number} gắn với một đoạn không giao việc.")
        if card.passage.outcome is Outcome.TASK and card.draft is not None:
            order = _order(card.draft, review.roster)
            given += tasks.assign(order, card.passage, document.meeting, by=by)
    meetings.freeze(document, by=by)
    return given


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
    )


def final_fields(draft: Draft) -> Mapping[str, Any]:
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
