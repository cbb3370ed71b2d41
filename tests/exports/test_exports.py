"""Long lists as files: asked for, made by the background work, taken by their maker alone, gone after a day."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import IntegrityError

import make
from conftest import NOW, Browser
from tracker.audit.models import AuditEntry
from tracker.auth.queries import account_by_name, actor_of
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict
from tracker.exports import services
from tracker.exports.models import Export
from tracker.exports.rules import KEEP, LEASE, MOST_KEPT, TRIES, WAIT, ExportState, Trouble
from tracker.jobs.queries import known
from tracker.org.models import Post
from tracker.reports.queries.papers import SEEN, sheet
from tracker.reports.views import papers
from tracker.storage import blobs
from tracker.storage.database import db, transaction
from tracker.tasks.queries import Filter

TODAY = NOW.date()


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is long begins with four rows, which are read two by two."""
    monkeypatch.setattr(papers, "AT_ONCE", 3)
    monkeypatch.setattr(sheet, "PIECE", 2)


def works() -> None:
    of, secret = make.passage(), make.passage()
    for number in range(5):
        make.task("bac-ha", title=f"Việc Bắc Hà {number}", due_on=TODAY + timedelta(days=number), of=of)
    make.task("bac-ha", title="=HYPERLINK(1)", due_on=TODAY + timedelta(days=7), of=of)
    make.task("nam-ha", title="Việc Nam Hà", due_on=TODAY + timedelta(days=8), of=of)
    make.task("bac-ha", title="Việc mật Bắc Hà", due_on=TODAY + timedelta(days=9), of=secret, confidential=True)


def reader(role: Role = Role.UNIT_HEAD, code: str = "bac-ha") -> tuple[str, Actor]:
    """Somebody with an account: the name to sign in with, and who they are."""
    username = make.account(role, code)
    account = account_by_name(username)
    assert account is not None
    actor = actor_of(account)
    assert actor is not None
    return username, actor


def asked(by: Actor, **wanted: str) -> Export:
    with transaction():
        return services.ask(Filter(**wanted), SEEN, by=by)


def again(export: Export) -> Export:
    db.session.rollback()
    return db.session.get_one(Export, export.id, populate_existing=True)


def titles(data: bytes) -> list[Any]:
    rows = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(min_row=2, values_only=True)
    return [row[1] for row in rows]


def files() -> set[str]:
    return set(blobs.exports.digests())


def test_a_long_list_is_asked_for_watched_and_taken(web: Browser) -> None:
    works()
    username, _ = reader()
    web.sign_in(username)
    listed = LexborHTMLParser(web.get("/tasks?standing=open").text)
    link = next(each for each in listed.css("a") if "Xuất .xlsx" in each.text())
    answer = web.get(str(link.attributes["href"]))
    assert answer.status_code == 302
    page = LexborHTMLParser(web.get(answer.location).text)
    assert len(web.statements) <= 14
    assert "Danh sách có 7 dòng." in page.text()
    form = next(each for each in page.css("form") if each.attributes["action"] == "/exports")
    given = {str(each.attributes["name"]): str(each.attributes["value"]) for each in form.css("input")}
    answer = web.post("/exports", data=given)
    shown = answer.location
    assert re.fullmatch(r"/exports/\d+", shown)
    waiting = web.get(shown)
    assert len(web.statements) <= 12
    assert "Đang chờ đến lượt" in waiting.text
    assert 'http-equiv="refresh"' in waiting.text, "without a script the page looks again by itself"
    assert web.get(f"{shown}/file").status_code == 404

    assert known()["exports.make"].run(NOW) == "Đã lập 1 tệp."
    done = web.get(shown).text
    assert "Tệp đã xong: <b>7</b> dòng" in done
    assert "http-equiv" not in done
    file = web.get(f"{shown}/file")
    assert file.headers["Content-Disposition"].startswith("attachment; filename=")
    assert file.headers["Cache-Control"] == "no-store"
    seen = [each.text(strip=True) for each in listed.css("table a.title")]
    assert titles(file.data) == seen
    assert "Việc mật Bắc Hà" in seen
    assert seen.count("=HYPERLINK(1)") == 1
    cell = openpyxl.load_workbook(io.BytesIO(file.data)).worksheets[0].cell(seen.index("=HYPERLINK(1)") + 2, 2)
    assert cell.data_type != "f"
    assert LexborHTMLParser(web.get("/exports").text).css_first(f'a[href="{shown}/file"]') is not None
    entries = db.session.query(AuditEntry).filter(AuditEntry.subject == "export").order_by(AuditEntry.id)
    told = [(each.action, each.detail) for each in entries]
    assert [action for action, _ in told] == ["export.asked", "export.made"]
    assert told[1][1]["rows"] == 7
    assert "standing=open" in told[1][1]["filter"]


def test_a_short_list_is_answered_at_once(web: Browser) -> None:
    works()
    username, _ = reader()
    web.sign_in(username)
    answer = web.get("/tasks/export.xlsx?q=Nam")
    assert answer.status_code == 200
    assert len(web.statements) <= 20
    assert web.get("/reports/register/xlsx?standing=open").status_code == 302


def test_the_file_holds_what_its_maker_may_see_and_nobody_else_gets_it(web: Browser) -> None:
    works()
    username, head = reader()
    other, leader = reader(Role.LEADER, "dang-uy")
    mine, theirs = asked(head), asked(leader)
    assert services.make_waiting() == 2
    mine, theirs = again(mine), again(theirs)
    own, all_but_secret = (titles(blobs.exports.get(str(each.digest))) for each in (mine, theirs))
    assert "Việc mật Bắc Hà" in own
    assert "Việc Nam Hà" not in own
    assert "Việc mật Bắc Hà" not in all_but_secret
    assert "Việc Nam Hà" in all_but_secret
    paths = [f"/exports/{mine.id}", f"/exports/{mine.id}/file"]
    web.sign_in(other)
    assert [web.get(path).status_code for path in paths] == [404, 404]
    assert web.post(f"/exports/{mine.id}/drop").status_code == 404
    assert paths[0] not in web.get("/exports").text
    web.sign_in(username)
    assert [web.get(path).status_code for path in paths] == [200, 200]
    # The post ends: what was made in it goes with it, whatever other post the person holds.
    with transaction():
        db.session.get_one(Post, head.post.id).valid_to = TODAY - timedelta(days=1)
        make.appoint(make.person_of(head), make.unit("nam-ha"), Role.OFFICIAL, "Cán bộ", by=None)
    assert [web.get(path).status_code for path in paths] == [404, 404]


def test_one_file_of_a_person_is_made_at_a_time(web: Browser) -> None:
    works()
    username, head = reader()
    first = asked(head)
    with pytest.raises(Conflict), transaction():
        services.ask(Filter(), SEEN, by=head)
    web.sign_in(username)
    answer = web.post("/exports", data={"query": "standing=open", "columns": "title"})
    assert answer.location == f"/exports/{first.id}"
    assert "chưa lập xong" in web.get(answer.location).text
    assert db.session.query(Export).count() == 1
    # The database holds it too, whoever else asks at the same moment.
    with pytest.raises(IntegrityError):
        db.session.execute(
            text(
                "INSERT INTO exports (person_id, post_id, query, columns, language, state, total, found, done, tries, "
                "asked_at) SELECT person_id, post_id, '', '', 'vi', 'waiting', 0, 0, 0, 0, asked_at FROM exports"
            )
        )
    db.session.rollback()
    assert services.make_waiting() == 1
    for _ in range(MOST_KEPT - 1):
        asked(head)
        services.make_waiting()
    answer = web.post("/exports", data={"query": "", "columns": ""})
    assert answer.status_code == 409
    assert "Xóa bớt" in answer.text


@contextmanager
def after_first_piece(act: str, number: int) -> Iterator[None]:
    """Run the statement `act` over a connection of its own, once two rows of the file are written."""
    done = []

    def look(session: Any) -> None:
        engine = create_engine(db.engine.url)
        with engine.begin() as connection:
            many = connection.scalar(text("SELECT done FROM exports WHERE id = :id"), {"id": number})
            if many and not done:
                done.append(connection.execute(text(act), {"id": number}))
        engine.dispose()

    event.listen(db.session, "after_commit", look)
    yield
    event.remove(db.session, "after_commit", look)
    assert done


def test_a_file_that_is_cancelled_while_it_is_made_leaves_nothing(web: Browser) -> None:
    works()
    username, head = reader()
    export = asked(head)
    cancel = "UPDATE exports SET state = 'cancelled', claim = NULL WHERE id = :id"
    before = files()
    with after_first_piece(cancel, export.id):
        assert services.make_waiting() == 0
    assert again(export).state is ExportState.CANCELLED
    assert files() == before
    web.sign_in(username)
    assert "đã bị hủy" in web.get(f"/exports/{export.id}").text
    waiting = asked(head)
    assert web.post(f"/exports/{waiting.id}/drop").status_code == 302
    assert services.make_waiting() == 0
    assert again(waiting).state is ExportState.CANCELLED


def test_a_file_whose_worker_died_is_made_once_by_another(app: Flask) -> None:
    works()
    _, head = reader()
    export = asked(head)
    before = files()
    # Another worker takes over in the middle, as one does after the lease: this one notices and throws its rows away.
    with after_first_piece("UPDATE exports SET claim = 'somebody else' WHERE id = :id", export.id):
        assert services.make_waiting() == 0
    assert files() == before
    assert services.make_waiting() == 0, "the other still lives"
    with clock.frozen(NOW + LEASE + timedelta(seconds=1)):
        assert services.make_waiting() == 1
        assert services.make_waiting() == 0
    made = again(export)
    assert (made.state, made.tries, made.done, made.total) == (ExportState.DONE, 2, 7, 7)
    assert len(files() - before) == 1
    assert db.session.query(AuditEntry).filter(AuditEntry.action == "export.made").count() == 1


def test_what_goes_wrong_is_tried_again_and_told_in_words(web: Browser) -> None:
    works()
    username, head = reader()
    died, tripped = asked(head), None
    with transaction():
        db.session.execute(
            text("UPDATE exports SET state = 'running', claim = 'x', claimed_until = :at, tries = :tries"),
            {"at": (NOW - timedelta(seconds=1)).replace(tzinfo=None), "tries": TRIES},
        )
    assert services.make_waiting() == 0
    assert (again(died).state, died.trouble) == (ExportState.FAILED, Trouble.DIED)
    root = blobs.exports.root
    root.rename(root.with_name("away")) if root.exists() else None
    root.write_text("no folder")
    try:
        tripped = asked(head)
        for turn in range(TRIES):
            with clock.frozen(NOW + turn * (WAIT + timedelta(seconds=1))):
                assert services.make_waiting() == 0
                assert again(tripped).tries == turn + 1
                assert services.make_waiting() == 0
                assert again(tripped).tries == turn + 1, "it waits before it is tried again"
    finally:
        root.unlink()
        root.with_name("away").rename(root) if root.with_name("away").exists() else None
    assert (again(tripped).state, tripped.trouble) == (ExportState.FAILED, Trouble.FAULT)
    web.sign_in(username)
    page = web.get(f"/exports/{tripped.id}")
    assert "Có lỗi khi lập tệp" in page.text
    assert "Yêu cầu lại" in page.text


def test_who_holds_the_post_no_longer_gets_no_file(app: Flask) -> None:
    works()
    _, head = reader()
    export = asked(head)
    with transaction():
        db.session.get_one(Post, head.post.id).valid_to = TODAY - timedelta(days=1)
        make.appoint(make.person_of(head), make.unit("nam-ha"), Role.OFFICIAL, "Cán bộ", by=None)
    assert services.make_waiting() == 0
    assert (again(export).state, export.trouble) == (ExportState.FAILED, Trouble.POST)


def test_a_file_is_erased_by_its_maker_and_by_the_program_after_a_day(web: Browser) -> None:
    works()
    username, head = reader()
    web.sign_in(username)
    erased, kept = asked(head), None
    services.make_waiting()
    digest = str(again(erased).digest)
    assert web.post(f"/exports/{erased.id}/drop").status_code == 302
    assert not blobs.exports.holds(digest)
    kept = asked(head)
    services.make_waiting()
    digest = str(again(kept).digest)
    path = f"/exports/{kept.id}/file"
    assert services.sweep() == 0
    assert web.get(path).status_code == 200
    with clock.frozen(NOW + KEEP + timedelta(minutes=1)):
        assert web.get(path).status_code == 404, "even before it is swept"
        with transaction():
            assert services.sweep() >= 1
        assert not blobs.exports.holds(digest)
        assert db.session.query(Export).count() == 0


def test_what_is_left_out_is_said(web: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_ROWS", 4)
    works()
    username, head = reader()
    export = asked(head)
    services.make_waiting()
    data = blobs.exports.get(str(again(export).digest))
    assert len(titles(data)) == 4
    origin = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
    assert "Bảng này nêu 4 dòng đầu trong tổng số 7." in [cell.value for cell in origin["B"]]
    web.sign_in(username)
    assert "4 dòng đầu trong tổng số 7" in web.get(f"/exports/{export.id}").text
