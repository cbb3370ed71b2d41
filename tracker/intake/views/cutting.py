"""Cutting passages anew: split, join, add from selected words."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import N_
from tracker.intake import queries, rules, services
from tracker.intake.forms import (
    AddForm,
    SplitForm,
    VersionForm,
)
from tracker.intake.rules import Span
from tracker.intake.views.room import PASSAGE, WHOLE, bp, fresh, review_page, to_passage
from tracker.meetings.models import Document, Passage
from tracker.storage.database import transaction
from tracker.web.forms import said
from tracker.web.guards import current_actor, requires


@bp.route("/passages/<int:passage_id>/split", methods=["GET", "POST"])
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def split(passage: Passage) -> ResponseReturnValue:
    """Choose where to cut a passage in two."""
    form = SplitForm()
    error, status = "", 200
    passage_id, document_id = passage.id, passage.document_id
    if form.is_submitted():
        try:
            if form.at.data is None:
                raise Invalid(N_("Chọn chỗ tách."), field="at")
            with transaction():
                services.split(passage, form.at.data, by=current_actor(), version=form.seen())
        except (Conflict, Invalid) as refusal:
            error, status = said(refusal), refusal.status
        else:
            return to_passage(document_id, passage_id)
    shown = queries.review(fresh(document_id))
    card = shown.card(passage_id)
    return render_template(
        "intake/split.html",
        review=shown,
        document=shown.document,
        card=card,
        cuts=rules.cuts(shown.document.text, card.passage.start, card.passage.end),
        error=error,
    ), status


@bp.post("/passages/<int:passage_id>/merge")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def merge(passage: Passage) -> ResponseReturnValue:
    """Join a passage with the one behind it; the page is laid out anew."""
    form = VersionForm()
    passage_id, document_id = passage.id, passage.document_id
    try:
        with transaction():
            services.merge(passage, by=current_actor(), version=form.seen())
    except (Conflict, Invalid) as refusal:
        return review_page(
            fresh(document_id),
            status=refusal.status,
            passage_id=passage_id,
            error=said(refusal),
        )
    return to_passage(document_id, passage_id)


@bp.post("/documents/<int:document_id>/add")
@requires(Permission.INTAKE_REVIEW, WHOLE)
def add(document: Document) -> ResponseReturnValue:
    """Make selected words a task of their own."""
    form = AddForm()
    document_id = document.id
    try:
        with transaction():
            passage = services.add(document, _selected(form, document), by=current_actor())
    except (Conflict, Invalid) as refusal:
        return review_page(fresh(document_id), status=refusal.status, panel="add", error=said(refusal))
    return redirect(url_for(".edit", passage_id=passage.id))


def _selected(form: AddForm, document: Document) -> Span:
    if form.start.data is not None and form.end.data is not None:
        return Span(form.start.data, form.end.data)
    found = rules.excerpt_span(document.text, form.excerpt.data or "")
    if found is None:
        raise Invalid(
            N_("Không tìm thấy đúng một chỗ như vậy trong văn bản. Chép nguyên văn, đủ dài để chỉ có một chỗ."),
            field="excerpt",
        )
    return found
