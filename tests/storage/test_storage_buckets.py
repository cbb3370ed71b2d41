"""The same files in a bucket: through the store, through pages, through a backup, and while the bucket is away."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

import make
from conftest import Browser
from servers.s3 import BUCKET, s3
from servers.smtp import configured
from tracker.core.actor import Role
from tracker.core.errors import Unavailable
from tracker.core.text import fingerprint
from tracker.evidence.services import sweep
from tracker.operations.services import create
from tracker.storage import blobs, buckets
from tracker.storage.blobs import STORES, Store
from tracker.storage.buckets import _client
from tracker.storage.database import transaction

pytestmark = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)


@pytest.fixture(scope="module")
def variables() -> Iterator[dict[str, str]]:
    with s3() as found:
        yield found


@pytest.fixture
def bucket(
    app: Flask, variables: dict[str, str], monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Flask:
    """The application with a folder of its own in the bucket."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setitem(app.config, "STORE_URL", f"s3://{BUCKET}/{request.function.__name__}")
    return app


def test_a_content_is_kept_once_and_comes_back_whole_or_in_pieces(
    bucket: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store("kho")
    content = os.urandom(700_000)
    digest = store.put(content)
    assert store.put(iter((content[:5], content[5:]))) == digest == fingerprint(content)
    assert list(store.digests()) == [digest]
    assert store.get(digest) == content
    assert store.holds(digest)
    with store.open(digest) as file:
        assert file.seek(0, 2) == len(content)
        file.seek(300_000)
        assert file.read(10) == content[300_000:300_010]
        assert file.read() == content[300_010:]
        assert file.read() == b""
    empty = store.put(b"")
    with store.open(empty) as file:
        assert file.read() == b""
    assert list(store.old(timedelta(days=1))) == []
    before = _client(BUCKET, f"{request_folder(bucket)}/kho").head(buckets._path(digest))["last_modified"]
    monkeypatch.setattr(buckets, "FRESH", timedelta(days=-1))
    store.put(content)
    after = _client(BUCKET, f"{request_folder(bucket)}/kho").head(buckets._path(digest))["last_modified"]
    assert after >= before, "what is wanted again counts as kept now"
    assert sorted(each for group in store.old(timedelta(days=-1)) for each in group) == sorted([digest, empty])
    for _ in range(2):
        store.delete(digest)
    assert not store.holds(digest)
    for read in (store.get, store.open):
        with pytest.raises(FileNotFoundError):
            read(digest)
    assert not store.root.exists(), "nothing lies on this machine"


def request_folder(app: Flask) -> str:
    return str(app.config["STORE_URL"]).rsplit("/", 1)[1]


def test_a_sender_who_breaks_off_leaves_nothing(bucket: Flask) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        Store("kho").put(broken())
    assert list(Store("kho").digests()) == []


def test_evidence_goes_into_the_bucket_and_is_handed_out_by_the_program(
    bucket: Flask, web: Browser, tmp_path: Path
) -> None:
    official = make.actor(Role.OFFICIAL, "bac-ha")
    task = make.task()
    file = make.reported(task, official, "anh.jpg")[0]
    digest, path = file.upload.digest or "", f"/tasks/{task.id}/files/{file.id}"
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.get(path)
    assert answer.status_code == 200, answer.text
    content = blobs.evidence.get(digest)
    assert answer.data == content
    assert answer.headers["Content-Disposition"].startswith("attachment")
    part = web.get(path, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.data) == (206, content[10:20])
    assert web.get(path, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    with transaction():
        sweep(timedelta(days=-1))
    assert blobs.evidence.holds(digest), "a file that a report names is not swept"
    made = create(tmp_path / "backup")
    assert made.manifest.files["evidence"] == 2
    assert {each.folder: sum(1 for _ in each.digests()) for each in STORES} == dict(made.manifest.files)


def test_while_the_bucket_is_away_a_page_says_so_and_the_rest_works(
    bucket: Flask, web: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    official = make.actor(Role.OFFICIAL, "bac-ha")
    task = make.task()
    file = make.reported(task, official, "anh.jpg")[0]
    path, task_id = f"/tasks/{task.id}/files/{file.id}", task.id
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    with configured(bucket, STORE_URL=f"s3://{BUCKET}/away"):
        answer = web.get(path)
        assert (answer.status_code, "Kho tệp tạm thời không trả lời" in answer.text) == (503, True)
        assert web.get(f"/tasks/{task_id}").status_code == 200
        assert web.get("/readyz").json["checks"]["files"] == "missing"
        with pytest.raises(Unavailable):
            blobs.evidence.put(b"x")
        with pytest.raises(Unavailable):
            list(blobs.evidence.digests())
