"""Sign-in, sign-out, the account page, the choice of post and language."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Flask, abort, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import LoginManager, current_user, login_user, logout_user

from tracker.access.permissions import Permission
from tracker.auth import queries, services
from tracker.auth.forms import DeputyForm, PasswordForm, SignInForm
from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Invalid
from tracker.org import services as org
from tracker.org.models import Deputyship
from tracker.org.queries import deputyship_or_404, deputyships_of, may_end, posts_of
from tracker.org.rules import DEPUTISED
from tracker.storage.database import transaction
from tracker.web.guards import Subject, current_actor, public, requires
from tracker.web.security import limiter

bp = Blueprint("auth", __name__)
login_manager = LoginManager()

#: More people than this are not offered at once; a name narrows them down.
DEPUTIES_SHOWN = 200


def init_app(app: Flask) -> None:
    """Tie sessions to accounts, and every request to the post acted in."""
    login_manager.session_protection = "strong"
    login_manager.init_app(app)
    login_manager.user_loader(queries.account_of_session)
    app.register_blueprint(bp)
    app.before_request(_load_actor)


def _load_actor() -> None:
    if request.path.startswith("/assets/") or not current_user.is_authenticated:
        return
    account: Account = current_user
    posts = posts_of(account.person_id, clock.today())
    g.locale = account.locale
    if posts:
        chosen = next((post for post in posts if post.id == session.get("post")), posts[0])
        g.actor = Actor(account.person_id, account.person.full_name, chosen, posts)


def safe_target(wanted: str | None) -> str:
    """The page asked for before sign-in, if it lies on this site; else home."""
    if wanted and wanted.startswith("/") and not wanted.startswith(("//", "/\\")):
        parts = urlsplit(wanted)
        if not parts.scheme and not parts.netloc:
            return wanted
    return url_for("reports.home")


@bp.route("/sign-in", methods=["GET", "POST"])
@public
@limiter.limit("60/minute", methods=["POST"])
def sign_in() -> ResponseReturnValue:
    """Ask for name and password."""
    target = safe_target(request.args.get("next"))
    if g.get("actor"):
        return redirect(target)
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("auth/sign_in.html", form=form), 422 if form.is_submitted() else 200
    try:
        with transaction():
            account = services.check_sign_in(
                form.username.data, form.password.data, request.remote_addr or "", locale=session.get("locale")
            )
    except services.TooManyAttempts as error:
        form.refuse(error)
        return render_template("auth/sign_in.html", form=form), 429
    if account is None:
        form.refuse(Invalid(gettext("Tên đăng nhập hoặc mật khẩu không đúng.")))
        return render_template("auth/sign_in.html", form=form), 422
    if not posts_of(account.person_id, clock.today()):
        form.refuse(Invalid(gettext("Tài khoản chưa được giao chức danh nào. Liên hệ quản trị.")))
        return render_template("auth/sign_in.html", form=form), 403
    session.clear()
    session.permanent = True
    login_user(account)
    return redirect(target)


@bp.post("/sign-out")
@public
def sign_out() -> ResponseReturnValue:
    """End the session."""
    logout_user()
    session.clear()
    return redirect(url_for("auth.sign_in"))


@bp.route("/account", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_OWN)
def account() -> ResponseReturnValue:
    """One's own posts, deputies, language and password."""
    form = PasswordForm()
    if form.validate_on_submit():
        mine: Account = current_user
        try:
            with transaction():
                services.change_password(mine, form.old.data, form.password.data, by=current_actor())
        except Invalid as error:
            form.refuse(error)
        else:
            login_user(mine)
            flash(gettext("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."), "success")
            return redirect(url_for(".account"))
    return _account_page(form=form), 422 if form.is_submitted() else 200


def _account_page(*, form: PasswordForm | None = None, deputy: DeputyForm | None = None) -> str:
    actor = current_actor()
    may_deputise = actor.post.holder_id is None and actor.role in DEPUTISED
    text = request.args.get("q", "").strip()[:100]
    candidates = queries.deputy_choices(actor.post, actor.person_id, text) if may_deputise else []
    return render_template(
        "auth/account.html",
        form=form or PasswordForm(formdata=None),
        deputy=deputy or (DeputyForm.of(candidates[:DEPUTIES_SHOWN]) if may_deputise else None),
        more=max(0, len(candidates) - DEPUTIES_SHOWN),
        text=text,
        deputies=deputyships_of(actor.person_id, clock.today()),
    )


@bp.post("/account/deputies")
@requires(Permission.ACCOUNT_OWN)
def deputise() -> ResponseReturnValue:
    """Let somebody act in the post that one holds and acts in, for some days."""
    actor = current_actor()
    candidates = queries.deputy_choices(actor.post, actor.person_id)
    form = DeputyForm.of(candidates)
    if not form.validate_on_submit():
        return _account_page(deputy=form), 422
    person = next((each.person for each in candidates if str(each.person.id) == form.person.data), None)
    try:
        with transaction():
            org.deputise(person, form.valid_from.data, form.valid_to.data, by=actor)
    except Invalid as error:
        form.refuse(error)
        return _account_page(deputy=form), error.status
    flash(gettext("Đã ủy quyền."), "success")
    return redirect(url_for(".account"))


@bp.post("/account/deputies/<int:deputyship_id>/end")
@requires(Permission.ACCOUNT_OWN, Subject(deputyship_or_404, may_end))
def end_deputyship(deputyship: Deputyship) -> ResponseReturnValue:
    """End it at once."""
    with transaction():
        org.end_deputyship(deputyship, by=current_actor())
    flash(gettext("Đã kết thúc ủy quyền."), "success")
    return redirect(url_for(".account"))


@bp.post("/account/post")
@requires(Permission.ACCOUNT_OWN)
def choose_post() -> ResponseReturnValue:
    """Act in another of one's posts."""
    wanted = request.form.get("post", "")
    if wanted not in {str(post.id) for post in current_actor().posts}:
        abort(404)
    session["post"] = int(wanted)
    return redirect(url_for("reports.home"))


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
            services.choose_locale(current_user, wanted, by=current_actor())
    return redirect(safe_target(request.form.get("next")))
