"""Letting somebody act in one's post for some days."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.auth import queries
from tracker.auth.forms import DeputyForm
from tracker.auth.views.account import account_page
from tracker.auth.views.room import bp
from tracker.core.errors import Invalid
from tracker.org import services as org
from tracker.org.models import Deputyship
from tracker.org.queries import deputyship_or_404, may_end, person_of
from tracker.storage.database import transaction
from tracker.web.guards import Subject, current_actor, requires


@bp.post("/account/deputies")
@requires(Permission.ACCOUNT_OWN)
def deputise() -> ResponseReturnValue:
    """Let somebody act in the post that one holds and acts in, for some days."""
    actor = current_actor()
    candidates = queries.deputy_choices(actor.post, actor.person_id)
    form = DeputyForm.of(candidates)
    if not form.validate_on_submit():
        return account_page(deputy=form), 422
    person = person_of(candidates, form.person.data)
    try:
        with transaction():
            org.deputise(person, form.valid_from.data, form.valid_to.data, by=actor)
    except Invalid as error:
        form.refuse(error)
        return account_page(deputy=form), error.status
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
