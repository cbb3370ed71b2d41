"""Home by role, and the dashboard of leadership."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.deadlines import DeadlineClass, Horizon
from tracker.core.labels import Topic
from tracker.meetings import queries as meetings
from tracker.org.models import Unit
from tracker.org.queries import unit_by_code, units_on
from tracker.reports import queries
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.tasks.policy import steps_for
from tracker.tasks.queries import Bundle, Filter, Several
from tracker.tasks.rules import State
from tracker.web.guards import current_actor, requires

bp = Blueprint("reports", __name__)


#: Deadline classes that do not press: what is left of a list when the pressing ones stand above it.
CALM = f"{DeadlineClass.IN_TIME},{DeadlineClass.NONE}"


@bp.get("/")
@requires(Permission.HOME_VIEW)
def home() -> ResponseReturnValue:
    """What waits for the reader, by the role of the post acted in."""
    return HOMES[current_actor().role](current_actor())


def _leader(actor: Actor) -> ResponseReturnValue:
    return redirect(url_for(".dashboard"))


def _admin(actor: Actor) -> ResponseReturnValue:
    return redirect(url_for("org.index"))


def _own_unit(actor: Actor) -> str:
    unit = db.session.get(Unit, actor.unit_id)
    return unit.code if unit else ""


def _official(actor: Actor) -> ResponseReturnValue:
    horizon, unit = tasks.horizon(), _own_unit(actor)
    return _bundles(
        actor,
        horizon,
        [
            (gettext("Quá hạn"), Filter(unit=unit, state=State.IN_PROGRESS, deadline=DeadlineClass.OVERDUE)),
            (
                gettext("Sắp đến hạn"),
                Filter(unit=unit, state=State.IN_PROGRESS, deadline=DeadlineClass.DUE_SOON),
            ),
            (gettext("Đang thực hiện"), Filter(unit=unit, state=State.IN_PROGRESS, deadline=CALM)),
        ],
    )


def _unit_head(actor: Actor) -> ResponseReturnValue:
    horizon, unit = tasks.horizon(), _own_unit(actor)
    return _bundles(
        actor,
        horizon,
        [
            (gettext("Chờ tiếp nhận"), Filter(unit=unit, state=State.ASSIGNED)),
            (gettext("Đang vướng mắc"), Filter(unit=unit, state=State.BLOCKED)),
            (gettext("Quá hạn"), Filter(unit=unit, state=State.IN_PROGRESS, deadline=DeadlineClass.OVERDUE)),
            (
                gettext("Sắp đến hạn"),
                Filter(unit=unit, state=State.IN_PROGRESS, deadline=DeadlineClass.DUE_SOON),
            ),
            (gettext("Đang thực hiện"), Filter(unit=unit, state=State.IN_PROGRESS, deadline=CALM)),
        ],
    )


def _secretary(actor: Actor) -> ResponseReturnValue:
    horizon = tasks.horizon()
    documents = meetings.in_review(actor)
    bundles = [
        (gettext("Đơn vị trả lại"), Filter(state=State.DECLINED)),
        (gettext("Chờ xác nhận hoàn thành"), Filter(state=State.SUBMITTED)),
        (gettext("Đang vướng mắc"), Filter(state=State.BLOCKED)),
        (gettext("Quá hạn"), Filter(standing=Several.OPEN, deadline=DeadlineClass.OVERDUE)),
    ]
    return render_template(
        "home/secretary.html",
        documents=documents,
        coverage=meetings.coverage(document.id for document in documents),
        bundles=[tasks.bundle(actor, name, wanted, horizon=horizon, size=5) for name, wanted in bundles],
        silent=tasks.silent_units(actor, horizon),
        horizon=horizon,
    )


def _bundles(actor: Actor, horizon: Horizon, wanted: list[tuple[str, Filter]]) -> ResponseReturnValue:
    """The home of a unit: groups of tasks, each task in the first group it belongs to."""
    bundles: list[Bundle] = [tasks.bundle(actor, name, each, horizon=horizon) for name, each in wanted]
    return render_template(
        "home/unit.html",
        bundles=bundles,
        to_clear=tasks.blocked_by(actor),
        horizon=horizon,
        steps_of=lambda task: steps_for(actor, task),
    )


HOMES: dict[Role, Callable[[Actor], ResponseReturnValue]] = {
    Role.SECRETARY: _secretary,
    Role.LEADER: _leader,
    Role.VIEWER: _leader,
    Role.UNIT_HEAD: _unit_head,
    Role.OFFICIAL: _official,
    Role.ADMIN: _admin,
}


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
        board=queries.dashboard(actor, scope, wanted, tasks.horizon()),
        now=clock.now(),
        units=units_on(clock.today(), root=actor.post.unit_path),
        topics=list(Topic),
        meetings=meetings.choices(actor),
    )
