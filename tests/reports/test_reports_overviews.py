"""A dashboard that is kept says what a process would say that has kept nothing: after any act, to any reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import make
from conftest import Browser, application
from lives import Town, act, live
from tracker.auth.queries import account_by_name
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Refused
from tracker.org.queries import posts_of
from tracker.org.services import import_units
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.models import Task

PAGES = ("/dashboard", "/dashboard?wall=1", "/dashboard?view=map&refresh=1", "/dashboard?supervisor=mine&back=30")
#: What a page costs that is at hand: who is signed in and in which posts, the head of the record, the bell, the chips.
AT_HAND = 5


@pytest.fixture
def other(app: Flask, tmp_path: Path) -> Iterator[Flask]:
    """Another process on the same database."""
    found = application(app.config["SQLALCHEMY_DATABASE_URI"], tmp_path)
    yield found
    with found.app_context():
        db.engine.dispose()


def shown(web: Browser, page: str) -> str:
    """The page; the token of its forms is another one each time."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", web.get(page).text)


def anew(web: Browser, page: str) -> str:
    """The page, made by a process that has kept nothing."""
    kept = web.client.application.extensions.get("overviews")
    if kept:
        kept.clear()
    return shown(web, page)


def test_a_page_that_is_at_hand_costs_few_statements_and_tells_the_time(web: Browser) -> None:
    make.task(title="Dọn rác ven đê", due_on=clock.today())
    reader = make.account(Role.LEADER, "dang-uy")
    web.sign_in(reader)
    for page in PAGES:
        first = shown(web, page)
        many = len(web.statements)
        assert shown(web, page) == first
        assert len(web.statements) <= AT_HAND < many
    with clock.frozen(clock.now() + timedelta(minutes=7)):
        assert "Số liệu tính đến 09:07 24/11/2026" in web.get("/dashboard").text
        assert "Số liệu lúc 09:07" in web.get("/dashboard?wall=1").text
        assert len(web.statements) <= AT_HAND
    web.sign_in(reader)
    assert web.post("/saved-views/new", {"page": "dashboard", "query": "back=30", "name": "Của tôi"}).status_code == 302
    shown(web, "/dashboard")
    assert len(web.statements) <= AT_HAND  # acts that leave no trace on it
    with clock.frozen(clock.now() + timedelta(days=1)):
        kept = shown(web, "/dashboard")
        assert len(web.statements) > AT_HAND
        assert kept == anew(web, "/dashboard")


def test_after_every_act_the_page_is_the_one_that_a_fresh_process_makes(web: Browser, other: Flask) -> None:
    secretary, leader = make.actor(Role.SECRETARY, "ubnd"), make.actor(Role.LEADER, "ubnd", name="Lý Quốc Lãnh")
    of = make.passage()
    (task,) = make.assigned("bac-ha", by=secretary, of=of, due_on=clock.today())
    name = make.account(Role.LEADER, "dang-uy")
    web.sign_in(name)
    fresh = Browser(other.test_client()).sign_in(name)

    def inside(write: Callable[[], object]) -> Callable[[], None]:
        def written() -> None:
            with transaction():
                write()

        return written

    acts: tuple[Callable[[], object], ...] = (
        lambda: make.assigned("nam-ha", by=secretary, of=of),
        lambda: make.urged(task, by=secretary),
        lambda: make.direction(task),
        lambda: make.proposal(),
        lambda: make.meeting(),
        lambda: make.extension(task),
        inside(lambda: tasks.name_supervisor(task, make.person_of(leader), by=secretary)),
        inside(lambda: tasks.set_confidential(task, True, "Mật", by=secretary)),
        inside(lambda: tasks.set_confidential(task, False, "Hết mật", by=secretary)),
        inside(lambda: import_units(make.TOWN.replace("ward,Xã Bắc Hà,", "ward,Xã Bắc Hà Mới,"), by=None)),
    )
    said = [web.get("/dashboard").text]
    for each in acts:
        each()
        for page in PAGES:
            assert shown(web, page) == shown(web, page) == anew(fresh, page)
        said.append(web.get("/dashboard").text)
    # An act that shows on the page was not one of them by chance.
    assert len(set(said)) >= 7
    assert "Xã Bắc Hà Mới" in said[-1]


def test_an_act_of_another_process_shows_when_it_is_done_and_not_before(app: Flask, web: Browser, other: Flask) -> None:
    by, of = make.actor(Role.SECRETARY, "ubnd"), make.passage()
    (task,) = make.assigned("bac-ha", by=by, of=of)
    name, number, person = (
        make.account(Role.LEADER, "dang-uy"),
        task.id,
        make.actor(Role.LEADER, "ubnd", name="Lý Lãnh"),
    )
    web.sign_in(name)
    assert "Lý Lãnh" not in web.get("/dashboard").text
    secretary = Browser(other.test_client()).sign_in(make.account(Role.SECRETARY, "dang-uy"))
    assert secretary.post(f"/tasks/{number}/supervisor", {"person": person.person_id}).status_code == 302
    before = shown(web, "/dashboard")
    assert "Lý Lãnh" in before
    with transaction() as session:
        tasks.set_confidential(db.session.get_one(Task, number), True, "Mật", by=by)
        session.flush()
        with app.app_context():
            assert shown(web, "/dashboard") == before
            assert len(web.statements) <= AT_HAND
    assert shown(web, "/dashboard") == anew(web, "/dashboard") != before


def test_figures_that_are_counted_anew_by_hand_show_at_once(app: Flask, web: Browser) -> None:
    make.assigned("bac-ha", by=make.actor(Role.SECRETARY, "ubnd"), of=make.passage())
    web.sign_in(make.account(Role.LEADER, "dang-uy"))
    shown(web, "/dashboard")
    shown(web, "/dashboard")
    assert len(web.statements) <= AT_HAND
    assert app.test_cli_runner().invoke(args=["tally", "rebuild"]).exit_code == 0
    shown(web, "/dashboard")
    assert len(web.statements) > AT_HAND


def test_two_readers_never_share_what_only_one_of_them_may_know(web: Browser) -> None:
    by, of = make.actor(Role.SECRETARY, "ubnd"), make.passage()
    first = make.account(Role.LEADER, "ubnd", "chu-tich")
    second = make.account(Role.VIEWER, "ubnd", "theo-doi")
    above = make.account(Role.LEADER, "dang-uy", "bi-thu")
    (task,) = make.assigned("bac-ha", by=by, of=of, due_on=clock.today())
    with transaction():
        tasks.set_confidential(task, True, "Mật", by=by)
    knows = {first: True, second: False, above: False}
    for page in ("/dashboard", "/dashboard?unit=ubnd", "/dashboard?wall=1&unit=ubnd"):
        said: dict[str, list[str]] = {name: [] for name in knows}
        for name in (*knows, *reversed(knows)):
            web.sign_in(name)
            said[name].append(shown(web, page))
        for name in knows:
            web.sign_in(name)
            assert {*said[name], anew(web, page)} == {said[name][0]}
            assert knows[name] == ("1 nhiệm vụ" in said[name][0] or "Nhiệm vụ mật" in said[name][0])


def test_a_deputy_reads_the_page_of_the_post_and_their_own_again_in_their_own(web: Browser) -> None:
    by, of = make.actor(Role.SECRETARY, "ubnd"), make.passage()
    make.assigned("bac-ha", by=by, of=of)
    holder = make.actor(Role.LEADER, "dang-uy", name="Bí thư")
    name = make.account(Role.LEADER, "nam-ha")
    account = account_by_name(name)
    assert account is not None
    own = Actor(account.person_id, "", posts_of(account.person_id, clock.today())[0])
    post = make.deputy_of(holder, own).post
    web.sign_in(name)
    mine = shown(web, "/dashboard")
    web.post("/account/post", {"post": post.id})
    theirs = shown(web, "/dashboard")
    assert theirs == anew(web, "/dashboard") != mine


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(act, min_size=4, max_size=7))
def test_whatever_people_do_the_page_at_hand_is_the_one_that_is_made_anew(
    app: Flask, acts: list[tuple[str, int, int]]
) -> None:
    app.extensions["as_new"]()
    db.session.expire_all()
    web, town = Browser(app.test_client()), Town()
    (task,) = make.assigned("bac-ha", by=town.secretary, of=town.of, due_on=clock.today() + timedelta(days=2))
    names = [make.account(Role.LEADER, "dang-uy"), make.account(Role.LEADER, "bac-ha", "bac-ha.ld")]
    moment = clock.now()
    for what, number, days in acts:
        moment += timedelta(days=days, hours=3)
        with clock.frozen(moment):
            with suppress(Refused), transaction():
                live(town, task, what, number, days)
            for name in names:
                web.sign_in(name)
                for page in ("/dashboard", "/dashboard?wall=1"):
                    assert shown(web, page) == shown(web, page) == anew(web, page)
