"""Files in parts: offsets, broken links, owners, bounds, and what becomes of files that nobody uses."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

import make
from conftest import NOW, Browser, application
from storage.test_storage_blobs import files_end_at
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict, Invalid
from tracker.evidence import queries, services
from tracker.evidence.models import Upload
from tracker.evidence.queries import contents
from tracker.storage import parts
from tracker.storage.database import db, transaction

PHOTO = make.photo(400, 300)
HALF = len(PHOTO) // 2


@pytest.fixture
def official(web: Browser) -> Browser:
    return web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))


def begin(web: Browser, name: str = "Ảnh hiện trường.jpg", size: int = len(PHOTO), **more: Any) -> Any:
    return web.post("/uploads", {"name": name, "size": size, **more})


def send(web: Browser, address: str, offset: int | None, data: bytes) -> Any:
    headers = {} if offset is None else {"Upload-Offset": str(offset)}
    return web._ask("patch", address, data=data, content_type="application/octet-stream", headers=headers)


def offset_of(answer: Any) -> int:
    return int(answer.headers["Upload-Offset"])


def actions() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.action).where(AuditEntry.subject == "upload").order_by("id")))


def kept(app: Flask) -> list[Path]:
    return [path for path in (app.config["INSTANCE"] / "evidence").rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def empty_store(app: Flask) -> None:
    """Rows are gone after each test; so are the files."""
    for path in [*kept(app), *(app.config["INSTANCE"] / "incoming").glob("*")]:
        path.unlink()


# ---------- parts ----------


def test_a_file_goes_in_parts_and_is_looked_into_at_the_end(official: Browser) -> None:
    begun = begin(official)
    assert (begun.status_code, offset_of(begun), begun.json["complete"]) == (201, 0, False)
    address = begun.json["address"]
    first = send(official, address, 0, PHOTO[:HALF])
    assert (first.status_code, offset_of(first), first.headers["Upload-Length"]) == (204, HALF, str(len(PHOTO)))
    assert offset_of(official.get(address)) == HALF
    assert offset_of(send(official, address, HALF, PHOTO[HALF:])) == len(PHOTO)
    done = official.post(f"{address}/complete")
    assert (done.status_code, done.json["complete"], done.json["name"]) == (200, True, "Ảnh hiện trường.jpg")
    upload = db.session.scalars(select(Upload)).one()
    assert upload.digest
    assert upload.bytes_kept == done.json["bytes_kept"] < len(PHOTO)
    assert (upload.width, upload.height, upload.media_type, upload.keeps_place) == (400, 300, "image/jpeg", False)
    assert contents.get(upload.thumbnail or "").startswith(b"\xff\xd8")
    assert parts.arrived(upload.token) == 0, "what was sent is let go"
    assert actions() == ["upload.begun", "upload.completed"]
    assert offset_of(official.post(f"{address}/complete")) == len(PHOTO), "asked twice, done once"
    assert actions() == ["upload.begun", "upload.completed"]


@pytest.mark.parametrize("wrong", [None, HALF - 1, HALF + 1, 0, len(PHOTO)])
def test_a_part_that_does_not_follow_is_told_where_to_go_on(official: Browser, wrong: int | None) -> None:
    address = begin(official).json["address"]
    send(official, address, 0, PHOTO[:HALF])
    answer = send(official, address, wrong, b"x")
    if wrong == len(PHOTO):
        assert answer.status_code == 413, "longer than was announced"
        return
    assert (answer.status_code, offset_of(answer)) == (409, HALF)
    assert answer.json["error"]
    send(official, address, HALF, PHOTO[HALF:])
    assert official.post(f"{address}/complete").status_code == 200


def test_a_file_is_not_complete_before_its_last_byte(official: Browser) -> None:
    address = begin(official).json["address"]
    send(official, address, 0, PHOTO[:HALF])
    early = official.post(f"{address}/complete")
    assert (early.status_code, offset_of(early)) == (409, HALF)
    send(official, address, HALF, PHOTO[HALF:])
    assert official.post(f"{address}/complete").status_code == 200
    late = send(official, address, 0, PHOTO[:HALF])
    assert (late.status_code, offset_of(late)) == (409, len(PHOTO))


def test_more_than_was_announced_is_refused(official: Browser) -> None:
    address = begin(official, size=100).json["address"]
    assert send(official, address, 0, PHOTO[:101]).status_code == 413
    assert offset_of(official.get(address)) == 0
    large = begin(official, size=3 * 2**20).json["address"]
    assert send(official, large, 0, bytes(services.LARGEST_PART + 1)).status_code == 413
    assert send(official, large, 0, bytes(services.LARGEST_PART + 10_000)).status_code == 413


@pytest.mark.parametrize(
    ("name", "size", "status", "words"),
    [
        ("anh.jpg", 0, 422, "trống"),
        ("anh.jpg", 20 * 2**20 + 1, 413, "20 MB"),
        ("anh.jpg", "nhieu", 422, "Chưa báo cỡ tệp"),
        ("phim.mp4", 100, 422, "video"),
        ("cai.exe", 100, 422, "Chỉ nhận ảnh"),
    ],
)
def test_what_name_and_size_tell_is_refused_before_a_byte_is_sent(
    official: Browser, name: str, size: int, status: int, words: str
) -> None:
    answer = begin(official, name, size)
    assert (answer.status_code, words in answer.json["error"]) == (status, True)
    assert db.session.query(Upload).count() == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("anh.jpg", b"MZ\x90\x00" + bytes(300), "không phải ảnh"),
        ("bao-cao.pdf", b"<!doctype html><script>alert(1)</script>", "không phải ảnh"),
        ("cat-ngang.png", make.photo(kind="PNG")[:3000], "bị hỏng"),
    ],
)
def test_a_content_that_is_not_taken_is_forgotten_and_said_why(
    official: Browser, app: Flask, name: str, content: bytes, words: str
) -> None:
    address = begin(official, name, len(content)).json["address"]
    send(official, address, 0, content)
    answer = official.post(f"{address}/complete")
    assert answer.status_code == 422
    assert words in answer.json["error"]
    assert official.get(address).status_code == 404
    assert kept(app) == []
    assert list((app.config["INSTANCE"] / "incoming").glob("*")) == []


def test_a_full_disk_is_said_and_costs_only_the_part(official: Browser) -> None:
    address = begin(official).json["address"]
    send(official, address, 0, PHOTO[:HALF])
    with files_end_at(HALF + 10):
        answer = send(official, address, HALF, PHOTO[HALF:])
    assert answer.status_code == 507
    assert "hết chỗ lưu tệp" in answer.json["error"]
    assert offset_of(official.get(address)) == HALF
    assert send(official, address, HALF, PHOTO[HALF:]).status_code == 204


def test_place_stays_only_when_the_sender_says_so(official: Browser) -> None:
    for wish in ({}, {"keep_place": "y"}):
        address = begin(official, **wish).json["address"]
        send(official, address, 0, PHOTO)
        official.post(f"{address}/complete")
    bare, whole = db.session.scalars(select(Upload).order_by(Upload.id))
    assert b"Hang Dien Thoai" not in contents.get(bare.digest or "")
    assert contents.get(whole.digest or "") == PHOTO
    assert (bare.keeps_place, whole.keeps_place) == (False, True)


# ---------- whose it is ----------


def test_nobody_else_goes_on_with_a_file_or_sees_it(official: Browser, web: Browser) -> None:
    address = begin(official).json["address"]
    send(official, address, 0, PHOTO[:HALF])
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    assert web.get(address).status_code == 404
    assert send(web, address, HALF, PHOTO[HALF:]).status_code == 404
    assert web.post(f"{address}/complete").status_code == 404
    assert web._ask("delete", address).status_code == 404
    web.post("/sign-out")
    assert web.get(address).status_code == 302
    web.sign_in(make.account(Role.ADMIN, "ubnd"))
    assert begin(web).status_code == 403


def test_only_one_s_own_complete_file_can_be_used_and_only_once(app: Flask) -> None:
    mine, other = make.actor(Role.OFFICIAL, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    token, unfinished = make.upload(mine).token, _begun(mine)
    for tokens, who in (((token,), other), ((token, unfinished), mine), (("bia-ra",), mine)):
        with pytest.raises(Invalid, match="chưa trọn vẹn"), transaction():
            services.use(tokens, by=who)
    with transaction():
        assert len(services.use((token, token), by=mine)) == 1
        _say(mine)
    with pytest.raises(Invalid, match="đã dùng"), transaction():
        services.use((token,), by=mine)
    with pytest.raises(Conflict), transaction():
        services.drop(db.session.scalars(select(Upload).where(Upload.token == token)).one(), by=mine)


def _begun(by: Any) -> str:
    with transaction():
        return services.begin("dang-gui.jpg", 100, by=by).token


def _say(by: Any) -> None:
    """An entry of the record, which a report would write."""
    services.audit.record(services.Fact("test.used", "upload", None), by=by)


def test_a_report_takes_so_many_files(app: Flask) -> None:
    by = make.actor(Role.OFFICIAL, "bac-ha")
    with pytest.raises(Invalid, match="nhiều nhất 10 tệp"), transaction():
        services.use([str(number) for number in range(11)], by=by)


def test_files_of_one_person_that_wait_are_bounded(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    by = make.actor(Role.OFFICIAL, "bac-ha")
    for _ in range(services.MOST_WAITING):
        _begun(by)
    with pytest.raises(Conflict, match="Quá nhiều tệp"):
        _begun(by)
    _begun(make.actor(Role.OFFICIAL, "bac-ha"))


def test_a_file_can_be_taken_back_before_it_is_used(official: Browser) -> None:
    address = begin(official).json["address"]
    send(official, address, 0, PHOTO)
    official.post(f"{address}/complete")
    assert official._ask("delete", address).status_code == 204
    assert official.get(address).status_code == 404
    assert actions()[-1] == "upload.dropped"


def test_who_asks_too_often_is_asked_to_wait(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'limits.sqlite3'}"
    app = application(url, tmp_path, RATELIMIT_ENABLED=True, RATELIMIT_STORAGE_URI="memory://")
    with app.app_context(), clock.frozen(NOW):
        one, other = (make.account(Role.OFFICIAL, "bac-ha") for _ in range(2))
        web = Browser(app.test_client()).sign_in(one)
        answers = [begin(web, size=0).status_code for _ in range(121)]
        assert (set(answers[:120]), answers[120]) == ({422}, 429)
        assert begin(web.sign_in(other), size=0).status_code == 422, "an office shares one address, not one allowance"
        db.session.remove()
        db.engine.dispose()


# ---------- the sweep ----------


def age(paths: list[Path]) -> None:
    then = time.time() - 3 * 86400
    for path in paths:
        os.utime(path, (then, then))


def sweep() -> int:
    with transaction():
        return services.sweep(timedelta(days=1))


def test_what_nobody_uses_is_forgotten_and_then_its_content(app: Flask) -> None:
    by = make.actor(Role.OFFICIAL, "bac-ha")
    used, shared = make.upload(by, content=make.photo(seed=1)), make.upload(by, content=make.photo(seed=1))
    left = make.upload(by, content=make.photo(seed=2))
    with transaction():
        services.use((used.token,), by=by)
        _say(by)
    half = _begun(by)
    parts.append(half, 0, b"half")
    assert used.digest == shared.digest != left.digest
    assert sweep() == 0, "all of it came today"
    with clock.frozen(NOW + timedelta(days=2)):
        assert sweep() == 3
    files, incoming = kept(app), app.config["INSTANCE"] / "incoming" / half
    assert len(files) == 4
    age([*files, incoming])
    assert sweep() == 0
    assert {path.parent.name + path.name for path in kept(app)} == {used.digest, used.thumbnail}
    assert not incoming.exists()
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "upload.swept")).one()
    assert (entry.detail["files"], entry.person_id) == (3, None)


def test_a_file_under_way_is_not_swept_with_those_left_behind(app: Flask) -> None:
    by = make.actor(Role.OFFICIAL, "bac-ha")
    token = _begun(by)
    parts.append(token, 0, b"half")
    age([app.config["INSTANCE"] / "incoming" / token])
    sweep()
    assert parts.arrived(token) == 4
    assert queries.waiting(by) == (1, 100)
