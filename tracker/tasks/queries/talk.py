"""Reading what is said about a task: threads, whom a remark can call, directions that wait for an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import abort
from sqlalchemy import Date, bindparam, exists, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.org.models import Post, Unit, UnitAlias
from tracker.org.queries import held_on, tree, valid_on
from tracker.org.rules.tree import KnownUnit
from tracker.storage import plain
from tracker.storage.database import db
from tracker.storage.once import once
from tracker.tasks.models import AnyTask, Remark, RemarkUnit, Task
from tracker.tasks.queries.entries import Entry
from tracker.tasks.queries.one import task_or_404
from tracker.tasks.queries.present import Has, has
from tracker.tasks.queries.scope import visible_to
from tracker.tasks.rules import CLOSED, RemarkKind, names_of
from tracker.web.paging import Page, paged


@dataclass(frozen=True)
class Thread:
    """A remark with the replies to it, oldest first."""

    first: Remark
    replies: list[Remark]

    def answered_by(self, unit_id: int) -> bool:
        """True when somebody of the unit has replied and not taken it back."""
        return any(reply.unit_id == unit_id and reply.withdrawn_at is None for reply in self.replies)


def _remarks(task: AnyTask) -> list[Remark]:
    """Everything said about the task, oldest first; two statements, none while nothing was said."""
    if not has(task, Has.REMARKS):
        return []
    query = (
        select(Remark)
        .where(Remark.task_id == task.id)
        .options(
            joinedload(Remark.person),
            joinedload(Remark.on_behalf_of),
            selectinload(Remark.mentions).joinedload(RemarkUnit.unit),
        )
        .order_by(Remark.id)
    )
    return once(("remarks", task.id), lambda: list(db.session.scalars(query)))


def threads(task: AnyTask) -> list[Thread]:
    """What is said about the task: directions above comments, each newest first."""
    replies: dict[int, list[Remark]] = {}
    firsts = []
    for remark in _remarks(task):
        if remark.reply_to_id is None:
            firsts.append(Thread(remark, replies.setdefault(remark.id, [])))
        else:
            replies.setdefault(remark.reply_to_id, []).append(remark)
    return sorted(firsts, key=lambda each: (each.first.kind is not RemarkKind.DIRECTION, -each.first.id))


#: The units that a person leads on a day.
_LED_BY = (
    select(Post.unit_id)
    .where(Post.person_id == bindparam("person"), Post.role == Role.LEADER, held_on(bindparam("day", type_=Date)))
    .order_by(Post.id)
)


def concerned(task: AnyTask) -> list[KnownUnit]:
    """The units that a remark on the task may call: each of them sees the task already."""
    known = tree().by_id
    units = [known[each] for each in (task.lead_id, *(unit.id for unit in task.coordinating), task.assigner_id)]
    if task.blocker_unit_id is not None:
        units.append(known[task.blocker_unit_id])
    if task.supervisor_id is not None:
        for row in plain.read(_LED_BY, {"person": task.supervisor_id, "day": clock.today()}):
            if any(unit.path.startswith(known[row.unit_id].path) for unit in units):
                units.append(known[row.unit_id])
    return list({unit.id: unit for unit in units}.values())


def names_in_use(first: Iterable[KnownUnit]) -> tuple[dict[str, int], dict[int, str]]:
    """Folded names of all units of today → id, and id → name; where a name is shared, `first` go before others."""
    first_ids = [unit.id for unit in first]
    known: dict[int, list[str]] = {unit_id: [] for unit_id in first_ids}
    shown: dict[int, str] = {}
    query = select(Unit.id, Unit.name).where(valid_on(clock.today())).order_by(Unit.id)
    for unit_id, name in db.session.execute(query):
        known.setdefault(unit_id, []).append(name)
        shown[unit_id] = name
    for unit_id, alias in db.session.execute(select(UnitAlias.unit_id, UnitAlias.name).order_by(UnitAlias.id)):
        if unit_id in known:
            known[unit_id].append(alias)
    return names_of(known.items()), shown


def remark_or_404(actor: Actor, remark_id: int) -> Remark:
    """A remark on a task that the actor sees, with the task; 404 otherwise."""
    found = db.session.get(Remark, remark_id) or abort(404)
    task_or_404(actor, found.task_id)
    return found


def has_replies(remark: Remark) -> bool:
    """True when somebody has replied to the remark and not taken it back."""
    query = select(exists().where(Remark.reply_to_id == remark.id, Remark.withdrawn_at.is_(None)))
    return bool(db.session.scalar(query))


def unanswered(actor: Actor, *, size: int = 10) -> Page[Remark]:
    """Directions that wait for an answer of the actor's own unit: those with a deadline first.

    A direction waits for the units it calls, or for the lead unit when it calls none.
    """
    reply = aliased(Remark)
    calls = exists().where(RemarkUnit.remark_id == Remark.id)
    calls_us = calls.where(RemarkUnit.unit_id == actor.unit_id)
    answered = exists().where(
        reply.reply_to_id == Remark.id, reply.unit_id == actor.unit_id, reply.withdrawn_at.is_(None)
    )
    query = (
        select(Remark)
        .join(Remark.task)
        .where(
            Remark.kind == RemarkKind.DIRECTION,
            Remark.withdrawn_at.is_(None),
            Task.state.not_in(CLOSED),
            or_(calls_us, (Task.lead_id == actor.unit_id) & ~calls),
            ~answered,
            visible_to(actor),
        )
        .options(joinedload(Remark.task), joinedload(Remark.person))
        .order_by(Remark.reply_by.is_(None), Remark.reply_by, Remark.id.desc())
    )
    return paged(query, number=1, size=size)


def remarks_told(task: AnyTask) -> Iterable[Entry]:
    """What was said, for the timeline. Of a remark that was taken back only the fact stays."""
    for remark in reversed(_remarks(task)):
        about: tuple[tuple[str, object], ...] = (("reply_by", remark.reply_by),) if remark.reply_by else ()
        if remark.withdrawn_at is not None:
            about = (("withdrawn", remark.withdrawn_at),)
        yield Entry(
            remark.at,
            remark.kind,
            about,
            remark.words if remark.withdrawn_at is None else "",
            remark.person.full_name,
            remark.post_title,
            remark.on_behalf_of.full_name if remark.on_behalf_of else None,
            remark,
        )
