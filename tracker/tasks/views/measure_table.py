"""The measures of a directive to many units: one table for all, and values from a sheet."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from flask import Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from itsdangerous import BadData, URLSafeTimedSerializer

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import Conflict, Invalid, Refused
from tracker.core.labels import N_
from tracker.extraction.files.sheets import MEDIA_TYPE, read_sheet
from tracker.storage import blobs
from tracker.storage.database import db, transaction
from tracker.tasks import policy
from tracker.tasks.forms.measures import ImportForm, TableForm
from tracker.tasks.forms.sheet import template
from tracker.tasks.models import FanOut
from tracker.tasks.queries import measures as read
from tracker.tasks.services import measures, sheets
from tracker.tasks.services.record import Changed
from tracker.tasks.services.sheet_rows import COLUMNS, REQUIRED
from tracker.tasks.views.room import bp
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires, takes_files

MEASURED: Subject[FanOut] = Subject(read.fan_out_with_values_or_404, policy.may_fan_out)

#: A preview can be confirmed for a working day.
VALID_SECONDS = 12 * 3600


@bp.route("/fan-outs/<int:fan_out_id>/measures", methods=["GET", "POST"])
@requires(Permission.MEASURE_DEFINE, MEASURED)
def fan_out_measures(fan_out: FanOut) -> ResponseReturnValue:
    """What is counted in a directive, and each unit's own baseline and target, in one form."""
    tasks, fan_out_id = read.definable(current_actor(), fan_out), fan_out.id
    form = TableForm.of(tasks, read.shared_measure(fan_out))
    if not form.is_submitted():
        return _table(fan_out, form)
    if not form.validate():
        return _table(fan_out, form), 422
    try:
        rows = form.given(tasks)
        with transaction():
            changed = measures.define_all(form.common(), rows, by=current_actor())
    except Refused as error:
        form.refuse(error)
        if isinstance(error, measures.RowsRefused):
            form.refuse_rows(error.rows)
        db.session.expire_all()
        fan_out = read.fan_out_with_values_or_404(current_actor(), fan_out_id)
        if isinstance(error, Changed):
            _newest_versions(form, fan_out)
        return _table(fan_out, form), error.status
    flash(gettext("Đã lưu chỉ tiêu của %(many)d đơn vị.", many=changed), "success")
    return redirect(url_for(".fan_out", fan_out_id=fan_out_id))


def _newest_versions(form: TableForm, fan_out: FanOut) -> None:
    """What was typed goes against the newest versions once the person has seen that something changed."""
    versions = {str(task.id): str(task.version) for task in fan_out.tasks}
    for line in form.rows:
        line.form.version.raw_data = None
        line.form.version.data = versions.get(str(line.form.task.data), "")


def _table(fan_out: FanOut, form: TableForm) -> str:
    tasks = {str(task.id): task for task in read.definable(current_actor(), fan_out)}
    return render_template("tasks/measures.html", fan_out=fan_out, form=form, tasks=tasks)


@bp.get("/fan-outs/<int:fan_out_id>/measures/template.xlsx")
@requires(Permission.MEASURE_DEFINE, MEASURED)
def measure_template(fan_out: FanOut) -> ResponseReturnValue:
    """The sheet to fill in, with a row for each unit."""
    shared = read.shared_measure(fan_out)
    if shared is None:
        raise Conflict(sheets.NO_MEASURE)
    today = clock.today()
    data = template(fan_out.title, shared, read.definable(current_actor(), fan_out), today=today)
    name = f"so-lieu-{fan_out.id}-{today:%Y%m%d}.xlsx"
    return Response(data, mimetype=MEDIA_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@dataclass(frozen=True)
class Seen:
    """What was shown before it is confirmed: the file by its content, and the state of the tasks."""

    fan_out: int
    digest: str
    filename: str
    stamp: str


@bp.route("/fan-outs/<int:fan_out_id>/measures/import", methods=["GET", "POST"])
@requires(Permission.MEASURE_DEFINE, MEASURED)
@takes_files
def import_measures(fan_out: FanOut) -> ResponseReturnValue:
    """Upload a sheet; every row is shown with what would become of it, nothing is written."""
    form = ImportForm()
    shared = read.shared_measure(fan_out)
    if not form.validate_on_submit():
        status = 422 if form.is_submitted() else 200
        return render_template("tasks/measure_import.html", fan_out=fan_out, form=form, shared=shared), status
    try:
        upload = form.file.data
        if not upload or not upload.filename:
            raise Invalid(N_("Chọn tệp bảng số liệu."), field="file")
        data = upload.read()
        plan = sheets.plan(fan_out, read_sheet(data, COLUMNS, required=REQUIRED), by=current_actor())
    except Refused as error:
        form.refuse(error)
        return render_template("tasks/measure_import.html", fan_out=fan_out, form=form, shared=shared), error.status
    seen = Seen(fan_out.id, blobs.sheets.put(data), upload.filename[-200:], plan.stamp)
    return _preview(fan_out, plan, seen)


@bp.post("/fan-outs/<int:fan_out_id>/measures/import/confirm")
@requires(Permission.MEASURE_DEFINE, MEASURED)
def confirm_import(fan_out: FanOut) -> ResponseReturnValue:
    """Write what was shown: all rows, or none when a task has changed since."""
    fan_out_id = fan_out.id
    seen = _seen(fan_out_id)
    data = blobs.sheets.get(seen.digest)
    sheet = read_sheet(data, COLUMNS, required=REQUIRED)
    try:
        with transaction():
            blobs.put(data)  # what is not confirmed is swept; what values came from is kept
            done = sheets.confirm(
                fan_out, sheet, digest=seen.digest, filename=seen.filename, stamp=seen.stamp, by=current_actor()
            )
    except Conflict as error:
        db.session.expire_all()
        fan_out = read.fan_out_with_values_or_404(current_actor(), fan_out_id)
        plan = sheets.plan(fan_out, sheet, by=current_actor())
        newer = Seen(fan_out_id, seen.digest, seen.filename, plan.stamp)
        return _preview(fan_out, plan, newer, error=said(error)), error.status
    flash(gettext("Đã ghi số liệu của %(many)d đơn vị.", many=done.writes), "success")
    return redirect(url_for(".fan_out", fan_out_id=fan_out_id))


def _signer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(current_app.secret_key or "", salt="measure-import")


def _seen(fan_out_id: int) -> Seen:
    """What the form says was shown. Raises Conflict for one that is forged, stale, or of another directive."""
    gone = Conflict(N_("Bảng xem trước đã quá lâu hoặc không còn. Tải tệp lên lại."))
    try:
        seen = Seen(**_signer().loads(request.form.get("seen", ""), max_age=VALID_SECONDS))
    except (BadData, TypeError):
        raise gone from None
    if seen.fan_out != fan_out_id or not blobs.sheets.holds(seen.digest):
        raise gone
    return seen


def _preview(fan_out: FanOut, plan: sheets.Plan, seen: Seen, *, error: str = "") -> str:
    return render_template(
        "tasks/measure_preview.html",
        fan_out=fan_out,
        plan=plan,
        filename=seen.filename,
        seen=_signer().dumps(asdict(seen)),
        error=error,
        said=said,
        shared=read.shared_measure(fan_out),
    )
