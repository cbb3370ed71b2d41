"""Home by role."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission, reach
from tracker.core.actor import Actor, Role
from tracker.core.deadlines import DeadlineClass, Horizon
from tracker.meetings import queries as meetings
from tracker.org.models import Unit
from tracker.people.queries import left_behind
from tracker.proposals import queries as proposals
from tracker.reports.views.room import bp
from tracker.storage.database import db
from tracker.tasks import queries as tasks
from tracker.tasks.policy import may_take, steps_for
from tracker.tasks.queries import Filter, Several, Standing, UrgingFilter, Whose
from tracker.tasks.rules import State
from tracker.web.guards import current_actor, requires

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


def own_unit(actor: Actor) -> str:
    """The code of the unit whose post the actor acts in."""
    unit = db.session.get(Unit, actor.unit_id)
    return unit.code if unit else ""


def _official(actor: Actor) -> ResponseReturnValue:
    """What the official is in charge of, and what nobody is in charge of yet; or, on demand, all of the unit.

    Somebody who is in charge of nothing sees the unit at once.
    """
    horizon, unit = tasks.horizon(), own_unit(actor)
    mine = tasks.count_of(actor, Filter(unit=unit, standing=Several.OPEN, official=Whose.MINE), horizon)
    asked = request.args.get("show")
    whole = asked == "unit" or (asked != "mine" and not mine)
    working = Filter(unit=unit, state=State.IN_PROGRESS, official="" if whole else Whose.MINE)
    bundles = [
        (gettext("Quá hạn"), replace(working, deadline=DeadlineClass.OVERDUE)),
        (gettext("Sắp đến hạn"), replace(working, deadline=DeadlineClass.DUE_SOON)),
        (gettext("Đang thực hiện"), replace(working, deadline=CALM)),
    ]
    if not whole:
        bundles.append((gettext("Chưa có người phụ trách"), replace(working, official=Whose.NOBODY)))
    return _bundles(actor, horizon, bundles, whose="unit" if whole else "mine", mine=mine)


def _unit_head(actor: Actor) -> ResponseReturnValue:
    horizon, unit = tasks.horizon(), own_unit(actor)
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
    veiled = tasks.hidden_passages(actor, [each.id for each in documents]) if documents else {}
    documents = [each for each in documents if each.id not in veiled]
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
        bundles=[tasks.bundle_of_rows(actor, name, wanted, horizon=horizon, size=5) for name, wanted in bundles],
        silence=tasks.first_silent(actor, horizon),
        horizon=horizon,
        unreplied=_unreplied(actor),
        proposals=proposals.waiting(actor),
        requests=tasks.extension_page(actor, waiting=True, number=1, size=5),
        left_behind=left_behind(actor),
        **_clearing(actor),
    )


def _unreplied(actor: Actor) -> dict[str, object]:
    """The first letters of urgings that wait for a reply."""
    page = tasks.register(actor, UrgingFilter(standing=Standing.OPEN), number=1, size=5, by_deadline=True)
    return {"page": page, "tallies": tasks.tallies(page.rows)}


def _clearing(actor: Actor) -> dict[str, Any]:
    """What others wait for the reader's unit to clear, with the steps that the reader can make."""
    return {
        "to_clear": tasks.blocked_by(actor),
        "own_code": own_unit(actor),
        "steps_of": lambda task: steps_for(actor, task),
    }


def _bundles(
    actor: Actor, horizon: Horizon, wanted: list[tuple[str, Filter]], *, whose: str = "", mine: int = 0
) -> ResponseReturnValue:
    """The home of a unit: groups of tasks, each task in the first group it belongs to.

    `whose` says whether an official sees their own tasks or those of the unit, `mine` how many are their own.
    """
    return render_template(
        "home/unit.html",
        bundles=tasks.bundles_of_tasks(actor, wanted, horizon=horizon),
        horizon=horizon,
        whose=whose,
        mine=mine,
        may_take=lambda task: actor.role is Role.OFFICIAL and may_take(actor, task),
        may_staff=reach(actor, Permission.TASK_STAFF) is not None,
        owed=tasks.owed(actor),
        directions=tasks.unanswered(actor) if actor.role is Role.UNIT_HEAD else None,
        left_behind=left_behind(actor) if actor.role is Role.UNIT_HEAD else [],
        **_clearing(actor),
        **_own_proposals(actor),
    )


def _own_proposals(actor: Actor) -> dict[str, object]:
    """What the unit asked for, with what was said to it."""
    page = proposals.own(actor)
    return {
        "proposals": page,
        "said": proposals.last_words(page.rows),
        "seen": proposals.seen_tasks(actor, page.rows),
    }


HOMES: dict[Role, Callable[[Actor], ResponseReturnValue]] = {
    Role.SECRETARY: _secretary,
    Role.LEADER: _leader,
    Role.VIEWER: _leader,
    Role.UNIT_HEAD: _unit_head,
    Role.OFFICIAL: _official,
    Role.ADMIN: _admin,
}
