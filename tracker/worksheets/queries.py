"""Reading sheets: those of the actor's scope, their rows page by page, the tasks that rows have become."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, Select, func, literal, or_, select
from sqlalchemy.orm import joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import UnitKind
from tracker.meetings.models import Meeting, Passage
from tracker.meetings.rules import MeetingKind
from tracker.org.models import Person, Post, Unit
from tracker.org.queries import unit_ids_below, units_on
from tracker.storage.database import db
from tracker.tasks.models import Task, TaskUnit
from tracker.tasks.rules import State
from tracker.web.paging import Page, paged
from tracker.worksheets import policy
from tracker.worksheets.models import SheetHabit, SheetState, SheetTask, Worksheet, WorksheetRow
from tracker.worksheets.rules import WRITES, Outcome


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """Sheets that the actor may open, as SQL; the twin of `policy.may(actor, TASK_IMPORT, worksheet)`."""
    if reach(actor, Permission.TASK_IMPORT) is not Reach.SCOPE:
        return literal(False)
    return Worksheet.body_id.in_(unit_ids_below(actor.post.unit_path))


def worksheet_or_404(actor: Actor, worksheet_id: int) -> Worksheet:
    """The sheet, or 404 when there is none that the actor may open."""
    query = (
        select(Worksheet)
        .where(Worksheet.id == worksheet_id, visible_to(actor))
        .options(joinedload(Worksheet.body), joinedload(Worksheet.meeting), joinedload(Worksheet.person))
    )
    return db.session.scalar(query) or abort(404)


@dataclass(frozen=True)
class Handed:
    """A sheet handed in before, and how many of its rows were written."""

    worksheet: Worksheet
    written: int


def handed_in(actor: Actor, *, number: int, size: int) -> Page[Handed]:
    """The sheets of the actor's scope, newest first; three statements."""
    query = (
        select(Worksheet)
        .where(visible_to(actor))
        .options(joinedload(Worksheet.body), joinedload(Worksheet.person))
        .order_by(Worksheet.id.desc())
    )
    page = paged(query, number=number, size=size)
    counted = (
        select(WorksheetRow.worksheet_id, func.count())
        .where(WorksheetRow.worksheet_id.in_([each.id for each in page.rows]), WorksheetRow.outcome.in_(WRITES))
        .group_by(WorksheetRow.worksheet_id)
    )
    written = dict(db.session.execute(counted).all())
    rows = [Handed(each, written.get(each.id, 0)) for each in page.rows]
    return Page(rows, page.number, page.size, page.total)


def counts(worksheet: Worksheet) -> dict[Outcome, int]:
    """How many rows have each outcome, all outcomes named."""
    query = (
        select(WorksheetRow.outcome, func.count())
        .where(WorksheetRow.worksheet_id == worksheet.id)
        .group_by(WorksheetRow.outcome)
    )
    found = dict(db.session.execute(query).all())
    return {outcome: found.get(outcome, 0) for outcome in Outcome}


def row_page(worksheet: Worksheet, only: Outcome | None, *, number: int, size: int) -> Page[WorksheetRow]:
    """One page of the rows, wrong ones first; `only` those of one outcome."""
    query = select(WorksheetRow).where(WorksheetRow.worksheet_id == worksheet.id).order_by(WorksheetRow.place)
    if only is not None:
        query = query.where(WorksheetRow.outcome == only)
    return paged(query, number=number, size=size)


@dataclass(frozen=True)
class Places:
    """Where imported tasks can stand: registers and conferences there are, and units that can have a new register."""

    meetings: tuple[Meeting, ...]
    bodies: tuple[Unit, ...]


def places(actor: Actor) -> Places:
    """What the actor can choose from: registers first, newest first; committees before other units."""
    scope = unit_ids_below(actor.post.unit_path)
    query = (
        select(Meeting)
        .where(Meeting.body_id.in_(scope))
        .options(joinedload(Meeting.body))
        .order_by(Meeting.kind != MeetingKind.REGISTER, Meeting.held_on.desc(), Meeting.id.desc())
        .limit(60)
    )
    units = units_on(clock.today(), root=actor.post.unit_path)
    bodies = [unit for unit in units if unit.kind is UnitKind.AUTHORITY]
    own = [unit for unit in units if unit.id == actor.unit_id and unit not in bodies]
    return Places(tuple(db.session.scalars(query)), (*bodies, *own))


def habits(unit_id: int) -> Mapping[str, str]:
    """What the unit's secretaries have chosen for headings before."""
    found = db.session.get(SheetHabit, unit_id)
    return found.headings if found is not None else {}


def known_tasks(body_id: int, codes: Iterable[str], fingerprints: Iterable[str]) -> list[SheetTask]:
    """What earlier sheets of the unit brought under these codes or fingerprints, with its tasks whole."""
    query = (
        select(SheetTask)
        .where(
            SheetTask.body_id == body_id,
            or_(SheetTask.code.in_(list(codes)), SheetTask.fingerprint.in_(list(fingerprints))),
        )
        .options(_whole(joinedload(SheetTask.task)))
        .order_by(SheetTask.id)
    )
    return list(db.session.scalars(query))


def sheet_tasks_of(task_ids: Iterable[int]) -> dict[int, SheetTask]:
    """The same by task."""
    query = select(SheetTask).where(SheetTask.task_id.in_(list(task_ids))).options(_whole(joinedload(SheetTask.task)))
    return {each.task_id: each for each in db.session.scalars(query)}


def _whole(task: Any) -> Any:
    """What bringing a task up to date touches, loaded along."""
    return task.options(
        joinedload(Task.lead),
        joinedload(Task.assigner),
        joinedload(Task.official),
        joinedload(Task.blocker_unit),
        joinedload(Task.passage).joinedload(Passage.document),
        selectinload(Task.units).joinedload(TaskUnit.unit),
    )


def tasks_given(body_id: int, titles: Iterable[str]) -> dict[tuple[str, int], int]:
    """Tasks with these very titles that the unit gave otherwise than by a sheet: title and lead unit → task."""
    query = (
        select(Task.title, Task.lead_id, Task.id)
        .outerjoin(SheetTask, SheetTask.task_id == Task.id)
        .where(
            Task.assigner_id == body_id,
            Task.title.in_(list(titles)),
            Task.state != State.CANCELLED,
            SheetTask.id.is_(None),
        )
    )
    return {(title, lead): task for title, lead, task in db.session.execute(query)}


def written_rows(worksheet: Worksheet) -> list[WorksheetRow]:
    """The rows that made or changed a task, with their tasks whole."""
    query: Select[WorksheetRow] = (
        select(WorksheetRow)
        .where(WorksheetRow.worksheet_id == worksheet.id, WorksheetRow.outcome.in_(WRITES))
        .options(_whole(joinedload(WorksheetRow.task)))
        .order_by(WorksheetRow.number)
    )
    return list(db.session.scalars(query))


def touched(worksheet: Worksheet) -> int:
    """How many tasks of the sheet somebody has worked on since it was taken in: they forbid to undo it."""
    query = (
        select(func.count())
        .select_from(WorksheetRow)
        .join(Task, Task.id == WorksheetRow.task_id)
        .where(
            WorksheetRow.worksheet_id == worksheet.id,
            WorksheetRow.outcome.in_(WRITES),
            Task.version != WorksheetRow.version,
        )
    )
    return db.session.scalar(query) or 0


#: Whose post lets them be in charge of a task of their unit.
_IN_CHARGE = (Role.OFFICIAL, Role.UNIT_HEAD)


def staff(unit_ids: Iterable[int]) -> dict[int, list[Person]]:
    """Who can be in charge in each of the units today, in one statement."""
    query = (
        select(Post)
        .where(Post.unit_id.in_(list(unit_ids)), Post.role.in_(_IN_CHARGE))
        .options(joinedload(Post.person))
        .order_by(Post.id)
    )
    today = clock.today()
    found: dict[int, dict[int, Person]] = {}
    for post in db.session.scalars(query):
        if post.valid_on(today):
            found.setdefault(post.unit_id, {})[post.person_id] = post.person
    return {unit_id: list(people.values()) for unit_id, people in found.items()}


def may_undo(actor: Actor, worksheet: Worksheet) -> bool:
    """True for a sheet that is taken in and that the actor could have taken in."""
    return worksheet.state is SheetState.TAKEN and policy.may(actor, Permission.TASK_IMPORT, worksheet)
