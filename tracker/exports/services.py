"""Asking for a file, making it, taking it back, and forgetting it after a day."""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any, cast
from uuid import uuid4

from flask_babel import force_locale, get_locale
from sqlalchemy import ColumnElement, CursorResult, and_, delete, func, select, update

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, NoSpace, Unavailable
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.exports import queries
from tracker.exports.models import Export
from tracker.exports.rules import KEEP, LEASE, MOST_KEPT, MOST_ROWS, OPEN, TRIES, WAIT, ExportState, Trouble
from tracker.reports.queries.papers.sheet import Sheet
from tracker.storage import blobs
from tracker.storage.blobs import PIECE, space_needed
from tracker.storage.database import db, insert_once, transaction
from tracker.tasks.queries import Filter

log = logging.getLogger(__name__)
#: One file at a time in each process: its memory is bounded, and other work finds a free worker.
_busy = threading.Lock()


class ExportLost(RuntimeError):
    """The file was cancelled, or another worker has taken it over: what was written is thrown away."""


def ask(wanted: Filter, columns: Sequence[str], *, by: Actor) -> Export:
    """Have the list `wanted` made as a file with `columns`, in the post acted in.

    Raises Conflict while another file of the same person is being made, or when as many are kept as may be.
    """
    now = clock.now()
    mine = select(func.count(Export.id)).where(Export.person_id == by.person_id, Export.asked_at > now - KEEP)
    if (db.session.scalar(mine) or 0) >= MOST_KEPT:
        raise Conflict(N_("Bạn đang giữ %(many)s tệp. Xóa bớt tệp đã tải rồi yêu cầu lại."), many=MOST_KEPT)
    new = insert_once(
        Export,
        person_id=by.person_id,
        post_id=by.post.id,
        query=queries.kept(wanted),
        columns=",".join(columns),
        language=str(get_locale() or "vi"),
        state=ExportState.WAITING,
        asked_at=now,
    )
    export = queries.open_of(by)
    if not new or export is None:
        raise Conflict(N_("Bạn đang có một tệp chưa lập xong. Chờ tệp đó xong, hoặc hủy, rồi yêu cầu tệp khác."))
    audit.record(Fact("export.asked", "export", export.id, {"filter": export.query, "columns": export.columns}), by=by)
    db.session.info.setdefault("wake", set()).add("exports")
    return export


def drop(export: Export, *, by: Actor) -> str | None:
    """Cancel a file that is not made yet, or erase one; the digest that may be forgotten once this is committed."""
    now, number = clock.now(), export.id
    ended = {"state": ExportState.CANCELLED, "claim": None, "claimed_until": None, "finished_at": now}
    if _change(number, Export.state.in_(OPEN), **ended):
        audit.record(Fact("export.cancelled", "export", number, {}), by=by)
        return None
    # It may have been finished in between: then it is erased.
    digest = db.session.scalar(select(Export.digest).where(Export.id == number))
    db.session.execute(delete(Export).where(Export.id == number))
    audit.record(Fact("export.erased", "export", number, {}), by=by)
    return digest


def forget(digest: str | None) -> None:
    """Delete a file that no row names any more."""
    if digest and db.session.scalar(select(Export.id).where(Export.digest == digest).limit(1)) is None:
        blobs.exports.delete(digest)


def make_waiting() -> int:
    """Make the files that wait, one after the other; how many were made. Opens its own transactions.

    Does nothing while this process makes some already: whoever does takes the next one too.
    """
    if not _busy.acquire(blocking=False):
        return 0
    try:
        made, seen = 0, list[int]()
        while (number := queries.next_id(clock.now(), but=seen)) is not None:
            seen.append(number)
            made += _make(number)
        return made
    finally:
        db.session.rollback()
        _busy.release()


def _make(number: int) -> bool:
    """Make one file, unless another worker does; what goes wrong is told in its row and in the log."""
    token, now = uuid4().hex, clock.now()
    mine = {"state": ExportState.RUNNING, "claim": token, "claimed_until": now + LEASE, "done": 0}
    with transaction():
        if not _change(number, queries.free(now), tries=Export.tries + 1, **mine):
            return False
    export = db.session.get_one(Export, number, populate_existing=True)
    if export.tries > TRIES:  # every worker before has died over it
        return _fail(number, token, Trouble.DIED)
    last = export.tries == TRIES
    try:
        maker = queries.maker_of(export)
        if maker is None:
            return _fail(number, token, Trouble.POST)
        with force_locale(export.language):
            _write(export, token, maker)
    except ExportLost:
        log.info("export %s: cancelled, or taken over", number)
        return False
    except NoSpace:
        return _fail(number, token, Trouble.SPACE)
    except Exception as error:
        log.exception("export %s", number)
        db.session.rollback()
        trouble = Trouble.STORE if isinstance(error, Unavailable) else Trouble.FAULT
        return _fail(number, token, trouble) if last else _later(number, token)
    return True


def _write(export: Export, token: str, maker: Actor) -> None:
    """Write the file and keep it. Raises ExportLost when the claim is lost, NoSpace, Unavailable."""
    number, wanted = export.id, queries.filter_of(export)
    sheet = Sheet.of(maker, wanted, export.columns.split(","), most=MOST_ROWS)
    total = len(sheet.ids)
    _tell(number, token, total=total, found=sheet.total)
    with TemporaryDirectory(prefix="export-") as folder, space_needed(), TemporaryFile(dir=folder) as file:
        name = sheet.write(file, Path(folder), lambda done: _tell(number, token, done=done))
        size = file.seek(0, 2)
        file.seek(0)
        digest = blobs.exports.put(iter(lambda: file.read(PIECE), b""))
    made = {"digest": digest, "size": size, "filename": name, "done": total, "finished_at": clock.now()}
    with transaction():
        over = {"state": ExportState.DONE, "claim": None, "claimed_until": None}
        if not _change(number, _ours(token), **over, **made):
            raise ExportLost
        audit.record(Fact("export.made", "export", number, {"filter": queries.kept(wanted), "rows": total}), by=maker)


def _tell(number: int, token: str, **how: int) -> None:
    """Write down how far the file is, and that its worker lives. Raises ExportLost."""
    with transaction():
        if not _change(number, _ours(token), claimed_until=clock.now() + LEASE, **how):
            raise ExportLost


def _later(number: int, token: str) -> bool:
    """Let it be tried again after a while."""
    with transaction():
        _change(number, _ours(token), state=ExportState.WAITING, claim=None, claimed_until=clock.now() + WAIT)
    return False


def _fail(number: int, token: str, trouble: Trouble) -> bool:
    """Give the file up, and say why."""
    over = {"state": ExportState.FAILED, "claim": None, "claimed_until": None, "finished_at": clock.now()}
    with transaction():
        if _change(number, _ours(token), trouble=trouble, **over):
            audit.record(Fact("export.failed", "export", number, {"trouble": trouble.value}), by=None)
    return False


def _ours(token: str) -> ColumnElement[bool]:
    return and_(Export.claim == token, Export.state == ExportState.RUNNING)


def _change(number: int, still: ColumnElement[bool], **values: Any) -> bool:
    change = update(Export).where(Export.id == number, still).values(**values)
    done = db.session.execute(change.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", done).rowcount == 1


def sweep() -> int:
    """Forget files that were kept long enough, and contents that no row names; how many. For a job."""
    old = db.session.execute(select(Export.id, Export.digest).where(Export.asked_at < clock.now() - KEEP)).all()
    if old:
        db.session.execute(delete(Export).where(Export.id.in_([number for number, _ in old])))
        audit.record(Fact("export.swept", "export", None, {"many": len(old)}), by=None)
    # Their time is over for whoever asks: no harm is done when the rows come back with a transaction that fails.
    for _, digest in old:
        forget(digest)
    # What a worker that died, or was cancelled at the last moment, has kept in vain.
    named, left = set(db.session.scalars(select(Export.digest).where(Export.digest.is_not(None)))), 0
    for digests in blobs.exports.old(KEEP):
        for digest in set(digests) - named:
            blobs.exports.delete(digest)
            left += 1
    return len(old) + left
