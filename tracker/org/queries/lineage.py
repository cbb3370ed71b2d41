"""Units by code and day, those below one, and which unit of a day carries on which."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, false, select
from sqlalchemy.orm import InstrumentedAttribute

from tracker.core.errors import Invalid
from tracker.core.labels import N_
from tracker.org.models import Succession, Unit
from tracker.org.queries.known import tree
from tracker.org.rules.lineage import Lineage
from tracker.org.rules.tree import KnownUnit
from tracker.storage.database import db


def below(path: InstrumentedAttribute[str], root: str) -> ColumnElement[bool]:
    """Units at or below `root`, as a range over the index of paths ("/1/" … "/10")."""
    return and_(path >= root, path < root[:-1] + "0")


def unit_ids_below(root: str) -> Select[int]:
    """Ids of the units at or below `root`, as a subselect for scopes."""
    return select(Unit.id).where(below(Unit.path, root))


def lineage() -> Lineage:
    """Which unit carries on which."""
    return tree().lineage


def ended_by(day: date) -> list[Unit]:
    """The units that ended before `day`, the last first."""
    return list(db.session.scalars(select(Unit).where(Unit.valid_to < day).order_by(Unit.valid_to.desc(), Unit.id)))


def carried_on_by_name() -> dict[int, list[str]]:
    """By the id of a unit, the names of those that it carries on."""
    found: dict[int, list[str]] = {}
    query = select(Succession.successor_id, Unit.name).join(Unit, Unit.id == Succession.predecessor_id)
    for unit_id, name in db.session.execute(query.order_by(Succession.id)):
        found.setdefault(unit_id, []).append(name)
    return found


def unit_named(code: str, day: date) -> Unit | None:
    """The unit that carries `code` on `day`; else the one that then carries on the last that did, or that one itself.

    None when no unit had begun under that code by then.
    """
    known = known_unit(code, day)
    return db.session.get_one(Unit, known.id) if known is not None else None


def known_unit(code: str, day: date) -> KnownUnit | None:
    """`unit_named` as plain values, which cost no statement."""
    return tree().named(code, day)


def unit_by_code(code: str, day: date) -> Unit | None:
    """The unit that carries `code` on `day`, or the one that then carries on the last that did; None without one."""
    unit = unit_named(code, day)
    return unit if unit is not None and unit.valid_on(day) else None


def unit_ids_at(code: str, day: date) -> Select[int]:
    """Ids of the unit that `code` means on `day` and of all below it, as a subselect for filters.

    What it carries on hangs below it, and so do the units that those had.
    """
    unit = known_unit(code, day)
    return unit_ids_below(unit.path) if unit is not None else select(Unit.id).where(false())


def living(units: Iterable[Unit], day: date) -> list[Unit]:
    """For each of `units` that has ended the one that carries it on by `day`; each once, in the order given.

    Raises Invalid for one that nobody carries on. No statement while all exist.
    """
    found: dict[int, Unit] = {}
    known: Lineage | None = None
    for unit in units:
        if unit.valid_to is not None and unit.valid_to < day:
            known = known or lineage()
            heir = db.session.get_one(Unit, known.heir(unit.id, day))
            if heir.valid_to is not None and heir.valid_to < day:
                raise Invalid(
                    N_("%(unit)s đã kết thúc hoạt động ngày %(day)s và không có đơn vị kế thừa; chọn đơn vị khác."),
                    field="lead",
                    unit=unit.name,
                    day=f"{unit.valid_to:%d/%m/%Y}",
                )
            unit = heir
        found[unit.id] = unit
    return list(found.values())
