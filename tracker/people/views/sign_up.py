"""The first password, through a link that opens once."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.auth import services as auth
from tracker.auth.queries import link_of
from tracker.auth.rules.links import LinkPurpose
from tracker.core.errors import Refused
from tracker.people.forms import FirstPasswordForm
from tracker.people.views.room import bp
from tracker.storage.database import db, transaction
from tracker.web.guards import public
from tracker.web.security import limiter


@bp.route("/sign-up/<token>", methods=["GET", "POST"])
@public
@limiter.limit("30/minute")
def sign_up(token: str) -> ResponseReturnValue:
    """Set the first password; the account can be used from then on. A link that no longer opens says so."""
    link = link_of(token, LinkPurpose.SIGN_UP)
    if link is None or not link.account.invited:
        return _kept_by_nobody(render_template("people/sign_up.html", form=None, account=None), 404)
    form = FirstPasswordForm()
    if not form.validate_on_submit():
        page = render_template("people/sign_up.html", form=form, account=link.account)
        return _kept_by_nobody(page, 422 if form.is_submitted() else 200)
    try:
        form.check()
        with transaction():
            auth.activate(link, form.password.data)
    except Refused as error:
        db.session.expire_all()
        form.refuse(error)
        return _kept_by_nobody(render_template("people/sign_up.html", form=form, account=link.account), error.status)
    flash(gettext("Đã đặt mật khẩu. Đăng nhập để bắt đầu làm việc."), "success")
    return redirect(url_for("auth.sign_in"))


def _kept_by_nobody(page: str, status: int) -> ResponseReturnValue:
    """The address is the secret: neither caches nor other sites learn it."""
    return page, status, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
