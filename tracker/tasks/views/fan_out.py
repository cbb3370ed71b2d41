"""The matrix of a directive to many units."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue

from tracker.access.permissions import Permission
from tracker.meetings import queries as meetings
from tracker.tasks import policy, queries
from tracker.tasks.models import FanOut
from tracker.tasks.rules import Share, all_closed, shared_progress
from tracker.tasks.views.room import FAN_OUT, bp
from tracker.web.guards import current_actor, requires


@bp.get("/fan-outs/<int:fan_out_id>")
@requires(Permission.TASK_VIEW, FAN_OUT)
def fan_out(fan_out: FanOut) -> ResponseReturnValue:
    """The matrix of a directive to many units: laggards first."""
    actor = current_actor()
    horizon = queries.horizon()
    seen = [task for task in fan_out.tasks if policy.may(actor, Permission.TASK_VIEW, task)]
    shares = [Share(task.state, task.percent) for task in seen]
    return render_template(
        "tasks/fan_out.html",
        fan_out=fan_out,
        tasks=queries.laggards_first(seen, horizon),
        words=queries.last_words([task.id for task in seen]),
        progress=shared_progress(shares),
        closed=all_closed(shares),
        horizon=horizon,
        context=queries.in_context(fan_out.passage),
        may_see_document=meetings.may_see_document(actor, fan_out.passage.document),
    )
