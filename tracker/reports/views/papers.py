"""Reports on screen, in print, and as files to take along."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from flask import abort, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass
from tracker.core.labels import N_, Topic
from tracker.meetings import queries as meetings
from tracker.org.queries import choices_on
from tracker.papers import File, Form, Style, render
from tracker.papers.drawing import MEDIA_TYPES
from tracker.reports.policy import may_of_body
from tracker.reports.queries.papers import AT_ONCE, COLUMNS, MOST_ROWS, REPORTS, SEEN, Order, Sheet
from tracker.reports.queries.published import published_page
from tracker.reports.queries.saved import views_of
from tracker.reports.views.room import bp
from tracker.tasks.queries import Filter, Several, Sort, day_asked
from tracker.tasks.rules import State
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.i18n import say
from tracker.web.paging import page_number
from tracker.web.papers import download

#: Rows of a table on the screen until all are asked for, to print: an old PC draws them in a blink.
SCREEN_ROWS = 200
#: Rows of a table in each form. A PDF of more takes longer than a reader, and the server's memory, can bear.
FILE_ROWS = {Form.XLSX: MOST_ROWS, Form.DOCX: MOST_ROWS, Form.PDF: 1_000}
#: The filters that the page of a report offers as lists of choices, with the name of each.
CHOICES = {
    "standing": (N_("Tình hình"), Several),
    "state": (N_("Trạng thái"), State),
    "deadline": (N_("Hạn"), DeadlineClass),
    "topic": (N_("Lĩnh vực"), Topic),
}


def order_or_404(actor: Actor, code: str, form: str = "") -> Order:
    """What the address asks for; 404 for no such report, and for a unit out of the reader's scope."""
    return Order.of(actor, code, request.args)


def may_order(actor: Actor, permission: Permission, order: Order) -> bool:
    """True when the reader's post reaches the unit that the report is of."""
    return reach(actor, permission) is Reach.SCOPE and actor.post.covers(order.scope.path)


REPORT: Subject[Order] = Subject(order_or_404, may_order)


@bp.get("/reports")
@requires(Permission.DASHBOARD_VIEW)
def papers() -> ResponseReturnValue:
    """What reports there are and what each is for, the reader's own filters, and what was published."""
    actor = current_actor()
    return render_template(
        "reports/papers.html",
        reports=REPORTS,
        views=views_of(actor, *(f"report:{code}" for code in REPORTS)),
        page=published_page(actor, number=page_number(), size=current_app.config["PAGE_SIZE"]),
    )


@bp.get("/reports/<code>")
@requires(Permission.DASHBOARD_VIEW, subject=REPORT)
def paper(order: Order) -> ResponseReturnValue:
    """One report on the screen; in print it is a paper of its unit."""
    actor, definition, wanted, days = order.actor, order.definition, order.wanted, order.days
    if definition.page:
        return redirect(f"{url_for(definition.page)}?{request.query_string.decode()}")
    most = MOST_ROWS if request.args.get("all") else SCREEN_ROWS
    report = order.built(most) if order.ready else None
    page = render_template(
        "reports/paper.html",
        code=order.code,
        definition=definition,
        report=report,
        frame=order.frame,
        wanted=wanted,
        scope=order.scope,
        days=days,
        on=order.on,
        wrong=order.wrong,
        styles=list(Style),
        forms=list(Form),
        whole=most > SCREEN_ROWS,
        screen_rows=SCREEN_ROWS,
        cut=report is not None and any(len(table.rows) >= most for _, table in report.tables()),
        columns=[(key, say(each[0].title)) for key, each in COLUMNS.items() if each[0].optional],
        shown=order.columns,
        choices=CHOICES if definition.columns else {"topic": CHOICES["topic"]},
        sorts=list(Sort),
        units=choices_on(wanted.map_day, actor.post, order.scope.code),
        meetings=meetings.choices(actor, wanted.meeting),
        may_publish=may_of_body(actor, Permission.REPORT_PUBLISH, order.scope),
    )
    return page, 422 if order.wrong else 200


@bp.get("/reports/<code>/<any(xlsx, docx, pdf):form>")
@requires(Permission.DASHBOARD_VIEW, subject=REPORT)
def paper_file(order: Order) -> ResponseReturnValue:
    """The report as a file, with exactly the columns that were seen."""
    if not order.ready:
        abort(404)
    kind = Form(request.view_args["form"] if request.view_args else "")
    if order.definition.columns and kind is Form.XLSX:
        return _long_sheet(order.actor, order.wanted, order.columns)
    if kind is Form.XLSX:
        return download(render(order.built(FILE_ROWS[kind]), kind, say=say))
    with force_locale("vi"):  # official papers are in Vietnamese, whatever language their reader has chosen
        frame = None if kind is Form.PDF and order.definition.plain else order.frame
        return download(render(order.built(FILE_ROWS[kind]), kind, frame, say))


@bp.get("/tasks/export.xlsx")
@requires(Permission.TASK_VIEW)
def task_sheet() -> ResponseReturnValue:
    """The list of tasks as its page shows it: the same filter, the same order, the same columns, every row."""
    if day_asked(request.args).wrong:
        abort(404)
    return _long_sheet(current_actor(), Filter.of(request.args), SEEN)


def _long_sheet(actor: Actor, wanted: Filter, columns: Sequence[str]) -> ResponseReturnValue:
    """A list as .xlsx: at once while it is short, else the page where it can be asked for."""
    sheet = Sheet.of(actor, wanted, columns, most=AT_ONCE)
    if sheet.total > AT_ONCE:
        asked: dict[str, Any] = {**wanted.args(), "column": columns}
        return redirect(url_for("exports.new", **asked))
    file = BytesIO()
    name = sheet.write(file)
    return download(File(name, MEDIA_TYPES[Form.XLSX], file.getvalue()))
