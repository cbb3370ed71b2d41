"""Random reorganisations: changes over whatever wards there are, for tests of what must always hold."""

from __future__ import annotations

from hypothesis import strategies as st

import make
from tracker.core import clock
from tracker.core.actor import Actor, Role
from tracker.core.labels import UnitKind
from tracker.org.models import Unit
from tracker.org.queries import units_on
from tracker.reorganisations import queries, services
from tracker.reorganisations.rules import Born, ChangeKind
from tracker.reorganisations.services import Outline, SeatChoice
from tracker.storage.database import transaction

#: A kind of change with two numbers that settle which units it is about; and the days since the one before.
change = st.tuples(st.sampled_from(ChangeKind), st.integers(0, 30), st.integers(0, 30), st.integers(1, 9))


def born(number: int, code: str = "") -> Born:
    return Born(code or f"moi-{number}", f"Phường Mới {number % 3}", UnitKind.WARD, (), "ubnd")


def wanted(kind: ChangeKind, first: int, second: int, wards: list[Unit], number: int) -> tuple[list[Unit], list[Born]]:
    """A change over the wards there are; codes are sometimes used again."""
    one, two = wards[first % len(wards)], wards[second % len(wards)]
    stays = Born(two.code, two.name, two.kind, (), "", two.id)
    again = one.code if first % 2 else ""
    return {
        ChangeKind.RENAME: ([one], [Born(one.code, f"Phường {number}", one.kind, (), "", one.id)]),
        ChangeKind.MERGE: ([one, two], [stays if second % 3 == 0 else born(number, again)]),
        ChangeKind.SPLIT: ([one], [born(number, again), born(number + 1)]),
        ChangeKind.DISSOLVE: (
            [one],
            [stays, *([Born("do-thi", unit_id=make.unit("do-thi").id)] if first % 3 == 0 else [])],
        ),
        ChangeKind.FOUND: ([], [born(number)]),
    }[kind]


def carry(kind: ChangeKind, first: int, second: int, number: int, by: Actor, admin: Actor) -> None:
    """Prepare and carry out one change today; heads who meet are answered by the number, tasks are divided by it."""
    wards = [unit for unit in units_on(clock.today()) if unit.kind is UnitKind.WARD]
    units, heirs = wanted(kind, first, second, wards, number)
    with transaction():
        plan = services.draft(Outline("Sắp xếp", f"QĐ {number}", clock.today()), by=by)
        row = services.put_change(plan, kind, units, heirs, by=by)
        for posts in queries.preview(plan).questions.values():
            chosen = {
                post.id: SeatChoice(
                    queries.plan_of(plan).ended[post.unit_id][0],
                    Role.UNIT_HEAD if at == 0 else Role.OFFICIAL,
                    "Chủ tịch",
                )
                for at, post in enumerate(posts)
            }
            services.choose_seats(plan, chosen, by=by)
        ended = queries.plan_of(plan).ended
        tasks = queries.shares_of(by, row, ended, size=50)
        services.divide(
            row, {task.id: ended[task.lead_id][task.id % len(ended[task.lead_id])] for task in tasks}, by=by
        )
        services.prepare(plan, by=by)
        services.carry_out(plan, by=admin)
