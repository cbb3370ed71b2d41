"""Recurring duties: begun with a document or from a task, changed and ended by people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.core.text import shorten
from tracker.meetings.models import Meeting, Passage
from tracker.org.models import Unit
from tracker.org.queries import living
from tracker.org.rules import is_group
from tracker.storage.database import db
from tracker.tasks import policy, queries, rules
from tracker.tasks.models import DutyEntry, DutyStep, Period, Series, Task
from tracker.tasks.rules import Rhythm, State
from tracker.tasks.services.giving import Order, as_of_today, assign
from tracker.tasks.services.periods import open_next, plan, roster_of, set_units
from tracker.workdays.queries import around

#: Said when somebody else changed the duty after the person opened it.
CHANGED = N_("Nhiệm vụ định kỳ vừa được người khác sửa. Xem bản mới bên dưới rồi làm lại.")


@dataclass(frozen=True)
class Duty:
    """What a person says of a recurring duty; units are codes, groups as such."""

    title: str
    leads: tuple[str, ...]
    rhythm: Rhythm
    ahead: int
    last_on: date | None = None


def give_out(order: Order, passage: Passage, meeting: Meeting, *, by: Actor) -> list[Task]:
    """Give the tasks of `order`: those of a duty with a rhythm begin it, all others come once."""
    if order.recurrence in rules.RHYTHMIC:
        return begin(order, passage, meeting, by=by)
    return assign(order, passage, meeting, by=by)


def begin(order: Order, passage: Passage, meeting: Meeting, *, by: Actor) -> list[Task]:
    """Begin a duty with a document: its rhythm is read from the first deadline, its first tasks are given at once.

    Periods that were over when it was given are not owed. Raises Invalid without a lead unit.
    """
    if not order.leads or order.recurrence is None:
        raise Invalid(N_("Chọn đơn vị chủ trì."), field="lead")
    every, order, today = order.recurrence, as_of_today(order), clock.today()
    rhythm = rules.rhythm_from(every, order.due_on, around(today))
    duty = Duty(order.title, _codes_today(order), rhythm, rules.USUAL_AHEAD[rhythm.every])
    first_on = max(today, order.due_on or today)
    series = _make(duty, order, passage, meeting, first_on, by)
    plan(series, None)
    _note(series, DutyStep.BEGUN, by, {"after": facts_of(series)})
    return open_next(series, list(order.leads), by=by)


def repeat(task: Task, duty: Duty, *, by: Actor, everyone: bool = False, version: int | None = None) -> Series:
    """Let a task that came once come back: it becomes the first period, the next one follows by the rhythm.

    With `everyone` the duty is that of all units which were given the same directive. Raises Forbidden without the
    right, Conflict for a task that comes back already or was withdrawn.
    """
    if not policy.may(by, Permission.SERIES_MANAGE, task):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if (version is not None and version != task.version) or task.period_id is not None:
        raise Conflict(CHANGED)
    if task.state is State.CANCELLED:
        raise Conflict(N_("Nhiệm vụ đã thu hồi nên không đặt định kỳ được."))
    tasks = _with_siblings(task) if everyone else [task]
    duty = _checked(replace(duty, leads=tuple(dict.fromkeys(each.lead.code for each in tasks))))
    today = clock.today()
    order = _order_of(task, duty, tuple(each.lead for each in tasks))
    first = task.due_on or today
    series = _make(duty, order, task.passage, task.meeting, first, by)
    period = Period(
        series=series,
        every=duty.rhythm.every,
        starts_on=rules.period_start(duty.rhythm.every, first),
        due_on=first,
        opened_on=task.assigned_on,
    )
    db.session.add(period)
    db.session.flush()
    for each in tasks:
        each.period_id, each.recurrence = period.id, duty.rhythm.every
    series.first_on = max(first, today)
    set_units(series, [each.lead for each in tasks])
    plan(series, period)
    _note(series, DutyStep.BEGUN, by, {"after": facts_of(series)}, task=task)
    return series


def change(series: Series, duty: Duty, reason: str, *, by: Actor, version: int | None = None) -> None:
    """Change a duty from its next period on: tasks that were given stay as they are.

    Raises Forbidden, Conflict when it has changed since or has ended, Invalid for a unit or rhythm that is none.
    """
    _may_manage(series, by, version)
    if series.ended_on is not None:
        raise Conflict(N_("Nhiệm vụ định kỳ đã kết thúc; tiếp tục lại trước khi sửa."))
    duty = _checked(duty)
    units = roster_of(series).expand(duty.leads)
    if not units:
        raise Invalid(N_("Chọn đơn vị chủ trì."), field="lead")
    before = facts_of(series)
    _fill(series, duty)
    series.addressee = _addressee(series, duty.leads)
    set_units(series, units)
    plan(series, queries.newest_period(series))
    _note(series, DutyStep.CHANGED, by, {"before": before, "after": facts_of(series)}, words=reason.strip())


def end(series: Series, reason: str, *, by: Actor, version: int | None = None) -> None:
    """End a duty: no further period is opened, tasks that were given stay. Raises Invalid without a reason."""
    _may_manage(series, by, version)
    if series.ended_on is not None:
        raise Conflict(CHANGED)
    if not reason.strip():
        raise Invalid(N_("Nhập lý do kết thúc."), field="reason")
    series.ended_on, series.ended_because = clock.today(), reason.strip()
    series.next_due_on = series.next_opens_on = None
    _note(series, DutyStep.ENDED, by, {}, words=reason.strip())


def resume(series: Series, *, by: Actor, version: int | None = None) -> None:
    """Take the end of a duty back; the periods in between are not owed."""
    _may_manage(series, by, version)
    if series.ended_on is None:
        raise Conflict(CHANGED)
    series.ended_on = series.ended_because = None
    series.first_on = max(series.first_on, clock.today())
    plan(series, queries.newest_period(series))
    _note(series, DutyStep.RESUMED, by, {})


def report_every(task: Task, days: int | None, *, by: Actor, version: int | None = None) -> None:
    """Say how many days may pass between reports on a task; None leaves it to the setting."""
    if not policy.may(by, Permission.SERIES_MANAGE, task):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if version is not None and version != task.version:
        raise Conflict(N_("Nhiệm vụ vừa có cập nhật mới. Xem thay đổi bên dưới rồi gửi lại."))
    before, task.report_days = task.report_days, days
    detail = {"before": before, "after": days}
    db.session.add(_entry(DutyStep.REPORTS, by, detail, "", task_id=task.id))
    audit.record(Fact("task.report_rhythm", "task", task.id, detail), by=by)
    db.session.flush()


def _codes_today(order: Order) -> tuple[str, ...]:
    """What the duty's leads are named by: groups as such, units by the codes of those that exist today."""
    codes = tuple(unit.code for unit in order.leads)
    return order.codes if any(is_group(code) for code in order.codes) else codes


def _make(duty: Duty, order: Order, passage: Passage, meeting: Meeting, first_on: date, by: Actor) -> Series:
    series = Series(
        topic=order.topic,
        coordinating=[unit.code for unit in order.coordinating],
        places=[unit.code for unit in order.places],
        addressee=order.addressee,
        assigner=living([meeting.body], clock.today())[0],
        meeting=meeting,
        passage=passage,
        first_on=first_on,
        given_by_id=by.person_id,
        given_as=f"{by.post.title} · {by.post.unit_name}",
    )
    _fill(series, duty)
    db.session.add(series)
    db.session.flush()
    return series


def _fill(series: Series, duty: Duty) -> None:
    series.title, series.leads, series.ahead, series.last_on = duty.title, list(duty.leads), duty.ahead, duty.last_on
    series.rhythm = duty.rhythm


def _checked(duty: Duty) -> Duty:
    if duty.last_on is not None and duty.last_on < clock.today():
        raise Invalid(N_("Ngày kết thúc không thể trước hôm nay."), field="last_on")
    return replace(duty, rhythm=rules.checked(duty.rhythm), ahead=rules.check_ahead(duty.ahead))


def _may_manage(series: Series, by: Actor, version: int | None) -> None:
    if not policy.may_series(by, Permission.SERIES_MANAGE, series):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if version is not None and version != series.version:
        raise Conflict(CHANGED)


def _with_siblings(task: Task) -> list[Task]:
    if task.fan_out is None:
        return [task]
    return [each for each in task.fan_out.tasks if each.state is not State.CANCELLED and each.period_id is None]


def _order_of(task: Task, duty: Duty, leads: tuple[Unit, ...]) -> Order:
    addressee = task.fan_out.addressee if task.fan_out is not None and len(leads) > 1 else task.lead.name
    places = () if len(leads) > 1 else tuple(task.places)
    return Order(
        duty.title, task.topic, leads, tuple(task.coordinating), places, task.due_on, None, addressee, duty.leads
    )


def _addressee(series: Series, codes: Sequence[str]) -> str:
    roster = roster_of(series)
    return shorten(", ".join(roster.name(code) for code in codes), 300)


def facts_of(series: Series) -> dict[str, Any]:
    """What a duty says, as plain values for the record of a change."""
    rhythm = series.rhythm
    return {
        "title": series.title,
        "units": series.addressee,
        "every": rhythm.every.value,
        "weekday": rhythm.weekday,
        "day": rhythm.day,
        "month": rhythm.month,
        "shift": rhythm.shift.value,
        "ahead": series.ahead,
        "last_on": series.last_on.isoformat() if series.last_on else None,
    }


def _note(
    series: Series, step: DutyStep, by: Actor, detail: dict[str, Any], *, words: str = "", task: Task | None = None
) -> None:
    db.session.add(_entry(step, by, detail, words, series_id=series.id, task_id=task.id if task else None))
    audit.record(Fact(f"series.{step.value}", "series", series.id, {**detail, "reason": words}), by=by)
    db.session.flush()


def _entry(step: DutyStep, by: Actor, detail: dict[str, Any], words: str, **of: int | None) -> DutyEntry:
    return DutyEntry(
        step=step,
        at=clock.now(),
        words=words,
        detail=detail,
        person_id=by.person_id,
        post_title=f"{by.post.title} · {by.post.unit_name}",
        **of,
    )
