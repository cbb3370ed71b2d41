"""Marking a task's order as confidential, and lifting the mark: the panel and the act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import transaction
from tracker.tasks import policy, services
from tracker.tasks.forms import ConfidenceForm
from tracker.tasks.models import AnyTask, Task
from tracker.tasks.views.detail import panel, show_again, task_page
from tracker.tasks.views.room import TASK, bp
from tracker.tasks.views.sheets import Sheet, show
from tracker.web.guards import current_actor, requires


@panel("confidence")
def confidence(actor: Actor, task: AnyTask) -> Mapping[str, Any] | None:
    """Whether the task is confidential, and for those who may the way to change it; open ones say nothing else."""
    may_confide = policy.may_confide(actor, task)
    return {"may_confide": may_confide} if task.confidential or may_confide else None


@bp.route("/tasks/<int:task_id>/confidential", methods=["GET", "POST"])
@requires(Permission.TASK_CONFIDE, TASK)
def confide(task: Task) -> ResponseReturnValue:
    """Mark the order as confidential, or lift the mark, with a reason."""
    actor, task_id, secret = current_actor(), task.id, not task.confidential
    if not policy.may_confide(actor, task):
        abort(403)
    form = ConfidenceForm(data={"version": task.version, "to": "secret" if secret else "open"})
    if request.method == "GET":
        return show(task, form, _sheet(task_id, secret))
    # What the person pressed, not what stands now: somebody else may have been faster.
    secret = form.to.data != "open"
    if not form.validate_on_submit():
        return show(task, form, _sheet(task_id, secret))
    try:
        with transaction():
            changed = services.set_confidential(
                task, secret, form.note.data or "", by=actor, version=form.seen_version()
            )
            many = len(changed)
    except (Conflict, Invalid) as error:
        task, changes = show_again(task_id, form, error)
        return task_page(task, form, changes=changes, sheet=_sheet(task_id, secret)), error.status
    done = gettext("Đã đánh dấu mật %(many)s nhiệm vụ.", many=many)
    flash(done if secret else gettext("Đã bỏ mật %(many)s nhiệm vụ.", many=many), "success")
    return redirect(url_for(".detail", task_id=task_id))


def _sheet(task_id: int, secret: bool) -> Sheet:
    address = url_for(".confide", task_id=task_id)
    if secret:
        intro = gettext(
            "Chỉ đơn vị chủ trì, đơn vị phối hợp, đơn vị gỡ vướng mắc, người chỉ đạo, lãnh đạo và thư ký của cơ quan "
            "giao còn thấy nhiệm vụ và đoạn kết luận này. Các nhiệm vụ khác giao từ cùng đoạn cũng thành mật."
        )
        return Sheet(gettext("Đánh dấu mật"), address, gettext("Đánh dấu mật"), intro)
    intro = gettext("Mọi người trong phạm vi sẽ thấy lại nhiệm vụ, diễn biến và đoạn kết luận đã giao.")
    return Sheet(gettext("Bỏ mật"), address, gettext("Bỏ mật"), intro)
