"""Giving tasks: one for a unit, or one for each of many."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import inspect

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Invalid
from tracker.core.events import Fact
from tracker.core.labels import N_, Recurrence, Topic, UnitKind
from tracker.meetings.models import Meeting, Passage
from tracker.org.models import Unit
from tracker.org.queries import living
from tracker.storage.database import db
from tracker.tasks.models import FanOut, Part, Task, TaskUnit
from tracker.tasks.rules import State, Step
from tracker.tasks.services.record import folded, note_all, recorded, refer


@dataclass(frozen=True)
class Order:
    """What is to be given: one task for one lead unit, or one for each of several.

    `codes` is what `leads` were named by, groups as such: a recurring duty reads it anew in every period.
    """

    title: str
    topic: Topic
    leads: tuple[Unit, ...]
    coordinating: tuple[Unit, ...]
    places: tuple[Unit, ...]
    due_on: date | None
    recurrence: Recurrence | None
    addressee: str = ""
    codes: tuple[str, ...] = ()


def assign(order: Order, passage: Passage, meeting: Meeting, *, by: Actor) -> list[Task]:
    """Give the tasks of `order`, from `passage`. Several lead units make a fan-out with one task each.

    A ward that leads is itself the place of its task. Raises Invalid without a lead unit.
    """
    if not order.leads:
        raise Invalid(N_("Chọn đơn vị chủ trì."), field="lead")
    order = as_of_today(order)
    fan_out = None
    if len(order.leads) > 1:
        fan_out = FanOut(title=order.title, addressee=order.addressee, meeting=meeting, passage=passage)
        db.session.add(fan_out)
        db.session.flush()
    return give(order, passage, meeting, fan_out, by=by)


def as_of_today(order: Order) -> Order:
    """The same with the units that carry on those of the document's day which have ended since.

    Places stay: they say where under the name that the document gives. Raises Invalid for a lead without an heir.
    """
    today = clock.today()
    return replace(
        order, leads=tuple(living(order.leads, today)), coordinating=tuple(living(order.coordinating, today))
    )


def give(order: Order, passage: Passage, meeting: Meeting, fan_out: FanOut | None, *, by: Actor) -> list[Task]:
    """One task for each lead unit of `order`, within `fan_out` where there is one."""
    with db.session.no_autoflush:  # names are loaded for the search while a task is not whole yet
        tasks = [made(order, lead, passage, meeting, fan_out) for lead in order.leads]
    db.session.flush()
    note_all(tasks, Step.ASSIGN, by)
    for task in tasks:
        audit.record(Fact("task.assigned", "task", task.id, {"title": recorded(task), "lead": task.lead.code}), by=by)
    return tasks


def made(order: Order, lead: Unit, passage: Passage, meeting: Meeting, fan_out: FanOut | None) -> Task:
    """The task of one lead unit as it is given today, before its first entry of the history."""
    task = Task(
        title=order.title,
        topic=order.topic,
        state=State.ASSIGNED,
        percent=0,
        assigned_on=clock.today(),
        due_on=order.due_on,
        original_due_on=order.due_on,
        extended=0,
        recurrence=order.recurrence,
        quiet_since=clock.today(),
        confidential=passage.confidential,
    )
    assigner = living([meeting.body], clock.today())[0]
    refer(task, lead=lead, assigner=assigner, meeting=meeting, passage=passage)
    if fan_out is not None:
        refer(task, fan_out=fan_out)
        if inspect(fan_out).persistent and "tasks" not in inspect(fan_out).unloaded:
            db.session.expire(fan_out, ["tasks"])  # who asks for them gets the new one too
    parts = [(unit, Part.COORDINATING) for unit in order.coordinating if unit.id != lead.id]
    parts += [(unit, Part.PLACE) for unit in places_of(order, lead, alone=fan_out is not None)]
    task.units = [_part(unit, part) for unit, part in parts]
    task.folded = folded(task)
    db.session.add(task)
    return task


def _part(unit: Unit, part: Part) -> TaskUnit:
    row = TaskUnit(part=part)
    refer(row, unit=unit)
    return row


def places_of(order: Order, lead: Unit, *, alone: bool = False) -> list[Unit]:
    """The wards that the task of `lead` lies in: those named, else the lead unit where that is a ward.

    In a fan-out each ward's task lies in that ward `alone`; the places named serve the other tasks.
    """
    return [lead] if lead.kind is UnitKind.WARD and (alone or not order.places) else list(order.places)
