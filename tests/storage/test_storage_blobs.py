"""Files kept under their hash and files on their way: complete or absent, also when the disk is full."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from servers.disk import files_end_at
from tracker.core.errors import NoSpace
from tracker.core.text import fingerprint
from tracker.storage import parts
from tracker.storage.blobs import Store, check_space
from tracker.storage.parts import WrongOffset

DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store of its own; only the place of its folder comes from the application."""
    app = Flask("kho")
    app.config["INSTANCE"] = tmp_path
    with app.app_context():
        yield Store("kho")


def everything(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def age(path: Path, days: float) -> None:
    then = time.time() - days * 86400
    os.utime(path, (then, then))


def test_a_content_is_kept_once_and_comes_back_whole_or_in_pieces(store: Store) -> None:
    digest = store.put(b"anh")
    assert store.put(iter((b"a", b"nh"))) == digest == fingerprint(b"anh")
    assert store.get(digest) == b"anh"
    with store.open(digest) as file:
        assert file.read(2) == b"an"
    assert len(everything(store.root)) == 1
    store.delete(digest)
    store.delete(digest)
    assert everything(store.root) == []
    with pytest.raises(FileNotFoundError):
        store.open(digest)


def test_a_full_disk_leaves_nothing_half_written(store: Store) -> None:
    with files_end_at(1000), pytest.raises(NoSpace, match="hết chỗ"):
        store.put(bytes(5000))
    with files_end_at(1000), pytest.raises(NoSpace):
        store.put(iter([bytes(900), bytes(900)]))
    assert everything(store.root) == []


def test_another_fault_of_the_disk_is_no_matter_of_space(store: Store) -> None:
    store.root.parent.mkdir(exist_ok=True)
    store.root.write_text("a file where the folder should be")
    with pytest.raises(NotADirectoryError):
        store.put(b"x")


def test_a_sender_who_breaks_off_leaves_nothing(store: Store) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(broken())
    assert everything(store.root) == []


def test_room_for_the_machine_s_own_work_is_left(store: Store) -> None:
    check_space(1)
    with pytest.raises(NoSpace):
        check_space(10**18)


def test_only_what_nobody_kept_lately_is_old(store: Store) -> None:
    fresh, old, again = (store.put(content) for content in (b"1", b"2", b"3"))
    for digest in (old, again):
        age(store.root / digest[:2] / digest[2:], 3)
    store.put(b"3")
    left = store.root / ".died-half-way"
    left.write_bytes(b"half")
    age(left, 3)
    assert [digest for digests in store.old(DAY) for digest in digests] == [old]
    assert not left.exists()
    assert store.get(fresh) == b"1"


def test_parts_follow_one_another(store: Store) -> None:
    assert parts.arrived("t") == 0
    assert list(parts.pieces("t")) == []
    assert parts.append("t", 0, b"mot ") == 4
    for wrong in (0, 3, 5):
        with pytest.raises(WrongOffset) as refused:
            parts.append("t", wrong, b"hai")
        assert (refused.value.offset, refused.value.status) == (4, 409)
    assert parts.append("t", 4, b"hai") == parts.arrived("t") == 7
    assert b"".join(parts.pieces("t")) == b"mot hai"
    parts.delete("t")
    assert parts.arrived("t") == 0


def test_a_full_disk_keeps_the_parts_that_came_before(store: Store) -> None:
    parts.append("t", 0, bytes(600))
    with files_end_at(1000), pytest.raises(NoSpace):
        parts.append("t", 600, bytes(600))
    assert parts.arrived("t") == 600
    assert parts.append("t", 600, bytes(600)) == 1200


def test_parts_that_stopped_coming_are_old(store: Store, tmp_path: Path) -> None:
    parts.append("moi", 0, b"x")
    parts.append("cu", 0, b"x")
    age(tmp_path / "incoming" / "cu", 2)
    assert parts.old(DAY) == ["cu"]
