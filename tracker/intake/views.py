"""Pages of intake: hand a document in, review it passage by passage, issue it, read it afterwards.

The conference page lives here too: it shows what became of each conclusion, which stands on tasks.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.errors import Conflict, Invalid, Refused
from tracker.core.labels import ItemKind, NoTaskReason
from tracker.core.text import shorten
from tracker.extraction.files import read_file
from tracker.intake import queries, rules, services
from tracker.intake.forms import (
    AddForm,
    AnswerForm,
    DismissForm,
    DraftForm,
    IntakeForm,
    LinkForm,
    SplitForm,
    VersionForm,
)
from tracker.intake.models import Draft
from tracker.intake.rules import Span
from tracker.meetings import policy as meeting_policy
from tracker.meetings import queries as meeting_queries
from tracker.meetings.models import Document, Meeting, Passage
from tracker.meetings.rules import DocumentState, Outcome
from tracker.meetings.services import Source
from tracker.storage.database import db, transaction
from tracker.tasks import queries as task_queries
from tracker.web.forms import is_htmx
from tracker.web.guards import Subject, current_actor, requires

bp = Blueprint("intake", __name__)

MEETING: Subject[Meeting] = Subject(meeting_queries.meeting_or_404, meeting_policy.may)
DOCUMENT: Subject[Document] = Subject(meeting_queries.document_or_404, meeting_policy.may_document)
PASSAGE: Subject[Passage] = Subject(queries.passage_or_404, queries.may_passage)


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
        conclusions=task_queries.conclusions(actor, meeting),
        horizon=task_queries.horizon(),
        may_manage=may_manage,
    )


@bp.route("/meetings/<int:meeting_id>/intake", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE, MEETING)
def new(meeting: Meeting) -> ResponseReturnValue:
    """Hand in a source document: a file or pasted text."""
    form = IntakeForm()
    if form.validate_on_submit():
        try:
            source, notes = _source(form)
            title = form.title.data or source.filename or shorten(source.text.strip().split("\n")[0], 120)
            with transaction():
                document = services.take_in(meeting, title, source, by=current_actor())
        except Refused as error:
            form.refuse(error)
            return render_template("intake/new.html", form=form, meeting=meeting), error.status
        for note in notes:
            flash(gettext(note), "warning")
        return redirect(url_for(".review", document_id=document.id))
    return render_template("intake/new.html", form=form, meeting=meeting), 422 if form.is_submitted() else 200


def _source(form: IntakeForm) -> tuple[Source, tuple[str, ...]]:
    upload, pasted = form.file.data, form.text.data or ""
    if upload and upload.filename:
        data = upload.read()
        found = read_file(data, upload.filename, max_bytes=current_app.config["UPLOAD_MAX_BYTES"])
        return Source(data, found.text, found.media_type, upload.filename[-200:]), found.notes
    if not pasted.strip():
        raise Invalid(gettext("Chọn một tệp hoặc dán nội dung văn bản."), field="text")
    return Source(pasted.encode(), pasted, "text/plain"), ()


@bp.get("/documents/<int:document_id>/review")
@requires(Permission.INTAKE_REVIEW, DOCUMENT)
def review(document: Document) -> ResponseReturnValue:
    """The text beside the proposals; after issue, the reading page."""
    if document.state is DocumentState.ISSUED:
        return redirect(url_for(".document", document_id=document.id))
    return _review_page(document)


def _review_page(
    document: Document, *, status: int = 200, panel: str = "", passage_id: int | None = None, error: str = ""
) -> ResponseReturnValue:
    shown = queries.review(document)
    return render_template(
        "intake/review.html",
        review=shown,
        document=document,
        reasons=list(NoTaskReason),
        add_form=AddForm(formdata=None),
        current=passage_id,
        error=error,
        panel=panel,
    ), status


@bp.get("/documents/<int:document_id>")
@requires(Permission.MEETING_VIEW, DOCUMENT)
def document(document: Document) -> ResponseReturnValue:
    """The document as text, every passage marked with what became of it."""
    actor = current_actor()
    return render_template(
        "intake/document.html",
        document=document,
        coverage=meeting_queries.coverage([document.id])[document.id],
        tasks=task_queries.tasks_by_passage(actor, document),
        may_review=document.state is DocumentState.IN_REVIEW
        and meeting_policy.may_document(actor, Permission.INTAKE_REVIEW, document),
    )


def _decided(passage_id: int, document_id: int) -> ResponseReturnValue:
    """After a decision: with htmx the card, its words and the footer; else back to the next pending passage."""
    if is_htmx():
        return _card(passage_id, document_id)
    shown = queries.review(_document(document_id))
    following = shown.next_pending(after=passage_id)
    anchor = f"p{following.passage.id}" if following else "issue"
    return redirect(url_for(".review", document_id=document_id, _anchor=anchor))


def _document(document_id: int) -> Document:
    db.session.expire_all()
    return meeting_queries.document_or_404(current_actor(), document_id)


def _card(passage_id: int, document_id: int, *, error: str = "", form: DraftForm | None = None) -> ResponseReturnValue:
    """The card of one passage, with what else on the page depends on it swapped along."""
    shown = queries.review(_document(document_id))
    return render_template(
        "intake/_decided.html",
        review=shown,
        document=shown.document,
        card=shown.card(passage_id),
        reasons=list(NoTaskReason),
        error=error,
        form=form,
    )


def _act(passage: Passage, act: Callable[[], None]) -> ResponseReturnValue:
    """Run one decision; a refusal is shown at the passage it concerns, with what was typed."""
    passage_id, document_id = passage.id, passage.document_id
    try:
        with transaction():
            act()
    except (Conflict, Invalid) as refusal:
        sentence = gettext(refusal.sentence)
        if is_htmx():
            # htmx swaps only answers that succeed; everybody else gets the status.
            return _card(passage_id, document_id, error=sentence)
        return _review_page(_document(document_id), status=refusal.status, passage_id=passage_id, error=sentence)
    return _decided(passage_id, document_id)


@bp.post("/passages/<int:passage_id>/accept")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def accept(passage: Passage) -> ResponseReturnValue:
    """Agree with what is proposed."""
    form = VersionForm()
    return _act(passage, lambda: services.accept(passage, by=current_actor(), version=form.seen()))


@bp.route("/passages/<int:passage_id>/edit", methods=["GET", "POST"])
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def edit(passage: Passage) -> ResponseReturnValue:
    """Correct the draft of a passage, or write one; saving an order accepts it."""
    passage_id, document_id = passage.id, passage.document_id
    roster = queries.roster_of(passage.document.meeting)
    draft = queries.draft_of(passage)
    form = DraftForm()
    form.offer(roster, draft)
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
                        version=int(seen) if seen.isdecimal() else None,
                    )
            except (Conflict, Invalid) as refusal:
                form.refuse(refusal)
                status = refusal.status
            else:
                return _decided(passage_id, document_id)
    return _edit_page(passage_id, document_id, form, status)


def _edit_page(passage_id: int, document_id: int, form: DraftForm, status: int) -> ResponseReturnValue:
    shown = queries.review(_document(document_id))
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
            raise Invalid(gettext("Chọn lý do không giao."), field="reason")
        services.dismiss(
            passage,
            NoTaskReason(form.reason.data),
            form.note.data or "",
            by=current_actor(),
            version=form.seen(),
        )

    return _act(passage, act)


@bp.post("/passages/<int:passage_id>/answer")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def answer(passage: Passage) -> ResponseReturnValue:
    """Answer a request in words."""
    form = AnswerForm()
    return _act(
        passage,
        lambda: services.answer(passage, form.answer.data or "", by=current_actor(), version=form.seen()),
    )


@bp.post("/passages/<int:passage_id>/link")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def link(passage: Passage) -> ResponseReturnValue:
    """Answer a request with an order of the same document."""
    form = LinkForm()

    def act() -> None:
        order = next((each for each in passage.document.passages if each.id == form.linked.data), None)
        if order is None:
            raise Invalid(gettext("Chọn một đoạn giao việc trong cùng văn bản."), field="linked")
        services.link(passage, order, by=current_actor(), version=form.seen())

    return _act(passage, act)


@bp.post("/passages/<int:passage_id>/take-up")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def take_up(passage: Passage) -> ResponseReturnValue:
    """Turn a request into an order, and open it for correction."""
    form = VersionForm()
    passage_id, document_id = passage.id, passage.document_id
    response = _act(passage, lambda: services.take_up(passage, by=current_actor(), version=form.seen()))
    if is_htmx():
        return response
    card = queries.review(_document(document_id)).card(passage_id)
    if card.draft is not None and card.draft.kind is ItemKind.DIRECTIVE and card.passage.outcome is Outcome.PENDING:
        return redirect(url_for(".edit", passage_id=passage_id))
    return response


@bp.post("/passages/<int:passage_id>/undo")
@requires(Permission.INTAKE_REVIEW, PASSAGE)
def undo(passage: Passage) -> ResponseReturnValue:
    """Take a decision back."""
    form = VersionForm()
    return _act(passage, lambda: services.undo(passage, by=current_actor(), version=form.seen()))


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
                raise Invalid(gettext("Chọn chỗ tách."), field="at")
            with transaction():
                services.split(passage, form.at.data, by=current_actor(), version=form.seen())
        except (Conflict, Invalid) as refusal:
            error, status = gettext(refusal.sentence), refusal.status
        else:
            return redirect(url_for(".review", document_id=document_id, _anchor=f"p{passage_id}"))
    shown = queries.review(_document(document_id))
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
        return _review_page(
            _document(document_id),
            status=refusal.status,
            passage_id=passage_id,
            error=gettext(refusal.sentence),
        )
    return redirect(url_for(".review", document_id=document_id, _anchor=f"p{passage_id}"))


@bp.post("/documents/<int:document_id>/add")
@requires(Permission.INTAKE_REVIEW, DOCUMENT)
def add(document: Document) -> ResponseReturnValue:
    """Make selected words a task of their own."""
    form = AddForm()
    document_id = document.id
    try:
        with transaction():
            passage = services.add(document, _selected(form, document), by=current_actor())
    except (Conflict, Invalid) as refusal:
        return _review_page(_document(document_id), status=refusal.status, panel="add", error=gettext(refusal.sentence))
    return redirect(url_for(".edit", passage_id=passage.id))


def _selected(form: AddForm, document: Document) -> Span:
    if form.start.data is not None and form.end.data is not None:
        return Span(form.start.data, form.end.data)
    found = rules.excerpt_span(document.text, form.excerpt.data or "")
    if found is None:
        raise Invalid(
            gettext("Không tìm thấy đúng một chỗ như vậy trong văn bản. Chép nguyên văn, đủ dài để chỉ có một chỗ."),
            field="excerpt",
        )
    return found


@bp.post("/documents/<int:document_id>/confirm")
@requires(Permission.INTAKE_REVIEW, DOCUMENT)
def confirm(document: Document) -> ResponseReturnValue:
    """Agree at once with all passages that surely hold no order."""
    document_id = document.id
    with transaction():
        many = services.confirm_sure(document, by=current_actor())
    flash(gettext("Đã xác nhận %(many)d đoạn không giao việc.", many=many), "success")
    following = queries.review(_document(document_id)).next_pending()
    anchor = f"p{following.passage.id}" if following else "issue"
    return redirect(url_for(".review", document_id=document_id, _anchor=anchor))


@bp.post("/documents/<int:document_id>/issue")
@requires(Permission.INTAKE_ISSUE, DOCUMENT)
def issue(document: Document) -> ResponseReturnValue:
    """Give all tasks of the document and freeze it."""
    form = VersionForm()
    document_id, meeting_id = document.id, document.meeting_id
    try:
        with transaction():
            given = services.issue(document, by=current_actor(), version=form.seen())
    except (Conflict, Invalid) as refusal:
        return _review_page(
            _document(document_id), status=refusal.status, panel="issue", error=gettext(refusal.sentence)
        )
    flash(gettext("Đã ban hành: giao %(many)d nhiệm vụ.", many=len(given)), "success")
    return redirect(url_for(".meeting", meeting_id=meeting_id))
