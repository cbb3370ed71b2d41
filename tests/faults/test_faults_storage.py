"""A locked database, a full one, a full disk: the reader is told, keeps what was typed, and sends it again."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import event, func, select, text

import make
from conftest import Browser
from servers.disk import files_end_at
from tracker.audit.models import AuditEntry
from tracker.core.actor import Role
from tracker.storage import blobs
from tracker.storage.database import db
from tracker.tasks.models import Remark

pytestmark = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
WORDS = "Đã vận động 120 hộ ký cam kết,\r\ncòn 5 hộ <chưa> đồng ý."


@pytest.fixture
def impatient(app: Flask) -> Iterator[Flask]:
    """The application, whose connections wait a moment for a lock instead of ten seconds."""

    def hurry(connection: sqlite3.Connection, record: object) -> None:
        connection.execute("PRAGMA busy_timeout=50")

    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", hurry)
    yield app
    event.remove(db.engine, "connect", hurry)
    db.session.remove()
    db.engine.dispose()


@contextmanager
def locked() -> Iterator[None]:
    """Another program writes, and does not come to an end."""
    assert db.engine.url.database
    with closing(sqlite3.connect(db.engine.url.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full() -> Iterator[None]:
    """The database may not grow by a page: what a full disk is to SQLite."""

    def no_more(connection: sqlite3.Connection, record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", no_more)
    yield
    event.remove(db.engine, "connect", no_more)
    db.session.remove()
    db.engine.dispose()


def kept(answer: Any) -> dict[str, str]:
    """The form of the page, as a browser sends it again."""
    form = LexborHTMLParser(answer.text).css_first("main form")
    assert form.css_first("button")
    fields = {each.attributes["name"]: each.attributes["value"] or "" for each in form.css("input")}
    return fields | {each.attributes["name"]: each.text(strip=False).lstrip("\n") for each in form.css("textarea")}  # type: ignore[dict-item]


def counts() -> tuple[int, int]:
    db.session.rollback()
    many = [db.session.scalar(select(func.count()).select_from(each)) or 0 for each in (Remark, AuditEntry)]
    return many[0], many[1]


@pytest.mark.parametrize(
    ("fault", "status", "title", "says"),
    [
        (locked, 503, "Tạm thời chưa phục vụ được", "Máy chủ đang bận ghi việc khác"),
        (full, 507, "Hết chỗ lưu tệp", "Máy chủ hết chỗ lưu dữ liệu"),
    ],
)
def test_a_write_that_finds_no_place_is_told_and_sent_again_from_there(
    impatient: Flask, web: Browser, fault: Any, status: int, title: str, says: str
) -> None:
    task_id = make.task().id
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    db.session.execute(text("DELETE FROM search_entries"))  # room of its own is no help
    db.session.commit()
    db.session.remove()
    with fault():
        while True:
            before = counts()
            answer = web.post(f"/tasks/{task_id}/remarks", {"talk-words": WORDS * 20, "talk-kind": "comment"})
            if answer.status_code != 302:
                break
        assert web.get(f"/tasks/{task_id}").status_code == 200, "reading goes on"
    page = LexborHTMLParser(answer.text)
    assert (answer.status_code, page.css_first("main h1").text()) == (status, title)
    assert says in page.css_first(".lead-words").text()
    assert page.css_first("main b.num").text() == answer.headers["X-Request-ID"]
    assert counts() == before, "nothing half-written"
    again = web.post(f"/tasks/{task_id}/remarks", kept(answer))
    assert again.status_code == 302
    said = db.session.scalars(select(Remark.words).order_by(Remark.id.desc())).first()
    assert said is not None
    assert said.replace("\r\n", "\n") == (WORDS * 20).replace("\r\n", "\n")


def test_a_report_whose_photo_finds_no_place_is_told_and_leaves_nothing(app: Flask, web: Browser) -> None:
    task = make.task()
    task_id, version = task.id, task.version
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    photo = make.photo(900, 700)
    sent = {"version": version, "percent": "40", "note": WORDS}
    before = list(blobs.evidence.digests())
    with files_end_at(len(photo) // 2):
        answer = web.post(
            f"/tasks/{task_id}/report",
            {**sent, "photos": (io.BytesIO(photo), "anh.jpg")},
            content_type="multipart/form-data",
        )
    assert answer.status_code in (422, 507), answer.text
    assert "hết chỗ" in answer.text
    assert "120 hộ ký cam kết" in answer.text, "what was typed is still there"
    db.session.expire_all()
    assert task.percent != 40
    assert list(blobs.evidence.digests()) == before
    assert not list(blobs.evidence.root.glob(".*"))
