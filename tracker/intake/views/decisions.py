"""What a reviewer presses on the card of a passage."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.core.errors import Conflict, Invalid
from tracker.core.labels import N_, ItemKind, NoTaskReason
from tracker.intake import queries, services
from tracker.intake.forms import (
    AnswerForm,
    ConfideForm,
    DismissForm,
    DraftForm,
    LinkForm,
    VersionForm,
)
from tracker.intake.models import Draft
from tracker.intake.views.room import PASSAGE, bp, decided, decision, fresh
from tracker.meetings import policy as meeting_policy
from tracker.meetings.models import Passage
from tracker.meetings.rules import Outcome
from tracker.storage.database import transaction
from tracker.web.forms import is_htmx, whole
from tracker.web.guards import current_actor, requires


@bp.post("/passages/<int:passage_id>/accept")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def accept(passage: Passage) -> ResponseReturnValue:
    """Agree with what is proposed."""
    form = VersionForm()
    return decision(passage, lambda: services.accept(passage, by=current_actor(), version=form.seen()))


@bp.route("/passages/<int:passage_id>/edit", methods=["GET", "POST"])
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def edit(passage: Passage) -> ResponseReturnValue:
    """Correct the draft of a passage, or write one; saving an order accepts it."""
    passage_id, document_id = passage.id, passage.document_id
    roster = queries.roster_of(passage.document)
    draft = queries.draft_of(passage)
    form = DraftForm()
    gives = meeting_policy.gives_for(current_actor(), passage.document.meeting.body_id)
    form.offer(roster, draft, passage.confidential if gives else None)
    status = 200
    if form.is_submitted():
        status = 422
        if form.validate():
            try:
                with transaction():
                    seen = form.version.data or ""
                    services.correct(
                        passage,
                        form.given(),
                        by=current_actor(),
                        version=whole(seen),
                    )
            except (Conflict, Invalid) as refusal:
                form.refuse(refusal)
                status = refusal.status
            else:
                return decided(passage_id, document_id)
    return _edit_page(passage_id, document_id, form, status)


def _edit_page(passage_id: int, document_id: int, form: DraftForm, status: int) -> ResponseReturnValue:
    shown = queries.review(fresh(document_id))
    card = shown.card(passage_id)
    conflict: Draft | None = card.draft if status == Conflict.status else None
    form.version.raw_data = None
    form.version.data = str(card.passage.version)
    page = "intake/_edit.html" if is_htmx() else "intake/edit.html"
    return render_template(
        page, review=shown, document=shown.document, card=card, form=form, conflict=conflict
    ), 200 if is_htmx() else status


@bp.post("/passages/<int:passage_id>/dismiss")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def dismiss(passage: Passage) -> ResponseReturnValue:
    """No task comes of the passage."""
    form = DismissForm()
    form.offer(passage.reason)

    def act() -> None:
        if not form.validate():
            raise Invalid(N_("Chọn lý do không giao."), field="reason")
        services.dismiss(
            passage,
            NoTaskReason(form.reason.data),
            form.note.data or "",
            by=current_actor(),
            version=form.seen(),
        )

    return decision(passage, act, note=form.note.data)


@bp.post("/passages/<int:passage_id>/answer")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def answer(passage: Passage) -> ResponseReturnValue:
    """Answer a request in words."""
    form = AnswerForm()
    return decision(
        passage,
        lambda: services.answer(passage, form.answer.data or "", by=current_actor(), version=form.seen()),
        answer=form.answer.data,
    )


@bp.post("/passages/<int:passage_id>/link")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def link(passage: Passage) -> ResponseReturnValue:
    """Answer a request with an order of the same document."""
    form = LinkForm()

    def act() -> None:
        order = next((each for each in passage.document.passages if each.id == form.linked.data), None)
        if order is None:
            raise Invalid(N_("Chọn một đoạn giao việc trong cùng văn bản."), field="linked")
        services.link(passage, order, by=current_actor(), version=form.seen())

    return decision(passage, act)


@bp.post("/passages/<int:passage_id>/take-up")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def take_up(passage: Passage) -> ResponseReturnValue:
    """Turn a request into an order, and open it for correction."""
    form = VersionForm()
    passage_id, document_id = passage.id, passage.document_id
    response = decision(passage, lambda: services.take_up(passage, by=current_actor(), version=form.seen()))
    if is_htmx():
        return response
    card = queries.review(fresh(document_id)).card(passage_id)
    if card.draft is not None and card.draft.kind is ItemKind.DIRECTIVE and card.passage.outcome is Outcome.PENDING:
        return redirect(url_for(".edit", passage_id=passage_id))
    return response


@bp.post("/passages/<int:passage_id>/confidential")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def confide(passage: Passage) -> ResponseReturnValue:
    """Mark the passage as confidential, or as open again."""
    form = ConfideForm()
    secret = form.to.data != "open"
    return decision(passage, lambda: services.confide(passage, secret, by=current_actor(), version=form.seen()))


@bp.post("/passages/<int:passage_id>/undo")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def undo(passage: Passage) -> ResponseReturnValue:
    """Take a decision back."""
    form = VersionForm()
    return decision(passage, lambda: services.undo(passage, by=current_actor(), version=form.seen()))
