"""A backup is made while people work; the site is destroyed, and comes back with every row and every file."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask
from sqlalchemy import func, select

import make
from conftest import application
from tracker.audit import queries as record
from tracker.audit.models import AuditEntry
from tracker.core.actor import Role
from tracker.evidence.models import Upload
from tracker.jobs import queue
from tracker.operations.queries import revision
from tracker.operations.rules import BackupRefused, read_manifest, read_sums
from tracker.operations.services import create, restore, verify
from tracker.org.models import Person
from tracker.org.services import add_person
from tracker.storage import blobs
from tracker.storage.database import Base, db, transaction


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Makes an empty database by name; on PostgreSQL one that belongs to an ordinary role."""
    if request.param == "sqlite":
        yield lambda name: f"sqlite:///{tmp_path / name / 'ketluan.sqlite3'}"
        return
    shared: str = request.getfixturevalue("postgres_url")
    with psycopg.connect(shared.replace("+psycopg", "", 1), autocommit=True) as admin:
        made: set[str] = set()
        admin.execute("CREATE ROLE ketluan LOGIN")

        def empty(name: str) -> str:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # type: ignore[arg-type]
            admin.execute(f"CREATE DATABASE {name} OWNER ketluan")  # type: ignore[arg-type]
            made.add(name)
            return shared.replace("postgres@", "ketluan@").rsplit("/", 1)[0] + f"/{name}"

        yield empty
        for name in made:
            admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # type: ignore[arg-type]
        admin.execute("DROP ROLE ketluan")


@contextmanager
def site(url: str, folder: Path, *, bare: bool = False) -> Iterator[Flask]:
    """The application on its database; `bare` without any tables."""
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patched:
        if bare:
            patched.setattr("conftest.upgrade", lambda directory: None)
        app = application(url, folder)
    with app.app_context():
        yield app
        queue.close(app)
        db.session.remove()
        db.engine.dispose()


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, but for what backing up and restoring themselves leave in the record."""
    db.session.rollback()
    found = {}
    for table in Base.metadata.sorted_tables:
        query = select(table)
        if table is AuditEntry.__table__:
            query = query.where(table.c.action.not_like("backup.%"))
        if table.name != "audit_head":
            found[table.name] = sorted(map(repr, db.session.execute(query)))
    return found


def files() -> dict[str, bytes]:
    return {f"{store.folder}/{digest}": store.get(digest) for store in blobs.STORES for digest in store.digests()}


def work(app: Flask, done: list[tuple[str, str]], name: str, over: threading.Event, tell: threading.Semaphore) -> None:
    """Somebody who writes rows and files until told to stop; what was acknowledged is noted after the commit."""
    number = 0
    while not over.is_set():
        number += 1
        with app.app_context():
            digest = blobs.evidence.put(f"{name} {number}".encode())
            with transaction():
                add_person(f"{name} {number}", by=None)
            done.append((f"{name} {number}", digest))
            tell.release()
            db.session.remove()


def names() -> set[str]:
    return set(db.session.scalars(select(Person.full_name)))


def entries(action: str) -> int:
    return db.session.scalar(select(func.count()).where(AuditEntry.action == action)) or 0


def test_a_site_at_work_is_backed_up_destroyed_and_comes_back(place: Callable[[str], str], tmp_path: Path) -> None:
    home, busy, rest = tmp_path / "site", tmp_path / "busy", tmp_path / "rest"
    with site(place("site"), home) as app:
        official = make.actor(Role.OFFICIAL, "bac-ha", name="Lê 'Kín' \\N\t\nThị")
        make.reported(make.task(), official, "anh.jpg", "bien ban.jpg")
        make.document()
        done: list[tuple[str, str]] = []
        over, tell = threading.Event(), threading.Semaphore(0)
        workers = [threading.Thread(target=work, args=(app, done, f"Người {each}", over, tell)) for each in "AB"]
        for each in workers:
            each.start()
        for _ in range(20):
            assert tell.acquire(timeout=60)
        before = list(done)
        create(busy)
        over.set()
        for each in workers:
            each.join()
        assert len(done) > len(before), "people worked all the while"
        with pytest.raises(BackupRefused, match="đã có"):
            create(busy)
        kept, contents = rows(), files()
        assert len(contents) > 20
        create(rest)
        with pytest.raises(BackupRefused, match="đã có dữ liệu"):
            restore(rest)
        assert rows() == kept

    # What was acknowledged before the backup began is in it, rows and acts of one moment.
    with site(place("other"), tmp_path / "other", bare=True):
        restore(busy)
        there = names()
        assert {name for name, _ in before} <= there
        assert all(blobs.evidence.holds(digest) for name, digest in done if name in there)
        assert entries("org.person_added") == db.session.scalar(select(func.count(Person.id)))
        proof = record.prove()
        assert (proof.broken, record.missing_guards()) == (None, [])

    shutil.rmtree(home)
    with site(place("site"), home, bare=True):
        said: list[str] = []
        restore(rest, said.append)
        assert rows() == kept
        assert files() == contents
        proof = record.prove()
        assert (proof.broken, record.missing_guards()) == (None, [])
        assert entries("backup.restored") == 1
        assert len(said) == 3
        make.task()  # the numbers that the database gives lie behind those that came back
        assert db.session.query(Upload).count() > 0


def test_a_backup_that_was_touched_is_refused_and_nothing_is_written(
    place: Callable[[str], str], tmp_path: Path
) -> None:
    whole = tmp_path / "whole"
    with site(place("site"), tmp_path / "site"):
        make.reported(make.task(), make.actor(Role.OFFICIAL, "bac-ha"), "anh.jpg")
        create(whole)
    manifest = verify(whole)
    content = next(path for path in read_sums((whole / "SHA256SUMS").read_text()) if path.startswith("files/"))
    data = next(path for path in whole.rglob("*") if path.name in ("database.sqlite3", "people.copy.gz"))

    def flip(path: Path) -> None:
        path.write_bytes(path.read_bytes()[:-1] + bytes([path.read_bytes()[-1] ^ 1]))

    def lie(path: Path) -> None:
        """Somebody who knows the sums, and not the rows."""
        other = replace(manifest.tables["people"], rows=1)
        text = replace(manifest, tables={**manifest.tables, "people": other}).as_json()
        old, new = (sha256(each).hexdigest() for each in (path.read_bytes(), text.encode()))
        path.write_text(text)
        sums = path.with_name("SHA256SUMS")
        sums.write_text(sums.read_text().replace(old, new))

    harms: list[tuple[str, Callable[[Path], object], str]] = [
        (content, flip, "đã bị thay đổi"),
        (str(data.relative_to(whole)), flip, "đã bị thay đổi"),
        (content, Path.unlink, "thiếu tệp"),
        (f"{content}x", Path.touch, "thừa tệp"),
        ("manifest.json", flip, "không đọc được"),
        ("manifest.json", lie, "Bảng people"),
        ("SHA256SUMS", lambda path: path.write_text("../../etc/passwd"), "không đọc được"),
        ("manifest.json", Path.unlink, "không phải bản sao lưu"),
    ]
    with site(place("other"), tmp_path / "other", bare=True) as app:
        for number, (path, harm, words) in enumerate(harms):
            touched = tmp_path / f"touched{number}"
            shutil.copytree(whole, touched)
            harm(touched / path)
            with pytest.raises(BackupRefused, match=words):
                restore(touched)
        app.config["SECRET_KEY"] = "another key"
        with pytest.raises(BackupRefused, match="SECRET_KEY"):
            restore(whole)
        app.config["SECRET_KEY"] = "only for tests"
        (tmp_path / "other" / "files" / "ab").mkdir(parents=True)
        (tmp_path / "other" / "files" / "ab" / ("c" * 62)).write_text("của ai")
        with pytest.raises(BackupRefused, match="Kho tệp files đã có tệp khác"):
            restore(whole)
        assert revision() is None
        assert not list(blobs.evidence.digests())


def test_a_damaged_content_is_told_and_the_rest_is_saved(app: Flask, tmp_path: Path) -> None:
    digests = [blobs.documents.put(f"văn bản {each}".encode()) for each in range(3)]
    place = blobs.documents.root / digests[1][:2] / digests[1][2:]
    place.write_bytes(b"hong")
    made = create(tmp_path / "b")
    place.unlink()
    assert made.damaged == [f"files/{digests[1]}"]
    text = (tmp_path / "b" / "manifest.json").read_text()
    assert read_manifest(text).files["files"] >= 2
    verify(tmp_path / "b")
    for wrong in ("", "{}", '{"format": 2}', "[]", text.replace('"rows"', '"row"')):
        with pytest.raises(BackupRefused):
            read_manifest(wrong)
