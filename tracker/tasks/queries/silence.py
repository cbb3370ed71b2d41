"""Silence as SQL beside its twin in Python, and the units that are silent."""

from __future__ import annotations

from datetime import date

from flask import current_app
from sqlalchemy import ColumnElement, and_, func, literal, or_
from sqlalchemy.orm import InstrumentedAttribute

from tracker.core.deadlines import Horizon
from tracker.core.labels import Recurrence
from tracker.storage.database import db
from tracker.tasks.models import AnyTask, Task, TaskSpan
from tracker.tasks.queries.days import DayPlace
from tracker.tasks.queries.light import TaskRow
from tracker.tasks.queries.scope import standing
from tracker.tasks.rules import EXPECTANT, Patience, days_silent


def patience() -> Patience:
    """How long the office waits for word, by the settings."""
    return Patience(current_app.config["SILENT_DAYS"], current_app.config["STANDING_REPORT_DAYS"])


def silent(horizon: Horizon, waits: Patience | None = None) -> ColumnElement[bool]:
    """Tasks on which their unit is silent, as SQL; the twin of `rules.days_silent`. `waits` is by the settings."""
    waits, at = waits or patience(), standing(horizon)
    days = _days_since(at.quiet_since, horizon.today)
    lasting = and_(Task.recurrence.is_not(None), Task.recurrence == Recurrence.STANDING)
    ordinary = or_(Task.recurrence.is_(None), Task.recurrence != Recurrence.STANDING)
    return and_(
        at.state.in_(EXPECTANT),
        or_(
            and_(at.report_days.is_not(None), days > at.report_days),
            and_(at.report_days.is_(None), lasting, days > waits.standing),
            and_(at.report_days.is_(None), ordinary, days > waits.ordinary),
        ),
    )


def _days_since(column: InstrumentedAttribute[date], today: date | DayPlace) -> ColumnElement[int]:
    """Days from a day to `today`, on either database."""
    day = literal(today) if isinstance(today, date) else today.__clause_element__()
    if db.engine.dialect.name == "sqlite":
        return func.julianday(day) - func.julianday(column)
    return day - column  # type: ignore[return-value]


def silence_of(task: AnyTask | TaskSpan | TaskRow, horizon: Horizon, waits: Patience | None = None) -> int:
    """For how many days the unit of one loaded task has been silent; 0 within its rhythm."""
    return days_silent(
        task.state,
        task.quiet_since,
        recurrence=task.recurrence,
        report_days=task.report_days,
        today=horizon.today,
        patience=waits or patience(),
    )
