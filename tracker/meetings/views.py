"""Pages of conferences: list, form, one conference with its documents."""

from __future__ import annotations

from functools import lru_cache

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from jinja2.filters import do_truncate

from tracker.access.permissions import Permission, reach
from tracker.audit import queries as audit
from tracker.core.errors import Invalid
from tracker.meetings import policy, queries, services
from tracker.meetings.forms import MeetingForm
from tracker.meetings.models import Meeting
from tracker.storage.database import transaction
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number
from tracker.web.templates import give_templates

bp = Blueprint("meetings", __name__)

MEETING: Subject[Meeting] = Subject(queries.meeting_or_404, policy.may)


@give_templates(bp)
def words_of_meetings() -> dict[str, object]:
    """Give every template conferences as choices of a filter, as pairs for `options`."""
    return {"meeting_options": lambda choices: tuple((str(each.id), _choice_words(each)) for each in choices)}


@lru_cache(maxsize=1024)
def _choice_words(choice: queries.Choice) -> str:
    return f"{choice.held_on:%d/%m/%Y} · {do_truncate(current_app.jinja_env, choice.name, 60)}"


@bp.get("/meetings")
@requires(Permission.MEETING_VIEW)
def index() -> ResponseReturnValue:
    """The conferences, newest first."""
    actor = current_actor()
    text = request.args.get("q", "").strip()[:200]
    page = queries.meeting_page(actor, text, number=page_number(), size=current_app.config["PAGE_SIZE"])
    seen = [document.id for meeting in page.rows for document in meeting.documents]
    return render_template(
        "meetings/index.html",
        page=page,
        text=text,
        coverage=queries.coverage(seen),
        may_manage=reach(actor, Permission.MEETING_MANAGE) is not None,
    )


@bp.route("/meetings/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
def new() -> ResponseReturnValue:
    """Enter a conference."""
    form = MeetingForm()
    form.offer(current_actor())
    if form.validate_on_submit():
        try:
            with transaction():
                meeting = services.create_meeting(form.details(), by=current_actor())
        except Invalid as error:
            form.refuse(error)
        else:
            return redirect(url_for("intake.new", meeting_id=meeting.id))
    return render_template("meetings/form.html", form=form, meeting=None), 422 if form.is_submitted() else 200


@bp.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE, MEETING)
def edit(meeting: Meeting) -> ResponseReturnValue:
    """Correct what was entered about a conference."""
    form = MeetingForm(obj=meeting)
    form.offer(current_actor())
    if not form.is_submitted():
        form.kind.data, form.body.data = meeting.kind.value, str(meeting.body_id)
    if form.validate_on_submit():
        try:
            with transaction():
                services.change_meeting(meeting, form.details(), by=current_actor())
        except Invalid as error:
            form.refuse(error)
        else:
            flash(gettext("Đã lưu thông tin hội nghị."), "success")
            return redirect(url_for("intake.meeting", meeting_id=meeting.id))
    return render_template("meetings/form.html", form=form, meeting=meeting), 422 if form.is_submitted() else 200


@bp.get("/meetings/<int:meeting_id>/history")
@requires(Permission.MEETING_VIEW, MEETING)
def history(meeting: Meeting) -> ResponseReturnValue:
    """Who entered and corrected a conference and its documents, and when, as the audit record has it."""
    before = request.args.get("before", "")
    part = audit.history(
        ("meeting", [meeting.id]),
        ("document", [document.id for document in meeting.documents]),
        before=int(before) if before.isascii() and before.isdecimal() and len(before) < 10 else None,
        size=current_app.config["PAGE_SIZE"],
    )
    return render_template("meetings/history.html", meeting=meeting, part=part)
