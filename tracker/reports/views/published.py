"""Publishing a report, and what was published: read, taken along, proved, compared with today, withdrawn."""

from __future__ import annotations

from dataclasses import replace

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale, gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Refused
from tracker.core.labels import N_
from tracker.papers import Form, Report, render
from tracker.reports import policy, services
from tracker.reports.forms import WithdrawForm
from tracker.reports.models import PublishedReport
from tracker.reports.queries import published as queries
from tracker.reports.queries.papers import REPORTS, Order
from tracker.reports.services.publishing import PublishedJustNow, draft
from tracker.reports.views.papers import REPORT, SCREEN_ROWS
from tracker.reports.views.room import bp
from tracker.storage.database import transaction
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.i18n import say
from tracker.web.papers import download


def _load(actor: Actor, published_id: int, form: str = "") -> PublishedReport:
    return queries.published_or_404(actor, published_id)


PUBLISHED: Subject[PublishedReport] = Subject(_load, policy.may)


@bp.route("/reports/<code>/publish", methods=["GET", "POST"])
@requires(Permission.REPORT_PUBLISH, subject=REPORT)
def publish(order: Order) -> ResponseReturnValue:
    """Look once more at what is about to be frozen, then publish it."""
    if not order.ready:
        return redirect(url_for(".paper", code=order.code, **request.args.to_dict(flat=False)))  # type: ignore[arg-type]
    if request.method == "POST":
        try:
            with transaction():
                made = services.publish(order, by=current_actor())
        except PublishedJustNow as twice:
            flash(said(twice), "warning")
            return redirect(url_for(".published", published_id=twice.published_id))
        flash(gettext("Đã công bố báo cáo số %(number)s.", number=made.name), "success")
        return redirect(url_for(".published", published_id=made.id))
    _, report = draft(order)
    return render_template("reports/publish.html", order=order, report=shortened(report)[0], frame=order.frame)


def shortened(report: Report) -> tuple[Report, bool]:
    """`report` with as many rows as the screen shows, and whether that left some out; all of it when asked for."""
    if request.args.get("all") or all(len(table.rows) <= SCREEN_ROWS for _, table in report.tables()):
        return report, False
    sections = []
    for section in report.sections:
        table = section.table and replace(section.table, rows=section.table.rows[:SCREEN_ROWS])
        sections.append(replace(section, table=table))
    return replace(report, sections=tuple(sections)), True


@bp.get("/reports/published/<int:published_id>")
@requires(Permission.DASHBOARD_VIEW, subject=PUBLISHED)
def published(one: PublishedReport) -> ResponseReturnValue:
    """A report as it was published, with the proof that it still is."""
    return _page(one, WithdrawForm())


def _page(one: PublishedReport, form: WithdrawForm, status: int = 200) -> ResponseReturnValue:
    opened = queries.opened(one)
    report, cut = shortened(opened.report) if opened else (None, False)
    page = render_template(
        "reports/published.html",
        one=one,
        report=report,
        cut=cut,
        screen_rows=SCREEN_ROWS,
        flaw=queries.flaw(one),
        frame=None if REPORTS.get(one.code) and REPORTS[one.code].plain else queries.frame_of(one),
        forms=list(Form),
        form=form,
        may_withdraw=policy.may(current_actor(), Permission.REPORT_PUBLISH, one),
    )
    return page, status


def _sound(one: PublishedReport) -> Report:
    """The report, if it is as it was published. Raises Conflict when it is not."""
    if queries.flaw(one):
        raise Conflict(N_("Báo cáo lưu không còn đúng như khi công bố; mở trang báo cáo để xem lý do."))
    opened = queries.opened(one)
    return opened.report if opened else abort(404)


@bp.get("/reports/published/<int:published_id>/<any(xlsx, docx, pdf):form>")
@requires(Permission.DASHBOARD_VIEW, subject=PUBLISHED)
def published_file(one: PublishedReport) -> ResponseReturnValue:
    """What was published, as a file: drawn from the frozen report, never counted anew."""
    kind = Form(request.view_args["form"] if request.view_args else "")
    plain = one.code in REPORTS and REPORTS[one.code].plain
    with force_locale("vi"):  # an official paper, whatever language its reader has chosen
        report = _sound(one)
        if kind is Form.XLSX:
            return download(render(report, kind, say=say))
        return download(render(report, kind, None if kind is Form.PDF and plain else queries.frame_of(one), say))


@bp.get("/reports/published/<int:published_id>/changes")
@requires(Permission.DASHBOARD_VIEW, subject=PUBLISHED)
def published_changes(one: PublishedReport) -> ResponseReturnValue:
    """What has changed since: the same report built today, and once more as of its own day."""
    report = _sound(one)
    if one.code not in REPORTS:
        abort(404)
    since = queries.changes(current_actor(), one, report)
    return render_template("reports/changes.html", one=one, since=since, period=REPORTS[one.code].period)


@bp.post("/reports/published/<int:published_id>/withdraw")
@requires(Permission.REPORT_PUBLISH, subject=PUBLISHED)
def withdraw(one: PublishedReport) -> ResponseReturnValue:
    """Mark a published report as withdrawn, with the reason."""
    form = WithdrawForm()
    if not form.validate_on_submit():
        return _page(one, form, 422)
    try:
        with transaction():
            services.withdraw(one, form.why.data or "", by=current_actor())
    except Refused as refusal:
        form.refuse(refusal)
        return _page(one, form, refusal.status)
    flash(gettext("Đã thu hồi báo cáo số %(number)s. Báo cáo và số vẫn được lưu.", number=one.name), "success")
    return redirect(url_for(".published", published_id=one.id))
