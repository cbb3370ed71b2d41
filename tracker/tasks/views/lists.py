"""The one list of tasks."""

from __future__ import annotations

from flask import current_app, render_template, request
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission, reach
from tracker.core.actor import Role
from tracker.meetings import queries as meetings
from tracker.tasks import queries
from tracker.tasks.queries import Filter, TaskRow
from tracker.tasks.rules import MANY_STEPS
from tracker.tasks.views.room import bp
from tracker.web.guards import current_actor, requires
from tracker.web.paging import Page, page_number


@bp.get("/tasks")
@requires(Permission.TASK_VIEW)
def index() -> ResponseReturnValue:
    """The one list of tasks, with filters in the address."""
    actor = current_actor()
    wanted, on = Filter.of(request.args), queries.day_asked(request.args)
    horizon = wanted.horizon
    size = current_app.config["PAGE_SIZE"]
    # Of another day than was meant nothing is shown, offered or taken away.
    if on.wrong:
        page: Page[TaskRow] = Page([], 1, size, 0)
    else:
        page = queries.task_page(actor, wanted, horizon=horizon, number=page_number(), size=size)
    drawn = render_template(
        "tasks/index.html",
        page=page,
        wanted=wanted,
        on=on,
        horizon=horizon,
        names=queries.filter_names(actor, wanted),
        units=tuple((unit.code, unit.name) for unit in queries.lead_choices(actor, wanted.unit)),
        meetings=meetings.choices(actor, wanted.meeting),
        many_steps=MANY_STEPS if reach(actor, Permission.TASK_DIRECT) is not None else (),
        may_know=actor.role is not Role.VIEWER,
    )
    return drawn, 422 if on.wrong else 200
