"""Reports on screen, in print, and as files to take along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from flask import abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, gettext

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass
from tracker.core.labels import N_, Topic
from tracker.meetings import queries as meetings
from tracker.org.models import Unit
from tracker.org.queries import units_on
from tracker.papers import Form, Frame, Period, Report, Style, render
from tracker.reports.queries.papers import (
    COLUMNS,
    MOST_ROWS,
    REPORTS,
    USUAL,
    Definition,
    chosen,
    scope_or_404,
    this_year,
)
from tracker.reports.rules.spans import Beside
from tracker.reports.views.room import bp
from tracker.tasks import queries as tasks
from tracker.tasks.queries import Filter, Several, Sort
from tracker.tasks.rules import State
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.i18n import say
from tracker.web.papers import download

#: Rows of a table on the screen until all are asked for, to print: an old PC draws them in a blink.
SCREEN_ROWS = 200
#: Rows of a table in each form. A PDF of more takes longer than a reader, and the server's memory, can bear.
FILE_ROWS = {Form.XLSX: MOST_ROWS, Form.DOCX: MOST_ROWS, Form.PDF: 1_000}
#: The columns of the list of tasks, as its page shows them.
SEEN = ("number", "title", "places", "topic", "lead", "official", "state", "blocker", "due_on", "deadline", "percent")
#: The filters that the page of a report offers as lists of choices, with the name of each.
CHOICES = {
    "standing": (N_("Tình hình"), Several),
    "state": (N_("Trạng thái"), State),
    "deadline": (N_("Hạn"), DeadlineClass),
    "topic": (N_("Lĩnh vực"), Topic),
}


@dataclass(frozen=True)
class Days:
    """The period as it was typed: its days, or what is wrong with them."""

    period: Period
    since: str
    until: str
    wrong: str = ""

    @classmethod
    def of(cls, since: str, until: str) -> Days:
        """Read from the address; days left out are those of this year so far."""
        usual = this_year()
        try:
            first = date.fromisoformat(since) if since else usual.start
            last = date.fromisoformat(until) if until else usual.end
        except ValueError:
            return cls(usual, since, until, gettext("Ngày ghi theo dạng ngày/tháng/năm, ví dụ 30/11/2026."))
        if first > last:
            return cls(usual, since, until, gettext("“Đến ngày” phải từ “Từ ngày” trở đi."))
        return cls(Period(first, last), first.isoformat(), last.isoformat())


@dataclass(frozen=True)
class Order:
    """A report that somebody asks for, as the address says it: which, by whom, of which unit, as which file."""

    code: str
    actor: Actor
    wanted: Filter
    scope: Unit
    days: Days
    form: Form | None

    @property
    def definition(self) -> Definition:
        """What the report is."""
        return REPORTS[self.code]

    @property
    def ready(self) -> bool:
        """False while the days are wrong, or the conference that the report needs is not chosen."""
        return not self.days.wrong and bool(self.wanted.meeting or not self.definition.meeting)

    @property
    def frame(self) -> Frame:
        """What stands around a paper of the unit, in the style asked for; a draft, for the pen to number and date."""
        frame = tasks.frame_of(self.scope)
        asked = request.args.get("style")
        return replace(frame, style=Style(asked)) if asked in set(Style) else frame

    def built(self, most: int) -> Report:
        """The report with the columns asked for."""
        beside = Beside.of(request.args)
        report = self.definition.build(self.actor, self.wanted, self.days.period, most=most, beside=beside)
        return chosen(report, _columns()) if self.definition.columns else report


def order_or_404(actor: Actor, code: str, form: str = "") -> Order:
    """What the address asks for; 404 for no such report, and for a unit out of the reader's scope."""
    if code not in REPORTS:
        abort(404)
    wanted = Filter.of(request.args)
    days = Days.of(*(request.args.get(name, "").strip()[:20] for name in ("since", "until")))
    return Order(code, actor, wanted, scope_or_404(actor, wanted.unit), days, Form(form) if form else None)


def may_order(actor: Actor, permission: Permission, order: Order) -> bool:
    """True when the reader's post reaches the unit that the report is of."""
    return reach(actor, permission) is Reach.SCOPE and actor.post.covers(order.scope.path)


REPORT: Subject[Order] = Subject(order_or_404, may_order)


@bp.get("/reports")
@requires(Permission.DASHBOARD_VIEW)
def papers() -> ResponseReturnValue:
    """What reports there are, and what each is for."""
    return render_template("reports/papers.html", reports=REPORTS)


@bp.get("/reports/<code>")
@requires(Permission.DASHBOARD_VIEW, subject=REPORT)
def paper(order: Order) -> ResponseReturnValue:
    """One report on the screen; in print it is a paper of its unit."""
    actor, definition, wanted, days = order.actor, order.definition, order.wanted, order.days
    if definition.page:
        return redirect(f"{url_for(definition.page)}?{request.query_string.decode()}")
    most = MOST_ROWS if request.args.get("all") else SCREEN_ROWS
    report = order.built(most) if order.ready else None
    today = clock.today()
    page = render_template(
        "reports/paper.html",
        code=order.code,
        definition=definition,
        report=report,
        frame=order.frame,
        wanted=wanted,
        scope=order.scope,
        days=days,
        styles=list(Style),
        forms=list(Form),
        whole=most > SCREEN_ROWS,
        screen_rows=SCREEN_ROWS,
        cut=report is not None and any(len(table.rows) >= most for _, table in report.tables()),
        columns=[(key, say(each[0].title)) for key, each in COLUMNS.items() if each[0].optional],
        shown=_columns(),
        choices=CHOICES if definition.columns else {"topic": CHOICES["topic"]},
        sorts=list(Sort),
        units=units_on(today, root=actor.post.unit_path),
        meetings=meetings.choices(actor),
        today=today,
    )
    return page, 422 if days.wrong else 200


@bp.get("/reports/<code>/<any(xlsx, docx, pdf):form>")
@requires(Permission.DASHBOARD_VIEW, subject=REPORT)
def paper_file(order: Order) -> ResponseReturnValue:
    """The report as a file, with exactly the columns that were seen."""
    if order.form is None or not order.ready:
        abort(404)
    kind = order.form
    if kind is Form.XLSX:
        return download(render(order.built(FILE_ROWS[kind]), kind, say=say))
    with force_locale("vi"):  # official papers are in Vietnamese, whatever language their reader has chosen
        frame = None if kind is Form.PDF and order.definition.plain else order.frame
        return download(render(order.built(FILE_ROWS[kind]), kind, frame, say))


@bp.get("/tasks/export.xlsx")
@requires(Permission.TASK_VIEW)
def task_sheet() -> ResponseReturnValue:
    """The list of tasks as its page shows it: the same filter, the same order, the same columns, every row."""
    actor, wanted = current_actor(), Filter.of(request.args)
    # The list opens for any unit of its filter, and finds nothing out of sight: the paper bears the reader's own.
    report = REPORTS["register"].says(REPORTS["register"].listed(actor, wanted))
    return download(render(chosen(report, SEEN), Form.XLSX, say=say))


def _columns() -> tuple[str, ...]:
    """The columns asked for, the usual ones when none is."""
    asked = set(request.args.getlist("column")) & COLUMNS.keys()
    return tuple(key for key in COLUMNS if key in asked) if asked else USUAL
