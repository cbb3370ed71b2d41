"""Who is told of an act: never oneself, never who may not see it, everybody once; the statements do not grow."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.events import Fact
from tracker.core.labels import Topic
from tracker.notifications import queries
from tracker.notifications.models import Notice
from tracker.notifications.rules import TABLE, Audience, Kind
from tracker.org.models import Person, Post
from tracker.proposals import services as proposals
from tracker.proposals.rules import Act
from tracker.storage.database import db, transaction
from tracker.tasks import policy, services
from tracker.tasks.models import Task
from tracker.tasks.rules import State, Step
from tracker.tasks.services import Given

#: Who there is: role, unit. Each is called by the key.
PEOPLE: dict[str, tuple[Role, str]] = {
    "head": (Role.UNIT_HEAD, "bac-ha"),
    "official": (Role.OFFICIAL, "bac-ha"),
    "colleague": (Role.OFFICIAL, "bac-ha"),
    "secretary": (Role.SECRETARY, "ubnd"),
    "leader": (Role.LEADER, "ubnd"),
    "bithu": (Role.LEADER, "dang-uy"),
    "clearing head": (Role.UNIT_HEAD, "do-thi"),
    "clearing official": (Role.OFFICIAL, "do-thi"),
    "helping head": (Role.UNIT_HEAD, "dia-chinh"),
    "helping official": (Role.OFFICIAL, "dia-chinh"),
    "other head": (Role.UNIT_HEAD, "nam-ha"),
    "other official": (Role.OFFICIAL, "nam-ha"),
    "viewer": (Role.VIEWER, "dang-uy"),
    "admin": (Role.ADMIN, "ubnd"),
}


@pytest.fixture
def cast(app: Flask) -> dict[str, Actor]:
    return make.actors(PEOPLE)


def told(action: str | None = None) -> dict[str, list[str]]:
    """Names of those told, with the kinds."""
    query = select(Person.full_name, Notice.kind, Notice.action).join(Person, Person.id == Notice.person_id)
    found: dict[str, list[str]] = {}
    for name, kind, of in db.session.execute(query.order_by(Notice.id)):
        if action in (None, of):
            found.setdefault(name, []).append(kind.value)
    return found


def happens(action: str, task: Task, by: Actor | None, detail: Mapping[str, Any] | None = None) -> None:
    with transaction():
        audit.record(Fact(action, "task", task.id, dict(detail or {})), by=by)


UNIT = {"head", "official", "colleague"}
#: The act, who acts, who waits for an answer, who is told besides. Nobody is in charge, nobody supervises.
OPEN_HANDED: list[tuple[str, str, set[str], set[str]]] = [
    ("task.assigned", "secretary", {"head"}, {"official", "colleague", "helping head"}),
    ("task.opened", "secretary", set(), {*UNIT, "helping head"}),
    ("task.accept", "head", set(), {"official", "colleague"}),
    ("task.decline", "head", {"secretary"}, {"leader", "official", "colleague"}),
    ("task.insist", "leader", {"head"}, {"official", "colleague"}),
    ("task.reassign", "leader", {"head"}, {"official", "colleague", "helping head"}),
    ("task.official_took", "official", set(), {"head"}),
    ("task.official_left", "official", {"head"}, set()),
    ("task.report", "official", set(), {"head", "colleague"}),
    ("task.block", "official", {"clearing head", "clearing official"}, {"head", "colleague", "secretary", "leader"}),
    ("task.unblock", "official", set(), {"head", "colleague", "secretary", "leader"}),
    ("task.submit", "head", {"secretary"}, {"official", "colleague"}),
    ("task.approve", "leader", set(), {*UNIT, "helping head", "secretary"}),
    ("task.send_back", "secretary", UNIT, set()),
    ("task.pause", "leader", set(), {*UNIT, "helping head", "secretary"}),
    ("task.resume", "leader", UNIT, {"helping head", "secretary"}),
    ("task.cancel", "secretary", set(), {*UNIT, "helping head"}),
    ("task.reopen", "leader", UNIT, {"helping head", "secretary"}),
    ("extension.asked", "head", {"leader", "secretary"}, {"official", "colleague"}),
    ("extension.prepared", "secretary", {"leader"}, set()),
    ("extension.granted", "leader", set(), {*UNIT, "helping head", "secretary"}),
    ("extension.refused", "leader", set(), {*UNIT, "secretary"}),
    ("extension.withdrawn", "head", set(), {"leader", "secretary", "official", "colleague"}),
    ("task.directed", "leader", set(), {*UNIT, "helping head", "secretary"}),
    ("task.commented", "head", set(), {"official", "colleague", "secretary"}),
    ("urging.sent", "secretary", UNIT, set()),
    ("urging.answered", "official", set(), {"secretary", "leader", "head"}),
    ("urging.escalated", "secretary", {"leader"}, {"head"}),
    ("reminder.before", "", set(), set()),
    ("something.unknown", "secretary", set(), set()),
]


@pytest.mark.parametrize(("action", "by", "waits", "besides"), OPEN_HANDED, ids=[row[0] for row in OPEN_HANDED])
def test_each_act_tells_those_whom_the_table_names(
    cast: dict[str, Actor], action: str, by: str, waits: set[str], besides: set[str]
) -> None:
    state = {"task.block": State.BLOCKED, "task.assigned": State.ASSIGNED}.get(action, State.IN_PROGRESS)
    action = "task.assigned" if action == "task.opened" else action
    task = make.task("bac-ha", coordinating=("dia-chinh",), state=state)
    happens(action, task, cast.get(by))
    found = told()
    if action.startswith("reminder."):
        assert set(found) == UNIT
        return
    assert {name for name, kinds in found.items() if kinds == [Kind.WAITS]} == waits
    assert {name for name, kinds in found.items() if kinds == [Kind.INFORMATION]} == besides
    assert by not in found


#: With an official in charge and a leader who supervises, and what the act itself names.
IN_HANDS: list[tuple[str, str, dict[str, Any], set[str]]] = [
    ("task.report", "official", {}, {"head", "bithu"}),
    ("task.report", "head", {}, {"official", "bithu"}),
    ("task.report", "colleague", {}, {"head", "official", "bithu"}),
    ("task.submit", "head", {}, {"official", "secretary", "bithu"}),
    ("task.decline", "head", {}, {"official", "secretary", "bithu"}),
    ("extension.asked", "official", {"to": "2026-12-31"}, {"head", "secretary", "bithu"}),
    ("urging.escalated", "secretary", {}, {"head", "bithu"}),
    ("task.official_named", "head", {"official": "official"}, {"official"}),
    ("task.official_named", "head", {"official": "other official"}, set()),
    ("task.official_named", "head", {"official": None}, set()),
    ("task.supervisor_named", "secretary", {"supervisor": "leader"}, {"leader"}),
    (
        "task.directed",
        "leader",
        {"units": ["dia-chinh"]},
        {"head", "official", "helping head", "helping official", "secretary", "bithu"},
    ),
    ("task.commented", "head", {"reply_to_person": "leader"}, {"leader", "official", "secretary", "bithu"}),
    ("task.commented", "head", {"units": ["nam-ha"]}, {"official", "secretary", "bithu"}),
]


@pytest.mark.parametrize(("action", "by", "names", "expected"), IN_HANDS)
def test_who_is_in_charge_and_who_supervises_are_told(
    cast: dict[str, Actor], action: str, by: str, names: dict[str, Any], expected: set[str]
) -> None:
    task = make.task("bac-ha", coordinating=("dia-chinh",))
    task.official_id, task.supervisor_id = cast["official"].person_id, cast["bithu"].person_id
    db.session.commit()
    detail = {
        key: [make.unit(code).id for code in value]
        if key == "units"
        else cast[value].person_id
        if value in cast
        else value
        for key, value in names.items()
    }
    happens(action, task, cast[by], detail)
    assert set(told()) == expected


@pytest.mark.parametrize("action", [action for action in TABLE if not action.startswith(("proposal.", "org."))])
def test_nobody_is_told_of_their_own_act_or_of_what_they_may_not_see_or_twice(
    cast: dict[str, Actor], action: str
) -> None:
    everybody = [person.person_id for person in cast.values()]
    units = [unit.id for unit in make.units().values()]
    of = make.passage()
    for name in ("head", "official", "secretary", "leader", "clearing head", "helping head"):
        by = cast[name]
        task = make.task("bac-ha", coordinating=("dia-chinh",), of=of)
        task.official_id = task.supervisor_id = by.person_id
        db.session.commit()
        happens(action, task, by, {"units": units, "unit": units[2], "person": by.person_id, "official": everybody})
    notices = list(db.session.scalars(select(Notice)))
    by_task: dict[int, list[int]] = {}
    for notice in notices:
        post = db.session.get_one(Post, notice.post_id)
        assert post.person_id == notice.person_id
        assert notice.task is not None
        assert policy.may(queries.actor_of(post), Permission.TASK_VIEW, notice.task)
        assert notice.task.supervisor_id != notice.person_id, "their own act"
        by_task.setdefault(notice.task.id, []).append(notice.person_id)
    assert notices
    assert all(len(people) == len(set(people)) for people in by_task.values())


def test_somebody_in_two_posts_is_told_once_in_the_post_that_answers(cast: dict[str, Actor]) -> None:
    with transaction():
        make.appoint(
            db.session.get_one(Person, cast["head"].person_id), make.unit("ubnd"), Role.SECRETARY, "Thư ký", by=None
        )
    happens("task.submit", make.task("bac-ha"), cast["official"])
    (notice,) = db.session.scalars(select(Notice).where(Notice.person_id == cast["head"].person_id))
    assert notice.audience is Audience.SECRETARIES
    assert db.session.get_one(Post, notice.post_id).role is Role.SECRETARY


def test_posts_of_yesterday_and_tomorrow_are_not_told(cast: dict[str, Actor]) -> None:
    today = clock.today()
    for name, days in (("head", (None, -1)), ("official", (1, None)), ("colleague", (0, 0))):
        post = db.session.get_one(Post, cast[name].post.id)
        post.valid_from, post.valid_to = (None if day is None else today + timedelta(days=day) for day in days)
    db.session.commit()
    happens("task.approve", make.task("bac-ha"), cast["leader"])
    assert UNIT & set(told()) == {"colleague"}


def test_an_official_in_charge_who_left_is_replaced_by_those_who_are_there(cast: dict[str, Actor]) -> None:
    task = make.task("bac-ha")
    task.official_id = cast["official"].person_id
    db.session.get_one(Post, cast["official"].post.id).valid_to = clock.today() - timedelta(days=1)
    db.session.commit()
    happens("task.send_back", task, cast["secretary"])
    assert set(told()) == {"head", "colleague"}


def test_secretaries_and_leaders_are_looked_for_upwards(cast: dict[str, Actor]) -> None:
    make.actor(Role.SECRETARY, "dang-uy", name="chief")
    db.session.get_one(Post, cast["secretary"].post.id).valid_to = clock.today() - timedelta(days=1)
    db.session.commit()
    happens("task.submit", make.task("bac-ha"), cast["head"])
    assert told()["chief"] == [Kind.WAITS]


def test_an_urging_of_several_tasks_tells_each_unit_of_its_own(cast: dict[str, Actor]) -> None:
    of = make.passage()
    tasks = [make.task("bac-ha", of=of), make.task("nam-ha", of=of)]
    with transaction():
        detail = {
            "tasks": [task.id for task in tasks],
            "reply_by": "2026-12-01",
            "units": [task.lead_id for task in tasks],
        }
        audit.record(Fact("urging.sent", "urging", 7, detail), by=cast["secretary"])
    assert set(told()) == {*UNIT, "other head", "other official"}
    notice = db.session.scalars(select(Notice)).first()
    assert notice is not None
    sentence, values = queries.said(notice)
    assert "01/12/2026" in sentence % values


def test_real_steps_tell_through_the_transaction_and_a_refused_one_tells_nobody(cast: dict[str, Actor]) -> None:
    task = make.task("bac-ha", state=State.ASSIGNED)
    with transaction():
        services.move(task, Step.ACCEPT, Given(), by=cast["head"])
    assert set(told("task.accept")) == {"official", "colleague"}
    report = Given(note="Đã làm", percent=10)
    with pytest.raises(services.Changed), transaction():  # noqa: PT012 - the first step is rolled back with the second
        services.move(task, Step.REPORT, report, by=cast["official"])
        services.move(task, Step.REPORT, report, by=cast["official"], version=1)
    assert told("task.report") == {}


def test_nothing_that_somebody_typed_is_kept_in_a_notice(cast: dict[str, Actor]) -> None:
    happens(
        "task.send_back", make.task("bac-ha"), cast["secretary"], {"words": "Ông Nguyễn Văn Bình", "from": "submitted"}
    )
    for notice in db.session.scalars(select(Notice)):
        assert "Bình" not in str(notice.detail)


def test_a_directive_to_many_units_costs_the_same_statements(cast: dict[str, Actor]) -> None:
    of = make.passage()

    def cost(many: int) -> int:
        tasks = [make.task(code, of=of) for code in ("bac-ha", "nam-ha", "dia-chinh", "do-thi") * many]
        facts = [(Fact("task.assigned", "task", task.id), cast["secretary"]) for task in tasks]
        db.session.commit()
        db.session.expire_all()
        with make.counted() as statements, transaction():
            db.session.info["facts"].extend(facts)
        return len(statements)

    few, many = cost(1), cost(12)
    assert few <= many == cost(24) <= 10, "of many notices the numbers are reserved first, by one statement"


def test_a_notice_names_the_day_of_its_act(cast: dict[str, Actor]) -> None:
    happens(
        "extension.asked", make.task("bac-ha"), cast["head"], {"to": date(2026, 12, 31).isoformat(), "extension": 4}
    )
    notice = db.session.scalars(select(Notice).where(Notice.audience == Audience.LEADERS)).one()
    sentence, values = queries.said(notice)
    assert sentence % values == "Xã Bắc Hà xin gia hạn đến 31/12/2026, chờ quyết định"
    assert notice.detail == {"extension": 4, "day": "2026-12-31"}


def test_acting_on_a_task_reads_what_one_was_told_of_it(cast: dict[str, Actor]) -> None:
    task, other = make.task("bac-ha"), make.task("bac-ha")
    for each in (task, other):
        happens("task.submit", each, cast["head"])
    happens("task.approve", task, cast["secretary"])
    unread = select(Notice.task_id).where(Notice.person_id == cast["secretary"].person_id, Notice.read_at.is_(None))
    assert db.session.scalars(unread).all() == [other.id]


def test_what_somebody_else_answered_waits_for_nobody(cast: dict[str, Actor]) -> None:
    task, other = make.task("bac-ha"), make.task("bac-ha")
    for each in (task, other):
        happens("task.submit", each, cast["head"])
    happens("task.approve", task, cast["leader"])
    waits = select(Notice.task_id).where(
        Notice.person_id == cast["secretary"].person_id, Notice.read_at.is_(None), Notice.kind == Kind.WAITS
    )
    assert db.session.scalars(waits).all() == [other.id]
    assert told("task.approve")["secretary"] == [Kind.INFORMATION]


# ---------- deputies ----------


def test_who_deputises_is_told_with_the_holder_in_the_holders_post(cast: dict[str, Actor]) -> None:
    make.deputy_of(cast["head"], cast["official"])
    happens("task.send_back", make.task("bac-ha"), cast["secretary"])
    assert set(told()) == UNIT
    (notice,) = db.session.scalars(select(Notice).where(Notice.person_id == cast["official"].person_id))
    assert notice.audience is Audience.IN_CHARGE
    happens("task.decline", make.task("bac-ha"), cast["colleague"])
    happens("task.assigned", make.task("bac-ha", state=State.ASSIGNED), cast["secretary"])
    (waits,) = db.session.scalars(
        select(Notice).where(Notice.person_id == cast["official"].person_id, Notice.action == "task.assigned")
    )
    assert (waits.audience, waits.kind) == (Audience.HEADS, Kind.WAITS)
    assert waits.post_id == cast["head"].post.id


def test_a_deputyship_that_is_over_tells_nobody(cast: dict[str, Actor]) -> None:
    make.deputy_of(cast["head"], cast["colleague"], days=1)
    with clock.frozen(clock.now() + timedelta(days=3)):
        happens("task.assigned", make.task("bac-ha", state=State.ASSIGNED), cast["secretary"])
    assert told()["colleague"] == told()["official"] == [Kind.INFORMATION]


def test_the_holder_is_told_what_the_deputy_did_and_the_deputy_is_not(cast: dict[str, Actor]) -> None:
    deputy = make.deputy_of(cast["head"], cast["official"])
    happens("task.submit", make.task("bac-ha"), deputy)
    assert "head" in told()
    assert "official" not in told()


def test_who_left_because_the_task_went_elsewhere_is_no_news_of_its_own(cast: dict[str, Actor]) -> None:
    task = make.task("bac-ha", state=State.DECLINED)
    task.official_id = cast["official"].person_id
    db.session.commit()
    with transaction():
        services.move(task, Step.REASSIGN, Given(note="Đúng địa bàn", unit=make.unit("nam-ha")), by=cast["secretary"])
    assert told("task.official_left") == {}
    assert told("task.reassign") == {"other head": [Kind.WAITS], "other official": [Kind.INFORMATION]}


# ---------- proposals ----------


def test_a_proposal_waits_for_the_body_that_is_asked_and_its_answer_tells_the_unit(cast: dict[str, Actor]) -> None:
    wish = proposals.Wish("Sửa rãnh", "Rãnh sụt", Topic.URBAN, make.unit("ubnd"))
    with transaction():
        proposal = proposals.propose(wish, by=cast["head"])
    assert told("proposal.raised") == {
        "secretary": [Kind.WAITS],
        "official": [Kind.INFORMATION],
        "colleague": [Kind.INFORMATION],
    }
    with transaction():
        proposals.decide(proposal, Act.ANSWER, "Thị xã bố trí vốn năm sau", by=cast["secretary"])
    assert set(told("proposal.answered")) == UNIT
    read = db.session.scalars(
        select(Notice.read_at).where(Notice.person_id == cast["secretary"].person_id, Notice.proposal_id == proposal.id)
    ).all()
    assert None not in read


def test_a_proposal_to_an_office_waits_for_its_head(cast: dict[str, Actor]) -> None:
    wish = proposals.Wish("Sửa rãnh", "Rãnh sụt", Topic.URBAN, make.unit("do-thi"))
    with transaction():
        proposals.propose(wish, by=cast["official"])
    assert told() == {
        "clearing head": [Kind.WAITS],
        "head": [Kind.INFORMATION],
        "colleague": [Kind.INFORMATION],
    }


def test_a_request_of_a_document_that_is_answered_within_the_act_asks_nobody(cast: dict[str, Actor]) -> None:
    make.actor(Role.SECRETARY, "ubnd", name="second secretary")
    passage = make.passage()
    found = proposals.Found(passage, "Sửa rãnh", Topic.URBAN, make.unit("bac-ha"), answer="Đưa vào kế hoạch")
    with transaction():
        proposals.take_from_document(found, by=cast["secretary"])
    assert "second secretary" not in told()
    assert set(told("proposal.answered")) == UNIT
