"""Reports by mail: order one, see one's own, end them, also by the link of a mail without signing in."""

from __future__ import annotations

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.errors import Refused
from tracker.mail import services as mail
from tracker.org.models import Person
from tracker.papers import Form as FileForm
from tracker.reports import services
from tracker.reports.forms import SubscribeForm
from tracker.reports.models import ReportSubscription
from tracker.reports.queries import subscriptions as queries
from tracker.reports.queries.papers import REPORTS, Order, args_of, path_of
from tracker.reports.rules.rhythms import End, Rhythm, coming
from tracker.reports.views.papers import REPORT
from tracker.reports.views.room import bp
from tracker.storage.database import db, transaction
from tracker.web.guards import Subject, current_actor, public, requires
from tracker.web.security import limiter

SUBSCRIPTION: Subject[ReportSubscription] = Subject(queries.subscription_or_404, queries.may_subscription)


@bp.route("/reports/<code>/subscribe", methods=["GET", "POST"])
@requires(Permission.DASHBOARD_VIEW, subject=REPORT)
def subscribe(order: Order) -> ResponseReturnValue:
    """Have this report, with its filter, sent by mail."""
    actor, form, status = current_actor(), SubscribeForm.fresh(), 200
    if form.validate_on_submit():
        try:
            with transaction():
                made = services.subscribe(order, Rhythm(form.rhythm.data), FileForm(form.form.data), by=actor)
        except Refused as refusal:
            form.refuse(refusal)
            status = refusal.status
        else:
            first = f"{clock.local(coming(made.rhythm, clock.now())):%H:%M %d/%m/%Y}"
            flash(gettext("Đã đăng ký. Báo cáo đầu tiên đến lúc %(first)s.", first=first), "success")
            return redirect(url_for(".subscriptions"))
    elif form.is_submitted():
        status = 422
    page = render_template(
        "reports/subscribe.html",
        form=form,
        order=order,
        address=db.session.get_one(Person, actor.person_id).email,
        mail_is_sent=mail.is_configured(),
    )
    return page, status


@bp.get("/reports/subscriptions")
@requires(Permission.ACCOUNT_OWN)
def subscriptions() -> ResponseReturnValue:
    """The reports that come to the person, and those that do no longer."""
    actor = current_actor()
    found = queries.subscriptions_of(actor)
    return render_template(
        "reports/subscriptions.html",
        lasting=[each for each in found if each.ended_at is None],
        ended=[each for each in found if each.ended_at is not None][:20],
        reports=REPORTS,
        address_of=lambda each: path_of("reports.paper", code=each.code, **args_of(each.query).to_dict(flat=False)),
        next_of=lambda each: coming(each.rhythm, max(clock.now(), each.made_at)),
        address=db.session.get_one(Person, actor.person_id).email,
        mail_is_sent=mail.is_configured(),
    )


@bp.post("/reports/subscriptions/<int:subscription_id>/end")
@requires(Permission.ACCOUNT_OWN, subject=SUBSCRIPTION)
def end_subscription(subscription: ReportSubscription) -> ResponseReturnValue:
    """Send nothing more."""
    with transaction():
        services.end(subscription, End.PERSON, by=current_actor())
    flash(gettext("Đã ngừng gửi báo cáo này."), "success")
    return redirect(url_for(".subscriptions"))


@bp.route("/unsubscribe/<token>", methods=["GET", "POST"])
@public
@limiter.limit("60/minute")
def leave(token: str) -> ResponseReturnValue:
    """The link of a mail: a look changes nothing (mail programs look at links), the button ends it."""
    subscription = services.by_token(token)
    if subscription is None:
        abort(404)
    if request.method == "POST":
        with transaction():
            services.end(subscription, End.LINK, by=None)
    definition = REPORTS.get(subscription.code)
    return render_template("reports/leave.html", one=subscription, definition=definition)
