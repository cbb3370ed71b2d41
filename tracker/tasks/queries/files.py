"""Reading the files of a task."""

from __future__ import annotations

from flask import abort
from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from tracker.core.actor import Actor
from tracker.storage.database import db
from tracker.tasks.models import AnyTask, Move, MoveFile, Task, TaskUnit
from tracker.tasks.queries.present import Has, has
from tracker.tasks.queries.scope import visible_to
from tracker.web.paging import Page, paged


def files_by_move(task: AnyTask) -> dict[int, list[MoveFile]]:
    """The files of each move of the task, removed ones included, in the order they were sent; one statement at most."""
    if not has(task, Has.FILES):
        return {}
    query = (
        select(MoveFile)
        .join(MoveFile.move)
        .where(Move.task_id == task.id)
        .options(joinedload(MoveFile.upload), joinedload(MoveFile.removed_by))
        .order_by(MoveFile.id)
    )
    found: dict[int, list[MoveFile]] = {}
    for file in db.session.scalars(query):
        found.setdefault(file.move_id, []).append(file)
    return found


def _shown(task: AnyTask) -> Select[MoveFile]:
    """What can be looked at, newest first."""
    return (
        select(MoveFile)
        .join(MoveFile.move)
        .where(Move.task_id == task.id, MoveFile.removed_at.is_(None))
        .options(joinedload(MoveFile.upload), contains_eager(MoveFile.move).joinedload(Move.person))
        .order_by(MoveFile.id.desc())
    )


def newest_files(task: AnyTask, many: int) -> tuple[list[MoveFile], int]:
    """The newest files of the task, and how many there are in all; one statement at most."""
    if not has(task, Has.FILES):
        return [], 0
    query = _shown(task).add_columns(func.count().over()).limit(many)
    rows = db.session.execute(query).all()
    return [row[0] for row in rows], rows[0][1] if rows else 0


def all_files(task: AnyTask, *, number: int, size: int) -> Page[MoveFile]:
    """One page of the files of the task, newest first."""
    return paged(_shown(task), number=number, size=size)


def file_or_404(actor: Actor, task_id: int, file_id: int) -> MoveFile:
    """A file of a task that the actor may see, removed ones included; 404 otherwise."""
    query = (
        select(MoveFile)
        .join(MoveFile.move)
        .join(Move.task)
        .where(MoveFile.id == file_id, Task.id == task_id, visible_to(actor))
        .options(
            joinedload(MoveFile.upload),
            contains_eager(MoveFile.move).options(
                joinedload(Move.person),
                contains_eager(Move.task).options(
                    joinedload(Task.lead),
                    joinedload(Task.assigner),
                    joinedload(Task.blocker_unit),
                    selectinload(Task.units).joinedload(TaskUnit.unit),
                ),
            ),
        )
    )
    return db.session.scalar(query) or abort(404)


def neighbours(file: MoveFile) -> tuple[int | None, int | None]:
    """The ids of the files sent just after and just before this one, to leaf through."""
    shown = (
        select(MoveFile.id).join(MoveFile.move).where(Move.task_id == file.move.task_id, MoveFile.removed_at.is_(None))
    )
    newer = db.session.scalar(shown.where(MoveFile.id > file.id).order_by(MoveFile.id).limit(1))
    older = db.session.scalar(shown.where(MoveFile.id < file.id).order_by(MoveFile.id.desc()).limit(1))
    return newer, older
