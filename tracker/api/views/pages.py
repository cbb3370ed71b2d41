"""Pages about the interface: one's own tokens, those of all, and the description for whoever writes a program."""

from __future__ import annotations

from flask import Blueprint, Response, current_app, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user

from tracker.access.permissions import Permission
from tracker.api import policy
from tracker.api.forms import TokenForm
from tracker.api.models import ApiToken
from tracker.api.queries import tokens as reading
from tracker.api.rules.operations import OPERATIONS
from tracker.api.rules.problems import KINDS
from tracker.api.rules.tokens import SUBJECTS, Scope
from tracker.api.services import tokens as services
from tracker.auth.views import my_account
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import transaction
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, public, requires
from tracker.web.paging import page_number
from tracker.web.security import limiter

bp = Blueprint("connections", __name__)
OWN: Subject[ApiToken] = Subject(reading.own_token_or_404, policy.may_own)
ANY: Subject[ApiToken] = Subject(reading.any_token_or_404, policy.may_any)


@bp.route("/account/tokens", methods=["GET", "POST"])
@limiter.limit("10 per minute", methods=["POST"])
@requires(Permission.ACCOUNT_OWN)
def tokens() -> ResponseReturnValue:
    """One's own tokens; make another, whose text is shown this once."""
    form = TokenForm()
    form.offer()
    made: str | None = None
    status = 422 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            with transaction():
                _, made = services.make(
                    my_account(),
                    form.name.data,
                    form.chosen(),
                    form.days.data,
                    form.password.data,
                    by=current_actor(),
                )
        except (Invalid, Conflict) as refusal:
            form.refuse(refusal)
            status = refusal.status
        else:
            form, status = TokenForm(formdata=None), 201
            form.offer()
    return render_template(
        "api/tokens.html",
        form=form,
        made=made,
        tokens=reading.tokens_of(current_user),
        is_dead=reading.is_dead,
        subjects=SUBJECTS,
        scope_of=Scope,
    ), status


@bp.post("/account/tokens/<int:token_id>/revoke")
@requires(Permission.ACCOUNT_OWN, OWN)
def revoke(token: ApiToken) -> ResponseReturnValue:
    """End one of one's own tokens."""
    return _revoke(token, url_for(".tokens"))


@bp.get("/admin/tokens")
@requires(Permission.SIGN_IN_MANAGE)
def all_tokens() -> ResponseReturnValue:
    """The tokens of all people that open something."""
    text = request.args.get("q", "").strip()[:100]
    page = reading.open_tokens(text, number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template("api/all_tokens.html", page=page, text=text, scope_of=Scope)


@bp.post("/admin/tokens/<int:token_id>/revoke")
@requires(Permission.SIGN_IN_MANAGE, ANY)
def revoke_any(token: ApiToken) -> ResponseReturnValue:
    """End somebody's token."""
    return _revoke(token, url_for(".all_tokens", q=request.args.get("q")))


def _revoke(token: ApiToken, back: str) -> ResponseReturnValue:
    name = token.name
    try:
        with transaction():
            services.revoke(token, by=current_actor())
    except Conflict as refusal:
        flash(said(refusal), "warning")
    else:
        flash(gettext("Đã thu hồi mã truy cập “%(name)s”.", name=name), "success")
    return redirect(back)


@bp.get("/api/docs")
@public
def docs() -> ResponseReturnValue:
    """The description of the interface, to read: every operation with the scope that it needs."""
    spec = current_app.extensions["api.spec"]
    operations = [
        (path, method, operation)
        for path, item in spec["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    ]
    return render_template("api/docs.html", operations=operations, words=OPERATIONS)


@bp.get("/api/docs/viewer")
@public
def viewer() -> ResponseReturnValue:
    """The same in every detail, to try: drawn by Swagger UI from our own files."""
    return render_template("api/viewer.html")


@bp.get("/api/problems")
@public
def problem_kinds() -> ResponseReturnValue:
    """What each refusal means; where the `type` of a problem leads."""
    return render_template("api/problems.html", kinds=KINDS)


@bp.get("/api/v1/openapi.json")
@public
def openapi() -> Response:
    """The description of the interface for programs: OpenAPI 3.1."""
    answer = jsonify(current_app.extensions["api.spec"])
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer
