"""From a notice to the screen where it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import url_for

from tracker.access.permissions import Permission
from tracker.core.actor import Actor
from tracker.notifications.models import Notice
from tracker.notifications.rules import TABLE, Screen
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import Extension, Task
from tracker.tasks.rules import ExtensionState, Step


def address_of(notice: Notice, actor: Actor) -> str:
    """The address on which the actor answers the notice; the task or proposal itself where nothing more fits."""
    if notice.unit is not None:
        return url_for("tasks.index", lead=notice.unit.code, standing="open")
    if notice.task is None:
        return url_for("proposals.detail", proposal_id=notice.proposal_id)
    screen = next(
        (each.screen for each in TABLE.get(notice.action, ()) if each.audience is notice.audience), Screen.TASK
    )
    return _SCREENS[screen](notice, notice.task, actor)


def _task(notice: Notice, task: Task, actor: Actor) -> str:
    return url_for("tasks.detail", task_id=task.id)


def _report(notice: Notice, task: Task, actor: Actor) -> str:
    """The form of a report, while the reader can report; a task that nobody has accepted is accepted first."""
    if policy.may_step(actor, Step.REPORT, task):
        return url_for("tasks.step", task_id=task.id, step_name=Step.REPORT.value)
    return _task(notice, task, actor)


def _extension(notice: Notice, task: Task, actor: Actor) -> str:
    """The decision on a request that still waits, or the secretary's recommendation, for whoever may."""
    number = notice.detail.get("extension")
    extension = db.session.get(Extension, number) if number else None
    if extension is not None and policy.may_decide(actor, extension):
        return url_for("tasks.decide_extension", extension_id=extension.id)
    waits = extension is not None and extension.state is ExtensionState.ASKED
    if waits and policy.may(actor, Permission.EXTENSION_PREPARE, task):
        return url_for("tasks.prepare_extension", extension_id=number)
    return url_for("tasks.detail", task_id=task.id, _anchor="extensions")


def _panel(name: str) -> Callable[[Notice, Task, Actor], str]:
    """A panel of the page of the task."""
    return lambda notice, task, actor: url_for("tasks.detail", task_id=task.id, _anchor=name)


_SCREENS: Mapping[Screen, Callable[[Notice, Task, Actor], str]] = {
    Screen.TASK: _task,
    Screen.REPORT: _report,
    Screen.EXTENSION: _extension,
    Screen.URGING: _panel("urgings"),
    Screen.TALK: _panel("talk"),
}
