"""Handing over: who went and left open tasks behind, and giving them to somebody else."""

from __future__ import annotations

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from sqlalchemy import func

from tracker.access.permissions import Permission, reach
from tracker.core.actor import Actor
from tracker.core.errors import Refused
from tracker.org.models import Person
from tracker.people import policy, queries, services
from tracker.people.forms import NOBODY, HandOverForm
from tracker.people.views.room import bp, context
from tracker.storage.database import db, transaction
from tracker.tasks.models import Task
from tracker.tasks.queries import horizon
from tracker.web.forms import said
from tracker.web.guards import Subject, current_actor, requires
from tracker.web.paging import page_number


def _load(actor: Actor, person_id: int) -> Person:
    return queries.or_404(actor, person_id, Permission.PEOPLE_HAND_OVER)


LEAVER: Subject[Person] = Subject(_load, policy.may_see)


@bp.get("/hand-overs")
@requires(Permission.PEOPLE_HAND_OVER)
def hand_overs() -> ResponseReturnValue:
    """People who no longer hold a post for the work that is still theirs."""
    return render_template("people/hand_overs.html", left=queries.left_behind(current_actor()), **context())


@bp.route("/people/<int:person_id>/hand-over", methods=["GET", "POST"])
@requires(Permission.PEOPLE_HAND_OVER, LEAVER)
def hand_over(person: Person) -> ResponseReturnValue:
    """The open tasks of a person, to be given to somebody else: those ticked, or all."""
    actor, person_id = current_actor(), person.id
    people = _people(actor, person)
    form = HandOverForm()
    form.offer(people, gettext("Chưa có ai: để lãnh đạo đơn vị phân công sau"))
    if request.method == "GET":
        return _page(person, form)
    chosen = [int(each) for each in request.form.getlist("task") if each.isdecimal() and len(each) < 10]
    if not form.validate_on_submit():
        return _page(person, form, chosen=chosen, status=422)
    to = None if form.to.data == NOBODY else next(each for each in people if str(each.id) == form.to.data)
    try:
        with transaction():
            done = services.hand_over(person, to, None if "all" in request.form else chosen, by=actor)
    except Refused as error:
        db.session.expire_all()
        form.refuse(error)
        shown = said(error) if error.field == "task" else ""
        return _page(_load(actor, person_id), form, chosen=chosen, error=shown, status=error.status)
    if to is None:
        flash(gettext("Đã để %(many)d nhiệm vụ chờ phân công người phụ trách.", many=done.over), "success")
    else:
        flash(gettext("Đã bàn giao %(many)d nhiệm vụ cho %(name)s.", many=done.over, name=to.full_name), "success")
    if done.left:
        flash(
            gettext(
                "%(many)d nhiệm vụ giữ nguyên: người nhận không giữ chức danh trong đơn vị chủ trì.", many=done.left
            ),
            "warning",
        )
    return redirect(url_for(".hand_over", person_id=person_id))


def _people(actor: Actor, person: Person) -> list[Person]:
    query = queries.held(actor, person)
    leads = list(db.session.scalars(query.with_only_columns(Task.lead_id).distinct()))
    firsts = query.with_only_columns(func.min(Task.id)).group_by(Task.assigner_id)
    givers = list(db.session.scalars(query.where(Task.id.in_(firsts)))) if queries.supervises(actor) else []
    return queries.colleagues(actor, person, leads, givers)


def _page(
    person: Person, form: HandOverForm, *, chosen: list[int] | None = None, error: str = "", status: int = 200
) -> ResponseReturnValue:
    actor = current_actor()
    page = queries.held_page(actor, person, number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template(
        "people/hand_over.html",
        person=person,
        form=form,
        page=page,
        chosen=set(chosen or ()),
        error=error,
        horizon=horizon(),
        supervises=queries.supervises(actor),
        blind=queries.of_person(actor, person) if not page.total else [],
        manages=reach(actor, Permission.PEOPLE_MANAGE) is not None,
        **context(),
    ), status
