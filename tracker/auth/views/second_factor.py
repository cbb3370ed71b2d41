"""Setting up the second factor: scan, confirm with a code, write the recovery codes down; renew them, switch it off."""

from __future__ import annotations

from flask import flash, g, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_login import current_user
from markupsafe import Markup

from tracker.access.permissions import Permission
from tracker.auth import queries, services
from tracker.auth.forms import ConfirmForm, EnrolForm
from tracker.auth.rules.second_factor import ENROLMENT, drawing, in_groups, new_secret
from tracker.auth.views.room import bp, my_account
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import transaction
from tracker.storage.sealing import Unreadable, seal, unseal
from tracker.web.forms import said
from tracker.web.guards import current_actor, requires
from tracker.web.security import limiter


@bp.get("/account/second-factor")
@requires(Permission.ACCOUNT_OWN)
def second_factor() -> ResponseReturnValue:
    """How the second factor stands; without one, how to set it up."""
    if current_user.second_since is None:
        return _enrolment(EnrolForm(formdata=None), new_secret())
    return _standing()


@bp.post("/account/second-factor")
@requires(Permission.ACCOUNT_OWN)
@limiter.limit("30/minute")
def switch_on() -> ResponseReturnValue:
    """Confirm with the first code; the recovery codes are shown this once."""
    form, mine = EnrolForm(), my_account()
    try:
        owner, _, secret = unseal(form.sealed.data or "", within=int(ENROLMENT.total_seconds())).partition(":")
    except Unreadable:
        owner, secret = "", ""
    if owner != str(mine.id):
        form = EnrolForm(formdata=None)
        form.refuse(Invalid(gettext("Mã QR đã hết hạn. Quét mã mới bên dưới.")))
        return _enrolment(form, new_secret(), 422)
    if not form.validate():
        return _enrolment(form, secret, 422)
    try:
        with transaction():
            codes = services.second_factor.switch_on(mine, secret, form.code.data, by=current_actor())
    except Invalid as error:
        form.refuse(error)
        return _enrolment(form, secret, error.status)
    except Conflict as error:
        flash(said(error), "warning")
        return redirect(url_for(".second_factor"))
    return _codes(codes)


@bp.post("/account/second-factor/codes")
@requires(Permission.ACCOUNT_OWN)
@limiter.limit("20/minute")
def renew_codes() -> ResponseReturnValue:
    """New recovery codes in place of the old ones."""
    form = ConfirmForm(prefix="codes")
    if not form.validate_on_submit():
        return _standing(renew=form, status=422)
    try:
        with transaction():
            codes = services.second_factor.renew_recovery_codes(my_account(), form.password.data, by=current_actor())
    except (Invalid, Conflict) as error:
        form.refuse(error)
        return _standing(renew=form, status=error.status)
    return _codes(codes)


@bp.post("/account/second-factor/off")
@requires(Permission.ACCOUNT_OWN)
@limiter.limit("20/minute")
def switch_off() -> ResponseReturnValue:
    """Sign in with the password alone again."""
    form = ConfirmForm(prefix="off")
    if not form.validate_on_submit():
        return _standing(off=form, status=422)
    required = queries.must_have_second_factor(current_actor().posts)
    try:
        with transaction():
            services.second_factor.switch_off(my_account(), form.password.data, required=required, by=current_actor())
    except (Invalid, Conflict) as error:
        form.refuse(error)
        return _standing(off=form, status=error.status)
    flash(gettext("Đã tắt xác nhận hai bước."), "success")
    return redirect(url_for(".account", _anchor="second-factor"))


def _frame() -> dict[str, object]:
    """Who must set it up first sees nothing else to go to."""
    return {"actor": None} if g.get("must_enrol") else {}


def _enrolment(form: EnrolForm, secret: str, status: int = 200) -> ResponseReturnValue:
    mine = my_account()
    form.sealed.data = seal(f"{mine.id}:{secret}")
    form.sealed.raw_data = None
    page = render_template(
        "auth/enrol.html",
        form=form,
        qr=Markup(drawing(secret, mine.username, gettext("Kết Luận"))),  # noqa: S704 - drawn from a secret of our own
        secret=in_groups(secret),
        username=mine.username,
        required=queries.must_have_second_factor(current_actor().posts),
        **_frame(),
    )
    return page, status


def _standing(
    *, renew: ConfirmForm | None = None, off: ConfirmForm | None = None, status: int = 200
) -> ResponseReturnValue:
    mine = my_account()
    if mine.second_since is None:
        return redirect(url_for(".second_factor"))
    page = render_template(
        "auth/second_factor.html",
        renew=renew or ConfirmForm(prefix="codes", formdata=None),
        off=off or ConfirmForm(prefix="off", formdata=None),
        since=mine.second_since,
        left=queries.recovery_codes_left(mine),
        required=queries.must_have_second_factor(current_actor().posts),
    )
    return page, status


def _codes(codes: list[str]) -> ResponseReturnValue:
    return render_template("auth/recovery_codes.html", codes=codes, username=current_user.username)
