"""What the pages of a review share: the blueprint, how subjects are loaded, the answer after a decision."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import NoTaskReason
from tracker.intake import queries
from tracker.intake.forms import (
    AddForm,
)
from tracker.meetings import policy as meeting_policy
from tracker.meetings import queries as meeting_queries
from tracker.meetings.models import Document, Meeting, Passage
from tracker.storage.database import db, transaction
from tracker.web.forms import is_htmx, said
from tracker.web.guards import Subject, current_actor
from tracker.web.paging import page_number

bp = Blueprint("intake", __name__)


MEETING: Subject[Meeting] = Subject(meeting_queries.meeting_or_404, meeting_policy.may)


DOCUMENT: Subject[Document] = Subject(meeting_queries.document_or_404, meeting_policy.may_document)
#: The same for whoever may read every word of it.
WHOLE: Subject[Document] = Subject(meeting_queries.document_or_404, queries.may_whole)


PASSAGE: Subject[Passage] = Subject(queries.passage_or_404, queries.may_passage)


def review_page(
    document: Document,
    *,
    status: int = 200,
    panel: str = "",
    passage_id: int | None = None,
    error: str = "",
    typed: Mapping[str, str | None] | None = None,
) -> ResponseReturnValue:
    """The whole page of a review; `error` and what was `typed` stand at the passage, or above all."""
    shown = queries.review(document)
    at = shown.page_of(shown.card(passage_id).number) if passage_id else page_number()
    return render_template(
        "intake/review.html",
        review=shown,
        sheet=shown.sheet(at),
        document=document,
        reasons=list(NoTaskReason),
        gives=gives(document),
        add_form=AddForm(formdata=None),
        current=passage_id,
        error=error,
        typed=typed or {},
        panel=panel,
    ), status


def gives(document: Document) -> bool:
    """True when the reader may say what is confidential in the document."""
    return meeting_policy.gives_for(current_actor(), document.meeting.body_id)


def decided(passage_id: int, document_id: int) -> ResponseReturnValue:
    """After a decision: with htmx the card, its words and the footer; else back to the next pending passage."""
    if is_htmx():
        return card_of(passage_id, document_id)
    return to_pending(document_id, after=passage_id)


def to_pending(document_id: int, *, after: int | None = None) -> ResponseReturnValue:
    """To the next pending passage behind `after`; to the end of the review when there is none."""
    shown = queries.review(fresh(document_id))
    following = shown.next_pending(after=after)
    if following is None:
        return redirect(url_for(".review", document_id=document_id, _anchor="issue"))
    return to_passage(document_id, following.passage.id)


def to_passage(document_id: int, passage_id: int) -> ResponseReturnValue:
    """To a passage on its page of the review."""
    shown = queries.review(fresh(document_id))
    page = shown.page_of(shown.card(passage_id).number)
    address = url_for(".review", document_id=document_id, page=page if page > 1 else None, _anchor=f"p{passage_id}")
    return redirect(address)


def fresh(document_id: int) -> Document:
    """The document as it stands in the database now."""
    db.session.expire_all()
    return meeting_queries.document_or_404(current_actor(), document_id)


def card_of(
    passage_id: int, document_id: int, *, error: str = "", typed: Mapping[str, str | None] | None = None
) -> ResponseReturnValue:
    """The card of one passage, with what else on the page depends on it swapped along."""
    shown = queries.review(fresh(document_id))
    card = shown.card(passage_id)
    return render_template(
        "intake/_decided.html",
        review=shown,
        document=shown.document,
        card=card,
        sheet=shown.sheet(shown.page_of(card.number)),
        reasons=list(NoTaskReason),
        gives=gives(shown.document),
        error=error,
        typed=typed or {},
    )


def decision(passage: Passage, act: Callable[[], None], **typed: str | None) -> ResponseReturnValue:
    """Run one decision; a refusal is shown at the passage it concerns, with what was `typed`."""
    passage_id, document_id = passage.id, passage.document_id
    try:
        with transaction():
            act()
    except (Conflict, Invalid) as refusal:
        sentence = said(refusal)
        if is_htmx():
            # htmx swaps only answers that succeed; everybody else gets the status.
            return card_of(passage_id, document_id, error=sentence, typed=typed)
        return review_page(
            fresh(document_id), status=refusal.status, passage_id=passage_id, error=sentence, typed=typed
        )
    return decided(passage_id, document_id)
