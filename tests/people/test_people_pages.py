"""People come, move and go through their pages; who leaves is out at once, and nothing of theirs is forgotten."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import func, select

import make
from conftest import NOW, Browser
from tracker.audit.models import AuditEntry
from tracker.auth.models import Account
from tracker.auth.queries import account_by_name
from tracker.auth.services import open_account
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.mail.models import OutgoingMail
from tracker.org.models import Deputyship, Person, Post
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Task

TODAY = clock.local(NOW).date()
#: Pages on one database: what differs between the two is tested with the rights and the lists.
pytestmark = pytest.mark.parametrize("app_of_session", ["sqlite"], indirect=True)


def written(days: int) -> str:
    return f"{TODAY + timedelta(days=days):%d/%m/%Y}"


def signed_in(web: Browser, actor: Actor, username: str) -> Browser:
    with transaction():
        open_account(make.person_of(actor), username, make.PASSWORD, by=None)
    return Browser(web.client.application.test_client()).sign_in(username)


def person_called(name: str) -> Person:
    return db.session.scalars(select(Person).where(Person.full_name == name)).one()


def new_post(**more: str) -> dict[str, str]:
    return {
        "full_name": "Đặng Thị Quyên",
        "email": "quyen@xa.example",
        "unit": "xa bac ha",
        "role": "official",
        "title": "Cán bộ văn hóa",
        "valid_from": written(0),
        "account": "y",
        **more,
    }


def test_somebody_comes_activates_the_account_and_moves(web: Browser) -> None:
    web.sign_in(make.account(Role.ADMIN, "ubnd"))
    refused = web.post("/people/new", new_post(email="khong phai thu", title=""))
    assert refused.status_code == 422
    assert "Nhập chức danh." in refused.text
    assert "Đặng Thị Quyên" in refused.text, "nothing typed is lost"
    assert "Địa chỉ thư không hợp lệ" in web.post("/people/new", new_post(email="khong phai thu")).text
    address = web.post("/people/new", new_post()).headers["Location"]
    assert "Chờ kích hoạt" in web.get(address).text

    mail = db.session.scalars(select(OutgoingMail)).one()
    link = re.search(r"/sign-up/\S+", mail.body)
    assert link
    somebody = Browser(web.client.application.test_client())
    assert "dang.thi.quyen" in somebody.get(link[0]).text
    assert somebody.get(link[0]).headers["Referrer-Policy"] == "no-referrer"
    word = {"password": make.PASSWORD, "again": make.PASSWORD}
    assert "không giống nhau" in somebody.post(link[0], {**word, "again": "khac hoan toan"}).text
    assert "ít nhất 10 ký tự" in somebody.post(link[0], {"password": "ngan", "again": "ngan"}).text
    assert somebody.post(link[0], word).status_code == 302
    assert somebody.post(link[0], word).status_code == 404, "the link opens once"
    somebody.sign_in("dang.thi.quyen")
    assert somebody.get("/").status_code == 200

    person = person_called("Đặng Thị Quyên")
    again = {"unit": "Xã Bắc Hà", "role": "official", "title": "Văn thư", "valid_from": written(0)}
    overlap = web.post(f"/people/{person.id}/appoint", again)
    assert overlap.status_code == 422
    assert "đã giữ vai trò “Cán bộ” ở Xã Bắc Hà" in overlap.text
    assert "Chọn một đơn vị." in web.post(f"/people/{person.id}/appoint", {**again, "unit": "Các xã, phường"}).text
    post = person.posts[0]
    moved = {"unit": "Phường Nam Hà", "role": "official", "title": "Văn thư", "valid_from": written(7)}
    assert "sau ngày bắt đầu" in web.post(f"/posts/{post.id}/transfer", {**moved, "valid_from": written(0)}).text
    assert web.post(f"/posts/{post.id}/transfer", moved).status_code == 302
    posts = [(each.unit.code, each.valid_from, each.valid_to) for each in person_called("Đặng Thị Quyên").posts]
    assert posts == [
        ("bac-ha", TODAY, TODAY + timedelta(days=6)),
        ("nam-ha", TODAY + timedelta(days=7), None),
    ]
    with clock.frozen(NOW + timedelta(days=7)):
        assert "Phường Nam Hà" in somebody.sign_in("dang.thi.quyen").get("/").text
    coming = person_called("Đặng Thị Quyên").posts[1]
    assert web.post(f"/posts/{coming.id}/end", {"last_day": written(0)}).status_code == 302
    assert len(person_called("Đặng Thị Quyên").posts) == 1, "what has not begun is taken back"
    assert web.post(f"/posts/{post.id}/end", {"last_day": written(-3)}).status_code == 422, "before it began"
    edited = {"full_name": "Đặng Thị Quyên Anh", "email": "", "username": "quyen anh"}
    assert "chữ thường không dấu" in web.post(f"/people/{person.id}/edit", edited).text
    assert db.session.scalar(select(func.count(OutgoingMail.id))) == 1, "what was refused tells nobody"
    assert web.post(f"/people/{person.id}/edit", {**edited, "username": "quyen.anh"}).status_code == 302
    told = db.session.scalars(select(OutgoingMail).order_by(OutgoingMail.id.desc())).first()
    assert told is not None
    assert (told.address, told.subject) == (mail.address, "Địa chỉ thư của tài khoản đã được đổi")
    assert "Đặng Thị Quyên Anh" in web.get("/admin/people?q=quyen+ANH&role=official&unit=bac-ha&state=working").text
    assert "Không có ai khớp" in web.get("/admin/people?q=quyen+anh&state=invited").text
    acts = set(db.session.scalars(select(AuditEntry.action)))
    assert {
        "org.person_added",
        "org.appointed",
        "org.post_ended",
        "org.appointment_withdrawn",
        "org.person_changed",
    } <= acts
    assert {"auth.account_opened", "auth.account_activated", "auth.account_renamed"} <= acts


def test_who_leaves_is_out_with_the_next_request_and_the_head_hands_over(web: Browser) -> None:
    head, colleague, stranger = (
        make.actor(role, code, name=name)
        for role, code, name in (
            (Role.UNIT_HEAD, "bac-ha", "Chủ tịch xã"),
            (Role.OFFICIAL, "bac-ha", "Người ở lại"),
            (Role.OFFICIAL, "nam-ha", "Người nơi khác"),
        )
    )
    leaver = make.actor(Role.OFFICIAL, "bac-ha", name="Người ra đi")
    make.deputy_of(head, leaver)
    found = [make.task(title=f"Việc số {number}") for number in range(3)]
    with transaction():
        for task in found:
            tasks.name_official(task, make.person_of(leaver), by=head)
    theirs, chief = signed_in(web, leaver, "ra.di"), signed_in(web, head, "chu.tich")
    assert theirs.get("/").status_code == 200

    web.sign_in(make.account(Role.ADMIN, "ubnd"))
    page = web.get(f"/people/{leaver.person_id}/leave").text
    assert "3 nhiệm vụ chưa xong của Xã Bắc Hà" in page
    assert "Ủy quyền thay Chủ tịch xã" in page
    assert web.get(f"/people/{leaver.person_id}").text.count("Việc số") == 0, "an administrator sees no task"
    assert "phụ trách <b>3</b>" in web.get(f"/people/{leaver.person_id}").text
    assert web.post(f"/people/{leaver.person_id}/leave", {"last_day": written(0)}).status_code == 302
    assert theirs.get("/").status_code in (302, 401), "the session of before is out"
    assert db.session.scalars(select(Deputyship)).one().valid_to == TODAY
    refused = theirs.post("/sign-in", {"username": "ra.di", "password": make.PASSWORD})
    assert refused.status_code == 422

    with clock.frozen(NOW + timedelta(days=1)):
        chief.sign_in("chu.tich")
        home = LexborHTMLParser(chief.get("/").text).css_first("#left-behind")
        assert "Người ra đi" in home.text()
        assert "3 nhiệm vụ chờ bàn giao" in home.text()
        assert chief.get("/tasks?official=nobody").text.count("Việc số") >= 3, "whoever is named, nobody is in charge"
        path = f"/people/{leaver.person_id}/hand-over"
        assert "Việc số 0" in chief.get(path).text
        assert len(chief.statements) <= 16
        assert "Chọn nhiệm vụ cần bàn giao" in chief.post(path, {"to": str(colleague.person_id)}).text
        assert chief.post(path, {"to": str(stranger.person_id), "all": "1"}).status_code == 422, "not of the unit"
        chosen = {"to": str(colleague.person_id), "task": str(found[0].id)}
        assert chief.post(path, chosen).status_code == 302
        assert chief.post(path, {"to": "nobody", "task": str(found[1].id)}).status_code == 302
        assert chief.post(path, {"to": str(colleague.person_id), "all": "1"}).status_code == 302
        assert "Đã bàn giao xong" in chief.get(path).text
        assert "left-behind" not in chief.get("/").text
        assert web.sign_in(make.account(Role.OFFICIAL, "bac-ha")).get(path).status_code == 403
    officials = dict(db.session.execute(select(Task.id, Task.official_id).order_by(Task.id)).all())
    assert [officials[task.id] for task in found] == [colleague.person_id, None, colleague.person_id]
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "task.official_named")).all()
    assert len([entry for entry in entries if entry.detail["official"] == colleague.person_id]) == 2


def test_an_end_to_come_works_by_the_day(web: Browser) -> None:
    official = make.actor(Role.OFFICIAL, "bac-ha")
    theirs = signed_in(web, official, "sap.di")
    web.sign_in(make.account(Role.ADMIN, "ubnd"))
    assert web.post(f"/people/{official.person_id}/leave", {"last_day": written(5)}).status_code == 302
    assert theirs.get("/").status_code == 200
    with clock.frozen(NOW + timedelta(days=5)):
        assert theirs.sign_in("sap.di").get("/").status_code == 200
    with clock.frozen(NOW + timedelta(days=5, hours=10)):
        assert theirs.get("/").status_code == 200, "the last day is worked to its end"
    with clock.frozen(NOW + timedelta(days=6)):
        assert theirs.get("/").status_code in (302, 401, 403)
        page = web.sign_in(make.account(Role.ADMIN, "ubnd")).get("/admin/people?state=former")
        assert "Trần Thị Hạnh" in page.text


def test_secretaries_name_another_leader_for_what_one_supervised(web: Browser) -> None:
    secretary, gone, leader = (
        make.actor(Role.SECRETARY, "ubnd"),
        make.actor(Role.LEADER, "ubnd", name="Phó chủ tịch cũ"),
        make.actor(Role.LEADER, "ubnd", name="Phó chủ tịch mới"),
    )
    task = make.task()
    with transaction():
        tasks.name_supervisor(task, make.person_of(gone), by=secretary)
    db.session.get_one(Post, gone.post.id).valid_to = TODAY - timedelta(days=1)
    db.session.commit()
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert "Phó chủ tịch cũ" in web.get("/hand-overs").text
    assert 'id="left-behind"' in web.get("/").text
    path = f"/people/{gone.person_id}/hand-over"
    assert web.post(path, {"to": str(leader.person_id), "all": "1"}).status_code == 302
    assert db.session.get_one(Task, task.id).supervisor_id == leader.person_id
    assert "Không còn nhiệm vụ nào chờ bàn giao" in web.get("/hand-overs").text


@pytest.fixture
def ward(web: Browser) -> tuple[Browser, Person, Account]:
    """The head of a ward, signed in, with an official whose account waits."""
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    more = {"full_name": "Lý Văn Hậu", "email": "", "username": "ly.hau"}
    assert web.post("/people/new", new_post(**more)).status_code == 302
    account = account_by_name("ly.hau")
    assert account is not None
    return web, account.person, account


def test_a_unit_head_minds_the_accounts_of_the_unit(ward: tuple[Browser, Person, Account]) -> None:
    web, person, _ = ward
    base = f"/people/{person.id}"
    above, beside = make.actor(Role.OFFICIAL, "ubnd"), make.actor(Role.OFFICIAL, "nam-ha")
    other = make.actor(Role.UNIT_HEAD, "bac-ha", name="Phó chủ tịch xã")
    page = web.get("/unit/people")
    assert len(web.statements) <= 20
    assert "Lý Văn Hậu" in page.text
    assert "Nhập danh sách" not in page.text
    for address in ("/admin/people", "/admin/people/import", "/admin/people/export.xlsx"):
        assert web.get(address).status_code == 403
    for actor in (above, beside):
        assert web.get(f"/people/{actor.person_id}").status_code == 404
    assert "Không nhận ra đơn vị" in web.post("/people/new", new_post(unit="Phường Nam Hà")).text
    assert web.post("/people/new", new_post(role="unit_head")).status_code == 422
    assert web.post(f"/posts/{other.post.id}/end", {"last_day": written(0)}).status_code == 403
    assert web.post(f"/people/{other.person_id}/account/close").status_code == 403

    refused = web.post(f"{base}/account/send")
    assert refused.status_code == 422
    assert "chưa có địa chỉ thư" in refused.text
    first = re.search(r"/sign-up/[\w-]+", web.post(f"{base}/slip").text)
    second = re.search(r"/sign-up/[\w-]+", web.post(f"{base}/slip").text)
    assert first
    assert second
    somebody = Browser(web.client.application.test_client())
    assert somebody.get(first[0]).status_code == 404, "a new slip ends the old one"
    assert somebody.get(second[0]).status_code == 200
    assert web.post(f"{base}/account/withdraw").status_code == 302
    assert somebody.get(second[0]).status_code == 404
    third = re.search(r"/sign-up/[\w-]+", web.post(f"{base}/slip").text)
    assert third
    somebody.post(third[0], {"password": make.PASSWORD, "again": make.PASSWORD})
    somebody.sign_in("ly.hau")
    assert web.post(f"{base}/slip").status_code == 409, "nobody prints a way into an account in use"
    assert web.post(f"{base}/account/reset").status_code == 403, "that is the administrator's"
    deputy = {"person": str(person.id), "valid_from": written(0), "valid_to": written(3)}
    assert web.post(f"/posts/{other.post.id}/deputy", deputy).status_code == 302
    row = db.session.scalars(select(Deputyship)).one()
    assert web.post(f"/deputyships/{row.id}/end").status_code == 302
    assert web.post(f"{base}/account/close").status_code == 302
    assert somebody.get("/").status_code in (302, 401)
    assert web.post(f"{base}/account/reopen").status_code == 302
    assert somebody.sign_in("ly.hau").get("/").status_code == 200
    assert web.post(f"{base}/account/destroy").status_code == 404


def test_an_administrator_lets_a_password_be_set_anew(web: Browser, app: Flask) -> None:
    official = make.actor(Role.OFFICIAL, "bac-ha")
    theirs = signed_in(web, official, "quen.roi")
    admin = make.account(Role.ADMIN, "ubnd", username="quan.tri")
    web.sign_in(admin)
    assert web.post(f"/people/{official.person_id}/account/reset").status_code == 302
    assert theirs.get("/").status_code in (302, 401)
    assert theirs.post("/sign-in", {"username": "quen.roi", "password": make.PASSWORD}).status_code == 422
    assert "/sign-up/" in web.post(f"/people/{official.person_id}/slip").text
    mine = account_by_name(admin)
    assert mine is not None
    for act in ("close", "reset"):
        assert web.post(f"/people/{mine.person_id}/account/{act}").status_code == 403, "never one's own"
