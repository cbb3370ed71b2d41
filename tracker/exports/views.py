"""Pages of files that somebody asked for: ask, watch, take, cancel, erase."""

from __future__ import annotations

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from tracker.access.permissions import Permission
from tracker.core.errors import Conflict
from tracker.exports import queries, services
from tracker.exports.models import Export
from tracker.exports.rules import KEEP, MOST_ROWS, OPEN, ExportState
from tracker.papers.drawing import MEDIA_TYPES, Form
from tracker.reports.queries.papers import AT_ONCE, COLUMNS, SEEN, args_of
from tracker.storage import blobs
from tracker.storage.database import db, transaction
from tracker.tasks.queries import Filter, count_of, day_asked
from tracker.web.attachments import attachment
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires

bp = Blueprint("exports", __name__, url_prefix="/exports")
EXPORT: Subject[Export] = Subject(queries.own_or_404, queries.may)
#: Seconds after which the page of a file that is being made looks again.
LOOKS_AGAIN = 2


def _columns(args: MultiDict[str, str]) -> tuple[str, ...]:
    asked = set(args.getlist("column"))
    return tuple(key for key in COLUMNS if key in asked) or SEEN


@bp.get("")
@requires(Permission.TASK_VIEW)
def index() -> ResponseReturnValue:
    """One's own files of the last day."""
    return _page()


@bp.get("/new")
@requires(Permission.TASK_VIEW)
def new() -> ResponseReturnValue:
    """How long the list of the address is, and what becomes of it as a file; nothing is made yet.

    404 for a day that is none: the page of the list says what is wrong with it.
    """
    if day_asked(request.args).wrong:
        abort(404)
    return _page(request.args)


def _page(args: MultiDict[str, str] | None = None, *, error: str = "", status: int = 200) -> ResponseReturnValue:
    actor = current_actor()
    wanted = Filter.of(args) if args is not None else None
    page = render_template(
        "exports/index.html",
        wanted=wanted,
        query=queries.kept(wanted) if wanted else "",
        columns=_columns(args) if args is not None else (),
        words=queries.words_of(actor, wanted) if wanted else [],
        found=count_of(actor, wanted, wanted.horizon) if wanted else 0,
        most=MOST_ROWS,
        at_once=AT_ONCE,
        hours=KEEP.total_seconds() / 3600,
        exports=[(each, queries.words_of(actor, queries.filter_of(each))) for each in queries.listed(actor)],
        open_states=OPEN,
        error=error,
    )
    return page, status


@bp.post("")
@requires(Permission.TASK_VIEW)
def ask() -> ResponseReturnValue:
    """Have the file made; while another one is, its page is shown instead."""
    args = args_of(request.form.get("query", "")[:3000])
    args.setlist("column", request.form.get("columns", "")[:400].split(","))
    try:
        with transaction():
            export = services.ask(Filter.of(args), _columns(args), by=current_actor())
    except Conflict as refusal:
        running = queries.open_of(current_actor())
        if running is None or not queries.may(current_actor(), Permission.TASK_VIEW, running):
            return _page(args, error=said(refusal), status=refusal.status)
        flash(said(refusal), "warning")
        return redirect(url_for(".show", export_id=running.id))
    return redirect(url_for(".show", export_id=export.id))


@bp.get("/<int:export_id>")
@requires(Permission.TASK_VIEW, EXPORT)
def show(export: Export) -> ResponseReturnValue:
    """How far a file is; it can be taken once it is made."""
    wanted = queries.filter_of(export)
    return render_template(
        "exports/show.html",
        export=export,
        wanted=wanted,
        columns=export.columns.split(","),
        words=queries.words_of(current_actor(), wanted),
        most=MOST_ROWS,
        until=export.asked_at + KEEP,
        open=export.state in OPEN,
        looks_again=LOOKS_AGAIN,
    )


@bp.get("/<int:export_id>/file")
@requires(Permission.TASK_VIEW, EXPORT)
def file(export: Export) -> ResponseReturnValue:
    """The file, for whoever asked for it alone."""
    if export.state is not ExportState.DONE or export.digest is None:
        abort(404)
    try:
        return attachment(
            blobs.exports, export.digest, media_type=MEDIA_TYPES[Form.XLSX], name=export.filename or "nhiem-vu.xlsx"
        )
    except FileNotFoundError:
        abort(404)


@bp.post("/<int:export_id>/drop")
@requires(Permission.TASK_VIEW, EXPORT)
def drop(export: Export) -> ResponseReturnValue:
    """Cancel a file that is being made, or erase one."""
    with transaction():
        digest = services.drop(export, by=current_actor())
    services.forget(digest)
    db.session.rollback()
    flash(gettext("Đã xóa tệp.") if digest else gettext("Đã hủy. Không tệp nào được lập."), "success")
    return redirect(url_for(".index"))
