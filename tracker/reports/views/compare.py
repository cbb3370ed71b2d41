"""The comparison: a report with a form of its own."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.days import TypedDay
from tracker.core.errors import Invalid
from tracker.core.labels import Topic
from tracker.meetings import queries as meetings
from tracker.org.queries import choices_on, units_on
from tracker.papers import Form, Style
from tracker.reports.queries.papers import MOST_ROWS, Order
from tracker.reports.queries.papers.compare import span_name
from tracker.reports.rules.spans import LEAST, MOST, Beside, By, recent, span
from tracker.reports.views.papers import may_order, order_or_404
from tracker.reports.views.room import bp
from tracker.web.forms import said
from tracker.web.guards import Subject, requires


def comparison_or_404(actor: Actor) -> Order:
    """What the address asks to compare; 404 for a unit out of the reader's scope."""
    return order_or_404(actor, "compare")


@bp.get("/dashboard/compare")
@requires(Permission.DASHBOARD_VIEW, subject=Subject(comparison_or_404, may_order))
def compare(order: Order) -> ResponseReturnValue:
    """Two periods or days, up to six units or conferences side by side; everything stands in the address."""
    beside, today = Beside.of(request.args), clock.today()
    given = request.args.getlist("item") if beside.by is By.DAYS else []
    typed = [TypedDay.of(each, latest=today) for each in given[: LEAST + 1]]
    report, wrong = None, ""
    refused = order.wrong or any(each.wrong for each in typed)
    # Units and conferences have no usual choice: the form alone is shown until there is one.
    if not refused and (beside.items or beside.by in (By.SPANS, By.DAYS)):
        try:
            report = order.built(MOST_ROWS)
        except Invalid as refusal:
            wrong = said(refusal)
    page = render_template(
        "reports/compare.html",
        report=report,
        wrong=wrong,
        refused=refused,
        typed=[*typed, *[TypedDay()] * LEAST],
        on=order.on,
        frame=order.frame,
        beside=beside,
        modes=list(By),
        fields=LEAST if beside.by in (By.SPANS, By.DAYS) else min(MOST, max(3, len(beside.items) + 1)),
        spans={kind: {key: span_name(span(key, today)) for key in keys} for kind, keys in recent(today).items()},
        wanted=order.wanted,
        scope=order.scope,
        units=choices_on(today, order.actor.post, order.scope.code),
        within=units_on(today, root=order.scope.path) if beside.by is By.UNITS else [],
        meetings=meetings.choices(order.actor, *beside.items) if beside.by in (By.MEETINGS, By.UNITS) else [],
        topics=list(Topic),
        styles=list(Style),
        forms=list(Form),
    )
    return page, 422 if wrong or refused else 200
