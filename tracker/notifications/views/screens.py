"""From a notice to the screen where it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import url_for

from tracker.core.actor import Actor
from tracker.notifications.models import Notice
from tracker.notifications.rules import TABLE, Screen
from tracker.tasks import policy
from tracker.tasks.rules import Step


def address_of(notice: Notice, actor: Actor) -> str:
    """The address on which the actor answers the notice; the task itself where nothing more fits."""
    screen = next(
        (each.screen for each in TABLE.get(notice.action, ()) if each.audience is notice.audience), Screen.TASK
    )
    return _SCREENS[screen](notice, actor)


def _task(notice: Notice, actor: Actor) -> str:
    return url_for("tasks.detail", task_id=notice.task_id)


def _report(notice: Notice, actor: Actor) -> str:
    """The form of a report, while the reader can report; a task that nobody has accepted is accepted first."""
    if policy.may_step(actor, Step.REPORT, notice.task):
        return url_for("tasks.step", task_id=notice.task_id, step_name=Step.REPORT.value)
    return _task(notice, actor)


def _panel(name: str) -> Callable[[Notice, Actor], str]:
    """A panel of the page of the task."""
    return lambda notice, actor: url_for("tasks.detail", task_id=notice.task_id, _anchor=name)


_SCREENS: Mapping[Screen, Callable[[Notice, Actor], str]] = {
    Screen.TASK: _task,
    Screen.REPORT: _report,
    Screen.EXTENSION: _panel("extensions"),
    Screen.URGING: _panel("urgings"),
    Screen.TALK: _panel("talk"),
    Screen.PROPOSAL: _task,
}
