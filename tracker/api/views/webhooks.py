"""Pages of the addresses that are told: enter, try, watch, send again."""

from __future__ import annotations

from collections.abc import Callable

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.api import policy
from tracker.api.forms import WebhookForm
from tracker.api.models import Sending, Webhook
from tracker.api.queries import webhooks as reading
from tracker.api.rules.webhooks import OFFERED, Event, SendingState
from tracker.api.services import webhooks as services
from tracker.api.views.pages import bp
from tracker.core import clock
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import transaction
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number

WEBHOOK: Subject[Webhook] = Subject(reading.webhook_or_404, policy.may_any)
SENDING: Subject[Sending] = Subject(reading.sending_or_404, policy.may_any)


@bp.get("/admin/webhooks")
@requires(Permission.WEBHOOK_MANAGE)
def webhooks() -> ResponseReturnValue:
    """The addresses, with how their messages stand."""
    return render_template(
        "api/webhooks.html",
        webhooks=reading.webhooks(),
        tallies=reading.tallies(),
        states=SendingState,
        event_of=Event,
    )


@bp.route("/admin/webhooks/new", methods=["GET", "POST"])
@requires(Permission.WEBHOOK_MANAGE)
def new_webhook() -> ResponseReturnValue:
    """Enter an address; its secret is shown this once."""
    form = WebhookForm()
    form.offer()
    if form.validate_on_submit():
        try:
            with transaction():
                webhook, secret = services.add(_details(form), by=current_actor())
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            return _page(webhook, secret=secret), 201
    status = 422 if form.is_submitted() else 200
    return render_template("api/webhook_form.html", form=form, webhook=None, offered=OFFERED), status


@bp.route("/admin/webhooks/<int:webhook_id>/edit", methods=["GET", "POST"])
@requires(Permission.WEBHOOK_MANAGE, WEBHOOK)
def edit_webhook(webhook: Webhook) -> ResponseReturnValue:
    """Change what was entered."""
    form = WebhookForm(obj=webhook)
    form.offer()
    if form.validate_on_submit():
        try:
            with transaction():
                services.change(webhook, _details(form), by=current_actor())
        except Invalid as refusal:
            form.refuse(refusal)
        else:
            flash(gettext("Đã lưu."), "success")
            return redirect(url_for(".webhook", webhook_id=webhook.id))
    status = 422 if form.is_submitted() else 200
    return render_template("api/webhook_form.html", form=form, webhook=webhook, offered=OFFERED), status


def _details(form: WebhookForm) -> services.Details:
    return services.Details(form.name.data, form.address.data, form.chosen())


@bp.get("/admin/webhooks/<int:webhook_id>")
@requires(Permission.WEBHOOK_MANAGE, WEBHOOK)
def webhook(webhook: Webhook) -> ResponseReturnValue:
    """One address, with what it was sent."""
    return _page(webhook)


def _page(webhook: Webhook, *, secret: str | None = None) -> str:
    return render_template(
        "api/webhook.html",
        webhook=webhook,
        secret=secret,
        page=reading.sendings(webhook, number=page_number(), size=current_app.config["PAGE_SIZE"]),
        event_of=Event,
        states=SendingState,
        now=clock.now(),
    )


@bp.post("/admin/webhooks/<int:webhook_id>/secret")
@requires(Permission.WEBHOOK_MANAGE, WEBHOOK)
def renew_secret(webhook: Webhook) -> ResponseReturnValue:
    """Make another secret, shown this once."""
    with transaction():
        secret = services.renew_secret(webhook, by=current_actor())
    return _page(webhook, secret=secret)


@bp.post("/admin/webhooks/<int:webhook_id>/switch")
@requires(Permission.WEBHOOK_MANAGE, WEBHOOK)
def switch_webhook(webhook: Webhook) -> ResponseReturnValue:
    """Stop telling an address, or tell it again."""
    on = request.form.get("to") == "on"
    done = gettext("Đã bật lại.") if on else gettext("Đã tắt; tin đang chờ được giữ lại.")
    return _change(webhook.id, lambda: services.switch(webhook, on=on, by=current_actor()), done)


@bp.post("/admin/webhooks/<int:webhook_id>/ping")
@requires(Permission.WEBHOOK_MANAGE, WEBHOOK)
def ping_webhook(webhook: Webhook) -> ResponseReturnValue:
    """Send a test message."""
    done = gettext("Đã xếp một tin gửi thử. Tải lại trang sau ít giây để xem kết quả.")
    return _change(webhook.id, lambda: services.ping(webhook, by=current_actor()), done)


@bp.post("/admin/webhooks/<int:webhook_id>/remove")
@requires(Permission.WEBHOOK_MANAGE, WEBHOOK)
def remove_webhook(webhook: Webhook) -> ResponseReturnValue:
    """Take an address away."""
    with transaction():
        services.remove(webhook, by=current_actor())
    flash(gettext("Đã xóa địa chỉ nhận tin."), "success")
    return redirect(url_for(".webhooks"))


@bp.post("/admin/webhooks/sendings/<int:sending_id>/again")
@requires(Permission.WEBHOOK_MANAGE, SENDING)
def send_again(sending: Sending) -> ResponseReturnValue:
    """Send a message once more."""
    done = gettext("Tin sẽ được gửi lại ở lượt kế tiếp.")
    return _change(sending.webhook_id, lambda: services.send_again(sending, by=current_actor()), done)


def _change(webhook_id: int, act: Callable[[], object], done: str) -> ResponseReturnValue:
    try:
        with transaction():
            act()
    except Conflict as refusal:
        flash(said(refusal), "warning")
    else:
        flash(done, "success")
    return redirect(url_for(".webhook", webhook_id=webhook_id))
