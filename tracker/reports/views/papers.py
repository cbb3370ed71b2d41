"""Reports on screen, in print, and as files to take along."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.deadlines import DeadlineClass
from tracker.core.labels import N_, Topic
from tracker.meetings import queries as meetings
from tracker.org.queries import units_on
from tracker.papers import Form, Frame, Period, Report, Style, motto_style, render
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
from tracker.reports.views.room import bp
from tracker.tasks import queries as tasks
from tracker.tasks.queries import Filter, Several, Sort
from tracker.tasks.rules import State
from tracker.web.guards import current_actor, requires
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


@bp.get("/reports")
@requires(Permission.DASHBOARD_VIEW)
def papers() -> ResponseReturnValue:
    """What reports there are, and what each is for."""
    return render_template("reports/papers.html", reports=REPORTS)


@bp.get("/reports/<code>")
@requires(Permission.DASHBOARD_VIEW)
def paper(code: str) -> ResponseReturnValue:
    """One report on the screen; in print it is a paper of its unit."""
    actor, definition, wanted, days = _wanted(code)
    most = MOST_ROWS if request.args.get("all") else SCREEN_ROWS
    waits = days.wrong or (definition.meeting and not wanted.meeting)
    report = None if waits else _built(definition, actor, wanted, days, most)
    scope = scope_or_404(actor, wanted.unit)
    today = clock.today()
    page = render_template(
        "reports/paper.html",
        code=code,
        definition=definition,
        report=report,
        frame=_frame(actor, wanted),
        wanted=wanted,
        scope=scope,
        days=days,
        own=motto_style(scope.name, scope.kind),
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


@bp.get("/reports/<code>/<form>")
@requires(Permission.DASHBOARD_VIEW)
def paper_file(code: str, form: str) -> ResponseReturnValue:
    """The report as a file, with exactly the columns that were seen."""
    actor, definition, wanted, days = _wanted(code)
    if form not in set(Form) or days.wrong or (definition.meeting and not wanted.meeting):
        abort(404)
    kind = Form(form)
    if kind is Form.XLSX:
        return download(render(_built(definition, actor, wanted, days, FILE_ROWS[kind]), kind, say=say))
    with force_locale("vi"):  # official papers are in Vietnamese, whatever language their reader has chosen
        report = _built(definition, actor, wanted, days, FILE_ROWS[kind])
        frame = None if kind is Form.PDF and definition.plain else _frame(actor, wanted)
        return download(render(report, kind, frame, say))


@bp.get("/tasks/export.xlsx")
@requires(Permission.TASK_VIEW)
def task_sheet() -> ResponseReturnValue:
    """The list of tasks as its page shows it: the same filter, the same order, the same columns, every row."""
    actor, wanted = current_actor(), Filter.of(request.args)
    # The list opens for any unit of its filter, and finds nothing out of sight: the paper bears the reader's own.
    report = REPORTS["register"].says(REPORTS["register"].listed(actor, wanted))
    return download(render(chosen(report, SEEN), Form.XLSX, say=say))


def _wanted(code: str) -> tuple[Actor, Definition, Filter, Days]:
    """What the address asks for; 404 for no such report."""
    if code not in REPORTS:
        abort(404)
    days = Days.of(*(request.args.get(name, "").strip()[:20] for name in ("since", "until")))
    return current_actor(), REPORTS[code], Filter.of(request.args), days


def _built(definition: Definition, actor: Actor, wanted: Filter, days: Days, most: int) -> Report:
    report = definition.build(actor, wanted, days.period, most=most)
    return chosen(report, _columns()) if definition.columns else report


def _columns() -> tuple[str, ...]:
    """The columns asked for, the usual ones when none is."""
    asked = set(request.args.getlist("column")) & COLUMNS.keys()
    return tuple(key for key in COLUMNS if key in asked) if asked else USUAL


def _frame(actor: Actor, wanted: Filter) -> Frame:
    """What stands around an official paper of the unit, by the style asked for; a draft, for the pen to date."""
    frame = tasks.frame_of(scope_or_404(actor, wanted.unit))
    asked = request.args.get("style")
    return replace(frame, style=Style(asked)) if asked in set(Style) else frame
