"""Deputies: who may be one, for which days, and that every record names both people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import select

import make
from conftest import NOW, Browser
from tracker.audit.models import AuditEntry
from tracker.auth.services import open_account
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Forbidden, Invalid
from tracker.org.models import Deputyship, Post
from tracker.org.queries import deputises_on, posts_of
from tracker.org.services import deputise, end_deputyship
from tracker.storage.database import db, transaction
from tracker.tasks import services
from tracker.tasks.models import Move
from tracker.tasks.rules import State, Step
from tracker.tasks.services import Given

TODAY = clock.local(NOW).date()


def day(offset: int | None) -> object:
    return None if offset is None else TODAY + timedelta(days=offset)


def account_of(actor: Actor, username: str) -> str:
    with transaction():
        open_account(make.person_of(actor), username, make.PASSWORD, by=None)
    return username


@pytest.mark.parametrize(
    ("role", "code", "allowed"),
    [
        (Role.OFFICIAL, "bac-ha", True),
        (Role.VIEWER, "bac-ha", True),
        (Role.UNIT_HEAD, "bac-ha", True),
        (Role.OFFICIAL, "nam-ha", False),
        (Role.LEADER, "ubnd", False),
    ],
)
def test_a_deputy_comes_from_the_unit_or_from_below(app: Flask, role: Role, code: str, allowed: bool) -> None:
    head, other = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(role, code)
    if allowed:
        assert make.deputy_of(head, other).post.unit_id == head.unit_id
        return
    with pytest.raises(Invalid) as refusal, transaction():
        deputise(make.person_of(other), TODAY, TODAY, by=head)
    assert refusal.value.field == "person"


def test_a_leader_may_be_deputised_by_somebody_of_a_unit_below(app: Flask) -> None:
    leader, official = make.actor(Role.LEADER, "ubnd"), make.actor(Role.OFFICIAL, "bac-ha")
    deputy = make.deputy_of(leader, official)
    assert (deputy.role, deputy.principal_id) == (Role.LEADER, leader.person_id)


def test_nobody_deputises_for_themselves_and_no_deputy_passes_it_on(app: Flask) -> None:
    head, official = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    third = make.actor(Role.OFFICIAL, "bac-ha")
    with pytest.raises(Invalid), transaction():
        deputise(make.person_of(head), TODAY, TODAY, by=head)
    deputy = make.deputy_of(head, official)
    for by in (deputy, official):
        with pytest.raises(Forbidden), transaction():
            deputise(make.person_of(third), TODAY, TODAY, by=by)


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(None, 3, "valid_from"), (-1, 3, "valid_from"), (0, None, "valid_to"), (3, 2, "valid_to"), (0, 31, "valid_to")],
)
def test_the_days_lie_ahead_in_order_and_within_the_post(
    app: Flask, first: int | None, last: int | None, field: str
) -> None:
    head, official = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    db.session.get_one(Post, head.post.id).valid_to = TODAY + timedelta(days=30)
    db.session.commit()
    with pytest.raises(Invalid) as refusal, transaction():
        deputise(make.person_of(official), day(first), day(last), by=head)  # type: ignore[arg-type]
    assert refusal.value.field == field


@pytest.mark.dialects
@pytest.mark.parametrize(("offset", "acts"), [(-1, False), (0, True), (3, True), (4, False)])
def test_both_days_are_included_and_the_rule_agrees_with_its_sql(app: Flask, offset: int, acts: bool) -> None:
    head, official = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    make.deputy_of(head, official, days=3)
    on = TODAY + timedelta(days=offset)
    assert (head.post.id in {post.id for post in posts_of(official.person_id, on)}) is acts
    row = db.session.scalars(select(Deputyship)).one()
    assert row.valid_on(on) is acts
    assert (db.session.scalar(select(Deputyship.id).where(deputises_on(on))) is not None) is acts


def test_a_post_has_one_deputy_at_a_time_until_it_is_ended(app: Flask) -> None:
    head, first, second = (make.actor(role, "bac-ha") for role in (Role.UNIT_HEAD, Role.OFFICIAL, Role.VIEWER))
    make.deputy_of(head, first)
    with pytest.raises(Invalid) as refusal, transaction():
        deputise(make.person_of(second), TODAY + timedelta(days=3), TODAY + timedelta(days=9), by=head)
    assert first.name in str(refusal.value)
    with transaction():
        end_deputyship(db.session.scalars(select(Deputyship)).one(), by=head)
    assert [post.holder_id for post in posts_of(first.person_id, TODAY)] == [None]
    assert make.deputy_of(head, second).on_behalf_of_id == head.person_id


def test_the_deputyship_ends_with_the_post_of_the_holder(app: Flask) -> None:
    head, official = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    make.deputy_of(head, official)
    db.session.get_one(Post, head.post.id).valid_to = TODAY - timedelta(days=1)
    db.session.commit()
    assert len(posts_of(official.person_id, TODAY)) == 1


def test_history_and_audit_name_the_deputy_and_the_holder(app: Flask) -> None:
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Ngô Văn Trưởng")
    official = make.actor(Role.OFFICIAL, "bac-ha", name="Lý Thị Phó")
    deputy, task = make.deputy_of(head, official), make.task(state=State.ASSIGNED)
    with transaction():
        services.move(task, Step.ACCEPT, Given(), by=deputy)
    move = db.session.scalars(select(Move)).one()
    assert (move.person_id, move.on_behalf_of_id) == (official.person_id, head.person_id)
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "task.accept")).one()
    assert (entry.person_name, entry.on_behalf_of) == ("Lý Thị Phó", "Ngô Văn Trưởng")


def test_the_rights_are_those_of_the_post(app: Flask) -> None:
    head, official = make.actor(Role.UNIT_HEAD, "bac-ha"), make.actor(Role.OFFICIAL, "bac-ha")
    task = make.task(state=State.ASSIGNED)
    with pytest.raises(Forbidden), transaction():
        services.move(task, Step.ACCEPT, Given(), by=official)
    with transaction():
        services.move(task, Step.ACCEPT, Given(), by=make.deputy_of(head, official))
    assert task.state is State.IN_PROGRESS


def test_a_head_deputises_and_ends_it_on_the_account_page_and_the_deputy_sees_for_whom(web: Browser) -> None:
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Ngô Văn Trưởng")
    official = make.actor(Role.OFFICIAL, "bac-ha", name="Lý Thị Phó")
    task_id = make.task(state=State.ASSIGNED).id
    account_of(head, "truong")
    account_of(official, "pho")
    web.sign_in("truong")
    page = LexborHTMLParser(web.get("/account").text)
    assert "Lý Thị Phó · Cán bộ" in page.css_first("#deputies select").text()
    sent = {
        "person": official.person_id,
        "valid_from": f"{TODAY:%d/%m/%Y}",
        "valid_to": f"{TODAY + timedelta(days=2):%d/%m/%Y}",
    }
    refused = web.post("/account/deputies", {**sent, "valid_to": "01/01/2020"})
    assert refused.status_code == 422
    assert "trước ngày bắt đầu" in LexborHTMLParser(refused.text).css_first("#valid_to-error").text()
    assert web.post("/account/deputies", sent).status_code == 302
    web.sign_in("pho")
    assert "thay ông/bà" not in LexborHTMLParser(web.get("/").text).css_first(".who-post").text()
    assert web.post("/account/post", {"post": head.post.id}).status_code == 302
    assert "thay ông/bà Ngô Văn Trưởng" in LexborHTMLParser(web.get("/").text).css_first(".who-post").text()
    assert web.post(f"/tasks/{task_id}/accept", {}).status_code == 302
    assert (
        "thay ông/bà Ngô Văn Trưởng"
        in LexborHTMLParser(web.get(f"/tasks/{task_id}").text).css_first(".timeline").text()
    )
    assert LexborHTMLParser(web.get("/account").text).css_first("#deputies") is None, "a deputy passes nothing on"
    number = db.session.scalars(select(Deputyship.id)).one()
    assert web.post(f"/account/deputies/{number}/end").status_code == 404
    web.sign_in("truong")
    assert web.post(f"/account/deputies/{number}/end").status_code == 302
    web.sign_in("pho")
    assert web.post("/account/post", {"post": head.post.id}).status_code == 404


def test_people_without_an_account_are_not_offered_and_names_are_found_without_tones(web: Browser) -> None:
    head = make.actor(Role.UNIT_HEAD, "bac-ha", name="Ngô Văn Trưởng")
    make.actor(Role.OFFICIAL, "bac-ha", name="Đỗ Không Tài Khoản")
    for number, name in enumerate(("Đường Thị Hạnh", "Trần Văn Bình")):
        account_of(make.actor(Role.OFFICIAL, "bac-ha", name=name), f"nguoi{number}.bh")
    account_of(head, "truong")
    web.sign_in("truong")

    def offered(query: str) -> set[str]:
        page = LexborHTMLParser(web.get(f"/account{query}").text)
        return {option.text().split(" · ")[0] for option in page.css("#deputies optgroup option")} - {"Chọn người"}

    assert offered("") == {"Đường Thị Hạnh", "Trần Văn Bình"}
    assert offered("?q=duong") == {"Đường Thị Hạnh"}
