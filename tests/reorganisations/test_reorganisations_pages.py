"""Preparing and carrying out a reorganisation by its pages, as a secretary and an administrator do."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

import make
from conftest import Browser
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.labels import UnitKind
from tracker.org.models import Unit
from tracker.org.queries import unit_named
from tracker.reorganisations import queries, services
from tracker.reorganisations.models import Reorganisation
from tracker.reorganisations.rules import Born, ChangeKind, ReorganisationState
from tracker.reorganisations.services import Outline, SeatChoice
from tracker.storage.database import db, transaction
from tracker.tasks.models import Task

LIST = "/units/reorganisations"

#: The number of no row.
NOBODY = 999_999


def day(ahead: int = 0) -> str:
    return f"{clock.today() + timedelta(days=ahead):%d/%m/%Y}"


def drafted(web: Browser, ahead: int = 0) -> str:
    """A draft begun by its form; the address of its page."""
    answer = web.post(
        f"{LIST}/new", data={"title": "Sắp xếp phường", "basis": "NQ 5/NQ-HĐND", "effective_on": day(ahead)}
    )
    assert answer.status_code == 302, answer.text
    return str(answer.location)


def text_of(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text))  # type: ignore[attr-defined]


def number(page: str) -> int:
    return int(page.rsplit("/", 1)[1])


def test_a_merger_from_the_first_form_to_the_result(web: Browser) -> None:
    make.town()
    heads = {code: make.account(Role.UNIT_HEAD, code) for code in ("bac-ha", "nam-ha")}
    tasks = make.assigned("bac-ha", "nam-ha", due_on=clock.today() + timedelta(days=9))
    make.task("bac-ha", confidential=True)
    web.sign_in(make.account(Role.SECRETARY, "dang-uy"))
    page = drafted(web)
    assert "Chưa có thay đổi nào." not in text_of(web.get(page)), "an empty draft says what to do"
    asked = {"units": "Xã Bắc Hà; Phường Nam Hà", "code": "ha", "name": "", "unit_kind": "ward"}
    wrong = web.post(f"{page}/changes/merge", data=asked)
    assert wrong.status_code == 422
    assert "Không để trống nội dung này." in text_of(wrong)
    assert web.post(f"{page}/changes/merge", data={**asked, "name": "Phường Hà"}).status_code == 302
    shown = text_of(web.get(page))
    assert "Ai đứng đầu Phường Hà ?" in shown
    assert "Xã Bắc Hà: 1 nhiệm vụ chưa xong · 1 chức danh" in shown, "what is confidential is in no count"
    assert web.post(f"{page}/prepare").status_code == 409
    posts = web.get(f"{page}/posts")
    ids = [int(each) for each in re.findall(r'name="role-(\d+)"', posts.text)]
    assert len(ids) == 2
    roles = ["unit_head", "official"]
    data = {f"role-{post}": role for post, role in zip(ids, roles, strict=True)} | {
        f"heir-{post}": "ha" for post in ids
    }
    assert web.post(f"{page}/posts", data={**data, f"role-{ids[0]}": "leader"}).status_code == 422
    assert web.post(f"{page}/posts", data={**data, f"title-{ids[0]}": "Chủ tịch UBND phường"}).status_code == 302
    one = db.session.get_one(Reorganisation, number(page))
    assert web.post(f"{page}/prepare", data={"version": str(one.version - 1)}).status_code == 409, "changed since"
    assert web.post(f"{page}/prepare", data={"version": str(one.version)}).status_code == 302
    assert "chốt" in text_of(web.get(page))
    assert web.post(f"{page}/changes/found", data={"code": "x", "name": "X", "unit_kind": "ward"}).status_code == 409
    assert web.post(f"{page}/carry-out").status_code == 403, "a secretary prepares, an administrator carries out"
    web.sign_in(make.account(Role.ADMIN, "dang-uy"))
    assert "Thực hiện sắp xếp" in text_of(web.get(page))
    assert web.post(f"{page}/carry-out").status_code == 302
    assert web.post(f"{page}/carry-out").status_code == 409, "it cannot be done twice"
    done = text_of(web.get(page))
    assert "2 kết thúc, 1 thành lập, 0 đổi tên" in done
    assert "2 chuyển đơn vị chủ trì" in done
    db.session.expire_all()
    heir = unit_named("ha", clock.today())
    assert heir is not None
    assert {task.lead for task in tasks} == {heir}
    assert {alias.name for alias in heir.aliases} == {"UBND phường Hà", "P. Hà", "Hà"}
    units = text_of(web.get("/units"))
    assert "kế thừa Xã Bắc Hà, Phường Nam Hà" in units
    assert "Đơn vị đã kết thúc (2)" in units
    past = web.get(f"/units/{heir.id}")
    assert "Kế thừa từ Xã Bắc Hà" in text_of(past)
    assert len(web.statements) <= 12
    # Who headed Bắc Hà signs in and works for the new ward; the notice leads to what it took over.
    web.sign_in(heads["bac-ha"])
    notices = web.get("/notices")
    assert "Đơn vị kế thừa 3 nhiệm vụ chưa xong theo phương án sắp xếp" in text_of(notices)
    (to,) = re.findall(r'href="(/notices/\d+)[^"]*"', notices.text)[:1]
    answer = web.get(to) if "open" in to else web.get(re.findall(r'href="(/notices/\d+[^"]*)"', notices.text)[0])
    assert answer.status_code in (200, 302)
    assert "Phường Hà" in text_of(web.get("/tasks?standing=open"))


def test_a_split_is_divided_task_by_task_by_who_may_see_them(web: Browser) -> None:
    make.town()
    tasks = [make.task("bac-ha", title=f"Việc số {each}") for each in range(3)]
    web.sign_in(make.account(Role.SECRETARY, "dang-uy"))
    page = drafted(web)
    parts = {"parts-0-code": "b1", "parts-0-name": "Xã Bắc", "parts-1-code": "b2", "parts-1-name": "Xã Hà"}
    half = web.post(f"{page}/changes/split", data={"units": "Xã Bắc Hà", "parts-0-code": "b1"})
    assert half.status_code == 422
    assert web.post(f"{page}/changes/split", data={"units": "Xã Bắc Hà", **parts}).status_code == 302
    (way,) = set(re.findall(r"/units/changes/\d+/tasks", web.get(page).text))
    assert "3 nhiệm vụ chưa chọn đơn vị kế thừa sẽ về Xã Bắc." in text_of(web.get(page))
    few = len(web.statements)
    assert all(task.title in web.get(way).text for task in tasks)
    assert web.post(way, data={f"heir-{tasks[0].id}": "nam-ha"}).status_code == 422
    chosen = {f"heir-{task.id}": "b2" if task is tasks[1] else "b1" for task in tasks}
    assert web.post(way, data=chosen).status_code == 302
    assert web.post(f"{page}/prepare").status_code == 302
    make.task("bac-ha", title="Việc sau cùng")
    web.sign_in(make.account(Role.ADMIN, "dang-uy"))
    assert "Việc số" not in web.get(way).text, "an administrator sees no task"
    assert web.get(page).status_code == 200
    assert len(web.statements) <= few + 2
    assert web.post(f"{page}/carry-out").status_code == 302
    db.session.expire_all()
    assert [task.lead.code for task in tasks] == ["b1", "b2", "b1"]
    assert db.session.scalar(select(Task).where(Task.title == "Việc sau cùng")).lead.code == "b1"  # type: ignore[union-attr]


def test_other_changes_by_their_forms_and_a_plan_that_is_dropped(web: Browser) -> None:
    units = make.town()
    web.sign_in(make.account(Role.ADMIN, "dang-uy"))
    page = drafted(web, 3)
    forms = {
        "rename": {"units": "Xã Bắc Hà", "name": "Phường Bắc Hà", "unit_kind": "ward", "parent": "Thị ủy Hà Trung"},
        "found": {"code": "hcc", "name": "Trung tâm Hành chính công", "unit_kind": "agency"},
        "dissolve": {"units": "Phòng Quản lý đô thị", "heirs": "Trung tâm Hành chính công"},
    }
    for kind, data in forms.items():
        assert web.get(f"{page}/changes/{kind}").status_code == 200
        assert web.post(f"{page}/changes/{kind}", data=data).status_code == 302, kind
    taken_in = {"units": "Phường Nam Hà; Phòng Tài nguyên và Môi trường", "into": "Phường Nam Hà", "unit_kind": "ward"}
    assert web.post(f"{page}/changes/merge", data=taken_in).status_code == 302
    again = web.post(f"{page}/changes/rename", data={**forms["rename"], "name": "Xã Mới"})
    assert again.status_code == 422
    assert "đã có trong thay đổi số 1" in text_of(again)
    changes = sorted(
        set(re.findall(r"/units/changes/\d+", web.get(page).text)), key=lambda each: int(each.split("/")[-1])
    )
    assert len(changes) == 4
    for each in changes:
        assert "value=" in web.get(each).text
    assert web.post(changes[0], data={**forms["rename"], "name": "Phường Bắc"}).status_code == 302
    assert web.post(f"{changes[3]}/remove").status_code == 302
    edited = {"title": "Sắp xếp", "basis": "NQ 6", "effective_on": day()}
    assert web.get(f"{page}/edit").status_code == 200
    assert web.post(f"{page}/edit", data={**edited, "version": "1"}).status_code == 409
    assert web.post(f"{page}/edit", data=edited).status_code == 302
    assert web.post(f"{page}/prepare").status_code == 302
    assert web.post(f"{page}/reopen").status_code == 302
    assert web.post(f"{page}/cancel").status_code == 302
    assert "Đã hủy" in text_of(web.get(LIST))
    db.session.expire_all()
    assert [unit.name for unit in units.values()] == [unit.name for unit in db.session.scalars(select(Unit))]
    for path in (f"{LIST}/99", "/units/99", "/units/changes/99", f"{changes[0]}/tasks"):
        assert web.get(path).status_code == 404


def test_what_may_not_be_done_is_refused_by_the_services_too(app: Flask) -> None:
    units = make.town()
    who = make.actors(
        {
            "admin": (Role.ADMIN, "ubnd"),
            "secretary": (Role.SECRETARY, "ubnd"),
            "head": (Role.UNIT_HEAD, "bac-ha"),
        }
    )
    outline = Outline("Sắp xếp", "NQ 1", clock.today())
    with pytest.raises(Forbidden), transaction():
        services.draft(outline, by=who["head"])
    with transaction():
        mine = services.draft(outline, by=who["secretary"])
    found = [Born("x", "X", UnitKind.FRONT), Born("y", "Y", UnitKind.FRONT)]
    with pytest.raises(Invalid, match="phạm vi"), transaction():
        services.put_change(mine, ChangeKind.SPLIT, [units["mat-tran"]], found, by=who["secretary"])
    db.session.expire_all()
    with transaction():
        heir = Born("nam-ha", "Phường Nam Hà", unit_id=units["nam-ha"].id)
        change = services.put_change(mine, ChangeKind.DISSOLVE, [units["bac-ha"]], [heir], by=who["secretary"])
    with pytest.raises(Conflict, match="vừa thay đổi"), transaction():
        services.divide(change, {NOBODY: "nam-ha"}, by=who["secretary"])
    with pytest.raises(Forbidden), transaction():
        services.cancel(mine, by=who["secretary"])
    assert services.choose_seats(mine, {NOBODY: SeatChoice("x", Role.OFFICIAL, "X")}, by=who["secretary"]) == 0
    db.session.rollback()
    with transaction():
        services.prepare(mine, by=who["secretary"])
    # A second head who comes before the day is a question that holds the plan up; the others go on.
    make.actor(Role.UNIT_HEAD, "nam-ha", name="Trần Văn Sau")
    assert "chưa thực hiện được 1" in services.carry_out_due(clock.now()).lower()
    db.session.expire_all()
    assert (mine.state, "Chọn người đứng đầu" in mine.trouble) == (ReorganisationState.PREPARED, True)
    assert services.carry_out_due(clock.now())
    with transaction():
        services.reopen(mine, by=who["admin"])
        asked = queries.preview(mine).questions
        chosen = {post.id: SeatChoice("nam-ha", Role.OFFICIAL, "Chuyên viên") for post in asked["nam-ha"]}
        services.choose_seats(mine, chosen, by=who["admin"])
        services.prepare(mine, by=who["admin"])
    assert "Đã thực hiện 1" in services.carry_out_due(clock.now())
