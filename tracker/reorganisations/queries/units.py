"""Units before and after: the plan that changes come to, the directory of the day, and the past of one unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from flask import abort
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from tracker.core.actor import Actor
from tracker.org.models import Succession, Unit
from tracker.org.queries import Roster, units_on
from tracker.org.rules.lineage import Described
from tracker.reorganisations.models import Reorganisation
from tracker.reorganisations.rules import Born, Here, Plan, Wanted, read_plan
from tracker.storage.database import db


def plan_of(reorganisation: Reorganisation) -> Plan:
    """What the changes come to, over the units that stand on the day before."""
    on = reorganisation.effective_on
    here = [
        Here(
            unit.id,
            unit.code,
            unit.name,
            unit.kind,
            tuple(alias.name for alias in unit.aliases),
            unit.parent_id,
            unit.valid_from,
        )
        for unit in units_on(on - timedelta(days=1))
        if unit.valid_to is None or unit.valid_to >= on
    ]
    wanted = [
        Wanted(
            number,
            change.kind,
            tuple(row.unit_id for row in change.begins_with),
            tuple(
                Born(heir.code, heir.name, heir.kind, tuple(heir.aliases), heir.parent, heir.unit_id)
                for heir in change.leads_to
            ),
        )
        for number, change in enumerate(reorganisation.changes, 1)
    ]
    return read_plan(wanted, here, on)


def roster_after(reorganisation: Reorganisation) -> Roster:
    """The units of the day as they can be named in a form: those that last, and those that are still to come.

    Units to come are no rows: they have a code and a name, and no id.
    """
    plan = plan_of(reorganisation)
    there = {unit.id: unit for unit in units_on(reorganisation.effective_on - timedelta(days=1))}
    by_code = {}
    for code, unit in plan.after.items():
        number = unit.id if isinstance(unit, Here) else unit.unit_id
        by_code[code] = (
            there[number] if number in there else Unit(code=code, name=unit.name, kind=unit.kind, aliases=[])
        )
    return Roster(by_code, {})


@dataclass(frozen=True)
class Past:
    """What a unit was: its names with the days they held, whom it carries on, and who carries it on."""

    names: list[tuple[date | None, Described]]
    before: list[Succession]
    after: list[Succession]


def unit_or_404(actor: Actor, unit_id: int) -> Unit:
    """The unit, whether it exists today or not; 404 when there is none. Units are no secret to administrators."""
    return db.session.get(Unit, unit_id) or abort(404)


def past_of(unit: Unit) -> Past:
    """The unit through time; one statement beside the unit's own."""
    first, names = unit.valid_from, []
    for kept in [*(Described.of(each) for each in unit.former), unit.described()]:
        names.append((first, kept))
        first = kept.until + timedelta(days=1) if kept.until else None
    query = select(Succession).where(or_(Succession.predecessor_id == unit.id, Succession.successor_id == unit.id))
    query = query.options(joinedload(Succession.predecessor), joinedload(Succession.successor)).order_by(Succession.id)
    rows = list(db.session.scalars(query))
    return Past(
        names,
        [row for row in rows if row.successor_id == unit.id],
        [row for row in rows if row.predecessor_id == unit.id],
    )
