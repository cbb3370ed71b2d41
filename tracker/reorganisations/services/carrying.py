"""Carrying a reorganisation out: units, posts, tasks, duties and requests in one transaction, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from flask_babel import force_locale
from sqlalchemy import select

from tracker.access.permissions import Permission
from tracker.audit import services as audit
from tracker.core import clock
from tracker.core.actor import Actor
from tracker.core.errors import Conflict, Forbidden, Refused
from tracker.core.events import Fact
from tracker.core.labels import N_
from tracker.org import services as org
from tracker.org.models import Unit
from tracker.org.rules.lineage import Described
from tracker.org.services import SeatTo
from tracker.proposals.services import pass_requests
from tracker.reorganisations import policy, queries
from tracker.reorganisations.models import Heir, Reorganisation
from tracker.reorganisations.rules import Born, ChangeKind, Do, Here, Plan, target
from tracker.reorganisations.services.drafting import check_ready, check_version
from tracker.storage.database import db, transaction
from tracker.tasks import services as tasks
from tracker.tasks.services import Passing
from tracker.web.forms import said


class NotYet(Conflict):
    """The day has not come."""


def carry_out(reorganisation: Reorganisation, *, by: Actor | None, version: int | None = None) -> Mapping[str, int]:
    """Make the units what the reorganisation says, and pass on all that is open; what came of it, in numbers.

    Raises Forbidden for anybody but an administrator or the program itself, Conflict when it is not prepared or
    anything stands against it by now, NotYet before its day.
    """
    if by is not None and not policy.may(by, Permission.UNITS_CARRY_OUT, reorganisation):
        raise Forbidden(N_("Bạn không có quyền thực hiện việc này."))
    # Whoever comes second waits, and then finds it done.
    lock = select(Reorganisation).where(Reorganisation.id == reorganisation.id)
    reorganisation = db.session.scalars(lock.with_for_update().execution_options(populate_existing=True)).one()
    check_version(reorganisation, version)
    state = target(reorganisation.state, Do.CARRY_OUT)
    on = reorganisation.effective_on
    if on > clock.today():
        raise NotYet(N_("Chưa đến ngày thực hiện (%(day)s)."), day=f"{on:%d/%m/%Y}")
    plan = check_ready(reorganisation).plan
    seats = queries.seats_of(reorganisation, plan)
    units = _make_units(reorganisation, plan, by)
    heirs = {unit_id: tuple(units[code] for code in codes) for unit_id, codes in plan.ended.items()}
    for _, post, seat in seats:
        role, title = (seat.role, seat.title) if seat is not None else (post.role, post.title)
        code = seat.heir if seat is not None else plan.ended[post.unit_id][0]
        org.pass_post(post, SeatTo(units[code], role, title), on, by=by)
    chosen = {share.task_id: units[share.heir] for change in reorganisation.changes for share in change.shares}
    words = f"Theo {reorganisation.basis}, từ ngày {on:%d/%m/%Y}."
    passing = Passing(heirs, words, reorganisation.person_id, reorganisation.post_title, chosen)
    passed = tasks.pass_on(passing, by=by)
    requests = pass_requests({unit_id: some[0] for unit_id, some in heirs.items()}, by=by)
    result = {
        "ended": len(plan.ended),
        "begun": sum(isinstance(unit, Born) and unit.unit_id is None for unit in plan.after.values()),
        "renamed": sum(change.kind is ChangeKind.RENAME for change in reorganisation.changes),
        "tasks": passed.tasks,
        "touched": passed.touched,
        "posts": len(seats),
        "duties": passed.duties,
        "requests": requests,
    }
    reorganisation.state, reorganisation.carried_out_at = state, clock.now()
    reorganisation.result, reorganisation.trouble = result, ""
    db.session.flush()
    detail = {"title": reorganisation.title, "on": on.isoformat(), **result}
    audit.record(Fact("reorganisation.carried_out", "reorganisation", reorganisation.id, detail), by=by)
    for unit_id, led in passed.led.items():
        audit.record(Fact("org.unit_took_over", "unit", unit_id, {"many": led}), by=by)
    return result


def carry_out_due(moment: datetime) -> str:
    """The job of the early morning: what is prepared and whose day has come; says in a sentence what it did.

    Each is committed by itself. One that cannot be carried out stays as it is, with the reason, for an administrator to
    see; the others go on.
    """
    done, troubles = 0, []
    for number in queries.due_by(clock.local(moment).date()):
        try:
            with transaction():
                carry_out(db.session.get_one(Reorganisation, number), by=None)
            done += 1
        except Refused as refusal:
            with force_locale("vi"):
                troubles.append(said(refusal))
            with transaction():
                _hold_up(db.session.get_one(Reorganisation, number), troubles[-1])
    held = f" Chưa thực hiện được {len(troubles)}: {' '.join(troubles)}" if troubles else ""
    return f"Đã thực hiện {done} phương án sắp xếp đơn vị.{held}"


def _hold_up(reorganisation: Reorganisation, trouble: str) -> None:
    if reorganisation.trouble != trouble:
        reorganisation.trouble = trouble
        detail = {"title": reorganisation.title, "trouble": trouble}
        audit.record(Fact("reorganisation.held_up", "reorganisation", reorganisation.id, detail), by=None)


def _make_units(reorganisation: Reorganisation, plan: Plan, by: Actor | None) -> dict[str, Unit]:
    """End, begin and rename, in this order: places on the map and codes are free before they are taken again."""
    on = reorganisation.effective_on
    ids = [*plan.ended, *(_id(each) for each in plan.after.values())]
    here = {unit.id: unit for unit in db.session.scalars(select(Unit).where(Unit.id.in_([i for i in ids if i])))}
    for unit_id in plan.ended:
        org.end_unit(here[unit_id], on, by=by)
    heirs = [heir for change in reorganisation.changes for heir in change.leads_to]
    units = {code: here[_id(each) or 0] for code, each in plan.after.items() if _id(each)}
    for heir in heirs:
        if heir.code not in units:
            units[heir.code] = org.found_unit(heir.code, _described(heir, None), on, by=by)
        heir.unit = units[heir.code]
    above = {code: units[parent].id if parent else None for code, parent in plan.above.items()}
    for change in reorganisation.changes:
        if change.kind is ChangeKind.RENAME:
            heir = change.leads_to[0]
            org.redescribe(units[heir.code], _described(heir, above[heir.code]), on, by=by)
    for code, unit in units.items():
        if unit.parent_id == above[code]:
            continue
        if unit.valid_from == on:
            unit.parent_id = above[code]
        else:  # what it stood below has ended
            told = unit.described()
            org.redescribe(unit, Described(told.name, told.kind, told.aliases, above[code]), on, by=by)
    _place_on_map(reorganisation, units)
    for unit_id, codes in plan.ended.items():
        org.succeed(here[unit_id], [units[code] for code in codes], on)
    org.settle()
    return units


def _id(unit: Here | Born) -> int | None:
    return unit.id if isinstance(unit, Here) else unit.unit_id


def _described(heir: Heir, parent_id: int | None) -> Described:
    return Described(heir.name, heir.kind, tuple(heir.aliases), parent_id)


def _place_on_map(reorganisation: Reorganisation, units: Mapping[str, Unit]) -> None:
    """A new unit stands on the map where the first of its predecessors stood, when that place is free."""
    taken = {(unit.parent_id, unit.grid_row, unit.grid_col) for unit in _lasting(units.values())}
    for change in reorganisation.changes:
        for heir in change.leads_to:
            unit = units[heir.code]
            for old in change.units:
                place = (unit.parent_id, old.grid_row, old.grid_col)
                if unit.grid_row is None and old.grid_row is not None and old is not unit and place not in taken:
                    unit.grid_row, unit.grid_col = old.grid_row, old.grid_col
                    taken.add(place)
    db.session.flush()


def _lasting(units: Iterable[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.grid_row is not None]
