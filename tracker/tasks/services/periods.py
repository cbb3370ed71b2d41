"""Periods of recurring duties: when the next one opens, giving its tasks once, and the daily job that does so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.calendar import WorkingCalendar
from tracker.core.errors import Invalid
from tracker.core.events import Fact
from tracker.core.labels import Recurrence
from tracker.core.text import shorten
from tracker.org.models import Post, Unit
from tracker.org.queries import Roster, roster_on
from tracker.storage.database import Recorded, db, insert_once, listeners
from tracker.tasks import queries, rules
from tracker.tasks.models import FanOut, Move, Period, Series, SeriesUnit, Task
from tracker.tasks.rules import Occurrence, State, Step
from tracker.tasks.services.giving import Order, made
from tracker.tasks.services.inheriting import inherit
from tracker.tasks.services.record import note, recorded
from tracker.workdays.queries import around

#: How far ahead the next deadline is looked for: longer than the longest rhythm.
_REACH = timedelta(days=800)


def spawn(today: date) -> list[Task]:
    """Give the tasks of every period that has opened by `today`, those missed while the program stood still included.

    Safe to repeat and with several processes at once: a period is given by whoever writes its row first.
    """
    given: list[Task] = []
    for series in queries.opening(today):
        while series.next_opens_on is not None and series.next_opens_on <= today:
            due_on = series.next_due_on
            given += open_next(series, None, by=None)
            if series.next_due_on == due_on:
                break  # another process has this duty in hand
    return given


def spawn_due(moment: datetime) -> str:
    """The daily job: open what opens on the day of `moment`; says in a sentence what it did. Never commits."""
    given = spawn(clock.local(moment).date())
    return f"Đã mở kỳ mới: {len(given)} nhiệm vụ định kỳ."


def following(series: Series, last: Period | None, calendar: WorkingCalendar) -> Occurrence | None:
    """The occurrence after the period `last`, by the rhythm and the calendar; None when none is to come.

    What changed in between cannot bring a period back that was given, nor owe one from before `first_on`.
    """
    if series.ended_on is not None:
        return None
    first = max(series.first_on, last.starts_on) if last is not None else series.first_on
    until = first + _REACH if series.last_on is None else min(first + _REACH, series.last_on)
    for each in rules.occurrences(series.rhythm, first, calendar, last=until):
        after = last is None or (each.starts_on > last.starts_on and each.due_on > last.due_on)
        if after and each.due_on >= series.first_on:
            return each
    return None


def plan(series: Series, last: Period | None, calendar: WorkingCalendar | None = None) -> None:
    """Write when the period after `last` is due and opens."""
    calendar = calendar or around(clock.today())
    found = following(series, last, calendar)
    series.next_due_on = found.due_on if found else None
    series.next_opens_on = rules.opens_on(found.due_on, series.ahead, calendar) if found else None


def open_next(series: Series, leads: Sequence[Unit] | None, *, by: Actor | None) -> list[Task]:
    """Give the tasks of the next period and plan the one after; without `leads` the codes are read for today.

    Empty, and nothing done, when another process has given the period or none is to come.
    """
    last, today, calendar = queries.newest_period(series), clock.today(), around(clock.today())
    found = following(series, last, calendar)
    if found is None:
        plan(series, last, calendar)
        return []
    opens = rules.opens_on(found.due_on, series.ahead, calendar)
    opened_on = today if last is None else min(today, max(opens, last.opened_on))
    period = _claim(series, found, opened_on)
    if period is None:
        db.session.expire(series)
        return []
    units = list(leads) if leads is not None else _leads_today(series)
    set_units(series, units)
    tasks = _give(series, period, units, last, by)
    plan(series, period, calendar)
    db.session.flush()
    detail = {"period": period.name, "due": period.due_on.isoformat(), "tasks": len(tasks)}
    audit.record(Fact("series.opened", "series", series.id, detail), by=by)
    return tasks


def _claim(series: Series, found: Occurrence, opened_on: date) -> Period | None:
    """The row of the period, if this process is the first to write it."""
    days = {"starts_on": found.starts_on, "due_on": found.due_on, "opened_on": opened_on}
    if not insert_once(Period, series_id=series.id, every=series.every, **days):
        return None
    return queries.newest_period(series)


def _leads_today(series: Series) -> list[Unit]:
    """Whom the duty's codes mean today; what a reorganisation has taken away is left out."""
    roster = roster_of(series)
    found: dict[int, Unit] = {}
    for code in series.leads:
        try:
            found.update((unit.id, unit) for unit in roster.expand([code]))
        except Invalid:
            continue
    return list(found.values())


def _give(series: Series, period: Period, units: list[Unit], last: Period | None, by: Actor | None) -> list[Task]:
    title = shorten(f"{shorten(series.title, 260)} – {_kind(series.every)}{period.name}", 300)
    roster = roster_of(series)
    help_, places = _known(roster, series.coordinating), _known(roster, series.places)
    order = Order(title, series.topic, tuple(units), help_, places, period.due_on, series.every, series.addressee)
    fan_out = None
    if len(units) > 1:
        fan_out = FanOut(title=title, addressee=series.addressee, meeting=series.meeting, passage=series.passage)
        db.session.add(fan_out)
        db.session.flush()
    accepted = queries.accepted_by(series) if last is not None else set()
    before = _kept(last)
    tasks = []
    with db.session.no_autoflush:  # names are loaded for the search while a task is not whole yet
        for unit in units:
            task = made(order, unit, series.passage, series.meeting, fan_out)
            task.period_id, task.assigned_on = period.id, period.opened_on
            kept = before.get(unit.id, _Before())
            task.official_id, task.supervisor_id, task.weight = kept.official_id, kept.supervisor_id, kept.weight
            task.state = State.IN_PROGRESS if unit.id in accepted else State.ASSIGNED
            _first_move(task, series, period, by)
            tasks.append(task)
    db.session.flush()
    steps = inherit(last, tasks)
    for task in tasks:
        detail = {
            "title": recorded(task),
            "lead": task.lead.code,
            "series": series.id,
            "period": period.name,
            "measured": task.measure is not None,
            "steps": steps.get(task.id, 0),
        }
        audit.record(Fact("task.assigned", "task", task.id, detail), by=by)
    return tasks


def _kind(every: Recurrence) -> str:
    return "kỳ " if every is Recurrence.MONTHLY else ""


def _known(roster: Roster, codes: Sequence[str]) -> tuple[Unit, ...]:
    return tuple(roster.by_code[code] for code in codes if code in roster.by_code)


@dataclass(frozen=True)
class _Before:
    """What a unit's task keeps from the period before: who was in charge, and how much it counts."""

    official_id: int | None = None
    supervisor_id: int | None = None
    weight: int = 1


def _kept(last: Period | None) -> dict[int, _Before]:
    """What each unit's task keeps from the period `last`; an official only while they hold a post there."""
    if last is None:
        return {}
    tasks = list(db.session.scalars(select(Task).where(Task.period_id == last.id)))
    officials = [task.official_id for task in tasks if task.official_id is not None]
    today = clock.today()
    posts = db.session.scalars(select(Post).where(Post.person_id.in_(officials))) if officials else ()
    holding = {(post.person_id, post.unit_id) for post in posts if post.valid_on(today)}
    found = {}
    for task in tasks:
        stays = (task.official_id, task.lead_id) in holding
        found[task.lead_id] = _Before(task.official_id if stays else None, task.supervisor_id, task.weight)
    return found


def _first_move(task: Task, series: Series, period: Period, by: Actor | None) -> None:
    """The first entry of the history: in the name of whoever gave the duty, when the program opens the period."""
    if by is not None:
        note(task, Step.ASSIGN, None, by, words="", unit=task.lead)
        return
    db.session.add(
        Move(
            task=task,
            step=Step.ASSIGN,
            from_state=None,
            to_state=task.state,
            at=clock.now(),
            day=clock.today(),
            percent=0,
            note=f"Mở tự động theo nhiệm vụ định kỳ, {_kind(series.every)}{period.name}.",
            unit=task.lead,
            person_id=series.given_by_id,
            post_title=series.given_as,
        )
    )
    task.quiet_since = clock.today()


def roster_of(series: Series) -> Roster:
    """The units of the duty's town today."""
    return roster_on(clock.today(), root="/" + series.assigner.path.split("/")[1] + "/")


def set_units(series: Series, units: Sequence[Unit]) -> None:
    """Let the rows of the duty be exactly `units`, keeping those that are there."""
    there = {row.unit_id: row for row in series.rows}
    series.rows = [there.get(unit.id) or SeriesUnit(unit=unit) for unit in units]
    db.session.flush()


def _replan(recorded: Sequence[Recorded]) -> None:
    """The calendar was changed: deadlines to come are moved by the new one."""
    if any(fact.action.startswith("calendar.") for fact, _ in recorded):
        calendar = around(clock.today())
        for series in queries.to_come():
            plan(series, queries.newest_period(series), calendar)


listeners.append(_replan)
