"""Pages of worksheets: hand one in, look through its rows and columns, take it in, see what came of it, undo it."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission, reach
from tracker.core import clock
from tracker.core.errors import Conflict, Refused
from tracker.extraction.files.sheets import MEDIA_TYPE
from tracker.org.queries import units_on
from tracker.storage.database import db, transaction
from tracker.tasks.services import Changed
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires, takes_files
from tracker.web.i18n import say
from tracker.web.paging import page_number
from tracker.web.templates import give_templates
from tracker.worksheets import policy, queries, services
from tracker.worksheets.forms import ColumnsForm, UploadForm
from tracker.worksheets.forms.template import template as make_template
from tracker.worksheets.models import SheetState, Worksheet
from tracker.worksheets.rules import WRITES, Outcome
from tracker.worksheets.services.showing import layout_of
from tracker.worksheets.services.taking import REGISTER

bp = Blueprint("worksheets", __name__, url_prefix="/tasks/import")
WORKSHEET: Subject[Worksheet] = Subject(queries.worksheet_or_404, policy.may)
#: So many of the sheets handed in before are listed.
_BEFORE = 10


@bp.route("", methods=["GET", "POST"])
@requires(Permission.TASK_IMPORT)
@takes_files
def new() -> ResponseReturnValue:
    """Hand a sheet in; the rows are shown next, nothing is taken in yet."""
    form = UploadForm()
    form.offer(queries.places(current_actor()))
    if not form.validate_on_submit():
        return _upload(form, 422 if form.is_submitted() else 200)
    try:
        data, filename = form.upload()
        body, meeting = form.place()
        with transaction():
            worksheet = services.hand_in(data, filename, body, meeting, by=current_actor())
    except Refused as error:
        form.refuse(error)
        return _upload(form, error.status)
    return redirect(url_for(".show", worksheet_id=worksheet.id))


def _upload(form: UploadForm, status: int) -> ResponseReturnValue:
    before = queries.handed_in(current_actor(), number=page_number(), size=_BEFORE)
    return render_template("worksheets/new.html", form=form, before=before), status


@bp.get("/template.xlsx")
@requires(Permission.TASK_IMPORT)
def template() -> ResponseReturnValue:
    """The sheet to fill in, with the names of the town's units."""
    today, path = clock.today(), current_actor().post.unit_path
    # The whole town: a committee gives tasks to units beside and above its own office too.
    data = make_template(units_on(today, root="/" + path.split("/")[1] + "/"))
    name = f"nhiem-vu-{today:%Y%m%d}.xlsx"
    return Response(data, mimetype=MEDIA_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@bp.get("/<int:worksheet_id>")
@requires(Permission.TASK_IMPORT, WORKSHEET)
def show(worksheet: Worksheet) -> ResponseReturnValue:
    """The rows of a sheet: what would become of each, or what each has become."""
    return _page(worksheet)


def _page(worksheet: Worksheet, *, form: ColumnsForm | None = None, error: str = "", status: int = 200) -> Response:
    wanted = request.args.get("outcome", "")
    only = Outcome(wanted) if wanted in {each.value for each in Outcome} else None
    if form is None:
        form = ColumnsForm(formdata=None)
    form.offer(layout_of(worksheet), worksheet.layout["sheets"])
    counts, layout = queries.counts(worksheet), layout_of(worksheet)
    shown = worksheet.state is SheetState.SHOWN
    page = render_template(
        "worksheets/preview.html" if shown else "worksheets/done.html",
        worksheet=worksheet,
        form=form,
        layout=layout,
        missing=[gettext(column.label) for column in layout.missing],
        counts=counts,
        total=sum(counts.values()),
        writes=sum(counts[outcome] for outcome in WRITES),
        page=queries.row_page(worksheet, only, number=page_number(), size=current_app.config["PAGE_SIZE"]),
        only=only,
        register=REGISTER,
        outcomes=list(Outcome),
        touched=0 if shown else queries.touched(worksheet),
        error=error,
    )
    return current_app.make_response((page, status))


@bp.post("/<int:worksheet_id>/columns")
@requires(Permission.TASK_IMPORT, WORKSHEET)
def columns(worksheet: Worksheet) -> ResponseReturnValue:
    """Read the sheet as the person says."""
    form, worksheet_id = ColumnsForm(), worksheet.id
    form.offer(layout_of(worksheet), worksheet.layout["sheets"])
    if not form.validate():
        return _page(worksheet, form=form, status=422)
    try:
        with transaction():
            services.choose(worksheet, form.choice(), by=current_actor())
    except Refused as error:
        worksheet = _fresh(worksheet_id)
        if error.field in ("sheet", "head"):
            form.refuse(error)
            return _page(worksheet, form=form, status=error.status)
        return _page(worksheet, form=form, error=said(error), status=error.status)
    return redirect(url_for(".show", worksheet_id=worksheet_id))


@bp.post("/<int:worksheet_id>/take")
@requires(Permission.TASK_IMPORT, WORKSHEET)
def take(worksheet: Worksheet) -> ResponseReturnValue:
    """Take in every row that was shown, or none."""
    worksheet_id = worksheet.id
    try:
        with transaction():
            taken = services.take_in(
                worksheet,
                seen=request.form.get("seen", ""),
                without_wrong=request.form.get("without_wrong") == "y",
                by=current_actor(),
            )
    except Changed as error:
        with transaction():
            services.show_anew(_fresh(worksheet_id), by=current_actor())
        return _page(_fresh(worksheet_id), error=said(error), status=error.status)
    except Conflict as error:
        return _page(_fresh(worksheet_id), error=said(error), status=error.status)
    words = gettext("Đã nhập %(made)d nhiệm vụ mới, cập nhật %(changed)d.", made=taken.made, changed=taken.changed)
    flash(words, "success")
    return redirect(url_for(".show", worksheet_id=worksheet_id))


@bp.post("/<int:worksheet_id>/undo")
@requires(Permission.TASK_IMPORT, WORKSHEET)
def undo(worksheet: Worksheet) -> ResponseReturnValue:
    """Take back what the sheet brought, while nobody has worked on it."""
    worksheet_id = worksheet.id
    try:
        with transaction():
            many = services.undo(worksheet, by=current_actor())
    except Conflict as error:
        return _page(_fresh(worksheet_id), error=said(error), status=error.status)
    flash(gettext("Đã hoàn tác: %(many)d nhiệm vụ trở lại như trước khi nhập.", many=many), "success")
    return redirect(url_for(".show", worksheet_id=worksheet_id))


@bp.post("/<int:worksheet_id>/drop")
@requires(Permission.TASK_IMPORT, WORKSHEET)
def drop(worksheet: Worksheet) -> ResponseReturnValue:
    """Forget a sheet that is not to be taken in."""
    try:
        with transaction():
            services.drop(worksheet, by=current_actor())
    except Conflict as error:
        return _page(_fresh(worksheet.id), error=said(error), status=error.status)
    flash(gettext("Đã bỏ tệp, không nhập gì."), "success")
    return redirect(url_for(".new"))


def _fresh(worksheet_id: int) -> Worksheet:
    """The sheet as it stands in the database now."""
    db.session.expire_all()
    return queries.worksheet_or_404(current_actor(), worksheet_id)


@give_templates(bp)
def rights() -> dict[str, object]:
    """Let other pages lead here whoever may go, and pages say sentences that were kept with a row."""
    return {
        "may_import": lambda actor: reach(actor, Permission.TASK_IMPORT) is not None,
        "sentence_of": lambda sentence, values: gettext(sentence, **{k: _said_value(v) for k, v in values.items()}),
    }


def _said_value(value: object) -> object:
    """Labels that stand in a sentence speak the reader's language too; what somebody typed is left alone by it."""
    return say(value) if isinstance(value, str) and value else value
