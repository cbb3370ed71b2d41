"""People of a task: who is put in charge, who takes it, who supervises; blocked tasks and who must clear them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import NOW, Browser
from tracker.access.permissions import Permission
from tracker.auth.queries import account_by_name
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.models import Act, Task
from tracker.tasks.rules import STAFFED, State, Step
from tracker.tasks.services import Given


def text_of(answer: Any, place: str) -> str:
    found = LexborHTMLParser(answer.text).css_first(place)
    return " ".join(found.text().split()) if found else ""


def titles(answer: Any) -> list[str]:
    return [link.text() for link in LexborHTMLParser(answer.text).css("a.title, a.work-title")]


def signed_in(web: Browser, role: Role, code: str) -> int:
    """Somebody at the browser; the number of the person is answered."""
    username = make.account(role, code)
    web.sign_in(username)
    account = account_by_name(username)
    assert account is not None
    return account.person_id


# ---------- in charge ----------


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["bac-ha", "nam-ha", "ubnd"])
def test_who_may_put_somebody_in_charge_and_who_may_take_it(app: Flask, role: Role, code: str) -> None:
    someone, official = make.actor(role, code), make.actor(Role.OFFICIAL, "bac-ha")
    of = make.passage()
    named, taken = make.task(of=of), make.task(of=of)
    may_name = role is Role.UNIT_HEAD and code in ("bac-ha", "ubnd")
    may_take = role in (Role.UNIT_HEAD, Role.OFFICIAL) and code == "bac-ha"
    assert policy.may_take(someone, taken) is may_take
    if may_name:
        with transaction():
            services.name_official(named, make.person_of(official), by=someone)
        assert named.official_id == official.person_id
    else:
        with pytest.raises(Forbidden), transaction():
            services.name_official(named, make.person_of(official), by=someone)
    if may_take:
        with transaction():
            services.take(taken, by=someone)
        assert taken.official_id == someone.person_id
    else:
        with pytest.raises(Forbidden), transaction():
            services.take(taken, by=someone)


@pytest.mark.parametrize(
    ("role", "code", "fits"),
    [
        (Role.OFFICIAL, "bac-ha", True),
        (Role.UNIT_HEAD, "bac-ha", True),
        (Role.VIEWER, "bac-ha", False),
        (Role.OFFICIAL, "nam-ha", False),
        (Role.OFFICIAL, "ubnd", False),
    ],
)
def test_only_people_of_the_lead_unit_can_be_in_charge(app: Flask, role: Role, code: str, fits: bool) -> None:
    task, person = make.task(), make.actor(role, code, name="Lê Văn Việc")
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Ngô Văn Trưởng")
    assert (person.person_id in {each.id for each in queries.official_choices(task)}) is fits
    if fits:
        with transaction():
            services.name_official(task, make.person_of(person), by=head)
        return
    with pytest.raises(Invalid) as refusal, transaction():
        services.name_official(task, make.person_of(person), by=head)
    assert refusal.value.field == "person"


@pytest.mark.parametrize("state", State)
def test_people_change_only_while_the_unit_has_the_task(app: Flask, state: State) -> None:
    task, official = make.task(state=state), make.actor(Role.OFFICIAL, "bac-ha")
    assert policy.may_take(official, task) is (state in STAFFED)
    if state in STAFFED:
        with transaction():
            services.take(task, by=official)
        with transaction():
            services.leave(task, by=official)
        assert task.official is None
        return
    with pytest.raises(Conflict, match=state.label), transaction():
        services.take(task, by=official)


def test_the_second_to_take_a_task_hears_who_was_first(app: Flask) -> None:
    task, first = make.task(), make.actor(Role.OFFICIAL, "bac-ha", name="Lý Thị Nhanh")
    with transaction():
        services.take(task, by=first)
    with pytest.raises(Conflict, match="Lý Thị Nhanh đã nhận"), transaction():
        services.take(task, by=make.actor(Role.OFFICIAL, "bac-ha"))
    with pytest.raises(Forbidden), transaction():
        services.leave(task, by=make.actor(Role.OFFICIAL, "bac-ha"))


def test_a_deputy_names_but_does_not_take(app: Flask) -> None:
    head, official = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    deputy, task = make.deputy_of(head, official), make.task()
    assert not policy.may_take(deputy, task)
    with pytest.raises(Forbidden), transaction():
        services.take(task, by=deputy)
    with transaction():
        services.name_official(task, make.person_of(official), by=deputy)
    act = db.session.scalars(select(Act)).one()
    assert (act.person_id, act.on_behalf_of_id) == (official.person_id, head.person_id)


def test_a_task_that_goes_to_another_unit_leaves_its_official_and_keeps_the_history(app: Flask) -> None:
    task, official = make.task(state=State.ASSIGNED), make.actor(Role.OFFICIAL, "bac-ha", name="Lê Văn Việc")
    with transaction():
        services.take(task, by=official)
    with transaction():
        services.move(
            task, Step.REASSIGN, Given("Đúng địa bàn", unit=make.unit("nam-ha")), by=make.actor(Role.LEADER, "ubnd")
        )
    assert (task.official, task.lead.code) == (None, "nam-ha")
    assert [entry.what.value for entry in queries.timeline(task)] == ["official_left", "reassign", "official_took"]
    assert not policy.may(official, Permission.TASK_VIEW, task)


# ---------- supervising ----------


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["dang-uy", "ubnd", "bac-ha"])
def test_who_chooses_the_supervising_leader_among_whom(app: Flask, role: Role, code: str) -> None:
    task, leader = make.task(assigner="dang-uy"), make.actor(Role.LEADER, "ubnd", name="Lý Quốc Lãnh")
    someone = make.actor(role, code)
    if code == "dang-uy" and role in (Role.SECRETARY, Role.LEADER):
        with transaction():
            services.name_supervisor(task, make.person_of(leader), by=someone)
        assert task.supervisor_id == leader.person_id
        with pytest.raises(Invalid), transaction():
            services.name_supervisor(task, make.person_of(make.actor(Role.UNIT_HEAD, "ubnd")), by=someone)
        return
    with pytest.raises(Forbidden), transaction():
        services.name_supervisor(task, make.person_of(leader), by=someone)


def test_a_leader_of_the_lead_unit_does_not_supervise_it(app: Flask) -> None:
    task, own = make.task("ubnd", assigner="dang-uy"), make.actor(Role.LEADER, "ubnd")
    assert own.person_id not in {each.id for each in queries.supervisor_choices(task)}
    task.supervisor_id = own.person_id
    db.session.commit()
    assert not policy.may(own, Permission.TASK_APPROVE, task)


@pytest.mark.parametrize(("step", "may"), [(Step.APPROVE, True), (Step.SEND_BACK, True), (Step.REOPEN, False)])
def test_a_supervising_leader_decides_completion_and_nothing_that_is_the_assigners(
    app: Flask, step: Step, may: bool
) -> None:
    leader = make.actor(Role.LEADER, "ubnd")
    task = make.task(assigner="dang-uy", state=State.DONE if step is Step.REOPEN else State.SUBMITTED)
    assert not policy.may_step(leader, step, task)
    task.supervisor_id = leader.person_id
    db.session.commit()
    assert policy.may_step(leader, step, task) is may
    assert not policy.may_step(Actor(leader.person_id, leader.name, make.actor(Role.VIEWER, "ubnd").post), step, task)
    assert policy.may_step(make.deputy_of(leader, make.actor(Role.OFFICIAL, "do-thi")), step, task) is may


# ---------- blocked ----------


def test_the_unit_that_must_clear_the_way_sees_it_first_and_says_how(web: Browser) -> None:
    blocked, own = make.task(title="Sửa cống làng Bắc"), make.task("do-thi", title="Việc của mình")
    with clock.frozen(NOW - timedelta(days=4)), transaction():
        services.move(
            blocked,
            Step.BLOCK,
            Given("Chưa có bản vẽ hoàn công", unit=make.unit("do-thi")),
            by=make.actor(Role.OFFICIAL, "bac-ha"),
        )
    number = blocked.id
    signed_in(web, Role.UNIT_HEAD, "do-thi")
    home = web.get("/")
    assert titles(home) == ["Sửa cống làng Bắc", own.title]
    first = text_of(home, ".to-clear")
    assert "Chưa có bản vẽ hoàn công" in first
    assert "Xã Bắc Hà · chờ từ 20/11/2026 (4 ngày)" in first
    page = web.get(f"/tasks/{number}")
    assert text_of(page, ".blocked-note") == (
        "Chờ Phòng Quản lý đô thị gỡ vướng mắc Chưa có bản vẽ hoàn công Từ 20/11/2026 (4 ngày)"
    )
    assert [button.text() for button in LexborHTMLParser(page.text).css("aside .steps a.btn")][:1] == [
        "Đã gỡ vướng mắc: Sửa cống làng Bắc"
    ]
    assert web.post(f"/tasks/{number}/submit", {"note": "x"}).status_code == 403
    assert web.post(f"/tasks/{number}/unblock", {"note": "Đã giao bản vẽ"}).status_code == 302
    assert db.session.get_one(Task, number).state is State.IN_PROGRESS
    assert "Sửa cống làng Bắc" not in titles(web.get("/"))


def test_lists_say_who_must_clear_the_way_and_since_when(web: Browser) -> None:
    of = make.passage()
    for title in ("Một", "Hai"):
        task = make.task(title=title, of=of)
        with transaction():
            services.move(
                task, Step.BLOCK, Given("Thiếu vốn", unit=make.unit("do-thi")), by=make.actor(Role.OFFICIAL, "bac-ha")
            )
    make.task(title="Ba", state=State.BLOCKED, blocker="nam-ha", of=of)
    signed_in(web, Role.LEADER, "ubnd")
    page = LexborHTMLParser(web.get("/tasks?blocker=do-thi").text)
    rows = [" ".join(row.text().split()) for row in page.css("tbody tr")]
    assert len(rows) == 2
    assert all("chờ Phòng Quản lý đô thị · từ 24/11/2026 (0 ngày)" in row for row in rows)
    assert "Chờ Phòng Quản lý đô thị gỡ" in page.css_first(".chips").text()


# ---------- pages ----------


def test_an_official_takes_a_task_from_the_first_page_and_finds_it_as_their_own(web: Browser) -> None:
    of = make.passage()
    task = make.task(title="Chưa ai nhận", due_on=clock.today(), of=of)
    others = make.task(title="Của người khác", due_on=clock.today(), of=of)
    mine = make.task(title="Của tôi", due_on=clock.today(), of=of)
    person = signed_in(web, Role.OFFICIAL, "bac-ha")
    assert set(titles(web.get("/"))) == {"Chưa ai nhận", "Của người khác", "Của tôi"}
    others.official_id, mine.official_id = make.actor(Role.OFFICIAL, "bac-ha").person_id, person
    db.session.commit()
    home = web.get("/")
    assert titles(home) == ["Của tôi", "Chưa ai nhận"]
    assert set(titles(web.get("/?show=unit"))) == {"Chưa ai nhận", "Của người khác", "Của tôi"}
    form = LexborHTMLParser(home.text).css_first(f"form[action='/tasks/{task.id}/take']")
    sent = {field.attributes["name"] or "": field.attributes["value"] for field in form.css("input")}
    answer = web.post(f"/tasks/{task.id}/take", sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert db.session.get_one(Task, task.id).official_id == person
    assert set(titles(web.get("/tasks?official=me"))) == {"Chưa ai nhận", "Của tôi"}
    assert titles(web.get("/tasks?official=nobody")) == []
    assert set(titles(web.get(f"/tasks?official={person}"))) == {"Chưa ai nhận", "Của tôi"}
    assert titles(web.get("/tasks?official=x")) == titles(web.get("/tasks?official=99999999999")) == []
    page = web.get(f"/tasks/{task.id}")
    assert "Thôi phụ trách" in text_of(page, "#people")
    assert web.post(f"/tasks/{task.id}/leave").status_code == 302
    assert "Tôi nhận việc này" in text_of(web.get(f"/tasks/{task.id}"), "#people")


def test_a_head_chooses_on_the_page_and_is_told_when_somebody_was_faster(web: Browser) -> None:
    task, official = make.task(), make.actor(Role.OFFICIAL, "bac-ha", name="Lê Văn Việc")
    number, seen = task.id, task.version
    second = make.actor(Role.OFFICIAL, "bac-ha", name="Trần Thị Thay")
    signed_in(web, Role.UNIT_HEAD, "bac-ha")
    offered = LexborHTMLParser(web.get(f"/tasks/{number}").text).css("#choose-official option")
    assert {"Lê Văn Việc", "Trần Thị Thay"} <= {option.text() for option in offered}
    with transaction():
        services.take(db.session.get_one(Task, number), by=official)
    answer = web.post(f"/tasks/{number}/official", {"person": second.person_id, "version": seen})
    assert answer.status_code == 409
    page = LexborHTMLParser(answer.text)
    assert "Tự nhận phụ trách" in page.css_first(".changed").text()
    assert "Lê Văn Việc" in page.css_first(".changed").text()
    assert page.css_first("#person option[selected]").text() == "Trần Thị Thay", "what was chosen is kept"
    newest = page.css_first("#step input[name=version]").attributes["value"]
    again = web.post(f"/tasks/{number}/official", {"person": second.person_id, "version": newest})
    assert again.status_code == 302
    listed = web.get("/tasks")
    assert "Phụ trách: Trần Thị Thay" in text_of(listed, "table")
    assert web.post(f"/tasks/{number}/official", {"person": "x"}).status_code == 422


def test_the_secretary_names_a_supervising_leader_who_then_finds_the_task(web: Browser) -> None:
    task = make.task(assigner="dang-uy", title="Việc được chỉ đạo")
    number = task.id
    leader = make.account(Role.LEADER, "ubnd")
    account = account_by_name(leader)
    assert account is not None
    signed_in(web, Role.SECRETARY, "dang-uy")
    assert web.post(f"/tasks/{number}/supervisor", {"person": account.person_id}).status_code == 302
    web.sign_in(leader)
    assert titles(web.get("/tasks?supervisor=me")) == ["Việc được chỉ đạo"]
    assert "1 nhiệm vụ tôi chỉ đạo" in text_of(web.get("/dashboard"), ".calls")
    signed_in(web, Role.OFFICIAL, "bac-ha")
    assert web.post(f"/tasks/{number}/supervisor", {"person": ""}).status_code == 403


def test_everything_since_one_looked_is_shown_not_only_the_latest(web: Browser) -> None:
    task, of_unit = make.task(due_on=clock.today() + timedelta(days=5)), make.actor(Role.OFFICIAL, "bac-ha")
    number, seen = task.id, task.version
    with transaction():
        services.take(task, by=of_unit)
    with transaction():
        services.move(task, Step.REPORT, Given("Đã làm một phần", 30), by=of_unit)
    make.extension(task, by=of_unit)
    signed_in(web, Role.UNIT_HEAD, "bac-ha")
    sent = {"note": "Hoàn thành rồi", "finished_on": f"{clock.today():%d/%m/%Y}", "version": seen}
    answer = web.post(f"/tasks/{number}/submit", sent)
    page = LexborHTMLParser(answer.text)
    assert answer.status_code == 409
    assert [each.text() for each in page.css(".changed .timeline b")] == ["Xin gia hạn", "Báo cáo", "Tự nhận phụ trách"]
    assert "3 thay đổi từ lúc bạn mở trang" in page.css_first(".changed").text()
    assert page.css_first("#note").text() == "Hoàn thành rồi"
    refused = web.post(f"/tasks/{number}/submit", {**sent, "version": "x"})
    assert refused.status_code == 302, "a form without a version asks nothing"


def test_homes_cost_the_same_however_much_waits(web: Browser) -> None:
    of = make.passage()
    person = signed_in(web, Role.OFFICIAL, "bac-ha")

    def more() -> None:
        for state in (State.IN_PROGRESS, State.IN_PROGRESS, State.BLOCKED):
            make.task(state=state, due_on=clock.today(), of=of).official_id = person
            make.task(state=state, of=of)
            make.task("nam-ha", state=State.BLOCKED, blocker="bac-ha", of=of)
        db.session.commit()

    more()
    web.get("/")
    few = len(web.statements)
    for _ in range(6):
        more()
    web.get("/")
    assert len(web.statements) == few + 1 <= 16, "a group that is full is counted"
