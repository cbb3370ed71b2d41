"""A lost password: ask for a link by mail, set another password with it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.auth import queries, services
from tracker.auth.forms import ForgotForm, NewPasswordForm
from tracker.auth.rules.links import LinkPurpose
from tracker.auth.views.browsers import remember
from tracker.auth.views.room import address, bp
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import transaction
from tracker.web.guards import public
from tracker.web.security import limiter


@bp.route("/forgot", methods=["GET", "POST"])
@public
@limiter.limit("10/minute;60/hour", methods=["POST"])
def forgot() -> ResponseReturnValue:
    """Ask whose password is lost. The answer is the same whether there is such an account or not."""
    form = ForgotForm()
    if not form.validate_on_submit():
        return render_template("auth/forgot.html", form=form, asked=False), 422 if form.is_submitted() else 200
    with transaction():
        services.ask_reset(form.name.data, address())
    return render_template("auth/forgot.html", form=form, asked=True)


@bp.route("/reset/<token>", methods=["GET", "POST"])
@public
@limiter.limit("30/minute")
def reset(token: str) -> ResponseReturnValue:
    """Set another password. Opening the page uses nothing up: programs that check mail open links too."""
    link = queries.link_of(token, LinkPurpose.RESET)
    if link is None:
        return render_template("auth/reset.html", form=None, username=""), 404
    form, username = NewPasswordForm(), link.account.username
    if not form.validate_on_submit():
        return _page(form, username, 422 if form.is_submitted() else 200)
    try:
        with transaction():
            account = services.reset_password(link, form.password.data)
    except Invalid as error:
        form.refuse(error)
        return _page(form, username, error.status)
    except Conflict:
        return render_template("auth/reset.html", form=None, username=""), 404
    flash(gettext("Đã đặt mật khẩu mới. Đăng nhập bằng mật khẩu đó."), "success")
    return remember(redirect(url_for(".sign_in")), account)


def _page(form: NewPasswordForm, username: str, status: int) -> ResponseReturnValue:
    return render_template("auth/reset.html", form=form, username=username), status
