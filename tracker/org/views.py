"""Pages of the directory for administrators, and the fragments that other pages ask for."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.org import queries
from tracker.web.guards import requires

bp = Blueprint("org", __name__)


@bp.get("/units")
@requires(Permission.ADMIN_VIEW)
def index() -> ResponseReturnValue:
    """The units of today with their other names and who holds posts in them."""
    day = clock.today()
    return render_template(
        "org/index.html",
        units=queries.units_on(day),
        posts=queries.posts_by_unit(day),
        ended=queries.ended_by(day),
        before=queries.carried_on_by_name(),
        day=day,
    )
