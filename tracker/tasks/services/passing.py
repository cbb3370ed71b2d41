"""What a reorganisation passes on: open tasks and duties of units that end go to the units that carry them on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import flag_modified

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.events import Fact
from tracker.core.text import shorten
from tracker.org.models import Unit
from tracker.org.queries import living
from tracker.storage.database import db
from tracker.tasks.models import Act, ActKind, DutyEntry, DutyStep, Extension, Part, Series, SeriesUnit, Task, TaskUnit
from tracker.tasks.rules import OPEN, ExtensionState
from tracker.tasks.services.periods import roster_of, set_units
from tracker.tasks.services.record import folded, note_act


@dataclass(frozen=True)
class Passing:
    """Who carries on what, and what the history says of it.

    `heirs` names for each unit that ends those that carry it on, the main one first; `chosen` the heir of single
    tasks where it is another than the main one. `words` is the paper that orders it; `person_id` and `post_title`
    are of whoever answers for it.
    """

    heirs: Mapping[int, tuple[Unit, ...]]
    words: str
    person_id: int
    post_title: str
    chosen: Mapping[int, Unit] = field(default_factory=dict)

    def main(self, unit_id: int | None) -> Unit | None:
        """Who mainly carries on the unit; None for one that lasts."""
        return self.heirs[unit_id][0] if unit_id is not None and unit_id in self.heirs else None


@dataclass(frozen=True)
class Passed:
    """What was passed on: how many tasks by the unit that leads them now, which its people are told.

    The other numbers are for everybody to read: nothing confidential is counted in them (decision 29). `tasks` have
    another lead unit, `touched` name a unit that has ended.
    """

    led: Mapping[int, int]
    tasks: int
    touched: int
    duties: int


def concerned(ended: Iterable[int]) -> Any:
    """Open tasks in which one of the units has a part, as SQL."""
    ids = list(ended)
    helps = select(TaskUnit.task_id).where(TaskUnit.part == Part.COORDINATING, TaskUnit.unit_id.in_(ids))
    parts = or_(Task.lead_id.in_(ids), Task.assigner_id.in_(ids), Task.blocker_unit_id.in_(ids), Task.id.in_(helps))
    return select(Task).where(Task.state.in_(OPEN), parts)


def pass_on(passing: Passing, *, by: Actor | None) -> Passed:
    """Pass on every open task and duty of the units that end.

    Who is in charge, who supervises, deadline, state and open requests stay as they are; places stay under the name
    that the order gave. One entry of the history for each task.
    """
    query = concerned(passing.heirs).order_by(Task.id)
    query = query.options(
        joinedload(Task.lead),
        joinedload(Task.assigner),
        joinedload(Task.blocker_unit),
        joinedload(Task.passage),
        selectinload(Task.units).joinedload(TaskUnit.unit),
    )
    led: dict[int, int] = {}
    tasks = touched = 0
    with db.session.no_autoflush:
        for task in db.session.scalars(query):
            before = task.lead_id
            _pass_task(task, passing, by)
            touched += not task.confidential
            if task.lead.id != before:
                tasks += not task.confidential
                led[task.lead.id] = led.get(task.lead.id, 0) + 1
    db.session.flush()
    _pass_requests(passing)
    return Passed(led, tasks, touched, _pass_duties(passing, by))


def _pass_task(task: Task, passing: Passing, by: Actor | None) -> None:
    said: list[str] = []
    detail: dict[str, Any] = {}
    lead = passing.chosen.get(task.id) if task.lead_id in passing.heirs else None
    for name, words, heir in (
        ("lead", "Chủ trì", lead or passing.main(task.lead_id)),
        ("assigner", "Cơ quan giao", passing.main(task.assigner_id)),
        ("blocker_unit", "Đơn vị gỡ vướng mắc", passing.main(task.blocker_unit_id)),
    ):
        before: Unit | None = getattr(task, name)
        if heir is not None and before is not None:
            said.append(f"{words}: {before.name} → {heir.name}")
            detail |= {name: heir.id, f"{name}_before": before.id}
            setattr(task, name, heir)
    helps = {row.unit_id: passing.main(row.unit_id) for row in task.units if row.part is Part.COORDINATING}
    if any(helps.values()):
        said.append("Phối hợp: " + ", ".join(f"{_named(task, of)} → {to.name}" for of, to in helps.items() if to))
        detail["coordinating_before"] = [of for of, to in helps.items() if to]
    _help(task, passing)
    _told(task, "; ".join([*said, passing.words]), detail, passing, by)


def _named(task: Task, unit_id: int) -> str:
    return next(row.unit.name for row in task.units if row.unit_id == unit_id)


def _help(task: Task, passing: Passing) -> None:
    """Each helper once, and none that leads the task itself."""
    there: set[int] = {task.lead.id}
    rows = [each for each in task.units if each.part is Part.COORDINATING]
    for row in sorted(rows, key=lambda each: each.unit_id in passing.heirs):  # those that stay keep their rows
        unit = passing.main(row.unit_id) or row.unit
        if unit.id in there:
            task.units.remove(row)
        else:
            there.add(unit.id)
            row.unit = unit


def _told(task: Task, words: str, detail: dict[str, Any], passing: Passing, by: Actor | None) -> None:
    task.folded = folded(task)
    flag_modified(task, "folded")
    db.session.add(
        Act(
            task=task,
            kind=ActKind.PASSED_ON,
            at=clock.now(),
            note=words,
            person_id=passing.person_id,
            post_title=passing.post_title,
        )
    )
    audit.record(Fact("task.passed_on", "task", task.id, detail), by=by)


def _pass_requests(passing: Passing) -> None:
    """Requests that wait are those of the heir: nobody decides on what their own unit asks."""
    waiting = select(Extension).where(
        Extension.state == ExtensionState.ASKED, Extension.unit_id.in_(list(passing.heirs))
    )
    for extension in db.session.scalars(waiting.options(joinedload(Extension.task).joinedload(Task.lead))):
        extension.unit = extension.task.lead
    db.session.flush()


def _pass_duties(passing: Passing, by: Actor | None) -> int:
    """Duties go on with the heirs, of a divided unit with each of them; their codes name units of today."""
    units = {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.id.in_(list(passing.heirs))))}
    codes = {unit.code: [heir.code for heir in passing.heirs[unit.id]] for unit in units.values()}
    query = select(Series).where(Series.ended_on.is_(None)).order_by(Series.id)
    query = query.options(
        selectinload(Series.rows).joinedload(SeriesUnit.unit), joinedload(Series.assigner), joinedload(Series.passage)
    )
    touched = 0
    for series in db.session.scalars(query).all():
        before = series.addressee
        leads = _distinct(code for each in series.leads for code in codes.get(each, [each]))
        led = [heir for row in series.rows for heir in passing.heirs.get(row.unit_id, (row.unit,))]
        given_by = passing.main(series.assigner_id)
        helps = [_distinct(heir for each in some for heir in codes.get(each, [each])[:1]) for some in _others(series)]
        ended = any(row.unit_id in passing.heirs for row in series.rows)
        if not ended and given_by is None and leads == series.leads and helps == _others(series):
            continue
        series.leads = leads
        series.coordinating, series.places = helps
        if given_by is not None:
            series.assigner = given_by
        if ended:
            set_units(series, list({unit.id: unit for unit in led}.values()))
        roster = roster_of(series)
        series.addressee = shorten(", ".join(roster.name(code) for code in series.leads), 300)
        detail = {"before": {"units": before}, "after": {"units": series.addressee}}
        db.session.add(
            DutyEntry(
                series_id=series.id,
                step=DutyStep.PASSED_ON,
                at=clock.now(),
                words=passing.words,
                detail=detail,
                person_id=passing.person_id,
                post_title=passing.post_title,
            )
        )
        audit.record(Fact("series.passed_on", "series", series.id, detail), by=by)
        touched += not series.passage.confidential
    db.session.flush()
    return touched


def _others(series: Series) -> list[list[str]]:
    return [series.coordinating, series.places]


def _distinct(codes: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(codes))


def wake(task: Task, *, by: Actor) -> None:
    """A task that was closed when its units ended and is opened again: whoever carries them on has it now.

    Raises Invalid when nobody does.
    """
    today = clock.today()
    lead, assigner = living([task.lead], today)[0], living([task.assigner], today)[0]
    if (lead.id, assigner.id) == (task.lead_id, task.assigner_id):
        return
    before = task.lead
    task.lead, task.assigner = lead, assigner
    task.folded = folded(task)
    note_act(task, ActKind.PASSED_ON, by, words=f"Chủ trì: {before.name} → {lead.name}")
    audit.record(Fact("task.passed_on", "task", task.id, {"lead": lead.id, "lead_before": before.id}), by=by)
