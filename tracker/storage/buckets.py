"""Contents kept in a bucket of an S3-compatible store, so that several hosts see the same files.

Keys, address and region come from the usual variables (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_ENDPOINT_URL,
AWS_REGION), which obstore reads itself.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from tracker.core.errors import Unavailable
from tracker.core.labels import N_
from tracker.core.later import later

if TYPE_CHECKING:
    from obstore import exceptions, store
else:
    exceptions = later("obstore.exceptions")
    store = later("obstore.store")

AWAY = N_("Kho tệp tạm thời không trả lời. Nội dung chưa được lưu; chờ một phút rồi thử lại.")
#: Larger contents lie on the disk while they are counted, before they are sent.
IN_MEMORY = 4 * 1024 * 1024
#: A content that was kept longer ago is kept anew, so that `old` knows it is wanted again.
FRESH = timedelta(hours=1)
#: Digests of one group of `old`.
GROUP = 500


def is_store_url(url: str) -> bool:
    """True for s3://bucket or s3://bucket/folder."""
    parts = urlsplit(url)
    return parts.scheme == "s3" and len(parts.netloc) >= 3 and not parts.query and not parts.fragment


@cache
def _client(bucket: str, folder: str) -> store.S3Store:
    return store.S3Store(
        bucket,
        prefix=folder or None,
        client_options={"allow_http": True, "connect_timeout": "3s", "timeout": "60s"},
        retry_config={"max_retries": 2, "retry_timeout": timedelta(seconds=5)},
    )


@contextmanager
def _answering() -> Iterator[None]:
    """Turn a store that does not answer, or refuses our keys, into Unavailable."""
    try:
        yield
    except exceptions.BaseError as error:
        raise Unavailable(AWAY) from error


class _Content(io.RawIOBase):
    """One content, read by asking for ranges of it."""

    def __init__(self, client: store.S3Store, path: str, size: int) -> None:
        self.client, self.path, self.size, self.at = client, path, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self.at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        return self.at

    def tell(self) -> int:
        return self.at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        end = min(self.at + len(view), self.size)
        if self.at >= end:
            return 0
        with _answering():
            data = self.client.get_range(self.path, start=self.at, end=end)
        view[: len(data)] = memoryview(data)
        self.at += len(data)
        return len(data)


class Bucket:
    """The contents of one folder in a bucket, by their SHA-256."""

    def __init__(self, url: str, folder: str) -> None:
        parts = urlsplit(url)
        self.client = _client(parts.netloc, "/".join(part for part in (parts.path.strip("/"), folder) if part))

    def put(self, content: bytes | Iterable[bytes]) -> str:
        """As `Store.put`. An object appears in a bucket whole or not at all. Raises Unavailable."""
        counted = hashlib.sha256()
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as file:
            for piece in (content,) if isinstance(content, bytes) else content:
                counted.update(piece)
                file.write(piece)
            digest = counted.hexdigest()
            path = _path(digest)
            with _answering():
                if not self._is_fresh(path):
                    file.seek(0)
                    self.client.put(path, cast("BinaryIO", file))
        return digest

    def _is_fresh(self, path: str) -> bool:
        try:
            return self.client.head(path)["last_modified"] > datetime.now(UTC) - FRESH
        except FileNotFoundError:
            return False

    def get(self, digest: str) -> bytes:
        """As `Store.get`. Raises FileNotFoundError, Unavailable."""
        with _answering():
            return bytes(self.client.get(_path(digest)).bytes())

    def holds(self, digest: str) -> bool:
        """As `Store.holds`. Raises Unavailable."""
        try:
            with _answering():
                self.client.head(_path(digest))
        except FileNotFoundError:
            return False
        return True

    def open(self, digest: str) -> BinaryIO:
        """As `Store.open`. Raises FileNotFoundError, Unavailable."""
        path = _path(digest)
        with _answering():
            size = self.client.head(path)["size"]
        return cast("BinaryIO", io.BufferedReader(_Content(self.client, path, size), 256 * 1024))

    def delete(self, digest: str) -> None:
        """As `Store.delete`."""
        with _answering():
            self.client.delete(_path(digest))

    def old(self, age: timedelta) -> Iterator[list[str]]:
        """As `Store.old`; a bucket knows when a content was kept, and not when it was read."""
        before = datetime.now(UTC) - age
        with _answering():
            for group in self.client.list(chunk_size=GROUP):
                digests = [each["path"].replace("/", "") for each in group if each["last_modified"] < before]
                if digests:
                    yield digests

    def digests(self) -> Iterator[str]:
        """As `Store.digests`."""
        with _answering():
            for group in self.client.list():
                yield from (each["path"].replace("/", "") for each in group)

    def check(self) -> None:
        """Raises Unavailable when the bucket does not answer us."""
        self.holds("0" * 64)


def _path(digest: str) -> str:
    return f"{digest[:2]}/{digest[2:]}"
