"""Extensions: who asks, prepares and decides, which day, what is kept; one task, a list, several at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

import make
from conftest import NOW, Browser
from tracker.access.permissions import Permission
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, rules, services
from tracker.tasks.models import Extension, Task
from tracker.tasks.queries import Filter, Several, Whose
from tracker.tasks.rules import EXTENDABLE, ExtensionState, State, Step
from tracker.tasks.services import Decision, Given

TODAY = clock.local(NOW).date()


def on(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def shown(offset: int) -> str:
    return f"{on(offset):%d/%m/%Y}"


def text_of(answer: Any, place: str) -> str:
    found = LexborHTMLParser(answer.text).css_first(place)
    return " ".join(found.text().split()) if found else ""


# ---------- rules ----------


@pytest.mark.parametrize(
    ("due", "wanted", "asked", "says"),
    [
        (5, 6, None, None),
        (5, 5, None, "Hạn mới phải sau hạn hiện tại (29/11/2026)."),
        (5, 4, None, "Hạn mới phải sau hạn hiện tại (29/11/2026)."),
        (-5, 0, None, None),
        (-5, -1, None, "Hạn mới không thể trước hôm nay (24/11/2026)."),
        (-5, -1, -1, None),
        (-5, -2, -1, "Hạn mới không thể trước hôm nay (24/11/2026)."),
        (-5, -5, -5, "Hạn mới phải sau hạn hiện tại (19/11/2026)."),
        (5, None, None, "Nhập hạn mới."),
    ],
)
def test_the_new_day_lies_after_the_deadline_and_not_in_the_past(
    due: int, wanted: int | None, asked: int | None, says: str | None
) -> None:
    new = None if wanted is None else on(wanted)
    before = None if asked is None else on(asked)
    if says is None:
        assert rules.check_new_due(new, due_on=on(due), today=TODAY, asked=before) == new
        return
    with pytest.raises(Invalid) as refusal:
        rules.check_new_due(new, due_on=on(due), today=TODAY, asked=before)
    assert (str(refusal.value), refusal.value.field) == (says, "due_on")


@pytest.mark.parametrize("state", State)
def test_only_work_in_hand_can_be_extended(state: State) -> None:
    if state in (State.ASSIGNED, State.IN_PROGRESS, State.BLOCKED, State.PAUSED):
        assert rules.check_extendable(state, TODAY) == TODAY
        return
    with pytest.raises(Conflict) as refusal:
        rules.check_extendable(state, TODAY)
    assert state.label in str(refusal.value)


def test_a_task_without_a_deadline_cannot_ask() -> None:
    with pytest.raises(Conflict, match="không có hạn"):
        rules.check_extendable(State.IN_PROGRESS, None)


@pytest.mark.parametrize(("due", "late"), [(1, False), (0, False), (-1, True)])
def test_a_request_is_late_from_the_day_after_the_deadline(due: int, late: bool) -> None:
    assert rules.is_late(on(due), TODAY) is late


# ---------- who ----------


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["bac-ha", "nam-ha", "ubnd", "dang-uy"])
def test_who_may_ask_prepare_decide_and_withdraw(app: Flask, role: Role, code: str) -> None:
    someone = make.actor(role, code, name="Ai Đó")
    unit = role in (Role.OFFICIAL, Role.UNIT_HEAD) and code != "nam-ha"
    above = code in ("ubnd", "dang-uy")
    official = make.actor(Role.OFFICIAL, "bac-ha")
    expected = {
        "ask": unit,
        "withdraw": unit,
        "prepare": above and role is Role.SECRETARY,
        "decide": above and role is Role.LEADER,
        "extend": above and role is Role.LEADER,
    }
    of = make.passage()
    for act, may in expected.items():
        task = make.task("bac-ha", due_on=on(5), of=of)
        asked = make.extension(task, by=official) if act not in ("ask", "extend") else None

        def do(act: str = act, task: Task = task, asked: Extension | None = asked) -> None:
            with transaction():
                if act == "ask":
                    services.ask_extension(task, on(9), "Mưa", by=someone)
                elif act == "extend":
                    services.extend_directly(task, on(9), "Lùi lịch", by=someone)
                elif asked is not None and act == "withdraw":
                    services.withdraw_extension(asked, by=someone)
                elif asked is not None and act == "prepare":
                    services.prepare_extension(asked, "Nên đồng ý", by=someone)
                elif asked is not None:
                    services.decide_extension(asked, Decision(on(9)), by=someone)

        if may:
            do()
            continue
        with pytest.raises(Forbidden):
            do()


def test_nobody_decides_for_the_unit_that_asked(app: Flask) -> None:
    """The government's own task, given by the committee: its own leader is above nobody here."""
    task = make.task("ubnd", assigner="dang-uy", due_on=on(5))
    asked = make.extension(task, by=make.actor(Role.UNIT_HEAD, "ubnd"))
    with pytest.raises(Forbidden), transaction():
        services.decide_extension(asked, Decision(on(9)), by=make.actor(Role.LEADER, "ubnd"))
    with transaction():
        services.decide_extension(asked, Decision(on(9)), by=make.actor(Role.LEADER, "dang-uy"))
    assert task.due_on == on(9)


def test_nobody_decides_what_they_asked_for_in_another_post(app: Flask) -> None:
    head = make.actor(Role.UNIT_HEAD, "bac-ha")
    leader = make.actor(Role.LEADER, "ubnd")
    as_leader = Actor(head.person_id, head.name, leader.post)
    asked = make.extension(make.task("bac-ha", due_on=on(5)), by=head)
    with pytest.raises(Forbidden, match="của mình"), transaction():
        services.decide_extension(asked, Decision(on(9)), by=as_leader)
    deputy = make.deputy_of(leader, make.actor(Role.OFFICIAL, "do-thi"))
    assert policy.may_decide(deputy, asked)


def test_a_supervising_leader_decides_without_having_given_the_order(app: Flask) -> None:
    task = make.task("bac-ha", assigner="dang-uy", due_on=on(5))
    leader = make.actor(Role.LEADER, "ubnd")
    asked = make.extension(task)
    assert not policy.may_decide(leader, asked)
    with transaction():
        services.name_supervisor(task, make.person_of(leader), by=make.actor(Role.SECRETARY, "dang-uy"))
    with transaction():
        services.decide_extension(asked, Decision(on(9)), by=leader)
    assert asked.state is ExtensionState.GRANTED


# ---------- what follows ----------


def test_granting_moves_the_deadline_and_keeps_the_original(app: Flask) -> None:
    task, leader = make.task(due_on=on(5)), make.actor(Role.LEADER, "ubnd")
    for times, days in ((1, 10), (2, 20)):
        asked = make.extension(task, days=days)
        with transaction():
            services.decide_extension(asked, Decision(on(5 + days * times)), by=leader)
        assert (task.extended, task.original_due_on) == (times, on(5))
    assert task.due_on == on(45)
    kinds = [entry.what.value for entry in queries.timeline(task)]
    assert kinds == ["extension_granted", "extension_asked"] * 2


def test_another_day_than_the_one_asked_for_can_be_granted(app: Flask) -> None:
    task = make.task(due_on=on(5))
    asked = make.extension(task, days=30)
    with transaction():
        services.decide_extension(asked, Decision(on(12), "Hai tuần là đủ"), by=make.actor(Role.LEADER, "ubnd"))
    assert (task.due_on, asked.asked_due_on, asked.new_due_on) == (on(12), on(35), on(12))


def test_a_slow_decision_can_still_grant_the_day_that_was_asked_for(app: Flask) -> None:
    task, leader = make.task(due_on=on(2)), make.actor(Role.LEADER, "ubnd")
    asked = make.extension(task, days=3)
    with clock.frozen(NOW + timedelta(days=9)):
        with pytest.raises(Invalid), transaction():
            services.decide_extension(asked, Decision(on(6)), by=leader)
        with transaction():
            services.decide_extension(asked, Decision(on(5)), by=leader)
    assert task.due_on == on(5)


def test_a_refusal_needs_its_reason_and_moves_nothing(app: Flask) -> None:
    task, leader = make.task(due_on=on(5)), make.actor(Role.LEADER, "ubnd")
    asked = make.extension(task)
    with pytest.raises(Invalid) as refusal, transaction():
        services.decide_extension(asked, Decision(None, " "), by=leader)
    assert refusal.value.field == "note"
    with transaction():
        services.decide_extension(asked, Decision(None, "Bố trí thêm người"), by=leader)
    assert (task.due_on, task.extended, asked.state) == (on(5), 0, ExtensionState.REFUSED)
    with pytest.raises(Conflict, match="không còn chờ"), transaction():
        services.decide_extension(asked, Decision(on(9)), by=leader)
    assert make.extension(task).state is ExtensionState.ASKED


def test_one_request_at_a_time(app: Flask) -> None:
    task = make.task(due_on=on(5))
    asked = make.extension(task)
    for act in (services.ask_extension, services.extend_directly):
        by = make.actor(Role.OFFICIAL, "bac-ha") if act is services.ask_extension else make.actor(Role.LEADER, "ubnd")
        with pytest.raises(Conflict, match="đang chờ quyết định"), transaction():
            act(task, on(9), "Nữa", by=by)
    second = Extension(task=task, unit_id=task.lead_id, state=ExtensionState.ASKED, old_due_on=on(5))
    second.asked_due_on, second.late, second.direct = on(9), False, False
    db.session.add(second)
    with pytest.raises(IntegrityError):
        db.session.commit()
    db.session.rollback()
    with transaction():
        services.withdraw_extension(asked, by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    make.extension(task)


def test_a_late_request_is_flagged(app: Flask) -> None:
    task = make.task(due_on=on(-1))
    asked = make.extension(task, days=10)
    assert asked.late
    assert ("words", "xin sau khi đã quá hạn") in queries.timeline(task)[0].about


@pytest.mark.parametrize(
    ("step", "given", "lapses"),
    [
        (Step.REPORT, Given("Một nửa", 50), False),
        (Step.PAUSE, Given("Chờ ý kiến"), False),
        (Step.SUBMIT, Given("Xong", finished_on=TODAY), False),
    ],
)
def test_a_request_outlives_the_steps_of_work(app: Flask, step: Step, given: Given, lapses: bool) -> None:
    task = make.task(due_on=on(5))
    asked = make.extension(task)
    by = make.actor(Role.LEADER, "ubnd") if step is Step.PAUSE else make.actor(Role.UNIT_HEAD, "bac-ha")
    with transaction():
        services.move(task, step, given, by=by)
    assert (asked.state is ExtensionState.LAPSED) is lapses


@pytest.mark.parametrize(
    ("state", "step", "role", "code"),
    [
        (State.ASSIGNED, Step.REASSIGN, Role.LEADER, "ubnd"),
        (State.ASSIGNED, Step.DECLINE, Role.UNIT_HEAD, "bac-ha"),
        (State.PAUSED, Step.CANCEL, Role.LEADER, "ubnd"),
    ],
)
def test_a_request_lapses_with_what_it_was_for(app: Flask, state: State, step: Step, role: Role, code: str) -> None:
    task = make.task(due_on=on(5), state=state)
    asked = make.extension(task)
    with transaction():
        services.move(task, step, Given("Lý do", unit=make.unit("nam-ha")), by=make.actor(role, code))
    assert asked.state is ExtensionState.LAPSED
    assert queries.open_extension(task) is None


def test_each_act_leaves_its_fact(app: Flask) -> None:
    leader, secretary = make.actor(Role.LEADER, "ubnd"), make.actor(Role.SECRETARY, "ubnd")
    official = make.actor(Role.OFFICIAL, "bac-ha")
    task = make.task(due_on=on(5))
    asked = make.extension(task, by=official)
    with transaction():
        services.prepare_extension(asked, "Nên đồng ý", by=secretary)
    with transaction():
        services.decide_extension(asked, Decision(on(19)), by=leader)
    with transaction():
        services.withdraw_extension(make.extension(task, by=official), by=official)
    refused = make.extension(task, by=official)
    with transaction():
        services.decide_extension(refused, Decision(None, "Không"), by=leader)
    found = db.session.scalars(
        select(AuditEntry).where(AuditEntry.action.startswith("extension.")).order_by(AuditEntry.id)
    ).all()
    assert [entry.action.removeprefix("extension.") for entry in found] == [
        "asked", "prepared", "granted", "asked", "withdrawn", "asked", "refused",
    ]  # fmt: skip
    assert {(entry.subject, entry.subject_id) for entry in found} == {("task", task.id)}
    assert found[2].detail["to"] == on(19).isoformat()


def test_several_are_extended_together_or_not_at_all(app: Flask) -> None:
    leader, of = make.actor(Role.LEADER, "ubnd"), make.passage()
    good = [make.task(code, due_on=on(5), of=of) for code in ("bac-ha", "nam-ha")]
    done = make.task(due_on=on(5), state=State.DONE, of=of)
    with pytest.raises(Conflict), transaction():
        services.extend_many([*good, done], on(15), "Lùi lịch", by=leader)
    db.session.expire_all()
    assert {task.due_on for task in good} == {on(5)}
    with transaction():
        services.extend_many(good, on(15), "Lùi lịch", by=leader)
    assert [(task.due_on, task.extended) for task in good] == [(on(15), 1)] * 2


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["dang-uy", "ubnd", "bac-ha"])
def test_the_list_of_requests_follows_the_rule(app: Flask, role: Role, code: str) -> None:
    of, reader = make.passage(), make.actor(role, code)
    for lead, assigner in (("bac-ha", "ubnd"), ("ubnd", "dang-uy"), ("mat-tran", "dang-uy"), ("nam-ha", "dang-uy")):
        make.task(lead, assigner=assigner, due_on=on(5), of=of)
    tasks = list(db.session.scalars(select(Task).order_by(Task.id)))
    tasks[3].supervisor_id = reader.person_id
    db.session.commit()
    for task in tasks:
        make.extension(task)
    by_rule = {task.id for task in tasks if policy.may(reader, Permission.EXTENSION_LIST, task)}
    assert set(db.session.scalars(select(Task.id).where(queries.answers_for(reader)))) == by_rule
    page = queries.extension_page(reader, waiting=True, number=1, size=50)
    assert {each.task_id for each in page.rows} == by_rule
    calls, mine = queries.calls_on(reader), Filter(standing=Several.OPEN, supervisor=Whose.MINE)
    assert calls.requests == len(by_rule)
    if role is Role.LEADER:  # it calls on nobody else
        assert calls.supervised == queries.count_of(reader, mine, mine.horizon) == 1
        tasks[3].confidential = True
        db.session.commit()
        told = [queries.calls_on(each).supervised for each in (reader, replace(reader, discreet=True))]
        assert told == [1, 0], "who reads for others knows of nothing confidential"
    if (role, code) == (Role.LEADER, "ubnd"):
        assert by_rule == {tasks[0].id, tasks[3].id}


# ---------- pages ----------


def test_the_way_of_a_request_over_the_pages(web: Browser) -> None:
    task_id = make.task(due_on=on(5)).id
    official, secretary, leader = (
        make.account(role, code)
        for role, code in ((Role.OFFICIAL, "bac-ha"), (Role.SECRETARY, "ubnd"), (Role.LEADER, "ubnd"))
    )
    web.sign_in(official)
    assert f"/tasks/{task_id}/extension" in web.get(f"/tasks/{task_id}").text
    form = LexborHTMLParser(web.get(f"/tasks/{task_id}/extension").text)
    version = form.css_first("#step input[name=version]").attributes["value"]
    bad = web.post(f"/tasks/{task_id}/extension", {"due_on": shown(5), "note": "Mưa nhiều ngày", "version": version})
    assert bad.status_code == 422
    assert "sau hạn hiện tại" in text_of(bad, "#due_on-error")
    assert text_of(bad, "#note") == "Mưa nhiều ngày"
    sent = {"due_on": shown(15), "note": "Mưa nhiều ngày", "version": version}
    assert web.post(f"/tasks/{task_id}/extension", sent).status_code == 302
    assert web.post(f"/tasks/{task_id}/extension", {"due_on": shown(15), "note": "x"}).status_code == 409
    number = db.session.scalars(select(Extension.id)).one()
    assert web.get(f"/extensions/{number}/decide").status_code == 403
    assert web.get("/extensions").status_code == 403

    web.sign_in(secretary)
    assert "Yêu cầu gia hạn chờ chuẩn bị" in web.get("/").text
    assert web.post(f"/extensions/{number}/prepare", {"note": "Nên đồng ý"}).status_code == 302
    assert web.post(f"/extensions/{number}/decide", {"answer": "granted"}).status_code == 403

    web.sign_in(leader)
    assert "1 yêu cầu gia hạn chờ quyết định" in text_of(web.get("/dashboard"), ".calls")
    assert "Nên đồng ý" in text_of(web.get("/extensions"), "table")
    assert web.post(f"/extensions/{number}/decide", {"answer": ""}).status_code == 422
    refused = web.post(f"/extensions/{number}/decide", {"answer": "refused", "due_on": shown(15), "note": ""})
    assert refused.status_code == 422
    assert "Không để trống" in text_of(refused, "#note-error")
    done = web.post(f"/extensions/{number}/decide", {"answer": "granted", "due_on": shown(12), "note": ""})
    assert done.status_code == 302
    page = web.get(f"/tasks/{task_id}")
    assert f"Đã gia hạn 1 lần; hạn gốc {shown(5)}" in text_of(page, "#extensions")
    assert "gia hạn 1 lần" in text_of(page, ".facts")
    assert web.get(f"/extensions/{number}/decide").status_code == 404
    assert "Đồng ý gia hạn" in text_of(web.get("/extensions?show=decided"), "table")
    assert web.get("/extensions").status_code == 200


def test_a_unit_withdraws_by_one_press_and_other_units_see_nothing(web: Browser) -> None:
    asked = make.extension(make.task(due_on=on(5))).id
    web.sign_in(make.account(Role.UNIT_HEAD, "nam-ha"))
    assert web.post(f"/extensions/{asked}/withdraw").status_code == 404
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    assert web.post(f"/extensions/{asked}/withdraw").status_code == 302
    assert db.session.get_one(Extension, asked).state is ExtensionState.WITHDRAWN
    assert web.post(f"/extensions/{asked}/withdraw").status_code == 409


def test_a_list_sends_the_tasks_that_were_ticked_to_the_page_that_extends_them(web: Browser) -> None:
    task = make.task(due_on=on(5))
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    page = LexborHTMLParser(web.get("/tasks").text)
    assert page.css_first("button[formaction='/tasks/extend'][formmethod=get]") is not None
    assert web.get(f"/tasks/extend?task={task.id}").status_code == 200
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert "/tasks/extend" not in web.get("/tasks").text


@pytest.mark.parametrize("state", State)
def test_the_form_is_offered_and_taken_in_the_same_states(web: Browser, state: State) -> None:
    task_id = make.task(state=state, due_on=on(5)).id
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    offered = f"/tasks/{task_id}/extension" in web.get(f"/tasks/{task_id}").text
    assert offered is (state in EXTENDABLE)
    assert web.get(f"/tasks/{task_id}/extension").status_code == (200 if offered else 404)
    answer = web.post(f"/tasks/{task_id}/extension", {"due_on": shown(15), "note": "Mưa"})
    assert answer.status_code == (302 if offered else 409)


def test_a_leader_extends_one_task_directly(web: Browser) -> None:
    task_id = make.task(due_on=on(5)).id
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    assert web.get(f"/tasks/{task_id}/extend").status_code == 200
    assert web.post(f"/tasks/{task_id}/extend", {"due_on": shown(9), "note": "Lùi lịch"}).status_code == 302
    assert db.session.get_one(Task, task_id).due_on == on(9)
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    assert web.post(f"/tasks/{task_id}/extend", {"due_on": shown(20), "note": "x"}).status_code == 403


def test_many_tasks_are_extended_on_one_page_and_each_problem_is_said_at_its_task(web: Browser) -> None:
    of = make.passage()
    first, second = (make.task(code, due_on=on(5), of=of) for code in ("bac-ha", "nam-ha"))
    third = make.task("do-thi", due_on=on(30), title="Hạn đã xa", of=of)
    done = make.task("do-thi", due_on=on(5), state=State.DONE, title="Đã xong rồi", of=of)
    ids = [first.id, second.id, third.id]
    address = "/tasks/extend?" + "&".join(f"task={number}" for number in ids)
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    early = web.get(f"{address}&task={done.id}")
    assert text_of(early, "td .error") == "Nhiệm vụ đang ở trạng thái “Hoàn thành” nên không gia hạn được."
    assert f"task={done.id}" not in (LexborHTMLParser(early.text).css_first(".flash a").attributes["href"] or "")
    sent = {"due_on": shown(15), "note": "Lùi lịch chung"}
    refused = web.post(address, sent)
    assert refused.status_code == 422
    assert [each.text().strip() for each in LexborHTMLParser(refused.text).css("td .error")] == [
        f"Hạn mới phải sau hạn hiện tại ({shown(30)})."
    ]
    assert text_of(refused, "#note") == "Lùi lịch chung"
    assert {db.session.get_one(Task, number).due_on for number in ids[:2]} == {on(5)}
    address = f"/tasks/extend?task={ids[0]}&task={ids[1]}&task={ids[0]}"
    assert web.post(address, sent).status_code == 302
    assert {db.session.get_one(Task, number).due_on for number in ids[:2]} == {on(15)}
    assert web.get("/tasks/extend").status_code == 404
    assert web.get("/tasks/extend?task=999999").status_code == 404
    web.sign_in(make.account(Role.UNIT_HEAD, "bac-ha"))
    assert web.get(address).status_code == 403


def test_a_task_that_changed_meanwhile_stops_all_and_shows_what_happened(web: Browser) -> None:
    first, second = make.assigned("bac-ha", "nam-ha", due_on=on(5))
    address = f"/tasks/extend?task={first.id}&task={second.id}"
    seen = {f"version-{task.id}": str(task.version) for task in (first, second)}
    with transaction():
        services.move(first, Step.ACCEPT, Given(), by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    answer = web.post(address, {"due_on": shown(15), "note": "Lùi lịch", **seen})
    assert answer.status_code == 409
    assert "Tiếp nhận" in text_of(answer, "table")
    assert text_of(answer, "#note") == "Lùi lịch"
    page = LexborHTMLParser(answer.text)
    newest = {each.attributes["name"] or "": each.attributes["value"] for each in page.css("input[name^=version-]")}
    again = web.post(address, {"due_on": shown(15), "note": "Lùi lịch", **newest})
    assert (again.status_code, again.headers["Location"]) == (302, f"/fan-outs/{first.fan_out_id}")


def test_the_list_of_requests_costs_the_same_however_long_it_is(web: Browser) -> None:
    of, official = make.passage(), make.actor(Role.OFFICIAL, "bac-ha")
    make.extension(make.task(due_on=on(5), of=of), by=official)
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    web.get("/extensions")
    few = len(web.statements)
    for _ in range(55):
        make.extension(make.task(due_on=on(5), of=of), by=official)
    answer = web.get("/extensions")
    assert len(web.statements) == few + 1 <= 6, "a page that is full is counted"
    assert len(LexborHTMLParser(answer.text).css("tbody tr")) == 50
    assert len(LexborHTMLParser(web.get("/extensions?page=2").text).css("tbody tr")) == 6
