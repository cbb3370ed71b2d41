"""Passages cut anew: split, joined, or made from selected words."""

from __future__ import annotations

from sqlalchemy import select

from tracker.audit import services as audit
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.intake import queries, rules
from tracker.intake.rules import Span
from tracker.intake.services.decisions import decide, opened
from tracker.intake.services.drafts import copy_of, fresh_draft, title_of
from tracker.meetings.models import Document, Passage
from tracker.meetings.rules import Outcome
from tracker.storage.database import db


def split(passage: Passage, at: int, *, by: Actor, version: int | None = None) -> Passage:
    """Cut a passage in two at the offset `at`; both are pending, the second is read anew. Returns the second."""
    document = opened(passage, version)
    first = rules.trim(document.text, Span(passage.start, at))
    second = rules.trim(document.text, Span(at, passage.end))
    if not passage.start < at < passage.end or first is None or second is None:
        raise Invalid(N_("Chọn chỗ tách nằm trong đoạn."), field="at")
    draft = queries.draft_of(passage)
    unlink(passage)
    passage.start, passage.end = first.start, first.end
    behind = new_passage(document, second, passage)
    if draft is not None:
        draft.title = title_of(document, first, draft)
        db.session.add(copy_of(draft, behind, title_of(document, second, draft)))
    decide(passage, Outcome.PENDING, by=by)
    audit.record(Fact("passage.split", "passage", passage.id, {"at": at, "second": behind.id}), by=by)
    return behind


def new_passage(document: Document, span: Span, like: Passage) -> Passage:
    """A pending passage over `span`; its reason is that of the passage it was cut from, and so is its confidence."""
    passage = Passage(
        document=document,
        start=span.start,
        end=span.end,
        outcome=Outcome.PENDING,
        reason=like.reason,
        sure=False,
        confidential=like.confidential,
    )
    db.session.add(passage)
    db.session.flush()
    return passage


def merge(passage: Passage, *, by: Actor, version: int | None = None) -> None:
    """Join a passage with the one behind it. Raises Invalid for the last. The first draft stays."""
    document = opened(passage, version)
    behind = next((each for each in document.passages if each.start > passage.start), None)
    if behind is None:
        raise Invalid(N_("Đây là đoạn cuối, không có đoạn sau để gộp."))
    mine, other = queries.draft_of(passage), queries.draft_of(behind)
    unlink(passage)
    unlink(behind)
    if other is not None:
        if mine is None:
            db.session.add(copy_of(other, passage, other.title))
        db.session.delete(other)
    end = behind.end
    document.passages.remove(behind)
    db.session.flush()
    passage.end = end
    passage.sure = False
    passage.confidential = passage.confidential or behind.confidential
    decide(passage, Outcome.PENDING, by=by)
    audit.record(Fact("passage.merged", "passage", passage.id, {"end": end}), by=by)


def unlink(passage: Passage) -> None:
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
        db.session.add(fresh_draft(document, same, span))
    decide(same, Outcome.PENDING, by=by)
    audit.record(Fact("passage.added", "passage", same.id, {"start": span.start, "end": span.end}), by=by)
    return same


def _carve_out(document: Document, passages: list[Passage], span: Span) -> Passage:
    spans = [Span(each.start, each.end) for each in passages]
    model, secret = passages[0], False
    for index, rests in rules.carve(document.text, spans, span):
        model = passage = passages[index]
        secret = secret or passage.confidential
        unlink(passage)
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
                new_passage(document, rest, passage)
    db.session.flush()
    made = new_passage(document, span, model)
    made.confidential = secret
    return made
