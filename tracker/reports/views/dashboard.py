"""The dashboard of leadership."""

from __future__ import annotations

from typing import Any

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import Topic
from tracker.meetings import queries as meetings
from tracker.org.models import Unit
from tracker.org.queries import unit_by_code, units_on
from tracker.proposals import queries as proposals
from tracker.reports import queries
from tracker.reports.views.home import own_unit
from tracker.reports.views.room import bp
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.tasks.queries import Filter, Several, Whose
from tracker.tasks.rules import State
from tracker.web.guards import current_actor, requires


def _calls(actor: Actor) -> list[tuple[str, str]]:
    """What waits for a leader beside the figures: words with their number, and where they lead."""
    if actor.role is not Role.LEADER:
        return []
    mine: dict[str, Any] = dict(Filter(standing=Several.OPEN, supervisor=Whose.MINE).args())
    clearing: dict[str, Any] = dict(Filter(state=State.BLOCKED, blocker=own_unit(actor)).args())
    calls = tasks.calls_on(actor)
    found = (
        (calls.requests, gettext("%(many)s yêu cầu gia hạn chờ quyết định"), url_for("tasks.extension_list")),
        (calls.supervised, gettext("%(many)s nhiệm vụ tôi chỉ đạo"), url_for("tasks.index", **mine)),
        (calls.to_clear, gettext("%(many)s vướng mắc chờ cơ quan mình gỡ"), url_for("tasks.index", **clearing)),
    )
    return [(words % {"many": many}, address) for many, words, address in found if many]


@bp.get("/dashboard")
@requires(Permission.DASHBOARD_VIEW)
def dashboard() -> ResponseReturnValue:
    """Figures of the reader's scope; every one opens the list that it counts."""
    actor = current_actor()
    wanted = Filter.of(request.args)
    scope = unit_by_code(wanted.unit, clock.today()) if wanted.unit else db.session.get(Unit, actor.unit_id)
    if scope is None or not actor.post.covers(scope.path):
        abort(404)
    return render_template(
        "reports/dashboard.html",
        board=queries.dashboard(actor, scope, wanted, wanted.horizon),
        calls=_calls(actor),
        now=clock.now(),
        units=units_on(clock.today(), root=actor.post.unit_path),
        topics=list(Topic),
        meetings=meetings.choices(actor),
        escalated=tasks.escalated(actor) if actor.role is Role.LEADER else None,
        proposals=proposals.waiting(actor),
    )
