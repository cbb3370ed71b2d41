"""Reminders of deadlines: which have fallen due, once each, and telling of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from flask import current_app

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.events import Fact
from tracker.notifications import queries
from tracker.notifications.models import Reminder
from tracker.notifications.queries import Due
from tracker.notifications.rules import Plan, Series
from tracker.notifications.services.telling import tell_of
from tracker.storage.database import insert_missing


def remind(moment: datetime) -> str:
    """Remind of the deadlines that press on the day of `moment`, in the running transaction; says what was done.

    Does nothing on days off. Running it again, at once on several hosts, after a downtime or with a clock set back
    reminds of nothing twice: whoever writes the row of a stage tells of it.
    """
    today = clock.local(moment).date()
    calendar = queries.calendar_at(moment)
    if not calendar.is_working(today):
        return "Ngày nghỉ, không nhắc."
    steps: Plan = current_app.config["REMINDERS"]
    acts = [(_act(due), None) for due in claim(queries.reminders_due(today, calendar, steps), moment)]
    told = tell_of(acts, moment) if acts else 0
    if acts:
        audit.record(Fact("reminder.sent", "reminder", None, {"tasks": len(acts), "notices": told}), by=None)
    return f"Nhắc {len(acts)} nhiệm vụ, {told} thông báo."


def claim(due: Sequence[Due], moment: datetime) -> list[Due]:
    """Write the rows of the reminders; those that nobody wrote before are ours to tell."""
    rows = [
        {
            "task_id": each.task_id,
            "due_on": each.due_on,
            "series": each.stage.series,
            "stage": each.stage.number,
            "at": moment,
        }
        for each in due
    ]
    new = set(insert_missing(Reminder, rows, Reminder.task_id, Reminder.series))
    return [each for each in due if (each.task_id, each.stage.series) in new]


def _act(due: Due) -> Fact:
    return Fact(_action(due), "task", due.task_id, {"days": due.stage.days, "due_on": _iso(due.due_on)})


def _action(due: Due) -> str:
    if due.stage.series is Series.LEADER:
        return "reminder.leader"
    if due.stage.number > 0:
        return "reminder.late"
    return "reminder.before" if due.stage.days else "reminder.today"


def _iso(day: date) -> str:
    return day.isoformat()
