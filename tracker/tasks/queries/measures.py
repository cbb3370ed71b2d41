"""Reading measures: where one stands, a directive's sum over its units, what the timeline tells of values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from flask import abort
from flask_babel import get_locale, gettext
from sqlalchemy import Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.access.permissions import Permission
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.labels import N_, Labelled
from tracker.core.text import fingerprint
from tracker.org.models import Person
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import AnyTask, FanOut, Measure, MeasureValue, Task
from tracker.tasks.queries.directives import fan_out_or_404
from tracker.tasks.queries.entries import Entry
from tracker.tasks.queries.one import task_or_404
from tracker.tasks.rules import State
from tracker.tasks.rules.measures import Direction, percent_of, ratio, shown_ratio, written
from tracker.web.paging import count


@dataclass(frozen=True)
class Standing:
    """Where a measure stands: its latest value (None before the first), and how much of the way is done.

    Without a value nothing is known, and nothing counts as done: `ratio` is then 0.
    """

    measure: Measure
    latest: MeasureValue | None

    @property
    def ratio(self) -> Decimal:
        """The share of the way done, to a tenth of a percent; above 1 when the target is passed."""
        if self.latest is None:
            return Decimal(0)
        return shown_ratio(ratio(self.measure.baseline, self.measure.target, self.latest.amount))


@dataclass(frozen=True)
class Together:
    """The measures of a directive in all: sums over its units; a unit without a value counts with its baseline."""

    measure: Measure
    value: Decimal
    baseline: Decimal
    target: Decimal
    units: int
    silent: int

    @property
    def ratio(self) -> Decimal:
        """The share of the way done over all units."""
        return shown_ratio(ratio(self.baseline, self.target, self.value))


@dataclass(frozen=True)
class Measured:
    """The measures of a directive: where each task's stands, and all together (None when none is measured)."""

    by_task: dict[int, Standing]
    together: Together | None


def measured(tasks: Sequence[Task]) -> Measured:
    """The measures of the tasks of one directive, with their sum; one statement when any is measured.

    Cancelled tasks keep theirs in their row, and are in no sum.
    """
    measures = {task.id: task.measure for task in tasks if task.measure is not None}
    latest = latest_values([measure.id for measure in measures.values()])
    standings = {task_id: Standing(measure, latest.get(measure.id)) for task_id, measure in measures.items()}
    counted = [standings[task.id] for task in tasks if task.id in standings and task.state is not State.CANCELLED]
    if not counted:
        return Measured(standings, None)
    together = Together(
        counted[0].measure,
        sum((each.latest.amount if each.latest else each.measure.baseline for each in counted), Decimal(0)),
        sum((each.measure.baseline for each in counted), Decimal(0)),
        sum((each.measure.target for each in counted), Decimal(0)),
        len(counted),
        sum(each.latest is None for each in counted),
    )
    return Measured(standings, together)


def latest_values(measure_ids: Sequence[int]) -> dict[int, MeasureValue]:
    """The standing value of the latest day of each measure."""
    if not measure_ids:
        return {}
    newest = (
        select(MeasureValue.measure_id, func.max(MeasureValue.day))
        .where(MeasureValue.measure_id.in_(measure_ids), MeasureValue.ended_at.is_(None))
        .group_by(MeasureValue.measure_id)
    )
    query = select(MeasureValue).where(
        MeasureValue.ended_at.is_(None), tuple_(MeasureValue.measure_id, MeasureValue.day).in_(newest)
    )
    return {value.measure_id: value for value in db.session.scalars(query)}


def values_on(measure_ids: Sequence[int], day: date) -> dict[int, MeasureValue]:
    """The value of the latest day that stood at the end of `day`, of each measure; what was corrected later is not
    yet corrected. One statement.
    """
    if not measure_ids:
        return {}
    end = clock.at_office(day + timedelta(days=1), 0)
    stood = and_(
        MeasureValue.measure_id.in_(measure_ids),
        MeasureValue.day <= day,
        MeasureValue.at < end,
        or_(MeasureValue.ended_at.is_(None), MeasureValue.ended_at >= end),
    )
    newest = select(MeasureValue.measure_id, func.max(MeasureValue.day)).where(stood).group_by(MeasureValue.measure_id)
    query = select(MeasureValue).where(stood, tuple_(MeasureValue.measure_id, MeasureValue.day).in_(newest))
    return {value.measure_id: value for value in db.session.scalars(query)}


def measures_of(tasks: Select[Any], *, size: int) -> tuple[list[Measure], int]:
    """Measures of `tasks` (a select of ids) with their task, its lead and its directive; and how many there are.

    Those of one directive stand together, in the order in which its tasks were given. Two statements.
    """
    query = (
        select(Measure)
        .join(Measure.task)
        .where(Measure.task_id.in_(tasks))
        .options(contains_eager(Measure.task).options(joinedload(Task.lead), joinedload(Task.fan_out)))
        .order_by(Task.fan_out_id.is_(None), Task.fan_out_id.desc(), Task.id)
    )
    return list(db.session.scalars(query.limit(size))), count(query)


def shared_measure(fan_out: FanOut) -> Measure | None:
    """What the measures of a directive have in common, on one of them; None while none is measured.

    Name, unit, direction and whether it decides are the same for all its tasks: `services.define_all` holds that.
    """
    return next((task.measure for task in fan_out.tasks if task.measure is not None), None)


def measured_percent(task: AnyTask) -> int | None:
    """The progress that the latest value gives, or None where no measure decides or no value stands."""
    measure = task.measure
    if measure is None or not measure.decides_percent or measure.latest is None:
        return None
    return percent_of(measure.baseline, measure.target, measure.latest.amount)


def fan_out_with_values_or_404(actor: Actor, fan_out_id: int) -> FanOut:
    """The directive with its tasks, their measures, all values and the other names of the units; or 404."""
    found = fan_out_or_404(actor, fan_out_id)
    ids = [task.measure.id for task in found.tasks if task.measure is not None]
    if ids:
        db.session.scalars(select(Measure).where(Measure.id.in_(ids)).options(selectinload(Measure.values))).all()
    return found


def definable(actor: Actor, fan_out: FanOut) -> list[Task]:
    """The tasks of the directive whose measure the actor may set, in the order they were given."""
    return [task for task in fan_out.tasks if policy.may(actor, Permission.MEASURE_DEFINE, task)]


def stamp(tasks: Iterable[Task]) -> str:
    """A fingerprint of the versions of `tasks`: what was seen is what stands, as long as it is the same."""
    return fingerprint(";".join(f"{task.id}:{task.version}" for task in sorted(tasks, key=lambda task: task.id)))


def value_or_404(actor: Actor, value_id: int) -> MeasureValue:
    """The value with its task, or 404 when there is none that the actor may see."""
    query = select(MeasureValue).where(MeasureValue.id == value_id).options(joinedload(MeasureValue.measure))
    found = db.session.scalar(query) or abort(404)
    task_or_404(actor, found.measure.task_id)
    return found


def may_value(actor: Actor, permission: Permission, value: MeasureValue) -> bool:
    """The right on a value is the right on its task."""
    return policy.may(actor, permission, value.measure.task)


def all_values(measure: Measure) -> list[MeasureValue]:
    """Every value of the measure with who said and who ended it, newest day first."""
    return sorted(measure.values, key=lambda value: (value.day, value.id), reverse=True)


class MeasureAct(Labelled):
    """What happens to a measure besides reports, as the timeline names it."""

    DEFINED = "defined", N_("Đặt chỉ tiêu đo")
    CHANGED = "changed", N_("Sửa chỉ tiêu đo")
    IMPORTED = "imported", N_("Nhập số liệu từ bảng")
    CORRECTED = "corrected", N_("Sửa số liệu")
    WITHDRAWN = "withdrawn", N_("Rút số liệu")


def values_of_moves(task: AnyTask) -> dict[int, str]:
    """What was measured in each report of the task, in words, by the move's id."""
    if task.measure is None:
        return {}
    values = (value for value in task.measure.values if value.move_id is not None)
    return {value.move_id: reached(task.measure, value) for value in values if value.move_id is not None}


def acts_of_measure(task: AnyTask) -> Iterable[Entry]:
    """The source of the timeline: what happened to the measure of `task` outside of reports.

    How a measure was defined stands in the audit record alone: the table holds what is true now.
    """
    measure = task.measure
    if measure is None:
        return
    for value in all_values(measure):
        if value.move_id is None:
            what = MeasureAct.IMPORTED if value.import_id is not None else MeasureAct.CORRECTED
            about = _about(reached(measure, value), value)
            by = (value.person.full_name, value.post_title, _name(value.on_behalf_of))
            yield Entry(value.at, what, about, value.words, *by, value)
        if value.ended_at is not None and value.ended_by is not None and not value.replaced:
            about = _about(amount(value.amount, measure), value)
            by = (value.ended_by.full_name, value.ended_post_title, _name(value.ended_on_behalf_of))
            yield Entry(value.ended_at, MeasureAct.WITHDRAWN, about, value.ended_why, *by, value)
    query = select(AuditEntry).where(
        AuditEntry.subject == "task", AuditEntry.subject_id == task.id, AuditEntry.action == "measure.defined"
    )
    for entry in db.session.scalars(query):
        what = MeasureAct.CHANGED if entry.detail.get("before") else MeasureAct.DEFINED
        words = gettext(
            "%(name)s: từ %(baseline)s đến %(target)s",
            name=entry.detail["name"],
            baseline=amount(Decimal(entry.detail["baseline"])),
            target=amount(Decimal(entry.detail["target"]), measure),
        )
        yield Entry(
            entry.at, what, (("words", words),), "", entry.person_name, entry.post_title, entry.on_behalf_of, entry
        )


def _about(words: str, value: MeasureValue) -> tuple[tuple[str, object], ...]:
    return (("words", words), ("words", gettext("ngày %(day)s", day=f"{value.day:%d/%m/%Y}")))


def _name(person: Person | None) -> str | None:
    return person.full_name if person is not None else None


def point() -> str:
    """The sign before a fraction in the reader's language."""
    return "," if str(get_locale()) == "vi" else "."


def amount(value: Decimal, of: Measure | None = None) -> str:
    """`value` in the reader's writing, with what is counted when the measure is named: "1.234,5 m"."""
    text = written(value, point=point())
    return f"{text} {counted(of)}" if of is not None else text


def counted(measure: Measure) -> str:
    """What the measure counts, in the reader's language or in its own words."""
    return measure.unit_words or str(gettext(measure.unit.label))


def reached(measure: Measure, value: MeasureValue | None) -> str:
    """Where `value` stands in few words: "120 / 350 hộ", for what must fall "còn 8 vụ việc (từ 20 xuống 0)"."""
    if value is None and measure.direction is Direction.FALLING:
        start, target = amount(measure.baseline), amount(measure.target, measure)
        return str(gettext("chưa có số liệu (từ %(baseline)s xuống %(target)s)", baseline=start, target=target))
    if value is None:
        return str(gettext("chưa có số liệu, mục tiêu %(target)s", target=amount(measure.target, measure)))
    return in_words(measure, value.amount, measure.baseline, measure.target)


def in_words(measure: Measure, value: Decimal, baseline: Decimal, target: Decimal) -> str:
    """`value` against a baseline and target that may be a sum over units."""
    if measure.direction is Direction.RISING:
        return f"{amount(value)} / {amount(target, measure)}"
    return str(
        gettext(
            "còn %(value)s (từ %(baseline)s xuống %(target)s)",
            value=amount(value, measure),
            baseline=amount(baseline),
            target=amount(target),
        )
    )
