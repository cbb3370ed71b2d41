"""One person: entered, shown with everything that can be done about them, corrected."""

from __future__ import annotations

from datetime import date

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import select

from tracker.access.permissions import Permission, Reach, reach
from tracker.auth.models import Account
from tracker.core import clock
from tracker.core.errors import Refused
from tracker.mail.services import is_configured
from tracker.org.models import Person
from tracker.people import policy, queries, services
from tracker.people.forms import AccountForm, NewForm, WhoForm
from tracker.people.rules import standing_of, suggested
from tracker.people.views.room import MANAGED, PERSON, Sheet, bp, context, list_address, roster, send
from tracker.storage.database import db, transaction
from tracker.web.guards import current_actor, requires


@bp.route("/people/new", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE)
def new() -> ResponseReturnValue:
    """Enter somebody new with their first post, and open an account for them."""
    actor = current_actor()
    form, units = NewForm(), roster(actor)
    form.offer(units, policy.roles_given(actor))
    if not form.validate_on_submit():
        return _new(form, 422 if form.is_submitted() else 200)
    try:
        with transaction():
            person = services.enter(form.full_name.data, form.email.data, form.seat(), by=actor)
            account = None
            if form.account.data:
                account = services.open_for(person, form.username.data or _free(person), by=actor)
                if person.email:
                    services.send_link(account, by=actor)
    except Refused as error:
        db.session.expire_all()
        form.refuse(error)
        form.offer(roster(actor), policy.roles_given(actor))
        return _new(form, error.status)
    if account is None:
        flash(gettext("Đã thêm %(name)s.", name=person.full_name), "success")
    elif person.email:
        flash(gettext("Đã thêm %(name)s và gửi đường dẫn kích hoạt qua thư.", name=person.full_name), "success")
    else:
        flash(gettext("Đã thêm %(name)s. In phiếu kích hoạt để giao tận tay.", name=person.full_name), "success")
    return redirect(url_for(".person", person_id=person.id))


def _free(person: Person) -> str:
    return suggested(person.full_name, set(db.session.scalars(select(Account.username))))


def _new(form: NewForm, status: int) -> ResponseReturnValue:
    actor = current_actor()
    return render_template(
        "people/new.html", form=form, roster=form.unit.roster, back=list_address(actor), **context()
    ), status


@bp.get("/people/<int:person_id>")
@requires(Permission.PEOPLE_MANAGE, PERSON)
def person(person: Person) -> ResponseReturnValue:
    """Who it is, posts now, past and to come, deputies, the account, and what they still have to do."""
    return person_page(person)


def person_page(
    person: Person, *, error: str = "", form: AccountForm | None = None, status: int = 200
) -> ResponseReturnValue:
    """The page of a person, with what was refused."""
    actor, today = current_actor(), clock.today()
    account = queries.account_of(person.id)
    manages = policy.may_manage(actor, Permission.PEOPLE_MANAGE, person)
    if account is None and manages and form is None:
        form = AccountForm(formdata=None, data={"username": _free(person)})
    posts = sorted(person.posts, key=lambda post: (post.valid_from or date.min, post.id))
    return render_template(
        "people/person.html",
        person=person,
        account=account,
        form=form,
        error=error,
        stands=standing_of(
            account=account is not None,
            active=account is not None and account.active,
            invited=account is not None and account.invited,
            posts=any(post.valid_on(today) for post in person.posts),
        ),
        now=[post for post in posts if post.valid_on(today)],
        coming=[post for post in posts if post.valid_from is not None and post.valid_from > today],
        past=[post for post in reversed(posts) if post.valid_to is not None and post.valid_to < today],
        deputies=queries.deputies_of(person, today),
        link=queries.link_of_account(account),
        tasks=queries.of_person(actor, person),
        manages=manages,
        may_end=lambda post: policy.may_end(actor, post),
        may_deputise=lambda post: policy.may_deputise(actor, post),
        may_appoint=person.id != actor.person_id and bool(policy.roles_given(actor)),
        may_reset=reach(actor, Permission.PEOPLE_MANAGE) is Reach.ALL,
        may_erase=queries.erasable_from(person) is not None
        and policy.may_erase(actor, Permission.PEOPLE_ADMIN, person)
        and not (account is not None and account.active),
        blind=reach(actor, Permission.TASK_VIEW) is None,
        mail=is_configured(),
        back=list_address(actor),
        **context(),
    ), status


@bp.route("/people/<int:person_id>/edit", methods=["GET", "POST"])
@requires(Permission.PEOPLE_MANAGE, MANAGED)
def correct(person: Person) -> ResponseReturnValue:
    """Correct name, mail address and the name to sign in with."""
    actor, account = current_actor(), queries.account_of(person.id)
    before = {
        "full_name": person.full_name,
        "email": person.email,
        "username": account.username if account else "",
    }
    form = WhoForm(data=before)
    if account is None:
        del form.username
    return send(
        form,
        lambda: Sheet(gettext("Sửa thông tin"), gettext("Lưu"), person),
        lambda: services.correct(
            person, form.full_name.data, form.email.data, form.username.data if account else None, by=actor
        ),
        gettext("Đã lưu."),
        url_for(".person", person_id=person.id),
    )
