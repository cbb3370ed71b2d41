"""Files of users, kept once under the hash of their content, outside anything a web server hands out."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from time import time
from typing import BinaryIO

from flask import current_app

from tracker.core.errors import NoSpace
from tracker.core.labels import N_
from tracker.storage.buckets import Bucket

#: What is read and written at once when a file passes through.
PIECE = 256 * 1024
#: So much of the disk stays free for the database and the log.
RESERVE = 64 * 1024 * 1024
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_SPACE = N_("Máy chủ hết chỗ lưu tệp. Nội dung chưa được lưu; báo quản trị rồi gửi lại sau.")


@contextmanager
def space_needed() -> Iterator[None]:
    """Turn a full disk inside the block into NoSpace, a sentence for the person who sent."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NoSpace(_NO_SPACE) from error
        raise


@dataclass(frozen=True)
class Folder:
    """A folder, here or mounted by several hosts. Every content is complete or absent, and never rewritten."""

    root: Path

    def _place(self, digest: str) -> Path:
        return self.root / digest[:2] / digest[2:]

    def put(self, content: bytes | Iterable[bytes]) -> str:
        """Keep `content`, whole or in pieces, and return its SHA-256 in hex; keeping it twice costs nothing.

        It is written beside its place, flushed, then renamed. Raises NoSpace, with nothing left behind.
        """
        pieces = (content,) if isinstance(content, bytes) else content
        known = hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else None
        if known is not None and self._again(known):
            return known
        with space_needed():
            self.root.mkdir(parents=True, exist_ok=True)
            counted = hashlib.sha256()
            with tempfile.NamedTemporaryFile(dir=self.root, prefix=".", delete=False) as file:
                try:
                    for piece in pieces:
                        counted.update(piece)
                        file.write(piece)
                    file.flush()
                    os.fsync(file.fileno())
                    digest = counted.hexdigest()
                    if self._again(digest):
                        os.unlink(file.name)
                        return digest
                    place = self._place(digest)
                    place.parent.mkdir(exist_ok=True)
                    os.replace(file.name, place)
                except BaseException:
                    Path(file.name).unlink(missing_ok=True)
                    raise
        return digest

    def _again(self, digest: str) -> bool:
        """True when `digest` is kept; the time of access says until when it was wanted, for `old`."""
        place = self._place(digest)
        try:
            os.utime(place, ns=(int(time() * 1e9), place.stat().st_mtime_ns))
        except FileNotFoundError:
            return False
        return True

    def get(self, digest: str) -> bytes:
        """The content kept under `digest`. Raises FileNotFoundError when there is none."""
        return self._place(digest).read_bytes()

    def holds(self, digest: str) -> bool:
        """True when content is kept under `digest`."""
        return self._place(digest).is_file()

    def open(self, digest: str) -> BinaryIO:
        """The content to be read piece by piece: a large file is never whole in memory. Raises FileNotFoundError."""
        return self._place(digest).open("rb")

    def delete(self, digest: str) -> None:
        """Forget the content; nothing happens when there is none."""
        self._place(digest).unlink(missing_ok=True)

    def old(self, age: timedelta) -> Iterator[list[str]]:
        """Digests of contents that nobody kept or read within `age`, in groups, for whoever tidies up.

        What a process that died left half-written is removed on the way.
        """
        before = time() - age.total_seconds()
        for folder in sorted(self.root.glob("*")):
            if folder.name.startswith("."):
                if folder.stat().st_mtime < before:
                    folder.unlink(missing_ok=True)
                continue
            digests = []
            for place in folder.iterdir():
                seen = place.stat()
                if max(seen.st_atime, seen.st_mtime) < before:
                    digests.append(folder.name + place.name)
            if digests:
                yield digests

    def digests(self) -> Iterator[str]:
        """All that is kept."""
        for folder in sorted(self.root.glob("[0-9a-f][0-9a-f]")):
            yield from (folder.name + place.name for place in sorted(folder.iterdir()))

    def check(self) -> None:
        """Raises OSError when nothing can be kept here."""
        self.root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=self.root):
            pass


@dataclass(frozen=True)
class Store:
    """Contents by their SHA-256, in a folder of the instance, or of the bucket that TRACKER_STORE_URL names."""

    folder: str

    @property
    def place(self) -> Folder | Bucket:
        """Where this store lies."""
        url: str = current_app.config.get("STORE_URL", "")
        return Bucket(url, self.folder) if url else Folder(self.root)

    @property
    def root(self) -> Path:
        """The folder of this store on this machine."""
        root: Path = current_app.config["INSTANCE"] / self.folder
        return root

    def put(self, content: bytes | Iterable[bytes]) -> str:
        """Keep `content`, whole or in pieces, and return its SHA-256 in hex; keeping it twice costs nothing.

        Raises NoSpace, Unavailable, with nothing left behind.
        """
        return self.place.put(content)

    def get(self, digest: str) -> bytes:
        """The content kept under `digest`. Raises FileNotFoundError when there is none, Unavailable."""
        return self.place.get(digest)

    def holds(self, digest: str) -> bool:
        """True when content is kept under `digest`."""
        return self.place.holds(digest)

    def open(self, digest: str) -> BinaryIO:
        """The content to be read piece by piece: a large file is never whole in memory. Raises FileNotFoundError."""
        return self.place.open(digest)

    def delete(self, digest: str) -> None:
        """Forget the content; nothing happens when there is none."""
        self.place.delete(digest)

    def old(self, age: timedelta) -> Iterator[list[str]]:
        """Digests of contents that nobody kept or read within `age`, in groups, for whoever tidies up."""
        return self.place.old(age)

    def digests(self) -> Iterator[str]:
        """Digests of all that is kept."""
        return self.place.digests()

    def check(self) -> None:
        """Raises OSError or Unavailable when nothing can be kept."""
        self.place.check()


def check_space(size: int) -> None:
    """Raises NoSpace when `size` bytes more would leave the machine without room for its own work."""
    folder: Path = current_app.config["INSTANCE"]
    folder.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(folder).free - size < RESERVE:
        raise NoSpace(_NO_SPACE)


#: Source documents of conferences, as they were handed in.
documents = Store("files")
#: Spreadsheets that somebody looks through before they are taken in: what is not confirmed goes after a day.
sheets = Store("sheets")
#: Files that go with mail: what was sent is kept for some weeks.
attachments = Store("attachments")
#: What people show of their work, apart from the source documents: what nobody uses any more can be found by looking.
evidence = Store("evidence")
#: Lists that somebody had made as files: they go after a day.
exports = Store("exports")
#: All of them, for a backup.
STORES = (documents, sheets, attachments, evidence, exports)
put = documents.put
get = documents.get
holds = documents.holds
