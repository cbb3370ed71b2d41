"""Extensions: of one task, and the list of requests that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import abort
from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.access.permissions import Permission, Reach, reach
from tracker.core.actor import Actor
from tracker.org.queries import in_scope
from tracker.storage.database import db
from tracker.tasks import policy
from tracker.tasks.models import Act, ActKind, AnyTask, Extension, Task
from tracker.tasks.queries.one import task_or_404
from tracker.tasks.queries.present import Has, has
from tracker.tasks.queries.scope import supervised_by, visible_to
from tracker.tasks.rules import OPEN, ExtensionState, State
from tracker.web.paging import Page, paged

WITH_PEOPLE = selectinload(Extension.acts).options(joinedload(Act.person), joinedload(Act.on_behalf_of))


def open_extension(task: AnyTask) -> Extension | None:
    """The request that waits for a decision."""
    query = select(Extension).where(Extension.task_id == task.id, Extension.state == ExtensionState.ASKED)
    return db.session.scalar(query)


def extensions_of(task: AnyTask) -> list[Extension]:
    """The extensions of a task and the requests for one, newest first."""
    if not has(task, Has.EXTENSIONS):
        return []
    query = select(Extension).where(Extension.task_id == task.id).options(WITH_PEOPLE).order_by(Extension.id.desc())
    return list(db.session.scalars(query))


def extension_or_404(actor: Actor, extension_id: int) -> Extension:
    """The extension with its task, or 404 when there is none on a task that the actor may see."""
    found = db.session.get(Extension, extension_id, options=[WITH_PEOPLE])
    if found is None:
        abort(404)
    task_or_404(actor, found.task_id)
    return found


def may_extension(actor: Actor, permission: Permission, extension: Extension) -> bool:
    """True when the actor holds the right for the task of the extension."""
    return policy.may(actor, permission, extension.task)


def answers_for(actor: Actor) -> ColumnElement[bool]:
    """Tasks whose requests come to the actor, as SQL; the twin of `policy.may(actor, EXTENSION_LIST, task)`."""
    how_far = reach(actor, Permission.EXTENSION_LIST)
    if how_far not in (Reach.GIVEN, Reach.ANSWERS):
        return literal(False)
    gave: ColumnElement[bool] = in_scope(Task.assigner_id, actor.post)
    if how_far is Reach.ANSWERS:
        gave = or_(gave, supervised_by(actor))
    return and_(gave, Task.lead_id != actor.unit_id, visible_to(actor))


def _requests(actor: Actor, *, waiting: bool) -> Select[Extension]:
    state = Extension.state == ExtensionState.ASKED
    return select(Extension).join(Extension.task).where(answers_for(actor), state if waiting else ~state)


def extension_page(actor: Actor, *, waiting: bool, number: int, size: int) -> Page[Extension]:
    """One page of the requests that come to the actor: waiting ones, oldest first, or decided ones, newest first."""
    query = (
        _requests(actor, waiting=waiting)
        .options(
            contains_eager(Extension.task).joinedload(Task.lead),
            contains_eager(Extension.task).joinedload(Task.assigner),
            WITH_PEOPLE,
        )
        .order_by(Extension.id if waiting else Extension.id.desc())
    )
    return paged(query, number=number, size=size)


def extensions_between(
    tasks: Select[Any], since: datetime, until: datetime, *, size: int
) -> tuple[list[Extension], dict[ExtensionState, int]]:
    """Extensions of `tasks` (a select of ids) that were asked for, or given unasked, from `since` up to `until`.

    The newest `size` of them, and how many there are of each state. Three statements.
    """
    asked = select(Act.extension_id).where(
        Act.kind.in_((ActKind.EXTENSION_ASKED, ActKind.EXTENDED)), Act.at >= since, Act.at < until
    )
    where = and_(Extension.task_id.in_(tasks), Extension.id.in_(asked))
    counted = select(Extension.state, func.count(Extension.id)).where(where).group_by(Extension.state)
    query = (
        select(Extension)
        .where(where)
        .options(joinedload(Extension.task).joinedload(Task.lead), WITH_PEOPLE)
        .order_by(Extension.id.desc())
        .limit(size)
    )
    many: dict[ExtensionState, int] = {}
    for state, number in db.session.execute(counted):
        many[state] = number
    return list(db.session.scalars(query)), many


@dataclass(frozen=True)
class Calls:
    """What calls on a leader: requests to decide, open tasks they supervise, ways their own unit must clear."""

    requests: int
    supervised: int
    to_clear: int


def calls_on(actor: Actor) -> Calls:
    """What calls on the leader, in one statement: each number by an index of its own, however many tasks there are."""
    waiting = _requests(actor, waiting=True).with_only_columns(func.count(), maintain_column_froms=True)
    seen = select(func.count(Task.id)).where(visible_to(actor), Task.state.in_(OPEN))
    # Each by its own index: together they would be all that is open. Whoever supervises a task sees it, so the index
    # of these tells how many they are, without the tasks: not even their ids may be asked for. (Who reads for others
    # does not know of all of them.)
    mine = select(func.count()).select_from(Task).where(Task.state.in_(OPEN))
    supervised = (seen if actor.discreet else mine).where(supervised_by(actor))
    to_clear = seen.where(Task.state == State.BLOCKED, Task.blocker_unit_id == actor.unit_id)
    each = (waiting.scalar_subquery(), supervised.scalar_subquery(), to_clear.scalar_subquery())
    return Calls(*db.session.execute(select(*each)).one())
