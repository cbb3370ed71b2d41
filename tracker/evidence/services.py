"""Taking files in: announced, sent in parts, looked into, used by a report, swept when nobody does."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import BinaryIO

from flask import current_app
from sqlalchemy import delete, or_, select, update

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Invalid, TooLarge
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.evidence import queries, rules
from tracker.evidence.models import Upload
from tracker.evidence.queries import contents
from tracker.storage import parts
from tracker.storage.blobs import PIECE, check_space
from tracker.storage.database import db

#: Files of one person that wait for a report: more is no report any more.
MOST_WAITING = 60
#: A file that no report has used for so long was left behind: a form stays open over a night, not over two.
UNUSED_FOR = timedelta(days=2)
#: At most so much is taken in one part.
LARGEST_PART = 1024 * 1024


def begin(name: str, size: int, *, keep_place: bool = False, by: Actor) -> Upload:
    """Announce a file of `size` bytes. What can be refused by name and size is refused now, before it is sent.

    Raises Invalid, TooLarge, Conflict when too many files wait already, NoSpace.
    """
    name = rules.clean_name(name)
    rules.kind_of_name(name)
    rules.check_size(size, current_app.config["EVIDENCE_MAX_BYTES"])
    many, waiting = queries.waiting(by)
    if many >= MOST_WAITING or waiting + size > MOST_WAITING * current_app.config["EVIDENCE_MAX_BYTES"] // 4:
        raise Conflict(N_("Quá nhiều tệp chưa gắn vào báo cáo nào. Gửi báo cáo hoặc bỏ bớt tệp rồi thêm tiếp."))
    check_space(size)
    upload = Upload(
        token=secrets.token_urlsafe(24),
        person_id=by.person_id,
        name=name,
        size=size,
        keeps_place=keep_place,
        created_at=clock.now(),
    )
    db.session.add(upload)
    db.session.flush()
    audit.record(Fact("upload.begun", "upload", upload.id, {"name": name, "size": size}), by=by)
    return upload


def receive(upload: Upload, offset: int, data: bytes) -> int:
    """Take the part of the file that begins at `offset`; how many bytes are there now is answered.

    No row changes: how much has arrived the part file says, so that a broken link costs no transaction.
    Raises WrongOffset with the offset to go on from, TooLarge for more than was announced, NoSpace.
    """
    if upload.is_complete:
        raise parts.WrongOffset(upload.size)
    if len(data) > LARGEST_PART or offset + len(data) > upload.size:
        raise TooLarge(N_("Phần gửi lên dài hơn cỡ tệp đã báo. Bỏ tệp rồi chọn lại."), field="photos")
    return parts.append(upload.token, offset, data)


def arrived(upload: Upload) -> int:
    """How many bytes of the file are there."""
    return upload.size if upload.is_complete else parts.arrived(upload.token)


def complete(upload: Upload, *, by: Actor) -> None:
    """Look into a file that has arrived whole, and keep of it what may be kept. Done twice it changes nothing.

    Raises WrongOffset when bytes are missing, Invalid when the content is not taken, NoSpace. What was sent
    under way is forgotten by the caller with `forget_parts`, once the act is committed.
    """
    if upload.is_complete:
        return
    there = parts.arrived(upload.token)
    if there != upload.size:
        raise parts.WrongOffset(there)
    checked = rules.check(upload.name, b"".join(parts.pieces(upload.token)), keep_place=upload.keeps_place)
    upload.digest = contents.put(checked.content)
    upload.thumbnail = contents.put(checked.thumbnail) if checked.thumbnail else None
    upload.name, upload.kind, upload.bytes_kept = checked.name, checked.kind, len(checked.content)
    upload.width, upload.height, upload.keeps_place = checked.width, checked.height, checked.has_place
    detail = {"name": upload.name, "digest": upload.digest, "kept_place": upload.keeps_place}
    audit.record(Fact("upload.completed", "upload", upload.id, detail), by=by)
    db.session.flush()


def take_in(name: str, file: BinaryIO, size: int, *, keep_place: bool = False, by: Actor) -> Upload:
    """A whole file that came with a form. Raises what `begin`, `receive` and `complete` raise."""
    upload = begin(name, size, keep_place=keep_place, by=by)
    try:
        offset = 0
        while piece := file.read(PIECE):
            offset = receive(upload, offset, piece)
        complete(upload, by=by)
    finally:
        parts.delete(upload.token)
    return upload


def forget_parts(upload: Upload) -> None:
    """Let go of what was sent under way."""
    parts.delete(upload.token)


def drop(upload: Upload, *, by: Actor) -> None:
    """Take back a file before it is used. Its content goes with the next sweep.

    Raises Conflict when a report has used it.
    """
    if upload.used_at is not None:
        raise Conflict(N_("Tệp đã nằm trong báo cáo. Gỡ tệp ở trang nhiệm vụ."))
    audit.record(Fact("upload.dropped", "upload", upload.id, {"name": upload.name}), by=by)
    db.session.delete(upload)
    db.session.flush()
    parts.delete(upload.token)


def use(tokens: Sequence[str], *, by: Actor) -> list[Upload]:
    """Let a report have the files named by `tokens`, in their order; each file serves once.

    Raises Invalid (field "photos") when one is not the actor's own, not complete, or used already, or when
    they are too many for one report.
    """
    wanted = list(dict.fromkeys(tokens))
    most = current_app.config["EVIDENCE_FILES"]
    if len(wanted) > most:
        raise Invalid(N_("Mỗi báo cáo nhận nhiều nhất %(most)s tệp. Bỏ bớt rồi gửi."), field="photos", most=most)
    uploads = queries.own(by, wanted)
    ids = [upload.id for upload in uploads]
    # One statement takes them: of two reports sent at once only one gets a file.
    taken = db.session.scalars(
        update(Upload)
        .where(Upload.id.in_(ids), Upload.used_at.is_(None))
        .values(used_at=clock.now())
        .returning(Upload.id)
    ).all()
    if len(taken) != len(wanted):
        raise Invalid(N_("Có tệp gửi chưa trọn vẹn hoặc đã dùng ở báo cáo khác. Bỏ tệp rồi thêm lại."), field="photos")
    return uploads


def sweep(older_than: timedelta = UNUSED_FOR) -> int:
    """Forget files that nobody used within `older_than`; how many is answered. For a job, say once a night.

    First contents go that no file names any more, then the files themselves: what is forgotten today loses its
    content with the next sweep, so that a sweep that fails half way takes nothing that is still named.
    """
    for digests in contents.old(older_than):
        for digest in set(digests) - _named(digests):
            contents.delete(digest)
    tokens = parts.old(older_than)
    known = set(db.session.scalars(select(Upload.token).where(Upload.token.in_(tokens), Upload.digest.is_(None))))
    for token in set(tokens) - known:
        parts.delete(token)
    # One statement decides: a report that takes one of them at this moment keeps it.
    gone = db.session.scalars(
        delete(Upload)
        .where(Upload.used_at.is_(None), Upload.created_at < clock.now() - older_than)
        .returning(Upload.id)
    ).all()
    if gone:
        audit.record(Fact("upload.swept", "upload", None, {"files": len(gone)}), by=None)
    return len(gone)


def _named(digests: list[str]) -> set[str]:
    """Those of `digests` that a file still names, as content or as thumbnail."""
    query = select(Upload.digest, Upload.thumbnail).where(
        or_(Upload.digest.in_(digests), Upload.thumbnail.in_(digests))
    )
    return {each for row in db.session.execute(query) for each in row if each}
