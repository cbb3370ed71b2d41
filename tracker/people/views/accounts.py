"""Acts on the account of another: opened, link sent, printed or withdrawn, closed, opened again."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.auth.models import Account
from tracker.core.actor import Actor
from tracker.core.errors import Refused
from tracker.core.labels import N_
from tracker.org.models import Person
from tracker.people import queries, services
from tracker.people.forms import AccountForm
from tracker.people.views.person import person_page
from tracker.people.views.room import MANAGED, bp, context
from tracker.storage.database import db, transaction
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires

#: What each act does, and what is said when it is done.
ACTS: dict[str, tuple[Callable[..., object], str]] = {
    "send": (services.send_link, N_("Đã gửi đường dẫn kích hoạt qua thư.")),
    "withdraw": (services.withdraw, N_("Đã thu hồi đường dẫn kích hoạt.")),
    "reset": (services.reset_by_slip, N_("Mật khẩu cũ không còn dùng được. Gửi hoặc in đường dẫn kích hoạt mới.")),
    "close": (services.close, N_("Đã đóng tài khoản; các phiên đăng nhập đã kết thúc.")),
    "reopen": (services.reopen, N_("Đã mở lại tài khoản.")),
}


def _load(actor: Actor, person_id: int, act: str) -> tuple[Person, str]:
    if act not in ACTS:
        abort(404)
    return queries.or_404(actor, person_id), act


def _may(actor: Actor, permission: Permission, loaded: tuple[Person, str]) -> bool:
    return MANAGED.may(actor, permission, loaded[0])


ACT: Subject[tuple[Person, str]] = Subject(_load, _may)


def _again(person_id: int, error: Refused, form: AccountForm | None = None) -> ResponseReturnValue:
    db.session.expire_all()
    person = queries.or_404(current_actor(), person_id)
    shown = "" if form is not None and error.field else said(error)
    return person_page(person, error=shown, form=form, status=error.status)


@bp.post("/people/<int:person_id>/account")
@requires(Permission.PEOPLE_MANAGE, MANAGED)
def open_account(person: Person) -> ResponseReturnValue:
    """Open an account; the link goes out by mail where there is an address."""
    actor, form, person_id = current_actor(), AccountForm(), person.id
    if not form.validate_on_submit():
        return person_page(person, form=form, status=422)
    try:
        with transaction():
            account = services.open_for(person, form.username.data, by=actor)
            if person.email:
                services.send_link(account, by=actor)
    except Refused as error:
        form.refuse(error)
        return _again(person_id, error, form)
    flash(
        gettext("Đã mở tài khoản và gửi đường dẫn kích hoạt qua thư.")
        if person.email
        else gettext("Đã mở tài khoản. In phiếu kích hoạt để giao tận tay."),
        "success",
    )
    return redirect(url_for(".person", person_id=person_id, _anchor="account"))


@bp.post("/people/<int:person_id>/account/<act>")
@requires(Permission.PEOPLE_MANAGE, ACT)
def account_act(loaded: tuple[Person, str]) -> ResponseReturnValue:
    """One act on the account."""
    person, act = loaded
    account, person_id = _account(person), person.id
    service, done = ACTS[act]
    try:
        with transaction():
            service(account, by=current_actor())
    except Refused as error:
        return _again(person_id, error)
    flash(gettext(done), "success")
    return redirect(url_for(".person", person_id=person_id, _anchor="account"))


@bp.post("/people/<int:person_id>/slip")
@requires(Permission.PEOPLE_MANAGE, MANAGED)
def slip(person: Person) -> ResponseReturnValue:
    """A slip to print with a new link."""
    account, person_id = _account(person), person.id
    try:
        with transaction():
            slips = services.print_slips([account], by=current_actor())
    except Refused as error:
        return _again(person_id, error)
    return slips_page(slips, url_for(".person", person_id=person_id))


def slips_page(slips: list[services.Slip], back: str) -> ResponseReturnValue:
    """The slips, one for each person, on A4. The links stand on this page alone: nobody keeps it."""
    page = render_template("people/slips.html", slips=slips, back=back, **context())
    return page, {"Cache-Control": "no-store"}


def _account(person: Person) -> Account:
    return queries.account_of(person.id) or abort(404)
