"""The lists: everybody for the administrator, the own unit and below for its head; the same as a file."""

from __future__ import annotations

from flask import Response, current_app, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Role
from tracker.extraction.files.sheets import MEDIA_TYPE
from tracker.people import queries
from tracker.people.forms.sheets import exported
from tracker.people.queries import PeopleFilter
from tracker.people.rules import Standing
from tracker.people.views.room import bp, context, roster
from tracker.web.guards import current_actor, requires
from tracker.web.paging import page_number


@bp.get("/admin/people")
@requires(Permission.PEOPLE_ADMIN)
def index() -> ResponseReturnValue:
    """Everybody: search without tones, filter by unit, role and how they stand."""
    return _list("people.index", Permission.PEOPLE_ADMIN)


@bp.get("/unit/people")
@requires(Permission.PEOPLE_UNIT)
def unit() -> ResponseReturnValue:
    """People of the own unit and of those below it."""
    return _list("people.unit", Permission.PEOPLE_UNIT)


def _list(endpoint: str, permission: Permission) -> ResponseReturnValue:
    actor, wanted = current_actor(), PeopleFilter.of(request.args)
    page = queries.people_page(actor, permission, wanted, number=page_number(), size=current_app.config["PAGE_SIZE"])
    units = roster(actor).by_code
    return render_template(
        "people/index.html",
        page=page,
        wanted=wanted,
        endpoint=endpoint,
        units=units,
        roles=list(Role),
        standings=list(Standing),
        left=queries.left_behind(actor),
        whole=permission is Permission.PEOPLE_ADMIN,
        **context(),
    )


@bp.get("/admin/people/export.xlsx")
@requires(Permission.PEOPLE_ADMIN)
def export() -> ResponseReturnValue:
    """The list as it is filtered, in the form in which it can be taken in again."""
    actor = current_actor()
    people = queries.everybody(actor, Permission.PEOPLE_ADMIN, PeopleFilter.of(request.args))
    data = exported(people, list(roster(actor).by_code.values()))
    name = f"can-bo-{clock.today():%Y%m%d}.xlsx"
    return Response(data, mimetype=MEDIA_TYPE, headers={"Content-Disposition": f'attachment; filename="{name}"'})
