"""A statement that is put together once for all readers of a kind finds for each what is theirs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import StatementError
from werkzeug.exceptions import NotFound

import make
from tracker.access.permissions import Permission
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.org.models import Unit
from tracker.org.queries import any_reader, posts_of, scopes
from tracker.storage.database import db
from tracker.tasks import policy, queries
from tracker.tasks.models import Task
from tracker.tasks.queries import Filter, Whose
from tracker.tasks.rules import State

CODES = ("bac-ha", "nam-ha", "do-thi")


@pytest.fixture(autouse=True)
def of_many_units(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where there are more units than a statement would leave out by name."""
    monkeypatch.setattr(scopes, "MOST_OUTSIDE", 0)


def somebody(role: Role, code: str, name: str) -> Actor:
    """Somebody as a request reads them: with the units of their scope by number."""
    made = make.actor(role, code, name=name)
    posts = posts_of(made.person_id, clock.today())
    return replace(made, post=posts[0], posts=posts)


def shown(reader: Actor, wanted: Filter) -> set[int]:
    page = queries.task_page(reader, wanted, horizon=queries.horizon(), number=1, size=50)
    assert page.total == queries.count_of(reader, wanted, queries.horizon())
    return {row.id for row in page.rows}


@pytest.mark.dialects
@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.OFFICIAL, Role.VIEWER, Role.SECRETARY, Role.LEADER])
def test_each_reader_of_a_kind_sees_what_is_theirs(app: Flask, role: Role) -> None:
    of, other = make.passage(), make.passage()
    for code in CODES:
        make.task(code, of=of)
        make.task("mat-tran", assigner="dang-uy", coordinating=(code,), of=of)
        make.task("mat-tran", assigner="dang-uy", state=State.BLOCKED, blocker=code, of=of)
        make.task(code, assigner="dang-uy", confidential=True, of=other)
    readers = [somebody(role, code, f"{code} {number}") for code in CODES for number in (1, 2)]
    tasks = list(db.session.scalars(select(Task)))
    for number, reader in enumerate(readers):
        mine = next(task for task in tasks if task.lead_id == reader.unit_id and not task.confidential)
        if number % 2:
            mine.official_id = reader.person_id
    db.session.commit()
    for reader in readers:
        assert any_reader(reader)[1], "a statement that is shared"
        seen = {task.id for task in tasks if policy.may(reader, Permission.TASK_VIEW, task)}
        assert shown(reader, Filter()) == seen
        assert 3 <= len(seen) < len(tasks)
        own = {task.id for task in tasks if task.official_id == reader.person_id}
        assert shown(reader, Filter(official=Whose.MINE.value)) == own
        for task in tasks:
            if task.id in seen:
                assert queries.task_or_404(reader, task.id).id == task.id
            else:
                with pytest.raises(NotFound):
                    queries.task_or_404(reader, task.id)


@pytest.mark.dialects
def test_a_deputy_sees_what_the_holder_of_the_post_would_see(app: Flask) -> None:
    holder, deputy = somebody(Role.UNIT_HEAD, "bac-ha", "Trưởng"), somebody(Role.OFFICIAL, "bac-ha", "Phó")
    make.deputy_of(holder, deputy)
    lent = next(post for post in posts_of(deputy.person_id, clock.today()) if post.holder_id == holder.person_id)
    task = make.task("bac-ha", confidential=True)
    task.official_id = holder.person_id
    other = make.task("bac-ha", of=make.passage())
    other.official_id = deputy.person_id
    db.session.commit()
    acting = replace(deputy, post=lent)
    assert lent.inside
    assert shown(acting, Filter()) == shown(holder, Filter()) == {task.id, other.id}
    assert shown(acting, Filter(official=Whose.MINE.value)) == {task.id}


def test_readers_of_a_kind_share_a_statement_and_others_do_not(app: Flask) -> None:
    one, two = (any_reader(somebody(Role.OFFICIAL, code, code)) for code in ("bac-ha", "nam-ha"))
    head = any_reader(somebody(Role.UNIT_HEAD, "bac-ha", "Trưởng"))
    assert one[0] == two[0] != head[0]
    assert one[1] != two[1]
    assert any_reader(replace(somebody(Role.OFFICIAL, "bac-ha", "Kín"), discreet=True))[0] != one[0]
    above = make.actor(Role.LEADER, "dang-uy")
    assert any_reader(above) == (above, {}), "a scope that is not named is asked for by its path, for each by itself"
    whole = somebody(Role.LEADER, "dang-uy", "Bí thư")
    assert whole.post.inside
    assert whole.post.outside == ()
    assert any_reader(whole) == (whole, {}), "whoever has all units below them is asked for none by number"


def test_a_rule_that_asks_for_what_is_not_said_is_refused(app: Flask) -> None:
    """It neither finds what is somebody else's nor stays silent: the statement is not even sent."""
    reader, said = any_reader(somebody(Role.OFFICIAL, "bac-ha", "Lan"))
    with pytest.raises(StatementError, match="reader_unsaid"):
        db.session.scalar(select(func.count(Unit.id)).where(Unit.id == reader.unit_id), said)
    with pytest.raises((TypeError, AttributeError)):
        reader.post.covers("/1/")
    with pytest.raises(StatementError, match="reader_unsaid"):
        db.session.scalar(select(func.count(Task.id)).where(Task.official_id == reader.person_id), said)
    with pytest.raises(StatementError, match="reader_scope"):
        db.session.scalar(select(func.count(Task.id)).where(queries.visible_to(reader)))
