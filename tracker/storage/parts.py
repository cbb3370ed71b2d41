"""Files on their way: what has arrived of each so far. How much that is, the file itself says."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from time import time

from flask import current_app

from tracker.core.errors import Conflict
from tracker.core.labels import N_
from tracker.storage.blobs import PIECE, space_needed


class WrongOffset(Conflict):
    """The bytes sent do not follow on what is there; `offset` is where to go on."""

    def __init__(self, offset: int) -> None:
        super().__init__(N_("Phần gửi lên không nối tiếp phần đã nhận. Tải lại trang rồi gửi lại tệp."))
        self.offset = offset


def _place(name: str) -> Path:
    root: Path = current_app.config["INSTANCE"] / "incoming"
    return root / name


@contextmanager
def _alone(name: str) -> Iterator[int]:
    """The open file of `name`, for one process at a time: a repeated request waits for the first."""
    place = _place(name)
    with space_needed():
        place.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
    finally:
        os.close(file)


def arrived(name: str) -> int:
    """How many bytes are there; 0 when none came yet."""
    try:
        return _place(name).stat().st_size
    except FileNotFoundError:
        return 0


def append(name: str, offset: int, data: bytes) -> int:
    """Put `data` behind the first `offset` bytes and return how many there are now.

    Raises WrongOffset when `offset` is not where the file ends, NoSpace when the disk is full; what was
    there before stays, and nothing of `data`.
    """
    with _alone(name) as file:
        have = os.fstat(file).st_size
        if offset != have:
            raise WrongOffset(have)
        try:
            with space_needed():
                written = 0
                while written < len(data):
                    written += os.pwrite(file, data[written:], have + written)
        except BaseException:
            os.ftruncate(file, have)
            raise
        return have + len(data)


def pieces(name: str) -> Iterator[bytes]:
    """What has arrived, piece by piece; nothing when no byte did."""
    try:
        with _place(name).open("rb") as file:
            while piece := file.read(PIECE):
                yield piece
    except FileNotFoundError:
        return


def delete(name: str) -> None:
    """Forget what has arrived."""
    _place(name).unlink(missing_ok=True)


def old(age: timedelta) -> list[str]:
    """Names of files to which nothing was added within `age`."""
    before = time() - age.total_seconds()
    return [place.name for place in _place(".").glob("*") if place.stat().st_mtime < before]
