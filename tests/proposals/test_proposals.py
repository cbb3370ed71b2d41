"""Proposals: raised by units, found in documents, decided by the body asked, shown to the unit that asked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import NOW, Browser
from tracker.access.permissions import Permission
from tracker.audit.models import AuditEntry
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Conflict, Forbidden, Invalid
from tracker.core.labels import Topic
from tracker.proposals import policy, queries, services
from tracker.proposals.models import Proposal
from tracker.proposals.rules import MOVES, Act, ProposalState, Standing, decisions_from, standing, target
from tracker.storage.database import db, transaction
from tracker.tasks.rules import State

TODAY = clock.local(NOW).date()


def decide(proposal: Proposal, act: Act, words: str = "", *, by: Actor | None = None, **more: object) -> None:
    with transaction():
        services.decide(proposal, act, words, by=by or make.actor(Role.LEADER, "ubnd"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("state", ProposalState)
@pytest.mark.parametrize("act", [act for act in Act if act is not Act.RAISE])
def test_every_act_in_every_state_is_decided_by_the_table(state: ProposalState, act: Act) -> None:
    if (state, act) in MOVES:
        assert target(state, act) is MOVES[state, act]
    else:
        with pytest.raises(Conflict):
            target(state, act)
    assert (act in decisions_from(state)) == ((state, act) in MOVES and act is not Act.WITHDRAW)


@pytest.mark.parametrize(
    ("state", "tasks", "shown"),
    [
        (ProposalState.RAISED, (), Standing.RAISED),
        (ProposalState.LINKED, (State.IN_PROGRESS,), Standing.LINKED),
        (ProposalState.LINKED, (State.DONE, State.BLOCKED), Standing.LINKED),
        (ProposalState.LINKED, (State.DONE, State.CANCELLED), Standing.DONE),
        (ProposalState.LINKED, (State.CANCELLED,), Standing.LINKED),
        (ProposalState.ANSWERED, (State.DONE,), Standing.ANSWERED),
    ],
)
def test_a_proposal_is_done_when_its_tasks_are(state: ProposalState, tasks: tuple[State, ...], shown: Standing) -> None:
    assert standing(state, tasks) is shown


def test_standing_agrees_with_its_sql(app: Flask) -> None:
    of = make.passage()
    cases: tuple[tuple[State, ...], ...] = (
        (State.DONE,),
        (State.DONE, State.DONE),
        (State.DONE, State.IN_PROGRESS),
        (State.DONE, State.CANCELLED),
        (State.CANCELLED,),
        (State.IN_PROGRESS,),
    )
    leader = make.actor(Role.LEADER, "ubnd")
    for states in cases:
        decide(make.proposal(), Act.LINK, by=leader, tasks=[make.task(state=state, of=of) for state in states])
    make.proposal()
    decide(make.proposal(), Act.NOTE, by=leader)
    decide(make.proposal(), Act.ANSWER, "Sẽ làm", by=leader)
    rows = db.session.execute(select(Proposal, queries.standing())).all()
    assert len(rows) == 9
    for proposal, by_sql in rows:
        assert queries.standing_of(proposal).value == by_sql
    done = queries.proposal_page(leader, queries.Filter(standing="done"), number=1, size=50)
    assert done.total == 3


@pytest.mark.dialects
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("code", ["dang-uy", "ubnd", "bac-ha", "do-thi"])
def test_what_may_be_read_agrees_with_its_sql(app: Flask, role: Role, code: str) -> None:
    make.proposal("bac-ha", "ubnd")
    make.proposal("nam-ha", "do-thi")
    make.proposal("bac-ha", "dang-uy")
    nameless = make.proposal("nam-ha", "ubnd")
    nameless.unit = None
    db.session.commit()
    reader = make.actor(role, code)
    proposals = list(db.session.scalars(select(Proposal)))
    by_rule = {each.id for each in proposals if policy.may(reader, Permission.PROPOSAL_VIEW, each)}
    by_sql = set(db.session.scalars(select(Proposal.id).where(queries.visible_to(reader))))
    assert by_rule == by_sql
    if role is Role.OFFICIAL:
        assert len(by_rule) == {"dang-uy": 4, "ubnd": 4, "bac-ha": 2, "do-thi": 1}[code]


@pytest.mark.parametrize(
    ("role", "code", "may"),
    [
        (Role.LEADER, "ubnd", True),
        (Role.SECRETARY, "dang-uy", True),
        (Role.UNIT_HEAD, "do-thi", True),
        (Role.OFFICIAL, "do-thi", False),
        (Role.UNIT_HEAD, "bac-ha", False),
        (Role.LEADER, "nam-ha", False),
        (Role.VIEWER, "ubnd", False),
    ],
)
def test_the_body_asked_decides_and_nobody_on_their_own(app: Flask, role: Role, code: str, may: bool) -> None:
    proposal, by = make.proposal("bac-ha", "do-thi"), make.actor(role, code)
    if may:
        decide(proposal, Act.NOTE, by=by)
    else:
        with pytest.raises(Forbidden):
            decide(proposal, Act.NOTE, by=by)


def test_a_unit_asks_committees_above_and_offices_but_no_ward(app: Flask) -> None:
    head = make.actor(Role.UNIT_HEAD, "bac-ha")
    assert [unit.code for unit in queries.bodies(head)] == ["ubnd", "dang-uy", "dia-chinh", "do-thi", "mat-tran"]
    with pytest.raises(Invalid) as refused:
        make.proposal("bac-ha", "nam-ha")
    assert refused.value.field == "body"
    with pytest.raises(Invalid):
        make.proposal("bac-ha", "ubnd", wish_on=TODAY - timedelta(days=1))
    wish = services.Wish("a", "b", Topic.URBAN, make.unit("dang-uy"))
    with pytest.raises(Forbidden), transaction():
        services.propose(wish, by=make.actor(Role.LEADER, "ubnd"))


def test_each_act_leaves_history_and_fact(app: Flask) -> None:
    proposal, task = make.proposal(), make.task("do-thi")
    decide(proposal, Act.NOTE, "Đưa vào khảo sát")
    decide(proposal, Act.ANSWER, "Bố trí trong quý I")
    decide(proposal, Act.LINK, tasks=[task])
    assert [(act.act, act.words) for act in proposal.acts] == [
        (Act.RAISE, ""),
        (Act.NOTE, "Đưa vào khảo sát"),
        (Act.ANSWER, "Bố trí trong quý I"),
        (Act.LINK, ""),
    ]
    entries = db.session.scalars(
        select(AuditEntry).where(AuditEntry.subject == "proposal").order_by(AuditEntry.id)
    ).all()
    assert [entry.action for entry in entries] == [
        "proposal.raised",
        "proposal.noted",
        "proposal.answered",
        "proposal.linked",
    ]
    assert entries[-1].detail["tasks"] == [task.id]
    assert entries[-1].detail["unit"] == make.unit("bac-ha").id


@pytest.mark.parametrize(("act", "field"), [(Act.ANSWER, "words"), (Act.LINK, "task")])
def test_an_answer_needs_words_and_a_link_a_task(app: Flask, act: Act, field: str) -> None:
    proposal = make.proposal()
    with pytest.raises(Invalid) as refused:
        decide(proposal, act)
    assert refused.value.field == field


def test_the_second_of_two_deciders_is_told(app: Flask) -> None:
    proposal = make.proposal()
    seen = proposal.version
    decide(proposal, Act.NOTE)
    with pytest.raises(Conflict):
        decide(proposal, Act.ANSWER, "Trùng", version=seen)


def test_only_the_unit_itself_takes_back_and_only_before_anything_was_said(app: Flask) -> None:
    proposal, head = make.proposal(), make.actor(Role.UNIT_HEAD, "bac-ha")
    with pytest.raises(Forbidden), transaction():
        services.withdraw(proposal, by=make.actor(Role.UNIT_HEAD, "nam-ha"))
    decide(proposal, Act.NOTE)
    with pytest.raises(Conflict), transaction():
        services.withdraw(proposal, by=head)
    other = make.proposal()
    with transaction():
        services.withdraw(other, by=head)
    assert queries.own(head).total == 1


def test_what_a_conference_takes_along(app: Flask) -> None:
    """Raised to its body before its day and not settled then; what was settled or came later stays away."""
    leader = make.actor(Role.LEADER, "ubnd")
    for days_ago, title in ((20, "Đã trả lời trước"), (15, "Còn chờ"), (15, "Trả lời sau"), (2, "Gửi sau")):
        with clock.frozen(clock.at_office(TODAY - timedelta(days=days_ago), 9)):
            make.proposal(title=title)
    by_title = {each.title: each for each in db.session.scalars(select(Proposal))}
    for title, days_ago in (("Đã trả lời trước", 12), ("Trả lời sau", 1)):
        with clock.frozen(clock.at_office(TODAY - timedelta(days=days_ago), 9)):
            decide(by_title[title], Act.ANSWER, "Xong", by=leader)
    meeting = make.meeting(held_on=TODAY - timedelta(days=10))
    assert [each.title for each in queries.for_meeting(leader, meeting).rows] == ["Còn chờ", "Trả lời sau"]
    ward = make.actor(Role.UNIT_HEAD, "nam-ha")
    assert queries.for_meeting(ward, meeting).total == 0


# ---------- pages ----------


def test_a_ward_asks_and_sees_the_answer_and_the_progress(web: Browser) -> None:
    task = make.task("do-thi", percent=30, title="Khảo sát rãnh thoát nước")
    head, secretary = make.account(Role.UNIT_HEAD, "bac-ha"), make.account(Role.SECRETARY, "ubnd")
    web.sign_in(head)
    empty = web.post("/proposals/new", {"title": "", "words": "", "body": str(make.unit("ubnd").id), "topic": ""})
    assert empty.status_code == 422
    sent = web.post(
        "/proposals/new",
        {
            "title": "Sửa rãnh thoát nước",
            "words": "Rãnh bị sụt 240 m.",
            "body": str(make.unit("ubnd").id),
            "topic": "urban",
            "wish_on": "20/12/2026",
        },
    )
    assert sent.status_code == 302
    path = sent.headers["Location"]
    web.sign_in(secretary)
    home = LexborHTMLParser(web.get("/").text)
    assert home.css_first("#proposals .work-title").attributes["href"] == path
    page = LexborHTMLParser(web.get(f"{path}?q=ranh+thoat").text)
    assert page.css_first("input[name=task]").attributes["value"] == str(task.id)
    version = page.css_first("input[name=version]").attributes["value"]
    form = {"act": "link", "words": "Giao Phòng QLĐT khảo sát trước", "version": version}
    refused = web.post(f"{path}/decide", form)
    assert refused.status_code == 422
    assert "Giao Phòng QLĐT khảo sát trước" in refused.text
    assert web.post(f"{path}/decide", {**form, "task": str(task.id)}).status_code == 302
    stale = web.post(f"{path}/decide", {**form, "task": str(task.id)})
    assert stale.status_code == 409
    web.sign_in(head)
    home = LexborHTMLParser(web.get("/").text).css_first("#proposals")
    assert "Đang thực hiện" in home.text()
    assert "Giao Phòng QLĐT khảo sát trước" in home.text()
    assert "30 %" in home.text()
    shown = LexborHTMLParser(web.get(path).text)
    # The task of another unit is no task of the ward: its progress shows, its page does not open.
    assert "Khảo sát rãnh thoát nước" not in shown.css_first("main").text()
    assert shown.css_first("#decide") is None
    assert web.get(f"/tasks/{task.id}").status_code == 404


def test_a_proposal_is_closed_to_other_wards(web: Browser) -> None:
    proposal = make.proposal()
    web.sign_in(make.account(Role.UNIT_HEAD, "nam-ha"))
    assert web.get(f"/proposals/{proposal.id}").status_code == 404
    assert web.post(f"/proposals/{proposal.id}/decide", {"act": "note"}).status_code == 404
    assert web.post(f"/proposals/{proposal.id}/withdraw").status_code == 404
    assert "Sửa rãnh" not in web.get("/proposals").text


def test_the_list_is_filtered_and_costs_the_same_however_long(web: Browser) -> None:
    of = make.passage()
    decide(make.proposal(title="Đèn đường"), Act.LINK, tasks=[make.task(of=of)])
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    web.get("/proposals")
    few = len(web.statements)
    for _ in range(8):
        decide(make.proposal("nam-ha"), Act.LINK, "Đã giao", tasks=[make.task(of=of), make.task("do-thi", of=of)])
    web.get("/proposals")
    assert len(web.statements) == few <= 14

    def many(query: str) -> int:
        return len(LexborHTMLParser(web.get(f"/proposals?{query}").text).css("a.title"))

    assert [many(each) for each in ("q=den+duong", "unit=nam-ha", "standing=linked", "standing=raised")] == [1, 8, 9, 0]
    assert many("topic=land") == 0
    assert many("standing=nonsense") == 9


def test_the_unit_takes_its_proposal_back_on_the_page(web: Browser) -> None:
    proposal = make.proposal()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    page = LexborHTMLParser(web.get(f"/proposals/{proposal.id}").text)
    assert page.css_first("form[action$='/withdraw']") is not None
    assert web.post(f"/proposals/{proposal.id}/withdraw").status_code == 302
    assert "Đơn vị đã rút" in web.get(f"/proposals/{proposal.id}").text
