"""Proving a backup: every byte of it is as it was written, and it holds what its manifest says."""

from __future__ import annotations

import hashlib
from collections import Counter
from pathlib import Path

from tracker.operations.rules import (
    MANIFEST,
    SQLITE,
    SUMS,
    TABLES,
    BackupRefused,
    Manifest,
    content_of,
    read_manifest,
    read_sums,
)
from tracker.operations.services import snapshots


def verify(folder: Path) -> Manifest:
    """The manifest of a backup that is whole. Raises BackupRefused that names the first thing that is not."""
    if not (folder / MANIFEST).is_file() or not (folder / SUMS).is_file():
        raise BackupRefused(f"{folder} không phải bản sao lưu: thiếu {MANIFEST} hoặc {SUMS}.")
    manifest = read_manifest((folder / MANIFEST).read_text(encoding="utf-8"))
    sums = read_sums((folder / SUMS).read_text(encoding="utf-8"))
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SUMS}
    for words, paths in (("thiếu tệp", sums.keys() - there), ("thừa tệp", there - sums.keys())):
        if paths:
            raise BackupRefused(f"Bản sao lưu {words} {min(paths)} (tất cả {len(paths)} tệp).")
    files: Counter[str] = Counter()
    for path, digest in sorted(sums.items()):
        with (folder / path).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        content = content_of(path)
        if found != digest or (content and content[1] != digest):
            raise BackupRefused(f"Tệp {path} đã bị thay đổi hoặc hỏng.")
        if content:
            files[content[0]] += 1
    if any(files[store] != many for store, many in manifest.files.items()):
        raise BackupRefused(f"Số tệp không khớp với {MANIFEST}.")
    sqlite = manifest.database == "sqlite"
    rows = snapshots.proved_sqlite(folder / SQLITE) if sqlite else snapshots.proved_copies(folder / TABLES)
    compare(manifest, rows)
    return manifest


def compare(manifest: Manifest, rows: dict[str, int]) -> None:
    """Raises BackupRefused when a table holds another number of rows than it did."""
    for name in sorted(manifest.tables.keys() | rows.keys()):
        wanted = manifest.tables[name].rows if name in manifest.tables else None
        if rows.get(name) != wanted:
            raise BackupRefused(f"Bảng {name}: {rows.get(name)} dòng, {MANIFEST} ghi {wanted}.")
