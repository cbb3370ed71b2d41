"""The two real reorganisations of Từ Sơn, from one end to the other."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

import make
from tracker.core import clock
from tracker.core.actor import Role
from tracker.core.labels import UnitKind
from tracker.org.queries import directory_on
from tracker.reorganisations import queries, services
from tracker.reorganisations.rules import Born, ChangeKind
from tracker.reorganisations.services import Outline
from tracker.storage.database import db, transaction


def test_smoke(app: Flask) -> None:
    units = make.town()
    admin = make.actor(Role.ADMIN, "ubnd", name="Lê Quang Minh")
    [make.actor(Role.UNIT_HEAD, code) for code in ("bac-ha", "nam-ha")]
    tasks = make.assigned("bac-ha", "nam-ha", due_on=clock.today() + timedelta(days=9))
    today = clock.today()
    with transaction():
        plan = services.draft(Outline("Nhập hai xã", "NQ 1/NQ", today), by=admin)
        services.put_change(
            plan,
            ChangeKind.MERGE,
            [units["bac-ha"], units["nam-ha"]],
            [Born("ha", "Phường Hà", UnitKind.WARD, ("P. Hà",))],
            by=admin,
        )
    seen = queries.preview(plan)
    assert seen.plan.sound, seen.plan.against
    assert list(seen.questions) == ["ha"]
    with transaction():
        services.choose_seats(
            plan,
            {
                post.id: services.SeatChoice("ha", Role.UNIT_HEAD if n == 0 else Role.OFFICIAL, "Chủ tịch")
                for n, post in enumerate(seen.questions["ha"])
            },
            by=admin,
        )
        services.prepare(plan, by=admin)
    with transaction():
        result = services.carry_out(plan, by=admin)
    print(result)
    for task in tasks:
        db.session.refresh(task)
        assert task.lead.code == "ha"
    print([(u.name) for u in directory_on(today)], [(u.name) for u in directory_on(today - timedelta(days=1))])
