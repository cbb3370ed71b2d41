"""Urging: numbers without a gap, letters, counts, escalation, replies and their lateness, the register, pages."""

from __future__ import annotations

import io
import threading
from datetime import date, datetime, timedelta

import docx
import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import NOW, Browser
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.org.models import Unit
from tracker.papers import Heading
from tracker.storage.database import db, transaction
from tracker.tasks import policy, queries, services
from tracker.tasks.models import Letterhead, UrgedTask, Urging, UrgingLetter
from tracker.tasks.queries import Filter, UrgingFilter
from tracker.tasks.rules import URGEABLE, ReplyState, State, Step, reply_state
from tracker.tasks.services import Given, Reminder

TODAY = clock.local(NOW).date()
SOON = TODAY + timedelta(days=5)


def on(day: date) -> datetime:
    return clock.at_office(day, 9)


def facts(action: str) -> list[AuditEntry]:
    return list(db.session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.id)))


# ---------- rules ----------


@pytest.mark.parametrize(
    ("answered", "state", "same", "expected"),
    [
        (None, State.IN_PROGRESS, True, {-1: ReplyState.OPEN, 0: ReplyState.OPEN, 1: ReplyState.LATE}),
        (0, State.IN_PROGRESS, True, {1: ReplyState.REPLIED}),
        (1, State.DONE, False, {2: ReplyState.REPLIED_LATE}),
        (None, State.IN_PROGRESS, False, {0: ReplyState.VOID, 1: ReplyState.VOID}),
        (None, State.CANCELLED, True, {1: ReplyState.VOID}),
        (None, State.SUBMITTED, True, {1: ReplyState.LATE}),
    ],
)
def test_a_reply_stands_by_days(
    answered: int | None, state: State, same: bool, expected: dict[int, ReplyState]
) -> None:
    """Days are counted from the reply deadline; `expected` says what is shown on which day."""
    day = date(2026, 11, 24)
    replied = None if answered is None else day + timedelta(days=answered)
    for offset, wanted in expected.items():
        today = day + timedelta(days=offset)
        assert reply_state(day, replied, state, same_unit=same, today=today) is wanted


def test_reply_states_agree_with_their_sql(app: Flask) -> None:
    of, by = make.passage(), make.actor()
    tasks = [make.task(code, of=of) for code in ("bac-ha", "nam-ha", "do-thi", "bac-ha", "bac-ha")]
    make.urged(*tasks, by=by, reply_in=2)
    for task, when in ((tasks[0], 1), (tasks[1], 3)):
        with clock.frozen(on(TODAY + timedelta(days=when))), transaction():
            row = queries.urgings_of(task)[0]
            services.answer(row, "Đã rõ", by=make.actor(Role.UNIT_HEAD, task.lead.code))
    tasks[2].lead = make.unit("nam-ha")
    tasks[3].state = State.CANCELLED
    db.session.commit()
    seen = set()
    for offset in (0, 2, 3):
        today = TODAY + timedelta(days=offset)
        rows = db.session.execute(queries.urged().add_columns(queries.reply_state(today))).all()
        assert len(rows) == 5
        for row, by_sql in rows:
            assert queries.reply_state_of(row, today).value == by_sql
            seen.add(by_sql)
    assert seen == {state.value for state in ReplyState}


@pytest.mark.dialects
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["dang-uy", "ubnd", "bac-ha", "do-thi"])
def test_what_letters_may_be_read_agrees_with_its_sql(app: Flask, role: Role, code: str) -> None:
    of, by = make.passage(), make.actor()
    make.urged(make.task("bac-ha", of=of), make.task("nam-ha", of=of), by=by)
    make.urged(make.task("nam-ha", coordinating=("bac-ha",), of=of), by=by)
    make.urged(make.task("mat-tran", assigner="dang-uy", of=of), by=by)
    moved = make.task("bac-ha", of=of)
    make.urged(moved, make.task("bac-ha", of=of), by=by)
    moved.lead = make.unit("do-thi")
    db.session.commit()
    reader = make.actor(role, code)
    letters = list(db.session.scalars(select(UrgingLetter)))
    by_rule = {letter.id for letter in letters if policy.may_see_letter(reader, letter)}
    by_sql = set(db.session.scalars(select(UrgingLetter.id).where(queries.letters_visible_to(reader))))
    assert by_rule == by_sql
    if role is Role.OFFICIAL:
        assert len(by_rule) == {"dang-uy": 5, "ubnd": 4, "bac-ha": 1, "do-thi": 0}[code]


# ---------- the act ----------


def test_an_urging_has_one_number_and_a_letter_for_each_unit(app: Flask) -> None:
    of, by = make.passage(), make.actor()
    tasks = [make.task(code, of=of) for code in ("bac-ha", "nam-ha", "bac-ha")]
    (urging,) = make.urged(*tasks, by=by)
    assert urging.name == "1/2026"
    assert [(letter.unit.code, len(letter.tasks)) for letter in urging.letters] == [("bac-ha", 2), ("nam-ha", 1)]
    (fact,) = facts("urging.sent")
    assert fact.detail == {
        "number": "1/2026",
        "issuer": make.unit("ubnd").id,
        "units": [make.unit("bac-ha").id, make.unit("nam-ha").id],
        "tasks": [task.id for task in tasks],
        "reply_by": SOON.isoformat(),
    }


def test_each_body_counts_its_own_numbers_and_each_year_begins_anew(app: Flask) -> None:
    of, by = make.passage(), make.actor()
    town, party = make.task(of=of), make.task("mat-tran", assigner="dang-uy", of=of)
    names = [(each.issuer.code, each.name) for each in make.urged(town, party, by=by)]
    assert names == [("ubnd", "1/2026"), ("dang-uy", "1/2026")]
    assert [each.name for each in make.urged(town, by=by)] == ["2/2026"]
    with clock.frozen(on(date(2027, 1, 4))), transaction():
        (urging,) = services.urge([town], Reminder("Quá hạn", date(2027, 1, 9)), by=by)
    assert urging.name == "1/2027"


def test_a_refused_urging_leaves_no_gap(app: Flask) -> None:
    task, by = make.task(), make.actor()
    make.urged(task, by=by)
    with pytest.raises(services.UrgedMeanwhile), transaction():
        services.urge([task], Reminder("Quá hạn", SOON, seen=0), by=by)
    assert [each.name for each in make.urged(task, by=by)] == ["2/2026"]


def test_numbers_taken_at_the_same_time_differ(app: Flask) -> None:
    issuer_id = make.unit("ubnd").id
    db.session.commit()
    taken: list[int] = []

    def take() -> None:
        with app.app_context():
            issuer = db.session.get_one(Unit, issuer_id)
            taken.append(services.take_number(issuer, 2026))
            db.session.commit()
            db.session.remove()

    threads = [threading.Thread(target=take) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("state", State)
def test_only_work_that_is_the_units_turn_is_urged(app: Flask, state: State) -> None:
    task, by = make.task(state=state), make.actor()
    if state in URGEABLE:
        make.urged(task, by=by)
        return
    with pytest.raises(Conflict), transaction():
        services.urge([task], Reminder("Quá hạn", SOON), by=by)
    assert not facts("urging.sent")


@pytest.mark.parametrize(
    ("role", "code", "may"),
    [
        (Role.SECRETARY, "dang-uy", True),
        (Role.LEADER, "ubnd", True),
        (Role.VIEWER, "ubnd", False),
        (Role.UNIT_HEAD, "bac-ha", False),
        (Role.SECRETARY, "do-thi", False),
    ],
)
def test_who_may_urge(app: Flask, role: Role, code: str, may: bool) -> None:
    task, by = make.task(), make.actor(role, code)
    if may:
        make.urged(task, by=by)
        return
    with pytest.raises(Forbidden), transaction():
        services.urge([task], Reminder("Quá hạn", SOON), by=by)


@pytest.mark.parametrize(
    ("reason", "reply_by", "field"),
    [("  ", SOON, "reason"), ("Quá hạn", TODAY - timedelta(days=1), "reply_by")],
)
def test_reason_and_deadline_are_checked(app: Flask, reason: str, reply_by: date, field: str) -> None:
    with pytest.raises(Invalid) as refused, transaction():
        services.urge([make.task()], Reminder(reason, reply_by), by=make.actor())
    assert refused.value.field == field
    with pytest.raises(Invalid), transaction():
        services.urge([], Reminder("Quá hạn", SOON), by=make.actor())


def test_the_third_urging_goes_to_the_supervising_leader_or_those_of_the_body(app: Flask) -> None:
    of, by = make.passage(), make.actor()
    chair, party_leader = make.actor(Role.LEADER, "ubnd"), make.actor(Role.LEADER, "dang-uy")
    plain, supervised = make.task(of=of), make.task("nam-ha", of=of)
    supervised.supervisor_id = party_leader.person_id
    db.session.commit()
    for _ in range(2):
        make.urged(plain, supervised, by=by)
    assert queries.escalated(chair).total == queries.escalated(party_leader).total == 0
    make.urged(plain, supervised, by=by)
    make.urged(plain, by=by)
    rows = db.session.scalars(select(UrgedTask).order_by(UrgedTask.task_id, UrgedTask.times))
    assert [(row.times, row.escalated) for row in rows] == [
        *((times, times > 2) for times in (1, 2, 3, 4)),
        *((times, times > 2) for times in (1, 2, 3)),
    ]
    assert [(row.task_id, row.times) for row in queries.escalated(chair).rows] == [(plain.id, 4)]
    assert [(row.task_id, row.times) for row in queries.escalated(party_leader).rows] == [(supervised.id, 3)]
    told = {(fact.subject_id, tuple(fact.detail["leaders"])) for fact in facts("urging.escalated")}
    assert told == {(plain.id, (chair.person_id,)), (supervised.id, (party_leader.person_id,))}


# ---------- what can be urged ----------


def test_the_overdue_of_a_list_are_offered_and_the_lately_urged_are_not_ticked(app: Flask) -> None:
    of, by, past = make.passage(), make.actor(), TODAY - timedelta(days=3)
    old, lately, fresh = (make.task(code, due_on=past, of=of) for code in ("bac-ha", "nam-ha", "do-thi"))
    make.task(due_on=TODAY, of=of)
    make.task(due_on=past, state=State.SUBMITTED, submitted_on=TODAY, of=of)
    with clock.frozen(on(TODAY - timedelta(days=7))):
        make.urged(old, by=by)
    with clock.frozen(on(TODAY - timedelta(days=6))):
        make.urged(lately, by=by)
    found = queries.laggards(by, Filter(), queries.horizon())
    assert {(row.task.id, row.times, row.recent) for row in found.urgeable} == {
        (old.id, 2, False),
        (lately.id, 2, True),
        (fresh.id, 1, False),
    }
    assert (found.total, len(found.units), len(found.issuers)) == (3, 3, 1)
    narrowed = queries.laggards(by, Filter(unit="nam-ha"), queries.horizon())
    assert [row.task.id for row in narrowed.rows] == [lately.id]


def test_named_tasks_are_sorted_into_those_that_can_be_urged_and_those_that_cannot(app: Flask) -> None:
    of = make.passage()
    open_, done = make.task(of=of), make.task(state=State.DONE, of=of)
    strange = make.task("nam-ha", assigner="dang-uy", of=of)
    found = queries.named(make.actor(Role.LEADER, "ubnd"), [open_.id, done.id, strange.id, 99999])
    assert [row.task.id for row in found.urgeable] == [open_.id]
    assert {(row.task.id, row.allowed) for row in found.refused} == {(done.id, True), (strange.id, False)}


# ---------- replies ----------


def test_a_reply_is_late_by_working_days(app: Flask) -> None:
    task, head = make.task(), make.actor(Role.UNIT_HEAD, "bac-ha")
    make.urged(task, reply_in=3)  # Friday, 27 November
    row = queries.urgings_of(task)[0]
    assert [row.id for row in queries.owed(head).rows] == [row.id]
    with clock.frozen(on(TODAY + timedelta(days=7))), transaction():  # Tuesday after it
        services.answer(row, "Đã bổ sung người", by=head)
    assert queries.days_late(row, TODAY + timedelta(days=30)) == 2
    assert queries.owed(head).total == 0
    (fact,) = facts("urging.answered")
    assert (fact.subject_id, fact.detail["days_late"], fact.detail["by_report"]) == (task.id, 2, False)
    with pytest.raises(Conflict), transaction():
        services.answer(row, "Lần nữa", by=head)


def test_a_reply_answers_the_earlier_urgings_of_the_task_too(app: Flask) -> None:
    task, by = make.task(), make.actor()
    make.urged(task, by=by)
    make.urged(task, by=by)
    newest = queries.urgings_of(task)[0]
    with transaction():
        services.answer(newest, "Đã rõ", by=make.actor(Role.OFFICIAL, "bac-ha"))
    assert [row.answer is not None for row in queries.urgings_of(task)] == [True, True]


@pytest.mark.parametrize(
    ("role", "code"), [(Role.UNIT_HEAD, "nam-ha"), (Role.SECRETARY, "ubnd"), (Role.VIEWER, "bac-ha")]
)
def test_others_do_not_reply_for_the_unit(app: Flask, role: Role, code: str) -> None:
    task = make.task()
    make.urged(task)
    with pytest.raises(Forbidden), transaction():
        services.answer(queries.urgings_of(task)[0], "x", by=make.actor(role, code))


def test_a_unit_that_does_not_lead_any_more_owes_nothing(app: Flask) -> None:
    task = make.task()
    make.urged(task)
    task.lead = make.unit("nam-ha")
    db.session.commit()
    with pytest.raises(Conflict), transaction():
        services.answer(queries.urgings_of(task)[0], "x", by=make.actor(Role.UNIT_HEAD, "nam-ha"))
    with pytest.raises(Invalid), transaction():
        services.answer(queries.urgings_of(task)[0], " ", by=make.actor(Role.UNIT_HEAD, "nam-ha"))


@pytest.mark.parametrize("step", [Step.REPORT, Step.SUBMIT, Step.BLOCK])
def test_a_report_after_the_urging_is_its_reply(app: Flask, step: Step) -> None:
    task, head = make.task(), make.actor(Role.UNIT_HEAD, "bac-ha")
    make.urged(task)
    given = Given(note="Đã xong phần đo đạc", percent=60, finished_on=TODAY, unit=make.unit("do-thi"))
    with transaction():
        services.move(task, step, given, by=head)
    (row,) = queries.urgings_of(task)
    assert row.answer is not None
    assert row.answer.words == "Đã xong phần đo đạc"
    assert row.answer.move is not None
    assert row.answer.move.step is step
    assert [entry.what.value for entry in queries.timeline(task)] == [step.value, "urged"]


# ---------- the register ----------


def test_the_register_is_narrowed_by_unit_reply_and_period(app: Flask) -> None:
    of, by = make.passage(), make.actor()
    first, second, third = (make.task(code, of=of) for code in ("bac-ha", "nam-ha", "do-thi"))
    with clock.frozen(on(TODAY - timedelta(days=20))):
        make.urged(first, second, by=by, reply_in=5)
    with clock.frozen(on(TODAY - timedelta(days=10))), transaction():
        services.answer(queries.urgings_of(first)[0], "Muộn", by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    make.urged(third, by=by)

    def units(**wanted: str) -> list[str]:
        page = queries.register(by, UrgingFilter.of(wanted), number=1, size=50)
        return [letter.unit.code for letter in page.rows]

    assert units() == ["do-thi", "bac-ha", "nam-ha"]
    assert units(unit="nam-ha") == ["nam-ha"]
    assert units(unit="ubnd") == ["do-thi", "bac-ha", "nam-ha"]
    assert units(unit="nowhere") == []
    assert units(standing="open") == ["do-thi", "nam-ha"]
    assert units(standing="late") == ["bac-ha", "nam-ha"]
    assert units(standing="replied") == ["bac-ha"]
    assert units(standing="escalated") == []
    assert units(since=f"{TODAY:%d/%m/%Y}") == ["do-thi"]
    assert units(until=(TODAY - timedelta(days=1)).isoformat()) == ["bac-ha", "nam-ha"]
    assert units(since="someday", standing="nonsense") == ["do-thi", "bac-ha", "nam-ha"]
    page = queries.register(by, UrgingFilter(), number=1, size=50)
    assert [queries.tallies(page.rows)[letter.id].state for letter in page.rows] == [
        ReplyState.OPEN,
        ReplyState.REPLIED_LATE,
        ReplyState.LATE,
    ]


def test_register_and_urging_cost_the_same_statements_however_long_they_are(web: Browser) -> None:
    of, by = make.passage(), make.actor()
    web.sign_in(make.account())
    make.urged(make.task(of=of), make.task("nam-ha", of=of), by=by)
    counts = []
    for _ in range(2):
        web.get("/urgings")
        few = len(web.statements)
        web.get(f"/urgings/{db.session.scalar(select(Urging.id).order_by(Urging.id.desc()))}")
        counts.append((few, len(web.statements)))
        make.urged(*(make.task(code, of=of) for code in ("bac-ha", "nam-ha", "do-thi", "dia-chinh")), by=by)
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 12


# ---------- pages ----------


def test_a_secretary_urges_all_laggards_of_a_list_at_once(web: Browser) -> None:
    of, past = make.passage(), TODAY - timedelta(days=3)
    tasks = [make.task(code, due_on=past, of=of, title=f"Việc {code}") for code in ("bac-ha", "nam-ha", "do-thi")]
    make.task(due_on=SOON, of=of)
    web.sign_in(make.account())
    link = LexborHTMLParser(web.get("/tasks?topic=urban").text).css_first("a[href^='/urgings/new']")
    page = LexborHTMLParser(web.get(link.attributes["href"]).text)
    assert len(web.statements) <= 14
    ticked = [box.attributes["value"] for box in page.css("input[name=task]") if "checked" in box.attributes]
    assert ticked == [str(task.id) for task in sorted(tasks, key=lambda task: task.lead_id)]
    assert page.css_first("#reply_by").attributes["value"] == "01/12/2026"
    form = {
        "offered": ticked,
        "task": ticked[:2],
        "reason": "Quá hạn, chưa báo cáo",
        "reply_by": "30/11/2026",
        "seen": page.css_first("#seen").attributes["value"],
    }
    sent = web.post("/urgings/new", form)
    assert sent.status_code == 302
    page = LexborHTMLParser(web.get(sent.headers["Location"]).text)
    assert page.css_first("h1").text() == "Đôn đốc số 1/2026"
    assert [head.text() for head in page.css("main h2")] == ["Xã Bắc Hà", "Phường Nam Hà"]
    again = web.post("/urgings/new", form)
    assert again.status_code == 409
    assert "vừa được người khác đôn đốc" in again.text
    assert len(db.session.scalars(select(Urging)).all()) == 1


def test_a_page_of_named_tasks_says_which_are_left_out(web: Browser) -> None:
    of = make.passage()
    open_, done = make.task(of=of, title="Còn làm"), make.task(state=State.DONE, of=of, title="Đã xong")
    make.urged(open_)
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    page = LexborHTMLParser(web.get(f"/urgings/new?task={open_.id}&task={done.id}&task=x").text)
    assert "mới được đôn đốc" in page.css_first(".flash-warning").text()
    assert "checked" not in page.css_first("input[name=task]").attributes
    assert "Hoàn thành" in page.css_first(".work").text()
    refused = web.post("/urgings/new", {"offered": str(open_.id), "reason": "", "reply_by": "1/1"})
    page = LexborHTMLParser(refused.text)
    assert refused.status_code == 422
    assert "Chọn ít nhất một nhiệm vụ" in page.css_first(".flash-danger").text()
    assert page.css_first("#reason-error") is not None
    assert page.css_first("#reply_by-error") is not None


def test_nothing_to_urge_is_said_with_a_way_on(web: Browser) -> None:
    done = make.task(state=State.DONE)
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    page = LexborHTMLParser(web.get(f"/urgings/new?task={done.id}").text)
    assert page.css_first("main button[type=submit]") is None
    assert page.css_first(".empty a") is not None


def test_a_unit_replies_on_the_page_of_its_task(web: Browser) -> None:
    task = make.task()
    make.urged(task, reason="Đã quá hạn")
    row = queries.urgings_of(task)[0]
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    home = LexborHTMLParser(web.get("/").text)
    link = home.css_first("#owed a").attributes["href"]
    page = LexborHTMLParser(web.get(link).text)
    name = page.css_first("#urgings textarea").attributes["name"]
    empty = web.post(f"/urged/{row.id}/answer", {name: " "})
    assert empty.status_code == 422
    assert LexborHTMLParser(empty.text).css_first("#urgings .error") is not None
    assert web.post(f"/urged/{row.id}/answer", {name: "Đã bổ sung hai cán bộ"}).status_code == 302
    page = LexborHTMLParser(web.get(link).text)
    assert "Đã bổ sung hai cán bộ" in page.css_first("#urgings .remark-reply").text()
    assert page.css_first("#urgings textarea") is None
    late = web.post(f"/urged/{row.id}/answer", {name: "Lần nữa"})
    assert late.status_code == 409
    assert LexborHTMLParser(web.get("/").text).css_first("#owed") is None


def test_doors_of_urging_are_closed_to_others(web: Browser) -> None:
    task = make.task()
    (urging,) = make.urged(task)
    letter_id, row = urging.letters[0].id, queries.urgings_of(task)[0]
    unit_id = make.unit("ubnd").id
    web.sign_in(make.account(Role.OFFICIAL, "nam-ha"))
    assert web.get(f"/urgings/{urging.id}").status_code == 404
    assert web.get(f"/urgings/letters/{letter_id}").status_code == 404
    assert web.post(f"/urged/{row.id}/answer", {}).status_code == 404
    assert web.get("/urgings/new").status_code == 403
    assert web.get(f"/urgings/letterheads/{unit_id}").status_code == 403
    assert "1/2026" not in web.get("/urgings").text


def test_the_dashboard_of_a_leader_shows_what_was_urged_three_times(web: Browser) -> None:
    task, by = make.task(title="Dọn lều quán"), make.actor()
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    for _ in range(3):
        assert LexborHTMLParser(web.get("/dashboard").text).css_first("#escalated") is None
        make.urged(task, by=by)
    page = LexborHTMLParser(web.get("/dashboard").text)
    assert "Dọn lều quán" in page.css_first("#escalated").text()


# ---------- letters ----------


def words_of(data: bytes) -> str:
    paper = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in paper.paragraphs] + cells)


def test_the_letter_says_what_was_urged_as_it_stood_then(web: Browser) -> None:
    make.actor(Role.LEADER, "ubnd", name="Đào Văn Thịnh")
    of = make.passage()
    task = make.task(due_on=date(2026, 11, 20), percent=40, of=of, title="Dọn <b>vỉa hè</b> & lòng đường")
    (urging,) = make.urged(task, make.task("nam-ha", of=of), reason="Đã quá hạn 4 ngày.")
    task.state, task.percent, task.submitted_on = State.DONE, 100, TODAY
    db.session.commit()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.get(f"/urgings/letters/{urging.letters[0].id}")
    assert "don-doc-1-2026-xa-bac-ha.docx" in answer.headers["Content-Disposition"]
    words = words_of(answer.data)
    for part in (
        "ỦY BAN NHÂN DÂN\nTHỊ XÃ HÀ TRUNG",
        "Số: 01/UBND",
        "Hà Trung, ngày 24 tháng 11 năm 2026",
        "Kính gửi: Ủy ban nhân dân xã Bắc Hà.",
        "Dọn <b>vỉa hè</b> & lòng đường",
        "20/11/2026",
        "Đang thực hiện, 40 %",
        "lần 1",
        "Lý do đôn đốc: Đã quá hạn 4 ngày.",
        "chậm nhất ngày 29/11/2026./.",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "Đào Văn Thịnh",
    ):
        assert part in words, part


def test_a_party_committee_writes_on_its_own_letterhead(app: Flask) -> None:
    (urging,) = make.urged(make.task("mat-tran", assigner="dang-uy"))
    template, values = queries.letter_values(urging.letters[0])
    assert template == "urging-party"
    assert values["signature"] == ["T/M BAN THƯỜNG VỤ", "BÍ THƯ"]
    assert values["issuer"] == "THỊ ỦY HÀ TRUNG"


def test_an_office_stands_below_its_superior_and_the_third_letter_informs_the_leader(app: Flask) -> None:
    leader = make.actor(Role.LEADER, "ubnd", name="Đào Văn Thịnh")
    task, by = make.task(assigner="do-thi"), make.actor()
    task.supervisor_id = leader.person_id
    db.session.commit()
    for _ in range(3):
        (urging,) = make.urged(task, by=by)
    _, values = queries.letter_values(urging.letters[0])
    assert values["superior"] == "ỦY BAN NHÂN DÂN THỊ XÃ HÀ TRUNG"
    assert values["issuer"] == "PHÒNG QUẢN LÝ ĐÔ THỊ"
    assert values["place_and_day"] == "Hà Trung, ngày 24 tháng 11 năm 2026"
    assert values["subject"] == "V/v đôn đốc thực hiện nhiệm vụ được giao (lần thứ 3)"
    assert "Đồng chí Đào Văn Thịnh (để chỉ đạo);" in values["copies"]  # type: ignore[operator]


def test_a_body_decides_on_its_letterhead(web: Browser) -> None:
    unit = make.unit("ubnd")
    web.sign_in(make.account(Role.SECRETARY, "ubnd"))
    page = LexborHTMLParser(web.get(f"/urgings/letterheads/{unit.id}").text)
    assert "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH" in page.css_first("#signature-hint").text()
    form = {"symbol": "UBND-VP", "signature": "TL. CHỦ TỊCH\r\nCHÁNH VĂN PHÒNG", "signer": "Lê Thu Hà"}
    assert web.post(f"/urgings/letterheads/{unit.id}", form).status_code == 302
    kept = db.session.get_one(Letterhead, unit.id)
    assert (kept.symbol, kept.signature) == ("UBND-VP", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG")
    heading = queries.heading_of(db.session.get_one(Unit, unit.id))
    assert (heading.symbol, heading.place, heading.signer) == ("UBND-VP", "Hà Trung", "Lê Thu Hà")
    assert web.post(f"/urgings/letterheads/{unit.id}", {"symbol": "x" * 41}).status_code == 422
    assert web.get(f"/urgings/letterheads/{make.unit('dang-uy').id}").status_code == 404


def test_setting_a_letterhead_again_changes_it(app: Flask) -> None:
    unit, by = make.unit("ubnd"), make.actor()
    for symbol in ("UBND-VP", "UBND-TH"):
        with transaction():
            services.set_letterhead(unit, Heading(symbol=symbol), by=by)
    assert queries.heading_of(unit).symbol == "UBND-TH"
