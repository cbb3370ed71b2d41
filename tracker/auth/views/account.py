"""The account page: posts, deputies, password, second factor, where one is signed in."""

from __future__ import annotations

from flask import abort, current_app, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user, login_user

from tracker.access.permissions import Permission
from tracker.auth import queries, services
from tracker.auth.forms import ConfirmForm, DeputyForm, PasswordForm
from tracker.auth.models import AccountSession
from tracker.auth.views.browsers import visitor
from tracker.auth.views.room import bp, my_account
from tracker.core import clock
from tracker.core.errors import Invalid
from tracker.org.queries import deputyships_of
from tracker.org.rules import DEPUTISED
from tracker.storage.database import transaction
from tracker.web.guards import Subject, current_actor, requires

#: More people than this are not offered at once; a name narrows them down.
DEPUTIES_SHOWN = 200


@bp.route("/account", methods=["GET", "POST"])
@requires(Permission.ACCOUNT_OWN)
def account() -> ResponseReturnValue:
    """Show the page; change one's password."""
    form = PasswordForm()
    if form.validate_on_submit():
        mine = my_account()
        who = visitor()
        try:
            with transaction():
                services.change_password(mine, form.old.data, form.password.data, by=current_actor())
                services.sessions.open_session(mine, who.address, who.agent)
        except Invalid as error:
            form.refuse(error)
        else:
            login_user(mine)
            flash(gettext("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc."), "success")
            return redirect(url_for(".account"))
    return account_page(form=form), 422 if form.is_submitted() else 200


def account_page(
    *, form: PasswordForm | None = None, deputy: DeputyForm | None = None, identity_form: ConfirmForm | None = None
) -> str:
    """The page, with a form that was refused."""
    actor, mine = current_actor(), current_user
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
        sessions=queries.sessions_of(mine),
        codes_left=queries.recovery_codes_left(mine) if mine.second_since else 0,
        required=queries.must_have_second_factor(actor.posts),
        provider=current_app.config["SSO"],
        identity=queries.identity_of_account(mine) if current_app.config["SSO"] else None,
        identity_form=identity_form or ConfirmForm(prefix="identity", formdata=None),
    )


@bp.post("/account/sessions/<int:session_id>/end")
@requires(Permission.ACCOUNT_OWN, Subject(queries.session_or_404, queries.may_end_session))
def end_session(opened: AccountSession) -> ResponseReturnValue:
    """Sign out another browser."""
    with transaction():
        services.sessions.end_session(opened, by=current_actor())
    flash(gettext("Đã đăng xuất thiết bị đó."), "success")
    return redirect(url_for(".account", _anchor="sessions"))


@bp.post("/account/sessions/end-others")
@requires(Permission.ACCOUNT_OWN)
def end_other_sessions() -> ResponseReturnValue:
    """Sign out every other browser."""
    with transaction():
        services.sessions.end_others(current_user, by=current_actor())
    flash(gettext("Đã đăng xuất các thiết bị khác."), "success")
    return redirect(url_for(".account", _anchor="sessions"))


@bp.post("/account/post")
@requires(Permission.ACCOUNT_OWN)
def choose_post() -> ResponseReturnValue:
    """Act in another of one's posts."""
    wanted = request.form.get("post", "")
    if wanted not in {str(post.id) for post in current_actor().posts}:
        abort(404)
    session["post"] = int(wanted)
    return redirect(url_for("reports.home"))
