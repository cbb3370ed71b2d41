"""Files that go along with a step, and their removal."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.evidence import services as evidence
from tracker.storage.database import db
from tracker.tasks import policy, rules
from tracker.tasks.models import Move, MoveFile


def attach_files(move: Move, tokens: Sequence[str], *, by: Actor) -> list[MoveFile]:
    """Let `move` carry the actor's own files. Raises Invalid (field "photos") for one that is not there."""
    if not tokens:
        return []
    files = [MoveFile(move=move, upload=upload) for upload in evidence.use(tokens, by=by)]
    db.session.add_all(files)
    return files


def remove_file(file: MoveFile, reason: str, *, by: Actor) -> None:
    """Take a file that was sent by mistake out of sight; that it was there, and who removed it and why, stays.

    Raises Forbidden without the right, Conflict when it is removed already or past its day, Invalid (field
    "reason") without a reason.
    """
    if not policy.may_file(by, Permission.TASK_REMOVE_FILE, file):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    if file.removed_at is not None:
        raise Conflict(N_("Tệp này đã được gỡ."))
    move, task = file.move, file.move.task
    rules.check_removal(reason, sent_on=move.day, today=clock.today(), state=task.state)
    file.removed_at, file.removed_by_id, file.removal_reason = clock.now(), by.person_id, reason.strip()
    detail = {
        "file": file.id,
        "name": file.upload.name,
        "digest": file.upload.digest,
        "sent_by": move.person_id,
        "reason": file.removal_reason,
    }
    audit.record(Fact("task.file_removed", "task", task.id, detail), by=by)
    db.session.flush()
