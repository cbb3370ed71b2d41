"""Who may give which post, end it, and mind the account: every role by every role by every place; nobody themselves."""

from __future__ import annotations

from itertools import product

import pytest
from flask import Flask
from sqlalchemy import select

import make
from tracker.access.permissions import Permission
from tracker.auth.models import Account
from tracker.auth.services import close_account, invite, open_account
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.errors import Forbidden
from tracker.org.models import Person
from tracker.org.services import add_person
from tracker.people import policy, services
from tracker.people.queries import standing, visible_to
from tracker.people.rules import Standing, standing_of, suggested
from tracker.people.services import Seat
from tracker.storage.database import db, transaction

HEADS_GIVE = {Role.OFFICIAL, Role.VIEWER}
#: Where somebody stands, seen from a post at the office "ubnd": the unit itself, below, above, beside.
PLACES = {"ubnd": True, "bac-ha": True, "dang-uy": False, "mat-tran": False}
GRANTS = (Permission.PEOPLE_ADMIN, Permission.PEOPLE_UNIT, Permission.PEOPLE_MANAGE, Permission.PEOPLE_HAND_OVER)


@pytest.fixture
def town(app: Flask) -> dict[str, Actor]:
    """Somebody in each role at the office and at each place."""
    posts = {f"{role.value} {code}": (role, code) for role, code in product(Role, PLACES)}
    return make.actors(posts)


def test_who_appoints_whom_where(town: dict[str, Actor]) -> None:
    units = make.units()
    for mine, role, (code, within) in product(Role, Role, PLACES.items()):
        by, other = town[f"{mine.value} ubnd"], town[f"{role.value} {code}"]
        expected = mine is Role.ADMIN or (mine is Role.UNIT_HEAD and role in HEADS_GIVE and within)
        said = f"{mine} gives {role} at {code}"
        assert policy.may_appoint(by, None, units[code], role) is expected, said
        assert policy.may_appoint(by, make.person_of(by), units[code], role) is False, "nobody appoints themselves"
        post = make.person_of(other).posts[0]
        assert policy.may_end(by, post) is (expected and by.person_id != other.person_id), said
        managed = policy.may_manage(by, Permission.PEOPLE_MANAGE, make.person_of(other))
        assert managed is (expected and by.person_id != other.person_id), said
        deputised = (mine is Role.ADMIN and role in (Role.LEADER, Role.UNIT_HEAD)) or (
            mine is Role.UNIT_HEAD and role is Role.UNIT_HEAD and within
        )
        assert policy.may_deputise(by, post) is (deputised and by.person_id != other.person_id), said
    # The services ask the same table: one refusal of each kind.
    head, official = town["unit_head ubnd"], make.person_of(town["official bac-ha"])
    above = make.person_of(town["official dang-uy"])
    for person, seat in (
        (official, Seat(units["bac-ha"], Role.UNIT_HEAD, "Chủ tịch")),
        (official, Seat(units["dang-uy"], Role.OFFICIAL, "Văn thư")),
        (make.person_of(head), Seat(units["ubnd"], Role.VIEWER, "Theo dõi")),
    ):
        with pytest.raises(Forbidden), transaction():
            services.appoint(person, seat, by=head)
    for act in (services.leave, lambda who, day, by: services.end(who.posts[0], day, by=by)):
        with pytest.raises(Forbidden), transaction():
            act(above, clock.today(), by=head)


def test_who_holds_a_post_elsewhere_is_not_the_heads_to_manage(town: dict[str, Actor]) -> None:
    head, official = town["unit_head ubnd"], make.person_of(town["official bac-ha"])
    with transaction():
        seat = Seat(make.unit("mat-tran"), Role.OFFICIAL, "Văn thư")
        services.appoint(official, seat, by=town["admin ubnd"])
    db.session.expire_all()
    assert policy.may_see(head, Permission.PEOPLE_MANAGE, official)
    assert not policy.may_manage(head, Permission.PEOPLE_MANAGE, official)
    assert [policy.may_end(head, post) for post in official.posts] == [True, False]


def test_who_is_seen_and_how_they_stand_say_rule_and_sql_alike(town: dict[str, Actor]) -> None:
    admin = town["admin ubnd"]
    with transaction():
        bare = add_person("Người chưa có chức danh", by=None)
        working, waiting, gone, _ = (
            make.person_of(town[f"official {code}"]) for code in ("ubnd", "bac-ha", "dang-uy", "mat-tran")
        )
        open_account(working, "dang.dung", make.PASSWORD, by=None)
        invite(waiting, "dang.cho", by=None)
        close_account(invite(gone, "da.dong", by=None), by=None)
        services.leave(make.person_of(town["viewer bac-ha"]), clock.today().replace(day=1), by=admin)
    today = clock.today()
    people = list(db.session.scalars(select(Person)))
    assert bare in people
    for by, permission in product(town.values(), GRANTS):
        seen = set(db.session.scalars(select(Person.id).where(visible_to(by, permission))))
        assert seen == {each.id for each in people if policy.may_see(by, permission, each)}, (by.role, permission)
    query = select(Person.id, standing(today)).outerjoin(Account, Account.person_id == Person.id)
    stood = dict(db.session.execute(query).all())
    accounts = {each.person_id: each for each in db.session.scalars(select(Account))}
    for each in people:
        account = accounts.get(each.id)
        assert stood[each.id] == standing_of(
            account=account is not None,
            active=bool(account and account.active),
            invited=bool(account and account.invited),
            posts=any(post.valid_on(today) for post in each.posts),
        )
    assert set(stood.values()) == set(Standing)


def test_names_to_sign_in_with_are_plain_and_free() -> None:
    assert suggested("Nguyễn Thị Lan Anh", set()) == "nguyen.thi.lan.anh"
    assert suggested("Đỗ  Ơn", {"do.on", "do.on2"}) == "do.on3"
    assert suggested("Ý", set()) == "y.1"
    assert suggested("—", set()) == "nguoi.dung"
