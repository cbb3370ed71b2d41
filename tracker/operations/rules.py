"""What a backup is: a folder with a manifest, and sums that prove every file of it on any machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

#: Of the layout of the folder; a program reads those it knows.
FORMAT = 1
MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
#: Where kept contents lie in a backup, by store: files/<store>/<two signs>/<the rest>.
FILES = "files"
#: The whole database of SQLite, and the folder of tables of PostgreSQL.
SQLITE = "database.sqlite3"
TABLES = "tables"


class BackupRefused(RuntimeError):
    """The backup cannot be made, is not whole, or must not be restored here; the message is for the operator."""


@dataclass(frozen=True)
class Table:
    """A table as it was: its rows, and the columns that were copied, in their order."""

    rows: int
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `record` is the end of the record of acts, `sealed` something only the site's keys open."""

    made_at: str
    database: str
    revision: str
    tables: Mapping[str, Table]
    files: Mapping[str, int]
    record: tuple[int, str]
    sealed: str

    def as_json(self) -> str:
        """To be written."""
        return json.dumps({"format": FORMAT, **asdict(self)}, ensure_ascii=False, indent=1)


def read_manifest(text: str) -> Manifest:
    """What `as_json` wrote. Raises BackupRefused for anything else."""
    try:
        said: dict[str, Any] = json.loads(text)
        if said.pop("format") != FORMAT:
            raise BackupRefused("Bản sao lưu do phiên bản khác tạo, chương trình này không đọc được.")
        tables = {name: Table(table["rows"], tuple(table["columns"])) for name, table in said.pop("tables").items()}
        entries, digest = said.pop("record")
        return Manifest(tables=tables, record=(entries, digest), **said)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupRefused(f"{MANIFEST} không đọc được.") from error


def content_path(store: str, digest: str) -> str:
    """Where a content lies within a backup."""
    return f"{FILES}/{store}/{digest[:2]}/{digest[2:]}"


def content_of(path: str) -> tuple[str, str] | None:
    """Store and digest of a path within a backup; None for what is no content."""
    parts = path.split("/")
    return (parts[1], parts[2] + parts[3]) if len(parts) == 4 and parts[0] == FILES else None


def sum_line(digest: str, path: str) -> str:
    """As sha256sum writes it."""
    return f"{digest}  {path}\n"


def read_sums(text: str) -> dict[str, str]:
    """Digest by path. Raises BackupRefused for a line that is none, or that leads out of the folder."""
    found = {}
    for line in text.splitlines():
        digest, between, path = line[:64], line[64:66], line[66:]
        if len(digest) != 64 or between != "  " or not path or path.startswith("/") or ".." in path.split("/"):
            raise BackupRefused(f"{SUMS} không đọc được.")
        found[path] = digest
    return found
