"""Restoring a backup into an empty site: proved before, compared after, and noted in the record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from flask import current_app

from tracker.audit import queries as record
from tracker.audit import services as audit
from tracker.core.events import Fact
from tracker.core.later import later
from tracker.operations.queries import revision, scripts
from tracker.operations.rules import FILES, BackupRefused, Manifest
from tracker.operations.services import snapshots
from tracker.operations.services.backup import PROBE
from tracker.operations.services.proof import compare, verify
from tracker.storage.blobs import PIECE, STORES
from tracker.storage.database import MIGRATIONS, db, transaction
from tracker.storage.sealing import Unreadable, unseal

if TYPE_CHECKING:
    import flask_migrate
else:
    flask_migrate = later("flask_migrate")


def restore(folder: Path, say: Callable[[str], object] = lambda words: None) -> Manifest:
    """Make the site what it was when `folder` was made. Raises BackupRefused, and has then changed no row.

    Files come first and are named by their content: a restore that was cut off is simply done again.
    """
    manifest = verify(folder)
    say(f"Bản sao lưu nguyên vẹn, tạo lúc {manifest.made_at}.")
    _check_site(folder, manifest)
    for store in STORES:
        for place in sorted((folder / FILES / store.folder).glob("*/*")):
            with place.open("rb") as file:
                kept = store.put(iter(lambda file=file: file.read(PIECE), b""))  # type: ignore[misc]
            if kept != place.parent.name + place.name:
                raise BackupRefused(f"Tệp {place.relative_to(folder)} bị thay đổi trong khi khôi phục.")
    say(f"Đã chép {sum(manifest.files.values())} tệp.")
    _schema(manifest)
    db.session.remove()
    snapshots.load(folder, manifest.tables)
    compare(manifest, snapshots.count())
    say(f"Đã nạp {len(manifest.tables)} bảng, {sum(table.rows for table in manifest.tables.values())} dòng.")
    proof = record.prove()
    if proof.broken is not None or (proof.end.entries, proof.end.hash) != manifest.record:
        raise BackupRefused(f"Sổ nhật ký trong bản sao lưu không nguyên vẹn: {proof.broken or proof.end}.")
    db.session.rollback()
    flask_migrate.upgrade(directory=MIGRATIONS)
    with transaction():
        audit.record(Fact("backup.restored", "backup", None, {"made_at": manifest.made_at}), by=None)
    return manifest


def _check_site(folder: Path, manifest: Manifest) -> None:
    """Raises BackupRefused unless this site is empty, of the same kind of database, and able to read the backup."""
    if manifest.database != snapshots.dialect():
        raise BackupRefused(
            f"Bản sao lưu là của {manifest.database}, trang này dùng {snapshots.dialect()}: đặt lại DATABASE_URL."
        )
    if manifest.revision not in {each.revision for each in scripts().walk_revisions()}:
        raise BackupRefused("Bản sao lưu do phiên bản mới hơn tạo. Cài phiên bản đó rồi khôi phục.")
    try:
        right = unseal(manifest.sealed) == PROBE
    except Unreadable:
        right = False
    if not right:
        raise BackupRefused(
            "SECRET_KEY và TRACKER_ENCRYPTION_KEYS không phải của trang đã sao lưu: "
            "khóa xác nhận hai bước sẽ không đọc được."
        )
    if revision() is not None:
        # A schema that was only prepared holds where the record begins, and its own version.
        filled = {
            name: rows for name, rows in snapshots.count().items() if name not in ("alembic_version", "audit_head")
        }
        full = [name for name, rows in filled.items() if rows]
        if full:
            raise BackupRefused(f"Cơ sở dữ liệu này đã có dữ liệu (bảng {full[0]}). Chỉ khôi phục vào nơi còn trống.")
    db.session.rollback()
    for store in STORES:
        if not (current_app.config["STORE_URL"] or store.root.is_dir()):
            continue
        for digest in store.digests():
            if not (folder / FILES / store.folder / digest[:2] / digest[2:]).is_file():
                raise BackupRefused(f"Kho tệp {store.folder} đã có tệp khác. Chỉ khôi phục vào nơi còn trống.")


def _schema(manifest: Manifest) -> None:
    """PostgreSQL gets the schema of the backup first; SQLite's file brings it along."""
    if snapshots.dialect() == "sqlite":
        return
    stands = revision()
    db.session.remove()
    if stands is not None and stands != manifest.revision:
        flask_migrate.downgrade(directory=MIGRATIONS, revision="base")
    flask_migrate.upgrade(directory=MIGRATIONS, revision=manifest.revision)
