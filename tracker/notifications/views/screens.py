"""From a notice to the screen where it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import url_for

from tracker.core.actor import Actor
from tracker.notifications.models import Notice
from tracker.notifications.rules import TABLE, Screen
from tracker.tasks import policy
from tracker.tasks.models import Task
from tracker.tasks.rules import Step


def address_of(notice: Notice, actor: Actor) -> str:
    """The address on which the actor answers the notice; the task or proposal itself where nothing more fits."""
    if notice.task is None:
        return url_for("proposals.detail", proposal_id=notice.proposal_id)
    screen = next(
        (each.screen for each in TABLE.get(notice.action, ()) if each.audience is notice.audience), Screen.TASK
    )
    return _SCREENS[screen](notice.task, actor)


def _task(task: Task, actor: Actor) -> str:
    return url_for("tasks.detail", task_id=task.id)


def _report(task: Task, actor: Actor) -> str:
    """The form of a report, while the reader can report; a task that nobody has accepted is accepted first."""
    if policy.may_step(actor, Step.REPORT, task):
        return url_for("tasks.step", task_id=task.id, step_name=Step.REPORT.value)
    return _task(task, actor)


def _panel(name: str) -> Callable[[Task, Actor], str]:
    """A panel of the page of the task."""
    return lambda task, actor: url_for("tasks.detail", task_id=task.id, _anchor=name)


_SCREENS: Mapping[Screen, Callable[[Task, Actor], str]] = {
    Screen.TASK: _task,
    Screen.REPORT: _report,
    Screen.EXTENSION: _panel("extensions"),
    Screen.URGING: _panel("urgings"),
    Screen.TALK: _panel("talk"),
}
