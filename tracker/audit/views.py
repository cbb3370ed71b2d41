"""The audit record as the administrator reads it, and as files."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, current_app, render_template, request, stream_with_context
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.wsgi import wrap_file

from tracker.access.permissions import Permission
from tracker.audit import queries
from tracker.audit.models import AuditEntry
from tracker.audit.rules import ACTS, SUBJECTS, act_words, open_detail, subject_words
from tracker.core import clock
from tracker.core.days import TypedDay
from tracker.core.later import later
from tracker.storage.blobs import PIECE
from tracker.web.attachments import disposition
from tracker.web.guards import requires
from tracker.web.i18n import moment, say

if TYPE_CHECKING:
    import xlsxwriter
else:
    xlsxwriter = later("xlsxwriter")

bp = Blueprint("audit", __name__, url_prefix="/admin/audit")
#: A sheet of .xlsx holds no more rows; the newest are written.
MOST_ROWS = 1_000_000
#: What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@bp.app_template_global("audit_words")
def words(entry: AuditEntry) -> str:
    """What was done, in the reader's language."""
    return say(act_words(entry.action))


@bp.app_template_global("audit_subject")
def subject(entry: AuditEntry) -> str:
    """What it was done to: a noun with its number."""
    noun = say(subject_words(entry.subject))
    return f"{noun} {entry.subject_id}" if entry.subject_id is not None else noun


@bp.app_template_global("audit_detail")
def detail(entry: AuditEntry) -> str:
    """What may be shown of the detail."""
    return open_detail(entry.action, entry.detail)


def _from(name: str) -> int | None:
    text = request.args.get(name, "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None


@bp.get("")
@requires(Permission.AUDIT_VIEW)
def index() -> ResponseReturnValue:
    """The record, newest first, filtered by the address."""
    asked = queries.Asked.of(request.args)
    since, until = _days()
    wrong, size = bool(since.wrong or until.wrong), current_app.config["PAGE_SIZE"]
    # Of other days than were meant nothing is shown, and nothing taken away.
    if wrong:
        part = queries.Part([], None, None)
    else:
        part = queries.part(asked, before=_from("before"), after=_from("after"), size=size)
    drawn = render_template(
        "audit/index.html",
        asked=asked,
        part=part,
        head=queries.head(),
        acts=sorted(((code, say(text)) for code, text in ACTS.items()), key=lambda each: each[1].casefold()),
        subjects=sorted(((code, say(text)) for code, text in SUBJECTS.items()), key=lambda each: each[1].casefold()),
        since=since,
        until=until,
        wrong=wrong,
    )
    return drawn, 422 if wrong else 200


def _days() -> list[TypedDay]:
    return [TypedDay.of(request.args.get(name)) for name in ("since", "until")]


def _asked_or_404() -> queries.Asked:
    if any(day.wrong for day in _days()):
        abort(404)
    return queries.Asked.of(request.args)


def _heads() -> list[str]:
    return [
        gettext("Số"),
        gettext("Thời điểm"),
        gettext("Người thực hiện"),
        gettext("Chức vụ"),
        gettext("Thay cho"),
        gettext("Việc"),
        gettext("Mã việc"),
        gettext("Đối tượng"),
        gettext("Số đối tượng"),
        gettext("Chi tiết"),
        gettext("Mã băm"),
    ]


def _cells(entry: AuditEntry) -> list[str | int | None]:
    return [
        entry.id,
        moment(entry.at),
        entry.person_name,
        entry.post_title,
        entry.on_behalf_of,
        words(entry),
        entry.action,
        say(subject_words(entry.subject)),
        entry.subject_id,
        detail(entry),
        entry.hash,
    ]


def _name(ending: str) -> str:
    return f"nhat-ky-{clock.today():%Y-%m-%d}.{ending}"


@bp.get("/export.csv")
@requires(Permission.AUDIT_VIEW)
def as_csv() -> ResponseReturnValue:
    """What the page shows, all of it, as .csv for a spreadsheet: sent while it is read."""
    asked = _asked_or_404()

    def lines() -> Iterator[str]:
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        # The mark by which Excel knows UTF-8.
        buffer.write("\ufeff")
        writer.writerow(_heads())
        for entry in queries.everything(asked):
            writer.writerow([_no_formula(cell) for cell in _cells(entry)])
            if buffer.tell() > PIECE:
                yield buffer.getvalue()
                buffer.seek(0)
                buffer.truncate()
        yield buffer.getvalue()

    response = Response(stream_with_context(lines()), mimetype="text/csv")
    return _sent(response, _name("csv"))


def _no_formula(cell: str | int | None) -> str | int | None:
    """Text that a spreadsheet would compute gets a sign in front that keeps it text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


@bp.get("/export.xlsx")
@requires(Permission.AUDIT_VIEW)
def as_xlsx() -> ResponseReturnValue:
    """The same as .xlsx, text as text; written row by row into a file that is gone with the answer."""
    asked = _asked_or_404()
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the answer
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"title": gettext("Nhật ký"), "created": clock.now().replace(tzinfo=None)})
        sheet, bold = book.add_worksheet(gettext("Nhật ký")), book.add_format({"bold": True})
        for place, width in enumerate((8, 17, 24, 34, 20, 32, 22, 24, 10, 34, 20)):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)
        for place, title in enumerate(_heads()):
            sheet.write_string(0, place, title, bold)
        for at, entry in enumerate(queries.everything(asked, most=MOST_ROWS), 1):
            for place, cell in enumerate(_cells(entry)):
                if isinstance(cell, int):
                    sheet.write_number(at, place, cell)
                elif cell:
                    sheet.write_string(at, place, cell)
    file.seek(0)
    response = Response(
        wrap_file(request.environ, file, PIECE),
        mimetype="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        direct_passthrough=True,
    )
    return _sent(response, _name("xlsx"))


def _sent(response: Response, name: str) -> Response:
    response.headers["Content-Disposition"] = disposition(name)
    response.headers["Cache-Control"] = "no-store"
    return response
