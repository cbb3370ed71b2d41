"""Requests for extensions that wait, and moving the deadline of several tasks at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask import current_app, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid, Refused
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.forms import ExtensionForm
from tracker.tasks.models import Task
from tracker.tasks.views.fan_out import home_of
from tracker.tasks.views.room import bp
from tracker.web.forms import said
from tracker.web.guards import NO_RIGHT, current_actor, requires
from tracker.web.paging import page_number


@bp.get("/extensions")
@requires(Permission.EXTENSION_LIST)
def extension_list() -> ResponseReturnValue:
    """The requests that come to the reader: those that wait, or those that were decided."""
    actor = current_actor()
    waiting = request.args.get("show") != "decided"
    page = queries.extension_page(actor, waiting=waiting, number=page_number(), size=current_app.config["PAGE_SIZE"])
    return render_template(
        "tasks/extensions/index.html",
        page=page,
        waiting=waiting,
        horizon=queries.horizon(),
        may_decide=lambda extension: policy.may_decide(actor, extension),
        may_prepare=lambda extension: policy.may(actor, Permission.EXTENSION_PREPARE, extension.task),
    )


@bp.route("/tasks/extend", methods=["GET", "POST"])
@requires(Permission.EXTENSION_DECIDE)
def extend_many() -> ResponseReturnValue:
    """One new deadline for the tasks named in the address (`task`, repeated), for one reason: all of them or none."""
    actor = current_actor()
    tasks = queries.chosen_or_404(actor)
    if not all(policy.may(actor, Permission.EXTENSION_DECIDE, task) for task in tasks):
        raise Forbidden(NO_RIGHT)
    form = ExtensionForm()
    if not form.validate_on_submit():
        # What no day could change is said before one is typed.
        never = {
            number: error for number, error in _problems(tasks, None, actor, {}).items() if isinstance(error, Conflict)
        }
        return _page(tasks, form, never, 422 if form.is_submitted() else 200)
    seen = {task.id: _seen(task) for task in tasks}
    problems = _problems(tasks, form.due_on.data, actor, seen)
    if problems:
        status = 409 if any(isinstance(each, Conflict) for each in problems.values()) else 422
        return _page(tasks, form, problems, status)
    try:
        with transaction():
            services.extend_many(tasks, form.due_on.data, form.note.data, by=actor, versions=seen)
    except (Conflict, Invalid) as error:
        # Somebody was quicker by a moment: the tasks are read anew.
        db.session.expire_all()
        form.refuse(error)
        return _page(queries.chosen_or_404(actor), form, {}, error.status)
    flash(gettext("Đã gia hạn %(many)s nhiệm vụ.", many=len(tasks)), "success")
    return redirect(home_of(tasks))


def _seen(task: Task) -> int | None:
    typed = request.form.get(f"version-{task.id}", "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def _problems(
    tasks: list[Task], new_due: date | None, actor: Actor, seen: Mapping[int, int | None]
) -> dict[int, Refused]:
    """What stands against the new day, task by task, so that the person sees all of it at once."""
    found: dict[int, Refused] = {}
    for task in tasks:
        try:
            services.check_directly(task, new_due, by=actor, version=seen.get(task.id))
        except (Conflict, Invalid) as error:
            found[task.id] = error
    return found


def _page(tasks: list[Task], form: ExtensionForm, problems: Mapping[int, Refused], status: int) -> ResponseReturnValue:
    return (
        render_template(
            "tasks/extensions/many.html",
            tasks=tasks,
            form=form,
            problems={task_id: said(error) for task_id, error in problems.items()},
            changes={task.id: queries.since(task, _seen(task)) for task in tasks if task.id in problems},
            back=home_of(tasks),
            horizon=queries.horizon(),
        ),
        status,
    )
