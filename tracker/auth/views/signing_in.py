"""Name and password, the code, signing out, the language before and after."""

from __future__ import annotations

from typing import Any

from flask import abort, current_app, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user, login_user, logout_user

from tracker.auth import queries, services
from tracker.auth.forms import CodeForm, SignInForm
from tracker.auth.models import Account
from tracker.auth.rules.second_factor import PATIENCE
from tracker.auth.views.browsers import remember, visitor
from tracker.auth.views.room import address, bp, my_account, safe_target
from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.org.queries import posts_of
from tracker.storage.database import db, transaction
from tracker.web.guards import current_actor, public
from tracker.web.security import limiter

#: Where the session keeps whose password was right while the code is asked for.
STEP = "second_step"
#: That the session was opened through the provider, and that it was just left.
BY_SSO, LEFT = "sso", "sso_left"


@bp.route("/sign-in", methods=["GET", "POST"])
@public
@limiter.limit("60/minute", methods=["POST"])
def sign_in() -> ResponseReturnValue:
    """Ask for name and password."""
    target = safe_target(request.args.get("next"))
    if g.get("actor"):
        return redirect(target)
    form = SignInForm()
    if not form.validate_on_submit() or current_app.config["PASSWORD_SIGN_IN"] == frozenset():
        return _page(form), 422 if form.is_submitted() else 200
    try:
        with transaction():
            turn = services.take_turn(form.username.data, visitor())
        with transaction():
            account = services.check_password(form.username.data, form.password.data, visitor(), turn)
    except services.TooManyAttempts as error:
        form.refuse(error)
        return _page(form), error.status
    if account is None:
        form.refuse(Invalid(gettext("Tên đăng nhập hoặc mật khẩu không đúng.")))
        return _page(form), 422
    posts = posts_of(account.person_id, clock.today())
    if not posts:
        form.refuse(Invalid(gettext("Tài khoản chưa được giao chức danh nào. Liên hệ quản trị.")))
        return _page(form), 403
    if not queries.password_opens(posts):
        with transaction():
            services.sso.bar_password(account, address())
        form.refuse(Invalid(gettext("Chức danh của bạn chỉ đăng nhập qua cổng đăng nhập chung.")))
        return _page(form), 403
    return proceed(account, target, how="password")


def _page(form: SignInForm) -> str:
    """The sign-in page: the button of the provider first, where there is one."""
    allowed = current_app.config["PASSWORD_SIGN_IN"]
    # Who has just signed out here may still be signed in at the provider: on a shared PC that is half a sign-out.
    provider = current_app.config["SSO"]
    end = services.sso.end_address(provider) if provider and session.pop(LEFT, None) else None
    return render_template(
        "auth/sign_in.html", form=form, provider=provider, end=end, password=allowed != frozenset(), few=bool(allowed)
    )


def proceed(account: Account, target: str, *, how: str, strong: bool = False) -> ResponseReturnValue:
    """Let in whoever has proved who they are; ask for a code first where the account wants one.

    Not where a provider vouches for two factors (`strong`).
    """
    if account.second_since is None or strong:
        return enter(account, target, how=how, strong=strong, sso=how == "sso")
    locale = session.get("locale")
    session.clear()
    session[STEP] = {
        "account": account.id,
        "epoch": account.epoch,
        "at": int(clock.now().timestamp()),
        "sso": how == "sso",
    }
    if locale:
        session["locale"] = locale
    return redirect(url_for(".code", next=target))


def enter(account: Account, target: str, *, how: str, strong: bool = False, sso: bool = False) -> ResponseReturnValue:
    """Open the session, and remember the browser."""
    with transaction():
        services.complete(account, visitor(), how=how, locale=session.get("locale"), strong=strong)
    session.clear()
    session.permanent = True
    if sso:
        session[BY_SSO] = True
    login_user(account)
    return remember(redirect(target), account)


def _halfway() -> Account | None:
    """Whose password was right a moment ago; None when too much time has passed or the account has changed."""
    kept: dict[str, Any] = session.get(STEP) or {}
    if not kept or clock.now().timestamp() - kept["at"] >= PATIENCE.total_seconds():
        return None
    account = db.session.get(Account, kept["account"])
    fits = account is not None and account.active and account.epoch == kept["epoch"] and account.second_since
    return account if fits else None


@bp.route("/sign-in/code", methods=["GET", "POST"])
@public
@limiter.limit("30/minute", methods=["POST"])
def code() -> ResponseReturnValue:
    """Ask for the code that the phone shows, or a recovery code."""
    target = safe_target(request.args.get("next"))
    if g.get("actor"):
        return redirect(target)
    account = _halfway()
    if account is None:
        session.pop(STEP, None)
        return redirect(url_for(".sign_in", next=request.args.get("next")))
    form = CodeForm()
    if not form.validate_on_submit():
        return render_template("auth/code.html", form=form), 422 if form.is_submitted() else 200
    try:
        with transaction():
            turn = services.take_turn(account.username, visitor())
        with transaction():
            how = services.check_code(account, form.code.data, visitor(), turn)
    except services.TooManyAttempts as error:
        form.refuse(error)
        return render_template("auth/code.html", form=form), error.status
    if how is None:
        form.refuse(
            Invalid(gettext("Mã không đúng hoặc đã dùng. Chờ mã mới trên ứng dụng rồi nhập lại."), field="code")
        )
        return render_template("auth/code.html", form=form), 422
    return enter(account, target, how=how, sso=bool(session.get(STEP, {}).get("sso")))


@bp.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End the session."""
    if current_user.is_authenticated:
        with transaction():
            services.sessions.sign_out(current_user, by=g.get("actor"))
    logout_user()
    by_sso = session.get(BY_SSO)
    session.clear()
    if by_sso:
        session[LEFT] = True
    return redirect(url_for("auth.sign_in"))


@bp.post("/language")
@public
def choose_language() -> ResponseReturnValue:
    """Read the pages in another language."""
    wanted = request.form.get("locale")
    if wanted not in ("vi", "en"):
        abort(400)
    session["locale"] = wanted
    if g.get("actor"):
        with transaction():
            services.choose_locale(my_account(), wanted, by=current_actor())
    return redirect(safe_target(request.form.get("next")))
