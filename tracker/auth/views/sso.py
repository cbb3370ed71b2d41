"""Signing in through the provider of the settings; tying one's account to it; the administrator's page of one link."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from flask import abort, current_app, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker.access.permissions import Permission
from tracker.auth import queries, services
from tracker.auth.forms import ConfirmForm, IdentityForm
from tracker.auth.models import Account
from tracker.auth.rules.sso import PATIENCE, Identity, Provider, Reason
from tracker.auth.services.sso import Flow, SsoRefused
from tracker.auth.views.account import account_page
from tracker.auth.views.room import address, bp, my_account, safe_target
from tracker.auth.views.signing_in import proceed
from tracker.core import clock
from tracker.core.errors import Conflict, Invalid
from tracker.org.queries import posts_of
from tracker.storage.database import transaction
from tracker.storage.sealing import Unreadable, seal, unseal
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, public, requires
from tracker.web.security import limiter

#: Where the session keeps, sealed, the attempt that is under way, and that the password was shown for a link.
FLOW, PROVED = "sso_flow", "sso_proved"


def provider() -> Provider:
    """The provider of the settings, or 404."""
    found: Provider | None = current_app.config["SSO"]
    if found is None:
        abort(404)
    return found


def _keep(name: str, what: dict[str, Any]) -> None:
    session[name] = seal(json.dumps(what))


def _take(name: str) -> dict[str, Any] | None:
    """What was kept in this browser, once, while it is fresh."""
    try:
        found: dict[str, Any] = json.loads(unseal(session.pop(name, ""), within=int(PATIENCE.total_seconds())))
    except Unreadable:
        return None
    return found


def _refused(refusal: SsoRefused, account: Account | None = None) -> ResponseReturnValue:
    """The page that says why it led nowhere and what to do now; the record keeps it."""
    with transaction():
        services.sso.note_refusal(refusal, address(), account)
    if refusal.detail:
        current_app.logger.warning("sign-on refused: %s (%s)", refusal.reason.value, refusal.detail)
    page = render_template(
        "auth/sso_refused.html",
        sentence=said(refusal),
        unlinked=refusal.identity,
        retry=refusal.reason not in (Reason.CLOSED, Reason.NO_POST, Reason.TAKEN, Reason.OTHER),
        linking=account is not None,
    )
    return page, refusal.status


@bp.get("/sign-in/sso")
@public
@limiter.limit("30/minute")
def sso_start() -> ResponseReturnValue:
    """Go to the provider."""
    target = safe_target(request.args.get("next"))
    if g.get("actor"):
        return redirect(target)
    return _go({"target": target})


def _go(more: dict[str, Any]) -> ResponseReturnValue:
    try:
        where, flow = services.sso.start(provider())
    except SsoRefused as refusal:
        return _refused(refusal)
    _keep(FLOW, {**asdict(flow), **more})
    return redirect(where)


@bp.get("/sign-in/sso/back")
@public
@limiter.limit("30/minute")
def sso_back() -> ResponseReturnValue:
    """Back from the provider: let in, or tie to the account that is signed in."""
    chosen, kept = provider(), _take(FLOW)
    try:
        if kept is None:
            raise SsoRefused(Reason.STALE, "nothing under way")
        flow = Flow(kept["state"], kept["nonce"], kept["verifier"])
        identity = services.sso.redeem(chosen, flow, request.args)
        if "link" in kept:
            return _linked(identity, kept["link"])
        return _entered(identity, chosen, kept["target"])
    except SsoRefused as refusal:
        linking = kept is not None and "link" in kept and current_user.is_authenticated
        return _refused(refusal, my_account() if linking else None)


def _entered(identity: Identity, chosen: Provider, target: str) -> ResponseReturnValue:
    with transaction():
        account = services.sso.open_by(identity, chosen)
        if not posts_of(account.person_id, clock.today()):
            raise SsoRefused(Reason.NO_POST)
    # The provider has asked for two factors: ours is not asked for on top of it.
    return proceed(account, safe_target(target), how="sso", strong=identity.strong)


def _linked(identity: Identity, owner: list[int]) -> ResponseReturnValue:
    if not current_user.is_authenticated or [current_user.id, current_user.epoch] != owner:
        raise SsoRefused(Reason.STALE, "another account")
    with transaction():
        services.sso.link(my_account(), identity, by=current_actor())
    flash(gettext("Đã liên kết với cổng đăng nhập chung."), "success")
    return redirect(url_for(".account", _anchor="identity"))


@bp.post("/account/identity")
@requires(Permission.ACCOUNT_OWN)
@limiter.limit("20/minute")
def prove_for_link() -> ResponseReturnValue:
    """Show the password before one's account is tied to the provider: an open browser alone must not be enough."""
    provider()
    form = ConfirmForm(prefix="identity")
    if not form.validate_on_submit():
        return account_page(identity_form=form), 422
    try:
        services.prove(my_account(), form.password.data)
    except Invalid as error:
        form.refuse(error)
        return account_page(identity_form=form), error.status
    _keep(PROVED, {"link": [current_user.id, current_user.epoch]})
    # A page of its own with a link: a form that were led on to another site would be stopped by the browser's policy.
    return render_template("auth/sso_link.html")


@bp.get("/account/identity/go")
@requires(Permission.ACCOUNT_OWN)
@limiter.limit("20/minute")
def go_link() -> ResponseReturnValue:
    """Go to the provider to tie one's account."""
    provider()
    proved = _take(PROVED)
    if proved is None or proved["link"] != [current_user.id, current_user.epoch]:
        flash(gettext("Đã quá lâu từ khi nhập mật khẩu. Nhập lại để liên kết."), "warning")
        return redirect(url_for(".account", _anchor="identity"))
    return _go(proved)


@bp.post("/account/identity/unlink")
@requires(Permission.ACCOUNT_OWN)
def unlink_own() -> ResponseReturnValue:
    """Let the provider open one's account no more; not where it is the only way in."""
    try:
        if not queries.password_opens(current_actor().posts):
            raise Conflict(gettext("Chức danh của bạn chỉ đăng nhập qua cổng chung nên không tự hủy liên kết được."))
        with transaction():
            services.sso.unlink(my_account(), by=current_actor(), others_only=True)
    except Conflict as refusal:
        flash(said(refusal), "warning")
    else:
        flash(gettext("Đã hủy liên kết với cổng đăng nhập chung."), "success")
    return redirect(url_for(".account", _anchor="identity"))


ACCOUNT = Subject(queries.account_or_404, queries.may_manage)


@bp.route("/admin/accounts/<int:account_id>/identity", methods=["GET", "POST"])
@requires(Permission.SIGN_IN_MANAGE, ACCOUNT)
def identity(account: Account) -> ResponseReturnValue:
    """How somebody's account is tied to the provider; tie it by the number that the provider knows them by."""
    form = IdentityForm()
    if form.validate_on_submit():
        try:
            with transaction():
                services.sso.link_by_hand(account, form.subject.data, by=current_actor())
        except (Invalid, Conflict) as error:
            form.refuse(error)
            return _identity(account, form), error.status
        flash(gettext("Đã liên kết tài khoản của %(name)s.", name=account.person.full_name), "success")
        return redirect(url_for(".identity", account_id=account.id))
    return _identity(account, form), 422 if form.is_submitted() else 200


def _identity(account: Account, form: IdentityForm) -> str:
    kept = queries.identity_of_account(account)
    return render_template(
        "auth/identity.html", account=account, kept=kept, form=form, provider=current_app.config["SSO"]
    )


@bp.post("/admin/accounts/<int:account_id>/identity/unlink")
@requires(Permission.SIGN_IN_MANAGE, ACCOUNT)
def unlink_identity(account: Account) -> ResponseReturnValue:
    """Take somebody's link away; whoever is signed in with the account is out."""
    try:
        with transaction():
            services.sso.unlink(account, by=current_actor())
    except Conflict as refusal:
        flash(said(refusal), "warning")
    else:
        flash(gettext("Đã hủy liên kết của %(name)s.", name=account.person.full_name), "success")
    return redirect(url_for(".identity", account_id=account.id))
