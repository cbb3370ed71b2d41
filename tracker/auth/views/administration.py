"""The administrator's list of second factors: who has one, who must and has not; reset where a phone is lost."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.auth import queries, services
from tracker.auth.models import Account
from tracker.auth.views.room import bp
from tracker.core.actor import Role
from tracker.core.errors import Conflict
from tracker.storage.database import transaction
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number


@bp.get("/admin/sign-in")
@requires(Permission.SIGN_IN_MANAGE)
def accounts() -> ResponseReturnValue:
    """Open accounts with their second factor, in pages."""
    text, which = request.args.get("q", "").strip()[:100], request.args.get("show", "")
    wanted = current_app.config["REQUIRE_SECOND_FACTOR"]
    page = queries.accounts_page(text, which, number=page_number(), size=current_app.config["PAGE_SIZE"])
    roles = [role for role in Role if role in wanted]
    return render_template("auth/accounts.html", page=page, text=text, which=which, roles=roles)


@bp.post("/admin/accounts/<int:account_id>/second-factor/reset")
@requires(Permission.SIGN_IN_MANAGE, Subject(queries.account_or_404, queries.may_manage))
def reset_second_factor(account: Account) -> ResponseReturnValue:
    """Take the second factor from somebody else's account; they set it up anew."""
    try:
        with transaction():
            services.second_factor.reset(account, by=current_actor())
    except Conflict as refusal:
        flash(said(refusal), "warning")
    else:
        flash(gettext("Đã đặt lại xác nhận hai bước của %(name)s.", name=account.person.full_name), "success")
    return redirect(url_for(".accounts", q=request.args.get("q"), show=request.args.get("show")))
