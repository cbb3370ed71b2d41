"""Reading urgings: what can be urged now, the register, one urging with its letters, replies that are owed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from flask import abort
from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.access.permissions import Permission, reach
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.org.queries import in_scope
from tracker.storage.database import db
from tracker.storage.once import once
from tracker.tasks import policy, rules
from tracker.tasks.models import AnyTask, Task, UrgedTask, Urging, UrgingAnswer, UrgingLetter
from tracker.tasks.queries.entries import Entry
from tracker.tasks.queries.present import Has, has
from tracker.tasks.queries.scope import supervised_by, visible_to
from tracker.tasks.rules import CLOSED, OPEN, OWED, ReplyState, UrgingAct
from tracker.web.paging import Page, paged
from tracker.workdays.queries import around


def reply_state(today: date) -> ColumnElement[str]:
    """How the reply for an urged task stands, as SQL over `urged()`; twin of `rules.reply_state`."""
    return case(
        (
            UrgingAnswer.id.is_not(None),
            case(
                (UrgingAnswer.day > Urging.reply_by, literal(ReplyState.REPLIED_LATE.value)),
                else_=literal(ReplyState.REPLIED.value),
            ),
        ),
        (
            or_(Task.lead_id != UrgingLetter.unit_id, Task.state.in_(CLOSED)),
            literal(ReplyState.VOID.value),
        ),
        (Urging.reply_by < today, literal(ReplyState.LATE.value)),
        else_=literal(ReplyState.OPEN.value),
    )


def reply_state_of(row: UrgedTask, today: date) -> ReplyState:
    """The same for one urged task that is loaded."""
    return rules.reply_state(
        row.letter.urging.reply_by,
        row.answer.day if row.answer else None,
        row.task.state,
        same_unit=row.task.lead_id == row.letter.unit_id,
        today=today,
    )


def urged() -> Select[UrgedTask]:
    """Urged tasks joined with their letter, urging, task and answer."""
    return (
        select(UrgedTask)
        .join(UrgedTask.letter)
        .join(UrgingLetter.urging)
        .join(UrgedTask.task)
        .outerjoin(UrgedTask.answer)
    )


_WITH_ALL = (
    contains_eager(UrgedTask.letter).options(
        contains_eager(UrgingLetter.urging).options(
            joinedload(Urging.issuer), joinedload(Urging.person), joinedload(Urging.on_behalf_of)
        ),
        joinedload(UrgingLetter.unit),
    ),
    contains_eager(UrgedTask.task),
    contains_eager(UrgedTask.answer).options(
        joinedload(UrgingAnswer.person), joinedload(UrgingAnswer.on_behalf_of), joinedload(UrgingAnswer.move)
    ),
)


def days_late(row: UrgedTask, today: date) -> int:
    """Working days by which the reply came, or is, later than asked; 0 when in time."""
    until = row.answer.day if row.answer else today
    asked = row.letter.urging.reply_by
    return max(0, around(asked).between(asked, until))


def letters_visible_to(actor: Actor) -> ColumnElement[bool]:
    """Letters that the actor may read, as SQL; twin of `policy.may_see_letter`.

    The letter comes from or goes to a unit of the scope, and every task in it is one that the actor may see: a
    letter is never shown in part.
    """
    if reach(actor, Permission.URGING_VIEW) is None:
        return literal(False)
    post = actor.post
    hidden = select(UrgedTask.letter_id).where(UrgedTask.task_id.not_in(select(Task.id).where(visible_to(actor))))
    issued = select(Urging.id).where(in_scope(Urging.issuer_id, post))
    return and_(
        or_(in_scope(UrgingLetter.unit_id, post), UrgingLetter.urging_id.in_(issued)), UrgingLetter.id.not_in(hidden)
    )


def urging_or_404(actor: Actor, urging_id: int) -> Urging:
    """An urging of which the actor may read at least one letter; 404 otherwise."""
    query = (
        select(Urging)
        .where(
            Urging.id == urging_id,
            Urging.id.in_(select(UrgingLetter.urging_id).where(letters_visible_to(actor))),
        )
        .options(joinedload(Urging.issuer), joinedload(Urging.person), joinedload(Urging.on_behalf_of))
    )
    return db.session.scalar(query) or abort(404)


def urged_by_letter(actor: Actor, urging: Urging) -> dict[UrgingLetter, list[UrgedTask]]:
    """The letters of an urging that the actor may read, with their tasks; one statement."""
    query = (
        urged()
        .where(UrgingLetter.urging_id == urging.id, letters_visible_to(actor))
        .options(*_WITH_ALL)
        .order_by(UrgingLetter.id, UrgedTask.id)
    )
    found: dict[UrgingLetter, list[UrgedTask]] = {}
    for row in db.session.scalars(query):
        found.setdefault(row.letter, []).append(row)
    return found


def letter_or_404(actor: Actor, letter_id: int) -> UrgingLetter:
    """A letter with everything that is printed on it, or 404 when the actor may not read it."""
    query = (
        select(UrgingLetter)
        .where(UrgingLetter.id == letter_id, letters_visible_to(actor))
        .options(
            joinedload(UrgingLetter.unit),
            joinedload(UrgingLetter.urging).options(joinedload(Urging.issuer), joinedload(Urging.person)),
            selectinload(UrgingLetter.tasks).joinedload(UrgedTask.task).joinedload(Task.meeting),
            selectinload(UrgingLetter.tasks).joinedload(UrgedTask.task).joinedload(Task.supervisor),
        )
    )
    return db.session.scalar(query) or abort(404)


def urged_or_404(actor: Actor, urged_id: int) -> UrgedTask:
    """An urged task that the actor may see, with its letter; 404 otherwise."""
    query = (
        urged()
        .where(UrgedTask.id == urged_id, visible_to(actor))
        .options(*_WITH_ALL, contains_eager(UrgedTask.task).joinedload(Task.lead))
    )
    return db.session.scalar(query) or abort(404)


def may_urged(actor: Actor, permission: Permission, row: UrgedTask) -> bool:
    """True when the actor's post grants `permission` for the task that was urged."""
    return policy.may(actor, permission, row.task)


def urgings_of(task: AnyTask) -> list[UrgedTask]:
    """Every urging of the task with its reply, newest first; one statement, none while it was not urged."""
    if not has(task, Has.URGINGS):
        return []
    query = urged().where(UrgedTask.task_id == task.id).options(*_WITH_ALL).order_by(UrgedTask.id.desc())
    return once(("urgings", task.id), lambda: list(db.session.scalars(query)))


def urgings_told(task: AnyTask) -> Iterable[Entry]:
    """Urgings and their replies for the timeline. A reply made by a report stands there as the report itself."""
    for row in urgings_of(task):
        urging, reply = row.letter.urging, row.answer
        if reply is not None and reply.move_id is None:
            yield Entry(
                reply.at,
                UrgingAct.ANSWERED,
                (("urging", urging.name),),
                reply.words,
                reply.person.full_name,
                reply.post_title,
                reply.on_behalf_of.full_name if reply.on_behalf_of else None,
                row,
            )
        yield Entry(
            urging.at,
            UrgingAct.ESCALATED if row.escalated else UrgingAct.URGED,
            (("urging", urging.name), ("times", row.times), ("reply_by", urging.reply_by)),
            urging.reason,
            urging.person.full_name,
            urging.post_title,
            urging.on_behalf_of.full_name if urging.on_behalf_of else None,
            row,
        )


def owed_by(task: AnyTask) -> list[UrgedTask]:
    """The urgings of the task that its lead unit has not replied to, oldest first."""
    if not has(task, Has.URGINGS):
        return []
    query = (
        urged()
        .where(
            UrgedTask.task_id == task.id,
            UrgingAnswer.id.is_(None),
            UrgingLetter.unit_id == task.lead_id,
        )
        .options(*_WITH_ALL)
        .order_by(UrgedTask.id)
    )
    return list(db.session.scalars(query))


def owed(actor: Actor, *, size: int = 10) -> Page[UrgedTask]:
    """Urged tasks for which the actor's own unit owes a reply, the nearest reply deadline first."""
    query = (
        urged()
        .where(UrgingLetter.unit_id == actor.unit_id, reply_state(clock.today()).in_(OWED), visible_to(actor))
        .options(*_WITH_ALL)
        .order_by(Urging.reply_by, UrgedTask.id)
    )
    return paged(query, number=1, size=size)


def escalated(actor: Actor, *, size: int = 10) -> Page[UrgedTask]:
    """Open tasks urged three times or more that come to this leader: as supervisor, or as a leader of the assigner.

    Each task once, with its last urging.
    """
    newest = select(func.max(UrgedTask.id)).where(UrgedTask.escalated).group_by(UrgedTask.task_id)
    query = (
        urged()
        .where(
            UrgedTask.id.in_(newest),
            Task.state.in_(OPEN),
            or_(
                supervised_by(actor),
                and_(Task.supervisor_id.is_(None), Task.assigner_id == actor.unit_id),
            ),
            visible_to(actor),
        )
        .options(*_WITH_ALL, contains_eager(UrgedTask.task).joinedload(Task.lead))
        .order_by(UrgedTask.times.desc(), Task.due_on, UrgedTask.id)
    )
    return paged(query, number=1, size=size)


def last_urged_id(actor: Actor) -> int:
    """The newest urging of any task that the actor sees: what a page has seen."""
    return db.session.scalar(select(func.max(UrgedTask.id)).join(UrgedTask.task).where(visible_to(actor))) or 0
