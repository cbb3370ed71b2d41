"""How a person wants to be told: mail, quiet hours, the calendar."""

from __future__ import annotations

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.auth.services import change_address
from tracker.auth.views import my_account
from tracker.core.errors import Invalid
from tracker.mail import services as mail
from tracker.notifications import queries, services
from tracker.notifications.forms import WishesForm
from tracker.notifications.views.room import bp
from tracker.storage.database import transaction
from tracker.web.addresses import address_of
from tracker.web.guards import current_actor, requires


@bp.route("/account/notices", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_OWN)
def preferences() -> ResponseReturnValue:
    """Choose how mail comes; switch the calendar feed on and off."""
    actor = current_actor()
    reader = queries.readers([actor.person_id])[actor.person_id]
    form = WishesForm.of(reader)
    if form.validate_on_submit():
        try:
            with transaction():
                if (form.email.data or None) != reader.address:
                    change_address(my_account(), form.email.data or "", form.password.data or "", by=actor)
                services.choose(form.wishes(), by=actor)
        except Invalid as error:
            form.refuse(error)
        else:
            flash(gettext("Đã lưu cách nhận thông báo."), "success")
            return redirect(url_for(".preferences"))
    secret = session.pop("calendar_secret", None)
    page = render_template(
        "notifications/preferences.html",
        form=form,
        reader=reader,
        feed=queries.feed_of(actor.person_id),
        # Shown once, right after it was made: only its hash is kept.
        address=address_of("notifications.feed", secret=secret) if secret else None,
        mail_is_sent=mail.is_configured(),
    )
    return page, 422 if form.is_submitted() else 200


@bp.post("/account/notices/calendar")
@requires(Permission.ACCOUNT_OWN)
def calendar_on() -> ResponseReturnValue:
    """Make a secret address for a calendar program; the one of before stops working."""
    with transaction():
        session["calendar_secret"] = services.open_feed(by=current_actor())
    return redirect(url_for(".preferences", _anchor="calendar"))


@bp.post("/account/notices/calendar/off")
@requires(Permission.ACCOUNT_OWN)
def calendar_off() -> ResponseReturnValue:
    """Take the address back."""
    with transaction():
        services.close_feed(by=current_actor())
    flash(gettext("Đã tắt lịch. Địa chỉ cũ không còn đọc được."), "success")
    return redirect(url_for(".preferences", _anchor="calendar"))
