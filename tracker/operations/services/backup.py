"""Making a backup while people work.

First the database as of one moment, then the files: contents are never rewritten, and one that is named at that moment
is not cleared away before the night after. A file that comes later is copied for nothing, which harms nobody.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flask import current_app

from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.events import Fact
from tracker.operations.queries import revision
from tracker.operations.rules import MANIFEST, SUMS, BackupRefused, Manifest, content_path, sum_line
from tracker.operations.services import snapshots
from tracker.storage.blobs import PIECE, STORES, Store
from tracker.storage.database import db, transaction
from tracker.storage.sealing import seal

#: What only the site's keys can read: after a restore it tells whether they are the right ones.
PROBE = "Kết Luận"


@dataclass
class Made:
    """What a backup holds. `damaged` are kept contents that are no longer what they were kept as."""

    folder: Path
    manifest: Manifest
    digest: str = ""
    size: int = 0
    damaged: list[str] = field(default_factory=list)


def create(folder: Path) -> Made:
    """Back up the site into the new folder `folder`. Raises BackupRefused when it is there, OSError.

    It is made beside its place and renamed at the end: a backup that was cut off never looks like one.
    """
    if folder.exists():
        raise BackupRefused(f"{folder} đã có. Mỗi bản sao lưu cần một thư mục mới.")
    stands = revision()
    if stands is None:
        raise BackupRefused("Cơ sở dữ liệu chưa có gì để sao lưu. Chạy: flask prepare")
    beside = folder.with_name(folder.name + ".partial")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir(parents=True, mode=0o700)
    db.session.rollback()
    tables, end = snapshots.save(beside)
    damaged: list[str] = []
    files = {store.folder: _copy(store, beside, damaged) for store in STORES}
    manifest = Manifest(
        made_at=clock.now().isoformat(timespec="seconds"),
        database=snapshots.dialect(),
        revision=stands,
        tables=tables,
        files=files,
        record=end,
        sealed=seal(PROBE),
    )
    (beside / MANIFEST).write_text(manifest.as_json(), encoding="utf-8")
    made = Made(folder, manifest, damaged=damaged)
    _sum(beside, made)
    os.sync()
    beside.rename(folder)
    with transaction():
        audit.record(Fact("backup.made", "backup", None, {"digest": made.digest}), by=None)
    return made


def _copy(store: Store, folder: Path, damaged: list[str]) -> int:
    """Copy all contents of `store`; how many. What was cleared away meanwhile nobody names any more."""
    many = 0
    for digest in _digests(store):
        place = folder / content_path(store.folder, digest)
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            with store.open(digest) as source, place.open("wb") as target:
                shutil.copyfileobj(source, target, PIECE)
        except FileNotFoundError:
            place.unlink(missing_ok=True)
            continue
        if _hash(place) != digest:
            damaged.append(f"{store.folder}/{digest}")
            place.unlink()
            continue
        many += 1
    return many


def _digests(store: Store) -> Iterator[str]:
    if current_app.config["STORE_URL"] or store.root.is_dir():
        yield from store.digests()


def _hash(place: Path) -> str:
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sum(folder: Path, made: Made) -> None:
    counted = hashlib.sha256()
    with (folder / SUMS).open("w", encoding="utf-8") as sums:
        for place in sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS):
            line = sum_line(_hash(place), place.relative_to(folder).as_posix())
            sums.write(line)
            counted.update(line.encode())
            made.size += place.stat().st_size
    made.digest = counted.hexdigest()
