"""Directions and comments: rights, units called by name, replies, taking back, what waits for an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

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
from tracker.storage.database import db, transaction
from tracker.tasks import queries, services
from tracker.tasks.models import Remark
from tracker.tasks.rules import RemarkKind, State, called, names_of
from tracker.tasks.services import Said

NAMES = names_of([(1, ("Xã Tam Sơn", "Tam Sơn")), (2, ("Phòng TN&MT", "TN&MT")), (3, ("Sơn",))])


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Nhờ @Tam Sơn xem lại", [1]),
        ("@tam son, @tn&mt: gấp", [1, 2]),
        ("@Xã Tam Sơn và @Tam Sơn", [1]),
        ("@Sơn", [3]),
        ("gửi về lan@tamson.vn", []),
        ("giá @ 5.000 đồng", []),
        ("@Thủ Đức", []),
        ("@", []),
    ],
)
def test_units_are_called_by_their_names_with_or_without_tones(words: str, units: list[int]) -> None:
    assert [unit for _, unit in called(words, NAMES)] == units


ROLES = [
    (Role.LEADER, "ubnd", True, True),
    (Role.LEADER, "dang-uy", True, True),
    (Role.SECRETARY, "ubnd", True, True),
    (Role.UNIT_HEAD, "bac-ha", False, True),
    (Role.OFFICIAL, "bac-ha", False, True),
    (Role.OFFICIAL, "dia-chinh", False, True),
    (Role.UNIT_HEAD, "do-thi", False, True),
    (Role.OFFICIAL, "nam-ha", False, False),
    (Role.VIEWER, "ubnd", False, False),
    (Role.ADMIN, "ubnd", False, False),
]


@pytest.mark.parametrize(("role", "code", "directs", "comments"), ROLES)
def test_who_may_direct_and_who_may_comment(app: Flask, role: Role, code: str, directs: bool, comments: bool) -> None:
    """The task is led by Bắc Hà with Địa chính helping; Đô thị has to clear what blocks it."""
    task = make.task(state=State.BLOCKED, coordinating=("dia-chinh",), blocker="do-thi")
    by = make.actor(role, code)
    for kind, may in ((RemarkKind.DIRECTION, directs), (RemarkKind.COMMENT, comments)):
        if may:
            with transaction():
                services.say(task, Said(kind, "Khẩn trương"), by=by)
        else:
            with pytest.raises(Forbidden), transaction():
                services.say(task, Said(kind, "Khẩn trương"), by=by)


def test_a_leader_directs_a_unit_below_even_when_the_order_came_from_above(app: Flask) -> None:
    task = make.task(assigner="dang-uy")
    with transaction():
        services.say(task, Said(RemarkKind.DIRECTION, "Khẩn trương"), by=make.actor(Role.LEADER, "ubnd"))
    with pytest.raises(Forbidden), transaction():
        services.say(task, Said(RemarkKind.DIRECTION, "Khẩn trương"), by=make.actor(Role.SECRETARY, "ubnd"))


def test_only_units_that_see_the_task_can_be_called(app: Flask) -> None:
    task, by = make.task(coordinating=("dia-chinh",)), make.actor(Role.LEADER, "ubnd")
    with transaction():
        said = services.say(task, Said(RemarkKind.DIRECTION, "@tn&mt rà lại số liệu"), by=by)
    assert [unit.code for unit in said.mentioned] == ["dia-chinh"]
    with pytest.raises(Invalid) as refused, transaction():
        services.say(task, Said(RemarkKind.COMMENT, "Nhờ @Nam Hà góp ý"), by=by)
    assert "Phường Nam Hà" in str(refused.value)
    with pytest.raises(Invalid), transaction():
        services.say(task, Said(RemarkKind.COMMENT, "Góp ý", units=(make.unit("nam-ha"),)), by=by)
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "task.directed")).one()
    assert entry.detail["units"] == [make.unit("dia-chinh").id]


def test_a_direction_waits_for_the_units_it_calls_until_they_reply(app: Flask) -> None:
    head, help_head = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.UNIT_HEAD, "dia-chinh")
    task = make.task(coordinating=("dia-chinh",))
    plain = make.direction(task, "Báo cáo rõ")
    calls = make.direction(task, "@TN&MT kiểm tra", reply_by=clock.today() + timedelta(days=2))
    assert [each.id for each in queries.unanswered(head).rows] == [plain.id]
    assert [each.id for each in queries.unanswered(help_head).rows] == [calls.id]
    with transaction():
        services.say(task, Said(RemarkKind.COMMENT, "Đã kiểm tra", reply_to=calls), by=head)
    assert queries.unanswered(help_head).total == 1
    with transaction():
        reply = services.say(task, Said(RemarkKind.COMMENT, "Đã kiểm tra", reply_to=calls), by=help_head)
    assert queries.unanswered(help_head).total == 0
    with transaction():
        services.withdraw(reply, by=help_head)
    assert queries.unanswered(help_head).total == 1


def test_a_reply_to_a_reply_joins_the_thread(app: Flask) -> None:
    task, head = make.task(), make.actor(Role.UNIT_HEAD, "bac-ha")
    first = make.direction(task)
    with transaction():
        reply = services.say(task, Said(RemarkKind.COMMENT, "Vâng", reply_to=first), by=head)
    with transaction():
        again = services.say(task, Said(RemarkKind.COMMENT, "Thêm", reply_to=reply), by=head)
    assert again.reply_to_id == first.id
    comment = Said(RemarkKind.COMMENT, "Trao đổi")
    with transaction():
        services.say(task, comment, by=head)
    threads = queries.threads(task)
    assert [(each.first.kind.value, len(each.replies)) for each in threads] == [("direction", 2), ("comment", 0)]
    assert threads[0].answered_by(head.unit_id)


@pytest.mark.parametrize(
    ("said", "state", "error"),
    [
        (Said(RemarkKind.COMMENT, "   "), State.IN_PROGRESS, Invalid),
        (Said(RemarkKind.DIRECTION, "x", reply_by=NOW.date() - timedelta(days=1)), State.IN_PROGRESS, Invalid),
        (Said(RemarkKind.COMMENT, "x", reply_by=NOW.date()), State.IN_PROGRESS, Invalid),
        (Said(RemarkKind.DIRECTION, "x"), State.DONE, Conflict),
        (Said(RemarkKind.COMMENT, "x"), State.CANCELLED, Conflict),
    ],
)
def test_what_makes_no_sense_is_refused(app: Flask, said: Said, state: State, error: type[Exception]) -> None:
    task = make.task(state=state)
    with pytest.raises(error), transaction():
        services.say(task, said, by=make.actor(Role.LEADER, "ubnd"))


def test_a_remark_of_another_task_cannot_be_replied_to(app: Flask) -> None:
    of = make.passage()
    other = make.direction(make.task(of=of))
    with pytest.raises(Invalid), transaction():
        services.say(
            make.task(of=of), Said(RemarkKind.COMMENT, "x", reply_to=other), by=make.actor(Role.LEADER, "ubnd")
        )


def test_a_remark_is_taken_back_by_its_author_for_half_an_hour_and_leaves_its_trace(app: Flask) -> None:
    by = make.actor(Role.LEADER, "ubnd")
    task = make.task()
    remark = make.direction(task, by=by)
    with pytest.raises(Forbidden), transaction():
        services.withdraw(remark, by=make.actor(Role.LEADER, "dang-uy"))
    with clock.frozen(NOW + timedelta(minutes=31)), pytest.raises(Conflict), transaction():
        services.withdraw(remark, by=by)
    with clock.frozen(NOW + timedelta(minutes=30)), transaction():
        services.withdraw(remark, by=by)
    assert remark.words
    entry = queries.timeline(task)[0]
    assert (entry.what, entry.words) == (RemarkKind.DIRECTION, "")
    assert queries.unanswered(make.actor(Role.UNIT_HEAD, "bac-ha")).total == 0


def test_a_remark_that_was_answered_is_not_taken_back(app: Flask) -> None:
    by, task = make.actor(Role.LEADER, "ubnd"), make.task()
    remark = make.direction(task, by=by)
    with transaction():
        services.say(task, Said(RemarkKind.COMMENT, "Vâng", reply_to=remark), by=make.actor(Role.UNIT_HEAD, "bac-ha"))
    with pytest.raises(Conflict), transaction():
        services.withdraw(remark, by=by)


def test_leader_and_unit_talk_on_the_page(web: Browser) -> None:
    task = make.task(coordinating=("dia-chinh",))
    leader, head = make.account(Role.LEADER, "ubnd"), make.account(Role.UNIT_HEAD, "bac-ha")
    web.sign_in(leader)
    sent = web.post(
        f"/tasks/{task.id}/remarks",
        {"talk-kind": "direction", "talk-words": "Báo cáo rõ nguyên nhân", "talk-reply_by": "30/11/2026"},
    )
    assert (sent.status_code, sent.headers["Location"]) == (302, f"/tasks/{task.id}#talk")
    web.sign_in(head)
    home = LexborHTMLParser(web.get("/").text)
    link = home.css_first("#directions a")
    assert "Báo cáo rõ nguyên nhân" in link.text()
    page = LexborHTMLParser(web.get(link.attributes["href"]).text)
    assert page.css_first(".remark-direction .remark-kind").text().startswith("Ý kiến chỉ đạo")
    assert page.css_first("#talk-kind-0") is None
    hidden = page.css_first("#talk-reply_to").attributes["value"]
    answer = {"talk-words": "Do mưa kéo dài", "talk-reply_to": hidden}
    assert web.post(f"/tasks/{task.id}/remarks", answer).status_code == 302
    assert LexborHTMLParser(web.get("/").text).css_first("#directions") is None
    page = LexborHTMLParser(web.get(f"/tasks/{task.id}").text)
    assert "Do mưa kéo dài" in page.css_first(".remark-direction .remark-reply").text()


def test_a_refused_remark_keeps_its_words_beside_the_sentence(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    answer = web.post(f"/tasks/{task.id}/remarks", {"talk-words": "Nhờ @Nam Hà góp ý"})
    page = LexborHTMLParser(answer.text)
    assert answer.status_code == 422
    assert "Phường Nam Hà không tham gia" in page.css_first("#talk-words-error").text()
    assert page.css_first("#talk-words").text() == "Nhờ @Nam Hà góp ý"
    assert web.post(f"/tasks/{task.id}/remarks", {"talk-words": ""}).status_code == 422


def test_a_stranger_neither_speaks_nor_takes_back(web: Browser) -> None:
    task = make.task()
    remark = make.direction(task)
    web.sign_in(make.account(Role.UNIT_HEAD, "nam-ha"))
    assert web.post(f"/tasks/{task.id}/remarks", {"talk-words": "x"}).status_code == 404
    assert web.post(f"/remarks/{remark.id}/withdraw").status_code == 404
    assert web.post("/remarks/999/withdraw").status_code == 404


def test_the_author_takes_a_remark_back_on_the_page(web: Browser) -> None:
    task = make.task()
    web.sign_in(make.account(Role.LEADER, "ubnd"))
    web.post(f"/tasks/{task.id}/remarks", {"talk-kind": "comment", "talk-words": "Viết nhầm"})
    remark = db.session.scalars(select(Remark)).one()
    assert web.post(f"/remarks/{remark.id}/withdraw").status_code == 302
    page = LexborHTMLParser(web.get(f"/tasks/{task.id}").text)
    assert "Viết nhầm" not in page.css_first("main").text()
    assert "rút lại" in page.css_first(f"#remark-{remark.id}").text()


def test_talk_costs_the_same_statements_however_much_is_said(web: Browser) -> None:
    task, by = make.task(coordinating=("dia-chinh",)), make.actor(Role.LEADER, "ubnd")
    web.sign_in(make.account(Role.OFFICIAL, "bac-ha"))
    make.direction(task, "@TN&MT", by=by)
    web.get(f"/tasks/{task.id}")
    few = len(web.statements)
    for _ in range(10):
        make.direction(task, "@TN&MT", by=by)
    web.get(f"/tasks/{task.id}")
    assert len(web.statements) == few


def test_the_record_names_the_deputy_and_for_whom(app: Flask) -> None:
    chair, deputy = make.actor(Role.LEADER, "ubnd", name="Đào Văn Thịnh"), make.actor(Role.LEADER, "ubnd")
    acting = replace(chair.post, holder_id=chair.person_id, holder_name=chair.name)
    task = make.task()
    remark = make.direction(task, by=replace(deputy, post=acting))
    assert (remark.person_id, remark.on_behalf_of_id) == (deputy.person_id, chair.person_id)
    assert queries.timeline(task)[0].on_behalf_of == "Đào Văn Thịnh"
