"""Acts on a task besides its steps: each a short form on the task's page, shown again when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from tracker.core.errors import Conflict, Invalid
from tracker.storage.database import transaction
from tracker.tasks.forms import TaskForm
from tracker.tasks.models import Task
from tracker.tasks.views.detail import show_again, task_page


@dataclass(frozen=True)
class Sheet:
    """What stands around the fields of an act: its name, where it is sent, what to know before, the button."""

    title: str
    address: str
    button: str
    intro: str = ""


def show(task: Task, form: TaskForm, sheet: Sheet) -> ResponseReturnValue:
    """The task's page with the form."""
    return task_page(task, form, sheet=sheet), 422 if form.is_submitted() else 200


def send(
    task: Task, form: TaskForm, sheet: Sheet, act: Callable[[], object], done: str, to: str | None = None
) -> ResponseReturnValue:
    """Do `act` in one transaction and go on to `to` (the task's page), or show the form again with what was refused."""
    if not form.validate_on_submit():
        return show(task, form, sheet)
    task_id = task.id
    try:
        with transaction():
            act()
    except (Conflict, Invalid) as error:
        task, changes = show_again(task_id, form, error)
        return task_page(task, form, changes=changes, sheet=sheet), error.status
    flash(done, "success")
    return redirect(to or url_for("tasks.detail", task_id=task_id))
