"""Personal data: all of it is taken along, what is not the office's is erased, and what has had its time goes."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import func, select

import make
from conftest import NOW, Browser
from tracker.audit.models import AuditEntry
from tracker.audit.queries import prove
from tracker.auth.models import Account, AccountIdentity, AccountLink, SignInAttempt
from tracker.auth.queries import account_by_name
from tracker.auth.rules.links import LinkPurpose
from tracker.auth.services import links
from tracker.core import clock
from tracker.core.actor import Role
from tracker.mail.models import OutgoingMail
from tracker.notifications.models import Notice
from tracker.org.models import Person
from tracker.people import services
from tracker.people.models import PeopleImport
from tracker.people.queries import table_of
from tracker.people.rules.privacy import HELD, Fate, may_go_from
from tracker.storage.database import db, transaction
from tracker.tasks.models import Move


def opened(data: bytes) -> tuple[dict[str, Any], str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sorted(archive.namelist()) == ["du-lieu.html", "du-lieu.json"]
        return json.loads(archive.read("du-lieu.json")), archive.read("du-lieu.html").decode()


def at_work(web: Browser) -> tuple[Account, int]:
    """Somebody with an account, mail, notices, a session, a failed try, a link, and a report on a task."""
    make.account(Role.UNIT_HEAD, "bac-ha", username="hanh")
    task = make.assigned("bac-ha")[0]
    web.sign_in("hanh")
    account = account_by_name("hanh")
    assert account is not None
    account.person.email = "hanh@hatrung.vn"
    db.session.add(
        AccountIdentity(account_id=account.id, issuer="https://cong.vn", subject="so-1", linked_at=clock.now())
    )
    db.session.commit()
    assert web.post(f"/tasks/{task.id}/accept").status_code == 302
    web.post("/account", {"old": make.PASSWORD, "password": "may cay ben song lon"})
    web.client.application.test_client().post("/sign-in", data={"username": "hanh", "password": "doan mo thoi"})
    with transaction():
        links.make(account, LinkPurpose.RESET, by=None)
    return account, task.id


def rows(table: str) -> int:
    held = next(each for each in HELD if each.table == table)
    return db.session.scalar(select(func.count()).select_from(table_of(held))) or 0


def test_a_person_takes_everything_along_and_nothing_of_others(web: Browser, app: Flask, tmp_path: Path) -> None:
    account, task = at_work(web)
    make.account(username="binh")
    page = LexborHTMLParser(web.get("/account").text)
    assert page.css_first("#personal-data form").attributes["action"] == "/account/personal-data"
    answer = web.post("/account/personal-data")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="du-lieu-ca-nhan-')
    found, html = opened(answer.data)
    assert found["person"]["email"] == "hanh@hatrung.vn"
    tables = found["tables"]
    assert set(tables) == {held.table for held in HELD}
    assert [row["username"] for row in tables["accounts"]] == ["hanh"]
    assert tables["account_identities"][0]["subject"] == "so-1"
    assert tables["moves"][0]["task_id"] == task
    assert "note" not in tables["moves"][0], "words of the office's record stay there"
    assert {"auth.signed_in", "task.accept"} <= {row["action"] for row in tables["audit_entries"]}
    filled = {name for name, kept in tables.items() if kept}
    assert {
        "account_sessions",
        "account_links",
        "former_passwords",
        "sign_in_attempts",
        "posts",
        "outgoing_mail",
    } <= filled
    for secret in (account.password_hash, "binh", "token_hash", "secret"):
        assert secret not in json.dumps(found, ensure_ascii=False), secret
    assert "hanh@hatrung.vn" in html
    assert "<script" not in html
    told = app.test_cli_runner().invoke(args=["people", "export", "hanh", "--to", str(tmp_path)])
    assert told.exit_code == 0, told.output
    assert opened(Path(told.output.strip()).read_bytes())[0]["person"] == found["person"]
    assert app.test_cli_runner().invoke(args=["people", "export", "khong-ai"]).exit_code == 1
    assert (
        list(db.session.scalars(select(AuditEntry.action).where(AuditEntry.action == "people.data_taken")))
        == ["people.data_taken"] * 2
    )


def test_what_is_not_the_offices_is_erased_once_the_time_has_come_and_history_stays_true(web: Browser) -> None:
    account, task = at_work(web)
    person, name = account.person, account.person.full_name
    admin = Browser(web.client.application.test_client()).sign_in(make.account(Role.ADMIN, "ubnd"))
    place = f"/people/{person.id}/erase"
    assert admin.post(place, {"name": name}).status_code == 409, "still at work"
    assert admin.post(f"/people/{person.id}/leave", {"last_day": "24/11/2026"}).status_code == 302
    early = admin.post(place, {"name": name})
    assert early.status_code == 409
    assert "xóa được từ ngày 23/02/2027" in early.text
    with clock.frozen(NOW + timedelta(days=92)):
        assert place in admin.get(f"/people/{person.id}").text
        wrong = admin.post(place, {"name": "Người khác"})
        assert (wrong.status_code, "Gõ đúng họ tên" in wrong.text) == (422, True)
        done = admin.post(place, {"name": f" {name} "})
        assert done.status_code == 302, done.text
        assert admin.get(place).status_code == 404, "once"
        assert "Đã xóa lúc" in admin.get(f"/people/{person.id}").text
    number = person.id
    db.session.expire_all()
    left = db.session.get_one(Person, number)
    assert (left.full_name, left.email, left.erased_at is not None) == (name, None, True)
    assert db.session.scalar(select(Account.id).where(Account.person_id == number)) is None
    for held in HELD:
        if held.fate is Fate.ERASED and held.table not in ("accounts", "account_sessions"):
            assert rows(held.table) == 0 or held.table in ("notices", "outgoing_mail"), held.table
    assert db.session.scalar(select(func.count(OutgoingMail.id)).where(OutgoingMail.person_id == number)) == 0
    assert db.session.scalar(select(func.count(Notice.id)).where(Notice.person_id == number)) == 0
    assert db.session.scalars(select(Move.person_id).where(Move.task_id == task, Move.person_id == number)).all()
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "people.erased")).one()
    assert entry.subject_id == number
    assert prove().broken is None


def test_who_may_not_erase_does_not(web: Browser) -> None:
    account, _ = at_work(web)
    web.sign_in(make.account(Role.SECRETARY))
    assert web.post(f"/people/{account.person_id}/erase", {"name": account.person.full_name}).status_code == 403
    assert may_go_from(None, 1) is None


@pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)
def test_what_has_had_its_time_goes_by_itself(web: Browser) -> None:
    at_work(web)
    db.session.add(PeopleImport(filename="a.csv", rows=[], created_at=clock.now(), person_id=make.actor().person_id))
    db.session.commit()
    before = {table: rows(table) for table in ("notices", "account_links", "people_imports", "moves")}
    assert min(before.values()) > 0
    with transaction():
        assert services.sweep() == 0
    with clock.frozen(NOW + timedelta(days=366)), transaction():
        assert services.sweep() == before["notices"] + before["account_links"] + before["people_imports"]
    assert [rows(table) for table in before] == [0, 0, 0, before["moves"]]
    assert db.session.scalar(select(func.count(AccountLink.id))) == 0
    assert db.session.scalar(select(func.count(SignInAttempt.id))) == 1
