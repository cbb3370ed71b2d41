"""Pages of intake: hand a document in, review it, issue it, read it afterwards.

The conference page lives here too: it shows what became of each conclusion, which stands on tasks.
"""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid, Refused
from tracker.intake import services
from tracker.intake.forms import (
    IntakeForm,
    VersionForm,
)
from tracker.intake.views.room import DOCUMENT, MEETING, WHOLE, bp, fresh, review_page, to_pending
from tracker.meetings import policy as meeting_policy
from tracker.meetings import queries as meeting_queries
from tracker.meetings.models import Document, Meeting
from tracker.meetings.rules import DocumentState
from tracker.meetings.services import Source
from tracker.proposals import queries as proposal_queries
from tracker.storage import blobs
from tracker.storage.database import transaction
from tracker.tasks import queries as task_queries
from tracker.web.attachments import attachment
from tracker.web.forms import said
from tracker.web.guards import current_actor, requires, takes_files


@bp.get("/meetings/<int:meeting_id>")
@requires(Permission.MEETING_VIEW, MEETING)
def meeting(meeting: Meeting) -> ResponseReturnValue:
    """One conference: its documents with coverage, and what became of each conclusion."""
    actor = current_actor()
    may_manage = meeting_policy.may(actor, Permission.MEETING_MANAGE, meeting)
    documents = [
        each for each in meeting.documents if meeting_policy.may_document(actor, Permission.MEETING_VIEW, each)
    ]
    return render_template(
        "meetings/detail.html",
        meeting=meeting,
        documents=documents,
        coverage=meeting_queries.coverage(each.id for each in documents),
        veiled=task_queries.hidden_passages(actor, [each.id for each in documents]),
        conclusions=task_queries.conclusions(actor, meeting),
        horizon=task_queries.horizon(),
        may_manage=may_manage,
        **_proposals(actor, meeting),
    )


def _proposals(actor: Actor, meeting: Meeting) -> dict[str, object]:
    """What the conference had to take along, and what was asked at it."""
    page = proposal_queries.for_meeting(actor, meeting)
    return {
        "proposals": page,
        "said": proposal_queries.last_words(page.rows),
        "seen": proposal_queries.seen_tasks(actor, page.rows),
    }


@bp.route("/meetings/<int:meeting_id>/intake", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE, MEETING)
@takes_files
def new(meeting: Meeting) -> ResponseReturnValue:
    """Hand in a source document: a file or pasted text."""
    form = IntakeForm(data={"confidential": meeting.confidential})
    if not meeting_policy.gives_for(current_actor(), meeting.body_id):
        del form.confidential
    if form.validate_on_submit():
        try:
            source, notes = _source(form)
            day = form.dated_on.data or services.day_in(source.text, meeting)
            title = form.title.data or services.title_of(source)
            with transaction():
                secret = "confidential" in form and bool(form.confidential.data)
                document = services.take_in(
                    meeting, title, source, by=current_actor(), dated_on=day, confidential=secret
                )
        except Refused as error:
            form.refuse(error)
            return render_template("intake/new.html", form=form, meeting=meeting), error.status
        for note in notes:
            flash(gettext(note), "warning")
        return redirect(url_for(".review", document_id=document.id))
    return render_template("intake/new.html", form=form, meeting=meeting), 422 if form.is_submitted() else 200


def _source(form: IntakeForm) -> tuple[Source, tuple[str, ...]]:
    upload = form.file.data
    if upload and upload.filename:
        return services.from_file(upload.read(), upload.filename, max_bytes=current_app.config["UPLOAD_MAX_BYTES"])
    return services.from_words(form.text.data or "")


@bp.get("/documents/<int:document_id>/review")
@requires(Permission.INTAKE_REVIEW, WHOLE)
def review(document: Document) -> ResponseReturnValue:
    """The text beside the proposals; after issue, the reading page."""
    if document.state is DocumentState.ISSUED:
        return redirect(url_for(".document", document_id=document.id))
    return review_page(document)


@bp.get("/documents/<int:document_id>")
@requires(Permission.MEETING_VIEW, DOCUMENT)
def document(document: Document) -> ResponseReturnValue:
    """The document as text, every passage marked with what became of it; what the reader may not know is left out."""
    actor = current_actor()
    veiled = task_queries.hidden_passages(actor, [document.id]).get(document.id, [])
    return render_template(
        "intake/document.html",
        document=document,
        coverage=meeting_queries.coverage([document.id])[document.id],
        tasks=task_queries.tasks_by_passage(actor, document),
        veiled={passage.id for passage in veiled},
        may_review=document.state is DocumentState.IN_REVIEW
        and not veiled
        and meeting_policy.may_document(actor, Permission.INTAKE_REVIEW, document),
    )


@bp.get("/documents/<int:document_id>/original")
@requires(Permission.MEETING_VIEW, WHOLE)
def original(document: Document) -> ResponseReturnValue:
    """The source document exactly as it was handed in, always as an attachment; for who may read every word of it."""
    name = document.filename or f"van-ban-{document.id}.txt"
    return attachment(blobs.documents, document.original_hash, media_type="application/octet-stream", name=name)


@bp.post("/documents/<int:document_id>/confirm")
@requires(Permission.INTAKE_REVIEW, WHOLE)
def confirm(document: Document) -> ResponseReturnValue:
    """Agree at once with all passages that surely hold no order."""
    document_id = document.id
    with transaction():
        many = services.confirm_sure(document, by=current_actor())
    flash(gettext("Đã xác nhận %(many)d đoạn không giao việc.", many=many), "success")
    return to_pending(document_id)


@bp.post("/documents/<int:document_id>/issue")
@requires(Permission.INTAKE_ISSUE, WHOLE)
def issue(document: Document) -> ResponseReturnValue:
    """Give all tasks of the document and freeze it."""
    form = VersionForm()
    document_id, meeting_id = document.id, document.meeting_id
    try:
        with transaction():
            given = services.issue(document, by=current_actor(), version=form.seen())
    except (Conflict, Invalid) as refusal:
        return review_page(fresh(document_id), status=refusal.status, panel="issue", error=said(refusal))
    flash(gettext("Đã ban hành: giao %(many)d nhiệm vụ.", many=len(given)), "success")
    return redirect(url_for(".meeting", meeting_id=meeting_id))
